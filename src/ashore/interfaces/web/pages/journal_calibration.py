"""How good the forecasts were: the sentence, the reliability diagram, the kinds, and every forecast there was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web import deciding
from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.paging import Pager, pager
from ashore.reports.calibration_view import CalibrationView, Item, items, view

if TYPE_CHECKING:
    from ashore.journal.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class CalibrationPage:
    """The page.

    Attributes
    ----------
    view
        How good the forecasts were, in words.
    items
        Forecasts, the last first.
    """

    view: CalibrationView
    items: tuple[Item, ...]
    pager: Pager
    tab: str = "forecasts"


def show(desk: Desk) -> Response:
    """Show the scorecard with one page of the forecasts."""
    card, language = scorecard(desk), desk.site.language
    pages = pager("/journal/calibration", desk.query("page"), len(card.forecasts))
    shown = card.forecasts[::-1][max(pages.first - 1, 0) : pages.until]
    page = CalibrationPage(view(card, language), tuple(items(shown, language)), pages)
    return desk.show("journal_calibration.html.j2", page)


def scorecard(desk: Desk) -> Scorecard:
    """Return the scorecard of the workspace, kept until something is written, or the day is another."""
    day = deciding.today()
    return kept(desk, ("calibration", day), lambda: desk.workspace.calibration(today=day))


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/journal/calibration", "GET", show),)
