"""What to do this week."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ashore.workspace.rooms.fit import FitRoom
from ashore.workspace.rooms.plans import PlansRoom
from ashore.workspace.rooms.practice import PracticeRoom

if TYPE_CHECKING:
    from ashore.plans.week_model import Planned


class WeekRoom(FitRoom, PracticeRoom, PlansRoom):
    """What needs the decision, the journal, the gaps and the practice at once."""

    def week(self, *, hours: float | None = None, following: bool = False, today: date | None = None) -> Planned:
        """Return a small list of what to do this week, in hours that fit those the person has.

        It rests on the decision that was kept last, and computes none.

        Parameters
        ----------
        hours
            In place of the hours a week that ``me.yaml`` gives.
        following
            The week after this one.

        Raises
        ------
        As `me`.
        """
        from ashore.workspace.journal import local_day
        from ashore.workspace.week import plan_week

        day = today or local_day()
        return plan_week(self, self._store, self._keeper.reading, day, hours=hours, following=following)
