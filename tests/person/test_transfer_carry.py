"""One role seen from one job: skills shown and missing, backgrounds, faces, and the sentence that says why."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.packs import load as load_pack
from ashore.person.profile import Citation
from ashore.person.transfer import Carry, Mixture, Origin, Share, Shows, carry, load, mixtures, nearest_first
from ashore.person.transfer.backgrounds import fitting
from ashore.person.transfer.carry import CATEGORY
from ashore.person.transfer.errors import UndescribedJobError, UnlinkedJobError
from ashore.person.transfer.mixture import occupations
from ashore.person.transfer.origins import Found, origin
from ashore.person.transfer.told import basis, percent, reason
from ashore.vocabulary import load as load_vocabulary
from ashore.words import LANGUAGES, Language

QUOTE: Final = Citation("resume.md", 0, 2, "用过")
PACK = load_pack()


def start(code: str, title: str = "job", degree: str | None = None) -> Origin:
    return origin(code if title == "job" else title, load(), lambda _: Found(code), degree)


def seen(begin: Origin, role: str, required: tuple[Share, ...] = (), shows: Shows | None = None) -> Carry:
    found = carry(begin, PACK.roles[role], load(), required, shows)
    assert found is not None
    return found


def asked(**counts: int) -> tuple[Share, ...]:
    return tuple(Share(skill, count, 100, (0.0, 1.0)) for skill, count in counts.items())


def test_gaps_come_by_how_often_they_are_required_then_by_how_soon_they_are_learned() -> None:
    required = asked(SQL=40, Python=90, Git=40, PyTorch=60)
    found = seen(start("27-1024.00"), "data_analyst", required)
    assert [gap.required.skill for gap in found.gaps] == ["Python", "PyTorch", "Git", "SQL"]
    assert [(gap.hours.low, gap.hours.high) for gap in found.gaps[:2]] == [(80, 150), (60, 120)]
    assert not found.profile
    assert found.shown_share is None
    assert found.ads == 100


def test_what_is_shown_is_no_gap_and_stands_with_its_words() -> None:
    required = asked(Python=90, SQL=40)
    found = seen(start("27-1024.00"), "data_analyst", required, lambda skill: QUOTE if skill == "SQL" else None)
    assert [gap.required.skill for gap in found.gaps] == ["Python"]
    assert [(one.required.skill, one.citation) for one in found.shown] == [("SQL", QUOTE)]
    assert found.profile
    assert found.shown_share is None, "two skills are too few to go by"


def test_five_skills_are_enough_to_go_by_and_frequent_ones_weigh_more() -> None:
    required = asked(a=50, b=20, c=10, d=10, e=10)
    found = seen(start("27-1024.00"), "data_analyst", required, lambda skill: QUOTE if skill in "ab" else None)
    assert found.shown_share == pytest.approx(0.7)
    assert (found.distance, found.rules[-1]) == ("near", "shown")
    none = seen(start("15-2051.00"), "data_analyst", required, lambda _: None)
    assert (none.distance, none.rules[-1]) == ("stretch", "not_shown")
    assert seen(start("15-2051.00"), "data_analyst", required).distance == "near", "not known is not missing"


@given(
    st.dictionaries(st.sampled_from(["Python", "SQL", "Git", "Rust", "x", "y", "z"]), st.integers(1, 100)),
    st.sets(st.sampled_from(["Python", "SQL", "Git", "x"])),
)
def test_every_required_skill_is_shown_or_a_gap(counts: dict[str, int], mine: set[str]) -> None:
    found = seen(
        start("13-2011.00"), "data_engineer", asked(**counts), lambda skill: QUOTE if skill in mine else None
    )
    shown = {one.required.skill for one in found.shown}
    gaps = {one.required.skill for one in found.gaps}
    assert shown == counts.keys() & mine
    assert gaps == counts.keys() - mine


def test_the_nearest_face_of_a_role_counts() -> None:
    faces = {
        "43-9021.00": "执行：标注与采集",
        "27-3041.00": "造数据：创作、改写训练用的素材",
        "19-4061.00": "评估：质检、评测、分析坏例",
        "43-1011.00": "管理：定规则、试标、带团队",
    }
    for code, face in faces.items():
        found = seen(start(code), "ai_trainer").face
        assert found is not None
        assert found.zh == face
    assert seen(start("27-3041.00"), "data_analyst").face is None


def test_a_degree_of_ones_own_replaces_the_usual_one() -> None:
    usual = seen(start("43-4051.00"), "research_scientist")
    own = seen(start("43-4051.00", degree="博士"), "research_scientist")
    assert usual.own_education == pytest.approx(3.3, abs=0.1)
    assert (own.own_education, own.role_education) == (11, usual.role_education)
    assert "education" in usual.rules
    assert "education" not in own.rules
    assert {term.name for term in load_vocabulary().terms("degrees")} <= CATEGORY.keys()


@pytest.mark.parametrize(
    ("title", "role", "backgrounds"),
    [
        ("律师", "ai_trainer", ["编辑、教师、律师、医生"]),
        ("Lawyers", "ai_product_manager", ["律师等行业专家"]),
        ("资深平面设计师", "ai_trainer", ["设计师"]),
        ("Graphic Designers", "aigc_creator", ["原画师、平面与视频设计"]),
        ("Urban and Regional Planners", "ai_product_manager", ["建筑、城市规划、房地产"]),
        ("Architects, Except Landscape and Naval", "ai_product_manager", ["建筑、城市规划、房地产"]),
        ("Customer Service Representatives", "ai_trainer", ["客服与运营"]),
        ("新媒體運營", "ai_operation", ["新媒体、用户运营"]),
        ("Software Developers", "llm_application", ["软件工程师"]),
        ("Data Entry Keyers", "ml_algorithm", []),
        ("软件测试工程师", "ai_test", ["软件测试"]),
        ("Couriers and Messengers", "ai_product_manager", []),
        ("工程师", "ai_infra", []),
    ],
)
def test_backgrounds_of_the_pack(title: str, role: str, backgrounds: list[str]) -> None:
    assert [one.background.zh for one in fitting(PACK.roles[role], [title])] == backgrounds


def test_near_comes_first_and_alike_before_less_alike() -> None:
    begin = start("27-1024.00")
    found = nearest_first(one for role in PACK.roles.values() if (one := carry(begin, role, load())) is not None)
    assert len(found) == len(PACK.roles) - 1
    assert found[0].role.id == "aigc_creator"
    steps = [("near", "stretch", "far").index(one.distance) for one in found]
    assert steps == sorted(steps)
    assert carry(begin, PACK.roles["other"], load()) is None


def test_a_job_is_a_code_a_role_or_what_a_link_says() -> None:
    table = load()

    def never(title: str) -> Found | None:
        raise AssertionError(title)

    assert origin("23-1011", table, never).title == "Lawyers"
    assert origin(" 23-1011.00 ", table, never).mixture == Mixture({"23-1011.00": 1.0})
    role = origin("AI产品经理", table, lambda _: Found("11-2021.00", PACK.roles["ai_product_manager"]))
    assert role.titles == ("AI产品经理", "AI产品经理", "AI product manager")
    assert role.mixture.codes == mixtures()["ai_product_manager"][0].codes
    assert origin("律师", table, lambda _: Found("23-1011.00")).titles == ("律师", "Lawyers")
    nothing: list[Found | None] = [None, Found(), Found(role=PACK.roles["other"])]
    for found in nothing:
        with pytest.raises(UnlinkedJobError):
            origin("全栈打杂", table, {"全栈打杂": found}.get)
    with pytest.raises(UndescribedJobError):
        origin("infantry", table, lambda _: Found("55-3016.00"))


def test_what_else_a_title_may_mean_is_said() -> None:
    unsure = origin("设计", load(), lambda _: Found("27-1024.00", others=("Interior Designers",)))
    assert basis(unsure, "zh").endswith("也可能是 Interior Designers；若是，请用 --from 写明。")
    assert "may also mean Interior Designers" in basis(unsure, "en")
    assert "也可能" not in basis(start("27-1024.00"), "zh")


def test_the_reason_is_one_sentence_that_names_what_differs_most() -> None:
    found = seen(start("23-1011.00"), "ai_product_manager")
    assert reason(found, "zh") == (
        "两种工作有一部分相通（任取两种职业，73% 不如它们像）；"
        "岗位要求高出最多的是销售与市场、数学知识、计算机与电子。"
    )
    assert reason(found, "en") == (
        "The work is partly alike: nearer to yours than 73% of all pairs of occupations are to each other; "
        "it asks most of all for more sales and marketing, mathematics, computers and electronics."
    )


def test_the_reason_of_the_same_work_and_of_what_was_shown() -> None:
    same = seen(replace(start("15-1253.00"), mixture=Mixture({"15-1253.00": 0.8, "15-1211.00": 0.2})), "ai_test")
    assert reason(same, "zh") == "本来就是同一类工作；没有哪一项要求高出很多。"
    required = asked(a=50, b=20, c=10, d=10, e=10)
    shown = seen(start("27-1024.00"), "data_analyst", required, lambda _: QUOTE)
    assert reason(shown, "zh").endswith("招聘要的技能你已展示了 100%，因此算近一档。")
    far = seen(start("43-4051.00"), "research_scientist")
    assert reason(far, "en").endswith("it usually takes much more schooling.")


@given(st.sampled_from(load().codes), st.sampled_from(sorted(set(PACK.roles) - {"other"})))
def test_every_reason_is_one_sentence_in_both_languages(code: str, role: str) -> None:
    found = seen(start(code), role)
    assert reason(found, "zh").count("。") == 1
    assert reason(found, "en").count(".") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_is_said(language: Language) -> None:
    told = basis(start("15-1252.00", "程序员"), language)
    assert "Software Developers" in told
    assert "Computer Systems Analysts" in told
    assert "Computer Systems Analysts" not in basis(start("23-1011.00", "律师"), language)


def test_only_everything_is_all() -> None:
    assert (percent(1.0), percent(0.9999), percent(0.29), percent(0.0)) == ("100%", "99%", "29%", "0%")


def test_parts_are_told_the_heaviest_first() -> None:
    parts = occupations(Mixture({"43-9081.00": 0.2, "27-3041.00": 0.8}), load())
    assert [part.title for part, _ in parts] == ["Editors", "Proofreaders and Copy Markers"]
