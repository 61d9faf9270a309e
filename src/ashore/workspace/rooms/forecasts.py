"""What was foretold, and how good that was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ashore.workspace.rooms.journal import JournalRoom

if TYPE_CHECKING:
    from ashore.journal.resolving import Resolved
    from ashore.journal.scorecard import Scorecard


class ForecastsRoom(JournalRoom):
    """Forecasts are stored when they are shown; what came of them is told by the journal."""

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
