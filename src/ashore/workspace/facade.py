"""`Workspace`: one folder with what a person collects, what was read from it, and what they decided about it."""

from __future__ import annotations

from ashore.workspace.rooms.facts import FactsRoom
from ashore.workspace.rooms.fit import FitRoom
from ashore.workspace.rooms.folder import FolderRoom
from ashore.workspace.rooms.forecasts import ForecastsRoom
from ashore.workspace.rooms.ledger import LedgerRoom
from ashore.workspace.rooms.offers import OffersRoom
from ashore.workspace.rooms.plans import PlansRoom
from ashore.workspace.rooms.practice import PracticeRoom
from ashore.workspace.rooms.teaching import TeachingRoom
from ashore.workspace.rooms.week import WeekRoom


class Workspace(
    FactsRoom,
    LedgerRoom,
    WeekRoom,
    FitRoom,
    OffersRoom,
    ForecastsRoom,
    PracticeRoom,
    TeachingRoom,
    PlansRoom,
    FolderRoom,
):
    """One user's folder. Open it with ``with Workspace.open(folder) as workspace``.

    Every method raises the classes of `ashore.store.errors` where the disk or another program is in the way; the
    folder is then as it was.
    """
