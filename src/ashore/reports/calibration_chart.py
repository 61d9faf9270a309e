"""The reliability diagram: what was said, what share came true, and how far off chance alone may put it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ashore.reports.charts import Chart
from ashore.reports.values import number
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.journal.reliability import Bin

HEIGHT: Final = 280


def reliability(groups: Sequence[Bin], language: Language) -> Chart:
    """Return the reliability diagram: a point for each group, its band as a bar, the line of right forecasts."""
    values = [
        {
            "said": round(100 * one.said, 2),
            "share": round(100 * one.share, 2),
            "low": round(100 * one.low, 2),
            "high": round(100 * one.high, 2),
            "told": f"{one.happened}/{one.count}",
        }
        for one in groups
    ]
    rows = [
        [
            f"{one.said:.0%}",
            number(one.count),
            f"{one.happened} ({one.share:.0%})",
            f"{one.low:.0%} – {one.high:.0%}",
            say(language, f"calibration.inside_{'yes' if one.inside else 'no'}"),
        ]
        for one in groups
    ]
    columns = [
        say(language, f"calibration.column_{name}") for name in ("group", "number", "share", "band", "inside")
    ]
    return Chart(_spec(values, language), say(language, "calibration.chart"), columns, rows)


def _spec(values: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    def axis(name: str) -> dict[str, Any]:
        return {
            "type": "quantitative",
            "title": say(language, f"calibration.axis_{name}"),
            "scale": {"domain": [0, 100]},
            "axis": {"tickCount": 5, "labelExpr": "datum.value + '%'"},
        }

    x, y = {"field": "said", **axis("said")}, {"field": "share", **axis("came")}
    return {
        "width": "container",
        "height": HEIGHT,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": values},
        "layer": [
            {
                "data": {"values": [{"said": 0, "share": 0}, {"said": 100, "share": 100}]},
                "mark": {"type": "line", "style": "ink", "fill": "transparent", "strokeDash": [5, 4]},
                "encoding": {"x": x, "y": y},
            },
            {
                "mark": {"type": "bar", "style": "accent", "width": 14, "opacity": 0.3},
                "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "style": "ink", "filled": True, "size": 70, "opacity": 1},
                "encoding": {"x": x, "y": y},
            },
            {
                "mark": {"type": "text", "style": "ink", "align": "left", "dx": 12, "dy": 10, "fontSize": 12},
                "encoding": {"x": x, "y": y, "text": {"field": "told", "type": "nominal"}},
            },
        ],
    }
