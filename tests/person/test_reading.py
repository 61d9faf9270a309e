"""``me.yaml`` is read in both languages; every mistake is told with its place, all of them together."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors import AshoreError, SeveralError
from ashore.person import OPTIONS, Me, read
from ashore.person import errors as told
from ashore.person.keys import (
    LIMITS,
    NUMBERS,
    OPTION,
    PLACES,
    RATE,
    RATINGS,
    READINESS,
    RISK,
    ROLE,
    TOP,
    WEIGHTS,
)
from ashore.text.located import LocatedError
from ashore.vocabulary import Term
from ashore.words import LANGUAGES, explain

ENGLISH = """
job: product designer
city: Hangzhou
income: 18000
layoff_risk: 10%
cash: 60000
spending: 6000
horizon: 36
risk: careful
weights: {pay: 1, interest: 3000, workload: 1000, city: 0}
ratings:
  interest: {job: 0.4, ai: 0.8, bridge: 0.2}
  workload: {job: 0.7}
hours: 10
readiness: started
options:
  study_beside_work: yes
  resign: {notice: 1}
  study_full_time: {cost: 2000}
  apply:
    ai_product_manager:
      pay: 15000
      interviews_per_application: {rate: 1 in 20, worth: 10}
      offers_per_interview: 20%
      interest: 0.8
      workload: 0.6
    ai_trainer: yes
  referral_chat: yes
  project: no
  transfer: {chance: 30%, pay: 18000}
  bridge_job: {pay: 6000}
  give_up: {pay: 16000}
limits: {cash_never_below: 10000, ruin_chance_at_most: 5%}
assumptions: {learn_practised: 150}
"""
CHINESE = """
工作: product designer
城市: Hangzhou
收入: 1万8
裁员风险: 十分之一
现金: 6万
开销: 6k
看几个月: 3年
风险态度: 谨慎
看重: {收入: 1, 兴趣: 3000, 负荷: 1000, 城市: 0}
打分:
  兴趣: {现在的工作: 0.4, AI工作: 0.8, 过渡工作: 0.2}
  负荷: {现在的工作: 0.7}
每周小时: 10小时
阶段: 起步
选项:
  边工作边学: 是
  辞职: {提前几个月说: 1}
  全职学习: {每月费用: 2000}
  投递:
    AI产品经理:
      收入: 1.5万
      投递得面试: {机会: 20投1面, 相当于几次: 10}
      面试得录用: 两成
      兴趣: 0.8
      负荷: 0.6
    AI训练师与数据标注: 是
  内推聊聊: 是
  小项目: 否
  内部转岗: {机会: 30%, 收入: 18k}
  过渡工作: {收入: 6000}
  不转了: {收入: 1.6万}
底线: {现金不低于: 1万, 花光的可能不高于: 5%}
假设: {从起步学到练过要几小时: 150}
"""


def mistakes(text: str) -> list[AshoreError]:
    with pytest.raises(AshoreError) as caught:
        read(text, "me.yaml")
    error = caught.value
    return list(error.problems) if isinstance(error, SeveralError) else [error]


def mistake(text: str) -> AshoreError:
    found = mistakes(text)
    assert len(found) == 1, found
    return found[0]


def test_a_whole_file() -> None:
    me = read(ENGLISH, "me.yaml")
    numbers = {name: given.value for name, given in me.numbers.items()}
    assert (me.job, me.employed, me.readiness, me.city) == ("product designer", True, "started", "Hangzhou")
    assert me.roles == ("ai_product_manager", "ai_trainer")
    assert me.considered == frozenset(OPTIONS) - {"project"}
    assert (me.cash_never_below, me.ruin_chance_at_most) == (10000, 0.05)
    assert numbers["interview_rate@ai_product_manager"] == 0.05
    assert numbers["interview_worth@ai_product_manager"] == 10
    assert numbers["transfer_pay_month"] == 18000
    assert numbers["risk_aversion"] == 1
    assert numbers["interest_bridge"] == 0.2
    assert numbers["learn_practised"] == 150
    assert (me.numbers["income"].line, me.numbers["income"].column) == (4, 9)


def test_both_languages_say_the_same() -> None:
    assert read(CHINESE, "me.yaml") == read(ENGLISH, "me.yaml")


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "income:\ncash: ~\n", "options:\nweights:\nlimits: {}\n", 'job: ""']
)
def test_what_is_not_said_stays_unknown(text: str) -> None:
    assert read(text, "me.yaml") == Me()


@pytest.mark.parametrize("text", ["job: none", "工作: 无", "工作: 待业", "job: None"])
def test_no_job(text: str) -> None:
    me = read(f"{text}\nincome: 0\n", "me.yaml")
    assert (me.job, me.employed, dict(me.numbers)) == (None, False, {})
    assert me.considered.isdisjoint({"stay", "resign", "transfer", "study_beside_work"})


def test_a_job_that_is_called_none() -> None:
    assert read('job: "none"', "me.yaml").job == "none"


def test_a_transfer_is_considered_where_it_is_named() -> None:
    assert "transfer" not in read("job: x", "f").considered
    assert "transfer" in read("job: x\noptions: {transfer: yes}", "f").considered


def test_roles_as_a_list_or_none_of_them() -> None:
    assert read("options: {apply: [AI trainer, ai_infra]}", "f").roles == ("ai_trainer", "ai_infra")
    me = read("options: {apply: {ai_trainer: no}}", "f")
    assert (me.roles, "apply" in me.considered) == ((), False)


@pytest.mark.parametrize("typed", ["ai_trainer", "AI训练师与数据标注", "[ai_trainer]", "{ai_trainer: yes}"])
def test_one_role_needs_no_list(typed: str) -> None:
    assert read(f"options: {{apply: {typed}}}", "f").roles == ("ai_trainer",)


def test_a_full_width_colon_is_a_colon() -> None:
    """Most Chinese keyboards type it; the places of what follows stay those of the file."""
    text = "现金：6万\n选项：\n  过渡工作：{收入：6000, 几个月找到： 1}\n  投递：AI产品经理\n工作: 比：大\n"
    me = read(text, "me.yaml")
    assert me == read(text.replace("比：大", "比≈大").replace("：", ": ").replace("比≈大", "比：大"), "me.yaml")
    assert me.job == "比：大"
    assert me.roles == ("ai_product_manager",)
    assert (me.numbers["bridge_pay"].line, me.numbers["bridge_pay"].column) == (3, 12)
    error = mistake("选项：\n  过渡工作：{收入：-6, 几个月找到：1}\n")
    assert (error.details["line"], error.details["column"]) == (2, 12)


def test_roles_of_ones_own_vocabulary() -> None:
    assert read("options: {apply: {bee_keeper: yes}}", "f", [Term("bee_keeper")]).roles == ("bee_keeper",)


@pytest.mark.parametrize(
    ("typed", "aversion"),
    [
        ("bold", 0),
        ("neutral", 0),
        ("很谨慎", 2),
        ("very careful", 2),
        ("very_careful", 2),
        ("2.5", 2.5),
        ("大胆", 0),
    ],
)
def test_attitudes_to_risk(typed: str, aversion: float) -> None:
    assert read(f"risk: {typed}", "f").numbers["risk_aversion"].value == aversion


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("cash: -5", told.MeNegativeError, (1, 7)),
        ("cash: 1\nspending: -3千\n", told.MeNegativeError, (2, 11)),
        ("layoff_risk: 20", told.MeChanceError, (1, 14)),
        ("layoff_risk: 120%", told.MeChanceError, (1, 14)),
        ("裁员风险: -0.1", told.MeChanceError, (1, 7)),
        ("limits: {ruin_chance_at_most: 5}", told.MeChanceError, (1, 31)),
        ("horizon: 0", told.MeRangeError, (1, 10)),
        ("horizon: 600", told.MeRangeError, (1, 10)),
        ("看几个月: -1", told.MeRangeError, (1, 7)),
        ("horizon: 12.5", told.MeWholeError, (1, 10)),
        ("risk: 6", told.MeRangeError, (1, 7)),
        ("risk: daring", told.MeChoiceError, (1, 7)),
        ("hours: 200", told.MeRangeError, (1, 8)),
        ("readiness: expert", told.MeChoiceError, (1, 12)),
        ("ratings: {interest: {ai: 3}}", told.MeRangeError, (1, 26)),
        ("options: {apply: {ai_wizard: yes}}", told.MeRoleError, (1, 19)),
        ("options: {apply: {ai_trainer: {worth: 0}}}", told.MeStrengthError, (1, 39)),
        (
            "options: {apply: {ai_trainer: {offers_per_interview: {rate: 5%, worth: 0}}}}",
            told.MeStrengthError,
            (1, 72),
        ),
        ("assumptions: {interview_worth: 0}", told.MeStrengthError, (1, 32)),
        ("options: {apply: {ai_trainer: yes, AI训练师与数据标注: yes}}", told.MeTwiceError, (1, 36)),
        ("weights: {interest: 3,000}", told.MeCommaError, (1, 23)),
        ("spendings: 6000", told.MeNearKeyError, (1, 1)),
        ("开消: 6000", told.MeUnknownKeyError, (1, 1)),
        ("xyzzy: 1", told.MeUnknownKeyError, (1, 1)),
        ("options: {aply: yes}", told.MeNearKeyError, (1, 11)),
        ("income: 3000\n收入: 3000", told.MeTwiceError, (2, 1)),
        ("income: 3000\nlast_income: 3000", told.MeTwiceError, (2, 1)),
        ("options: {transfer: {pay: 9000}}\nassumptions: {transfer_pay: 1}", told.MeTwiceError, (2, 15)),
        ("income: [1, 2]", told.MeShapeError, (1, 9)),
        ("income: {a: 1}", told.MeShapeError, (1, 9)),
        ("job: [a]", told.MeShapeError, (1, 6)),
        ("weights: 3", told.MeShapeError, (1, 10)),
        ("options: [apply]", told.MeShapeError, (1, 10)),
        ("options: {stay: {pay: 1}}", told.MeShapeError, (1, 17)),
        ("options: {stay: maybe}", told.MeChoiceError, (1, 17)),
        ("options: {apply: [[a]]}", told.MeShapeError, (1, 19)),
        ("just words", told.MeShapeError, (1, 1)),
        ("- a\n- b\n", told.MeShapeError, (1, 1)),
        ("spending: 3-4千", told.MeNumberError, (1, 11)),
        ("job: none\nincome: 5000", told.MeJobIncomeError, (2, 9)),
        ("income: 5000\njob: none", told.MeJobIncomeError, (1, 9)),
        ("job: x\nincome: 0", told.MeNoPayError, (2, 9)),
        ("job: x\nlast_income: 5000", told.MeLastIncomeError, (2, 1)),
        ("job: none\noptions: {transfer: {chance: 30%}}", told.MeJobNeededError, (2, 11)),
        ("job: none\noptions: {resign: yes}", told.MeJobNeededError, (2, 11)),
        ("cash: 5000\nlimits: {cash_never_below: 10000}", told.MeBelowLimitError, (2, 28)),
    ],
)
def test_each_mistake_has_its_place_and_its_words(
    text: str, kind: type[AshoreError], place: tuple[int, int]
) -> None:
    error = mistake(text)
    assert type(error) is kind
    assert (error.details["line"], error.details["column"]) == place
    sentences = set()
    for language in LANGUAGES:
        message, remedy = explain(error, language)
        assert "me.yaml" in message
        assert str(place[0]) in message
        assert remedy
        assert "me." not in remedy.replace("me.md", "").replace("me.zh.md", "")
        sentences.add(message)
    assert len(sentences) == len(LANGUAGES)


def test_all_mistakes_are_told_together_in_the_order_of_the_file() -> None:
    found = mistakes("现金: -3万\nincom: 5\nhorizon: 600\njob: none\noptions: {stay: yes}\nincome: 5000\n")
    assert [error.details["line"] for error in found] == [1, 2, 3, 5, 6]


def test_a_near_miss_is_suggested_in_the_same_script() -> None:
    assert mistake("incme: 1").details["near"] == "income"
    assert mistake("每月开消: 1").details["near"] == "每月开销"
    assert "现金" in mistake("完全不对: 1").details["known"]
    assert "cash" in mistake("qqq: 1").details["known"]


def test_an_unknown_role_lists_the_known_ones() -> None:
    assert "ai_product_manager" in mistake("options: {apply: {ai_wizard: yes}}").details["known"]


def test_what_is_no_yaml_is_told_as_such() -> None:
    with pytest.raises(LocatedError):
        read("income: [1,", "me.yaml")


@pytest.mark.parametrize(
    "lines",
    [TOP, WEIGHTS, RATINGS, PLACES, LIMITS, OPTION, ROLE, RATE, READINESS, RISK, *NUMBERS.values()],
)
def test_no_word_means_two_things_in_one_section(lines: tuple[object, ...]) -> None:
    names = [name.lower() for line in lines for name in line.names]  # type: ignore[attr-defined]
    assert len(set(names)) == len(names)


@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from(ENGLISH.split("\n") + CHINESE.split("\n")), max_size=8).map("\n".join)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AshoreError):
        assert isinstance(read(text, "me.yaml"), Me)
