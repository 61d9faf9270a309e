"""People whose decisions are solved in a moment: a short look ahead, and few ways to go."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SMALL = """job: tester
income: 12000
cash: 40000
spending: 5000
horizon: 6
readiness: practised
options: {project: no, study_full_time: no, bridge_job: no, referral_chat: no}
"""
"""Stays or searches: every answer comes within a second or two."""

LEAPER = """job: none
last_income: 12000
cash: 60000
spending: 6000
horizon: 12
readiness: practised
options: {project: no, study_full_time: no, bridge_job: no, referral_chat: no}
"""
"""Has resigned: searches as long as the money lasts, and goes back to the old field where there is none."""

HTMX = {"hx-request": "true"}


def state(folder: Path, text: str = SMALL) -> None:
    """Write what the person says of themselves."""
    (folder / "me.yaml").write_text(text, encoding="utf-8")


def solved(client: TestClient, address: str = "/decide") -> str:
    """Ask for a page until nothing of it is computed any more, and return it."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        page = client.get(address)
        assert page.status_code == 200, page.text
        if 'class="working"' not in page.text:
            return page.text
        client.get("/decide/rest?stage=3", headers=HTMX)
    raise AssertionError("it never came to an end")
