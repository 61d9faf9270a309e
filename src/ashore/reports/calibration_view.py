"""How good the forecasts were, in words, as a table, and as a reliability diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from ashore.journal.forecasts import Batch, ByMonth, MoneyLeft
from ashore.reports.calibration_chart import reliability
from ashore.reports.charts import Chart
from ashore.reports.values import label, number
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.journal.calibration import Chances
    from ashore.journal.resolving import Resolved
    from ashore.journal.scorecard import Line, Scorecard


@dataclass(frozen=True, slots=True)
class KindRow:
    """The forecasts of one kind.

    Attributes
    ----------
    brier, log
        Scores with those of the base rate, in words; a dash where there are none.
    finding
        What was to be expected and what came; empty where nothing is known.
    """

    name: str
    shown: int
    scored: int
    open: int
    brier: str
    log: str
    verdict: str
    finding: str


@dataclass(frozen=True, slots=True)
class Item:
    """One forecast.

    Attributes
    ----------
    scored
        Whether it is one of those that are scored.
    """

    shown: str
    due: str
    said: str
    came: str
    scored: bool


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """The page.

    Attributes
    ----------
    sentence
        What a person wants to know, first.
    details
        The number that decides, the power, the scores: empty where nothing is scored.
    notes
        What is left aside, and why.
    chart
        The reliability diagram; None where nothing is scored.
    """

    sentence: str
    details: tuple[str, ...]
    notes: tuple[str, ...]
    rows: tuple[KindRow, ...]
    chart: Chart | None


def view(card: Scorecard, language: Language) -> CalibrationView:
    """Return the scorecard in words."""
    together = card.together
    return CalibrationView(
        sentence(card, language),
        () if together is None else _details(together, language),
        _notes(card.forecasts, language),
        tuple(_row(line, language) for line in card.lines),
        None if together is None else reliability(together.bins, language),
    )


def sentence(card: Scorecard, language: Language) -> str:
    """Return how good the forecasts were, in one or two sentences."""
    from ashore.journal.calibration import LEAST

    together = card.together
    if together is None:
        return _nothing(card.forecasts, language)
    test = together.test
    found = "uneven" if together.uneven and together.verdict == "unsure" else together.verdict
    return say(
        language,
        f"calibration.sentence_{found}",
        count=together.count,
        said=f"{test.expected / together.count:.0%}",
        happened=test.happened,
        expected=f"{test.expected:.1f}",
        least=LEAST,
    )


def _nothing(found: Sequence[Resolved], language: Language) -> str:
    if not found:
        return say(language, "calibration.none")
    due = [one.forecast.due for one in found if one.state == "open"]
    key = "none_due" if len(due) == len(found) else "none_scored"
    return say(language, f"calibration.{key}", count=number(len(found)), day=min(due, default=""))


def _details(found: Chances, language: Language) -> tuple[str, ...]:
    test, skilled = found.test, found.skill
    value = f"{skilled.value:+.2f}"
    if isfinite(skilled.low):
        value = say(
            language, "calibration.skill_band", value=value, low=f"{skilled.low:+.2f}", high=f"{skilled.high:+.2f}"
        )
    return (
        say(
            language,
            "calibration.decides",
            low=test.low,
            high=test.high,
            expected=f"{test.expected:.1f}",
            count=found.count,
            seen=_seen(test.power),
        ),
        say(
            language,
            "calibration.skill",
            brier=f"{found.brier:.3f}",
            base=f"{found.base_brier:.3f}",
            log=f"{found.log:.3f}",
            base_log=f"{found.base_log:.3f}",
            skill=value,
        ),
    )


def _seen(power: float) -> str:
    return f"{100 * power:.0f}"


def _notes(found: Sequence[Resolved], language: Language) -> tuple[str, ...]:
    """Return what is known, or was said, and is not scored."""
    counted = Counter("beside" if one.beside else one.state for one in found)
    return tuple(
        say(language, f"calibration.{state}_some", count=number(counted[state]))
        for state in ("beside", "aside", "unstated", "void")
        if counted[state]
    )


def _row(line: Line, language: Language) -> KindRow:
    def against(score: float, base: float) -> str:
        return say(language, "calibration.against", score=f"{score:.3f}", base=f"{base:.3f}")

    none, chances = say(language, "calibration.no_score"), line.chances
    judged = line.counts or line.amounts or line.chances
    uneven = line.verdict == "unsure" and judged is line.chances and chances is not None and chances.uneven
    return KindRow(
        kind_name(line.kind, line.month, language),
        line.shown,
        line.scored,
        line.count("open"),
        none if chances is None else against(chances.brier, chances.base_brier),
        none if chances is None else against(chances.log, chances.base_log),
        say(language, f"calibration.verdict_{'uneven' if uneven else line.verdict}"),
        _finding(line, language),
    )


def kind_name(kind: str, month: int | None, language: Language) -> str:
    """Return what was foretold."""
    return say(language, f"calibration.kind_{kind}", month=month)


def _finding(line: Line, language: Language) -> str:
    counts, amounts, chances = line.counts, line.amounts, line.chances
    if counts is not None:
        test = counts.test
        return say(
            language,
            "calibration.found_interviews",
            trials=number(counts.trials),
            expected=f"{test.expected:.1f}",
            happened=test.happened,
            low=test.low,
            high=test.high,
            seen=_seen(test.power),
            ranked=f"{counts.ranked:.3f}",
            began=f"{counts.began_ranked:.3f}",
        )
    if amounts is not None:
        return say(
            language,
            "calibration.found_money",
            count=amounts.count,
            most=amounts.most,
            half=amounts.half,
            above=amounts.test.happened,
            loss=number(round(amounts.pinball)),
            base=number(round(amounts.base_pinball)),
        )
    if chances is None:
        return ""
    test = chances.test
    return say(
        language,
        "calibration.found_offer",
        expected=f"{test.expected:.1f}",
        happened=test.happened,
        low=test.low,
        high=test.high,
    )


# Every forecast


def items(found: Iterable[Resolved], language: Language) -> list[Item]:
    """Return forecasts in words."""
    return [
        Item(one.forecast.shown, one.forecast.due, said_text(one, language), came_text(one, language), one.scored)
        for one in found
    ]


def said_text(one: Resolved, language: Language) -> str:
    """Return what was said."""
    said = one.forecast.said
    if isinstance(said, Batch):
        return say(
            language,
            "calibration.said_interviews",
            role=label(language, "role_family", one.forecast.role or ""),
            count=number(said.count),
            chance=f"{at_least_one(said):.0%}",
            expected=f"{said.count * said.a / (said.a + said.b):.1f}",
        )
    if isinstance(said, ByMonth):
        return say(language, "calibration.said_offer", month=said.month, chance=f"{said.chance:.0%}")
    low, _, middle, _, high = (number(value) for value in said.quantiles)
    return say(language, "calibration.said_money", month=said.month, low=low, middle=middle, high=high)


def at_least_one(said: Batch) -> float:
    """Return the chance of an interview or more from a batch: that of none, application by application, from 1."""
    none = 1.0
    for sent in range(said.count):
        none *= (said.b + sent) / (said.a + said.b + sent)
    return 1 - none


def came_text(one: Resolved, language: Language) -> str:
    """Return what came of it, and whether that is scored."""
    came = "" if one.happened is None else _came(one, language)
    if one.state == "open":
        return (
            say(language, "calibration.state_early", came=came)
            if came
            else say(language, "calibration.state_open")
        )
    if one.state in {"void", "unstated", "aside"}:
        return say(language, f"calibration.state_{one.state}", came=came)
    return say(language, "calibration.state_beside", came=came) if one.beside else came


def _came(one: Resolved, language: Language) -> str:
    happened = one.happened or 0.0
    if isinstance(one.forecast.said, MoneyLeft):
        return say(language, "calibration.came_money", cash=number(round(happened)))
    kind = "interviews" if isinstance(one.forecast.said, Batch) else "offer"
    few = f"_{happened:.0f}" if happened <= 1 else ""
    return say(language, f"calibration.came_{kind}{few}", count=number(round(happened)))
