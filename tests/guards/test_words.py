"""Every word exists in both languages, with the same places, and every error has its sentence."""

from __future__ import annotations

import ast
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from ashore.words import LANGUAGES, catalogue, explain, language_of_locale, say

SOURCES = Path(__file__).resolve().parents[2] / "src" / "ashore"


def places(sentence: str) -> set[str]:
    return {
        name.split(".")[0].split("[")[0]
        for _, name, _, _ in string.Formatter().parse(sentence)
        if name is not None
    }


def differences(english: Mapping[str, str], chinese: Mapping[str, str]) -> list[str]:
    one_sided = [f"only one language has {key}" for key in sorted(english.keys() ^ chinese.keys())]
    both = sorted(english.keys() & chinese.keys())
    return one_sided + [f"{key} has other places" for key in both if places(english[key]) != places(chinese[key])]


def error_codes() -> dict[str, str]:
    """The code of every error class in the sources, with the file it stands in."""
    found = {}
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                for line in node.body:
                    target = line.target if isinstance(line, ast.AnnAssign) else None
                    if isinstance(line, ast.Assign) and len(line.targets) == 1:
                        target = line.targets[0]  # type: ignore[assignment]
                    value = getattr(line, "value", None)
                    if (
                        isinstance(target, ast.Name)
                        and target.id == "code"
                        and isinstance(value, ast.Constant)
                        and node.name.endswith("Error")
                    ):
                        found[str(value.value)] = str(path.relative_to(SOURCES))
    return found


def test_both_languages_say_the_same_things() -> None:
    assert differences(catalogue("en"), catalogue("zh")) == []


def test_the_comparison_fires() -> None:
    assert differences({"a": "{x}", "b": ""}, {"a": "{y}", "c": ""}) == [
        "only one language has b",
        "only one language has c",
        "a has other places",
    ]


def test_chinese_is_chinese() -> None:
    """No sentence of the Chinese catalogue is a copy of the English one (names of formats excepted)."""
    english, chinese = catalogue("en"), catalogue("zh")
    copied = [key for key in english if english[key] == chinese.get(key) and len(english[key].split()) > 2]
    assert copied == []


def test_every_error_has_a_sentence_and_a_remedy() -> None:
    codes = error_codes()
    assert codes, "no error class was found: the search itself is broken"
    for language in LANGUAGES:
        known = catalogue(language)
        missing = [
            f"{code} ({file})"
            for code, file in codes.items()
            for part in ("message", "remedy")
            if f"error.{code}.{part}" not in known
        ]
        assert missing == []


def test_a_missing_word_is_a_bug_and_not_a_blank() -> None:
    with pytest.raises(KeyError):
        say("en", "no.such.key")


def test_an_error_is_explained_in_both_languages() -> None:
    from ashore.vocabulary.load import VocabularyLineError

    error = VocabularyLineError(file="skills.tsv", line=3, text="\tx")
    for language in LANGUAGES:
        message, remedy = explain(error, language)
        assert "skills.tsv" in message
        assert "3" in message
        assert remedy


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh_TW:en"}, "zh"),
    ],
)
def test_the_locale_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of_locale() == language
