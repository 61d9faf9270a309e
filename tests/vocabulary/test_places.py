"""Places: Chinese addresses, lines of locations in English, and the list they are read with."""

from __future__ import annotations

from collections import Counter

import pytest

from ashore.vocabulary import Term, Vocabulary, load
from ashore.vocabulary.places import gazetteer, read_address, read_locations


@pytest.mark.parametrize(
    ("address", "city", "district", "rest"),
    [
        ("深圳-南山区", "深圳", "南山区", ""),
        ("北京 海淀区 3年", "北京", "海淀区", " 3年"),
        ("广东省广州市天河区珠江新城", "广州", "天河区", "珠江新城"),
        ("广州番禺区", "广州", "番禺区", ""),
        ("上海市", "上海", None, ""),
        ("苏州工业园区", "苏州", "工业园区", ""),
        ("苏州市昆山市", "昆山", None, ""),
        ("臺北市信義區", "台北", "信义区", ""),
        ("延边州", "延边朝鲜族自治州", None, "州"),
        ("安徽省", None, None, ""),
    ],
)
def test_addresses(address: str, city: str | None, district: str | None, rest: str) -> None:
    place = read_address(load(), address)
    assert place is not None
    assert (place.city, place.district, address[place.end :]) == (city, district, rest)


@pytest.mark.parametrize("text", ["建设大道490号", "卓悦中心", "London", "数据分析师", ""])
def test_what_is_no_chinese_place(text: str) -> None:
    place = read_address(load(), text)
    assert place is None or place.city is None


@pytest.mark.parametrize(
    ("line", "cities", "remote", "known"),
    [
        ("San Francisco, CA | New York City, NY", ("San Francisco", "New York City"), False, True),
        ("US, CA, Santa Clara", ("Santa Clara",), False, True),
        ("Washington, DC; Washington D.C.", ("Washington",), False, True),
        ("San Francisco, Singapore, Amsterdam", ("San Francisco", "Singapore", "Amsterdam"), False, True),
        ("Remote (United States)", (), True, True),
        ("Remote-Friendly (Travel Required) | Zürich, CH", ("Zürich",), True, True),
        ("Smallville, KS, USA", ("Smallville",), False, True),
        ("Canada", (), False, True),
        ("We build agents", (), False, False),
    ],
)
def test_locations(line: str, cities: tuple[str, ...], remote: bool, known: bool) -> None:  # noqa: FBT001 - a table
    found = read_locations(load(), line)
    assert (found.cities, found.remote, found.known) == (cities, remote, known)


def test_a_workspace_adds_places_of_its_own() -> None:
    own = Vocabulary({"places": (*load().terms("places"), Term("云梦泽", ("Yunmengze",), {"kind": "city"}))})
    place = read_address(own, "云梦泽市中心")
    assert place is not None
    assert place.city == "云梦泽"


def test_every_city_is_known_by_its_english_name() -> None:
    places = gazetteer(load())
    for name in ("Beijing", "Xi'an", "Hong Kong", "Bangalore", "旧金山"):
        assert places.city(name) is not None, name


def test_names_are_unique_and_of_a_kind() -> None:
    """A name that stood twice would be lost when a workspace adds its own file."""
    terms = load().terms("places")
    assert [name for name, count in Counter(term.name for term in terms).items() if count > 1] == []
    assert {term.attributes["kind"] for term in terms} == {
        "country",
        "region",
        "province",
        "state",
        "city",
        "district",
    }
