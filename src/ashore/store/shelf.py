"""Lists by the page: documents, likenesses and what waits for a decision, without reading the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from ashore.documents.model import KINDS, Kind
from ashore.store.codec import pack, unpack, unpack_or_none
from ashore.store.database import NAME, Database

REVIEWED: Final[tuple[Kind, ...]] = ("resume", "story", "ad")
"""In which order kinds of document wait for review: a wrong fact matters most in a résumé."""

_LISTED: Final = """SELECT id, name, ifnull(title, (SELECT title FROM ads WHERE document = documents.id)), kind,
    language, published, story,
    (SELECT count(*) FROM facts WHERE document = documents.id AND status <> 'absorbed'),
    (SELECT count(*) FROM facts WHERE document = documents.id AND status = 'new'),
    (SELECT imported FROM imports WHERE imports.id = documents.import)
    FROM documents WHERE """
_NEXT: Final = """SELECT facts.id FROM documents JOIN facts ON facts.document = documents.id
    WHERE documents.kind = ? AND (documents.id, facts.start, facts."end", facts.id) > (?, ?, ?, ?)
    AND facts.status = 'new' AND (? IS NULL OR facts.field = ?) AND (? IS NULL OR documents.id = ?)
    ORDER BY documents.id, facts.start, facts."end", facts.id LIMIT 1"""
_SETTLED: Final = """SELECT count(*), ifnull(sum(status = 'absorbed'), 0) FROM facts WHERE status <> 'new'
    AND document IN (SELECT documents.id FROM decisions JOIN documents ON documents.digest = decisions.digest)"""
_DISPUTABLE: Final = """SELECT story FROM documents WHERE kind = 'ad' AND id = story AND (? IS NULL OR id < ?)
    AND (EXISTS (SELECT 1 FROM facts WHERE document = documents.id AND field IN ({marks})
        AND status NOT IN ('rejected', 'absorbed')
        GROUP BY field HAVING count(DISTINCT value) > 1 OR max(status = 'corrected'))
    OR EXISTS (SELECT 1 FROM documents AS copy WHERE copy.story = documents.id AND copy.id <> documents.id))
    ORDER BY id DESC"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list.

    Attributes
    ----------
    title
        Of the document; where it has none, the job title that the ad states.
    copy
        Whether it tells the same as an earlier document, and counts once with it.
    facts, waiting
        How many facts it states, and how many of them nothing has been decided about.
    imported
        When it was read, as ISO time.
    """

    id: int
    name: str
    title: str | None
    kind: Kind | None
    language: str | None
    published: str | None
    copy: bool
    facts: int
    waiting: int
    imported: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that are alike, the earlier one as ``other``."""

    document: int
    name: str
    other: int
    other_name: str
    relation: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """How far a review is: facts in all, and how many of them nothing has been decided about."""

    facts: int
    waiting: int


class Shelf:
    """Read-only lists over the tables."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def stamp(self) -> str:
        """Return what is another text whenever something in the database may have changed.

        It is the newest row of each log, which any process sees, with size and time of the files, which change
        also where a row is written again. It may change without reason, when the write-ahead log is put away.
        """
        newest = "(SELECT ifnull(max(id), 0) FROM {})"
        tables = ", ".join(newest.format(table) for table in ("documents", "imports", "decisions", "outcomes"))
        row = self.database.row(f"SELECT {tables}")
        return "-".join(map(str, [*(row or ()), *self._files()]))

    def _files(self) -> list[int]:
        found = []
        for name in (NAME, f"{NAME}-wal"):
            with suppress(OSError):
                stat = (self.database.folder / name).stat()
                if stat.st_size:  # an empty log comes and goes with every reader
                    found += [stat.st_size, stat.st_mtime_ns]
        return found

    def counts(self) -> dict[Kind | None, int]:
        """Count the documents by kind."""
        found: dict[Kind | None, int] = dict(
            self.database.rows("SELECT kind, count(*) FROM documents GROUP BY kind")
        )
        return {kind: found[kind] for kind in (*KINDS, None) if kind in found}

    def listed(self, *, kind: Kind | None = None, limit: int = 50, offset: int = 0) -> list[Listed]:
        """Return documents of one kind (any where None), those that came last first."""
        condition, parameters = ("kind = ?", [kind]) if kind else ("1", [])
        return self._listed(f"{condition} ORDER BY id DESC LIMIT ? OFFSET ?", [*parameters, limit, offset])

    def these(self, ids: Iterable[int]) -> list[Listed]:
        """Return documents by their ids, in the order of these."""
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        found = {row.id: row for row in self._listed(f"id IN ({marks})", wanted)}
        return [found[id_] for id_ in wanted if id_ in found]

    def _listed(self, condition: str, parameters: list[Any]) -> list[Listed]:
        return [
            Listed(id_, unpack(name), unpack_or_none(title), kind, language, published, story != id_, *rest)
            for id_, name, title, kind, language, published, story, *rest in self.database.rows(
                f"{_LISTED} {condition}", parameters
            )
        ]

    def title_of(self, document: int) -> str | None:
        """Return the title of a document; where it has none, the job title that the ad states."""
        found = self.database.value(
            "SELECT ifnull(documents.title, ads.title) FROM documents "
            "LEFT JOIN ads ON ads.document = documents.id WHERE documents.id = ?",
            (document,),
        )
        return unpack_or_none(found)

    def id_of(self, name: str) -> int | None:
        """Return the id of the document of this name."""
        found: int | None = self.database.value("SELECT id FROM documents WHERE name = ?", (pack(name),))
        return found

    def ids_of(self, names: Iterable[str]) -> dict[str, int]:
        """Return the ids of documents by their names, of those that are there."""
        return {name: found for name in dict.fromkeys(names) if (found := self.id_of(name)) is not None}

    def pairs(self, *, limit: int = 50, offset: int = 0) -> list[Pair]:
        """Return documents that are alike: what counts once first, then by how alike they are."""
        rows = self.database.rows(
            "SELECT document, one.name, other, two.name, relation, similarity FROM likenesses "
            "JOIN documents AS one ON one.id = document JOIN documents AS two ON two.id = other "
            "ORDER BY relation = 'near', similarity DESC, document, other LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [Pair(row[0], unpack(row[1]), row[2], unpack(row[3]), row[4], row[5]) for row in rows]

    def count_pairs(self) -> dict[str, int]:
        """Count the pairs by what they are to each other."""
        return dict(self.database.rows("SELECT relation, count(*) FROM likenesses GROUP BY relation"))

    def next_waiting(
        self,
        after: int | None = None,
        *,
        kind: Kind | None = None,
        document: int | None = None,
        field: str | None = None,
    ) -> int | None:
        """Return the fact that waits for a decision next after ``after``, by kind, document and place.

        Parameters
        ----------
        after
            A fact, which need not wait itself; the first of all where it is None or gone.
        """
        kinds: tuple[Kind, ...] = (kind,) if kind else REVIEWED
        place: tuple[int, int, int, int] = (-1, -1, -1, -1)
        if after is not None:
            row = self.database.row(
                'SELECT kind, document, start, "end", facts.id FROM facts '
                "JOIN documents ON documents.id = document WHERE facts.id = ?",
                (after,),
            )
            if row is not None and row[0] in kinds:
                kinds, place = kinds[kinds.index(row[0]) :], (row[1], row[2], row[3], row[4])
        for of in kinds:
            found: int | None = self.database.value(_NEXT, (of, *place, field, field, document, document))
            if found is not None:
                return found
            place = (-1, -1, -1, -1)
        return None

    def waiting(
        self, *, kind: Kind | None = None, document: int | None = None, field: str | None = None
    ) -> Waiting:
        """Count facts, and those that wait for a decision.

        Only facts of a text that was decided about can be other than new: the others are counted by the index.
        """
        conditions, parameters = ["1"], list[Any]()
        for condition, value in (
            ("document IN (SELECT id FROM documents WHERE kind = ?)", kind),
            ("document = ?", document),
            ("field = ?", field),
        ):
            if value is not None:
                conditions.append(condition)
                parameters.append(value)
        wanted = " AND ".join(conditions)
        everything = self.database.value(f"SELECT count(*) FROM facts WHERE {wanted}", parameters)  # noqa: S608 - the conditions are written above
        row = self.database.row(f"{_SETTLED} AND {wanted}", parameters)
        settled, absorbed = row or (0, 0)
        return Waiting(everything - absorbed, everything - settled)

    def disputable(self, fields: Iterable[str], before: int | None = None) -> Iterator[list[int]]:
        """Yield the ads that may disagree with themselves or with a copy about one of these fields.

        Each comes with its copies, the first of them first; the newest come first, those before ``before``.
        """
        wanted = sorted(fields)
        sql = _DISPUTABLE.format(marks=", ".join("?" * len(wanted)))
        for (story,) in self.database.stream(sql, (before, before, *wanted)):
            yield [
                row[0]
                for row in self.database.rows("SELECT id FROM documents WHERE story = ? ORDER BY id", (story,))
            ]
