"""A year of one person's search: forecasts are stored when they are shown, and known when their day has come."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.journal.forecasts import Batch, ByMonth, MoneyLeft

PM = "ai_product_manager"
START = date(2026, 1, 5)
WAIT = 24
ME = "job: designer\nreadiness: mature\nhorizon: 6\ncash: {cash}\n"


def write(workspace: Workspace, cash: int) -> None:
    (workspace.folder / "me.yaml").write_text(ME.format(cash=cash), encoding="utf-8")


def send(workspace: Workspace, day: date, count: int = 10) -> int:
    return workspace.log("applied", role=PM, count=count, today=day).id


def decide(workspace: Workspace, day: date) -> None:
    basis = workspace.basis(today=day)
    workspace.keep_decision(workspace.decision(basis, workspace.asked(basis, screened=False)))


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year: ten applications a month, an interview from every other batch, the plan looked at each quarter."""
    with Workspace.create(tmp_path_factory.mktemp("year") / "ws") as workspace:
        for month in range(12):
            day = START + timedelta(days=30 * month)
            if month % 3 == 0:
                write(workspace, 80_000 - 4000 * month)
                decide(workspace, day)
            send(workspace, day)
            if month % 2:
                workspace.log("interview", role=PM, today=day + timedelta(days=9))
            if month == 7:
                workspace.log("offer", role=PM, amount=12_000, today=day + timedelta(days=20))
        return workspace.folder


def test_a_year_is_foretold_and_known(searched: Path) -> None:
    with Workspace.open(searched) as workspace:
        found = workspace.forecasts(today=START + timedelta(days=600))
        card = workspace.calibration(today=START + timedelta(days=600))
    batches = [one for one in found if isinstance(one.forecast.said, Batch)]
    assert [one.happened for one in batches] == [0, 1] * 6
    assert {one.state for one in batches} == {"known"}
    assert {one.forecast.due for one in batches[:1]} == {(START + timedelta(days=WAIT)).isoformat()}
    said = [(one.forecast.said.a, one.forecast.said.b) for one in batches if isinstance(one.forecast.said, Batch)]
    assert said[:3] == [(2, 38), (2, 48), (3, 57)], "what was believed before each batch"
    offers = [one for one in found if isinstance(one.forecast.said, ByMonth) and one.month == 3]
    assert [one.happened for one in offers] == [0, 0, 1, 0]
    assert all(0 < one.forecast.said.chance < 1 for one in offers if isinstance(one.forecast.said, ByMonth))
    money = [one for one in found if isinstance(one.forecast.said, MoneyLeft) and one.month == 3]
    assert [one.happened for one in money] == [68_000, 56_000, 44_000, None]
    lines = {(line.kind, line.month): line for line in card.lines}
    assert set(lines) == {("interviews", None), ("offer", 3), ("offer", 6), ("money", 3), ("money", 6)}
    interviews = lines["interviews", None]
    assert (interviews.shown, interviews.scored, interviews.verdict) == (12, 12, "unsure")
    assert interviews.counts is not None
    assert (interviews.counts.test.happened, interviews.counts.trials) == (6, 120)
    assert lines["offer", 3].verdict == "too_few"
    assert card.together is not None


def test_what_is_not_due_is_not_told(searched: Path) -> None:
    with Workspace.open(searched) as workspace:
        card = workspace.calibration(today=START)
        assert card.together is None
        assert {one.state for one in card.forecasts} == {"open"}


def test_forecasts_travel_with_an_export(searched: Path, tmp_path: Path) -> None:
    later = START + timedelta(days=600)
    with Workspace.open(searched) as workspace:
        workspace.export(tmp_path / "year.zip")
        before = workspace.forecasts(today=later)
    with Workspace.import_(tmp_path / "year.zip", tmp_path / "back") as workspace:
        assert workspace.forecasts(today=later) == before


def test_what_is_shown_twice_a_day_is_stored_once(workspace: Workspace) -> None:
    write(workspace, 50_000)
    decide(workspace, START)
    stamp, before = workspace.stamp(), workspace.forecasts(today=START)
    decide(workspace, START)
    assert workspace.forecasts(today=START) == before
    assert workspace.stamp() == stamp, "a forecast is no reason to decide again"


def test_money_is_foretold_to_one_who_has_said_what_they_have(workspace: Workspace) -> None:
    (workspace.folder / "me.yaml").write_text("job: designer\nreadiness: mature\nhorizon: 3\n", encoding="utf-8")
    decide(workspace, START)
    assert [one.forecast.kind for one in workspace.forecasts(today=START)] == ["offer"]


def test_what_was_sent_long_ago_is_not_foretold(workspace: Workspace) -> None:
    for days, count in ((3, 1), (20, 1), (400, 1)):
        workspace.log("applied", role=PM, count=5, on=START - timedelta(days=days), today=START)
        assert len(workspace.forecasts(today=START)) == count
    workspace.log("referral", role=PM, today=START)
    assert len(workspace.forecasts(today=START)) == 1


def test_a_mistake_in_the_persons_file_keeps_nobody_from_writing_down(workspace: Workspace) -> None:
    (workspace.folder / "me.yaml").write_text("cash: [\n", encoding="utf-8")
    send(workspace, START)
    assert workspace.forecasts(today=START) == ()
