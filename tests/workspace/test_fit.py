"""Fit in a workspace: rows kept up to date, the ranking and the single fit agree, and what cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ashore.person.fit import Fit, RoleFit
from ashore.workspace import Workspace
from ashore.workspace.errors import NoSuchDocumentError
from ashore.workspace.fit import NoAdsError, NoProfileError, NoSuchAdError, NotAnAdError, NothingAskedError
from tests.person.applicants import chinese

TODAY = date(2026, 11, 1)
AD = "数据分析师\n10-15K\n{city} {years} {degree}\n岗位职责：做报表{more}\n任职要求：\n1、{line}"


def ad(line: str, city: str = "广州", years: str = "1-3年", degree: str = "本科", more: str = "") -> str:
    return AD.format(line=line, city=city, years=years, degree=degree, more=more)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w") as made:
        yield made


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    workspace.add_text(ad("熟悉SQL、Python、Excel"), "good", kind="ad")
    workspace.add_text(ad("熟悉SQL、Rust、Kafka", city="北京"), "open", kind="ad")
    workspace.add_text(ad("熟悉SQL、Python、Excel", degree="博士"), "shut", kind="ad")
    workspace.add_text(ad("熟悉SQL、Rust、Kafka，精通Spark"), "poor", kind="ad")
    workspace.add_text(chinese("精通 SQL、Python、Excel"), "resume", kind="resume")
    return workspace


def test_the_ranking_goes_by_gates_and_then_by_what_is_shown(filled: Workspace) -> None:
    found = filled.fit_all(today=TODAY)
    assert [place.doc for place in found.places] == ["good", "poor", "open", "shut"]
    assert (found.ads, found.copies) == (4, 0)
    assert found.places[2].unknown == ("place",)
    assert found.places[3].not_met == ("degree",)
    assert [place.doc for place in filled.fit_all(top=1, today=TODAY).places] == ["good"]
    assert [place.doc for place in filled.fit_all(city="Beijing", today=TODAY).places] == ["open"]


def test_the_ranking_and_the_single_fit_say_the_same(filled: Workspace) -> None:
    for place in filled.fit_all(today=TODAY).places:
        one = filled.fit(place.doc, today=TODAY)
        assert (one.shown_required, one.of_required) == (place.shown, place.required)
        for status, kinds in (("not_met", place.not_met), ("unknown", place.unknown)):
            assert tuple(gate.kind for gate in one.gates if gate.status == status) == kinds
        assert len(one.gates) == place.gates


def test_a_decision_of_the_user_changes_the_row(filled: Workspace) -> None:
    degree = next(row for row in filled.facts(document="shut", field="education"))
    filled.correct(degree.id, "本科")
    assert filled.fit_all(today=TODAY).places[-1].doc == "open"
    filled.undo(degree.id)
    assert filled.fit_all(today=TODAY).places[-1].not_met == ("degree",)
    filled.reject(degree.id)
    assert all(not place.not_met for place in filled.fit_all(today=TODAY).places)


def test_a_correction_to_something_odd_breaks_nothing(filled: Workspace) -> None:
    for row in list(filled.facts(document="good")):
        filled.correct(row.id, {"min_years": None} if row.fact.field == "experience" else ["?", 3])
    assert filled.fit_all(today=TODAY).ads == 4
    filled.fit("good", today=TODAY)


def test_rows_are_derived_again_as_they_were(filled: Workspace) -> None:
    before = filled.fit_all(today=TODAY)
    with filled._store.database.transaction():
        filled._keeper.derive_again()
    assert filled.fit_all(today=TODAY) == before


def test_copies_of_an_ad_are_listed_once(filled: Workspace) -> None:
    text = ad("熟悉SQL、Python、Excel", more="，" + "为业务团队提供数据支持，撰写分析报告，" * 6)
    filled.add_text(text, "first", kind="ad")
    filled.add_text(text.replace("数据支持", "數據支持"), "second", kind="ad")
    found = filled.fit_all(today=TODAY)
    assert (found.ads, found.copies) == (5, 1)
    assert sum(place.copies for place in found.places) == 1


def test_a_line_of_me_yaml_changes_the_ranking(filled: Workspace) -> None:
    (filled.folder / "me.yaml").write_text("city: 北京\n", encoding="utf-8")
    found = {place.doc: place for place in filled.fit_all(today=TODAY).places}
    assert found["open"].unknown == ()


def test_a_role_requires_what_a_fifth_of_its_ads_require(filled: Workspace) -> None:
    found = filled.fit_named("数据分析师", "zh", today=TODAY)
    assert isinstance(found, RoleFit)
    shares = {one.members[0].name: (one.ads, one.of_ads) for one in found.required}
    assert shares["SQL"] == (4, 4)
    assert shares["Spark"] == (1, 4)
    assert found.required[0].members[0].name == "SQL"
    assert {line.status for line in found.hard} <= {"met", "not_met", "unknown"}
    assert found.hard


def test_an_ad_goes_before_a_role_of_the_same_name(filled: Workspace) -> None:
    filled.add_text(ad("熟悉Go"), "数据分析师", kind="ad")
    assert isinstance(filled.fit_named("数据分析师", "zh", today=TODAY), Fit)


def test_what_cannot_be_compared(workspace: Workspace) -> None:
    workspace.add_text(ad("熟悉SQL"), "one", kind="ad")
    with pytest.raises(NoProfileError):
        workspace.fit("one")
    with pytest.raises(NoProfileError):
        workspace.fit_all()
    workspace.add_text(chinese("熟悉 SQL"), "resume", kind="resume")
    with pytest.raises(NotAnAdError):
        workspace.fit("resume")
    with pytest.raises(NoSuchDocumentError):
        workspace.fit("nowhere")
    with pytest.raises(NoSuchAdError):
        workspace.fit_named("qwxz", "en")
    with pytest.raises(NoAdsError):
        workspace.fit_all("ai_test")
    workspace.add_text("招人\n我们是一家有趣的公司，快来吧。", "empty", kind="ad")
    with pytest.raises(NothingAskedError):
        workspace.fit("empty")
