"""The rows of all ads, read once: every question about the market is answered from them in a moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ashore.evidence.bands import Band, bands
from ashore.evidence.market import Market, Query
from ashore.store import Store
from ashore.store.ads import Ad
from ashore.workspace.market import market, uncollected


def market_rows(store: Store, city: Callable[[str], str]) -> MarketRows:
    """Read the rows of all ads."""
    with uncollected():
        return MarketRows(tuple(store.ads.select()), store.documents.groups(), city)


@dataclass(frozen=True)
class MarketRows:
    """What ads state, as of one state of the workspace.

    Attributes
    ----------
    groups
        Ad to story, of ads that tell one with others.
    city
        Returns the name under which facts have a city.
    """

    rows: Sequence[Ad]
    groups: Mapping[str, str]
    city: Callable[[str], str]

    def query(
        self, role: str | None = None, city: str | None = None, since: str | None = None, until: str | None = None
    ) -> Query:
        """Return what is asked, the city under its name; empty is any."""
        return Query(role or None, self.city(city) if city else None, since or None, until or None)

    def market(self, query: Query, *, top: int | None = None) -> Market:
        """Return the same as `Workspace.market`."""
        return market(self._fitting(query), query, self.groups, top=top)

    def bands(self, view: Market) -> tuple[list[Band], list[Band]]:
        """Return the pay of the ads behind a view by role family, and by city; those with most ads first."""
        kept = set(view.docs)
        rows = [ad for ad in self._fitting(view.query) if ad.doc in kept]
        by_role = bands(((ad.role_family,) if ad.role_family else (), ad.salary_min, ad.salary_max) for ad in rows)
        by_city = bands((ad.cities, ad.salary_min, ad.salary_max) for ad in rows)
        return by_role, by_city

    def names(self) -> tuple[list[str], list[str]]:
        """Return the role families and the cities of the ads, those with most ads first."""
        roles = Counter(ad.role_family for ad in self.rows if ad.role_family)
        cities = Counter(city for ad in self.rows for city in ad.cities)
        return [name for name, _ in roles.most_common()], [name for name, _ in cities.most_common()]

    def _fitting(self, query: Query) -> list[Ad]:
        return [
            ad
            for ad in self.rows
            if (query.role_family is None or ad.role_family == query.role_family)
            and (query.city is None or query.city in ad.cities)
        ]
