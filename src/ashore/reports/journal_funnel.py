"""The funnel of one role family: applications, interviews, offers, and what is believed of each step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ashore.evidence.cases import Case
from ashore.journal import Outcome, Tally, live, tally
from ashore.plans.beliefs import RateBelief, beta, interview_rate, offer_rate, share
from ashore.plans.provenance import Numbers
from ashore.reports.charts import Chart
from ashore.reports.values import number
from ashore.words import Language, say

HALF: Final = 0.5
MOST: Final = 0.9
STEP: Final = 34
"""Pixels of a row."""
ROOM: Final = 1.25
"""Width of the chart, in lengths of the longest bar: the share stands at its end."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the funnel.

    Attributes
    ----------
    name, count
        ``applied``, ``interviews``, ``offers``, and how many.
    referred
        How many of the interviews came through somebody inside.
    width
        Of the bar, in percent of the longest.
    """

    name: str
    count: int
    referred: int
    width: float


@dataclass(frozen=True, slots=True)
class Rate:
    """One step of the funnel: what was believed before anything was logged, and what is believed now.

    Attributes
    ----------
    sentence
        ``0 of 20: 5.0% -> 3.3%``.
    band
        Where nine of ten lie, before and after, in words.
    waiting
        What counts for nothing yet, in words; empty where there is nothing.
    """

    name: str
    title: str
    sentence: str
    band: str
    waiting: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Funnel:
    """What came of the applications to one role family."""

    role: str
    bars: tuple[Bar, ...]
    referrals: int
    refused: int
    turned_down: int
    rates: tuple[Rate, ...]


def funnel(
    role: str, inputs: Numbers, cases: Iterable[Case], outcomes: Iterable[Outcome], today: date, language: Language
) -> Funnel:
    """Return the funnel of a role family."""
    told, entries = tuple(cases), tuple(outcomes)
    last = max((entry.id for entry in live(entries) if entry.role == role), default=0)
    journals: Sequence[tuple[Outcome, ...]] = ((), tuple(e for e in entries if e.id < last), entries)
    counts = tally(entries, role)
    interview = [interview_rate(role, inputs, told, journal, today=today) for journal in journals]
    offer = [offer_rate(role, inputs, told, journal, today=today) for journal in journals]
    patient = interview_rate(role, inputs, told, entries, today=today, patient=True)
    rates = (_rate(interview, patient, language), _rate(offer, None, language))
    return Funnel(role, _bars(counts), counts.referrals, counts.refused, counts.turned_down, rates)


def _bars(counts: Tally) -> tuple[Bar, ...]:
    rows = (
        ("applied", counts.applied, 0),
        ("interviews", counts.interviews + counts.referred, counts.referred),
        ("offers", counts.offers, 0),
    )
    most = max(1, *(row[1] for row in rows))
    return tuple(Bar(name, count, referred, round(100 * count / most, 2)) for name, count, referred in rows)


def _rate(beliefs: Sequence[RateBelief], patient: RateBelief | None, language: Language) -> Rate:
    before, _, after = beliefs

    def told(key: str, **values: object) -> str:
        return say(language, f"web.journal.{key}", **values)

    (low_before, high_before), (low, high) = before.interval(MOST), after.interval(MOST)
    band = told(
        "band", low_before=share(low_before), high_before=share(high_before), low=share(low), high=share(high)
    )
    moved = (before.a, before.b) != (after.a, after.b)
    sentence = (
        told(
            f"sentence_{after.name}",
            successes=number(after.successes),
            trials=number(after.trials),
            before=share(before.mean),
            after=share(after.mean),
        )
        if moved
        else told("sentence_none", mean=share(after.mean))
    )
    waiting = told(f"waiting_{after.name}", count=after.waiting) if after.waiting else ""
    if after.recent:
        waiting = told("recent", count=after.recent)
    title = told(f"rate_{after.name}")
    return Rate(after.name, title, sentence, band, waiting, _chart(title, beliefs, patient, language))


def _chart(title: str, beliefs: Sequence[RateBelief], patient: RateBelief | None, language: Language) -> Chart:
    """Return the beliefs as bars: a thin one for nine of ten, a thick one for half, a mark for the mean."""
    before, last, after = beliefs
    shown = [("before", before)]
    if (last.a, last.b) not in {(before.a, before.b), (after.a, after.b)}:
        shown.append(("last", last))
    shown.append(("now", after))
    if patient is not None and (patient.a, patient.b) != (after.a, after.b):
        shown.append(("patient", patient))
    data, rows = [], []
    for name, belief in shown:
        (low, high), (lower, upper) = belief.interval(MOST), belief.interval(HALF)
        what = say(language, f"web.journal.row_{name}")
        values = {"low": low, "lower": lower, "mean": belief.mean, "upper": upper, "high": high}
        data.append(
            {"what": what, "share": share(belief.mean)}
            | {key: round(100 * value, 4) for key, value in values.items()}
        )
        rows.append(
            [
                what,
                share(belief.mean),
                f"{share(low)} – {share(high)}",
                f"{share(lower)} – {share(upper)}",
                beta(belief),
            ]
        )
    columns = [say(language, f"web.journal.column.{name}") for name in ("when", "mean", "most", "half", "beta")]
    caption = say(language, "web.journal.chart", title=title)
    return Chart(_spec(data), caption, columns, rows)


def _spec(data: list[dict[str, Any]]) -> dict[str, Any]:
    longest = max(row["high"] for row in data)
    axis = {"labelLimit": 150, "ticks": False, "domain": False, "labelPadding": 8}

    def bar(start: str, end: str, height: int, opacity: float) -> dict[str, Any]:
        return {
            "mark": {"type": "bar", "style": "accent", "height": height, "opacity": opacity},
            "encoding": {"x": {"field": start}, "x2": {"field": end}},
        }

    return {
        "width": "container",
        "height": STEP * len(data),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": data},
        "encoding": {
            "y": {"field": "what", "type": "nominal", "sort": None, "title": None, "axis": axis},
            "x": {
                "type": "quantitative",
                "title": None,
                "axis": {"tickCount": 5, "labelExpr": "datum.value + '%'"},
                "scale": {"domain": [0, min(ROOM * longest, 120)], "nice": False},
            },
        },
        "layer": [
            bar("low", "high", 6, 0.4),
            bar("lower", "upper", 16, 0.55),
            {
                "mark": {"type": "tick", "style": "ink", "thickness": 3, "size": 22},
                "encoding": {"x": {"field": "mean"}},
            },
            {
                "mark": {"type": "text", "style": "ink", "align": "left", "dx": 6, "fontSize": 13},
                "encoding": {"x": {"field": "high"}, "text": {"field": "share", "type": "nominal"}},
            },
        ],
    }
