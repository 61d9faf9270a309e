"""Questions, answers and what is due, in the words of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, Literal

from ashore.practice.questions import Point, Question
from ashore.practice.schedule import RATINGS, Review, Schedule
from ashore.reports.values import label, number
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.practice.checklist import Checklist

# Compiled where they are used, which a list of questions never does: ranges this large take milliseconds.
_UNIT: Final = r"(?s:[㐀-䶿一-鿿]|[^\W㐀-䶿一-鿿]+|\s+|.)"
_CHINESE: Final = "[㐀-䶿一-鿿]"
_WORD: Final = "[a-zA-Z]+"
_SENTENCE: Final = r"[^。！？!?\n]*(?:[。！？!?\n]+|$)"
_FINE: Final = 4_000
"""Words and characters up to which two versions are compared word by word; longer ones by the sentence."""


@dataclass(frozen=True, slots=True)
class PointView:
    """One thing an answer must contain.

    Attributes
    ----------
    quote
        The words of the answer that have it; empty where it is missing.
    follow_up
        What an interviewer asks where it is missing.
    """

    point: Point
    name: str
    there: bool
    quote: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an answer that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in a list.

    Attributes
    ----------
    lang
        Of the question's words, as HTML has it; empty where it is the reader's.
    origin, from_
        Where it comes from, as one word and as a sentence.
    due
        When it is due, in words; empty where it is put aside.
    late
        Whether it is due by now.
    versions
        Of its answer.
    """

    key: str
    asked: str
    lang: str
    role: str
    origin: str
    from_: str
    due: str
    late: bool
    versions: int
    aside: bool


def row(
    question: Question,
    schedule: Schedule | None,
    today: date,
    language: Language,
    *,
    versions: int = 0,
    aside: bool = False,
) -> QuestionRow:
    """Return a question as it stands in a list."""
    asked = question.asked(language)
    return QuestionRow(
        question.key,
        asked,
        lang_of(asked, language) if question.text.zh == question.text.en and not question.place.skill else "",
        role_name(question, language),
        say(language, f"practice.origin_name.{question.origin}"),
        origin_line(question, language),
        "" if aside else due_words(schedule, today, language),
        schedule is not None and not aside and schedule.due.astimezone().date() <= today,
        versions,
        aside,
    )


def lang_of(text: str, language: Language) -> str:
    """Return the language of a text where it is not the reader's, as HTML names it; else nothing."""
    chinese = len(re.findall(_CHINESE, text)) > len(re.findall(_WORD, text))
    if chinese == (language == "zh"):
        return ""
    return "zh-Hans" if chinese else "en"


def origin_line(question: Question, language: Language) -> str:
    """Say where a question comes from."""
    place = question.place
    match question.origin:
        case "interview":
            company = place.source or say(language, "practice.origin.a_company")
            return say(language, "practice.origin.interview", company=company, day=place.day, entry=place.entry)
        case "ad":
            return say(language, "practice.origin.ad", title=place.source)
        case "audit":
            return say(language, "practice.origin.audit", project=place.source)
        case "pack" if place.source:
            return say(language, "practice.origin.pack", source=_article(place.source, language))
        case "pack":
            return say(language, "practice.origin.pack_own")
    return say(language, "practice.origin.own")


def _article(fact: str, language: Language) -> str:
    """Return the name of the article that a fact of the pack comes from, with its author where it names one."""
    from ashore.packs import load

    source = load().sources.get(fact.partition("/")[0])
    if source is None:
        return fact
    name = source.name.zh if language == "zh" else source.name.en
    return name if source.author is None else f"{name} ({source.author})"


def role_name(question: Question, language: Language) -> str:
    """Return the role family that is asked this, or that any is."""
    return (
        say(language, "practice.any_role")
        if question.role is None
        else label(language, "role_family", question.role)
    )


def due_words(schedule: Schedule | None, today: date, language: Language) -> str:
    """Say when a question is due, from a day of this machine's clock."""
    if schedule is None:
        return say(language, "practice.due.never")
    day = schedule.due.astimezone().date()
    days = (day - today).days
    if days < 0:
        return say(language, "practice.due.overdue", days=-days)
    if days == 0:
        return say(language, "practice.due.today")
    return say(
        language, "practice.due.tomorrow" if days == 1 else "practice.due.later", days=days, day=day.isoformat()
    )


def next_words(schedule: Schedule, now: datetime, language: Language) -> str:
    """Say when a question comes again, just after it was practised."""
    minutes = round((schedule.due - now.astimezone(UTC)).total_seconds() / 60)
    if minutes < 24 * 60 - 1:
        return say(language, "practice.due.minutes", minutes=max(minutes, 1))
    return due_words(schedule, now.astimezone().date(), language)


def points_of(question: Question, found: Checklist, language: Language) -> tuple[PointView, ...]:
    """Return what the answer must contain, with what it has of it."""
    return tuple(
        PointView(
            ticked.point,
            say(language, f"practice.point.{ticked.point}"),
            ticked.there,
            "" if ticked.quote is None else " ".join(ticked.quote.quote.split()),
            follow_up(question, ticked.point, language),
        )
        for ticked in found.points
    )


def follow_up(question: Question, point: Point, language: Language) -> str:
    """Return what is asked where an answer lacks a point."""
    skill = question.place.skill
    if skill and point == "own":
        return say(language, "practice.follow.own_skill", skill=skill)
    return say(language, f"practice.follow.{point}")


def duration(seconds: float, language: Language) -> str:
    """Say how long something took: 45 s, 2 min 05 s."""
    whole = round(seconds)
    if whole < 60:
        return say(language, "practice.seconds", seconds=whole)
    return say(language, "practice.minutes_seconds", minutes=whole // 60, seconds=f"{whole % 60:02d}")


def spoken(found: Checklist, language: Language) -> str:
    """Say how long it takes to say an answer aloud."""
    return say(language, "practice.aloud", minutes=number(max(round(found.minutes, 1), 0.1)))


def rating_name(rating: int, language: Language) -> str:
    """Return the name of a rating."""
    return say(language, f"practice.rating.{dict(RATINGS)[rating]}")  # type: ignore[index] # the table admits 1 to 4


def review_line(review: Review, language: Language) -> str:
    """Say one practice: day, how it went, how long it took."""
    parts = [local_time(review.reviewed)[:10], rating_name(review.rating, language)]
    if review.seconds:
        parts.append(duration(review.seconds, language))
    return " · ".join(parts)


def local_time(stamp: str) -> str:
    """Return a time of the log by the clock of this machine: ``2026-08-12 14:05``."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")


def changes(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two versions of an answer: by word and character, long ones by the sentence."""
    before, after = re.findall(_UNIT, old), re.findall(_UNIT, new)
    if len(before) + len(after) > _FINE:
        before, after = _sentences(old), _sentences(new)
    from difflib import SequenceMatcher

    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(before[a:b])))
            continue
        if a < b:
            pieces.append(Piece("removed", "".join(before[a:b])))
        if c < d:
            pieces.append(Piece("added", "".join(after[c:d])))
    return tuple(pieces)


def _sentences(text: str) -> list[str]:
    return [found for found in re.findall(_SENTENCE, text) if found]
