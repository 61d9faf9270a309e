"""What the journal teaches: the funnel by role, channel and city; how long answers take; where the plan turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.workspace.rooms.journal import JournalRoom

if TYPE_CHECKING:
    from datetime import date

    from ashore.journal.groups import By, Day, Group, Groups, Waited
    from ashore.plans.switching import Kept
    from ashore.store.funnels import Funnels


class TeachingRoom(JournalRoom):
    """The journal, counted."""

    def groups(self, by: By, role: str | None = None, *, limit: int = 12, over: date | None = None) -> Groups:
        """Return what became of the applications, by what they have in common, most applications first.

        Parameters
        ----------
        role
            Of one role family; of all where it is None.
        over
            The day whose silence counts in full today: what waits since before it is taken to wait since then.
        """
        return self._funnels.groups(by, role or "", limit, over)

    def before_latest(self, total: Group, role: str, *, over: date | None = None) -> Group:
        """Return all applications to a role family as if what was written last about it were not there."""
        latest = self._funnels.latest(role)
        entry = None if latest is None else self._store.outcomes.get(latest)
        return total if entry is None else self._funnels.without(total, entry, self._store.applications, over)

    def waited(self, role: str | None = None, *, today: date | None = None) -> tuple[Waited, ...]:
        """Return how long applications have waited for their first answer; with how many have waited so long."""
        from ashore.workspace.journal import local_day

        return tuple(self._funnels.waited(role or "", today or local_day()))

    def sent_by_day(self, role: str | None = None) -> tuple[Day, ...]:
        """Return how many applications were sent on each day, and how many interviews came."""
        return tuple(self._funnels.days(role or ""))

    def family_of(self, role: str) -> str:
        """Return the role family of this name or title.

        Raises
        ------
        UnknownRoleError
        """
        from ashore.journal.reading import read_role

        return read_role(role, self._keeper.reading.vocabulary)

    def roles_logged(self) -> tuple[str, ...]:
        """Return the role families that were applied or asked for, those with most applications first."""
        return tuple(self._funnels.roles())

    def kept_turn(self) -> Kept | None:
        """Return where the decision that was kept last turns; None where that is not known."""
        import json

        from ashore.plans.switching import read

        # Not by `planning.last`: that room imports the whole plan, which takes longer than everything here.
        text = self._store.meta("decision")
        try:
            kept = None if text is None else json.loads(text)
        except ValueError:
            return None
        return read(kept) if isinstance(kept, dict) else None

    @property
    def _funnels(self) -> Funnels:
        from ashore.store.funnels import Funnels

        return Funnels(self._store.database)
