"""Conflicts by the page: of people and roles at once, of ads as many as are shown; thousands may have one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ashore.evidence.claims import SINGLE, claims
from ashore.evidence.conflicts import Conflict, conflicts
from ashore.evidence.statements import Statement, of_facts
from ashore.facts import Fact
from ashore.store import Store
from ashore.store.facts import FactFilter
from ashore.store.shelf import Shelf

Counting = Callable[[FactFilter], Iterator[Fact]]
"""Yields the facts that count."""


@dataclass(frozen=True, slots=True)
class Disputes:
    """Some conflicts of ads, and where the next ones begin: None where these are the last."""

    conflicts: tuple[Conflict, ...]
    before: int | None


def of_tales(
    store: Store, counting: Counting, statements: Callable[[Iterable[Fact]], list[Statement]]
) -> list[Conflict]:
    """Return the conflicts of stories, résumés and the evidence pack."""
    facts = chain(counting(FactFilter(kind="story")), counting(FactFilter(kind="resume")))
    return conflicts(claims(statements(facts), store.documents.groups()))


def of_ads(store: Store, counting: Counting, before: int | None, limit: int) -> Disputes:
    """Return at least ``limit`` conflicts of ads where there are so many, those of the newest ads first.

    An ad disagrees with itself or with a copy of it, never with another ad: each story is looked at alone, and an
    ad that states no field twice is not looked at.
    """
    shelf, groups = Shelf(store.database), store.documents.groups()
    fields = tuple(sorted(SINGLE))
    found: list[Conflict] = []
    for ads in shelf.disputable(SINGLE, before):
        facts = chain.from_iterable(counting(FactFilter(document=ad, fields=fields)) for ad in ads)
        found += conflicts(claims(of_facts(facts), groups))
        before = ads[0]
        if len(found) >= limit:
            return Disputes(tuple(found), before)
    return Disputes(tuple(found), None)
