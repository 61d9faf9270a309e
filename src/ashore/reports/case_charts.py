"""What cases tell in numbers, one small chart a question, each person a line; who does not say is not drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ashore.evidence.cases import Case, Line
from ashore.reports.charts import Chart
from ashore.reports.market_charts import pay_axis
from ashore.reports.values import label, worded
from ashore.words import Language, say

LEAST: Final = 2
"""People who must give a number before it is drawn: of one, the case itself says it."""
ROWS: Final = 14

_MONTHS: Final = {"CNY/month": 1.0, "CNY/year": 12.0}
_MEASURES: Final = (
    ("savings_spent", "CNY"),
    ("study_months", "month"),
    ("gap_months", "month"),
    ("applications", None),
    ("interviews", None),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is told: a range has two ends, ``at least`` and ``at most`` have one."""

    low: float
    high: float
    line: Line


def charts(cases: Sequence[Case], language: Language) -> list[Chart]:
    """Return the charts that at least ``LEAST`` of the cases give numbers for: pay first, then what it cost."""
    found = [_pay(cases, language)]
    found += [_measure(cases, field, unit, language) for field, unit in _MEASURES]
    return [chart for chart in found if chart is not None]


def case_name(case: Case, language: Language) -> str:
    """Return what a person is called."""
    if case.name is None:
        return say(language, "report.unnamed")
    return case.name.en if language == "en" and case.name.en else case.name.zh


def amount(lines: Iterable[Line], unit: str | None) -> Amount | None:
    """Return the first line that is a number of this unit; pay is taken by the month."""
    for line in lines:
        divided = _MONTHS.get(line.unit or "") if unit == "CNY/month" else 1.0
        if divided is None or (unit is not None and unit != "CNY/month" and line.unit not in {unit, None}):
            continue
        value = line.value
        ends = [value.get("min"), value.get("max")] if isinstance(value, dict) else [value]
        known = [float(end) for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
        if known:
            return Amount(min(known) / divided, max(known) / divided, line)
    return None


def _pay(cases: Sequence[Case], language: Language) -> Chart | None:
    data: list[dict[str, Any]] = []
    rows = []
    for case in cases:
        before, after = (amount(case.of_move(field), "CNY/month") for field in ("salary_before", "salary_after"))
        if before is None or after is None:
            continue
        data.append({"of": case_name(case, language), "before": _middle(before), "after": _middle(after)})
        rows.append([case_name(case, language), _told(before, language), _told(after, language)])
    if len(data) < LEAST:
        return None
    _apart(data)
    start, end = ({"field": name, "type": "quantitative", "title": None} for name in ("before", "after"))
    spec = _frame(data[:ROWS]) | {
        "layer": [
            {
                "mark": {"type": "rule", "style": "accent", "strokeWidth": 2},
                "encoding": {"x": start, "x2": {"field": "after"}},
            },
            {
                "mark": {"type": "point", "style": "ink", "fill": "transparent", "size": 60, "opacity": 1},
                "encoding": {"x": start},
            },
            {
                "mark": {"type": "point", "style": "accent", "filled": True, "size": 80, "opacity": 1},
                "encoding": {"x": end},
            },
        ],
    }
    spec["encoding"]["x"] = {"axis": pay_axis(language), "scale": {"zero": True}}
    columns = [
        say(language, "web.cases.person"),
        *(label(language, "field", f) for f in ("salary_before", "salary_after")),
    ]
    return Chart(spec, _caption("pay", len(data), len(cases), language), columns, rows)


def _measure(cases: Sequence[Case], field: str, unit: str | None, language: Language) -> Chart | None:
    told = [(case, found) for case in cases if (found := amount(case.of_move(field), unit)) is not None]
    if len(told) < LEAST:
        return None
    told.sort(key=lambda pair: _middle(pair[1]))
    data = [
        {"of": case_name(case, language), "low": item.low, "high": item.high, "middle": _middle(item)}
        for case, item in told
    ]
    _apart(data)
    spec = _frame(data[:ROWS]) | {
        "layer": [
            {
                "mark": {"type": "rule", "style": "accent", "strokeWidth": 4, "opacity": 0.45},
                "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "style": "accent", "filled": True, "size": 70, "opacity": 1},
                "encoding": {"x": {"field": "middle", "type": "quantitative"}},
            },
        ],
    }
    axis = pay_axis(language) if unit == "CNY" else {"tickCount": 5, "tickMinStep": 1}
    spec["encoding"]["x"] = {"title": None, "axis": axis, "scale": {"zero": True}}
    columns = [say(language, "web.cases.person"), label(language, "field", field)]
    rows = [[case_name(case, language), _told(item, language)] for case, item in told]
    return Chart(spec, _caption(field, len(told), len(cases), language), columns, rows)


def _frame(data: list[dict[str, Any]]) -> dict[str, Any]:
    axis = {"labelLimit": 110, "ticks": False, "domain": False, "labelPadding": 6}
    return {
        "width": "container",
        "height": {"step": 20},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": data},
        "encoding": {"y": {"field": "of", "type": "nominal", "sort": None, "title": None, "axis": axis}},
    }


def _apart(data: list[dict[str, Any]]) -> None:
    """Give people of one name a line each: spaces after a name are not seen."""
    seen: dict[str, int] = {}
    for row in data:
        seen[row["of"]] = seen.get(row["of"], 0) + 1
        row["of"] += "\u200b" * (seen[row["of"].rstrip("\u200b")] - 1)


def _middle(found: Amount) -> float:
    return (found.low + found.high) / 2


def _told(found: Amount, language: Language) -> str:
    return worded(found.line.field, found.line.value, language, found.line.unit)


def _caption(field: str, told: int, of: int, language: Language) -> str:
    title = say(language, "web.cases.pay_chart") if field == "pay" else label(language, "field", field)
    return say(language, "web.cases.caption", title=title, told=told, of=of)
