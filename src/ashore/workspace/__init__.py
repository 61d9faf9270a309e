"""The one way into a user's folder, and the public Python API."""

from ashore.workspace.facade import Workspace
from ashore.workspace.views import Check, ImportReport, NearCopy, SearchHit

__all__ = ["Check", "ImportReport", "NearCopy", "SearchHit", "Workspace"]
