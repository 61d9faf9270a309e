"""What was foretold, and how good that was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Unpack

from ashore.workspace.rooms.journal import JournalRoom, Saying

if TYPE_CHECKING:
    from ashore.journal import Kind, Outcome
    from ashore.journal.resolving import Resolved
    from ashore.journal.scorecard import Scorecard


class ForecastsRoom(JournalRoom):
    """Forecasts are stored when they are shown; what came of them is told by the journal."""

    def log(self, kind: Kind, *, today: date | None = None, **said: Unpack[Saying]) -> Outcome:
        """Write down what happened, as `JournalRoom.log`; of applications what was believed before them is stored.

        Raises
        ------
        JournalError
            As `JournalRoom.log`.
        """
        role = said.get("role")
        if kind != "applied" or role is None:
            return super().log(kind, today=today, **said)
        from ashore.journal.reading import read_role
        from ashore.workspace.forecasting import believed, record_batch
        from ashore.workspace.journal import local_day

        day = today or local_day()
        before = believed(self, read_role(role, self._keeper.reading.vocabulary), day)
        entry = super().log(kind, today=day, **said)
        if before is not None:
            record_batch(self._store, entry, before, day)
        return entry

    def forecasts(self, *, today: date | None = None) -> tuple[Resolved, ...]:
        """Return every forecast that was shown, oldest first, with what came of it."""
        from ashore.workspace.forecasting import resolved
        from ashore.workspace.journal import local_day

        return resolved(self._store, today or local_day())

    def calibration(self, *, today: date | None = None) -> Scorecard:
        """Return how good the forecasts were, by kind."""
        from ashore.workspace.forecasting import scored
        from ashore.workspace.journal import local_day

        return scored(self._store, today or local_day())
