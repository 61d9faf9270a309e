"""`Workspace`: one folder with what a person collects, what was read from it, and what they decided about it."""

from __future__ import annotations

from ashore.workspace.rooms.facts import FactsRoom
from ashore.workspace.rooms.fit import FitRoom
from ashore.workspace.rooms.folder import FolderRoom
from ashore.workspace.rooms.plans import PlansRoom
from ashore.workspace.rooms.teaching import TeachingRoom


class Workspace(FactsRoom, FitRoom, PlansRoom, TeachingRoom, FolderRoom):
    """One user's folder. Open it with ``with Workspace.open(folder) as workspace``.

    Every method raises the classes of `ashore.store.errors` where the disk or another program is in the way; the
    folder is then as it was.
    """
