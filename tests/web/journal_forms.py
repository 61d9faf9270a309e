"""Sending the journal's forms, and reading its pages."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

PM = "ai_product_manager"
TRAINER = "ai_trainer"
HTMX = {"hx-request": "true"}
ZH = {"accept-language": "zh"}


def send(client: TestClient, **values: str) -> str:
    """Post the form; return where it leads."""
    return led(client, "/journal/log", **values)


def fix(client: TestClient, **values: str) -> str:
    """Post a correction; return where it leads."""
    return led(client, "/journal/fix", **values)


def led(client: TestClient, path: str, **values: str) -> str:
    """Post a form that is taken; return where it leads."""
    answer = client.post(path, data=values)
    assert answer.status_code == 303, text_of(answer.text)
    return answer.headers["location"]


def text_of(page: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())
