"""An audit in the words of a language: what is shown on a terminal, as JSON, and on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ashore.errors import Key
from ashore.person.audit.evidence import Quote
from ashore.person.audit.model import REPORTED, SOURCE, Answer, Audit, Line, Status
from ashore.words import Language, say

MARKS: Final[Mapping[Status, str]] = {"answered": "✓", "half": "◐", "not_done": "–", "open": "✗"}
"""Beside the word, never in its place."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer in words.

    Attributes
    ----------
    reported
        The question of the evidence pack, which names the article that reports it.
    missing
        What is missing, each a few words.
    measure
        What to find out; None where nothing is missing.
    """

    question: str
    reported: str
    asked: str
    status: Status
    status_word: str
    mark: str
    variant: str
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...]
    follow_up: str
    measure: str | None


def told(answer: Answer, language: Language) -> Told:
    """Say one answer in a language."""
    variant = f"_{answer.variant}" if answer.variant else ""
    return Told(
        answer.question,
        f"{SOURCE}/{REPORTED[answer.question]}",
        say(language, f"audit.question.{answer.question}{variant}"),
        answer.status,
        say(language, f"audit.status.{answer.status}"),
        MARKS[answer.status],
        answer.variant,
        answer.quotes,
        tuple(say(language, f"audit.missing.{answer.question}.{part}") for part in answer.missing),
        _line(answer.follow_up, language),
        _line(answer.measure, language) if answer.measure else None,
    )


def notes(audit: Audit, language: Language) -> tuple[str, ...]:
    """Say what else there is to say of the text."""
    of_reader = (say(language, f"note.{note.code}", count=note.count) for note in audit.read)
    return (*of_reader, *(say(language, f"audit.note.{note}") for note in audit.notes))


def _line(line: Line, language: Language) -> str:
    values = {
        name: say(language, value) if isinstance(value, Key) else value for name, value in line.values.items()
    }
    sentence = say(language, f"audit.{line.key}", **values)
    return sentence[:1].upper() + sentence[1:]
