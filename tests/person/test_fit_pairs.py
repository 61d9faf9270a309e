"""Pairs of a résumé and a real ad that were labelled by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import fit

PAIRS = Path(__file__).resolve().parents[1] / "data" / "fit"


def test_the_labels_are_whole() -> None:
    rows = [json.loads(line) for line in (PAIRS / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({(row["resume"], row["ad"]) for row in rows}) == len(rows) == 60
    assert {row["resume"] for row in rows} == {path.stem for path in (PAIRS / "resumes").glob("*.txt")}
    assert {status for row in rows for status in row["gates"].values()} == {"met", "not_met", "unknown"}


@pytest.mark.parametrize("name", ["pairs", "pairs_second"])
def test_the_product_agrees_with_them(shared: Path, name: str) -> None:
    found = fit.measure(shared, name)
    assert found.gates_right == found.gates, found.differences
    assert found.skills_right >= 0.95 * found.skills, found.differences
