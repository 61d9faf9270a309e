"""Two plans side by side: two sets of numbers, both trees, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.deciding import own, told
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages.decide_numbers import numbers, what_if_of

if TYPE_CHECKING:
    from ashore.reports.plans.outline import Line, Outline
    from ashore.reports.plans.sliders import Slider


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans.

    Attributes
    ----------
    key
        ``a`` or ``b``: its fields are called so, with a dot.
    moved
        Whether any of its numbers is other than the person's own.
    rough
        Whether it was computed coarsely.
    """

    key: str
    sliders: tuple[Slider, ...]
    outline: Outline
    moved: bool
    rough: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that both plans have: what it is, and what it is in each; marked where they differ."""

    what: str
    first: str
    second: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Compare:
    """The page and its part.

    Attributes
    ----------
    sides
        The two plans; empty while the person's own is not there yet.
    rows
        Headline figures and steps, side by side.
    exact
        The address of the same, computed exactly; empty where it is.
    """

    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    exact: str


def show(desk: Desk) -> Response:
    """Show two plans side by side."""
    job = own(desk)
    mine = told(desk, job)
    found = job.latest()[1]
    template = "part/decide_compare.html.j2" if desk.partial else "decide_compare.html.j2"
    if mine is None or found is None:
        return desk.show(template, Compare((), (), ""))
    from ashore.reports.plans.sliders import sliders

    exact = desk.query("exact") == "1"
    sides = []
    for key in ("a", "b"):
        placed = sliders(found.basis.inputs, desk.site.language, numbers(desk, f"{key}."))
        moved = {slider.name: slider.value for slider in placed if slider.moved}
        other = what_if_of(desk, found, moved, exact=exact) if moved else None
        sides.append(
            Side(
                key,
                placed,
                mine.outline if other is None else other.outline,
                other is not None,
                other is not None and other.rough,
            )
        )
    address = ""
    if any(side.rough for side in sides):
        address = str(desk.request.url.include_query_params(exact=1).path)
        address += "?" + desk.request.url.include_query_params(exact=1).query
    return desk.show(template, Compare(tuple(sides), _rows(desk, sides[0], sides[1]), address))


def _rows(desk: Desk, first: Side, second: Side) -> tuple[Row, ...]:
    say, a, b = desk.site.say, first.outline, second.outline
    rows = [
        Row(one.label, one.shown, other.shown, one.shown != other.shown)
        for one, other in zip(first.sliders, second.sliders, strict=False)
        if one.moved or other.moved
    ]
    for key, name in (
        ("decide.course", "course"),
        ("decide.first_step", "action"),
        ("decide.pay", "pay"),
        ("decide.offer", "offer"),
        ("decide.ruin", "ruin"),
    ):
        rows.append(_row(say(f"web.{key}"), getattr(a, name), getattr(b, name)))
    silent = say("web.compare.nothing")
    for one, other in zip_longest(_branches(a), _branches(b)):
        rows.append(_row(say("web.compare.seen", months=a.review), one or silent, other or silent))
    return tuple(rows)


def _row(what: str, first: str, second: str) -> Row:
    return Row(what, first, second, first != second)


def _branches(found: Outline) -> list[str]:
    """Return what may be seen after the first step, each with what is done then."""
    return [_branch(line) for line in found.lines[0].then]


def _branch(line: Line) -> str:
    then = " / ".join(step.text for step in line.then)
    return f"{line.share}: {line.text} → {then}" if then else f"{line.share}: {line.text}"


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/decide/compare", "GET", show),)
