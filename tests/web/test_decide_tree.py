"""One's own tree in the browser: solved, drawn, refused with line and column, and stored nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore.interfaces.web.pages.decide_tree import EXAMPLES, example
from ashore.trees import read
from ashore.trees.solving import solve
from ashore.words import LANGUAGES, Language

from .decide_people import HTMX

GAS = """root:
  decision: well
  options:
    sell: 750
    drill: {pay: -500, then: {chance: gas, outcomes: {gas: {p: 0.5, pay: 2000}, dry: {p: rest}}}}
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_trees(name: str, language: Language) -> None:
    assert solve(read(example(name, language), name)).policy


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_say_the_same_in_both_languages(name: str) -> None:
    first, second = (solve(read(example(name, language), name)).rolled.value for language in LANGUAGES)
    assert first == second


def test_a_tree_is_solved_and_drawn(client: TestClient) -> None:
    part = client.post("/decide/tree", data={"text": GAS}, headers=HTMX).text
    assert "<html" not in part
    assert "Best: sell" in part
    assert "Expected value: 750." in part
    assert 'src="data:image/svg+xml;base64,' in part
    assert "<dt>gas</dt><dd>375</dd>" in part.replace("\n", "")


def test_a_mistake_is_told_with_its_place(client: TestClient) -> None:
    page = client.post("/decide/tree", data={"text": GAS.replace("p: 0.5", "p: half")})
    assert page.status_code == 200
    assert "line 5" in page.text
    assert "5 | " in page.text
    assert "p: half" in page.text


@pytest.mark.parametrize(
    "text",
    ["", " ", "- - -", "root: &a {decision: x, options: {y: {then: *a}}}", "{" * 500, "root: 3", "a" * 5000],
)
def test_nonsense_is_told_in_a_sentence(client: TestClient, text: str) -> None:
    page = client.post("/decide/tree", data={"text": text}, headers=HTMX)
    assert page.status_code == 200
    assert 'class="problem"' in page.text


def test_a_large_tree_is_told_without_a_drawing(client: TestClient) -> None:
    options = "".join(f"    option {number}: {number}\n" for number in range(3000))
    page = client.post(
        "/decide/tree", data={"text": f"root:\n  decision: many\n  options:\n{options}"}, headers=HTMX
    )
    assert "too many to draw here" in page.text
    assert "Best: option 2999" in page.text


def test_what_is_written_is_text_and_nothing_else(client: TestClient) -> None:
    bad = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    page = client.post("/decide/tree", data={"text": GAS.replace("sell:", f"'{bad}':")}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_file_is_opened_and_sent_back(client: TestClient, folder: Path) -> None:
    before = sorted(path.name for path in folder.rglob("*"))
    page = client.post("/decide/tree", files={"file": ("gas.yaml", GAS.encode())})
    assert "Best: sell" in page.text
    assert "pay: 2000" in page.text
    refused = client.post("/decide/tree", files={"file": ("x.yaml", b"\xff\xfe\x00")})
    assert refused.status_code == 400
    assert "no text in UTF-8" in refused.text
    refused = client.post(
        "/decide/tree", files={"file": ("x.yaml", b"\xff\xfe\x00")}, headers={"accept-language": "zh"}
    )
    assert "不是 UTF-8 文本" in refused.text
    sent = client.post("/decide/tree/file", data={"text": GAS})
    assert sent.text == GAS
    assert "attachment" in sent.headers["content-disposition"]
    assert sorted(path.name for path in folder.rglob("*")) == before
