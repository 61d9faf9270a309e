"""What a rule puts an answer together from: parts that are shown or missing, and how near finds have to stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from ashore.errors import Key
from ashore.person.audit.evidence import Count, Evidence, Mention, Quote
from ashore.person.audit.measures import Measure, Name
from ashore.person.audit.model import Answer, Line, Status

Found = TypeVar("Found", Mention, Count)
CROWD: Final = 60
"""Finds that are looked at where many stand together."""
WINDOW: Final = 4
"""Sentences within one passage that speak of one thing."""


class Placed(Protocol):
    """A find with its place."""

    @property
    def start(self) -> int:
        """Where it begins in the folded text."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def sentence(self) -> int:
        """The sentence it stands in."""


@dataclass
class Parts:
    """Collects the parts of one answer.

    Attributes
    ----------
    wanted
        All parts there are, the weightiest first.
    """

    evidence: Evidence
    question: str
    wanted: tuple[str, ...]
    shown: list[tuple[str, Quote]] = field(default_factory=list)

    def show(self, part: str, found: Placed | Measure | None) -> bool:
        """Note a part with its words, where it was found."""
        if found is None:
            return False
        start, end = (
            (found.value.start, found.value.end) if isinstance(found, Measure) else (found.start, found.end)
        )
        self.shown.append((part, self.evidence.quote(start, end)))
        return True

    def has(self, *parts: str) -> int:
        """Return how many of these parts are shown."""
        return len({part for part, _ in self.shown} & set(parts))

    @property
    def missing(self) -> tuple[str, ...]:
        """Parts that are not shown."""
        return tuple(part for part in self.wanted if not self.has(part))

    def answer(
        self,
        status: Status,
        case: str,
        values: Mapping[str, str] | None = None,
        *,
        variant: str = "",
        missing: Sequence[str] | None = None,
    ) -> Answer:
        """Return the answer; ``case`` names the follow-up.

        An answered question misses nothing; where a thing was not done, nothing about it is missing either, but
        what to measure is told.
        """
        lacking = self.missing if missing is None else tuple(missing)
        measure = Line(f"measure.{self.question}.{lacking[0]}") if lacking and status != "answered" else None
        return Answer(
            self.question,
            variant,
            status,
            tuple(self.shown),
            lacking if status in {"half", "open"} else (),
            Line(f"ask.{self.question}.{case}", values or {}),
            measure,
        )


def window(evidence: Evidence, finds: Sequence[Found], sentence: int, sentences: int = WINDOW) -> Sequence[Found]:
    """Return the finds near a sentence; of a crowd only the first ones, which bounds the work."""
    low = bisect_left(finds, sentence - sentences, key=lambda find: find.sentence)
    close = finds[low : low + CROWD]
    return [find for find in close if evidence.passages.near(find.sentence, sentence, sentences)]


def near(
    evidence: Evidence, finds: Sequence[Found], places: Iterable[int], sentences: int = WINDOW
) -> Found | None:
    """Return the first find that stands near the first of the sentences that has one."""
    for place in places:
        for find in window(evidence, finds, place, sentences):
            return find
    return None


def among(evidence: Evidence, sentence: int, places: Collection[int], sentences: int = 0) -> bool:
    """Say whether a sentence stands near one of others."""
    around = range(sentence - sentences, sentence + sentences + 1)
    return any(place in places and evidence.passages.near(place, sentence, sentences) for place in around)


def sample_of(evidence: Evidence, measure: Measure) -> Count | None:
    """Return the sample a value was measured on: the nearest in its passage, else a test set told elsewhere."""
    close = window(evidence, evidence.cases, measure.sentence)
    if close:
        at = measure.value.start
        return min(close, key=lambda count: (abs(count.sentence - measure.sentence), abs(count.start - at)))
    return next((count for count in evidence.samples if count.purpose == "test"), None)


def after_changes(evidence: Evidence, measures: list[Measure]) -> list[Measure]:
    """Return the measures, those that end a change first, those that began one last."""
    begun = {change.before.value.start for change in evidence.changes}
    ended = {change.after.value.start for change in evidence.changes}
    return sorted(measures, key=lambda measure: (measure.value.start in begun) - (measure.value.start in ended))


def metric_of(evidence: Evidence, name: Name) -> str:
    """Return what a metric is called: as the person wrote it, or "right answers" where they were only counted."""
    return Key("audit.metric.correct") if "correct" in name.kinds else evidence.verbatim(name.start, name.end)


def words(evidence: Evidence, measure: Measure) -> dict[str, str]:
    """Return a metric and its value in the person's own words."""
    return {
        "metric": metric_of(evidence, measure.name),
        "value": evidence.verbatim(measure.value.start, measure.value.end),
    }
