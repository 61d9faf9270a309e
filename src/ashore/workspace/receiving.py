"""What a browser hands over: the bytes of files under their names, and a page with its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ashore.documents.errors import DocumentError
from ashore.documents.model import Document
from ashore.documents.reader import BrokenItem, Item
from ashore.documents.registry import read_source
from ashore.documents.source import Source
from ashore.workspace.importing import Importer, KindWanted
from ashore.workspace.views import ImportReport

LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was handed over.

    Attributes
    ----------
    name
        What it is called, without a folder.
    url
        Where the page comes from, for documents that do not say so themselves.
    """

    name: str
    data: bytes
    url: str | None = None


class Receiver(Importer):
    """One import of files that are in memory."""

    def receive(self, file: Handed, kind: KindWanted) -> ImportReport:
        """Read one file; what cannot be read is told in the report."""
        source = Source.of_bytes(file.data, plain_name(file.name))

        def read(copy: Source) -> Iterator[Item]:
            for item in read_source(copy, kind=kind, limits=self.limits):
                yield replace(item, url=item.url or file.url) if isinstance(item, Document) else item

        try:
            self._add_source(source, kind, read)
        except DocumentError as error:
            self._total.broken.append(BrokenItem(source.file, error.details.get("line"), error))
        return self._report()


def plain_name(name: str) -> str:
    """Return a file's name without folders and control characters, cut so that lists stay readable.

    The ending is kept: a format is recognised by it.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = " ".join("".join(c if c.isprintable() else " " for c in last).split())
    if len(shown) > LONGEST_NAME:
        stem, dot, ending = shown.rpartition(".")
        ending = f"…{dot}{ending}" if dot and len(ending) < 10 else "…"
        shown = (stem or shown)[: LONGEST_NAME - len(ending)] + ending
    return shown or "?"
