"""What the benchmark stands on: its ads, and the page it writes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import pool  # noqa: E402 - benchmarks are no package
import report  # noqa: E402 - benchmarks are no package


@pytest.fixture(scope="module")
def own() -> pool.Pool:
    return pool._own()


def test_without_the_shared_ads_our_own_are_put_together_and_said_so(own: pool.Pool) -> None:
    assert "../shared is not here" in own.source
    assert {pool.language_of(ad.text) for ad in own.ads} == {"zh", "en"}


def test_a_sample_is_the_same_each_time_and_warms_up_on_other_ads(own: pool.Pool) -> None:
    measured, others = own.sample("zh", 100)
    assert own.sample("zh", 100) == (measured, others)
    assert not {ad.id for ad in measured} & {ad.id for ad in others}


def test_imported_ads_differ_and_repeated_ones_have_other_ids(own: pool.Pool, tmp_path: Path) -> None:
    pool.different(own, 300, tmp_path / "different.jsonl")
    pool.repeated(own, 1500, tmp_path / "repeated.jsonl")
    different = [
        json.loads(line) for line in (tmp_path / "different.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    repeated = [
        json.loads(line) for line in (tmp_path / "repeated.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len({row["text"] for row in different}) == len(different) == 300
    assert len({row["id"] for row in repeated}) == len(repeated) == 1500


ROWS = [
    report.Row("rate", "412 ads/s", "400–420", "≥ 300 ads/s", reached=True),
    report.Row("memory", "90 MB", "", "flat", reached=False),
    report.Row("baseline", "9 ads/s", "", "", reached=None),
]


def test_what_was_missed_shows() -> None:
    assert "| memory | 90 MB |  | flat | **no** |" in report.as_markdown(ROWS)
    assert report.as_text(ROWS).splitlines()[2].endswith("**no**")


def test_only_what_stands_between_the_marks_is_written(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    report.write(page, ROWS, ["a note"])
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{report.BEGIN}\n")
    assert text.endswith(f"{report.END}\nafter\n")
    assert "old" not in text
    assert "- a note" in text
    report.write(page, ROWS, ["a note"])
    assert page.read_text(encoding="utf-8") == text


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing to fill", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        report.write(page, ROWS, [])
    assert page.read_text(encoding="utf-8") == "nothing to fill"


def test_the_page_of_this_project_has_the_marks() -> None:
    text = (ROOT / "docs/performance.md").read_text(encoding="utf-8")
    assert text.count(report.BEGIN) == text.count(report.END) == 1


PAGE = f"""before
{report.BEGIN}

Measured on 2026-01-01, a machine.

| what | figure | spread | target | reached |
| --- | --- | --- | --- | --- |
| rate | 1 ads/s |  |  |  |
| other | 2 ads/s |  |  |  |

- Ads: real.
- Rates are medians.

{report.END}
after
"""


def test_what_was_not_measured_now_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    report.write(page, ROWS, ["Rates are means.", "New: a note."], ["some"])
    text = page.read_text(encoding="utf-8")
    lines = text.splitlines()
    table = [line.split(" | ")[0] for line in lines if line.startswith("| ")]
    assert table == ["| what", "| ---", "| rate", "| other", "| memory", "| baseline"]
    assert "412 ads/s" in text
    assert "| other | 2 ads/s |" in text
    assert [line for line in lines if line.startswith("- ")] == [
        "- Ads: real.",
        "- Rates are means.",
        "- New: a note.",
    ]
    when = [line for line in lines if line.startswith("Measured on")]
    assert when[0] == "Measured on 2026-01-01, a machine."
    assert when[1].endswith("(some).")
    report.write(page, ROWS, ["Rates are means.", "New: a note."], ["some"])
    assert page.read_text(encoding="utf-8") == text
    report.write(page, ROWS, ["All: anew."])
    assert "other" not in page.read_text(encoding="utf-8")
