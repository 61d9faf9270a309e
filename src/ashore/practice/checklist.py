"""What a written answer has of what it must contain, each with its own words: the audit's grammar, no model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ashore.person.audit.evidence import Evidence, Quote, find_evidence
from ashore.practice.questions import POINTS, Point

CHARACTERS_A_MINUTE: Final = 240
"""Chinese characters that one says in a minute, without haste."""
WORDS_A_MINUTE: Final = 140
"""English words."""

_CHARACTER: Final = re.compile(r"[㐀-䶿一-鿿]")
_WORD: Final = re.compile(r"[^\W㐀-䶿一-鿿]+")
_MINE: Final = re.compile(r"(?<![a-z])i (?:[a-z]+ ){0,1}[a-z]+ed(?![a-z])|我(?:先|就|自己|主动|一个人|亲自)")
"""What a person did, beyond the verbs of the audit: in an answer "I" is the subject more often than in a text."""
_FROM: Final = re.compile(r"(?:从|由|自|(?<![a-z])from)\s?$")
_NOT: Final = re.compile(r"(?:不是|并非|不|(?<![a-z])not)\s?$")
_TO: Final = re.compile(r"\s?[^,。;\d]{0,6}?(?:到|至|为|->|→|to)\s?")


@dataclass(frozen=True, slots=True)
class Ticked:
    """One point.

    Attributes
    ----------
    quote
        The sentence that has it; None where it is missing.
    """

    point: Point
    quote: Quote | None

    @property
    def there(self) -> bool:
        """Whether the answer has it."""
        return self.quote is not None


@dataclass(frozen=True, slots=True)
class Checklist:
    """What an answer has of what was wanted.

    Attributes
    ----------
    minutes
        How long it takes to say it, as a rule.
    """

    points: tuple[Ticked, ...]
    minutes: float

    @property
    def missing(self) -> tuple[Point, ...]:
        """What is missing, the weightiest first."""
        return tuple(ticked.point for ticked in self.points if not ticked.there)


@lru_cache(maxsize=256)
def check(text: str, wanted: tuple[Point, ...]) -> Checklist:
    """Look in an answer for what it must contain; the text is data, whatever it says."""
    evidence = find_evidence(text) if text.strip() else None
    points = (
        Ticked(point, None if evidence is None else _quote(evidence, point)) for point in POINTS if point in wanted
    )
    return Checklist(tuple(points), spoken_minutes(text))


def spoken_minutes(text: str) -> float:
    """Return how long it takes to say a text, as a rule."""
    characters = sum(1 for _ in _CHARACTER.finditer(text))
    return characters / CHARACTERS_A_MINUTE + sum(1 for _ in _WORD.finditer(text)) / WORDS_A_MINUTE


def _quote(evidence: Evidence, point: Point) -> Quote | None:
    span = min(_spans(evidence, point), default=None)
    return None if span is None else evidence.quote(*span)


def _spans(evidence: Evidence, point: Point) -> Iterator[tuple[int, int]]:
    match point:
        case "metric":
            yield from _places(name for name in evidence.names if name.kinds != {"volume"})
        case "number":
            yield from _places(
                value
                for value in evidence.values
                # 一个项目 counts nothing.
                if value.own and value.unit != "plain" and (value.unit != "count" or value.amount > 1)
            )
            yield from _places(measure.value for measure in evidence.own_measures())
            yield from _places((*evidence.samples, *evidence.users, *evidence.asked))
        case "baseline":
            yield from _places(change.before.value for change in evidence.changes)
            yield from _places(value for value in evidence.values if value.own and value.role == "before")
            yield from _places((*evidence.said("offline"), *evidence.said("ab")))
            yield from _compared(evidence)
        case "why":
            # "I did not tune it because …" denies the tuning and not the cause.
            causes = evidence.words.get("cause", ())
            text = evidence.passages.text
            yield from _places(cause for cause in causes if not _NOT.search(text[: cause.start]))
        case "sample":
            yield from _places(count for count in evidence.cases if count.kind == "sample")
            yield from _places((*evidence.asked, *evidence.samples))
        case "own":
            ours = evidence.passages.text
            yield from (
                (said.start, said.end)
                for said in (*evidence.said("role"), *evidence.said("alone"))
                if "我们" not in ours[said.start : said.end]
            )
            yield from (match.span() for match in _MINE.finditer(evidence.passages.text))


def _compared(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Yield what is said to be better than before, where no metric is named: 从3天缩到20分钟, 比之前快一倍."""
    text = evidence.passages.text
    of = [(value, evidence.passages.sentence_of(value.start)) for value in evidence.values if value.own]
    for (one, sentence), (other, next_) in pairwise(of):
        joined = _TO.fullmatch(text, one.end, other.start) and _FROM.search(text[: one.start])
        if one.unit == other.unit != "plain" and sentence == next_ and (joined or other.role == "after"):
            yield one.start, other.end
    gains = {sentence for value, sentence in of if value.relative}
    for kind in ("compared", "than", "before"):
        yield from ((said.start, said.end) for said in evidence.said(kind) if said.sentence in gains)


def _places(finds: Iterable[object]) -> Iterator[tuple[int, int]]:
    for find in finds:
        yield find.start, find.end  # type: ignore[attr-defined] # every find of the audit has its place
