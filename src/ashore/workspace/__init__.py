"""The one way into a user's folder, and the public Python API."""

from ashore.store.board import Board
from ashore.store.documents import StoredDocument
from ashore.store.facts import StoredFact
from ashore.workspace.facade import Workspace
from ashore.workspace.views import Check, ImportReport, NearCopy, SearchHit

__all__ = [
    "Board", "Check", "ImportReport", "NearCopy", "SearchHit", "StoredDocument", "StoredFact", "Workspace",
]  # fmt: skip
