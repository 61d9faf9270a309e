"""From a file to the immutable text that facts are quoted from.

What reads files is imported when it is first asked for: most commands read none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ashore.documents.model import Document, Furniture, Kind, Note, Region

if TYPE_CHECKING:
    from ashore.documents.kinds import detect_kind
    from ashore.documents.limits import Limits
    from ashore.documents.reader import BrokenItem, Reader
    from ashore.documents.registry import read, read_text

__all__ = [
    "BrokenItem",
    "Document",
    "Furniture",
    "Kind",
    "Limits",
    "Note",
    "Reader",
    "Region",
    "detect_kind",
    "read",
    "read_text",
]

_HOMES = {
    "BrokenItem": "reader", "Limits": "limits", "Reader": "reader", "detect_kind": "kinds", "read": "registry",
    "read_text": "registry",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
