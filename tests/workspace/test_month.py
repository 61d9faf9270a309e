"""Eight weeks of a person's journal, replayed: the tree, sentences, beliefs and plan of every Sunday.

The texts lie in ``tests/data/month``, to be read like a page; ASHORE_WRITE_MONTH=1, or `scripts/month.py`, writes
them again. Looking through all numbers takes longer than all the rest: it is done on one Sunday here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import month
from a_month.playing import EVERY, Sunday, play, write
from a_month.story import BEFORE, ROLE, WEEKS, Logged
from a_month.telling import PAGES, SCREENED, kept_file, page, tell
from ashore import Workspace
from ashore.journal import record
from ashore.words import LANGUAGES, Language

LOOKED_THROUGH = (7,)


@pytest.fixture(scope="module")
def sundays(tmp_path_factory: pytest.TempPathFactory) -> list[Sunday]:
    if os.environ.get("ASHORE_WRITE_MONTH"):
        month.main()
    return list(play(tmp_path_factory.mktemp("month") / "workspace", LOOKED_THROUGH))


def kept(number: int, language: Language) -> str:
    """Return what is kept of a Sunday, without the sentence that was not asked for."""
    lines = kept_file(number, language).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if number in LOOKED_THROUGH or not line.startswith(SCREENED))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", EVERY)
def test_a_sunday_says_what_it_said(sundays: list[Sunday], number: int, language: Language) -> None:
    assert tell(sundays[number], language) == kept(number, language)


@pytest.mark.parametrize("number", EVERY)
def test_a_sunday_does_not_contradict_itself(sundays: list[Sunday], number: int) -> None:
    """The same worth in the tree and in the first sentence; a step is marked best once; shares make a whole."""
    text = kept_file(number, "en").read_text(encoding="utf-8")
    tree, sentence = text.split("```")[1], next(line for line in text.splitlines() if line.startswith("1. "))
    assert tree.count("▶") == 1
    worth = re.search(r"▶.*\n +(¥[\d,]+) a month", tree)
    assert worth is not None
    assert f"Its worth: {worth[1]} a month" in sentence
    shares = [int(share) for share in re.findall(r"^ +\d\.\d  (\d+) of 100: ", tree, re.MULTILINE)]
    assert abs(sum(shares) - 100) <= 2
    planned = sundays[number].planned.week
    assert planned.planned <= planned.hours


def test_from_one_sunday_to_the_next_the_worth_goes_on(sundays: list[Sunday]) -> None:
    """What changed begins where the last Sunday ended, and its parts sum to the whole."""
    for before, after in pairwise(sundays):
        found, old, new = after.decision.changes, before.decision.plan, after.decision.plan
        assert found is not None
        assert found.pay_before == pytest.approx(old.pay(old.value))
        assert found.pay_after == pytest.approx(new.pay(new.value))
        moved = sum(change.effect for change in found.items)
        assert moved == pytest.approx(found.pay_after - found.pay_before, abs=1e-6)


def test_what_is_believed_is_the_closed_form(sundays: list[Sunday]) -> None:
    """Offers per interview: Beta(2, 8), three interviews, two refusals and one offer."""
    last = sundays[-1].beliefs.offer
    assert (last.a, last.b) == pytest.approx((3, 10))
    first = sundays[0].beliefs
    assert (first.interview.a, first.interview.b) == pytest.approx((2, 38))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Workspace]:
    """All entries without a decision."""
    with Workspace.create(tmp_path / "w") as workspace:
        (workspace.folder / "me.yaml").write_text("cash: 15000\n", encoding="utf-8")
        known: dict[str, int] = {}
        for week in WEEKS:
            for step in week.steps:
                write(workspace, step, known)
        yield workspace


def test_the_entries_are_counted_as_they_were_meant(journal: Workspace) -> None:
    """Told by hand from the story: a correction, a slip that was taken back, a referral that is no application."""
    found = record(journal.outcomes()).of(ROLE).tally()
    counts = (found.applied, found.interviews, found.referred, found.offers, found.declined)
    assert counts == (26, 2, 1, 1, 1)
    assert (found.refused, found.turned_down, found.silent, found.referrals) == (1, 2, 1, 1)
    assert journal.record(ROLE).of(ROLE) == record(journal.outcomes()).of(ROLE)


def test_every_day_lies_in_its_week() -> None:
    days = [BEFORE, *(week.sunday for week in WEEKS)]
    for before, week in zip(days, WEEKS, strict=False):
        assert (week.sunday - before).days == 7
        steps = [step.day for step in week.steps]
        assert steps == sorted(steps)
        assert all(before < day <= week.sunday for day in steps)
        assert {step.kind for step in week.steps if isinstance(step, Logged)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_what_the_texts_make_it(language: Language) -> None:
    assert PAGES[language].read_text(encoding="utf-8") == page(language), "run scripts/month.py"
