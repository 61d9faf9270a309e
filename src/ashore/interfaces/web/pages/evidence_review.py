"""Review: one fact after the other, each in its sentence; accepted, corrected, rejected, or left for later."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from secrets import token_urlsafe
from typing import TYPE_CHECKING, ClassVar, Final

from starlette.responses import Response

from ashore.errors import AshoreError
from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages.settings import own_path
from ashore.interfaces.web.paging import address
from ashore.reports.fact_rows import FactRow, fact_row
from ashore.reports.normal_forms import Input, inputs, read
from ashore.words import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ashore.documents.model import Kind
    from ashore.workspace import StoredFact

REVIEW: Final = "/evidence/review"


class DecidedMeanwhileError(AshoreError):
    """Another window, or the command line, decided about the fact after this page was made."""

    code: ClassVar[str] = "decided_meanwhile"
    status: ClassVar[int] = 409


class NoFactNamedError(AshoreError):
    """A form that should name a fact names none."""

    code: ClassVar[str] = "no_fact_named"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which facts are reviewed; empty is all."""

    kind: str = ""
    document: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The page.

    Attributes
    ----------
    fact
        What is asked about; None where nothing waits.
    seen
        The decision that stood about it when the page was made, to notice one that came between.
    document, title
        Where it stands.
    decided, of
        How many facts of this document are decided, and how many it has.
    waiting
        How many wait in the whole scope.
    inputs
        The form to correct it; empty where it is not open.
    problem
        Message and remedy of a value that could not be read.
    last
        The fact that was decided about last, to take that back.
    next, correct
        Addresses: of the next fact, and of this one with the form open.
    """

    scope: Scope
    fact: FactRow | None
    seen: str
    document: int
    title: str
    lang: str
    decided: int
    of: int
    waiting: int
    inputs: tuple[Input, ...]
    problem: tuple[str, str] | None
    last: str
    next: str
    correct: str
    once: str


def show(desk: Desk) -> Response:
    """Show the fact that is named, or the next that waits."""
    return _show(desk, _named(desk), correcting=bool(desk.query("correct")))


def _show(
    desk: Desk,
    row: StoredFact | None,
    *,
    correcting: bool = False,
    problem: AshoreError | None = None,
    status: int = 200,
) -> Response:
    scope, shelf = _scope(desk), desk.workspace.shelf
    wanted = _wanted(scope)
    kind, document, field = wanted
    waiting = kept(
        desk, ("waiting", wanted), lambda: shelf.waiting(kind=kind, document=document, field=field)
    ).waiting
    if row is None:
        page = Review(scope, None, "", 0, "", "", 0, 0, waiting, (), None, _last(desk), "", "", token_urlsafe())
    else:
        page = _page(desk, row, scope, waiting)
        if correcting or problem is not None:
            page = replace(page, inputs=_inputs(desk, row))
        if problem is not None:
            page = replace(page, problem=explain(problem, desk.site.language))
    return desk.show(
        "part/evidence_review.html.j2" if desk.partial else "evidence_review.html.j2", page, status=status
    )


def _page(desk: Desk, row: StoredFact, scope: Scope, waiting: int) -> Review:
    stored = desk.workspace.document(row.document)
    here = desk.workspace.shelf.waiting(document=row.document, field=scope.field or None)
    query = {"kind": scope.kind, "document": scope.document, "field": scope.field}
    last = _last(desk)
    return Review(
        scope,
        fact_row(row.id, row.fact, row.status, stored.document.text, desk.site.language, stated=row.stated),
        "" if row.decision is None else str(row.decision),
        stored.id,
        desk.workspace.shelf.title_of(stored.id) or stored.document.name,
        stored.document.language or "",
        here.facts - here.waiting,
        here.facts,
        waiting,
        (),
        None,
        last,
        address(REVIEW, **query, after=str(row.id), last=last),
        address(REVIEW, **query, fact=str(row.id), last=last, correct="1"),
        token_urlsafe(),
    )


def _inputs(desk: Desk, row: StoredFact) -> tuple[Input, ...]:
    """Return the form with the value that stands, or with what was typed already."""
    made = inputs(row.fact.field, row.fact.value, desk.site.language)
    if not desk.form:
        return tuple(made)
    return tuple(replace(item, value=desk.text(item.name)) for item in made)


def _named(desk: Desk) -> StoredFact | None:
    if (fact := _number(desk.query("fact"))) is not None:
        return desk.workspace.fact(fact)
    return _upcoming(desk, _number(desk.query("after")))


def _upcoming(desk: Desk, after: int | None) -> StoredFact | None:
    """Return the fact that waits after another one; from the beginning again where none does."""
    kind, document, field = _wanted(_scope(desk))
    shelf = desk.workspace.shelf
    found = shelf.next_waiting(after, kind=kind, document=document, field=field)
    if found is None and after is not None:
        found = shelf.next_waiting(kind=kind, document=document, field=field)
    return None if found is None else desk.workspace.fact(found)


def _scope(desk: Desk) -> Scope:
    sent = {name: desk.text(name) or desk.query(name) for name in ("kind", "document", "field")}
    return Scope(**sent)


def _wanted(scope: Scope) -> tuple[Kind | None, int | None, str | None]:
    from ashore.interfaces.web.pages.evidence import known_kind

    return known_kind(scope.kind), _number(scope.document), scope.field or None


def _last(desk: Desk) -> str:
    sent = desk.query("last")
    return sent if sent.isdecimal() else ""


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 16 else None


def accept(desk: Desk) -> Response:
    """Say that a fact is right."""
    with _decided_about(desk) as row:
        desk.workspace.accept(row.id)
    return _on(desk, row, "accepted")


def reject(desk: Desk) -> Response:
    """Say that a fact is wrong."""
    with _decided_about(desk) as row:
        desk.workspace.reject(row.id)
    return _on(desk, row, "rejected")


def correct(desk: Desk) -> Response:
    """Give the right value; where it cannot be read, the form comes again with what was typed."""
    typed = {key: value for key, value in desk.form.multi_items() if isinstance(value, str)}
    with _decided_about(desk) as row:
        try:
            value = read(row.fact.field, row.fact.value, typed)
        except AshoreError as error:
            return _show(desk, row, problem=error, status=400)
        desk.workspace.correct(row.id, value)
    return _on(desk, row, "corrected")


def undo(desk: Desk) -> Response:
    """Take back the last decision about a fact, and show it again."""
    fact = _number(desk.text("fact"))
    if fact is None:
        raise NoFactNamedError
    desk.workspace.undo(fact)
    if back := desk.text("back"):
        return desk.done(own_path(back), "review_undone")
    return desk.done(address(REVIEW, **_query(desk), fact=str(fact)), "review_undone")


@contextmanager
def _decided_about(desk: Desk) -> Iterator[StoredFact]:
    """Hold the fact of the form, as it stood when the form was made, until it is decided.

    Raises
    ------
    DecidedMeanwhileError
    """
    fact = _number(desk.text("fact"))
    if fact is None:
        raise NoFactNamedError
    with desk.workspace.deciding(fact) as row:
        stands = "" if row.decision is None else str(row.decision)
        decided = "seen" in desk.form and desk.text("seen") != stands
        if decided or ("was" in desk.form and desk.text("was") != row.status):
            raise DecidedMeanwhileError
        yield row


def _on(desk: Desk, row: StoredFact, notice: str) -> Response:
    """Lead to the next fact, or back to the document the decision was taken on."""
    if back := desk.text("back"):
        return desk.done(own_path(back), f"review_{notice}")
    place = address(REVIEW, **_query(desk), after=str(row.id), last=str(row.id))
    return desk.done(place, f"review_{notice}")


def _query(desk: Desk) -> dict[str, str]:
    scope = _scope(desk)
    return {"kind": scope.kind, "document": scope.document, "field": scope.field}


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    (REVIEW, "GET", show),
    (f"{REVIEW}/accept", "POST", accept),
    (f"{REVIEW}/reject", "POST", reject),
    (f"{REVIEW}/correct", "POST", correct),
    (f"{REVIEW}/undo", "POST", undo),
)
