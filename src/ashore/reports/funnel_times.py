"""How long answers take: who still waits after how many days, and when an interview came."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ashore.journal.answer_times import (
    answered_by,
    came,
    came_within,
    come_within,
    later_than,
)
from ashore.journal.groups import ANSWERED, Waited
from ashore.reports.charts import Chart
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.engine.survival import Curve

LEAST: Final = 5
"""Answers from which on something is said of how long they take; ``ENOUGH`` for another number in ``me.yaml``."""
ENOUGH: Final = 10
MOST_WEEKS: Final = 26
MASS: Final = 0.9
WEEK: Final = 7
TABLE: Final = (3, 7, 14, 21, 28, 42, 60, 90, 120, 180)
"""Days that the table beside the chart has."""
HEIGHT: Final = 240


@dataclass(frozen=True, slots=True)
class Times:
    """How long answers take.

    Attributes
    ----------
    sentences
        What is to be seen; one where there are too few answers.
    weeks
        The ``weeks_to_answer`` that the answers speak for; None where the stated one is good, or too few came.
    """

    answers: int
    sent: int
    sentences: tuple[str, ...]
    weeks: int | None


def times(waited: Sequence[Waited], wait: int, language: Language) -> Times:
    """Return how long answers take, in sentences.

    Parameters
    ----------
    wait
        Days after which silence counts in full.
    """
    answers, sent = came(waited), sum(one.count for one in waited)
    half, most = came_within(waited, 0.5), came_within(waited, MASS)
    if answers < LEAST or half is None or most is None:
        return Times(answers, sent, (say(language, "funnel.few", answers=answers, least=LEAST),), None)
    found = [
        say(language, "funnel.half", half=half, most=most, answers=answers),
        say(language, "funnel.by_wait", count=round(100 * answered_by(waited, wait)), days=wait),
    ]
    late, weeks = later_than(waited, wait), _weeks(waited)
    stated = math.ceil(wait / WEEK)
    asked = weeks if answers >= ENOUGH and weeks != stated and (late > 0 or weeks < stated) else None
    if late:
        key = "late_say" if asked is not None and asked > stated else "late"
        found.append(say(language, f"funnel.{key}", late=late, answers=answers, days=wait, weeks=weeks))
    elif asked is not None:
        found.append(say(language, "funnel.early", days=wait, weeks=weeks))
    raised = asked if asked is not None and (asked > stated if late else asked < stated) else None
    return Times(answers, sent, tuple(found), raised)


def _weeks(waited: Sequence[Waited]) -> int:
    """Return the whole weeks within which nine of ten answers come."""
    days = come_within(waited, MASS) or 0
    return min(MOST_WEEKS, max(1, math.ceil(days / WEEK)))


def chart(waited: Sequence[Waited], wait: int, language: Language) -> Chart | None:
    """Return the curve of those that still wait, with its interval, and of those that came to an interview.

    None where no answer has come.
    """
    from ashore.engine.survival import curve

    if not came(waited):
        return None
    causes = [-1 if one.answer is None else ANSWERED.index(one.answer) for one in waited]
    found = curve([one.days for one in waited], [one.count for one in waited], causes, len(ANSWERED), MASS)
    end = min(
        float(found.times[-1]), max(2.0 * wait, 1.2 * max(one.days for one in waited if one.answer is not None))
    )
    caption = say(language, "funnel.times_chart", days=wait)
    columns = [
        say(language, f"funnel.column.{name}") for name in ("days", "waiting", "band", "interview", "refused")
    ]
    return Chart(_spec(found, wait, end, language), caption, columns, _table(found, end))


def _points(found: Curve, end: float) -> list[dict[str, float]]:
    kept = [place for place, time in enumerate(found.times) if time <= end]
    rows = [{"day": 0.0, "waiting": 100.0, "low": 100.0, "high": 100.0, "interview": 0.0}]
    rows += [
        {
            "day": float(found.times[place]),
            "waiting": _percent(found.waiting[place]),
            "low": _percent(found.low[place]),
            "high": _percent(found.high[place]),
            "interview": _percent(found.ended[0, place]),
        }
        for place in kept
    ]
    rows.append({**rows[-1], "day": end})
    return rows


def _percent(share: float) -> float:
    return round(100.0 * float(share), 2)


def _spec(found: Curve, wait: int, end: float, language: Language) -> dict[str, Any]:
    step = {"interpolate": "step-after"}
    line = {"type": "line", "fill": "transparent", **step}
    title = {
        name: say(language, f"funnel.line.{name}") for name in ("waiting", "interview", "wait", "days", "share")
    }
    y = {
        "type": "quantitative", "title": title["share"], "scale": {"domain": [0, 100]},
        "axis": {"tickCount": 5, "labelExpr": "datum.value + '%'"},
    }  # fmt: skip
    last = [{"window": [{"op": "row_number", "as": "row"}], "sort": [{"field": "day", "order": "descending"}]},
            {"filter": "datum.row == 1"}]  # fmt: skip
    label = {"type": "text", "align": "right", "dx": -4, "fontSize": 12}
    return {
        "width": "container",
        "height": HEIGHT,
        "data": {"values": _points(found, end)},
        "encoding": {"x": {
            "field": "day", "type": "quantitative", "title": title["days"],
            "scale": {"domain": [0, end], "nice": False}, "axis": {"tickCount": 8, "grid": False},
        }},
        "layer": [
            {"mark": {"type": "area", "style": "ink", "opacity": 0.14, **step},
             "encoding": {"y": {**y, "field": "high"}, "y2": {"field": "low"}}},
            {"mark": {**line, "style": "ink", "strokeWidth": 2}, "encoding": {"y": {**y, "field": "waiting"}}},
            {"mark": {**line, "style": "accent", "strokeWidth": 2.5},
             "encoding": {"y": {**y, "field": "interview"}}},
            {"transform": last, "mark": {**label, "style": "ink", "dy": -9, "text": title["waiting"]},
             "encoding": {"y": {**y, "field": "waiting"}}},
            {"transform": last, "mark": {**label, "style": "accent", "dy": -9, "text": title["interview"]},
             "encoding": {"y": {**y, "field": "interview"}}},
            *([{"data": {"values": [{"day": wait}]},
                "mark": {"type": "rule", "style": "ink", "strokeDash": [4, 4], "opacity": 0.7}},
               {"data": {"values": [{"day": wait}]},
                "mark": {"type": "text", "style": "ink", "align": "left", "baseline": "top", "dx": 5, "y": 4,
                         "fontSize": 12, "text": title["wait"]}}] if wait <= end else []),
        ],
    }  # fmt: skip


def _table(found: Curve, end: float) -> list[list[str]]:
    from ashore.engine.survival import at

    rows = []
    for day in TABLE:
        place = at(found, day)
        if day > end or place < 0:
            continue
        shares = [found.waiting[place], found.ended[0, place], found.ended[1, place]]
        waiting, interview, refused = (f"{float(one):.0%}" for one in shares)
        band = f"{float(found.low[place]):.0%} – {float(found.high[place]):.0%}"
        rows.append([str(day), waiting, band, interview, refused])
    return rows
