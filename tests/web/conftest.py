"""The application over a workspace of its own, asked as a browser on this machine asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import create_app

PORT = 8417
ORIGIN = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty workspace."""
    with Workspace.create(tmp_path / "my-move") as workspace:
        return workspace.folder


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    """Asks for pages in English, from the origin of the pages themselves, and follows no redirect."""
    headers = {"origin": ORIGIN, "accept-language": "en"}
    app = create_app(folder, port=PORT)
    with TestClient(app, base_url=ORIGIN, headers=headers, follow_redirects=False) as asking:
        yield asking
