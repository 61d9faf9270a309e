"""The tables that are derived from the journal: kept up entry by entry, and the same when made again from all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.journal import Kind, Outcome, heads, live, outcome, record
from ashore.journal.applications import applications, threads
from ashore.store import Store
from ashore.store.database import Row

TODAY = date(2026, 11, 25)
ROLES = ("ai_product_manager", "ai_trainer")
COMPANIES = ("", "甲公司", "ＡＢＣ", "abc", "Example")
ABOUT = {
    "interview": ("application", "referral"),
    "rejected": ("application", "interview"),
    "silence": ("application", "interview"),
    "withdrew": ("application", "interview"),
}
KINDS: tuple[Kind, ...] = (
    "applied", "applied", "applied", "test", "interview", "interview", "offer", "accepted", "declined", "rejected",
    "silence", "withdrew", "referral", "salary", "spent", "studied",
)  # fmt: skip


class Undone(Exception):  # noqa: N818 - no error: it ends an example
    """Raised to leave the store as it was."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store.create(tmp_path_factory.mktemp("journal") / "ws")
    yield made
    made.close()


def drawn(rng: random.Random, known: list[Outcome]) -> Outcome:
    """Return an entry of any kind; now and then the correction of another, or what takes one back."""
    counting = live(known)
    if counting and rng.random() < 0.12:
        target = rng.choice(counting)
        return Outcome("undo", TODAY.isoformat(), target.role, undoes=target.id)
    kind = rng.choice(KINDS)
    role = None if kind == "spent" else rng.choice(ROLES)
    replaces = rng.choice(counting).id if counting and rng.random() < 0.12 else None
    asked = [one.id for one in known if one.role == role and one.kind in {"applied", "interview", "offer"}]
    linked = asked and replaces is None and kind in {"interview", "offer", "rejected"} and rng.random() < 0.4
    answers = rng.choice(asked) if linked else None
    return outcome(
        kind,
        TODAY - timedelta(days=rng.randrange(60)),
        TODAY,
        role=role,
        count=1 if kind in {"salary", "spent", "studied"} else rng.choice((1, 1, 1, 2, 5)),
        amount=9000.0 if kind in {"salary", "spent"} else None,
        about=rng.choice(ABOUT[kind]) if kind in ABOUT else None,  # type: ignore[arg-type]
        open_=kind == "applied" and rng.random() < 0.5,
        round_=rng.choice((None, 1, 2)) if kind == "interview" else None,
        hours=2.0 if kind == "studied" else None,
        answers=answers,
        replaces=replaces,
        company=rng.choice(COMPANIES) if kind != "spent" else "",
        channel=rng.choice(("", "BOSS直聘", "website")) if kind == "applied" else "",
    )


def tables(store: Store) -> tuple[list[Row], list[Row]]:
    """Return both derived tables, without the numbers of rows."""
    columns = (
        "role, thread, entry, count, status, reached, referred, loose, open, sent, answered, met, since, company"
    )
    return (
        store.database.rows("SELECT entry, kind, role, thread, day FROM counting ORDER BY entry"),
        sorted(store.database.rows(f"SELECT {columns} FROM applications"), key=repr),
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 30))
def test_replaying_the_journal_makes_the_same_tables(store: Store, seed: int, size: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a test's
    known: list[Outcome] = []
    with pytest.raises(Undone), store.database.transaction():  # noqa: PT012 - what is done is taken back
        for _ in range(size):
            entry = drawn(rng, known)
            entry = replace(entry, id=store.outcomes.append(entry, "now"))
            store.applications.add(entry)
            known.append(entry)
        kept = tables(store)
        first, base = known[0].id, store.applications.record()
        assert first > 0
        store.applications.rebuild()
        assert tables(store) == kept
        entries = store.outcomes.all()
        assert record(entries) == base
        for entry in live(entries)[:3]:
            if entry.role is not None:
                without = record([one for one in entries if entry.id not in {one.id, one.answers}])
                if all(one.answers != entry.id and one.replaces is None for one in entries):
                    assert (
                        store.applications.record_without(entry).of(entry.role).fates
                        == without.of(entry.role).fates
                    )
        raise Undone


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 25))
def test_every_application_is_somewhere_once(seed: int, size: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a test's
    known: list[Outcome] = []
    for number in range(1, size + 1):
        known.append(replace(drawn(rng, known), id=number))
    counting = live(known)
    sent = sum(entry.count for entry in counting if entry.kind == "applied")
    found = [one for thread in threads(counting, heads(known)).values() for one in applications(thread)]
    assert sum(one.count for one in found if not one.loose and not one.referred) == sent
    assert all(one.count > 0 for one in found)
    referred = sum(e.count for e in counting if e.kind == "interview" and e.about == "referral")
    assert sum(one.count for one in found if one.referred) == referred


def test_an_old_journal_is_brought_over(tmp_path: Path) -> None:
    """Entries of the schema before, with their details in notes, keep their numbers and what they say."""
    import sqlite3

    from ashore.store.migrations import migrate, shipped

    store = Store.create(tmp_path / "new")
    store.close()
    from ashore.store.database import Database

    old = Database.connect(tmp_path, create=True)
    migrate(old, shipped()[:6])
    for values in (
        "'applied', 'ai_trainer', 3, 0, '2026-11-01', NULL, 1, '公司：甲；渠道：官网；试试', NULL",
        "'interview', 'ai_trainer', 1, 0, '2026-11-09', 'application', 0, 'entry: 1; at: 2026-11-12 9:00', NULL",
        "'undo', 'ai_trainer', 1, 0, '2026-11-10', NULL, 0, NULL, 2",
    ):
        columns = "kind, role, count, gross, day, about, open, note, undoes, logged"
        old.run(f"INSERT INTO outcomes ({columns}) VALUES ({values}, 'then')")
    old.close()
    brought = Store.open(tmp_path)
    applied, interview, undo = brought.outcomes.all()
    assert (applied.company, applied.channel, applied.note, applied.open) == ("甲", "官网", "试试", True)
    assert (interview.answers, interview.at, interview.note) == (1, "2026-11-12 09:00", None)
    assert undo.undoes == interview.id
    with pytest.raises(sqlite3.IntegrityError):
        brought.database.connection.execute("UPDATE outcomes SET count = 1")
    brought.close()
