"""Where the plan turns, drawn on what was sent so far: how many more without an interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from ashore.journal.groups import Day, since_interview
from ashore.plans.switching import Act, Switch
from ashore.reports.charts import Chart
from ashore.reports.values import label, number
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.plans.plan import Plan
    from ashore.plans.tree import Turn
    from ashore.reports.plans.decision import Decision

MONTH: Final = 30.4375
HEIGHT: Final = 240
POINTS: Final = 160
"""Days that are drawn one by one; of more, those of a week are one."""
ROWS: Final = 12
_EMPLOYED: Final = frozenset({"give_up", "stay", "study_beside_work"})
"""Actions that are called otherwise with a job than without."""


@dataclass(frozen=True, slots=True)
class Turned:
    """Where the plan turns.

    Attributes
    ----------
    sentence
        The turn in words; that there is none where ``chart`` is None.
    so_far
        How many have been sent since the last interview.
    """

    sentence: str
    so_far: str
    chart: Chart | None


def switch_of(decision: Decision) -> Switch | None:
    """Return where a decision turns; None where it does not, or so late that the end of the plan is the reason."""
    return _early(decision.plan, decision.tree.turn)


def switch_of_plan(plan: Plan) -> Switch | None:
    """As `switch_of`, of a plan alone."""
    from ashore.plans.tree import tree

    return _early(plan, tree(plan).turn)


def _early(plan: Plan, turn: Turn | None) -> Switch | None:
    from ashore.plans.switching import switch
    from ashore.reports.plans.sentences import LATE

    if turn is None or turn.month > plan.problem.horizon - LATE:
        return None
    return switch(plan, turn)


def turned(
    found: Switch | None, role: str, days: Sequence[Day], decided: date, today: date, language: Language
) -> Turned:
    """Return the turn for one role family's funnel.

    Parameters
    ----------
    decided
        The day of the decision: the turn is counted from it.
    """
    sent, last = since_interview(days)
    so_far = say(language, "funnel.since_last" if last else "funnel.since_start", sent=number(sent), day=last)
    if found is None:
        return Turned(say(language, "funnel.no_turn"), so_far, None)
    other = found.before.role != role
    since = sum(day.sent for day in days if day.day > decided.isoformat())
    left = max(0, found.applications - since)
    values = {
        "applications": left,
        "batches": max(1, -(-left // found.batch)),
        "batch": found.batch,
        "month": found.month,
        "before": action(found.before, found, language),
        "after": action(found.after, found, language),
    }
    if other and found.before.role:
        return Turned(
            say(language, "funnel.turn_other", role=_role(found.before.role, language), **values), so_far, None
        )
    key = "turn_now" if left == 0 else "turn_one" if values["batches"] == 1 else "turn"
    chart = None if not days else _chart(found, days, left, decided, today, language)
    return Turned(say(language, f"funnel.{key}", **values), so_far, chart)


def action(act: Act, found: Switch, language: Language) -> str:
    """Return what is done, as the plan calls it."""
    if act.act in _EMPLOYED:
        return say(language, f"plans.act.{act.act}_{'job' if found.employed else 'none'}")
    return say(language, f"plans.act.{act.act}", role=_role(act.role, language))


def _role(role: str, language: Language) -> str:
    return label(language, "role_family", role)


def _chart(found: Switch, days: Sequence[Day], left: int, decided: date, today: date, language: Language) -> Chart:
    """Return what was sent so far as a line, the interviews on it, and the line at which the plan turns."""
    total, points = 0, []
    for day in days:
        total += day.sent
        points.append((day.day, total, day.interviews))
    points = _thinned(points)
    turns, end = total + left, decided + timedelta(days=round(found.month * MONTH))
    end = max(end, today)
    line = [{"day": day, "sent": sent} for day, sent, _ in points]
    if line[-1]["day"] != today.isoformat():
        line.append({"day": today.isoformat(), "sent": total})
    met = [{"day": day, "sent": sent, "interviews": count} for day, sent, count in points if count]
    title = {name: say(language, f"funnel.line.{name}") for name in ("turn", "sent", "day", "met")}
    x = {
        "field": "day", "type": "temporal", "title": None, "scale": {"type": "utc"},
        "axis": {"grid": False, "tickCount": 6, "format": "%m-%d", "labelOverlap": True},
    }  # fmt: skip
    y = {"field": "sent", "type": "quantitative", "title": title["sent"], "axis": {"tickCount": 5}}
    both = {"x": x, "y": y}
    stroke = {"type": "line", "style": "accent", "fill": "transparent"}
    rest = [{"day": today.isoformat(), "sent": total}, {"day": end.isoformat(), "sent": turns}]
    label = {
        "type": "text",
        "style": "ink",
        "align": "left",
        "baseline": "bottom",
        "dx": 4,
        "dy": -5,
        "fontSize": 12,
    }
    diamond = {"type": "point", "style": "ink", "shape": "diamond", "filled": True, "size": 90, "opacity": 1}
    layers: list[tuple[list[dict[str, Any]], dict[str, Any], dict[str, Any]]] = [
        (line, {**stroke, "strokeWidth": 2.5, "interpolate": "step-after"}, both),
        (rest, {**stroke, "strokeWidth": 2, "strokeDash": [5, 4]}, both),
        ([{"sent": turns}], {"type": "rule", "style": "ink", "strokeWidth": 2}, {"y": y}),
        ([{"day": line[0]["day"], "sent": turns}], {**label, "text": title["turn"]}, both),
        *([(met, diamond, both)] if met else []),
    ]
    spec: dict[str, Any] = {
        "width": "container",
        "height": HEIGHT,
        "layer": [
            {"data": {"values": values}, "mark": mark, "encoding": encoding} for values, mark, encoding in layers
        ],
    }
    rows = [[day, number(sent), str(count) if count else "–"] for day, sent, count in points][-ROWS:]
    rows.append([say(language, "funnel.turn_row"), number(turns), "–"])
    columns = [say(language, f"funnel.column.{name}") for name in ("day", "sent", "interviews")]
    return Chart(spec, say(language, "funnel.turn_chart"), columns, rows)


def _thinned(points: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the points, of many the last of every stretch, with the interviews of the whole of it."""
    size = -(-len(points) // POINTS)
    return [
        (chunk[-1][0], chunk[-1][1], sum(one[2] for one in chunk))
        for start in range(0, len(points), size)
        for chunk in [points[start : start + size]]
    ]
