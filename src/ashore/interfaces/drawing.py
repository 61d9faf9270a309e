"""Charts drawn by us: no script, no request; colours follow the page, whether it is light, dark or paper."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

from ashore.reports.charts import Chart

WIDTH: Final = 480
"""Pixels a chart is laid out for; the page scales it."""
KEPT: Final = 64

_INK, _SOFT, _LINE, _ACCENT = ("var(--ink)", "var(--soft)", "var(--line)", "var(--accent)")
CONFIG: Final[dict[str, Any]] = {
    "background": None,
    "font": "system-ui, 'Noto Sans CJK SC', sans-serif",
    "axis": {
        "labelColor": _SOFT, "titleColor": _SOFT, "gridColor": _LINE, "domainColor": _LINE, "tickColor": _LINE,
        "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": 400,
    },
    "legend": {"labelColor": _SOFT, "titleColor": _SOFT, "labelFontSize": 12},
    "view": {"stroke": None},
    "style": {"ink": {"color": _INK, "fill": _INK}, "accent": {"color": _ACCENT, "fill": _ACCENT}},
}  # fmt: skip
"""The styles that charts name, by the colours of our pages."""


def drawn(chart: Chart) -> str:
    """Return a chart as an SVG element for a page; its words stand in the table beside it."""
    return svg(written(chart))


def written(chart: Chart) -> str:
    """Return the specification by which a chart is drawn here, as JSON."""
    spec = {**chart.spec, "config": {**CONFIG, **chart.spec.get("config", {})}}
    if spec.get("width") == "container":
        spec["width"] = WIDTH
    return json.dumps(spec, ensure_ascii=False, sort_keys=True)


@lru_cache(KEPT)
def svg(spec: str) -> str:
    """Return a chart that was written as JSON, drawn in the colours of a page that names them."""
    import vl_convert

    made: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return made.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
