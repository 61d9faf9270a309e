"""What is due, as events: interviews, offers to answer, answers that should have come, when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ashore.journal import Kind, Outcome, Terms
from ashore.reports.journal_calendar import Awaited, due_events, later, past, within

PM = "ai_product_manager"
LOGGED = "2026-11-20T08:00:00Z"


def made(kind: Kind, number: int, **more: object) -> Outcome:
    return replace(Outcome(kind, "2026-11-20", PM, id=number, logged=LOGGED), **more)  # type: ignore[arg-type] # of an entry


def test_an_interview_is_at_its_hour_or_on_its_day() -> None:
    timed = made("interview", 1, company="Example", at="2026-12-01 14:00", round=2, note="ask about the team")
    day = made("interview", 2, at="2026-12-02")
    events = due_events((), (timed, day, made("interview", 3)), (), (), None, "en")
    first, second = events
    assert (first.key, first.start, first.busy) == ("interview-1", datetime(2026, 12, 1, 14), True)  # noqa: DTZ001
    assert first.summary == "Interview: Example"
    assert first.description.splitlines() == ["AI product", "round 2", "ask about the team"]
    assert first.written == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert (second.start, second.busy, second.summary) == (date(2026, 12, 2), False, "Interview: AI product")


@pytest.mark.parametrize(
    ("answer", "open_"),
    [
        (None, True),
        (made("accepted", 9, company="EXAMPLE"), False),
        (made("declined", 9, answers=4), False),
        (made("declined", 9, company="Other"), True),
    ],
)
def test_an_offer_is_due_until_it_is_answered(answer: Outcome | None, open_: bool) -> None:  # noqa: FBT001 - a case
    offers = (made("offer", 4, company="Example", terms=Terms(answer_by="2026-12-09")), made("offer", 5))
    events = due_events((), (), offers, () if answer is None else (answer,), None, "zh")
    assert [(event.key, event.start, event.summary) for event in events] == (
        [("offer-4", date(2026, 12, 9), "要答复 offer：Example")] if open_ else []
    )


def test_an_answer_is_due_after_the_usual_time_and_names_its_company() -> None:
    one = Awaited("applied", PM, date(2026, 11, 1), date(2026, 11, 25), 1, "Example", LOGGED)
    many = replace(one, kind="interviewed", count=3, company="", due=date(2026, 11, 24))
    met, sent = due_events((one, many), (), (), (), None, "en")
    assert sent.summary == "Answer should have come: AI product, Example (1)"
    assert met.summary == "Answer after the interview: AI product"
    assert "Interviews on 2026-11-01: 3" in met.description
    assert (sent.key, met.key) == (f"applied-{PM}-2026-11-01", f"interviewed-{PM}-2026-11-01")


def test_the_plan_is_looked_at_again_after_some_months() -> None:
    (event,) = due_events((), (), (), (), (date(2026, 11, 30), 3), "zh")
    assert (event.start, event.key) == (date(2027, 2, 28), "review")
    assert later(date(2027, 1, 31), 13) == date(2028, 2, 29)


def test_only_the_days_that_are_asked_for() -> None:
    events = due_events(
        (), [made("interview", day, at=f"2026-12-{day:02}") for day in (1, 5, 9)], (), (), None, "en"
    )
    chosen = within(events, date(2026, 12, 5), date(2026, 12, 9))
    assert [event.key for event in chosen] == ["interview-5", "interview-9"]
    assert past(chosen[0], date(2026, 12, 5))
    assert not past(chosen[1], date(2026, 12, 5))
