"""Readiness, measured: résumés of our own with a rung each, and what it sees in résumés that tell of no AI."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Final

from ashore.documents.model import Document
from ashore.documents.plain import document_of
from ashore.documents.registry import read
from ashore.facts.registry import extract
from ashore.person.me import Me
from ashore.person.profile_reading import read_profile
from ashore.person.readiness import Readiness, assess
from ashore.vocabulary import load
from evaluation.table import Row

DAY: Final = date(2026, 11, 15)


def readiness_rows(profiles: Path, shared: Path) -> list[Row]:
    """Return the figures of readiness.

    Parameters
    ----------
    profiles
        Folder of the résumés and of ``rungs.tsv``: ``tests/data/profiles``.
    shared
        Folder of the résumé windows that are measured with; without it their row is left out.
    """
    wanted = [line.split("\t") for line in (profiles / "rungs.tsv").read_text(encoding="utf-8").splitlines()]
    right = 0
    for name, rung in wanted:
        (document,) = read(profiles / name, kind="resume")
        assert isinstance(document, Document)  # noqa: S101 - our own file
        right += _assessed(document).rung == rung
    rows = [
        Row(
            "rung of the people of the articles, and of one résumé for each rule (our own writing)",
            f"{right} of {len(wanted)}",
            "all",
            right == len(wanted),
        )
    ]
    windows = shared / "data" / "resume-ruanjianbei-zh" / "dev.json"
    if windows.is_file():
        texts = [window["sentence"] for window in json.loads(windows.read_text(encoding="utf-8"))]
        begun = time.perf_counter()
        found = [_assessed(document_of(text, "r.txt", file="r.txt", kind="resume")) for text in texts]
        seconds = time.perf_counter() - begun
        lifted = sum(one.rung != "curious" for one in found)
        shown = sum(any(check.status != "unknown" for check in one.checks) for one in found)
        rows.append(
            Row(
                f"readiness of {len(texts)} windows of résumés in other trades: above the lowest rung; any check",
                f"{lifted}; {shown}",
                "0 above",
                lifted == 0,
            )
        )
        rows.append(
            Row("profile and readiness: windows of 500 characters a second", f"{len(texts) / seconds:,.0f}")
        )
    return rows


def _assessed(document: Document) -> Readiness:
    vocabulary = load()
    profile = read_profile([(document, extract(document, vocabulary))], Me(), vocabulary, DAY)
    return assess(profile, Me())
