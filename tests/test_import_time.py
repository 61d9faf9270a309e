"""Nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "numpy",
    "opencc",
    "pyarrow",
    "lxml",
    "trafilatura",
    "docx",
    "pypdfium2",
    "rjieba",
    "rensa",
    "jinja2",
    "numba",
    "scipy",
    "ruamel",
}


def loaded_by(program: str) -> set[str]:
    code = f"import sys\n{program}\nprint(*sorted(m for m in sys.modules if '.' not in m))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_the_command_line_starts_light(option: str) -> None:
    start = f"from ashore.interfaces.cli.app import main\ntry: main(['{option}'])\nexcept SystemExit: pass"
    assert loaded_by(start) & HEAVY == set()


def test_the_package_starts_light() -> None:
    assert loaded_by("import ashore, ashore.facts, ashore.documents, ashore.vocabulary") & HEAVY == set()


def test_the_search_sees_what_is_loaded() -> None:
    assert "numpy" in loaded_by("import numpy") & HEAVY
