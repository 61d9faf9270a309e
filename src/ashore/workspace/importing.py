"""Read files into the workspace: one transaction a file, whole documents only, the same text once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from ashore.documents.errors import DocumentError, EmptyFolderError, TooLargeError, UnreadableFileError
from ashore.documents.kinds import detect_kind
from ashore.documents.limits import DEFAULT, Limits
from ashore.documents.model import Document, Kind
from ashore.documents.reader import BrokenItem, Item
from ashore.documents.registry import read_source, read_text
from ashore.documents.source import STDIN, Source
from ashore.store import Store
from ashore.store.documents import Import
from ashore.store.likeness import Likeness
from ashore.workspace.keeping import Keeper
from ashore.workspace.reading import now
from ashore.workspace.views import ImportReport, NearCopy

KindWanted = Kind | Literal["auto"]
Progress = Callable[[int, int | None], None]
"""Called with how many documents were read, and of how many: None where that is not known before the end."""

_BLOCK: Final = 1 << 20


class _NothingReadError(Exception):
    """Takes a file's transaction back: not one document was in it."""


@dataclass
class _Tally:
    """What was done, of one file until it is committed, or of all."""

    added: list[int] = field(default_factory=list)
    unchanged: int = 0
    facts: int = 0
    broken: list[BrokenItem] = field(default_factory=list)
    near_copies: list[NearCopy] = field(default_factory=list)

    @property
    def documents(self) -> int:
        return len(self.added) + self.unchanged

    def include(self, other: _Tally) -> None:
        self.added += other.added
        self.unchanged += other.unchanged
        self.facts += other.facts
        self.broken += other.broken
        self.near_copies += other.near_copies


class Importer:
    """One import of one or more files."""

    def __init__(
        self, store: Store, keeper: Keeper, progress: Progress | None = None, limits: Limits = DEFAULT
    ) -> None:
        self.store = store
        self.keeper = keeper
        self.progress = progress
        self.limits = limits
        self._total = _Tally()
        self._began = time.monotonic()

    def add(self, paths: Iterable[Path | str], kind: KindWanted) -> ImportReport:
        """Read every file, and every file of a folder; one that cannot be read is told, and the next is read."""
        for path in paths:
            with _collected(str(path), self._total.broken):
                for source in sources(path, self.store.folder):
                    with _collected(source.file, self._total.broken):
                        self._add_source(source, kind)
        return self._report()

    def add_text(self, text: str, name: str, kind: KindWanted) -> ImportReport:
        """Read pasted text.

        Raises
        ------
        DocumentError
            Where it cannot be read.
        """
        source = Source.of_bytes(text.encode("utf-8", "surrogatepass"), name)
        self._add_source(source, kind, lambda _: iter([read_text(text, name, kind=kind)]))
        return self._report()

    def _report(self) -> ImportReport:
        total = self._total
        return ImportReport(
            tuple(total.added),
            total.unchanged,
            total.facts,
            tuple(total.broken),
            tuple(total.near_copies),
            time.monotonic() - self._began,
        )

    def _add_source(
        self, source: Source, kind: KindWanted, read: Callable[[Source], Iterator[Item]] | None = None
    ) -> None:
        """Read one source in one transaction.

        Its bytes are copied first and read from the copy: what is kept is what was read, whatever becomes of the
        file meanwhile. Where the user stops the work, the documents that are whole by then are kept.

        Raises
        ------
        DocumentError
            Where it cannot be read to its end; the documents before that are kept.
        StoreError
            Where the disk is in the way; the workspace is as it was.
        """
        with self.store.originals.stage(_blocks(source, self.limits)) as staged:
            before = self.store.imports.find(staged.checksum, source.name, kind)
            if before and before.complete and not before.broken:
                self._total.unchanged += before.documents
                self._advance(self._total)
                return
            entry = Import(source.name, staged.checksum, staged.size, kind, complete=False, documents=0, broken=0)
            copy = replace(source, path=staged.path, data=None)
            tally, stopped = _Tally(), None
            with suppress(_NothingReadError), self.store.database.transaction():
                id_ = self.store.imports.save(entry, now())
                try:
                    for item in read(copy) if read else read_source(copy, kind=kind, limits=self.limits):
                        self._add_item(item, id_, kind, tally)
                except (DocumentError, KeyboardInterrupt) as error:
                    stopped = error
                if not tally.documents:
                    raise _NothingReadError
                self.store.originals.keep(staged)
                done = replace(
                    entry, complete=stopped is None, documents=tally.documents, broken=len(tally.broken)
                )
                self.store.imports.save(done, now())
            self._total.include(tally)
            if stopped is not None:
                raise stopped

    def _add_item(self, item: Item, import_: int, kind: KindWanted, tally: _Tally) -> None:
        if isinstance(item, BrokenItem):
            tally.broken.append(item)
            return
        document = item if item.kind else replace(item, kind=detect_kind(item))
        known = self.store.documents.id_of(document.digest)
        if known is None:
            kept = self.keeper.keep(document, import_)
            tally.added.append(kept.id)
            tally.facts += kept.facts
            tally.near_copies += self._near_copies(document, kept.alike[:1])
        else:
            tally.unchanged += 1
            if kind != "auto":
                self.keeper.set_kind(known, kind)
        self._advance(tally)

    def _near_copies(self, document: Document, alike: Sequence[Likeness]) -> list[NearCopy]:
        return [
            NearCopy(
                pair.document,
                pair.other,
                document.name,
                self.store.documents.text(pair.other)[0],
                pair.relation,
                pair.similarity,
            )
            for pair in alike
        ]

    def _advance(self, tally: _Tally) -> None:
        if self.progress is not None:
            of_others = 0 if tally is self._total else self._total.documents
            self.progress(of_others + tally.documents, None)


@contextmanager
def _collected(file: str, broken: list[BrokenItem]) -> Iterator[None]:
    """Keep the mistake of one file, so that the next file is still read."""
    try:
        yield
    except DocumentError as error:
        broken.append(BrokenItem(file, error.details.get("line"), error))


def sources(path: Path | str, workspace: Path) -> Iterator[Source]:
    """Yield the source at a path, or those of a folder: sorted, without hidden files and without the workspace.

    Raises
    ------
    EmptyFolderError
        Where there is none in it.
    UnreadableFileError
        Where a folder may not be listed, or the path is no regular file.
    """
    if str(path) == STDIN or not os.path.isdir(path):  # noqa: PTH112 - a name too long is no folder, not an error
        yield Source.of(path)
        return
    found = False
    for file in _files(Path(path), workspace.resolve()):
        found = True
        yield replace(Source.of(file), name=file.relative_to(path).as_posix())
    if not found:
        raise EmptyFolderError(file=str(path))


def _files(folder: Path, workspace: Path) -> Iterator[Path]:
    def refuse(problem: OSError) -> None:
        raise UnreadableFileError(file=str(problem.filename), reason=problem.strerror or str(problem))

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and Path(place, name).resolve() != workspace
        )
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _blocks(source: Source, limits: Limits) -> Iterator[bytes]:
    """Yield the bytes of a source, no more than any reader would unpack.

    Raises
    ------
    TooLargeError, UnreadableFileError, MissingFileError
    """
    if source.path is not None and os.path.exists(source.path) and not os.path.isfile(source.path):  # noqa: PTH110, PTH113
        raise UnreadableFileError(file=source.file, reason="not a regular file")
    size = 0
    with source.open() as stream:
        while block := _read(stream.read, source.file):
            size += len(block)
            if size > limits.decompressed_bytes:
                raise TooLargeError(file=source.file, limit=limits.decompressed_bytes, size=size)
            yield block


def _read(read: Callable[[int], bytes], file: str) -> bytes:
    try:
        return read(_BLOCK)
    except OSError as problem:
        raise UnreadableFileError(file=file, reason=problem.strerror or str(problem)) from None
