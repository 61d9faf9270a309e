"""What a text says of a project: metrics with values, changes, samples, users, and the words beside them.

Nothing here knows the questions. Every find has its place in the original text, so that it can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.person.audit import passages as reading
from ashore.person.audit.clauses import Clauses, read_clauses
from ashore.person.audit.grammar import grammar
from ashore.person.audit.masks import Masked, mask
from ashore.person.audit.measures import Change, Measure, Name, find_changes, find_measures, find_names
from ashore.person.audit.passages import Passages
from ashore.person.audit.values import Value, find_values

_FLOW: Final = re.compile(r"(?:每天|每日|日均|一天|每周|每月)\s?(?:有|约|大约)?\s?$")
_LISTED: Final = re.compile(r"[^,。;\d]{0,4}(?:,|、|和|与|and|/)\s?")
HEADED: Final = frozenset({"ab", "prompt", "tuned", "training", "evaluating", "data"})
"""Kinds that count in a heading: what is told under it is about them. Any other find has to be told itself."""
LEAST: Final = 10
"""Things of one kind that are a sample; fewer are examples."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A find of one kind, in offsets of the folded text.

    Attributes
    ----------
    denied
        The clause says that it was not so: 没有做A/B测试.
    """

    kind: str
    start: int
    end: int
    sentence: int
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Things that were counted.

    Attributes
    ----------
    purpose
        Of a sample: ``test`` or ``training`` where its clause says so, ``flow`` of what comes every day.
    """

    kind: str
    amount: float
    start: int
    end: int
    sentence: int
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All finds of a text, each tuple in the order of the text.

    Attributes
    ----------
    names
        Every metric that is named, with a value or without.
    measures
        Metrics with a value, also targets and other people's: see `Value.own`.
    samples, users, asked, people
        Counted test cases and data, people who use it, people who were interviewed, other people.
    cases
        What a figure may have been measured on: all of these in one order, if there are enough of them.
    words
        Finds by the kinds of ``grammar.toml``, and ``model``, ``date``, ``significance``, ``traffic``, ``time``.
    """

    passages: Passages
    names: tuple[Name, ...]
    values: tuple[Value, ...]
    measures: tuple[Measure, ...]
    changes: tuple[Change, ...]
    samples: tuple[Count, ...]
    users: tuple[Count, ...]
    asked: tuple[Count, ...]
    people: tuple[Count, ...]
    cases: tuple[Count, ...]
    words: Mapping[str, tuple[Mention, ...]]

    def said(self, kind: str) -> tuple[Mention, ...]:
        """Return the finds of a kind that are not denied."""
        return tuple(mention for mention in self.words.get(kind, ()) if not mention.denied)

    def denied(self, kind: str) -> tuple[Mention, ...]:
        """Return the finds of a kind that are denied."""
        return tuple(mention for mention in self.words.get(kind, ()) if mention.denied)

    def quote(self, start: int, end: int) -> Quote:
        """Return the sentence around a find, verbatim."""
        begin, stop = self.passages.quote(start, end)
        return Quote(begin, stop, self.passages.folded.original[begin:stop])

    def verbatim(self, start: int, end: int) -> str:
        """Return the words of a find as the person wrote them, on one line."""
        begin, stop = self.passages.folded.span(start, end)
        return " ".join(self.passages.folded.original[begin:stop].split())

    def own_measures(self) -> tuple[Measure, ...]:
        """Return metrics with a value of the person's own project."""
        return tuple(measure for measure in self.measures if measure.value.own)

    def live(self) -> tuple[Mention, ...]:
        """Return what says that it was delivered, with a date, users or a usage figure beside it."""
        figures = {mention.sentence for mention in self.said("date")}
        figures |= {count.sentence for count in self.users}
        figures |= {measure.sentence for measure in self.own_measures() if measure.volume}
        return tuple(
            mention
            for mention in self.said("delivery")
            if any(
                figure in figures and self.passages.near(mention.sentence, figure, 1)
                for figure in range(mention.sentence - 1, mention.sentence + 2)
            )
        )


def find_evidence(text: str, original: str | None = None) -> Evidence:
    """Find everything in a text.

    Parameters
    ----------
    text
        What may be read: blank where the page itself speaks.
    original
        The text of the document, of the same length, which quotes are taken from.
    """
    passages = reading.read(text, original)
    clauses = read_clauses(passages.text)
    masked, hidden = mask(passages.text)
    values = tuple(find_values(masked, clauses))
    samples = _samples(masked, values, passages, clauses)
    users, asked, people = _people(masked, values, passages, clauses)
    counted = {count.start for count in (*samples, *asked, *people)}
    counted -= {value.start for value in values if value.unit == "ratio"}
    names = find_names(passages)
    measures = find_measures(passages, names, [value for value in values if value.start not in counted])
    return Evidence(
        passages,
        names,
        values,
        measures,
        find_changes(passages, measures),
        samples,
        users,
        asked,
        people,
        _cases((*samples, *users, *asked, *people)),
        _words(passages, clauses, hidden, values),
    )


def _cases(counts: Iterable[Count]) -> tuple[Count, ...]:
    enough = (count for count in counts if count.purpose != "training" and count.amount >= LEAST)
    return tuple(sorted(enough, key=lambda count: count.start))


def _words(
    passages: Passages, clauses: Clauses, hidden: Iterable[Masked], values: Iterable[Value]
) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = {}
    for kind, pattern in grammar().words.items():
        for match in pattern.finditer(passages.text):
            start, end = match.span()
            if end > start and (kind in HEADED or not passages.heading(start)):
                mention = Mention(kind, start, end, passages.sentence_of(start), clauses.denied(start, end))
                found.setdefault(kind, []).append(mention)
    for item in hidden:
        mention = Mention(item.kind, item.start, item.end, passages.sentence_of(item.start))
        found.setdefault(item.kind, []).append(mention)
    for value in values:
        if value.unit == "time":
            mention = Mention("time", value.start, value.end, passages.sentence_of(value.start))
            found.setdefault("time", []).append(mention)
    return {kind: tuple(mentions) for kind, mentions in found.items()}


def _samples(masked: str, values: Sequence[Value], passages: Passages, clauses: Clauses) -> tuple[Count, ...]:
    """Find test cases and data that are counted; the whole of a ratio is one, what was right of it is none."""
    counting = next(entry for entry in grammar().counts if entry.kind == "sample")
    found: list[Count] = []
    right: Value | None = None
    for value in values:
        if value.unit == "ratio" and value.whole is not None:
            found.append(_sample(value, value.whole, passages, clauses))
        elif value.unit in {"count", "plain"} and value.amount >= LEAST:
            if _right(masked, value, clauses) or (right and _LISTED.fullmatch(masked, right.end, value.start)):
                right = value
            elif value.own and (
                counting.before.search(masked, max(0, value.start - 40), value.start)
                or counting.after.match(masked, _number_end(masked, value))
            ):
                found.append(_sample(value, value.amount, passages, clauses))
    return tuple(found)


def _right(masked: str, value: Value, clauses: Clauses) -> bool:
    """Say whether a count is of right answers: 答对31题, 31 right; and not the 50 of "50 questions, 31 right"."""
    correct = next(pattern for kind, pattern in grammar().metrics if kind == "correct")
    start, stop = clauses.around(value.start)
    if correct.search(masked, max(start, value.start - 8), value.start):
        return True
    behind = correct.search(masked, value.end, min(stop, value.end + 30))
    if behind is None or any(map(str.isdigit, masked[value.end : behind.start()])):
        return False
    # In 100道题答对83题 the word belongs to the number behind it.
    return not any(map(str.isdigit, masked[behind.end() : behind.end() + 3]))


def _number_end(masked: str, value: Value) -> int:
    """Return where the number ends and its counting word begins."""
    end = value.end
    while end > value.start and value.unit == "count" and not masked[end - 1].isdigit():
        end -= 1
    return end if end > value.start else value.end - 1


def _sample(value: Value, amount: float, passages: Passages, clauses: Clauses) -> Count:
    words, text = grammar().words, passages.text
    begin, stop = clauses.around(value.start)
    stop = min(stop, value.end + 40)
    near: dict[str, int] = {}
    for purpose, kinds in (("test", ("evaluating",)), ("training", ("training", "tuned"))):
        for kind in kinds:
            for match in words[kind].finditer(text, begin, stop):
                away = max(value.start - match.end(), match.start() - value.end, 0)
                near[purpose] = min(away, near.get(purpose, away))
    purpose = min(near, key=lambda name: near[name], default="")
    if _FLOW.search(text, max(0, value.start - 8), value.start):
        purpose = "flow"
    return Count("sample", amount, value.start, value.end, passages.sentence_of(value.start), purpose)


def _people(
    masked: str, values: Sequence[Value], passages: Passages, clauses: Clauses
) -> tuple[tuple[Count, ...], tuple[Count, ...], tuple[Count, ...]]:
    """Find people who use it, people who were asked about it, and others."""
    counting = next(entry for entry in grammar().counts if entry.kind == "users")
    asked, using = grammar().words["asked"], grammar().words["using"]
    users: list[Count] = []
    interviewed: list[Count] = []
    others: list[Count] = []
    for value in values:
        if value.unit not in {"count", "plain"} or not value.own:
            continue
        before = counting.before.search(masked, max(0, value.start - 20), value.start)
        if before or counting.after.match(masked, _number_end(masked, value)):
            count = Count("users", value.amount, value.start, value.end, passages.sentence_of(value.start))
            begin, stop = clauses.around(value.start)
            if asked.search(masked, begin, value.start):
                interviewed.append(count)
            elif before or using.search(masked, begin, stop):
                users.append(count)
            else:
                others.append(count)
    return tuple(users), tuple(interviewed), tuple(others)
