"""Documents, each text once, and the imports that brought them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ashore.documents.model import Document, Kind, Note, Region
from ashore.store.codec import dump, load, pack, pack_or_none, unpack, unpack_or_none
from ashore.store.database import Database, Row

_COLUMNS: Final = (
    "name, kind, title, author, published, language, url, media_type, text, furniture, regions, notes"
)
_INSERT: Final = f"""INSERT INTO documents (digest, {_COLUMNS}, import, story)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"""  # noqa: S608 - a constant
_SELECT: Final = f"SELECT documents.id, digest, import, story, {_COLUMNS} FROM documents"  # noqa: S608 - a constant


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One row; ``story`` is the id of the first document that tells the same."""

    id: int
    document: Document
    import_: int
    story: int


@dataclass(frozen=True, slots=True)
class Import:
    """One file, page or paste that was read.

    Attributes
    ----------
    original
        SHA-256 of its bytes, which stand in ``originals/``.
    kind
        What the user said it is, or ``auto``.
    complete
        Whether it was read to its end.
    documents
        How many documents were read from it, those that were there before among them.
    broken
        How many items in it could not be read.
    """

    name: str
    original: str
    bytes: int
    kind: str
    complete: bool
    documents: int
    broken: int


class Documents:
    """The table of documents."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def id_of(self, digest: str) -> int | None:
        """Return the id of the document with this text."""
        found: int | None = self.database.value("SELECT id FROM documents WHERE digest = ?", (digest,))
        return found

    def free_name(self, name: str) -> str:
        """Return ``name``, or ``name (2)`` and so on where another text has it: facts name their document."""
        taken = "SELECT 1 FROM documents WHERE name = ?"
        free, number = name, 1
        while self.database.value(taken, (pack(free),)):
            number += 1
            free = f"{name} ({number})"
        return free

    def insert(self, document: Document, import_: int) -> int:
        """Insert a document whose text is not there yet, as a story of its own; return its id."""
        id_ = self.database.run(
            _INSERT,
            (
                document.digest, pack(document.name), document.kind, pack_or_none(document.title),
                pack_or_none(document.author), document.published, document.language, pack_or_none(document.url),
                document.media_type, pack(document.text), dump(document.furniture),
                dump([(region.path, region.start, region.end) for region in document.regions]),
                dump([(note.code, note.count) for note in document.notes]), import_,
            ),
        )  # fmt: skip
        self.database.run("UPDATE documents SET story = id WHERE id = ?", (id_,))
        return id_

    def set_kind(self, document: int, kind: Kind | None) -> None:
        """Change what a document is."""
        self.database.run("UPDATE documents SET kind = ? WHERE id = ?", (kind, document))

    def get(self, document: int) -> StoredDocument | None:
        """Return one document by its id."""
        row = self.database.row(f"{_SELECT} WHERE id = ?", (document,))
        return None if row is None else _stored(row)

    def select(self, kind: str | None = None) -> Iterator[StoredDocument]:
        """Yield documents in the order in which they came."""
        condition, parameters = ("kind = ?", [kind]) if kind else ("1", [])
        for row in self.database.stream(f"{_SELECT} WHERE {condition} ORDER BY id", parameters):
            yield _stored(row)

    def ids(self) -> list[int]:
        """Return the ids of all documents in the order in which they came."""
        return [row[0] for row in self.database.rows("SELECT id FROM documents ORDER BY id")]

    def count(self) -> int:
        """Count the documents."""
        count: int = self.database.value("SELECT count(*) FROM documents")
        return count

    def groups(self) -> dict[str, str]:
        """Return the story of every document that tells one with others, by name."""
        rows = self.database.rows(
            "SELECT name, story FROM documents WHERE story IN "
            "(SELECT story FROM documents GROUP BY story HAVING count(*) > 1) ORDER BY id"
        )
        return {unpack(name): str(story) for name, story in rows}

    def find(self, name: str) -> list[int]:
        """Return the ids of documents by name, or by the beginning of their digest (six digits or more)."""
        found = self.database.rows("SELECT id FROM documents WHERE name = ? ORDER BY id", (pack(name),))
        if not found and len(name) >= 6 and set(name) <= set("0123456789abcdef"):
            found = self.database.rows(
                "SELECT id FROM documents WHERE digest >= ? AND digest < ? ORDER BY id", (name, name + "g")
            )
        return [row[0] for row in found]

    def text(self, document: int) -> tuple[str, str]:
        """Return name and text of one document."""
        row = self.database.row("SELECT name, text FROM documents WHERE id = ?", (document,))
        if row is None:
            raise KeyError(document)
        return unpack(row[0]), unpack(row[1])


class Imports:
    """The log of what was read."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def find(self, original: str, name: str, kind: str) -> Import | None:
        """Return the import of these bytes under this name, if there was one."""
        row = self.database.row(
            "SELECT name, original, bytes, kind, complete, documents, broken FROM imports "
            "WHERE original = ? AND name = ? AND kind = ?",
            (original, name, kind),
        )
        if row is None:
            return None
        name, original, size, kind, complete, documents, broken = row
        return Import(name, original, size, kind, bool(complete), documents, broken)

    def save(self, import_: Import, now: str) -> int:
        """Insert an import, or bring up to date the one of the same bytes, name and kind; return its id."""
        id_: int = self.database.value(
            "INSERT INTO imports (name, original, bytes, kind, complete, documents, broken, imported) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (original, name, kind) DO UPDATE SET "
            "complete = excluded.complete, documents = excluded.documents, broken = excluded.broken RETURNING id",
            (
                import_.name, import_.original, import_.bytes, import_.kind, int(import_.complete),
                import_.documents, import_.broken, now,
            ),
        )  # fmt: skip
        return id_

    def originals(self) -> set[str]:
        """Return the checksums of all originals."""
        return {row[0] for row in self.database.rows("SELECT DISTINCT original FROM imports")}


class Texts:
    """Name and text of documents by id; keeps the last one, since facts come document by document."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self._last: tuple[int, tuple[str, str]] | None = None

    def of(self, document: int) -> tuple[str, str]:
        """Return name and text."""
        if self._last is None or self._last[0] != document:
            self._last = (document, self.documents.text(document))
        return self._last[1]


def _stored(row: Row) -> StoredDocument:
    id_, digest, import_, story, name, kind, title, author, published, language, url, media, text, *marks = row
    furniture, regions, notes = map(load, marks)
    document = Document(
        unpack(name),
        unpack(text),
        kind=kind,
        title=unpack_or_none(title),
        author=unpack_or_none(author),
        published=published,
        language=language,
        url=unpack_or_none(url),
        media_type=media,
        furniture=tuple((start, end) for start, end in furniture),
        regions=tuple(Region(path, start, end) for path, start, end in regions),
        notes=tuple(Note(code, count) for code, count in notes),
    )
    known: dict[str, Any] = vars(document)
    known["digest"] = digest  # what the cached property would compute again from the text
    return StoredDocument(id_, document, import_, story)
