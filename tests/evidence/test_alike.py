"""People like you: what is alike goes first, what is unknown is neither alike nor different."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.evidence import Statement, cases, of_pack
from ashore.evidence.alike import WEIGHTS, Alike, Mine, alike, movers
from ashore.evidence.cases import Case
from ashore.evidence.moves import arrived, role_families
from ashore.packs import load as load_pack
from ashore.packs import verify
from ashore.vocabulary import load


def told(subject: str, **fields: object) -> list[Statement]:
    """Statements of one person of a document; a money is a month's."""
    return [
        Statement(
            subject,
            field,
            value,  # type: ignore[arg-type]
            subject,
            "CNY/month" if field.startswith("salary") else None,
            quote=f"{subject} {field}",
            start=10 * place,
            end=10 * place + 4,
        )
        for place, (field, value) in enumerate(fields.items())
    ]


def same_words(own: Sequence[str], theirs: Sequence[str]) -> float:
    """Likeness for these tests: the same title or none."""
    return 1.0 if set(own) & set(theirs) else 0.0


DESIGNER = told("设计师", from_role="UI设计师", to_role="AI产品经理", education="大专", salary_before=18000)
LAWYER = told("律师", from_role="律师", to_role="AI产品经理", education="硕士", salary_before=80000)
STUDENT = told("学生", from_role="研三学生", to_role="大模型算法工程师", school_tier="985", offers=0)
ALL = cases([*DESIGNER, *LAWYER, *STUDENT], {})
ME = Mine(("UI设计师",), "大专", frozenset(), (), ("ai_product_manager",), 15000.0)


def ranked(person: Mine, of: Sequence[Case] = ALL) -> list[Alike]:
    return alike(of, person, load(), same_words)


def verdicts(item: Alike) -> dict[str, str]:
    return {aspect.aspect: aspect.verdict for aspect in item.aspects}


def test_the_same_job_and_wish_go_first() -> None:
    assert [item.case.lines[0].value for item in ranked(ME)][:1] == ["大专"]
    assert [item.case.documents for item in ranked(ME)] == [("设计师",), ("律师",), ("学生",)]


def test_each_aspect_says_whether_it_is_alike() -> None:
    designer, lawyer, student = ranked(ME)
    assert verdicts(designer) == {
        "background": "alike",
        "role_wanted": "alike",
        "education": "alike",
        "school_tier": "not_told",
        "major": "not_told",
        "pay_before": "alike",
    }
    assert verdicts(lawyer) | {"education": "differs", "pay_before": "differs"} == verdicts(lawyer)
    assert verdicts(student)["school_tier"] == "not_known"
    assert verdicts(student)["role_wanted"] == "differs"


def test_pay_is_that_of_the_job_that_was_left() -> None:
    def pay(value: int, of: str, start: int) -> Statement:
        return Statement(
            "庚", "salary_before", value, "庚", "CNY/month", {"of": of}, quote=of, start=start, end=start + 9
        )

    role = Statement("庚", "from_role", "UI设计师", "庚", quote="UI设计师", start=0, end=5)
    for first, second in (("from_job", "earlier_job"), ("earlier_job", "from_job")):
        amounts = {"from_job": 18000, "earlier_job": 3500}
        told_of = [role, pay(amounts[first], first, 10), pay(amounts[second], second, 30)]
        (item,) = ranked(Mine(("UI设计师",), income=18000.0), cases(told_of, {}))
        (compared,) = [aspect for aspect in item.aspects if aspect.aspect == "pay_before"]
        assert [line.value for line in compared.theirs] == [18000]


def test_one_degree_apart_is_near() -> None:
    (designer,) = [item for item in ranked(Mine(degree="本科")) if item.case.documents == ("设计师",)]
    assert verdicts(designer)["education"] == "near"


def test_a_second_wish_counts_less_than_the_first() -> None:
    first = ranked(Mine(roles=("ai_product_manager", "llm_algorithm")))
    second = ranked(Mine(roles=("llm_algorithm", "ai_product_manager")))
    assert first[0].case.documents != ("学生",)
    assert second[0].case.documents == ("学生",)


def test_who_coaches_or_hires_is_no_case() -> None:
    pack = load_pack()
    known = cases(of_pack(pack, verify(pack, [])), {})
    outside = {case.id for case in known if case.kind in {"coach", "headhunter"}}
    assert outside
    assert not outside & {item.case.id for item in ranked(ME, known)}


def test_who_got_an_offer_arrived() -> None:
    assert arrived(cases(told("甲", from_role="会计", offers={"min": 1}), {})[0])
    assert not arrived(cases(told("乙", from_role="会计", offers=0), {})[0])
    assert not arrived(cases(told("丙", from_role="会计", transition_type="not_yet"), {})[0])
    assert arrived(cases(told("丁", from_role="会计", salary_after=9000), {})[0])


def test_movers_left_a_job_like_this_one_and_arrived() -> None:
    told_of = [*DESIGNER, *told("同行", from_role="UI设计师", to_role="AI产品经理", offers=1), *STUDENT]
    found = movers(cases(told_of, {}), "UI设计师", "ai_product_manager", same_words)
    assert [words.zh for words in found] == ["同行：UI设计师"]
    assert movers(cases(told_of, {}), "律师", "ai_product_manager", same_words) == []
    assert movers(cases(told_of, {}), "研三学生", "llm_algorithm", same_words) == []


def test_families_are_those_of_the_title() -> None:
    families = {case.documents[0]: role_families(case) for case in ALL}
    assert families["设计师"] == {"ai_product_manager"}
    assert families["学生"] == {"llm_algorithm"}
    assert role_families(cases(told("戊", to_role="面点师"), {})[0]) == frozenset()


@pytest.mark.parametrize("unit", ["CNY/year", "USD/month"])
def test_only_pay_that_can_be_compared_is(unit: str) -> None:
    statement = Statement("d", "salary_before", 216000, "己", unit, quote="年薪21.6万", start=0, end=7)
    role = Statement("d", "from_role", "UI设计师", "己", quote="UI设计师", start=9, end=14)
    (item,) = ranked(Mine(("UI设计师",), income=18000.0), cases([statement, role], {}))
    assert verdicts(item)["pay_before"] == ("alike" if unit == "CNY/year" else "not_told")


@given(
    st.sampled_from(["UI设计师", "律师", "研三学生", ""]),
    st.sampled_from([None, "大专", "本科", "硕士"]),
    st.sampled_from([(), ("ai_product_manager",), ("llm_algorithm", "ai_trainer")]),
    st.sampled_from([None, 1.0, 15000.0, 1e6]),
)
def test_scores_lie_between_nothing_and_all(
    title: str, degree: str | None, roles: tuple[str, ...], income: float | None
) -> None:
    found = ranked(Mine((title,) if title else (), degree, frozenset(), (), roles, income))
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert all(0 <= item.score <= 1 for item in found)
    assert all({aspect.aspect for aspect in item.aspects} == set(WEIGHTS) for item in found)
    for item in found:
        for aspect in item.aspects:
            assert (aspect.likeness is None) == (aspect.verdict in {"not_told", "not_known"})
