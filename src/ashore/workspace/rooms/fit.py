"""The person beside the evidence: people like them, what carries over, how they fit an ad or a role."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ashore.workspace.errors import NoSuchDocumentError
from ashore.workspace.rooms.documents import Which
from ashore.workspace.rooms.evidence import EvidenceRoom
from ashore.workspace.rooms.person import PersonRoom

if TYPE_CHECKING:
    from ashore.evidence.alike import Alike
    from ashore.person.fit import Fit, RoleFit
    from ashore.words import Language
    from ashore.workspace.fit import Ranking
    from ashore.workspace.transfer import Carries


class FitRoom(EvidenceRoom, PersonRoom):
    """What needs both the person and the evidence, and nothing else."""

    def alike(self) -> list[Alike]:
        """Return the cases of people like the one of this workspace, the most alike first.

        Raises
        ------
        As `profile`, and NothingToCompareError where nothing is known of the person.
        """
        from ashore.workspace.alike import alike

        return alike(self)

    def carries(self, role: str | None = None, *, title: str | None = None, every: bool = False) -> Carries:
        """Return what carries over from the person's job to a role, or to the roles they want, the nearest first.

        Parameters
        ----------
        title
            A job's name, or an O*NET-SOC code, in place of the person's own.
        every
            All roles, not only those that ``me.yaml`` names.

        Raises
        ------
        As `profile`; UnknownRoleError, NotARoleError
        NoJobError, UnlinkedJobError, UndescribedJobError
            Where no job is known, or no occupation behind it.
        """
        from ashore.workspace.transfer import carries_of

        return carries_of(self, self._keeper.reading.vocabulary, role, title=title, every=every)

    def fit(self, ad: Which, *, today: date | None = None) -> Fit:
        """Return how the person stands against one ad, each line with the words of both sides.

        Raises
        ------
        As `profile` and `document`; NoProfileError, NotAnAdError, NothingAskedError
        """
        from ashore.workspace.fit import applicant, fit_ad

        person = applicant(self.profile(today=today), self._keeper.reading.vocabulary, today)
        return fit_ad(self._store, self.document(ad), person)

    def fit_named(self, name: str, language: Language, *, today: date | None = None) -> Fit | RoleFit:
        """Return how the person stands against what is called so: an ad, else a role.

        Raises
        ------
        As `fit` and `fit_role`; NoSuchAdError where neither is called so.
        """
        from ashore.workspace.fit import NoSuchAdError
        from ashore.workspace.roles import NoSuchRoleError

        try:
            return self.fit(name, today=today)
        except NoSuchDocumentError:
            pass
        try:
            role = self.role_named(name, language)
        except NoSuchRoleError:
            raise NoSuchAdError(name=name) from None
        return self.fit_role(role, today=today)

    def fit_role(self, role: str, *, today: date | None = None) -> RoleFit:
        """Return how the person stands against a role family, by the ads here and the evidence pack.

        Raises
        ------
        As `profile`; NoProfileError
        """
        from ashore.packs import load
        from ashore.workspace.fit import applicant, fit_role

        person = applicant(self.profile(today=today), self._keeper.reading.vocabulary, today)
        return fit_role(role, self.market(role), load().roles[role].requirements, person)

    def fit_all(
        self, role: str | None = None, city: str | None = None, *, top: int = 20, today: date | None = None
    ) -> Ranking:
        """Return the ads that fit the person best, of a role family and a city.

        Raises
        ------
        As `profile`; NoProfileError, NoAdsError
        """
        from ashore.workspace.fit import applicant, rank

        person = applicant(self.profile(today=today), self._keeper.reading.vocabulary, today)
        return rank(self._store, person, role, city and self._city(city), top)
