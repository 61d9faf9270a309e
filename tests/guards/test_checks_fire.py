"""Each check of `make lint` is shown to fire: a check that cannot fail guards nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's sources and settings, to break at will."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.npz", "data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as c; c()"
    return run(sys.executable, "-c", program, "--no-cache", cwd=project)


def test_layers_hold_as_they_stand(project: Path) -> None:
    result = lint_imports(project)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("text/folding.py", "import ashore.facts", "Rooms depend downwards only"),
        ("documents/model.py", "import ashore.workspace", "Rooms depend downwards only"),
        ("evidence/__init__.py", "import ashore.store", "Only the workspace opens the store"),
        ("interfaces/bulk.py", "import ashore.store", "Only the workspace opens the store"),
    ],
)
def test_an_import_upwards_is_refused(project: Path, room: str, line: str, contract: str) -> None:
    path = project / "src" / "ashore" / room
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    result = lint_imports(project)
    assert result.returncode != 0
    assert f"{contract} BROKEN" in result.stdout


def test_an_unused_import_is_refused(project: Path) -> None:
    (project / "src" / "ashore" / "careless.py").write_text('"""Careless."""\n\nimport os\n', encoding="utf-8")
    result = run(BIN / "ruff", "check", "--no-cache", "src/ashore/careless.py", cwd=project)
    assert result.returncode != 0
    assert "F401" in result.stdout


def test_loose_formatting_is_refused(project: Path) -> None:
    (project / "src" / "ashore" / "careless.py").write_text("x = { 'a':1 }\n", encoding="utf-8")
    assert (
        run(BIN / "ruff", "format", "--check", "--no-cache", "src/ashore/careless.py", cwd=project).returncode != 0
    )


def test_a_function_without_types_is_refused(tmp_path: Path) -> None:
    (tmp_path / "careless.py").write_text("def double(x):\n    return x * 2\n", encoding="utf-8")
    settings = ROOT / "pyproject.toml"
    result = run(
        sys.executable, "-m", "mypy", "--config-file", settings, "--no-incremental", "careless.py", cwd=tmp_path
    )
    assert result.returncode != 0
    assert "no-untyped-def" in result.stdout
