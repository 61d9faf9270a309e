"""From a title to the occupation or role behind it, and from a market to what a role requires."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ashore.evidence.market import AdRow, Query, view
from ashore.packs import Words
from ashore.person.profile import SAID, Citation, Cited, Profile
from ashore.person.transfer import load, mixtures
from ashore.person.transfer.errors import NoJobError, NotARoleError
from ashore.vocabulary import Vocabulary, occupations
from ashore.vocabulary import load as load_vocabulary
from ashore.vocabulary.occupations import Code, Linked, Match, Sure
from ashore.workspace.transfer import carries, job_of, link, required_skills

VOCABULARY = load_vocabulary()
DESIGNER = Match(None, Code("27-1024.00", "Graphic Designers"), None, "平面设计师", 0.6)
INTERIOR = Match(None, Code("27-1025.00", "Interior Designers"), None, "室内设计师", 0.2)
ENGINEER = Match(None, Code("15-2051.00", "Data Scientists"), "ml_algorithm", "机器学习工程师", 0.9)


def never(title: str, vocabulary: Vocabulary) -> Linked:
    raise AssertionError(title)


def answering(linked: Linked) -> Callable[[str, Vocabulary], Linked]:
    def answer(title: str, vocabulary: Vocabulary) -> Linked:
        return linked

    return answer


def test_names_of_ours_and_of_onet_are_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(occupations, "link", never)
    role = link("AI产品经理", VOCABULARY)
    assert role is not None
    assert role.role is not None
    assert role.role.id == "ai_product_manager"
    for title in ("Graphic Designers", "graphic designer"):
        found = link(title, VOCABULARY)
        assert found is not None
        assert (found.code, found.others) == ("27-1024.00", ())
    unrated = link("penetration tester", VOCABULARY)
    assert unrated is not None
    assert unrated.code == "15-1299.04"


def test_what_is_not_sure_names_its_runners_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(linked: Linked) -> None:
        monkeypatch.setattr(occupations, "link", answering(linked))

    answer(Linked("美工设计", "美工设计", DESIGNER, (DESIGNER, INTERIOR), "likely"))
    found = link("美工设计", VOCABULARY)
    assert found is not None
    assert (found.code, found.role, found.others) == ("27-1024.00", None, ("室内设计师",))
    answer(Linked("美工设计", "美工设计", DESIGNER, (INTERIOR,), "sure"))
    sure = link("美工设计", VOCABULARY)
    assert sure is not None
    assert sure.others == ()
    answer(Linked("全栈打杂", "全栈打杂", None, (), "none", "unknown"))
    assert link("全栈打杂", VOCABULARY) is None


def test_a_role_is_taken_where_the_link_is_not_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    expected: dict[Sure, str | None] = {"likely": "ml_algorithm", "unsure": None}
    for sure, role in expected.items():
        monkeypatch.setattr(occupations, "link", answering(Linked("x", "x", ENGINEER, (), sure)))
        found = link("资深炼丹师", VOCABULARY)
        assert found is not None
        assert (found.role.id if found.role else None) == role


def market() -> list[AdRow]:
    names = [*["SQL"] * 30, *["Python"] * 20, *["Rust"]]
    rows = [AdRow(f"a{i}", skills=((name, "required"),)) for i, name in enumerate(names)]
    return [*rows, AdRow("duty", skills=(("Excel", "duty"),)), AdRow("liked", skills=(("Excel", "preferred"),))]


def test_only_what_is_required_and_not_by_a_single_ad() -> None:
    found = required_skills(view(market(), Query()), {"SQL": "language"})
    assert [(one.skill, one.required, one.ads, one.kind) for one in found] == [
        ("SQL", 30, 53, "language"),
        ("Python", 20, 53, None),
    ]
    assert found[0].interval[0] < found[0].share == 30 / 53 < found[0].interval[1]


def test_nobody_asked_means_nothing_required() -> None:
    assert required_skills(view([], Query()), {}) == ()


def test_a_profile_without_a_word_of_skills_shows_nothing_known() -> None:
    found = carries("27-1024", ["data_analyst"], VOCABULARY, profile=Profile({SAID: "job: x"}))
    assert not found.roles[0].profile
    degree = Cited("本科", Citation("cv.md", 0, 2, "本科"))
    shown = carries("27-1024", ["data_analyst"], VOCABULARY, profile=Profile({"cv.md": "本科"}, degree=degree))
    assert shown.roles[0].profile
    assert shown.roles[0].own_education == 6


def test_every_role_where_none_is_named() -> None:
    assert {one.role.id for one in carries("23-1011", (), VOCABULARY).roles} == set(mixtures())
    with pytest.raises(NotARoleError):
        carries("23-1011", ["other"], VOCABULARY)


def test_cases_stand_with_their_role() -> None:
    found = carries("23-1011", ["ai_trainer", "solutions"], VOCABULARY, cases=lambda role: (Words(role, role),))
    assert {one.role.id: one.cases for one in found.roles} == {
        "ai_trainer": (Words("ai_trainer", "ai_trainer"),),
        "solutions": (Words("solutions", "solutions"),),
    }


def test_the_job_is_the_first_position() -> None:
    cited = Citation("cv.md", 0, 1, "x")
    assert job_of(Profile({}, positions=(Cited("律师", cited), Cited("助理", cited)))) == "律师"
    with pytest.raises(NoJobError):
        job_of(Profile({}))


def test_titles_of_onet_are_found_by_their_own_names() -> None:
    table = load()
    for code, title in list(zip(table.codes, table.titles, strict=True))[::40]:
        found = link(title, VOCABULARY)
        assert found is not None
        assert found.role is not None or found.code == code
