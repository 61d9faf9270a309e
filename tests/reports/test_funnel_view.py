"""The groups side by side, how long answers take, and the turn: counts, rates and sentences in both languages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal import Kind, Outcome, Record, record
from ashore.journal.groups import Day, Group, Groups, Waited
from ashore.person.inputs import inputs
from ashore.person.me import Me
from ashore.plans.rates import interview_rate, offer_rate
from ashore.plans.switching import Act, Switch
from ashore.reports.funnel_times import chart, times
from ashore.reports.funnel_turn import turned
from ashore.reports.funnel_view import Table, counts, table
from ashore.words import LANGUAGES, Language

TODAY = date(2026, 11, 25)
PM, TRAINER = "ai_product_manager", "ai_trainer"
NUMBERS = inputs(Me())
WAIT = 24


def logged(number: int, kind: Kind, days: int = 0, count: int = 1, **more: Any) -> Outcome:
    return Outcome(kind, (TODAY - timedelta(days=days)).isoformat(), PM, count, id=number, **more)


def group(name: str, *entries: Outcome) -> Group:
    return Group(name, record(entries).of(PM).fates)


def sent(name: str, applied: int, interviews: int = 0, *, days: int = 60) -> Group:
    entries = [logged(1, "applied", days, applied, company="A")]
    if interviews:
        entries.append(logged(2, "interview", days - 5, interviews, about="application", company="A"))
    return group(name, *entries)


def side_by_side(*named: Group, unsaid: Group | None = None, language: Language = "en", more: int = 0) -> Table:
    everyone = [*named, *([] if unsaid is None else [unsaid])]
    total = Group("", tuple(fate for one in everyone for fate in one.fates))
    return table(Groups("channel", PM, named, unsaid, more, total), NUMBERS, (), TODAY, language)


def test_every_group_begins_with_the_same_belief_and_counts_its_own() -> None:
    """2 of 20 from Beta(2, 38): Beta(4, 56); no application at all stays at 5%."""
    found = side_by_side(sent("a", 20, 2), sent("b", 3))
    first, second = found.rows
    assert first.interview is not None
    assert (first.interview.a, first.interview.b) == (4, 56)
    assert first.interview.text == "6.7%"
    assert second.interview is not None
    assert (second.interview.a, second.interview.b) == (2, 41)
    whole = found.total.interview
    assert whole is not None
    assert (whole.a, whole.b) == (4, 59)


def test_the_rates_are_those_of_the_beliefs() -> None:
    entries = [
        logged(1, "applied", 60, 20),
        logged(2, "applied", 10, 8, open=True),
        logged(3, "interview", 30, about="application"),
    ]
    held = group("", *entries)
    row = side_by_side(held).rows[0]
    journal = Record({PM: held.record(PM)})
    for rated, belief in (
        (row.interview, interview_rate(PM, NUMBERS, (), journal, today=TODAY)),
        (row.offer, offer_rate(PM, NUMBERS, (), journal, today=TODAY)),
    ):
        assert rated is not None
        assert (rated.low, rated.high) == pytest.approx(belief.interval(), abs=1e-9)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 90),
            st.sampled_from((None, "interview", "rejected", "silence", "withdrew", "test", "offer")),
            st.integers(1, 3),
        ),
        max_size=12,
    )
)
def test_every_application_is_in_one_place(each: list[tuple[int, Any, int]]) -> None:
    entries: list[Outcome] = []
    for number, (days, kind, count) in enumerate(each):
        about = {"about": "application"} if kind in {"interview", "rejected", "silence", "withdrew"} else {}
        entries.append(logged(2 * number + 1, "applied", days, count, company=f"c{number}", open=True))
        if kind is not None:
            entries.append(logged(2 * number + 2, kind, days // 2, count, company=f"c{number}", **about))
    held = group("", *entries)
    found = counts(held, TODAY, WAIT)
    loose = sum(fate.count for fate in held.fates if fate.loose)
    places = found.open + found.interviewing + found.refused + found.silent + found.withdrawn
    assert places + found.offers == found.applied + loose


def test_an_answer_to_an_unknown_application_leaves_one_less_silent() -> None:
    held = group("", logged(1, "applied", 60, 10), logged(2, "interview", 5, about="application", company="X"))
    found = counts(held, TODAY, WAIT)
    assert (found.applied, found.interviews, found.interviewing, found.silent, found.open) == (10, 1, 1, 9, 0)


def test_which_channel_is_better_is_said_where_it_is_sure() -> None:
    apart = side_by_side(sent("内推", 20, 8), sent("官网", 60, 1))
    assert apart.compared == ("内推 leads to interviews more often than 官网: >99% sure.",)
    alike = side_by_side(sent("a", 20, 1), sent("b", 20, 2), language="zh")
    assert alike.compared == ("哪个更容易换来面试，现在还分不出来：没有哪两个之间有 90% 的把握。",)
    assert side_by_side(sent("a", 20, 1)).compared == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_told_is_said(language: Language) -> None:
    loose = group("", logged(1, "interview", 20, about="application", company="X"))
    found = side_by_side(sent("a", 20), unsaid=loose, language=language, more=3)
    assert found.rows[1].interview is None
    assert found.rows[1].name == {"en": "no channel said", "zh": "没写渠道"}[language]
    assert len(found.notes) == 2
    assert "3" in found.notes[0]
    assert "1" in found.notes[1]


# How long answers take


def answers(*days: int, open_: Sequence[int] = ()) -> list[Waited]:
    return [*(Waited(day, "refused", 1) for day in days), *(Waited(day, None, 1) for day in open_)]


def test_too_few_answers_say_nothing() -> None:
    found = times(answers(3, 4, open_=[30]), WAIT, "en")
    assert found.sentences == ("2 answers so far: from 5 on, how long they take can be said.",)
    assert (found.answers, found.sent, found.weeks) == (2, 3, None)
    assert chart(answers(open_=[3]), WAIT, "en") is None


def test_late_answers_speak_for_a_longer_wait() -> None:
    """3 of 14 came after more than 24 days: 90% had come after 33, five weeks."""
    found = times(answers(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 30, 33, 35, open_=[40] * 20), WAIT, "en")
    assert found.sentences[0] == "Of the 14 answers that came, half came within 8 days and nine of ten within 33."
    assert found.sentences[2] == (
        "3 of your 14 answers came later than the 24 days after which silence counts in full: "
        "say `weeks_to_answer: 5` in me.yaml."
    )
    assert found.weeks == 5
    chinese = times(answers(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 30, 33, 35, open_=[40] * 20), WAIT, "zh")
    assert "weeks_to_answer: 5" in chinese.sentences[2]


def test_quick_answers_speak_for_a_shorter_wait_only_where_all_had_the_time() -> None:
    quick = list(range(1, 13))
    assert times(answers(*quick, open_=[60] * 20), WAIT, "en").weeks == 2
    # Those still open have not had time for slow answers, and slow ones weigh more then.
    days = [1] * 6 + [2] * 8 + [8, 8, 9, 9, 20, 23]
    assert times(answers(*days, open_=[60] * 60), WAIT, "en").weeks == 2
    assert times(answers(*days, open_=[3] * 60), WAIT, "en").weeks is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_curve_is_drawn_with_its_table(language: Language) -> None:
    waited = [Waited(5, "interview", 2), *answers(3, 8, 20, open_=[30] * 6)]
    found = chart(waited, WAIT, language)
    assert found is not None
    points = json.loads(found.json)["data"]["values"]
    assert points[0] == {"day": 0, "waiting": 100, "low": 100, "high": 100, "interview": 0}
    assert all(point["low"] <= point["waiting"] <= point["high"] for point in points)
    assert points[-1]["waiting"] == pytest.approx(100 * 6 / 11, abs=0.01)
    assert points[-1]["interview"] == pytest.approx(100 * 2 / 11, abs=0.01)
    assert all(len(row) == len(found.columns) for row in found.rows)
    assert [row[0] for row in found.rows] == ["3", "7", "14", "21", "28"]


# The turn

SWITCH = Switch(18, 2, 10, Act("apply", PM), Act("apply", TRAINER), employed=True)
DAYS = [Day("2026-09-01", 20, 0), Day("2026-09-20", 0, 1), Day("2026-10-10", 15, 0), Day("2026-11-20", 5, 0)]


def test_two_more_batches_and_the_tree_turns() -> None:
    found = turned(SWITCH, PM, DAYS, TODAY, TODAY, "en")
    assert found.sentence == (
        "About 18 more applications without an interview (2 batches of 10), and the plan turns: no longer "
        "“send applications: AI product” but “send applications: AI trainer”."
    )
    assert found.so_far == "Sent since the last interview (2026-09-20), without another: 20."
    assert found.chart is not None
    line, rest, rule = (layer["data"]["values"] for layer in json.loads(found.chart.json)["layer"][:3])
    assert line[-1] == {"day": "2026-11-25", "sent": 40}
    assert rest[-1]["sent"] == rule[0]["sent"] == 58
    assert found.chart.rows[-1][1] == "58"
    chinese = turned(SWITCH, PM, DAYS, TODAY, TODAY, "zh")
    assert chinese.sentence.startswith("再投大约 18 份（2 批，每批 10 份）还没有面试，计划就转向")


def test_what_was_sent_since_the_decision_is_taken_off() -> None:
    before = TODAY - timedelta(days=10)
    assert turned(SWITCH, PM, DAYS, before, TODAY, "en").sentence.startswith("About 13 more")
    many = [*DAYS, Day("2026-11-24", 30, 0)]
    assert turned(SWITCH, PM, many, before, TODAY, "en").sentence.startswith("As many as the plan wanted to try")
    few = Switch(18, 2, 20, SWITCH.before, Act("give_up"), employed=True)
    assert turned(few, PM, DAYS, TODAY, TODAY, "en").sentence == (
        "One more batch (about 18 applications) without an interview, and the plan turns: no longer "
        "“send applications: AI product” but “stay in the present job for good”."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_turn_and_a_turn_elsewhere(language: Language) -> None:
    none = turned(None, PM, [], TODAY, TODAY, language)
    assert none.chart is None
    assert none.sentence
    elsewhere = turned(SWITCH, TRAINER, DAYS, TODAY, TODAY, language)
    assert elsewhere.chart is None
    assert {"en": "AI product", "zh": "AI 产品经理"}[language] in elsewhere.sentence


def test_a_long_search_is_thinned() -> None:
    days = [Day((TODAY - timedelta(days=900 - n)).isoformat(), 1, n % 10 == 0) for n in range(900)]
    found = turned(SWITCH, PM, days, TODAY, TODAY, "en").chart
    assert found is not None
    line = json.loads(found.json)["layer"][0]["data"]["values"]
    assert len(line) <= 170
    assert line[-1]["sent"] == 900
