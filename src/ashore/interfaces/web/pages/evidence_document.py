"""One document: its text with the facts in place, and beside it what a fact says."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.documents.model import KINDS
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.reports.fact_rows import FactRow, fact_row
from ashore.reports.highlights import segments
from ashore.words import say

if TYPE_CHECKING:
    from ashore.words import Language
    from ashore.workspace import StoredDocument, StoredFact
    from ashore.workspace.views import NearCopy

SHOWN: Final = 30_000
"""Characters shown at first; a book would take a browser seconds."""
BESIDE: Final = 8
"""Facts shown beside the text at most."""
LIKE: Final = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text.

    Attributes
    ----------
    at
        Where it begins; its address shows the facts there.
    status
        Of the facts that quote it: empty where none does, ``rejected`` where all are.
    title
        The fields of these facts, in words.
    chosen
        Whether a fact that is shown beside is quoted from it.
    here
        Whether it is the place that was asked for.
    """

    at: int
    text: str
    furniture: bool
    status: str
    title: str
    chosen: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown beside the text.

    Attributes
    ----------
    facts
        The facts at the place that was chosen; none where none was.
    fields
        Where nothing was chosen: each field with how many facts it has, and where the first stands.
    back
        Where to go after a decision.
    lang
        Of the quotes.
    """

    document: int
    facts: tuple[FactRow, ...]
    fields: tuple[tuple[str, int, int], ...]
    back: str
    once: str
    lang: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The page.

    Attributes
    ----------
    notes
        What the reader of the format left out or mended.
    shown, length
        Characters shown, and in all.
    near
        Documents that are like it.
    waiting
        Facts about which nothing was decided.
    furniture
        Whether parts belong to the page around it.
    lang
        Of the text, for screen readers; empty where it is not known.
    """

    id: int
    name: str
    title: str
    kind: str
    author: str
    published: str
    url: str
    lang: str
    notes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    shown: int
    length: int
    facts: int
    waiting: int
    furniture: bool
    near: tuple[NearCopy, ...]
    beside: Beside
    kinds: tuple[str, ...] = KINDS


def show(desk: Desk) -> Response:
    """Show a document, and beside it the facts at the place ``at``; to htmx only these."""
    stored = desk.workspace.document(desk.request.path_params["id"])
    rows = list(desk.workspace.facts(document=stored.id))
    asked = _place(desk)
    at = asked and asked[0]
    beside = _beside(stored, rows, at, desk.site.language)
    if desk.partial:
        return desk.show("part/evidence_beside.html.j2", beside)
    return desk.show("evidence_document.html.j2", _page(desk, stored, rows, asked, beside))


def set_kind(desk: Desk) -> Response:
    """Read the document again as what the reader says it is."""
    document = desk.request.path_params["id"]
    kind = next((known for known in KINDS if known == desk.text("kind")), None)
    if kind is not None:
        desk.workspace.set_kind(document, kind)
    return desk.done(f"/evidence/doc/{document}", "kind_set")


def _page(
    desk: Desk, stored: StoredDocument, rows: list[StoredFact], asked: tuple[int, int] | None, beside: Beside
) -> DocumentPage:
    document, language = stored.document, desk.site.language
    whole = bool(desk.query("all")) or (asked is not None and asked[1] >= SHOWN)
    shown = len(document.text) if whole else min(SHOWN, len(document.text))
    safe = document.url if (document.url or "").startswith(("http://", "https://")) else None
    return DocumentPage(
        stored.id,
        document.name,
        desk.workspace.shelf.title_of(stored.id) or document.name,
        document.kind or "unknown",
        document.author or "",
        document.published or "",
        safe or "",
        document.language or "",
        tuple(say(language, f"note.{note.code}", count=note.count) for note in document.notes),
        _pieces(stored, rows, asked, shown, language),
        shown,
        len(document.text),
        len(rows),
        sum(row.status == "new" for row in rows),
        bool(document.furniture),
        tuple(desk.workspace.near_copies(stored.id)[:LIKE]),
        beside,
    )


def _place(desk: Desk) -> tuple[int, int] | None:
    """Return the place in the text that the address names, ``at`` and where it ends ``to``."""
    at, to = (int(text) if text.isdecimal() and len(text) < 12 else None for text in map(desk.query, ("at", "to")))
    return None if at is None else (at, to if to is not None and to > at else at + 1)


def _pieces(
    stored: StoredDocument,
    rows: list[StoredFact],
    asked: tuple[int, int] | None,
    shown: int,
    language: Language,
) -> tuple[Piece, ...]:
    from ashore.reports.values import label

    document = stored.document
    spans = [(row.fact.start, row.fact.end) for row in rows]
    if asked is not None and not any(low <= asked[0] < high for low, high in spans):
        spans.append(asked)  # words that were searched for, where no fact stands
    at, found = asked and asked[0], list[Piece]()
    for piece in segments(document.text, spans, document.furniture, end=shown):
        there = [rows[place] for place in piece.facts if place < len(rows)]
        here = at is not None and piece.at <= at < piece.at + len(piece.text)
        states = {row.status for row in there}
        status = (
            "" if not there else "rejected" if states == {"rejected"} else "new" if "new" in states else "decided"
        )
        title = ", ".join(dict.fromkeys(label(language, "field", row.fact.field) for row in there))
        chosen = at is not None and any(row.fact.start <= at < row.fact.end for row in there)
        found.append(Piece(piece.at, piece.text, piece.furniture, status, title, chosen, here))
    return tuple(found)


def _beside(stored: StoredDocument, rows: list[StoredFact], at: int | None, language: Language) -> Beside:
    from ashore.reports.values import label

    there = [row for row in rows if at is not None and row.fact.start <= at < row.fact.end]
    there.sort(key=lambda row: (row.fact.end - row.fact.start, row.id))
    text = stored.document.text
    shown = tuple(
        fact_row(row.id, row.fact, row.status, text, language, stated=row.stated) for row in there[:BESIDE]
    )
    fields: dict[str, list[int]] = {}
    for row in rows:
        fields.setdefault(row.fact.field, []).append(row.fact.start)
    listed = tuple((label(language, "field", name), len(starts), starts[0]) for name, starts in fields.items())
    back = f"/evidence/doc/{stored.id}" + (f"?at={at}" if at is not None else "")
    return Beside(stored.id, shown, listed, back, token_urlsafe(), stored.document.language or "")


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/evidence/doc/{id:int}", "GET", show),
    ("/evidence/doc/{id:int}/kind", "POST", set_kind),
)
