"""From a file to the immutable text that facts are quoted from."""

from ashore.documents.model import Document, Furniture, Kind, Region

__all__ = ["Document", "Furniture", "Kind", "Region"]
