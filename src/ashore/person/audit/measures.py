"""Metrics with their values, and changes: which metric went from what to what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ashore.person.audit.grammar import grammar
from ashore.person.audit.passages import Passages
from ashore.person.audit.values import Unit, Value

ADMITTED: Final[dict[str, frozenset[Unit]]] = {
    "rate": frozenset({"percent", "decimal", "ratio", "times"}),
    "score": frozenset({"percent", "decimal", "ratio", "score", "plain", "times"}),
    "time": frozenset({"time", "percent", "times"}),
    "cost": frozenset({"money", "percent", "times"}),
    "correct": frozenset({"count", "plain", "ratio", "percent"}),
    "volume": frozenset({"count", "plain", "percent", "times"}),
}
"""Units that may stand beside each kind of metric."""
FAR: Final = 80
"""Characters between a metric and a value that still belongs to it."""
NEXT: Final = 3
"""Sentences between a figure before and the one after a change."""

_ADJACENT: Final = 8
_STRAY: Final = 2
_FOLLOWS: Final = re.compile(r"\s?(?:的|of|in|on|题|道题?|条|个)?\s?(?:[a-z-]+ ){0,2}")
_COUNTED_SO: Final = re.compile(r"(?: ?[a-z]+){0,5} ?|[^,。;:\d]{0,6}")
"""Between a number and what it was: 31 of them were answered right, 31题是对的."""
_AND: Final = re.compile(r"\s?(?:和|与|及|以及|、|,|/|\||and|分别(?:为|是|达到?)?|respectively)?\s?")
_FROM: Final = re.compile(r"\s*(?:up |down )?from\s*")
_ROW: Final = re.compile(r"\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A metric that is named: the kinds it may be of, and where."""

    kinds: frozenset[str]
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric with one value of its own."""

    name: Name
    value: Value
    sentence: int
    """Of the value; the metric may be named in the sentence before."""

    @property
    def volume(self) -> bool:
        """Whether it says how much something is used, and not how good it is."""
        return self.name.kinds == {"volume"}


@dataclass(frozen=True, slots=True)
class Change:
    """One metric before and after."""

    before: Measure
    after: Measure


def find_names(passages: Passages) -> tuple[Name, ...]:
    """Find where metrics are named; of overlapping names the longest counts."""
    spans: dict[tuple[int, int], set[str]] = {}
    for kind, pattern in grammar().metrics:
        for match in pattern.finditer(passages.text):
            spans.setdefault(match.span(), set()).add(kind)
    names: list[Name] = []
    reached = 0
    for (start, end), kinds in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= reached:
            names.append(Name(frozenset(kinds), start, end, passages.sentence_of(start)))
            reached = end
    return tuple(names)


def find_measures(passages: Passages, names: Sequence[Name], values: Sequence[Value]) -> tuple[Measure, ...]:
    """Put values beside the metrics they belong to, sentence by sentence."""
    by_sentence: dict[int, tuple[list[Name], list[Value]]] = {}
    for name in names:
        by_sentence.setdefault(name.sentence, ([], []))[0].append(name)
    for value in values:
        by_sentence.setdefault(passages.sentence_of(value.start), ([], []))[1].append(value)
    found: list[Measure] = []
    for sentence in sorted(by_sentence):
        here, amounts = by_sentence[sentence]
        linked = _linked(passages.text, here, amounts, sentence)
        if not linked and found and amounts:
            linked = _continued(passages, found[-1], amounts, sentence)
        found += linked
    return tuple(found)


def _linked(text: str, names: list[Name], values: list[Value], sentence: int) -> list[Measure]:
    pairs = _respective(text, names, values)
    starts = [name.start for name in names]
    measures: list[Measure] = []
    for place, value in enumerate(values):
        ahead = values[place - 1].end if place else 0
        around = names[bisect_left(starts, value.start - 2 * FAR) : bisect_left(starts, value.end + FAR)]
        name = pairs.get(value.start) or _name_of(text, around, value, ahead)
        if name is not None and (name.start > value.start or _reaches(text, name, value, measures)):
            measures.append(Measure(name, value, sentence))
    return measures


def _reaches(text: str, name: Name, value: Value, measures: list[Measure]) -> bool:
    """Say whether a metric reaches a value over the end of its clause: nothing else may be the subject there.

    "准确率领先，女性占30%" gives the metric no value; "准确率方面，在500条上做到92%" does, and so does a second
    figure of a metric that was measured before.
    """
    start = max(text.rfind(",", name.end, value.start), text.rfind(";", name.end, value.start))
    if start < 0:
        return True
    if value.role and any(one.name == name and one.value.unit == value.unit for one in measures[-4:]):
        return True
    rest, words = text[start + 1 : value.start], grammar().words
    for kind in ("before", "after", "gain", "link", "versus", "reaching"):
        rest = words[kind].sub(" ", rest)
    return len(re.sub(r"[\s的了:(]+", "", rest)) <= _STRAY


def _name_of(text: str, names: list[Name], value: Value, ahead: int) -> Name | None:
    """Return the metric of a value: next to it, else behind it ("92% accuracy"), else the nearest one before."""
    fitting = [name for name in names if _admits(name, value)]
    before = next((name for name in reversed(fitting) if name.end <= value.start), None)
    if before is not None and (value.start - before.end > FAR or _too_far(before, value)):
        before = None
    nearest = next((name for name in reversed(names) if name.end <= value.start), None)
    if nearest is not before and nearest is not None and value.start - nearest.end <= _ADJACENT:
        before = None
    behind = next((name for name in fitting if name.start >= value.end), None)
    if behind is not None:
        gap = _COUNTED_SO if "correct" in behind.kinds else _FOLLOWS
        behind = behind if gap.fullmatch(text, value.end, behind.start) else None
    if before is not None and ("correct" not in before.kinds or behind is None):
        near = value.start - before.end <= _ADJACENT and before.end >= ahead
        return before if near or behind is None else behind
    return behind


def _too_far(name: Name, value: Value) -> bool:
    """Say whether a number without a unit stands too far from a metric to be its value."""
    return value.unit == "plain" and "correct" not in name.kinds and value.start - name.end > 2 * _ADJACENT


def _admits(name: Name, value: Value) -> bool:
    if name.kinds == {"volume"} and value.unit == "percent" and not value.relative:
        return False
    if name.kinds == {"correct"} and value.unit in {"count", "plain"} and value.amount < 2:
        return False  # 一张图片是否通过 counts nothing
    return any(value.unit in ADMITTED[kind] for kind in name.kinds)


def _respective(text: str, names: list[Name], values: list[Value]) -> dict[int, Name]:
    """Pair metrics and values that are listed one after the other: accuracy and recall were 92% and 88%."""
    run = names[:1]
    for name in names[1:]:
        if not _AND.fullmatch(text, run[-1].end, name.start):
            break
        run.append(name)
    listed = [value for value in values if run and value.start >= run[-1].end][: len(run)]
    if len(run) < 2 or len(listed) < len(run) or not all(map(_admits, run, listed)):
        return {}
    joined = all(_AND.fullmatch(text, one.end, two.start) for one, two in pairwise(listed))
    return {value.start: name for value, name in zip(listed, run, strict=True)} if joined else {}


def _continued(passages: Passages, last: Measure, values: list[Value], sentence: int) -> list[Measure]:
    """Read a sentence that names no metric as going on with the last one: After the change it was 82%."""
    if not passages.near(last.sentence, sentence, 2):
        return []
    return [
        Measure(last.name, value, sentence)
        for value in values
        if value.role and value.unit == last.value.unit and _admits(last.name, value)
    ]


def find_changes(passages: Passages, measures: Sequence[Measure]) -> tuple[Change, ...]:
    """Find the metrics that are told before and after: from … to, … against a baseline, first … then."""
    levels = [measure for measure in measures if measure.value.own and not measure.value.relative]
    found: list[Change] = []
    for place, one in enumerate(levels):
        for other in levels[place + 1 : place + 6]:
            if not (_same(passages, one, other) and passages.near(one.sentence, other.sentence, NEXT)):
                continue
            change = _change(passages, one, other)
            if change is not None:
                found.append(change)
                break
    return tuple(found)


def _same(passages: Passages, one: Measure, other: Measure) -> bool:
    if one.value.unit != other.value.unit and {one.value.unit, other.value.unit} != {"count", "plain"}:
        return False
    if "correct" in one.name.kinds & other.name.kinds:
        return True
    text = passages.text
    return text[one.name.start : one.name.end] == text[other.name.start : other.name.end]


def _change(passages: Passages, one: Measure, other: Measure) -> Change | None:
    words = grammar().words
    between = passages.text[one.value.end : other.value.start]
    joined = between.strip(" ,约近的了就从")
    if one.sentence == other.sentence and words["link"].fullmatch(joined):
        return Change(one, other)
    if _ROW.fullmatch(between) and _compares(passages, one.sentence):
        return Change(one, other)
    if other.value.role == "before" != one.value.role:
        return Change(other, one)
    if one.sentence == other.sentence and _FROM.fullmatch(between):
        return Change(other, one)
    if one.value.role == "before" != other.value.role and (
        other.value.role == "after" or one.sentence == other.sentence
    ):
        return Change(one, other)
    if one.sentence == other.sentence and one.value.role is None and other.value.role == "after":
        return Change(one, other)
    if one.sentence == other.sentence and re.search(rf"(?:{words['versus'].pattern})\s*$", between, re.ASCII):
        return Change(other, one)
    return None


def _compares(passages: Passages, sentence: int) -> bool:
    """Say whether the head of a table speaks of a baseline."""
    words = grammar().words
    return any(
        words["before"].search(passages.text, *passages.span(row))
        for row in range(max(0, sentence - 8), sentence)
        if passages.passage[row] == passages.passage[sentence]
    )
