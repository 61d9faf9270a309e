"""Applications counted in the database: the same as the record has, in whatever way they are grouped."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.journal import Kind, Outcome, Record, record
from ashore.journal.groups import BYS, By, since_interview
from ashore.person.inputs import inputs
from ashore.person.me import Me
from ashore.plans.rates import days_to_answer, interview_rate, offer_rate
from ashore.store import Store
from ashore.store.funnels import Funnels
from tests.store.test_applications import ROLES, TODAY, Undone, drawn

PM = ROLES[0]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store.create(tmp_path_factory.mktemp("funnels") / "ws")
    yield made
    made.close()


@contextmanager
def passing(store: Store) -> Iterator[None]:
    """Leave the store as it was before the block."""
    with suppress(Undone), store.database.transaction():
        yield
        raise Undone


def put(store: Store, *entries: Outcome) -> list[Outcome]:
    written = [replace(entry, id=store.outcomes.append(entry, "now")) for entry in entries]
    store.applications.add_all(written)
    return written


def on(kind: Kind, days: int, count: int = 1, **more: object) -> Outcome:
    return Outcome(kind, (TODAY - timedelta(days=days)).isoformat(), PM, count, **more)  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 30), st.sampled_from(BYS), st.sampled_from(("", *ROLES)))
def test_groups_add_up_to_the_record(store: Store, seed: int, size: int, by: By, role: str) -> None:
    rng = random.Random(seed)  # noqa: S311 - a test's
    known: list[Outcome] = []
    with passing(store):
        for _ in range(size):
            known += put(store, drawn(rng, known))
        held = store.applications.record(role or None)
        found = Funnels(store.database).groups(by, role, 100)
        expected = Counter[str]()
        for one in held.roles.values():
            counts = one.tally()
            expected.update({name: getattr(counts, name) for name in counts.__slots__ if name != "role"})
        parts = [*found.named, *([found.unsaid] if found.unsaid is not None else [])]
        for groups in ([found.total], parts):
            summed = Counter[str]()
            for group in groups:
                counts = group.tally()
                summed.update({name: getattr(counts, name) for name in counts.__slots__ if name != "role"})
            if groups is parts:  # talks with somebody inside belong to no application
                expected.pop("referrals", None)
                summed.pop("referrals", None)
            assert +summed == +expected
        if role:
            assert found.total.fates == held.of(role).fates
        assert found.more == 0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 30))
def test_what_waits_long_may_wait_since_the_day_its_silence_counts(store: Store, seed: int, size: int) -> None:
    """Both lead to the same belief; so does the record without the latest entry."""
    rng = random.Random(seed)  # noqa: S311 - a test's
    known: list[Outcome] = []
    numbers = inputs(Me())
    over = TODAY - timedelta(days=days_to_answer(numbers))
    with passing(store):
        for _ in range(size):
            known += put(store, drawn(rng, known))
        funnels = Funnels(store.database)
        short = funnels.groups("channel", PM, 5, over).total
        pairs = [(short, store.applications.record(PM))]
        latest = funnels.latest(PM)
        entry = None if latest is None else store.outcomes.get(latest)
        if entry is not None:
            before = store.applications.record_without(entry)
            pairs.append((funnels.without(short, entry, store.applications, over), before))
        for group, whole in pairs:
            mine = Record({PM: group.record(PM)})
            for rate in (interview_rate, offer_rate):
                here, there = (rate(PM, numbers, (), one, today=TODAY) for one in (mine, whole))
                assert (here.a, here.b) == pytest.approx((there.a, there.b), abs=1e-9)


def test_spellings_are_one_group_and_the_rest_is_counted(store: Store) -> None:
    with passing(store):
        applied = put(
            store,
            on("applied", 50, 5, channel="BOSS直聘", company="甲"),
            on("applied", 40, 2, channel="boss直聘", company="乙"),
            on("applied", 40, 3, channel="官网", company="丙"),
            on("applied", 30, 1, channel="猎聘", company="丁"),
            on("applied", 30, 1, company="戊"),
        )
        put(
            store,
            on("test", 35, company="乙", answers=applied[1].id),
            on("interview", 20, company="乙", about="application", answers=applied[1].id),
        )
        found = Funnels(store.database).groups("channel", PM, 2)
        assert [(group.name, group.tally().applied, group.tests) for group in found.named] == [
            ("BOSS直聘", 7, 1), ("官网", 3, 0),
        ]  # fmt: skip
        assert found.more == 1
        assert found.unsaid is not None
        assert found.unsaid.tally().applied == 1
        assert found.total.tally().applied == 12
        companies = Funnels(store.database).groups("company", PM, 3)
        assert [group.name for group in companies.named] == ["甲", "丙", "乙"]
        assert companies.named[2].tally().interviews == 1


def test_an_interview_whose_application_is_elsewhere(store: Store) -> None:
    with passing(store):
        put(store, on("applied", 50, 20, channel="官网"), on("interview", 20, company="甲", about="application"))
        found = Funnels(store.database).groups("channel", PM, 5)
        assert [group.unplaced for group in found.named] == [0]
        assert found.unsaid is not None
        assert found.unsaid.unplaced == 1
        assert found.total.unplaced == 0


def test_how_long_they_have_waited_and_what_was_sent_when(store: Store) -> None:
    with passing(store):
        applied = put(store, *(on("applied", 40, company=name) for name in "甲乙丙丁"), on("applied", 10, 2))
        put(
            store,
            on("interview", 31, company="甲", about="application", answers=applied[0].id),
            on("rejected", 35, company="乙", about="application", answers=applied[1].id),
            on("silence", 12, company="丙", about="application", answers=applied[2].id),
            on("test", 38, company="丁", answers=applied[3].id),
        )
        funnels = Funnels(store.database)
        assert [(one.days, one.answer, one.count) for one in funnels.waited(PM, TODAY)] == [
            (2, "other", 1), (5, "refused", 1), (9, "interview", 1), (10, None, 2), (28, None, 1),
        ]  # fmt: skip
        assert funnels.waited("ai_trainer", TODAY) == []
        days = funnels.days("")
        assert [(TODAY - date.fromisoformat(day.day)).days for day in days] == [40, 31, 10]
        assert [(day.sent, day.interviews) for day in days] == [(4, 0), (0, 1), (2, 0)]
        assert since_interview(days) == (2, (TODAY - timedelta(days=31)).isoformat())
        assert since_interview([]) == (0, "")
        assert funnels.roles() == [PM]


def test_a_record_of_nothing(store: Store) -> None:
    found = Funnels(store.database).groups("role", "", 5)
    assert (found.named, found.unsaid, found.more) == ((), None, 0)
    assert found.total.tally() == record(()).of("").tally()
    assert Funnels(store.database).latest(PM) is None
