"""From a file to the immutable text that facts are quoted from."""

from ashore.documents.kinds import detect_kind
from ashore.documents.limits import Limits
from ashore.documents.model import Document, Furniture, Kind, Note, Region
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
