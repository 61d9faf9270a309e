"""The measure in the issue: schools, degrees and periods on windows of Chinese résumés."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

from score_resumes import entities, score_resumes  # noqa: E402 - scripts are no package


def test_spans_of_labels() -> None:
    labels = ["O", "B-A", "M-A", "E-A", "S-B", "B-A", "M-A", "O", "B-B", "E-B"]
    assert list(entities(labels)) == [(1, 4, "A"), (4, 5, "B"), (5, 7, "A"), (8, 10, "B")]


def test_exact_spans_reach_their_mark(shared: Path) -> None:
    scores = score_resumes(shared)
    assert scores["f1"] >= 0.95
    assert min(scores[f"{kind}.f1"] for kind in ("SCHOOL", "EDUCATION", "YEARSOFWORK")) >= 0.92
