"""Published cases with their answers, where this machine has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def case(shared: Path, name: str) -> tuple[Any, Any, Any]:
    """Return inputs, expected answers and tolerance of a case, or skip."""
    path = shared / "decision-cases" / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    read = json.loads(path.read_text(encoding="utf-8"))
    return read["inputs"], read["expected"], read["tolerance"]
