"""People like you: the nearest cases, how they are like the reader and how not, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.evidence.alike import CAME, COST, DID, Alike, Compared
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.me_desk import kept_for_me, needs_me
from ashore.interfaces.web.paging import Pager, address, pager
from ashore.reports.case_charts import case_name
from ashore.reports.values import label, worded
from ashore.words import explain
from ashore.workspace.alike import NothingToCompareError

if TYPE_CHECKING:
    from ashore.evidence.cases import Line
    from ashore.facts import Value
    from ashore.words import Language

PAGE: Final = 12
PARTS: Final = (("did", DID), ("cost", COST), ("came", CAME))
_FIELDS: Final = {"background": "from_role", "role_wanted": "role_family", "pay_before": "salary_before"}
"""The field that words what a person has on an aspect, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An aspect: theirs beside the reader's."""

    name: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class LikeRow:
    """A case.

    Attributes
    ----------
    silent
        What is not told of them, or not known of the reader.
    parts
        What they did, what it cost, what came of it.
    link
        Address of everything that is told, with its quotes.
    """

    name: str
    arrived: bool
    alike: tuple[Beside, ...]
    differs: tuple[Beside, ...]
    silent: str
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    link: str


@dataclass(frozen=True, slots=True)
class LikePage:
    """The page; ``problem`` is why nobody can be compared, as message and remedy."""

    rows: tuple[LikeRow, ...]
    pager: Pager
    problem: tuple[str, str] | None


def show(desk: Desk) -> Response:
    """Show the people most like the reader."""
    found: list[Alike] = []
    problem = None
    try:
        found = kept_for_me(desk, ("alike",), desk.workspace.alike)
    except NothingToCompareError as error:
        problem = (explain(error, desk.site.language)[0], desk.site.say("web.me.like.say_who"))
    pages = pager("/me/like", desk.query("page"), len(found), PAGE)
    shown = found[max(pages.first - 1, 0) : pages.until]
    page = LikePage(tuple(_row(item, desk) for item in shown), pages, problem)
    return desk.show("me_like.html.j2", page)


def _row(item: Alike, desk: Desk) -> LikeRow:
    language = desk.site.language
    silent = [desk.site.say(f"alike.aspect.{one.aspect}") for one in item.of("not_told", "not_known")]
    return LikeRow(
        case_name(item.case, language),
        item.arrived,
        tuple(_beside(one, language) for one in item.of("alike", "near")),
        tuple(_beside(one, language) for one in item.of("differs")),
        ("、" if language == "zh" else ", ").join(silent),
        tuple(
            (
                desk.site.say(f"alike.{key}"),
                tuple((label(language, "field", line.field), _line(line, language)) for line in lines),
            )
            for key, fields in PARTS
            if (lines := item.lines(fields))
        ),
        address("/cases/one", id=item.case.id),
    )


def _beside(one: Compared, language: Language) -> Beside:
    from ashore.words import say

    between = "；" if language == "zh" else "; "
    own = one.mine if isinstance(one.mine, list) else [one.mine]
    field = _FIELDS.get(one.aspect, one.aspect)
    unit = "CNY/month" if one.aspect == "pay_before" else None
    return Beside(
        say(language, f"alike.aspect.{one.aspect}"),
        between.join(_line(line, language) for line in one.theirs),
        between.join(_value(field, value, language, unit) for value in own),
    )


def _line(line: Line, language: Language) -> str:
    value = line.value_en if language == "en" and line.value_en is not None else line.value
    return _value(line.field, value, language, line.unit)


def _value(field: str, value: Value, language: Language, unit: str | None) -> str:
    if field == "education" and isinstance(value, str):
        return label(language, "degree", value)
    return worded(field, value, language, unit)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/me/like", "GET", needs_me(show)),)
