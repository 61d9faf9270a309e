"""Lines of me.yaml changed one by one: what else stands there stays, and the file says what was wanted."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors import AshoreError
from ashore.person import errors
from ashore.person.editing import FIELDS, ROLES, EditPlaceError, said, value_of, with_said
from ashore.person.me import Me
from ashore.person.reading import read
from ashore.person.template import template
from ashore.words import LANGUAGES, Language, explain

OWN = """# mine, do not touch
job: course editor        # since 2021
cash: "5万"   # with what my sister owes me
spending: 6000
# risk: I should think about this one some day
checks: {delivered: yes}
options:
  # my order
  apply:
    # the one I like
    ai_trainer:
      pay: 15000   # asked a friend
      interest: 0.8
    # and the safe one
    ai_product_manager: yes
  resign: no
limits: {cash_never_below: 10000, ruin_chance_at_most: 5%}
"""


def comments(text: str) -> list[str]:
    return [line[line.index("#") :].rstrip() for line in text.splitlines() if "#" in line]


def change(text: str, language: Language = "en", /, **typed: str | None) -> str:
    changes = {
        name: value if value is None or name == ROLES else value_of(name, value, language)
        for name, value in typed.items()
    }
    return with_said(text, changes, language, "me.yaml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_template_takes_every_field_in_its_own_line(language: Language) -> None:
    typed: dict[str, str | None] = {
        "job": "产品: 设计师", "city": "no", "income": "1.8万", "cash": "60,000", "spending": "6k", "hours": "10",
        "horizon": "3年", "layoff_risk": "1/10", "risk": "careful", "readiness": "started",
        "cash_never_below": "1万", "ruin_chance_at_most": "5%", "roles": "ai_trainer,llm_application",
    }  # fmt: skip
    before = template(language)
    made = change(before, language, **typed)
    assert len(made.splitlines()) == len(before.splitlines()), "commented lines are filled in, none is added"
    me = read(made, "me.yaml")
    assert (me.job, me.city, me.readiness, me.roles) == (
        "产品: 设计师", "no", "started", ("ai_trainer", "llm_application"),
    )  # fmt: skip
    values = {name: given.value for name, given in me.numbers.items()}
    assert values == {
        "income": 18000, "cash": 60000, "spending": 6000, "hours": 10, "horizon": 36, "layoff_year": 0.1,
        "risk_aversion": 1,
    }  # fmt: skip
    assert (me.cash_never_below, me.ruin_chance_at_most) == (10000, 0.05)
    assert set(said(me, language)) == set(typed)
    assert change(made, language, **dict.fromkeys(typed)) != made
    assert read(change(made, language, **dict.fromkeys(typed)), "me.yaml") == Me()


def test_a_file_of_the_persons_own_keeps_its_lines_and_comments() -> None:
    made = change(OWN, cash="70000", city="杭州", cash_never_below=None, risk="bold")
    old, new = OWN.splitlines(), made.splitlines()
    assert comments(made) == comments(OWN)
    assert [line for line in old if line not in new] == [
        'cash: "5万"   # with what my sister owes me',
        "limits: {cash_never_below: 10000, ruin_chance_at_most: 5%}",
    ]
    assert "cash: 70000   # with what my sister owes me" in new
    assert "limits: {ruin_chance_at_most: 5%}" in new
    assert "# risk: I should think about this one some day" in new
    assert (read(made, "x").city, read(made, "x").numbers["risk_aversion"].value) == ("杭州", 0)


def test_roles_are_put_in_order_with_what_stands_below_them() -> None:
    made = change(OWN, roles="ai_product_manager,llm_application,ai_trainer")
    assert read(made, "x").roles == ("ai_product_manager", "llm_application", "ai_trainer")
    assert sorted(comments(made)) == sorted(comments(OWN))
    assert read(made, "x").numbers["ai_pay@ai_trainer"].value == 15000
    without = change(OWN, roles="ai_product_manager")
    assert "      # pay: 15000   # asked a friend" in without.splitlines(), "nothing is lost: it becomes a comment"
    assert "ai_pay@ai_trainer" not in read(without, "x").numbers


@pytest.mark.parametrize(
    ("apply", "roles", "wanted"),
    [
        ("apply: [ai_trainer]", "ai_trainer,ai_test", ("ai_trainer", "ai_test")),
        ("apply: ai_trainer, ai_test", "ai_test", ("ai_test",)),
        ("apply: yes", "ai_test", ("ai_test",)),
        ("apply:\n  - ai_trainer  # a\n  - ai_test", "ai_test,ai_trainer", ("ai_test", "ai_trainer")),
        ("apply: {ai_trainer: {pay: 9000}, ai_test: no}", "ai_test,ai_trainer", ("ai_test", "ai_trainer")),
        ("apply: {ai_trainer: yes, ai_test: yes}", None, ()),
        ("resign: no", "ai_test", ("ai_test",)),
    ],
)
def test_roles_however_they_are_written(apply: str, roles: str | None, wanted: tuple[str, ...]) -> None:
    text = "options:\n" + "".join(f"  {line}\n" for line in apply.split("\n"))
    made = change(text, roles=roles)
    assert read(made, "x").roles == wanted
    assert comments(made) == comments(text)


def test_a_job_that_is_gone_moves_the_pay_by_two_lines() -> None:
    made = change("工作：设计   # c\n收入：1.2万\n", "zh", job="无", income=None, last_income="12000")
    me = read(made, "x")
    assert me.employed is False
    assert me.numbers["income"].value == 12000
    assert made.splitlines()[0].endswith("# c")
    assert "上一份收入: 12000" in made


def test_crlf_and_braces_and_an_empty_file() -> None:
    assert change("cash: 5\r\nhours: 3\r\n", cash="7", city="X") == "cash: 7\r\nhours: 3\r\ncity: X\r\n"
    assert read(change("{cash: 5}", cash="7", city="X"), "x").city == "X"
    assert change("", "zh", cash="7", cash_never_below="3") == "现金: 7\n\n底线:\n  现金不低于: 3\n"


@pytest.mark.parametrize(
    ("text", "typed", "error"),
    [
        ("cash: 5000\n", {"cash_never_below": "9000"}, errors.MeBelowLimitError),
        ("options: {resign: yes}\n", {"job": "none"}, errors.MeJobNeededError),
        ("job: x\nlast_income:\n", {"last_income": "5"}, errors.MeLastIncomeError),
        ("cash: >\n  5000\n", {"cash": "7"}, EditPlaceError),
        ("options: {apply: {ai_trainer: {pay: 9000}}}\n", {"roles": "ai_test"}, EditPlaceError),
        ("limits: &a {cash_never_below: 1}\noptions: {apply: no}\n", {"spending": "x"}, errors.MeNumberError),
    ],
)
def test_what_cannot_be_written_is_said_in_both_languages(
    text: str, typed: dict[str, str], error: type[AshoreError]
) -> None:
    with pytest.raises(error) as caught:
        change(text, **typed)
    for language in LANGUAGES:
        assert all(explain(caught.value, language))


@given(
    st.sampled_from(["en", "zh"]),
    st.dictionaries(
        st.sampled_from(["cash", "spending", "hours", "layoff_risk", "cash_never_below", "city", "roles"]),
        st.integers(0, 100),
        min_size=1,
    ),
)
def test_any_changes_read_back_and_leave_the_rest(language: Language, numbers: dict[str, int]) -> None:
    roles = ["ai_trainer", "ai_test", "llm_application"]
    typed: dict[str, str | None] = {
        name: ",".join(roles[number % 3 :]) if name == ROLES else f"{number}%" if "risk" in name else f"{number}"
        for name, number in numbers.items()
    }
    if "cash" in typed:
        typed.pop("cash_never_below", None)
    leaper = resources.files("ashore.packs").joinpath("people", "leaper.yaml").read_text(encoding="utf-8")
    for text in (template(language), leaper):
        before = read(text, "x")
        after = read(change(text, language, **typed), "x")
        now = said(after, language)
        assert all(now[name] == value for name, value in typed.items() if name not in {"layoff_risk", "city"})
        untouched = set(FIELDS) - set(typed)
        assert {name: now.get(name) for name in untouched} == {
            name: said(before, language).get(name) for name in untouched
        }
