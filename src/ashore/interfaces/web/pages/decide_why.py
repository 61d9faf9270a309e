"""Why a branch is what it is: the chain down to lines, sources, days and quotes in their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.errors import AshoreError
from ashore.interfaces.web.deciding import planned
from ashore.interfaces.web.desk import Desk, Endpoint

if TYPE_CHECKING:
    from ashore.plans.beliefs import Node
    from ashore.reports.quotes import Quoted


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence of the chain.

    Attributes
    ----------
    quoted
        The quote in its sentence; None where the sentence quotes nothing that is here.
    document
        Id of the document it stands in.
    """

    text: str
    quoted: Quoted | None
    document: int | None
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The page, and the part below a branch.

    Attributes
    ----------
    node
        What was asked about.
    reason
        The chain; None while the plan is not there yet.
    """

    node: str
    reason: Reason | None


def show(desk: Desk) -> Response:
    """Show the chain below a branch, a chance, the pay, the money or an input."""
    from ashore.reports.plans.decision import solved_of

    node = str(desk.request.path_params["node"])
    found = planned(desk)
    reason = None
    if found is not None:
        told = desk.workspace.why(node, desk.site.language, solved=solved_of(found))
        reason = _reason(desk, told, {})
    return desk.show("part/decide_why.html.j2" if desk.partial else "decide_why.html.j2", Why(node, reason))


def _reason(desk: Desk, node: Node, seen: dict[str, tuple[int, str] | None]) -> Reason:
    """Return a chain with its quotes in their sentences; ``seen`` holds the documents that were looked up."""
    quoted = document = None
    place = node.cited
    if place is not None and place.document is not None and place.start is not None and place.end is not None:
        if place.document not in seen:
            seen[place.document] = _text(desk, place.document)
        if (found := seen[place.document]) is not None:
            from ashore.reports.quotes import in_sentence

            document = found[0]
            quoted = in_sentence(place.document, found[1], place.start, place.end)
    return Reason(node.text, quoted, document, tuple(_reason(desk, child, seen) for child in node.children))


def _text(desk: Desk, name: str) -> tuple[int, str] | None:
    """Return id and text of a document; None where it is no longer here."""
    try:
        found = desk.workspace.document(name)
    except AshoreError:
        return None
    return found.id, found.document.text


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/decide/why/{node}", "GET", show),)
