"""The figures of ``make eval``: their sums, their page, and that what is wrong shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from evaluate import ad_rows  # noqa: E402 - scripts are no package
from evaluation.measures import Ads, CommandFailedError, ashore, bad_quotes  # noqa: E402
from evaluation.scorer import Report, Score, score_ads, together  # noqa: E402
from evaluation.table import BEGIN, END, Row, as_markdown, as_text, targets, write  # noqa: E402


def test_rates_follow_from_counts() -> None:
    score = together([Score(3, 4, 5), Score(1, 1, 3)])
    assert (score.precision, score.recall) == (0.8, 0.5)
    assert score.f1 == pytest.approx(8 / 13)


def test_a_field_nobody_stated_or_annotated_counts_nothing() -> None:
    report = Report({"city": Score(1, 1, 2)}, {})
    assert report.over(["city", "headcount"]) == Score(1, 1, 2)
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 0, 0).f1) == (1, 1, 1)


def test_a_quote_that_does_not_stand_there_is_counted() -> None:
    facts = [
        {"doc": "a", "start": 0, "end": 2, "quote": "算法"},
        {"doc": "a", "start": 1, "end": 3, "quote": "算法"},
        {"doc": "a", "start": 1, "end": 1, "quote": ""},
    ]
    assert bad_quotes(facts, {"a": "算法工程师"}) == 2


def test_a_missed_target_shows() -> None:
    perfect = Score(10, 10, 10)
    names = ("salary", "title", "company", "role_family", "major", "skill", "soft_skill")
    whole = {"traps": 6, "traps_set": 100, "strength_acc": 1.0}
    ads = Ads(Report(dict.fromkeys(names, perfect), whole), 10, 1, 10, 10)
    missed = [row.what for row in ad_rows(ads) if row.reached is False]
    assert missed == ["traps sprung", "bad quotes, 10 ads"]


def test_the_page_keeps_what_stands_around_the_figures(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text(f"# Title\n\n{BEGIN}\nold\n{END}\n\nafter\n", encoding="utf-8")
    table = targets("Targets", [Row("skill", "F1 0.5", "F1 0.9", reached=False), Row("speed", "7")])
    write(page, [table])
    write(page, [table])
    assert page.read_text(encoding="utf-8") == f"# Title\n\n{BEGIN}\n\n{as_markdown(table)}\n\n{END}\n\nafter\n"
    assert "| skill | F1 0.5 | F1 0.9 | **no** |" in as_markdown(table)
    assert as_text(table).splitlines()[1].split() == ["what", "figure", "target", "reached"]


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("# Title\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the figures"):
        write(page, [])


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError):
        ashore("extract", "--kind", "ad", tmp_path / "absent.jsonl")


def test_the_scorer_beside_the_annotations_is_called(shared: Path, tmp_path: Path) -> None:
    """Stating nothing at all finds nothing and says nothing wrong."""
    facts = tmp_path / "facts.jsonl"
    facts.write_text("", encoding="utf-8")
    report = score_ads(shared, facts)
    assert report.whole["ads"] == 52
    assert report.over(report.fields).right == report.over(report.fields).stated == 0
    assert report.fields["title"].present == 52
