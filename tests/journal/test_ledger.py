from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal import Kind, Outcome, check, live, outcome, tally, undoing
from ashore.journal.errors import (
    BadCountError,
    EarlyOutcomeError,
    FutureOutcomeError,
    JournalError,
    MoreInterviewsError,
    MoreOffersError,
    MoreReferredError,
    MoreRejectionsError,
    NegativeAmountError,
    NoSuchOutcomeError,
    NothingLoggedError,
    NotOfKindError,
    RoleMissingError,
    UndoneAlreadyError,
    UnlikelyAmountError,
    ValueMissingError,
)
from ashore.words import LANGUAGES, explain

TODAY = date(2026, 11, 25)
PM, TRAINER = "ai_product_manager", "ai_trainer"


def made(kind: Kind, count: int = 1, role: str | None = PM, **more: Any) -> Outcome:
    return outcome(kind, TODAY, TODAY, role=role, count=count, **more)


def numbered(*entries: Outcome) -> list[Outcome]:
    return [replace(entry, id=number) for number, entry in enumerate(entries, 1)]


@pytest.mark.parametrize(
    ("error", "kind", "details"),
    [
        (FutureOutcomeError, "applied", {"role": PM, "day": TODAY + timedelta(days=1)}),
        (EarlyOutcomeError, "applied", {"role": PM, "day": date(1985, 3, 1)}),
        (RoleMissingError, "applied", {}),
        (RoleMissingError, "offer", {"amount": 15000.0}),
        (BadCountError, "applied", {"role": PM, "count": 0}),
        (BadCountError, "applied", {"role": PM, "count": 10_001}),
        (ValueMissingError, "salary", {}),
        (ValueMissingError, "spent", {}),
        (NegativeAmountError, "spent", {"amount": -1.0}),
        (NegativeAmountError, "offer", {"role": PM, "amount": -1.0}),
        (UnlikelyAmountError, "salary", {"amount": 15.0}),
        (UnlikelyAmountError, "salary", {"amount": 10_000_000.0}),
        (UnlikelyAmountError, "offer", {"role": PM, "amount": 10_000_000.0}),
        (UnlikelyAmountError, "spent", {"amount": 1e9}),
        (NotOfKindError, "spent", {"amount": 7000.0, "role": PM}),
        (NotOfKindError, "salary", {"amount": 7000.0, "count": 2}),
        (NotOfKindError, "applied", {"role": PM, "amount": 7000.0}),
        (NotOfKindError, "offer", {"role": PM, "gross": True}),
        (NotOfKindError, "interview", {"role": PM, "open_": True}),
        (NotOfKindError, "interview", {"role": PM, "about": "interview"}),
        (NotOfKindError, "rejected", {"role": PM, "about": "referral"}),
    ],
)
def test_what_makes_no_sense_by_itself(error: type[JournalError], kind: Kind, details: dict[str, Any]) -> None:
    day = details.pop("day", TODAY)
    with pytest.raises(error) as caught:
        outcome(kind, day, TODAY, **details)
    for language in LANGUAGES:
        assert all(explain(caught.value, language))


def test_spending_may_be_nothing_and_pay_may_not() -> None:
    assert made("spent", role=None, amount=0.0).amount == 0
    with pytest.raises(UnlikelyAmountError):
        made("salary", role=None, amount=0.0)


@pytest.mark.parametrize(
    ("error", "entries"),
    [
        (MoreInterviewsError, [made("interview")]),
        (MoreInterviewsError, [made("applied", 2), made("interview", 3)]),
        (MoreInterviewsError, [made("applied", 5, TRAINER), made("interview", 3)]),
        (MoreReferredError, [made("applied", 5), made("interview", about="referral")]),
        (MoreOffersError, [made("applied", 5), made("interview", 2), made("offer", 3)]),
        (
            MoreOffersError,
            [made("applied", 5), made("interview", 2), made("offer", 1), made("rejected", 2, about="interview")],
        ),
        (MoreRejectionsError, [made("applied", 5), made("rejected", 6)]),
        (MoreRejectionsError, [made("applied", 1), made("referral"), made("interview", about="referral"),
                               made("rejected", 2)]),
    ],
)  # fmt: skip
def test_what_cannot_all_be_true(error: type[JournalError], entries: list[Outcome]) -> None:
    with pytest.raises(error) as caught:
        check(numbered(*entries))
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert PM in message
        assert "ashore log" in remedy


def test_a_whole_search_agrees_with_itself() -> None:
    entries = numbered(
        made("interview", 3),
        made("applied", 20),
        made("referral", 2),
        made("interview", about="referral"),
        made("rejected", 18),
        made("rejected", 2, about="interview"),
        made("offer", amount=15000.0),
        made("salary", role=None, amount=9000.0),
        made("spent", role=None, amount=7000.0),
    )
    check(entries)
    counts = tally(entries, PM)
    assert (counts.applied, counts.interviews, counts.referred, counts.offers) == (20, 3, 1, 1)
    assert (counts.refused, counts.turned_down, counts.referrals) == (18, 2, 2)
    assert tally(entries, TRAINER).applied == 0


def test_undo_takes_the_last_that_counts() -> None:
    entries = numbered(made("applied", 20), made("interview", 2))
    first = undoing(entries, None, TODAY)
    assert first.undoes == 2
    entries.append(replace(first, id=3))
    assert [entry.id for entry in live(entries)] == [1]
    assert undoing(entries, None, TODAY).undoes == 1
    for which in (2, 3):
        with pytest.raises(UndoneAlreadyError):
            undoing(entries, which, TODAY)
    with pytest.raises(NoSuchOutcomeError):
        undoing(entries, 9, TODAY)
    with pytest.raises(NothingLoggedError):
        undoing([], None, TODAY)


def test_applications_under_interviews_stay() -> None:
    entries = numbered(made("applied", 20), made("interview", 3))
    with pytest.raises(MoreInterviewsError):
        undoing(entries, 1, TODAY)


ENTRIES = st.lists(
    st.builds(
        made,
        st.sampled_from(["applied", "interview", "offer", "rejected", "referral"]),
        st.integers(1, 5),
        st.sampled_from([PM, TRAINER]),
    ),
    max_size=12,
)


def agrees(entries: list[Outcome]) -> bool:
    try:
        check(entries)
    except JournalError:
        return False
    return True


@given(ENTRIES, st.randoms())
def test_the_order_of_entries_changes_nothing(entries: list[Outcome], rng: random.Random) -> None:
    shuffled = entries[:]
    rng.shuffle(shuffled)
    assert agrees(numbered(*shuffled)) == agrees(numbered(*entries))
    assert tally(numbered(*shuffled), PM) == tally(numbered(*entries), PM)


@given(ENTRIES)
def test_whatever_agrees_never_counts_more_answers_than_questions(entries: list[Outcome]) -> None:
    if agrees(numbered(*entries)):
        for role in (PM, TRAINER):
            counts = tally(numbered(*entries), role)
            assert counts.interviews <= counts.applied
            assert counts.offers + counts.turned_down <= counts.interviews + counts.referred
