"""The journal as a file, in one of three formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response, StreamingResponse

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint

if TYPE_CHECKING:
    from ashore.journal.exporting import Format


@dataclass(frozen=True, slots=True)
class Export:
    """The page.

    Attributes
    ----------
    formats
        What the journal can be saved as.
    """

    formats: tuple[str, ...]
    tab: str = "import"


def show(desk: Desk) -> Response:
    """Show the formats."""
    from ashore.journal.exporting import FORMATS

    return desk.show("journal_export.html.j2", Export(tuple(FORMATS)))


def send(desk: Desk) -> Response:
    """Send the journal in one of the formats; what is none of them is CSV."""
    from ashore.journal.exporting import FORMATS, write

    asked = str(desk.request.path_params["format"])
    format_: Format = next((known for known in FORMATS if known == asked), "csv")
    entries = desk.workspace.ledger(everything=bool(desk.query("all")))
    name = f"ashore-journal-{deciding.today().isoformat()}.{format_}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    pieces = write(entries, format_, desk.site.language)
    return StreamingResponse(pieces, media_type=FORMATS[format_], headers=headers)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal/export", "GET", show),
    ("/journal/export/{format}", "GET", send),
)
