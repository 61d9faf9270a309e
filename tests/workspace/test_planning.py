"""From a workspace to a decision: the basis, what-ifs, and the snapshot for the next time."""

from __future__ import annotations

from datetime import date

import pytest

from ashore.errors import AshoreError
from ashore.journal.errors import UnknownRoleError
from ashore.person.inputs import inputs
from ashore.person.me import Me
from ashore.words import LANGUAGES, explain
from ashore.workspace import Workspace
from ashore.workspace.kept import last
from ashore.workspace.planning import (
    BadSettingError,
    CashBelowLimitError,
    NearInputError,
    SettingNumberError,
    SettingRangeError,
    SettingReadinessError,
    UnknownInputError,
    ZeroInputError,
    set_inputs,
)

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"
QUICK = "job: designer\nreadiness: mature\nhorizon: 3\n"


def write(workspace: Workspace, text: str) -> None:
    (workspace.folder / "me.yaml").write_text(text, encoding="utf-8")


def test_the_basis_holds_what_is_said_and_what_happened(workspace: Workspace) -> None:
    write(workspace, QUICK + "options: {apply: {ai_trainer: yes, ai_product_manager: yes}}\n")
    workspace.log("spent", amount=7000, today=TODAY)
    workspace.log("applied", role=PM, count=20, today=TODAY)
    found = workspace.basis(today=TODAY)
    assert found.roles == ("ai_trainer", PM)
    assert set(found.pay) == {"ai_trainer", PM}
    assert found.today == TODAY
    spending = found.inputs.quantities["spending"]
    assert (spending.value, spending.origin) == (7000, "evidence")
    workspace.log("spent", amount=89, today=TODAY, note="a book")
    again = workspace.basis(today=TODAY)
    assert again.inputs.quantities["spending"].value == 7000, "a book is no month"
    assert [entry.amount for entry in again.journal.spent] == [7000]
    assert found.beliefs(PM).interview.b == 58


def test_a_decision_is_compared_with_the_last_one_that_was_kept(workspace: Workspace) -> None:
    write(workspace, QUICK)
    basis = workspace.basis(today=TODAY)
    quick = workspace.asked(basis, screened=False)
    first = workspace.decision(basis, quick)
    assert first.since is None
    assert workspace.keep_decision(first)
    workspace.log("applied", role=PM, count=20, today=TODAY)
    second = workspace.decision(asked=quick, today=TODAY)
    assert second.since == TODAY
    assert second.changes is not None
    assert [change.name for change in second.changes.items] == [f"interview@{PM}"]
    assert second.changes.items[0].effect < 0
    assert second.changes.items[0].outcomes == (1,)
    assert second.changes.pay_after == pytest.approx(second.plan.pay(second.plan.value))


def test_a_what_if_is_not_kept(workspace: Workspace) -> None:
    write(workspace, QUICK)
    basis = workspace.basis(today=TODAY)
    for asked in (
        workspace.asked(basis, settings=["cash=1万"], screened=False),
        workspace.asked(basis, role="AI产品经理", screened=False),
    ):
        found = workspace.decision(basis, asked)
        assert not workspace.keep_decision(found)
        assert found.roles == (PM,)
    assert last(workspace._store) is None


def test_a_role_that_was_not_named_is_looked_at(workspace: Workspace) -> None:
    write(workspace, QUICK)
    basis = workspace.basis(today=TODAY)
    solved = workspace.plan(basis, workspace.asked(basis, role="ai_trainer"))
    assert [family.role for family in solved.plan.problem.families] == ["ai_trainer"]
    assert "ai_trainer" in solved.basis.pay
    with pytest.raises(UnknownRoleError):
        workspace.asked(basis, role="astronaut")


def test_the_public_questions(workspace: Workspace) -> None:
    write(workspace, QUICK)
    solved = workspace.plan(today=TODAY)
    assert {found.name for found in workspace.experiments(solved)} >= {"ten_applications"}
    assert workspace.why("1", solved=solved).text.startswith("1 ")
    assert "CareerPlug" in str(workspace.why("interview", "zh", solved=solved))


def test_settings_are_read_as_people_type_them() -> None:
    before = inputs(Me())
    after, names = set_inputs(
        before, ["cash=3万", "开销 = 6,000", "interview_rate=1 in 10", "阶段＝练过", "horizon=12"]
    )
    assert names == ("cash", "spending", "interview_rate", "readiness", "horizon")
    assert [after.value(name) for name in ("cash", "spending", "interview_rate", "horizon")] == [
        30000,
        6000,
        0.1,
        12,
    ]
    assert after.readiness == "practised"
    assert before.value("cash") == 50000


@pytest.mark.parametrize(
    ("setting", "error"),
    [
        ("cash", BadSettingError),
        ("=3", BadSettingError),
        ("cash=", BadSettingError),
        ("cahs=3", NearInputError),
        ("天气=3", UnknownInputError),
        ("cash=plenty", SettingNumberError),
        ("cash=-1", SettingRangeError),
        ("layoff_year=150%", SettingRangeError),
        ("horizon=0", SettingRangeError),
        ("horizon=6.5", SettingRangeError),
        ("interview_worth=0", SettingRangeError),
        ("learn_started=0", SettingRangeError),
        ("readiness=genius", SettingReadinessError),
    ],
)
def test_settings_that_mean_nothing(setting: str, error: type[AshoreError]) -> None:
    with pytest.raises(error) as caught:
        set_inputs(inputs(Me()), [setting])
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert message
        assert remedy
        assert "{" not in message + remedy


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("limits: {cash_never_below: 60000}\n", CashBelowLimitError),
        ("assumptions: {search_hours_full: 0}\n", ZeroInputError),
    ],
)
def test_what_cannot_be_planned_is_refused(workspace: Workspace, text: str, error: type[AshoreError]) -> None:
    write(workspace, QUICK + text)
    with pytest.raises(error):
        workspace.plan(today=TODAY)
    with pytest.raises(error):
        workspace.decision(today=TODAY)
