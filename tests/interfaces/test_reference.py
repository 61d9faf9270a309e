"""The reference of commands is fresh, and names every command in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.interfaces.cli.app import COMMANDS
from ashore.interfaces.cli.reference import FILES, reference
from ashore.words import LANGUAGES, Language

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_is_fresh(language: Language) -> None:
    written = (DOCS / FILES[language]).read_text(encoding="utf-8")
    assert written == reference(language), "write it again: python -m ashore.interfaces.cli.reference"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_documented(language: Language) -> None:
    for name in COMMANDS:
        assert f"## ashore {name}\n" in reference(language)


def test_every_command_has_a_module_and_every_module_a_command() -> None:
    folder = Path(__file__).resolve().parents[2] / "src/ashore/interfaces/cli/commands"
    modules = {path.stem.removesuffix("_") for path in folder.glob("*_.py") if not path.stem.startswith("__")}
    assert modules == set(COMMANDS)
