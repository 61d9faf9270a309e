"""One question of the bank: its name for ever, its words, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from dataclasses import field as default
from hashlib import sha256
from typing import Any, Final, Literal, get_args

from ashore.packs.model import Words
from ashore.practice.errors import (
    AnswerTooLongError,
    EmptyAnswerError,
    EmptyQuestionError,
    QuestionTooLongError,
    UnknownPointError,
)
from ashore.text.folding import fold_chars
from ashore.words import Language, say

Origin = Literal["interview", "audit", "own", "ad", "pack"]
ORIGINS: Final[tuple[Origin, ...]] = get_args(Origin)
"""In the order in which new questions are taken up: what was asked before is asked again."""

Point = Literal["metric", "number", "baseline", "why", "sample", "own"]
POINTS: Final[tuple[Point, ...]] = get_args(Point)
"""What an answer may have to contain, the weightiest first: which metric, its value, what it is compared with, the
cause, what it was measured on, and what the person did themselves."""

LONGEST_QUESTION: Final = 500
"""Characters."""
LONGEST_ANSWER: Final = 20_000
"""Characters: an hour of speaking, and more than anybody says in one answer."""

_NO_WORDS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question comes from; empty where it does not apply.

    Attributes
    ----------
    source
        What to call it: the pack's fact, the company of an interview, the name of a project's description.
    entry, day
        Of an interview: the number of the journal's entry, and its day.
    ad, start, end
        Of an ad: its digest, and the span of its text that the question is about.
    skill
        What the ad asks for, as the vocabulary calls it.
    check
        The question of the audit that this one follows up, as `ashore.person.audit.QUESTIONS` has it.
    en
        The question in English where it has words of its own in both languages.
    needs
        What a good answer contains, where the person has said so.
    """

    source: str = ""
    entry: int | None = None
    day: str = ""
    ad: str = ""
    start: int = 0
    end: int = 0
    skill: str = ""
    check: str = ""
    en: str = ""
    needs: tuple[str, ...] = ()

    def said(self) -> dict[str, Any]:
        """Return what applies, as JSON has it."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "", 0, ())}

    @classmethod
    def of(cls, said: object) -> Place:
        """Return what `said` gave; what this version does not know, or has another form, is left out."""
        known: dict[str, Any] = {}
        for name, value in said.items() if isinstance(said, dict) else ():
            if name == "needs":
                known[name] = tuple(
                    point for point in POINTS if isinstance(value, list | tuple) and point in value
                )
            elif name == "entry":
                known[name] = value if type(value) is int else None
            elif name in cls.__dataclass_fields__ and type(value) is type(getattr(_NOWHERE, name)):
                known[name] = value
        return cls(**known)


_NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True)
class Question:
    """A question that may be asked.

    Attributes
    ----------
    key
        Its name for ever: where it comes from, and eight digits that follow from its words.
    text
        The question; the same twice where it was typed in one language; of an ad the skill it asks for.
    role
        Value of ``role_family``; None where it is asked for any.
    """

    key: str
    text: Words
    role: str | None
    origin: Origin
    place: Place = default(default=_NOWHERE)

    def asked(self, language: Language) -> str:
        """Return the question in a language."""
        if self.place.skill:  # worded when it is read, so that a list loads the words of one language alone
            return say(language, "practice.ask.skill", skill=self.place.skill)
        return self.text.zh if language == "zh" else self.text.en


def folded(text: str) -> str:
    """Return what two ways to write one question have in common: no case, width, script or punctuation."""
    return _NO_WORDS.sub("", fold_chars(text)) or text.strip()


def key_of(origin: Origin, role: str | None, text: str) -> str:
    """Return the name of a question; the same words for the same role have the same name."""
    words = f"{role or ''}|{folded(text)}"
    return f"{origin}-{sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def typed(
    text: str, role: str | None, *, origin: Origin = "own", place: Place = _NOWHERE, needs: tuple[str, ...] = ()
) -> Question:
    """Return a question as a person types it.

    Raises
    ------
    EmptyQuestionError, QuestionTooLongError, UnknownPointError
    """
    words = " ".join(text.split())
    if not _NO_WORDS.sub("", words):
        raise EmptyQuestionError
    if len(words) > LONGEST_QUESTION:
        raise QuestionTooLongError(characters=f"{len(words):,}", most=LONGEST_QUESTION)
    for need in needs:
        if need not in POINTS:
            raise UnknownPointError(value=need, known=", ".join(POINTS))
    if needs:
        place = replace(place, needs=tuple(point for point in POINTS if point in needs))
    return Question(key_of(origin, role, words), Words(words, words), role, origin, place)


def checked_answer(text: str) -> str:
    """Return an answer word for word, without empty lines around it.

    Raises
    ------
    EmptyAnswerError, AnswerTooLongError
    """
    words = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    words = words.strip("\n")
    if not words.strip():
        raise EmptyAnswerError
    if len(words) > LONGEST_ANSWER:
        raise AnswerTooLongError(characters=f"{len(words):,}", most=f"{LONGEST_ANSWER:,}")
    return words
