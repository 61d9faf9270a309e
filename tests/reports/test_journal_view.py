"""How far applications are on a day, and that the board of the store says the same of every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ashore import Workspace
from ashore.journal import Kind, Outcome, outcome
from ashore.journal.applications import applications, threads
from ashore.journal.errors import JournalError
from ashore.reports.journal_view import SORTS, STAGES, Card, card

TODAY = date(2026, 11, 25)
WAIT = timedelta(days=24)
PM, TRAINER = "ai_product_manager", "ai_trainer"


def made(kind: Kind, days: int = 0, count: int = 1, role: str = PM, **more: Any) -> Outcome:
    return outcome(kind, TODAY - timedelta(days=days), TODAY, role=role, count=count, **more)


def cards(*entries: Outcome) -> tuple[Card, ...]:
    numbered = [replace(entry, id=number) for number, entry in enumerate(entries, 1)]
    return tuple(card(one, WAIT, TODAY) for thread in threads(numbered).values() for one in applications(thread))


def stages(found: Iterable[Card]) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for one in found:
        counted[one.stage] += one.of.count
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
    (met,) = (one for one in found if one.stage == "interviewing")
    assert (met.sent, met.of.entry) == (TODAY - timedelta(days=40), 1)


def test_an_answer_goes_to_the_company_it_names_in_any_spelling() -> None:
    found = cards(
        made("applied", 30),
        made("applied", 10, company="Example AI", channel="website"),
        made("interview", 2, company="example ai"),
        made("rejected", 1, about="interview", company="ExampleAI"),
    )
    assert stages(found) == {"closed": 2}
    (turned,) = (one for one in found if one.end == "turned_down")
    assert (turned.of.channel, turned.sent) == ("website", TODAY - timedelta(days=10))


def test_what_became_of_an_offer_or_was_given_up() -> None:
    began = (made("applied", 40), made("interview", 30), made("offer", 20))
    (offer,) = cards(*began)
    assert (offer.stage, offer.end) == ("offer", "")
    (taken,) = cards(*began, made("accepted", 10))
    assert (taken.stage, taken.end) == ("offer", "accepted")
    (left,) = cards(*began, made("declined", 10))
    assert (left.stage, left.end) == ("closed", "declined")
    (silent,) = cards(made("applied", 5), made("silence", 1))
    assert (silent.stage, silent.end, silent.since) == ("closed", "given_up", TODAY - timedelta(days=1))
    (withdrawn,) = cards(made("applied", 5), made("withdrew", 1))
    assert (withdrawn.stage, withdrawn.end) == ("closed", "withdrawn")


def test_an_interview_that_is_still_to_come_waits_from_its_day() -> None:
    at = TODAY + timedelta(days=3)
    (met,) = cards(made("applied", 60), made("interview", 40, at=f"{at} 14:00"))
    assert (met.stage, met.asked, met.due) == ("interviewing", at, at + WAIT)
    (old,) = cards(made("applied", 60), made("interview", 40))
    assert (old.stage, old.end) == ("closed", "no_offer")


KINDS: list[Kind] = [
    "applied",
    "applied",
    "applied",
    "test",
    "interview",
    "offer",
    "rejected",
    "silence",
    "referral",
]
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 80),
        st.integers(1, 9),
        st.sampled_from([PM, TRAINER]),
        st.sampled_from(["", "A", "B"]),
    ),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES)
def test_the_board_says_of_every_application_what_its_card_says(
    tmp_path_factory: Any, entries: list[tuple[Kind, int, int, str, str]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("board")
    with Workspace.create(folder / "w") as workspace:
        for kind, days, count, role, company in entries:
            day = TODAY - timedelta(days=days)
            try:
                workspace.log(kind, role=role, count=count, company=company, on=day, today=TODAY)
            except JournalError:
                continue
        board = workspace.board(WAIT, today=TODAY)
        everything = [card(one, WAIT, TODAY) for one in board.select()]
        counted = {stage: count for stage, (count, _) in board.counts().items()}
        assert counted == stages(everything)
        for stage in STAGES:
            chosen = board.select(stage=stage)
            assert Counter(chosen) == Counter(one.of for one in everything if one.stage == stage)
        for sort in SORTS:
            for down in (False, True):
                ordered = board.select(sort=sort, down=down, roles=[TRAINER, PM])
                assert Counter(ordered) == Counter(one.of for one in everything), "an order loses nothing"
        by_stage = [STAGES.index(card(one, WAIT, TODAY).stage) for one in board.select(sort="stage", down=False)]
        assert by_stage == sorted(by_stage)
        since = [card(one, WAIT, TODAY).since for one in board.select(sort="since")]
        assert since == sorted(since, reverse=True)
        first = board.select(sort="company", limit=2, offset=1)
        assert first == board.select(sort="company")[1:3]
        sent = {role: board.counts(role) for role in (PM, TRAINER)}
        assert sum(count for counts in sent.values() for count, _ in counts.values()) == sum(counted.values())
