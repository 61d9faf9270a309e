"""The drawing: whole, escaped, readable without colour, and nothing asked from elsewhere."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.trees import read
from ashore.trees.drawing import draw
from ashore.trees.solving import solve
from ashore.trees.wording import amount, number
from ashore.words import LANGUAGES, Language
from tests.trees import growing

SVG = "{http://www.w3.org/2000/svg}"


def parts(drawing: str, name: str) -> list[ET.Element]:
    return list(ET.fromstring(drawing).iter(SVG + name))  # noqa: S314 - of our own making


def words(drawing: str) -> list[str]:
    return [element.text or "" for element in parts(drawing, "text")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_shapes_labels_and_the_best_path(data: Path, language: Language) -> None:
    answer = solve(read((data / "trees" / "gas.yaml").read_text(encoding="utf-8"), "gas.yaml"))
    drawing = draw(answer, language)
    assert (len(parts(drawing, "rect")), len(parts(drawing, "circle")), len(parts(drawing, "polygon"))) == (
        3,
        4,
        9,
    )
    shown = words(drawing)
    for label in (
        "Gas under the land",
        "what to do",
        "test first",
        "p 0.6",
        "p 0.75 · +2,000",
        "800",
        "1,400",
        "−600",
    ):
        assert label in shown
    paths = [element.get("class") for element in parts(drawing, "path")]
    assert paths.count("cut") == 4, "two options of the root are turned down, and one after each result"
    assert paths.count("branch taken") == 7
    assert parts(drawing, "title")[0].text == "Gas under the land"
    assert "test first" in (parts(drawing, "desc")[0].text or "")
    assert "prefers-color-scheme: dark" in (parts(drawing, "style")[0].text or "")
    for outside in ("href", "url(", "@import", "<script"):
        assert outside not in drawing


def test_texts_are_escaped_and_what_xml_cannot_hold_is_replaced() -> None:
    text = 'root: {decision: "<script>&", options: {"a\\x01\\uFFFE</text>": 1, "]]>": 2}}'
    drawing = draw(solve(read(text, "f")), "en")
    assert "<script" not in drawing
    assert "a\ufffd\ufffd</text>" in words(drawing)


def test_long_labels_are_cut_and_stand_whole_in_their_title() -> None:
    long = "很长的名字" * 20
    drawing = draw(solve(read(f"root: {{decision: d, options: {{{long}: 1}}}}", "f")), "zh")
    assert long not in words(drawing)
    assert any(shown.endswith("…") and long.startswith(shown[:-1]) for shown in words(drawing))
    assert long in [element.text for element in parts(drawing, "title")]


@settings(max_examples=30)
@given(growing.nodes(20), st.sampled_from(LANGUAGES))
def test_any_tree_is_drawn_without_labels_on_each_other(root: growing.Written, language: Language) -> None:
    drawing = draw(solve(read(growing.text(root, unit="万元"), "f")), language)
    page = ET.fromstring(drawing)  # noqa: S314 - of our own making
    width, height = (float(page.get(side, "0")) for side in ("width", "height"))
    boxes = []
    for element in page.iter(SVG + "text"):
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        long = sum(13.0 if c > "\u2e80" else 6.6 for c in element.text or "")
        left = x - long if element.get("text-anchor") == "end" else x
        boxes.append((left, y - 9, left + long, y + 2))
        assert -1 <= left <= left + long <= width + 1
        assert 0 <= y <= height
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.3, "0.3"),
        (1234567.891, "1,234,567.89"),
        (-600.0, "−600"),
        (1 / 3, "0.33333"),
        (0.00002, "2e−05"),
        (1e16, "1e+16"),
        (99.99999999, "100"),
        (float("nan"), "–"),
    ],
)
def test_numbers(value: float, shown: str) -> None:
    assert number(value) == shown


def test_units() -> None:
    assert amount(22.5, "k$") == "22.5 k$"
    assert amount(22.5, "万元") == "22.5万元"
    assert amount(22.5, None) == "22.5"


def test_what_is_as_good_is_marked_and_not_crossed() -> None:
    drawing = draw(solve(read("root: {decision: d, options: {a: 1, b: 1, c: 0}}", "f")), "en")
    assert {"= a", "= b", "c"} <= set(words(drawing))
    assert [element.get("class") for element in parts(drawing, "path")].count("cut") == 1
