"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says something about the machine and nothing about the code.
settings.register_profile("ashore", deadline=None)
settings.load_profile("ashore")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles, gold and measurements, or a skip where this machine has none."""
    folder = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip("the articles and gold annotations are not here: set ASHORE_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def data() -> Path:
    """Samples of our own writing."""
    return ROOT / "tests" / "data"
