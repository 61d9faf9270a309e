from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ashore.journal import Kind, Outcome, check, outcome
from ashore.journal.errors import JournalError
from ashore.reports.journal_view import SORTS, STAGES, Card, pipeline, sorted_by

TODAY = date(2026, 11, 25)
WAIT = timedelta(days=24)
PM, TRAINER = "ai_product_manager", "ai_trainer"


def made(kind: Kind, days: int = 0, count: int = 1, role: str = PM, **more: Any) -> Outcome:
    return outcome(kind, TODAY - timedelta(days=days), TODAY, role=role, count=count, **more)


def numbered(*entries: Outcome) -> list[Outcome]:
    return [replace(entry, id=number) for number, entry in enumerate(entries, 1)]


def cards(*entries: Outcome) -> tuple[Card, ...]:
    return pipeline(numbered(*entries), WAIT, TODAY)


def stages(found: tuple[Card, ...]) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for card in found:
        counted[card.stage] += card.count
    return dict(counted)


def test_silence_moves_an_application_on_by_itself() -> None:
    (new,) = cards(made("applied", 6))
    assert (new.stage, new.due) == ("applied", TODAY + timedelta(days=18))
    (waiting,) = cards(made("applied", 7))
    assert waiting.stage == "waiting"
    (last,) = cards(made("applied", 23))
    assert last.stage == "waiting"
    (closed,) = cards(made("applied", 24))
    assert (closed.stage, closed.end, closed.since) == ("closed", "silent", TODAY)


def test_an_answer_without_a_name_goes_to_the_oldest_that_waits() -> None:
    found = cards(made("applied", 40, 20), made("applied", 3, 5), made("interview", 1))
    assert stages(found) == {"closed": 19, "interviewing": 1, "applied": 5}
    (met,) = (card for card in found if card.stage == "interviewing")
    assert (met.sent, met.entry) == (TODAY - timedelta(days=40), 3)


def test_an_answer_goes_to_the_company_it_names_in_any_spelling() -> None:
    found = cards(
        made("applied", 30),
        made("applied", 10, note="company: Example AI; via: website"),
        made("interview", 2, note="公司：example ai"),
        made("rejected", 1, about="interview", note="company: ExampleAI"),
    )
    assert stages(found) == {"closed": 2}
    (turned,) = (card for card in found if card.end == "turned_down")
    assert (turned.details.via, turned.sent) == ("website", TODAY - timedelta(days=10))


def test_an_answer_goes_to_the_entry_it_names() -> None:
    found = cards(made("applied", 20), made("applied", 10), made("interview", 1, note="entry: 2"))
    (met,) = (card for card in found if card.stage == "interviewing")
    assert met.sent == TODAY - timedelta(days=10)


def test_a_company_that_waits_is_not_answered_by_somebody_else() -> None:
    found = cards(
        made("applied", 20, note="company: A"), made("applied", 10), made("interview", 1, note="company: B")
    )
    (met,) = (card for card in found if card.stage == "interviewing")
    assert (met.sent, met.details.company) == (TODAY - timedelta(days=10), "B")


def test_an_interview_through_a_referral_needs_no_application() -> None:
    found = cards(made("referral", 9), made("interview", 2, about="referral", note="company: A"), made("offer", 1))
    (offer,) = found
    assert (offer.stage, offer.referred, offer.details.company) == ("offer", True, "A")


def test_an_interview_that_is_still_to_come_waits_from_its_day() -> None:
    at = TODAY + timedelta(days=3)
    (met,) = cards(made("applied", 60), made("interview", 40, note=f"at: {at} 14:00"))
    assert (met.stage, met.asked, met.due) == ("interviewing", at, at + WAIT)
    (old,) = cards(made("applied", 60), made("interview", 40))
    assert (old.stage, old.end) == ("closed", "no_offer")


def test_a_refusal_beyond_what_waits_closes_an_interview() -> None:
    found = cards(made("applied", 60, 2), made("interview", 5), made("rejected", 1, 2))
    assert stages(found) == {"closed": 2}


def test_what_was_taken_back_is_not_there() -> None:
    first, second = numbered(made("applied", 1, 20), made("applied", 1, 3))
    undone = Outcome("undo", TODAY.isoformat(), PM, undoes=1, id=3)
    assert [card.count for card in pipeline([first, second, undone], WAIT, TODAY)] == [3]


ENTRIES = st.lists(
    st.builds(
        made,
        st.sampled_from(["applied", "applied", "applied", "interview", "offer", "rejected", "referral"]),
        st.integers(0, 80),
        st.integers(1, 9),
        st.sampled_from([PM, TRAINER]),
        note=st.sampled_from([None, "company: A", "company: B", "entry: 1", "entry: 2"]),
    ),
    max_size=14,
)


@given(ENTRIES)
def test_every_application_is_in_one_place(entries: list[Outcome]) -> None:
    kept: list[Outcome] = []
    for entry in numbered(*entries):
        try:
            check([*kept, entry])
        except JournalError:
            continue
        kept.append(entry)
    found = pipeline(kept, WAIT, TODAY)
    assert all(card.count > 0 for card in found)
    for role in (PM, TRAINER):
        sent = sum(entry.count for entry in kept if entry.kind == "applied" and entry.role == role)
        assert sum(card.count for card in found if card.role == role and not card.referred) == sent
        offers = sum(entry.count for entry in kept if entry.kind == "offer" and entry.role == role)
        assert sum(card.count for card in found if card.role == role and card.stage == "offer") == offers


@given(ENTRIES, st.sampled_from(SORTS), st.booleans())
def test_an_order_loses_nothing(entries: list[Outcome], by: Any, down: bool) -> None:  # noqa: FBT001 - drawn
    found = cards(*(entry for entry in entries if entry.kind == "applied"))
    assert Counter(sorted_by(found, by, {PM: "b", TRAINER: "a"}, down=down)) == Counter(found)


def test_the_orders() -> None:
    found = cards(
        made("applied", 30, note="company: B"),
        made("applied", 10, 5, TRAINER),
        made("applied", 1, 2, note="company: A"),
    )
    assert [card.details.company for card in sorted_by(found, "company", {}, down=False)] == ["A", "B", ""]
    assert [card.details.company for card in sorted_by(found, "company", {}, down=True)] == ["B", "A", ""]
    assert [card.count for card in sorted_by(found, "count", {}, down=True)] == [5, 2, 1]
    by_stage = [card.stage for card in sorted_by(found, "stage", {}, down=False)]
    assert by_stage == sorted(by_stage, key=STAGES.index)
    assert sorted_by(found, "role", {PM: "z", TRAINER: "a"}, down=False)[0].role == TRAINER
