"""From the facts of an ad to its row for the market, and from the rows to the view."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from ashore.documents.model import Document
from ashore.evidence.market import Market, Query, monthly, view
from ashore.facts import Fact
from ashore.store.ads import Ad
from ashore.text.folding import fold_key
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

CURRENCY: Final = "CNY"
"""Pay in other currencies is left out of the pay figures: an exchange rate would be a guess about a day."""

_STRENGTHS: Final = frozenset({"required", "preferred", "duty"})


def row_of(document: Document, facts: Iterable[Fact], vocabulary: Vocabulary) -> Ad:
    """Return the row of one ad from the facts that count. What the header says goes before what the body says."""
    by_field: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_field[fact.field].append(fact)
    for found in by_field.values():
        found.sort(key=lambda fact: (fact.qualifiers.get("where") == "body", fact.start))
    low, high, months = _pay(by_field["salary"])
    posted = _first(by_field["posted"]) or document.published
    return Ad(
        document.name,
        _text(_first(by_field["title"])),
        _text(_first(by_field["role_family"])),
        _cities(by_field["city"]),
        low,
        high,
        months,
        _text(_first(_minimum(by_field["education"]))),
        _years(_minimum(by_field["experience"])),
        _text(posted),
        *_skills(by_field["skill"], vocabulary),
    )


def market(ads: Iterable[Ad], query: Query, groups: Mapping[str, str], *, top: int | None = None) -> Market:
    """Return the view over rows."""
    with uncollected():
        return view(ads, query, groups, top=top)


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector: over so many small lists without a cycle it doubles the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _first(facts: Sequence[Fact]) -> Any:
    return facts[0].value if facts else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _minimum(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out what is only preferred."""
    return [
        fact
        for fact in facts
        if not fact.qualifiers.get("preferred") and fact.qualifiers.get("strength") != "preferred"
    ]


def _pay(facts: Sequence[Fact]) -> tuple[float | None, float | None, int | None]:
    """Return base pay a month, and how many months are paid, by the first fact that gives them."""
    for fact in facts:
        value = fact.value
        if isinstance(value, dict) and value.get("currency") in {CURRENCY, None}:
            pay = monthly(value.get("min"), value.get("max"), value.get("period"))
            if pay is not None:
                return (*pay, value.get("months_per_year"))
    return None, None, None


def _cities(facts: Sequence[Fact]) -> tuple[str, ...]:
    named: list[str] = []
    for fact in facts:
        named += fact.value if isinstance(fact.value, list) else [fact.value] if fact.value else []  # type: ignore[list-item] # a city is a text or a list of texts
    return tuple(dict.fromkeys(named))


def _years(facts: Sequence[Fact]) -> float | None:
    for fact in facts:
        if isinstance(fact.value, dict):
            if fact.value.get("fresh"):
                return 0.0
            least = fact.value.get("min_years")
            if isinstance(least, int | float) and not isinstance(least, bool):  # a correction may hold anything
                return float(least)
    return None


def _skills(
    facts: Sequence[Fact], vocabulary: Vocabulary
) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """Return skills under the vocabulary's names, and those it does not know; what is not needed is left out."""
    known = linker(vocabulary, "skills")
    skills: dict[tuple[str, str], None] = {}
    others: dict[tuple[str, str, str], None] = {}
    for fact in facts:
        strength = fact.qualifiers.get("strength")
        if not isinstance(fact.value, str) or strength not in _STRENGTHS:
            continue
        if term := known.look_up(fact.value):
            skills[term.name, str(strength)] = None
        else:
            others[fold_key(fact.value), fact.value, str(strength)] = None
    return list(skills), list(others)
