"""Money of several offers, added up month by month, as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from ashore.reports.charts import Chart
from ashore.reports.offers_words import Teller, yuan

if TYPE_CHECKING:
    from ashore.plans.offers import Compared
    from ashore.words import Language

HEIGHT: Final = 250
LETTERING: Final = 17
"""Pixels from one label to the next."""
LONGEST: Final = 9
STYLES: Final[tuple[tuple[str, list[int]], ...]] = (
    ("accent", []), ("ink", [6, 4]), ("accent", [2, 3]), ("ink", []), ("accent", [9, 3, 2, 3]), ("ink", [2, 3]),
)  # fmt: skip
"""Lines are told apart by their strokes as well as by colour."""
STEPS: Final = (1, 3, 6, 12, 18, 24, 36, 48, 60, 84, 120)


def chart(compared: Compared, names: Sequence[str], language: Language) -> Chart:
    """Return the money that each offer has paid by each month, after tax."""
    words, months = Teller(language), compared.months
    sums = [[0.0, *accumulate(side.money)] for side in compared.sides]
    top = max(max(line) for line in sums) * 1.08
    places = _apart([line[-1] for line in sums], top * LETTERING / HEIGHT)
    top = max(top, *(place * 1.04 for place in places))
    step = 1 if months <= 6 else 3 if months <= 24 else 6 if months <= 60 else 12
    x = {
        "field": "month",
        "type": "quantitative",
        "title": words.say("chart.month"),
        "scale": {"domain": [0, months], "nice": False},
        "axis": {"values": list(range(0, months + 1, step)), "format": "d", "grid": False},
    }
    y = {
        "field": "money",
        "type": "quantitative",
        "title": words.say("chart.money"),
        "scale": {"domain": [min(0.0, *(min(line) for line in sums)), top], "nice": False},
        "axis": {"tickCount": 5, "format": "~s"},
    }
    layers: list[dict[str, Any]] = []
    for place, (name, line) in enumerate(zip(names, sums, strict=True)):
        style, dash = STYLES[place % len(STYLES)]
        values = [{"month": month, "money": round(paid)} for month, paid in enumerate(line)]
        layers.append(
            {
                "data": {"values": values},
                "mark": {
                    "type": "line", "style": style, "fill": "transparent", "strokeWidth": 2.2, "strokeDash": dash,
                },
                "encoding": {"x": x, "y": y},
            }
        )  # fmt: skip
        layers.append(
            {
                "data": {"values": [{"month": months, "money": places[place], "name": _cut(name)}]},
                "mark": {
                    "type": "text", "style": style, "align": "left", "baseline": "middle", "dx": 6, "fontSize": 12,
                },
                "encoding": {"x": x, "y": y, "text": {"field": "name"}},
            }
        )  # fmt: skip
    spec = {
        "width": "container",
        "height": HEIGHT,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": layers,
    }
    shown = sorted({*(step for step in STEPS if step < months), months})
    rows = [[str(month), *(yuan(line[month]) for line in sums)] for month in shown]
    return Chart(spec, words.say("chart.caption", months=months), [words.say("chart.month"), *names], rows)


def _apart(values: Sequence[float], least: float) -> list[float]:
    """Return places for labels near their values, none nearer to another than ``least``."""
    places, last = [0.0] * len(values), float("-inf")
    for at in sorted(range(len(values)), key=lambda place: values[place]):
        last = max(values[at], last + least)
        places[at] = last
    return places


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
