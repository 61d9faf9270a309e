"""The project audit, measured: what it says of descriptions of three kinds, and what it sees in texts of none."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ashore.documents.model import Document
from ashore.documents.registry import read
from ashore.person.audit import QUESTIONS, Audit, audit, find_evidence
from evaluation.table import Row

KINDS: Final = {"buzzword": 0, "stuffed": 0, "beginner": 5, "strong": 9}
"""Descriptions of our own writing, each in Chinese and English, and how many of the nine questions they answer."""
LONGEST: Final = 20_000


def audited(projects: Path, name: str) -> Audit:
    """Audit one of the descriptions of the tests."""
    (document,) = read(projects / f"{name}.md")
    assert isinstance(document, Document)  # noqa: S101 - our own file
    return audit(document)


def audit_rows(projects: Path, shared: Path) -> list[Row]:
    """Return the figures of the audit.

    Parameters
    ----------
    projects
        Folder of the descriptions: ``tests/data/projects``.
    shared
        Folder of the ads that are measured with; without it their row is left out.
    """
    rows = []
    for kind, wanted in KINDS.items():
        found = [audited(projects, f"{kind}.{language}") for language in ("zh", "en")]
        answered = [audit.counts["answered"] for audit in found]
        honest = [audit.counts["not_done"] for audit in found]
        rows.append(
            Row(
                f"audit of a {kind} description (zh, en): answered, said not done",
                f"{answered[0]}, {answered[1]} of {len(QUESTIONS)}; {honest[0]}, {honest[1]}",
                f"{wanted} answered in both",
                answered == [wanted, wanted],
            )
        )
    text = (projects / "strong.zh.md").read_text(encoding="utf-8") * 12
    begun = time.perf_counter()
    find_evidence(text)
    seconds = time.perf_counter() - begun
    rows.append(Row("audit: characters read in a second, one core", f"{len(text) / seconds:,.0f}"))
    ads = shared / "data" / "jds" / "jds.jsonl.gz"
    if ads.is_file():
        texts = list(_texts(ads))
        figures = sum(len(find_evidence(text).own_measures()) for text in texts)
        rows.append(
            Row(
                "audit: metric values seen in job ads, which report none of their own",
                f"{figures} in {len(texts):,}",
            )
        )
    return rows


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = max(
                (value for value in json.loads(line).values() if isinstance(value, str)), key=len, default=""
            )
            if text.strip() and len(text) <= LONGEST:
                yield text
