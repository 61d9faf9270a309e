"""The annotated articles, where they are at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ashore.documents.registry import read
from ashore.facts.stories import EXTRACTOR
from ashore.vocabulary import load


def score(shared: Path, number: str, folder: Path) -> dict[str, Any]:
    """Return what the scorer says of the facts of one article."""
    article = next((shared / "seeds").glob(f"{number}_*.txt"))
    (document,) = read(article, kind="story")
    facts = folder / "facts.jsonl"
    rows = (json.dumps(fact.as_row(), ensure_ascii=False) for fact in EXTRACTOR.extract(document, load()))  # type: ignore[arg-type]
    facts.write_text("\n".join(rows), encoding="utf-8")
    gold = shared / "gold" / f"story_{number}.json"
    scorer = [sys.executable, str(shared / "eval" / "score_facts.py"), "--kind", "story", "--json"]
    command = [*scorer, "--gold", str(gold), "--text", str(article), "--facts", str(facts)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("number", ["002", "004"])
def test_people_and_their_values(shared: Path, tmp_path: Path, number: str) -> None:
    result = score(shared, number, tmp_path)
    assert (result["cases_found"], result["subjects_predicted"]) == (6, 6)
    assert result["micro"]["precision"] >= 0.95
    assert result["micro"]["recall"] >= 0.9
    assert (result["bad_quotes"], result["traps"]) == (0, 0)


def test_a_guide_s_tables_and_questions(shared: Path, tmp_path: Path) -> None:
    result = score(shared, "003", tmp_path)
    found = {name: result[name]["found_by_quote"] for name in ("offers", "stages", "questions", "market")}
    assert found == {"offers": 14, "stages": 4, "questions": 6, "market": 4}
    assert (result["bad_quotes"], result["traps"], result["subjects_predicted"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("number", "figures"),
    [
        ("000", {"tenure_days": 421, "offer_salary_max": 17_500, "offer_salary_min": 14_000}),
        ("000", {"start_date": "2023-12-01", "graduation_year": 2023}),
        (
            "001",
            {"applications": {"min": 20}, "intern_offers": 2, "savings_spent": {"min": 50_000, "max": 60_000}},
        ),
    ],
)
def test_key_figures_of_the_articles_without_gold(shared: Path, number: str, figures: dict[str, Any]) -> None:
    (document,) = read(next((shared / "seeds").glob(f"{number}_*.txt")), kind="story")
    found = [(fact.field, fact.value) for fact in EXTRACTOR.extract(document, load())]  # type: ignore[arg-type]
    assert [one for one in figures.items() if one not in found] == []
