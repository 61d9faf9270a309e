"""What a person gives goes before the defaults; one number can be changed and everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.person import inputs, read
from ashore.person.defaults import load


def test_nothing_said_is_all_defaults() -> None:
    found = inputs(read("", "me.yaml"))
    assert {found.quantity(name).origin for name in found.names()} == {"default"}
    assert found.value("horizon") == 36
    assert (found.employed, found.readiness) == (True, "curious")


def test_what_is_given_is_marked_with_its_line() -> None:
    found = inputs(read("cash: 6万\n收入: 18k\n", "me.yaml"))
    cash, income = found.quantity("cash"), found.quantity("income")
    assert (cash.value, cash.origin, cash.line) == (60000, "given", 1)
    assert (income.value, income.origin, income.line) == (18000, "given", 2)
    assert cash.low < 60000 < cash.high
    assert cash.default == load()["cash"]


def test_numbers_of_one_role_go_first_and_only_there() -> None:
    found = inputs(
        read("options: {apply: {ai_trainer: {pay: 9000, interviews_per_application: 10%}, solutions: yes}}", "f")
    )
    assert found.value("ai_pay", "ai_trainer") == 9000
    assert found.value("ai_pay", "solutions") == found.value("ai_pay") == load()["ai_pay"].value
    assert found.quantity("interview_rate", "ai_trainer").name == "interview_rate@ai_trainer"
    assert "ai_pay@ai_trainer" in found.names()


def test_pay_in_money_is_a_share_of_the_income_and_stays_the_same_money() -> None:
    found = inputs(read("job: x\nincome: 20000\noptions: {transfer: {pay: 18000}, give_up: {pay: 80%}}\n", "f"))
    assert found.value("transfer_pay") == pytest.approx(0.9)
    assert found.value("old_again_pay") == 0.8
    more = found.with_value("income", 30000)
    assert more.value("transfer_pay") * more.value("income") == pytest.approx(18000)
    assert more.value("old_again_pay") == 0.8


def test_the_last_income_is_what_the_old_field_pays() -> None:
    found = inputs(read("job: none\nlast_income: 18000\noptions: {give_up: {pay: 16000}}\n", "f"))
    assert not found.employed
    assert found.value("income") * found.value("old_again_pay") == pytest.approx(16000)
    assert "layoff_year" not in found.names()


def test_an_option_ruled_out_has_no_inputs_in_use() -> None:
    found = inputs(read("options: {bridge_job: no, project: no}", "f"))
    names = set(found.names())
    assert names.isdisjoint({"bridge_pay", "bridge_months", "interest_bridge", "project_hours", "transfer_chance"})
    assert {"old_again_pay", "study_cost"} <= names


@given(st.sampled_from(sorted(load())), st.floats(0, 1e6, allow_nan=False))
def test_one_number_changed_and_no_other(name: str, value: float) -> None:
    before = inputs(read("cash: 6万", "f"))
    after = before.with_value(name, value)
    assert after.value(name) == value
    assert after.quantity(name).origin == before.quantity(name).origin
    assert all(after.quantities[key] == before.quantities[key] for key in before.quantities if key != name)
    assert before.replace(**{name: value}).quantities == after.quantities


def test_evidence_is_marked_as_such() -> None:
    found = inputs(read("", "f")).with_evidence("ai_pay@ai_trainer", 9000, 7000, 12000)
    quantity = found.quantity("ai_pay", "ai_trainer")
    assert (quantity.value, quantity.origin, quantity.low) == (9000, "evidence", 7000)
    assert found.value("ai_pay") == load()["ai_pay"].value


def test_an_input_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(KeyError):
        inputs(read("", "f")).with_value("incme", 1)
