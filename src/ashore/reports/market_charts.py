"""Pay side by side: a thin bar from the lowest tenth to the highest, a thick one for the middle half."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ashore.evidence.bands import Band
from ashore.reports.charts import Chart
from ashore.reports.values import label, number
from ashore.words import Language, say

ROWS: Final = 12
"""Bands in one chart at most: those with most ads."""


def named(field: str, name: str, language: Language) -> str:
    """Return what a role family or a city is called."""
    return label(language, "role_family", name) if field == "role_family" else name


def yuan(value: float) -> str:
    """Return pay without digits that say nothing: to the hundred."""
    return f"¥{number(round(value, -2))}"


def pay_chart(bands: Sequence[Band], field: str, language: Language) -> Chart | None:
    """Return the bands that rest on enough ads, each with how many; None where there is none.

    Parameters
    ----------
    field
        ``role_family`` or ``city``: what the bands are of.
    """
    shown = [band for band in bands if band.quantiles is not None][:ROWS]
    if not shown:
        return None
    data = []
    for band in shown:
        low, quarter, middle, three, high = band.values
        name = named(field, band.name, language)
        data.append(
            {
                "name": name,
                "ads": number(band.stated),
                "p10": low,
                "p25": quarter,
                "p50": middle,
                "p75": three,
                "p90": high,
            }
        )
    columns = [label(language, "field", field), say(language, "web.market.stated")]
    columns += [say(language, f"web.market.p{share}") for share in (10, 25, 50, 75, 90)]
    return Chart(
        _spec(data, language),
        say(language, f"web.market.caption_{field}"),
        columns,
        [
            [named(field, band.name, language), number(band.stated), *(yuan(value) for value in band.values)]
            for band in shown
        ],
    )


def _spec(data: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    rows = {"field": "name", "type": "nominal", "sort": None, "title": None}
    return {
        "width": "container",
        "height": {"step": 26},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": data},
        "encoding": {
            "y": {**rows, "axis": {"labelLimit": 120, "ticks": False, "domain": False, "labelPadding": 8}},
            "x": {
                "type": "quantitative",
                "title": None,
                "axis": pay_axis(language),
                # room for the number at the end of the longest bar
                "scale": {"domain": [0, 1.15 * max(row["p90"] for row in data)]},
            },
        },
        "layer": [
            {
                "mark": {"type": "bar", "height": 4, "style": "accent", "opacity": 0.45},
                "encoding": {"x": {"field": "p10"}, "x2": {"field": "p90"}},
            },
            {
                "mark": {"type": "bar", "height": 14, "style": "accent", "opacity": 0.45},
                "encoding": {"x": {"field": "p25"}, "x2": {"field": "p75"}},
            },
            {
                "mark": {"type": "tick", "thickness": 3, "size": 18, "style": "ink"},
                "encoding": {"x": {"field": "p50"}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 11, "style": "ink", "opacity": 0.8},
                "encoding": {"x": {"field": "p90"}, "text": {"field": "ads"}},
            },
        ],
    }


def pay_axis(language: Language) -> dict[str, Any]:
    """Return the axis of pay a month: in thousands, and in 万 from ten thousand on."""
    written = "datum.value >= 10000 ? format(datum.value / 10000, '~r') + '万' : format(datum.value, ',')"
    if language == "en":
        written = "'¥' + format(datum.value, '~s')"
    return {"labelExpr": written, "tickCount": 5, "labelOverlap": True}
