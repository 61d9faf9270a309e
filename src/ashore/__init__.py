"""Ashore (上岸): cited facts, beliefs and a decision for a move into AI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ashore.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["Workspace", "__version__"]


def __getattr__(name: str) -> Any:
    """Import the workspace when it is first asked for, so that `ashore --version` stays instant."""
    if name == "Workspace":
        from ashore.workspace import Workspace

        return Workspace
    raise AttributeError(name)
