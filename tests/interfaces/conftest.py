"""Run the command line in this process, as a person would type it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ashore.interfaces.cli.app import main


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def envelope(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def data(self) -> Any:
        assert self.envelope["ok"] is True, self.out
        return self.envelope["data"]


Run = Callable[..., Result]


@pytest.fixture
def ashore(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Call with the words of a command line; the working folder is empty at first and the language English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("ASHORE_WORKSPACE", raising=False)
    monkeypatch.setenv("ASHORE_SHARED", str(tmp_path / "nothing-here"))

    def run(*words: str | Path) -> Result:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(word) for word in words])
        out, err = capsys.readouterr()
        status = left.value.code
        return Result(status if isinstance(status, int) else 1 if status else 0, out, err)

    return run
