"""The funnel of one role family: applications, interviews, offers, and what is believed of each step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ashore.engine.beta import quantile
from ashore.evidence.cases import Case
from ashore.journal import Record, Tally
from ashore.journal.groups import Group
from ashore.plans.beliefs import RateBelief, beta, interview_rate, offer_rate, share, waiting
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
        ``applied``, ``tests``, ``interviews``, ``offers``, ``accepted``, and how many.
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
    open_ends
        What still waits and for how much it counts, in words.
    """

    name: str
    title: str
    sentence: str
    band: str
    open_ends: tuple[str, ...]
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
    role: str,
    inputs: Numbers,
    cases: Iterable[Case],
    groups: tuple[Group, Group],
    today: date,
    language: Language,
) -> Funnel:
    """Return the funnel of a role family.

    Parameters
    ----------
    groups
        All its applications, without the latest entry and with it.
    """
    told = tuple(cases)
    counts, tests = groups[1].tally(), groups[1].tests
    journals = tuple(Record({role: group.record(role)}) for group in groups)
    both = (Record(), *journals)
    interview = [interview_rate(role, inputs, told, journal, today=today) for journal in both]
    offer = [offer_rate(role, inputs, told, journal, today=today) for journal in both]
    patient = interview_rate(role, inputs, told, journals[1], today=today, patient=True)
    rates = (_rate(interview, patient, language), _rate(offer, None, language))
    return Funnel(role, _bars(counts, tests), counts.referrals, counts.refused, counts.turned_down, rates)


def _bars(counts: Tally, tests: int) -> tuple[Bar, ...]:
    rows = [
        ("applied", counts.applied, 0),
        ("tests", tests, 0),
        ("interviews", counts.interviews + counts.referred, counts.referred),
        ("offers", counts.offers, 0),
        ("accepted", counts.accepted, 0),
    ]
    most = max(1, *(row[1] for row in rows))
    return tuple(
        Bar(name, count, referred, round(100 * count / most, 2))
        for name, count, referred in rows
        if count or name not in {"tests", "accepted"}
    )


def interval(belief: RateBelief, mass: float) -> tuple[float, float]:
    """Return the rates between which the belief has ``mass``."""
    return quantile((1 - mass) / 2, belief.a, belief.b), quantile((1 + mass) / 2, belief.a, belief.b)


def _rate(beliefs: Sequence[RateBelief], patient: RateBelief | None, language: Language) -> Rate:
    before, _, after = beliefs

    def told(key: str, **values: object) -> str:
        return say(language, f"funnel.{key}", **values)

    (low_before, high_before), (low, high) = interval(before, MOST), interval(after, MOST)
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
    open_ends = []
    if after.waiting:
        text = waiting(after, language)
        open_ends.append(f"{text[:1].upper()}{text[1:]}{told('stop')}")
    if after.recent:
        open_ends.append(told("recent", count=after.recent))
    title = say(language, f"web.journal.rate_{after.name}")
    return Rate(after.name, title, sentence, band, tuple(open_ends), _chart(title, beliefs, patient, language))


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
        (low, high), (lower, upper) = interval(belief, MOST), interval(belief, HALF)
        what = say(language, f"funnel.row_{name}")
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
    columns = [say(language, f"funnel.column.{name}") for name in ("when", "mean", "most", "half", "beta")]
    caption = say(language, "funnel.chart", title=title)
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
