"""Evidence: what was collected, adding to it, and finding words in it."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, ClassVar, Final

from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from ashore.errors import AshoreError
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages import (
    evidence_added,
    evidence_clip,
    evidence_document,
    evidence_pairs,
    evidence_review,
)
from ashore.interfaces.web.paging import Pager, pager
from ashore.interfaces.web.taking import Job, jobs
from ashore.reports.quotes import Quoted, in_sentence

if TYPE_CHECKING:
    from ashore.documents.model import Kind
    from ashore.workspace.importing import KindWanted
    from ashore.workspace.shelf import Listed

KINDS: Final = ("ad", "resume", "story")
HITS: Final = 30
SENTENCES: Final = 2
"""Places shown of a document that answers a search."""


class NothingToAddError(AshoreError):
    """The form was sent with neither a text nor a file."""

    code: ClassVar[str] = "nothing_to_add"


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers a search, with the first sentences that hold the words."""

    document: Listed
    sentences: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The page.

    Attributes
    ----------
    kind
        Which kind is listed; empty for all.
    counts
        Documents by kind, ``""`` for all of them.
    words
        What is searched for; empty where nothing is.
    hits
        None where nothing is searched for.
    alike
        How many pairs of documents are alike, copies among them.
    waiting
        Whether a fact waits for a decision.
    once
        Names the form that adds.
    """

    kind: str
    counts: dict[str, int]
    rows: tuple[Listed, ...]
    pager: Pager
    words: str
    hits: tuple[Hit, ...] | None
    alike: int
    waiting: bool
    once: str
    kinds: tuple[str, ...] = KINDS


def show(desk: Desk) -> Response:
    """Show the documents, or those that hold the words of a search."""
    shelf = desk.workspace.shelf
    found = shelf.counts()
    counts: dict[str, int] = {"": sum(found.values())}
    counts |= {kind or "unknown": count for kind, count in found.items()}
    kind = known_kind(desk.query("kind"))
    total = counts.get(kind or "", 0)
    pages = pager("/evidence", desk.query("page"), total, kind=kind or "")
    rows = shelf.listed(kind=kind, offset=max(pages.first - 1, 0))
    words = desk.query("q")[:200]
    page = Evidence(
        kind or "",
        counts,
        tuple(rows),
        pages,
        words,
        _hits(desk, words) if words else None,
        sum(shelf.count_pairs().values()),
        shelf.next_waiting() is not None,
        token_urlsafe(),
    )
    return desk.show("part/evidence_list.html.j2" if desk.partial else "evidence.html.j2", page)


def _hits(desk: Desk, words: str) -> tuple[Hit, ...]:
    found = desk.workspace.search(words, limit=HITS)
    rows = {row.id: row for row in desk.workspace.shelf.these(hit.document.id for hit in found)}
    return tuple(
        Hit(
            rows[hit.document.id],
            tuple(
                in_sentence(hit.document.document.name, hit.document.document.text, start, end)
                for start, end in hit.spans[:SENTENCES]
            ),
        )
        for hit in found
    )


def known_kind(name: str) -> Kind | None:
    """Return the kind of document that is called so; None where none is."""
    kinds: dict[str, Kind] = {"ad": "ad", "resume": "resume", "story": "story"}
    return kinds.get(name)


def add(desk: Desk) -> Response:
    """Take a pasted text and files, and lead to what became of them."""
    from ashore.workspace.receiving import Handed

    kind: KindWanted = known_kind(desk.text("kind")) or "auto"
    given = []
    for sent in desk.form.getlist("files"):
        if isinstance(sent, UploadFile):  # an empty one where no file was chosen
            with sent.file as file:
                given += [Handed(sent.filename, file.read())] if sent.filename else []
    if text := desk.text("text"):
        given.insert(0, Handed(_title(text, desk), text.encode("utf-8", "surrogatepass")))
    if not given:
        raise NothingToAddError
    job = Job(desk.server.folder, given, kind)
    jobs(desk).keep(job)
    job.start()
    return desk.done(f"/evidence/added/{job.name}")


def _title(text: str, desk: Desk) -> str:
    """Name a pasted text by its first line; the ending says that it is no file of another format."""
    first = next((line.strip(" #*\t") for line in text.splitlines() if line.strip(" #*\t")), "")
    cut = first[:40].rstrip(" .,;:。，；：").replace("/", "／").replace("\\", "＼").replace(".", "．")
    return f"{cut or desk.site.say('web.evidence.pasted')}.txt"


def quote(desk: Desk) -> Response:
    """Lead from a document's name, and a place in it, to that place."""
    document = desk.workspace.document(desk.query("doc"))
    at = desk.query("at")
    place = f"?at={int(at)}#here" if at.isdecimal() else ""
    return RedirectResponse(f"/evidence/doc/{document.id}{place}", 303)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/evidence", "GET", show),
    ("/evidence/add", "POST", add),
    ("/evidence/quote", "GET", quote),
    *evidence_added.ROUTES,
    *evidence_document.ROUTES,
    *evidence_review.ROUTES,
    *evidence_pairs.ROUTES,
    *evidence_clip.ROUTES,
)
