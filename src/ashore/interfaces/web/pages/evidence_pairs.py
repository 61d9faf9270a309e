"""What tells the same, and what disagrees: documents and statements side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.paging import Pager, pager
from ashore.interfaces.web.quotes import Spoken, spoken
from ashore.reports.values import label, worded

if TYPE_CHECKING:
    from ashore.evidence.conflicts import Conflict
    from ashore.workspace.shelf import Pair

PAGE: Final = 25
QUOTES: Final = 3


@dataclass(frozen=True, slots=True)
class Copies:
    """The page of documents that are alike.

    Attributes
    ----------
    once
        Pairs that count once; ``near`` counts those that only look alike.
    """

    pairs: tuple[Pair, ...]
    once: int
    near: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that cannot both be right, and who says it."""

    value: str
    where: str
    stories: int
    quotes: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field, whom it is about, and its sides."""

    field: str
    about: str
    between: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The page of conflicts.

    Attributes
    ----------
    tales, ads
        Of people and roles (on the first page), and of ads.
    more
        The ad before which the next ones begin; None at the end.
    first
        Whether this is the first page.
    """

    tales: tuple[Dispute, ...]
    ads: tuple[Dispute, ...]
    more: int | None
    first: bool


def copies(desk: Desk) -> Response:
    """Show documents that are alike."""
    shelf = desk.workspace.shelf
    counts = shelf.count_pairs()
    near = counts.get("near", 0)
    pages = pager("/evidence/copies", desk.query("page"), sum(counts.values()))
    rows = shelf.pairs(offset=max(pages.first - 1, 0))
    return desk.show("evidence_copies.html.j2", Copies(tuple(rows), sum(counts.values()) - near, near, pages))


def conflicts(desk: Desk) -> Response:
    """Show what disagrees: people and roles first, then ads, the newest first."""
    asked = desk.query("before")
    before = int(asked) if asked.isdecimal() and len(asked) < 16 else None
    workspace = desk.workspace
    ads = kept(desk, ("conflicts", before), lambda: workspace.conflicts_of_ads(before=before, limit=PAGE))
    tales = [] if before else kept(desk, "conflicts", workspace.conflicts_of_tales)
    page = Conflicts(
        tuple(_dispute(desk, item) for item in tales),
        tuple(_dispute(desk, item) for item in ads.conflicts),
        ads.before,
        before is None,
    )
    return desk.show("evidence_conflicts.html.j2", page)


def _dispute(desk: Desk, item: Conflict) -> Dispute:
    language = desk.site.language
    about = item.subject or next((told.origin for side in item.sides for told in side.statements), "")
    sides = []
    for side in item.sides:
        where = dict.fromkeys(
            str(told.qualifiers["where"]) for told in side.statements if told.qualifiers.get("where")
        )
        sides.append(
            Side(
                worded(item.field, side.value, language, side.unit),
                ", ".join(label(language, "where", name) for name in where),
                len(side.stories),
                spoken(desk, side.statements, QUOTES),
            )
        )
    return Dispute(label(language, "field", item.field), about, item.between, tuple(sides))


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/evidence/copies", "GET", copies),
    ("/evidence/conflicts", "GET", conflicts),
)
