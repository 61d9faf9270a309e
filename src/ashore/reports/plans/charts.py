"""The decision in pictures: money over time, an AI job by month, and the numbers that move it most."""

from __future__ import annotations

from typing import Any, Final

from ashore.plans.plan import FAN
from ashore.reports.charts import Chart
from ashore.reports.plans.decision import Decision
from ashore.reports.plans.sentences import namer
from ashore.reports.plans.view import CASH_MONTHS, MONTHS, Swing
from ashore.reports.plans.wording import Namer, exactly, money
from ashore.words import Language

LOW, LOWER, MIDDLE, UPPER, HIGH = (FAN.index(q) for q in (0.05, 0.25, 0.5, 0.75, 0.95))
HEIGHT: Final = 240
TALL: Final = 44
"""Pixels of one bar of the tornado, with what it is above it."""
LABEL: Final = 46
"""Characters of the label of a bar; the whole text stands in the table."""


def fan(decision: Decision, language: Language) -> Chart:
    """Return the money of each month: where nine of ten lie, half of all, the middle one, and the ruin line."""
    words, plan = namer(decision, language), decision.plan
    floor = plan.problem.floor
    quantiles = plan.money.clip(min=0.0)
    values = [
        {
            "month": month,
            "low": round(float(row[LOW])),
            "lower": round(float(row[LOWER])),
            "middle": round(float(row[MIDDLE])),
            "upper": round(float(row[UPPER])),
            "high": round(float(row[HIGH])),
        }
        for month, row in enumerate(quantiles)
    ]
    x = _months(words, plan.problem.horizon)
    title = words.say("chart.cash")
    axis = {"field": "high", "type": "quantitative", "title": title, "axis": {"format": "~s", "tickCount": 5}}
    spec: dict[str, Any] = {
        "width": "container",
        "height": HEIGHT,
        "data": {"values": values},
        "encoding": {"x": x},
        "layer": [
            {"mark": {"type": "area", "style": "accent", "opacity": 0.16},
             "encoding": {"y": axis, "y2": {"field": "low"}}},
            {"mark": {"type": "area", "style": "accent", "opacity": 0.28},
             "encoding": {"y": {"field": "upper", "type": "quantitative"}, "y2": {"field": "lower"}}},
            {"mark": {"type": "line", "style": "accent", "fill": "transparent", "strokeWidth": 2.5},
             "encoding": {"y": {"field": "middle", "type": "quantitative"}}},
            _level(floor, words.say("chart.floor" if floor > 0 else "chart.ruin_line")),
        ],
    }  # fmt: skip
    rows = []
    for month in _shown(CASH_MONTHS, plan.problem.horizon):
        row = quantiles[month]
        cells = [exactly(round(float(row[place]), -2)) for place in (LOW, MIDDLE, HIGH)]
        rows.append([str(month), *cells, words.percent(float(plan.ruin_by[month]))])
    columns = [words.say(f"chart.column.{name}") for name in ("month", "low", "middle", "high", "gone")]
    caption = words.say("chart.fan", floor=exactly(floor))
    return Chart(spec, caption, columns, rows)


def offers(decision: Decision, language: Language) -> Chart:
    """Return the chance of an AI job by each month, and that the money is gone."""
    words, plan = namer(decision, language), decision.plan
    got, gone = words.say("chart.series.offer"), words.say("chart.series.ruin")
    values = [
        {"month": month, "share": round(100 * float(by[month]), 2), "series": name}
        for name, by in ((got, plan.offer_by), (gone, plan.ruin_by))
        for month in range(plan.problem.horizon + 1)
    ]
    y = {
        "field": "share", "type": "quantitative", "title": words.say("chart.people"),
        "scale": {"domain": [0, 100]}, "axis": {"tickCount": 5},
    }  # fmt: skip
    last = {"filter": f"datum.month == {plan.problem.horizon}"}
    line = {"type": "line", "fill": "transparent"}
    label = {"type": "text", "align": "right", "dx": -4, "fontSize": 12}
    spec: dict[str, Any] = {
        "width": "container",
        "height": HEIGHT,
        "data": {"values": values},
        "encoding": {"x": _months(words, plan.problem.horizon), "y": y},
        "layer": [
            {"transform": [{"filter": {"field": "series", "equal": got}}],
             "mark": {**line, "style": "accent", "strokeWidth": 2.5}},
            {"transform": [{"filter": {"field": "series", "equal": gone}}],
             "mark": {**line, "style": "ink", "strokeWidth": 2, "strokeDash": [5, 4]}},
            {"transform": [{"filter": {"field": "series", "equal": got}}, last],
             "mark": {**label, "style": "accent", "dy": -10}, "encoding": {"text": {"field": "series"}}},
            {"transform": [{"filter": {"field": "series", "equal": gone}}, last],
             "mark": {**label, "style": "ink", "dy": -10}, "encoding": {"text": {"field": "series"}}},
        ],
    }  # fmt: skip
    rows = [
        [str(month), words.share(float(plan.offer_by[month])), words.percent(float(plan.ruin_by[month]))]
        for month in _shown((*MONTHS, 9, 18), plan.problem.horizon)
    ]
    columns = [words.say(f"chart.column.{name}") for name in ("month", "offer", "gone")]
    caption = words.say("chart.offers", share=words.share(float(plan.offer_by[-1])), months=plan.problem.horizon)
    return Chart(spec, caption, columns, rows)


def tornado(bars: tuple[Swing, ...], pay: float, language: Language, words: Namer) -> Chart | None:
    """Return the numbers that move the plan's worth most, widest first; None where nothing moves it."""
    if not bars:
        return None
    names = _distinct([_cut(bar.what) for bar in bars])
    values = [
        {
            "what": name,
            "low": round(min(bar.low_pay, bar.high_pay)),
            "high": round(max(bar.low_pay, bar.high_pay)),
            "left": bar.at_low if bar.low_pay <= bar.high_pay else bar.at_high,
            "right": bar.at_high if bar.low_pay <= bar.high_pay else bar.at_low,
        }
        for name, bar in zip(names, bars, strict=True)
    ]
    least = min(min(bar.low_pay, bar.high_pay) for bar in bars)
    most = max(max(bar.low_pay, bar.high_pay) for bar in bars)
    room = max(most - least, 1.0) * 0.35
    y = {"field": "what", "type": "nominal", "sort": None, "axis": None}
    x = {
        "field": "low", "type": "quantitative", "title": words.say("chart.worth"),
        "scale": {"domain": [least - room, most + room], "nice": False, "zero": False},
        "axis": {"format": "~s", "tickCount": 4, "labelOverlap": True},
    }  # fmt: skip
    text = {"type": "text", "style": "ink", "fontSize": 11, "baseline": "middle", "yOffset": 9}
    spec: dict[str, Any] = {
        "width": "container",
        "height": TALL * len(bars),
        "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar", "style": "accent", "height": 12, "opacity": 0.75, "yOffset": 9},
             "encoding": {"x": x, "x2": {"field": "high"}}},
            {"mark": {"type": "text", "style": "ink", "fontSize": 12, "align": "left", "baseline": "middle",
                      "yOffset": -9},
             "encoding": {"x": {"value": 2}, "text": {"field": "what"}}},
            {"mark": {**text, "align": "right", "dx": -4},
             "encoding": {"x": {"field": "low", "type": "quantitative"}, "text": {"field": "left"}}},
            {"mark": {**text, "align": "left", "dx": 4},
             "encoding": {"x": {"field": "high", "type": "quantitative"}, "text": {"field": "right"}}},
            {"data": {"values": [{"now": round(pay)}]},
             "mark": {"type": "rule", "style": "ink", "strokeDash": [3, 3]},
             "encoding": {"x": {"field": "now", "type": "quantitative"}, "y": {"value": 0},
                          "y2": {"value": "height"}}},
        ],
    }  # fmt: skip
    rows = [
        [
            bar.what,
            f"{bar.now} ({bar.origin})" if language == "en" else f"{bar.now}（{bar.origin}）",
            f"{bar.at_low} … {bar.at_high}",
            f"{money(bar.low_pay)} … {money(bar.high_pay)}",
            bar.other or "–",
        ]
        for bar in bars
    ]
    columns = [words.say(f"chart.column.{name}") for name in ("what", "now", "band", "worth", "other")]
    return Chart(spec, words.say("chart.tornado", pay=money(pay)), columns, rows)


def _months(words: Namer, horizon: int) -> dict[str, Any]:
    step = 3 if horizon <= 24 else 6 if horizon <= 60 else 12
    return {
        "field": "month",
        "type": "quantitative",
        "title": words.say("chart.months"),
        "scale": {"domain": [0, horizon], "nice": False},
        "axis": {"values": list(range(0, horizon + 1, step)), "format": "d"},
    }


def _level(amount: float, label: str) -> dict[str, Any]:
    """Return a line at an amount, with what it is called on it."""
    at = {"datum": amount, "type": "quantitative"}
    return {
        "layer": [
            {"mark": {"type": "rule", "style": "ink", "strokeWidth": 1.5, "strokeDash": [6, 4]},
             "encoding": {"y": at, "x": {"value": 0}, "x2": {"value": "width"}}},
            {"mark": {"type": "text", "style": "ink", "align": "right", "dy": -7, "dx": -4, "fontSize": 12,
                      "text": label},
             "encoding": {"y": at, "x": {"value": "width"}}},
        ],
        "data": {"values": [{}]},
    }  # fmt: skip


def _shown(months: tuple[int, ...], horizon: int) -> list[int]:
    return sorted({*(month for month in months if month <= horizon), horizon})


def _cut(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"


def _distinct(names: list[str]) -> list[str]:
    """Make labels that were cut to the same different: bars are told apart by them."""
    return [name + "\u200b" * names[:place].count(name) for place, name in enumerate(names)]
