"""Terms are found whole, longest first, in either script."""

from __future__ import annotations

from collections import Counter

import pytest

from ashore.vocabulary import Term, load
from ashore.vocabulary.linking import Linker, linker

TERMS = (Term("浙江大学", ("浙大", "ZJU")), Term("浙江", ()), Term("Meta", ("脸书",)), Term("C", ("C语言",)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("毕业于浙江大学", ["浙江大学"]),
        ("浙大与ZJU", ["浙江大学", "浙江大学"]),
        ("metadata at Meta", ["Meta"]),
        ("ＭＥＴＡ", ["Meta"]),
        ("臉書", ["Meta"]),
        ("会C语言", ["C"]),
        ("ABC", []),
    ],
)
def test_links(text: str, names: list[str]) -> None:
    assert [link.term.name for link in Linker(TERMS).find(text)] == names


def test_spans_are_of_the_given_text() -> None:
    text = "毕业于 浙江大学，曾在 Meta 工作"
    assert [text[link.start : link.end] for link in Linker(TERMS).find(text)] == ["浙江大学", "Meta"]


def test_look_up_is_by_the_whole_name() -> None:
    found = Linker(TERMS).look_up("zju ")
    assert found is not None
    assert found.name == "浙江大学"
    assert Linker(TERMS).look_up("浙江大学城") is None


@pytest.mark.parametrize(
    ("listed", "surface", "name"),
    [
        ("employers", "ByteDance", "字节跳动"),
        ("employers", "Moonshot AI", "月之暗面"),
        ("employers", "阶跃星辰", "阶跃星辰"),
        ("schools", "浙大", "浙江大学"),
        ("schools", "CMU", "卡内基梅隆大学"),
        ("industries", "互联网/电子商务", "互联网"),
        ("majors", "Computer Science", "计算机科学"),
    ],
)
def test_shipped_lists(listed: str, surface: str, name: str) -> None:
    term = linker(load(), listed).look_up(surface)
    assert term is not None
    assert term.name == name


@pytest.mark.parametrize("listed", ["employers", "schools", "industries", "majors", "roles"])
def test_names_are_unique(listed: str) -> None:
    names = Counter(term.name for term in load().terms(listed))
    assert [name for name, count in names.items() if count > 1] == []


def test_tiers_of_schools_follow_from_one_another() -> None:
    tiers = {term.name: term.attributes.get("tier", "").split(",") for term in load().terms("schools")}
    assert sum("985" in tier for tier in tiers.values()) == 39
    assert all("211" in tier and "双一流" in tier for tier in tiers.values() if "985" in tier)
    assert all("双一流" in tier for tier in tiers.values() if "211" in tier)
