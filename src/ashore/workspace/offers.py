"""The offers of a workspace, and the reservation pay that was kept from the last plan."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ashore.plans.offered import (
    MOST,
    NOW,
    Choice,
    NoSuchOfferError,
    NotAnOfferError,
    Offered,
    OfferReplacedError,
    OfferTakenBackError,
    OfferTwiceError,
    Reservation,
    TooManyOffersError,
    deal,
    least_pay,
    offers,
    present,
    spending,
    tastes,
)
from ashore.text.folding import fold_key
from ashore.workspace.stamp import stamp

if TYPE_CHECKING:
    from datetime import date

    from ashore.journal import Outcome
    from ashore.person import Inputs
    from ashore.plans.offers import Deal
    from ashore.plans.plan import Plan
    from ashore.store import Store
    from ashore.vocabulary import Vocabulary

KEPT: Final = "reservation"
"""Note of the workspace under which the reservation pay stands."""
LONGEST: Final = 40
PRESENT: Final = frozenset({NOW, "现在", "现在的工作", "income"})
"""What people write for the job they have."""

_OFFERS: Final = "'offer', 'accepted', 'declined', 'withdrew'"
_SPENT: Final = "'spent'"
_CLAUSE: Final = """WHERE outcomes.id IN (
    WITH own AS MATERIALIZED (SELECT id FROM outcomes WHERE kind IN ({kinds})),
    corrections AS MATERIALIZED (SELECT id FROM outcomes WHERE replaces IN (SELECT id FROM own))
    SELECT id FROM own UNION SELECT id FROM corrections
    UNION SELECT id FROM outcomes WHERE undoes IN (SELECT id FROM own UNION SELECT id FROM corrections)
) ORDER BY outcomes.id"""


def all_offers(store: Store) -> tuple[Offered, ...]:
    """Return the offers that count, the latest first."""
    return offers(_entries(store, _OFFERS))


def choice(
    store: Store,
    inputs: Inputs,
    vocabulary: Vocabulary,
    keys: Sequence[str],
    among: Sequence[Offered] | None = None,
) -> Choice:
    """Return what is compared, of the offers that count where they are known already.

    Raises
    ------
    NoSuchOfferError, NotAnOfferError, OfferTakenBackError, OfferReplacedError, OfferTwiceError,
    TooManyOffersError, OfferWithoutPayError, OfferPayError, NoPresentJobError
    """
    names = [_name(key) for key in keys]
    for name in names:
        if names.count(name) > 1:
            raise OfferTwiceError(value=name[:LONGEST])
    if len(names) > MOST:
        raise TooManyOffersError(count=len(names), most=MOST)
    inputs = spending(_entries(store, _SPENT), inputs)
    found = {one.key: one for one in (all_offers(store) if among is None else among)}
    cities = _Cities(vocabulary)
    home = cities.named(inputs.me.city or "")
    deals: list[Deal] = []
    offered: list[Offered | None] = []
    for name in names:
        if name == NOW:
            deals.append(present(inputs, home))
            offered.append(None)
            continue
        one = found.get(name) or _missing(store, name, tuple(found))
        city = cities.named(one.entry.city)
        deals.append(deal(one, inputs, city=city, at_home=bool(home) and city == home))
        offered.append(one)
    return Choice(tuple(deals), tuple(offered), inputs, tastes(inputs), round(inputs.value("horizon")))


def _name(typed: str) -> str:
    """Return what an offer is called by, as it is kept."""
    name = typed.strip().removeprefix("#")
    if fold_key(name) in PRESENT:
        return NOW
    return str(int(name)) if name.isdecimal() and len(name) < LONGEST else name


def _missing(store: Store, name: str, known: Sequence[str]) -> Offered:
    """Say why there is no such offer."""
    listed = ", ".join(known[:MOST]) or "–"
    ours = name.isascii() and name.isdecimal() and len(name) < 10
    entry = store.outcomes.get(int(name)) if ours else None
    if entry is None:
        raise NoSuchOfferError(value=name[:LONGEST], known=listed)
    if entry.kind != "offer":
        raise NotAnOfferError(entry=entry.id, kind=entry.kind, known=listed)
    changed = store.outcomes.select("WHERE outcomes.undoes = ?1 OR outcomes.replaces = ?1", (entry.id,))
    if by := max((other.id for other in changed if other.replaces == entry.id), default=0):
        raise OfferReplacedError(entry=entry.id, by=by)
    raise OfferTakenBackError(entry=entry.id, known=listed)


def _entries(store: Store, kinds: str) -> list[Outcome]:
    """Return the entries of some kinds, with those that tell which of them count: taking back, or correcting."""
    return store.outcomes.select(_CLAUSE.format(kinds=kinds))


class _Cities:
    """Cities by the name of the vocabulary, where it has them: 杭州 and Hangzhou are one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def named(self, city: str) -> str:
        """Return the name of a city; as it is written where nobody knows it."""
        from ashore.vocabulary.places import gazetteer

        if not city.strip():
            return ""
        term = gazetteer(self.vocabulary).city(city)
        return fold_key(city) if term is None else term.name


def kept(store: Store) -> Reservation | None:
    """Return the reservation pay of the last plan; None where what it rests on has changed since."""
    try:
        found = json.loads(store.meta(KEPT) or "null")
        if not isinstance(found, dict) or found.get("stamp") != stamp(store):
            return None
        return Reservation(str(found["day"]), {str(role): float(pay) for role, pay in found["pay"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(store: Store, plan: Plan, day: date) -> Reservation:
    """Keep the reservation pay of a plan until what it rests on changes."""
    found = Reservation(day.isoformat(), least_pay(plan))
    text = json.dumps({"stamp": stamp(store), "day": found.day, "pay": dict(found.pay)})
    with store.database.transaction():
        store.set_meta(KEPT, text)
    return found
