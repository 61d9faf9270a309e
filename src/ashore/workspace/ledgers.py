"""What an import needs of the journal: the threads that a file is about, by index, and counts of the rest."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from ashore.journal import Outcome, live
from ashore.journal.importing import Journal, Wanted
from ashore.store import Store
from ashore.store.codec import pack

MANY: Final = 3000
"""Threads from which on it is quicker to read all entries."""
_AT_ONCE: Final = 400
"""Values of one query; SQLite takes some thousands."""
_JOIN: Final = "JOIN counting ON counting.entry = outcomes.id WHERE"


def journal_for(store: Store, wanted: Wanted) -> Journal:
    """Return the entries of these threads that count, with the counts of their role families."""
    if len(wanted.threads) > MANY:
        return Journal.whole(live(store.outcomes.all()))
    companies: dict[str, list[str]] = defaultdict(list)
    for role, company in wanted.threads:
        if role is not None:
            companies[role].append(company)
    found: list[Outcome] = []
    for role, names in companies.items():
        for begin in range(0, len(names), _AT_ONCE):
            part = names[begin : begin + _AT_ONCE]
            places = ", ".join("?" * len(part))
            clause = f"{_JOIN} counting.role = ? AND counting.thread IN ({places})"
            found += store.outcomes.select(clause, (role, *map(pack, part)))
    if wanted.money:
        found += store.outcomes.select(f"{_JOIN} counting.kind IN ('spent', 'salary', 'studied')")
    unique = {entry.id: entry for entry in found}
    return Journal(
        tuple(unique[number] for number in sorted(unique)),
        {role: store.applications.of_role(role).tally() for role in companies},
        frozenset(role for role in companies if _has_nameless(store, role)),
    )


def _has_nameless(store: Store, role: str) -> bool:
    """Whether there are applications of which no company is known."""
    sql = "SELECT 1 FROM counting WHERE role = ? AND thread = ? AND kind = 'applied' LIMIT 1"
    return bool(store.database.rows(sql, (role, pack(""))))
