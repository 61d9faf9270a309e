from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ashore.journal import Outcome
from ashore.store import Store
from ashore.store.database import Database
from ashore.store.migrations import migrate, shipped

MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
APPLIED = Outcome("applied", "2026-11-03", "ai_trainer", 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.create(tmp_path / "w")
    yield store
    store.close()


NOTES = st.none() | st.text(st.characters(), min_size=1, max_size=20)
OUTCOMES = st.one_of(
    st.builds(
        Outcome,
        st.just("applied"),
        st.dates().filter(lambda day: day.year >= 2000).map(str),
        st.sampled_from(["ai_trainer", "ai_test"]),
        st.integers(1, 10_000),
        open=st.booleans(),
        note=NOTES,
    ),
    st.builds(
        Outcome,
        st.just("offer"),
        st.just("2026-11-03"),
        st.just("ai_trainer"),
        st.integers(1, 9),
        st.none() | st.floats(300, 1e7),
        st.booleans(),
        note=NOTES,
    ),
    st.builds(Outcome, st.just("spent"), st.just("2026-11-03"), amount=st.floats(0, 1e7), note=NOTES),
)


@MANY
@given(entry=OUTCOMES)
def test_an_entry_comes_back_as_it_was(store: Store, entry: Outcome) -> None:
    number = store.outcomes.append(entry, "2026-11-25T00:00:00Z")
    assert store.outcomes.all()[-1] == replace(entry, id=number, logged="2026-11-25T00:00:00Z")


def test_entries_are_never_changed_nor_taken_out(store: Store) -> None:
    store.outcomes.append(APPLIED, "now")
    for sql in ("UPDATE outcomes SET count = 1", "DELETE FROM outcomes"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            store.database.run(sql)
    assert [entry.count for entry in store.outcomes.all()] == [20]


@pytest.mark.parametrize(
    "broken",
    [
        replace(APPLIED, kind="hired"),  # type: ignore[arg-type]
        replace(APPLIED, count=0),
        replace(APPLIED, count=10_001),
        replace(APPLIED, role=None),
        replace(APPLIED, amount=5.0),
        replace(APPLIED, day="2026-02-30"),
        replace(APPLIED, day="soon"),
        replace(APPLIED, day="now"),
        replace(APPLIED, day="2026-11-03 "),
        replace(APPLIED, day="1999-12-31"),
        replace(APPLIED, about="referral"),
        replace(APPLIED, undoes=1),
        replace(APPLIED, kind="interview"),
        replace(APPLIED, kind="interview", about="interview"),
        replace(APPLIED, kind="rejected", about="referral"),
        replace(APPLIED, kind="offer", open=True),
        Outcome("spent", "2026-11-03"),
        Outcome("spent", "2026-11-03", amount=-1.0),
        Outcome("undo", "2026-11-03"),
        Outcome("undo", "2026-11-03", undoes=2),
        Outcome("undo", "2026-11-03", undoes=7),
    ],
)
def test_the_table_refuses_what_makes_no_sense(store: Store, broken: Outcome) -> None:
    store.outcomes.append(APPLIED, "now")
    with pytest.raises(sqlite3.IntegrityError):
        store.outcomes.append(broken, "now")


def test_an_entry_is_taken_back_once(store: Store) -> None:
    number = store.outcomes.append(APPLIED, "now")
    undo = Outcome("undo", "2026-11-03", undoes=number)
    store.outcomes.append(undo, "now")
    with pytest.raises(sqlite3.IntegrityError):
        store.outcomes.append(undo, "now")


def test_a_workspace_from_before_the_journal_opens_and_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    old = Database.connect(tmp_path / "w", create=True)
    migrate(old, shipped()[:4])
    old.run("INSERT INTO meta (key, value) VALUES ('kept', 'yes')")
    old.close()
    store = Store.open(tmp_path / "w")
    assert store.meta("kept") == "yes"
    assert store.outcomes.all() == []
    store.outcomes.append(APPLIED, "now")
    assert len(store.outcomes.all()) == 1
    store.close()
