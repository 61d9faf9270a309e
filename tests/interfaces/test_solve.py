"""``ashore solve`` as a person types it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from ashore.trees.reading import WORDS
from ashore.words import LANGUAGES, Language
from tests.interfaces.conftest import Run

DOCS = Path(__file__).resolve().parents[2] / "docs"
TREE = Path(__file__).resolve().parents[1] / "data" / "trees" / "gas.yaml"


def rows(ashore: Run, *words: str) -> Any:
    return ashore("solve", TREE, "--json", *words).data


def test_the_answer_in_json(ashore: Run) -> None:
    data = rows(ashore)
    assert data["value"] == pytest.approx(800)
    assert data["policy"] == {
        "what to do": "test first",
        "test first > positive > after a positive test": "dig",
        "test first > negative > after a negative test": "sell",
    }
    assert data["strategy"] == "test first; positive: dig; negative: sell"
    assert [(row["pay"], row["p"]) for row in data["distribution"]] == [
        (-600, pytest.approx(0.15)),
        (650, pytest.approx(0.4)),
        (1400, pytest.approx(0.45)),
    ]
    assert data["sd"] == pytest.approx(681.909, abs=1e-3)
    assert data["p_loss"] == pytest.approx(0.15)
    assert [(row["option"], row["best"]) for row in data["options"]] == [
        ("sell now", False),
        ("dig now", False),
        ("test first", True),
    ]
    assert [row["value"] for row in data["options"]] == pytest.approx([750, 500, 800])
    assert data["decisions"][0]["margin"] == pytest.approx(50)
    assert data["decisions"][0]["ties"] == []
    tree = data["tree"]
    assert (tree["kind"], tree["name"], tree["value"]) == ("decision", "what to do", pytest.approx(800))
    assert tree["branches"][2]["then"]["branches"][0]["p"] == pytest.approx(0.6)
    assert {"vary", "tornado", "threshold", "evpi", "svg"} & data.keys() == set()


def test_questions_in_json(ashore: Run) -> None:
    data = rows(
        ashore,
        *("--vary", "p_gas=0..1:11", "--tornado", "p_gas=0..1,sens=0..1"),
        *("--threshold", "p_gas", "--threshold", "sell=0..3000", "--evpi", "gas"),
    )
    (table,) = data["vary"]
    assert len(table["strategies"]) == 6
    assert table["complete"] is True
    assert [step["best"] for step in table["steps"]][4:6] == ["sell now", data["strategy"]]
    assert [bar["variable"] for bar in data["tornado"]] == ["p_gas", "sens"]
    assert data["tornado"][0]["low"] == {"at": 0, "value": 750, "policy": "sell now", "problem": None}
    p_gas, sell = data["threshold"]
    assert [change["at"] for change in p_gas["changes"]] == pytest.approx([475 / 1050, 775 / 950])
    assert [change["at"] for change in sell["changes"]] == pytest.approx([2500 / 3])
    assert data["evpi"][0]["evpi"] == pytest.approx(325)
    assert [row["outcome"] for row in data["evpi"][0]["outcomes"]] == ["gas", "dry"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_both_languages(ashore: Run, language: Language, tmp_path: Path) -> None:
    result = ashore(
        *("--lang", language, "solve", TREE, "--vary", "p_gas=0..2:5", "--tornado", "p_gas=0..2,sell=0..1,000"),
        *("--threshold", "p_gas=0..2", "--evpi", "gas", "--svg", tmp_path / "tree.svg"),
    )
    assert (result.status, result.err) == (0, "")
    assert "test first; positive: dig; negative: sell" in result.out
    for figure in ("800", "681.909", "0.452380952", "0.815789474", "325"):
        assert figure in result.out
    assert "trees." not in result.out
    assert ("Best:" in result.out) == (language == "en")
    assert ("最优：" in result.out) == (language == "zh")
    assert len(list(ET.fromstring((tmp_path / "tree.svg").read_text(encoding="utf-8")))) > 20  # noqa: S314


def test_the_tree_is_shown_with_values_and_the_best_marked(ashore: Run) -> None:
    lines = ashore("solve", TREE).out.splitlines()
    assert lines[0] == "Gas under the land"
    assert lines[1] == "□ what to do  800"
    assert any(line.startswith("  ▶ test first  −100") for line in lines)
    assert any(line.startswith("    sell now  +750") for line in lines)


def test_a_tie_and_a_tree_without_decisions(ashore: Run, tmp_path: Path) -> None:
    tree = tmp_path / "tie.yaml"
    tree.write_text("root: {decision: d, options: {a: 1, b: 1, c: 0}}", encoding="utf-8")
    assert "A tie at d: a, b" in ashore("solve", tree).out
    assert ashore("solve", tree, "--json").data["decisions"][0]["ties"] == ["a", "b"]
    tree.write_text("root: {chance: c, outcomes: {a: {p: 0.5, pay: 1}, b: {p: rest}}}", encoding="utf-8")
    assert "there is nothing to decide" in ashore("solve", tree).out
    data = ashore("solve", tree, "--json").data
    assert (data["policy"], data["options"], data["value"]) == ({}, [], 0.5)


def test_standard_input_and_a_byte_order_mark(
    ashore: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = b"\xef\xbb\xbf" + "根: {决定: 去不去, 选项: {去: 3, 不去: 1}}".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert ashore("solve", "-", "--json").data["policy"] == {"去不去": "去"}
    (tmp_path / "t.yaml").write_bytes(text)
    assert ashore("solve", "t.yaml", "--json").data["value"] == 3


FILES = [
    (b"", "empty_file"),
    (b" \n", "empty_file"),
    (b"\x00\x01\x02\x03" * 100, "binary_file"),
    ("根: {决定: 去不去这家公司工作, 选项: {去: 3, 不去: 1}}".encode("gb18030"), "tree_not_utf8"),
    ("root: {decision: d, options: {a: 3, b: 1}}".encode("utf-16"), "tree_not_utf8"),
    (b"root: {decision: d, options: {a: foo(3)}}", "tree_expression"),
    (b"root: {decision: d, options: {a: 1}} {", "yaml_syntax"),
]


@pytest.mark.parametrize(("content", "code"), FILES)
def test_files_that_are_no_trees(ashore: Run, tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "t.yaml").write_bytes(content)
    for language in LANGUAGES:
        result = ashore("--lang", language, "solve", "t.yaml", "--svg", "t.svg", "--json")
        assert result.status == 2
        error = result.envelope["error"]
        assert error["code"] == code
        assert "t.yaml" in error["message"]
        assert error["remedy"]
    assert not (tmp_path / "t.svg").exists()
    assert ashore("solve", "t.yaml").err.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--vary", "p_gas"), "tree_bad_range"),
        (("--vary", "nothing=0..1"), "tree_unknown_variable"),
        (("--vary", "p_gas=0..1:5000"), "tree_too_many_steps"),
        (("--tornado", "p_gas=1..0"), "tree_bad_range"),
        (("--tornado", "p_gas=0..f(1)"), "tree_expression"),
        (("--threshold", "sell"), "tree_range_needed"),
        (("--threshold", "p_gas=2..3"), "tree_nowhere_valid"),
        (("--evpi", "oil"), "tree_unknown_chance"),
        (("--evpi", "result"), "tree_chance_signal"),
        (("--svg", "no/such/folder/t.svg"), "cannot_write"),
    ],
)
def test_questions_that_have_no_answer(ashore: Run, words: tuple[str, ...], code: str) -> None:
    for language in LANGUAGES:
        result = ashore("--lang", language, "solve", TREE, "--json", *words)
        assert (result.status, result.envelope["error"]["code"]) == (2, code)


def test_a_missing_file(ashore: Run) -> None:
    assert ashore("solve", "nowhere.yaml", "--json").envelope["error"]["code"] == "missing_file"
    assert ashore("solve").status == 2


def test_names_from_a_file_do_nothing_to_a_terminal(ashore: Run, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(
        r'root: {decision: "d\e[2J", options: {"a\e]0;x\a": 1, b: 2}}', encoding="utf-8"
    )
    assert "\x1b" not in ashore("solve", "t.yaml").out


@pytest.mark.parametrize("name", ["trees.md", "trees.zh.md"])
def test_the_examples_of_the_documentation(ashore: Run, tmp_path: Path, name: str) -> None:
    """What stands under a command is what it prints; … stands for what is shown above it already."""
    text = (DOCS / name).read_text(encoding="utf-8")
    (tree,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "tree.yaml").write_text(tree, encoding="utf-8")
    shown = re.findall(r"```console\n\$ ashore (.*?)\n(.*?)```", text, re.DOTALL)
    assert len(shown) == 2
    for words, output in shown:
        printed = ashore(*words.split()).out
        assert printed.endswith(output.removeprefix("…\n"))
        assert output.startswith("…") or printed == output


def test_every_word_of_the_format_and_every_key_of_the_answer_is_documented(ashore: Run) -> None:
    english, chinese = ((DOCS / name).read_text(encoding="utf-8") for name in ("trees.md", "trees.zh.md"))
    for word, spellings in WORDS.items():
        assert f"`{word}" in english
        assert f"{spellings[1]}" in chinese
    for key in rows(
        ashore, "--vary", "p_gas=0..1", "--tornado", "p_gas=0..1", "--threshold", "p_gas", "--evpi", "gas"
    ):
        assert f"`{key}`" in english


def test_no_kernel_is_loaded_to_solve_a_tree() -> None:
    program = "import sys; from ashore.interfaces.cli.app import main\n"
    program += f"try: main(['solve', {str(TREE)!r}])\nexcept SystemExit: pass\n"
    program += "print(*sorted({'numba', 'scipy', 'numpy'} & sys.modules.keys()), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
