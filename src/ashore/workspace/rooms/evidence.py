"""What the documents say together: the market, the cases, the claims, the map of the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ashore.facts import Fact
from ashore.store.facts import FactFilter
from ashore.workspace.keeping import UNCOUNTED
from ashore.workspace.rooms.documents import DocumentsRoom

if TYPE_CHECKING:
    from ashore.evidence.cases import Case
    from ashore.evidence.claims import Claim
    from ashore.evidence.conflicts import Conflict
    from ashore.evidence.market import Market
    from ashore.evidence.statements import Statement
    from ashore.packs import Borne
    from ashore.reports.roles import RoleMap, RoleView
    from ashore.vocabulary.occupations import Linked
    from ashore.words import Language
    from ashore.workspace.disputes import Disputes
    from ashore.workspace.market_rows import MarketRows


class EvidenceRoom(DocumentsRoom):
    """Evidence from every document that counts, and from the pack."""

    def market(
        self,
        role: str | None = None,
        city: str | None = None,
        since: str | None = None,
        until: str | None = None,
        *,
        top: int | None = None,
    ) -> Market:
        """Return what ads ask for and pay, for a role family, a city (in either language) and a period.

        ``since`` and ``until`` are ISO dates. Copies of one ad count once. ``top`` keeps only so many skills.
        """
        from ashore.evidence.market import Query
        from ashore.workspace.market import market

        query = Query(role, city and self._city(city), since, until)
        return market(self._store.ads.select(role, query.city), query, self._store.documents.groups(), top=top)

    def ads(self) -> MarketRows:
        """Return what the market rests on, read once for many questions."""
        from ashore.workspace.market_rows import market_rows

        return market_rows(self._store, self._city)

    def pack_status(self) -> list[Borne]:
        """Say for every fact of the evidence pack whether the stories here bear it out."""
        from ashore.packs import load, verify

        return verify(load(), (stored.document for stored in self.documents(kind="story")))

    def cases(self) -> list[Case]:
        """Return the people who made the move, each once, by the stories here and the evidence pack."""
        from ashore.evidence.cases import cases

        return cases(self._statements(self._counting(FactFilter(kind="story"))), self._store.documents.groups())

    def roles(self) -> RoleMap:
        """Return the map of the field, with the ads and cases here."""
        from ashore.workspace.roles import roles

        return roles(self)

    def role(self, name: str, language: Language) -> RoleView:
        """Return one role: by its key, its name, or a title of it.

        Raises
        ------
        NoSuchRoleError
            Where no role is named.
        """
        from ashore.workspace.roles import find_role, role_of

        return role_of(self, find_role(name, self._keeper.reading.vocabulary, language))

    def role_named(self, name: str, language: Language) -> str:
        """Return the key of a role family: by its key, its name, or a title of it.

        Raises
        ------
        NoSuchRoleError
        """
        from ashore.workspace.roles import find_role

        return find_role(name, self._keeper.reading.vocabulary, language)

    def claims(self) -> list[Claim]:
        """Return what independent stories say about the same thing. Of ads, only what has one right value."""
        from ashore.evidence.claims import SINGLE, claims

        facts = chain(
            self._counting(FactFilter(kind="story")),
            self._counting(FactFilter(kind="resume")),
            self._counting(FactFilter(kind="ad", fields=tuple(sorted(SINGLE)))),
        )
        return claims(self._statements(facts), self._store.documents.groups())

    def conflicts(self) -> list[Conflict]:
        """Return values that cannot both be right, side by side."""
        from ashore.evidence.conflicts import conflicts

        return conflicts(self.claims())

    def conflicts_of_tales(self) -> list[Conflict]:
        """Return the conflicts of stories, résumés and the evidence pack."""
        from ashore.workspace.disputes import of_tales

        return of_tales(self._store, self._counting, self._statements)

    def conflicts_of_ads(self, *, before: int | None = None, limit: int = 25) -> Disputes:
        """Return about ``limit`` conflicts of ads, the newest ads first; the next ones begin ``before`` an ad."""
        from ashore.workspace.disputes import of_ads

        return of_ads(self._store, self._counting, before, limit)

    def occupations(self, titles: Iterable[str]) -> list[Linked]:
        """Return what job titles say the work is: codes of two classifications, a role family, and how sure."""
        from ashore.workspace.occupations import linked

        return linked(titles, self.folder)

    def _counting(self, wanted: FactFilter) -> Iterator[Fact]:
        rows = self._store.facts.select(wanted, self._store.texts())
        return (row.fact for row in rows if row.status not in UNCOUNTED)

    def _statements(self, facts: Iterable[Fact]) -> list[Statement]:
        from ashore.evidence.statements import of_facts, of_pack
        from ashore.packs import load

        return [*of_facts(facts), *of_pack(load(), self.pack_status())]

    def _city(self, name: str) -> str:
        """Return the name under which facts have a city."""
        from ashore.vocabulary.places import gazetteer

        term = gazetteer(self._keeper.reading.vocabulary).city(name)
        return term.name if term else name
