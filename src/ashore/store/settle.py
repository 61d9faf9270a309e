"""Apply what the user decided to what extractors state: pure, and the same after every new extraction.

A decision names a text, a field, a value and a place. It meets a stated fact of the same field and value whose
span overlaps, best the one it was made on. What it does not meet stays: an accepted or corrected fact is kept on
the user's word, a rejection waits for the day on which the value is stated again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from ashore.facts import Fact, Value

Status = Literal["new", "accepted", "corrected", "rejected", "user", "absorbed"]
Action = Literal["accept", "correct", "reject", "undo"]

_RULED: Final[dict[Action, Status]] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
USER: Final = "user"
"""``Fact.extractor`` of a value that the user gave, or keeps."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The right value, and where it is quoted from; ``span`` is None where the quote stays as it was."""

    value: Value
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log.

    Attributes
    ----------
    fact
        What was decided about, as it was stated when it was first decided.
    undoes
        The entry that this one takes back.
    replaces
        The entry that stood for the same fact before this one.
    """

    id: int
    action: Action
    fact: Fact
    correction: Correction | None = None
    undoes: int | None = None
    replaces: int | None = None
    decided: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Where the decided value is quoted from."""
        if self.correction and self.correction.span:
            return self.correction.span
        return self.fact.start, self.fact.end


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the user's decisions make of one stated fact."""

    status: Status = "new"
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """Rulings in the order of the stated facts, and the decisions whose facts nothing states any more."""

    rulings: list[Ruling]
    kept: list[Decision]


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that count: not undone, and not replaced by one that counts."""
    undone = {decision.undoes for decision in decisions if decision.action == "undo"}
    valid = [decision for decision in decisions if decision.action != "undo" and decision.id not in undone]
    replaced = {decision.replaces for decision in valid}
    return [decision for decision in valid if decision.id not in replaced]


def settle(stated: Sequence[Fact], decisions: Sequence[Decision]) -> Settlement:
    """Say for each stated fact what the decisions make of it, and which decisions stand without one."""
    counting = standing(decisions)
    rulings = [Ruling()] * len(stated)
    met: set[int] = set()
    # The closest meetings first, over all decisions: a decision must not take the fact that another was made on.
    for close in CLOSEST_FIRST:
        for decision in counting:
            if decision.id in met:
                continue
            place = _best(decision.fact, stated, rulings, close)
            if place is not None:
                rulings[place] = Ruling(_RULED[decision.action], decision.id)
                met.add(decision.id)
    for decision in counting:
        for place, fact in enumerate(stated):
            if rulings[place].status == "new" and (status := _echo(decision, fact)):
                rulings[place] = Ruling(status, decision.id)
    kept = [decision for decision in counting if decision.id not in met and decision.action != "reject"]
    return Settlement(rulings, kept)


def corrected(fact: Fact, correction: Correction, text: str) -> Fact:
    """Return ``fact`` with the user's value. It passes the gate like any other: the quote is what stands there.

    Raises
    ------
    UncitedFactError
        Where the chosen span is empty or outside the text.
    """
    start, end = correction.span or (fact.start, fact.end)
    return Fact(
        fact.doc,
        fact.field,
        correction.value,
        text[start:end],
        start,
        end,
        USER,
        text,
        unit=fact.unit,
        subject=fact.subject,
        qualifiers=fact.qualifiers,
    )


def keep(decision: Decision, text: str) -> Fact:
    """Return the fact that stands on the user's word alone."""
    fact = decision.fact
    return corrected(fact, decision.correction or Correction(fact.value), text)


Close = Callable[[Fact, Fact], bool]


def same_fact(one: Fact, other: Fact) -> bool:
    """Say whether two facts state the same value of one field at places that overlap."""
    return _overlaps(one, other)


def _overlaps(one: Fact, other: Fact) -> bool:
    return (
        one.field == other.field
        and one.start < other.end
        and other.start < one.end
        and _equal(one.value, other.value)
    )


def _same_subject(one: Fact, other: Fact) -> bool:
    return one.subject == other.subject and _overlaps(one, other)


def _same_place(one: Fact, other: Fact) -> bool:
    return (one.start, one.end) == (other.start, other.end) and _same_subject(one, other)


def _is_it(one: Fact, other: Fact) -> bool:
    return dict(one.qualifiers) == dict(other.qualifiers) and _same_place(one, other)


CLOSEST_FIRST: Final[tuple[Close, ...]] = (_is_it, _same_place, _same_subject, _overlaps)


def meeting(decision: Decision, stated: Sequence[Fact]) -> int | None:
    """Return the place of the one fact that a decision is about; others that it rules on only repeat that one."""
    free = [Ruling()] * len(stated)
    places = (_best(decision.fact, stated, free, close) for close in CLOSEST_FIRST)
    return next((place for place in places if place is not None), None)


def _equal(one: Any, other: Any) -> bool:
    """Compare values as JSON has them: 1 is 1.0, and neither is true."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _best(fact: Fact, stated: Sequence[Fact], rulings: Sequence[Ruling], close: Close) -> int | None:
    """Return the place of the free fact that meets ``fact`` with the longest overlap."""
    free = (place for place, other in enumerate(stated) if rulings[place].status == "new" and close(fact, other))
    return max(free, key=lambda place: _overlap(fact, stated[place]), default=None)


def _overlap(one: Fact, other: Fact) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _echo(decision: Decision, fact: Fact) -> Status | None:
    """Rule on a fact that says once more what a decision was about."""
    again = _same_subject(decision.fact, fact)
    if decision.action == "reject" and again:
        return "rejected"
    if decision.correction is None:
        return None
    start, end = decision.span
    inside = fact.start < end and start < fact.end
    right = fact.field == decision.fact.field and _equal(fact.value, decision.correction.value)
    return "absorbed" if again or (right and inside) else None
