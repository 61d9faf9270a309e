"""How good the forecasts were, in words: every verdict in both languages, and what stands where there is none."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pytest

from ashore.engine.conjugate import betabinom_pmf
from ashore.journal.forecasts import Batch, ByMonth, Forecast, MoneyLeft, of_batch, of_money, of_offer
from ashore.journal.happenings import Happening, Journal
from ashore.journal.resolving import Resolved, resolve
from ashore.journal.scorecard import Scorecard, scorecard
from ashore.reports.calibration_view import at_least_one, items, sentence, view
from ashore.words import LANGUAGES, Language

ROLE = "ai_trainer"
DAY = date(2026, 3, 2)


def offers(chances: list[float], came: list[int]) -> Scorecard:
    """The scorecard of offers foretold one after the other, each in words of its own time."""
    found = []
    for place, (chance, happened) in enumerate(zip(chances, came, strict=True)):
        said = of_offer(DAY + timedelta(days=100 * place), ByMonth(3, chance, (ROLE,), "search"))
        found.append(Resolved(said, "known", float(happened), scored=True))
    return scorecard(found, np.random.default_rng(0))


@pytest.mark.parametrize(
    ("chances", "came", "english", "chinese"),
    [
        ([0.3] * 4, [1, 0, 0, 0], "Of 4 forecasts that are known, 1 came true, and 1.2", "按预测该是 1.2 条"),
        ([0.3] * 14, [1] * 5 + [0] * 9, "that said 30% on average, 5 came true: that fits, but", "对得上"),
        ([0.3] * 80, [1] * 25 + [0] * 55, "25 came true: about as it should be.", "大致就该这样"),
        ([0.6] * 40, [1] * 10 + [0] * 30, "only 10 came true: the forecasts were too high", "只应验了 10 条"),
        ([0.2] * 40, [1] * 20 + [0] * 20, "20 came true: the forecasts were too low", "预测偏低了"),
        ([0.1] * 40 + [0.9] * 40, [1, 0] * 40, "fits as a whole and not in parts", "分组看有偏差"),
    ],
)  # fmt: skip
def test_every_verdict_is_a_sentence(chances: list[float], came: list[int], english: str, chinese: str) -> None:
    card = offers(chances, came)
    assert english in sentence(card, "en")
    assert chinese in sentence(card, "zh")


@pytest.mark.parametrize(("language", "stored", "open_"), [
    ("en", "No forecast has been stored yet", "stored: 1. None is due yet; the first is known on 2026-06-02"),
    ("zh", "还没有存下任何预测", "存了 1 条预测，都还没到日子：最早的一条 2026-06-02"),
])  # fmt: skip
def test_where_there_is_nothing_that_is_said(language: Language, stored: str, open_: str) -> None:
    rng = np.random.default_rng(0)
    assert stored in sentence(scorecard((), rng), language)
    said = Resolved(of_offer(DAY, ByMonth(3, 0.3, (ROLE,), "search")), "open")
    shown = view(scorecard([said], rng), language)
    assert open_ in shown.sentence
    assert shown.chart is None
    assert [(row.scored, row.open, row.brier, row.finding) for row in shown.rows] == [(0, 1, "–", "")]
    aside = Resolved(said.forecast, "aside", 0.0, followed=False)
    assert sentence(scorecard([aside], rng), language)


def known() -> tuple[Resolved, ...]:
    """One of each kind, and of each fate."""
    batch = of_batch(ROLE, DAY, Batch(1, 10, DAY.isoformat(), 24, 2.0, 38.0, 2.0, 38.0))
    gone = of_batch(ROLE, DAY, Batch(3, 10, DAY.isoformat(), 24, 2.0, 38.0, 2.0, 38.0))
    assert batch is not None
    assert gone is not None
    money = MoneyLeft(3, (10_000, 20_000, 30_000, 40_000, 50_000), 60_000, (ROLE,), "search")
    forecasts: list[Forecast] = [
        batch,
        gone,
        of_offer(DAY, ByMonth(3, 0.25, (ROLE,), "search")),
        of_offer(DAY + timedelta(days=1), ByMonth(3, 0.25, (ROLE,), "search")),
        of_money(DAY, money),
    ]
    journal = Journal(
        [
            Happening(1, "applied", ROLE, 10, DAY.isoformat()),
            Happening(2, "interview", ROLE, 1, "2026-03-10", "application"),
        ]
    )
    return resolve(forecasts, journal, date(2027, 1, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_forecast_is_told_with_what_came_of_it(language: Language) -> None:
    batch, offer, money = {
        "en": (
            "AI trainer, 10 applications: 37% for at least one interview, 0.5 on average",
            "An AI job within 3 months: 25%",
            "Money after 3 months: ¥30,000, nine times of ten ¥10,000 to ¥50,000",
        ),
        "zh": (
            "AI 训练师，10 份投递：至少有一次面试的可能 37%，平均 0.5 次",
            "3 个月内拿到 AI 岗位：25%",
            "3 个月后的钱：¥30,000，十回有九回在 ¥10,000 到 ¥50,000 之间",
        ),
    }[language]
    came = {
        "en": (
            "1 interview",
            "the entry was taken back",
            "it did not come",
            "it did not come; not scored beside another of the same time",
            "no cash was stated around that day",
        ),
        "zh": (
            "1 次面试",
            "那条记录已经撤回",
            "没有拿到",
            "没有拿到；同一段时间已有一条，不重复打分",
            "那天前后没有说过手头有多少钱",
        ),
    }[language]
    found = items(known(), language)
    assert [item.said for item in found] == [batch, batch, offer, offer, money]
    assert tuple(item.came for item in found) == came
    assert [item.scored for item in found] == [True, False, True, False, False]
    shown = view(scorecard(known(), np.random.default_rng(0)), language)
    assert len(shown.notes) == 3


def test_the_chance_of_an_interview_is_that_of_the_engine() -> None:
    said = Batch(1, 37, DAY.isoformat(), 24, 2.5, 38.0, 2.0, 38.0)
    assert at_least_one(said) == pytest.approx(1 - betabinom_pmf(37, 2.5, 38.0)[0])


def test_the_diagram_says_in_its_table_what_it_draws() -> None:
    shown = view(offers([0.1] * 40 + [0.9] * 40, [1, 0] * 40), "en").chart
    assert shown is not None
    spec = json.loads(shown.json)
    assert [row["said"] for row in spec["data"]["values"]] == pytest.approx([10.0, 90.0])
    assert [list(row) for row in shown.rows] == [
        ["10%", "40", "20 (50%)", "0% – 22%", "no"],
        ["90%", "40", "20 (50%)", "78% – 100%", "no"],
    ]
