"""Score extractors against the gold annotations and plans against rules, and write docs/quality.md.

    python scripts/evaluate.py              print the figures and write the page
    python scripts/evaluate.py --check      the same, and end with 1 where a target is missed

The annotations lie beside the project, or where ASHORE_SHARED points. Nothing is trained or tuned here.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent))

from evaluation import fit, measures, occupations, titles, transfer, worth
from evaluation.audit import audit_rows
from evaluation.readiness import readiness_rows
from evaluation.scorer import Report, Score, together
from evaluation.table import Row, Table, as_text, targets, write
from score_resumes import score_resumes

ROOT: Final = Path(__file__).resolve().parent.parent
STRUCTURED: Final = (
    "salary",
    "city",
    "experience",
    "education",
    "headcount",
    "company_size",
    "posted",
    "school_tier",
    "employment_type",
)
"""The fields of an ad that have one normal form each; they are scored together."""


def _f1(what: str, score: Score, target: float) -> Row:
    figure = f"F1 {score.f1:.3f} (P {score.precision:.3f}, R {score.recall:.3f})"
    return Row(what, figure, f"F1 {target:.2f}", score.f1 >= target)


def _both(what: str, score: Score, precision: float, recall: float) -> Row:
    reached = score.precision >= precision and score.recall >= recall
    figure = f"P {score.precision:.3f}, R {score.recall:.3f}"
    return Row(what, figure, f"P {precision:.2f}, R {recall:.2f}", reached)


def _share(what: str, share: float, target: float) -> Row:
    return Row(what, f"{share:.3f}", f"{target:.2f}", share >= target)


def _all(what: str, found: int, wanted: int, note: str = "") -> Row:
    return Row(what, f"{found} of {wanted}{note}", f"{wanted} of {wanted}", found >= wanted)


def ad_rows(ads: measures.Ads) -> list[Row]:
    """Return the rows for job ads."""
    report = ads.report
    family = report.fields["role_family"]
    sprung, set_out = report.whole["traps"], report.whole["traps_set"]
    return [
        _both("structured fields of ads, together", report.over(STRUCTURED), 0.97, 0.95),
        _f1("title", report.fields["title"], 0.95),
        _f1("company", report.fields["company"], 0.95),
        _share("role_family, right with `alt`", family.right / family.present, 0.88),
        _f1("major", report.fields["major"], 0.92),
        _f1("skill", report.fields["skill"], 0.72),
        _share("strength of the skills found, right", report.whole["strength_acc"], 0.92),
        _f1("soft_skill", report.fields["soft_skill"], 0.60),
        Row("traps sprung", f"{sprung} of {set_out}", "at most 5%", sprung <= 0.05 * set_out),
        Row(f"bad quotes, {ads.count:,} ads", f"{ads.bad_quotes}", "0", ads.bad_quotes == 0),
    ]


def salary_rows(shared: Path, ads: measures.Ads) -> list[Row]:
    """Return the rows for the salary strings of the pool."""
    strings, right, wrong, unread = measures.salary_strings(shared)
    figure = f"{right / strings:.1%} right, {wrong} wrong, {unread} unread"
    reached = right >= 0.995 * strings and wrong == 0
    return [
        Row(f"salary strings, {strings} distinct", figure, "99.5% right, 0 wrong", reached),
        Row("the same as facts of their ads", f"{ads.salaries_right:,} of {ads.salaries_printed:,}"),
    ]


def story_rows(shared: Path, folder: Path, stories: dict[str, Report]) -> list[Row]:
    """Return the rows for stories."""
    rows: list[Row] = []
    for number in ("002", "004"):
        whole = stories[number].whole
        rows.append(_all(f"story {number}: cases found", whole["cases_found"], whole["cases_gold"]))
    told, twice, known = measures.people(shared, folder)
    rows += [
        Row(
            "`ashore cases` over 002 and 004",
            f"{told} people, {twice} told in both, {known} story",
            "6 people, 6 in both, 1 story",
            (told, twice, known) == (6, 6, 1),
        )
    ]
    rows += [
        _both(f"story {number}: fields with a value", together(report.fields.values()), 0.90, 0.60)
        for number, report in stories.items()
        if report.fields
    ]
    for name in ("offers", "stages", "questions"):
        part = stories["003"].whole[name]
        rows.append(_all(f"003: {name}", part["found_by_quote"], part["gold"], f", {part['predicted']} facts"))
    count, bad = measures.bad_quotes_of_articles(shared, folder)
    rows.append(Row(f"bad quotes, {count} articles", f"{bad}", "0", bad == 0))
    return rows


def span_rows(shared: Path, folder: Path) -> list[Row]:
    """Return the rows for résumés and for single sentences."""
    scores = score_resumes(shared)
    rows = [
        Row(
            "résumés: school, degree, period of work",
            f"F1 {scores['f1']:.3f} (P {scores['precision']:.3f}, R {scores['recall']:.3f})",
            "F1 0.85",
            scores["f1"] >= 0.85,
        )
    ]
    rows += [Row(f"  {kind}", f"F1 {scores[f'{kind}.f1']:.3f}") for kind in ("SCHOOL", "EDUCATION", "YEARSOFWORK")]
    return [*rows, _f1("Chinese-SkillSpan gold150, exact untyped spans", measures.gold150(shared, folder), 0.45)]


def person_rows(shared: Path) -> list[Row]:
    """Return the rows for what is said of a person: titles, what carries over, fit, readiness, audit."""
    data = ROOT / "tests" / "data"
    return [
        *occupations.rows(shared),
        *titles.rows(shared),
        *transfer.rows(shared),
        *fit.rows(fit.measure(shared), fit.measure(shared, fit.SECOND)),
        *readiness_rows(data / "profiles", shared),
        *audit_rows(data / "projects", shared),
    ]


def fields(title: str, report: Report) -> Table:
    """Return every field of a run: what was annotated, what was stated, and the rates."""
    rows = [
        (
            name,
            str(score.present),
            str(score.stated),
            f"{score.precision:.3f}" if score.stated else "",
            f"{score.recall:.3f}" if score.present else "",
            f"{score.f1:.3f}" if score.stated and score.present else "",
        )
        for name, score in report.fields.items()
    ]
    return Table(title, ("field", "gold", "stated", "P", "R", "F1"), tuple(rows))


def run(shared: Path, people: int) -> tuple[list[Row], list[Table]]:
    """Measure everything; return the rows with a target and the tables of the page."""
    found = worth.measure(people)
    with TemporaryDirectory(prefix="ashore-eval-") as name:
        folder = Path(name)
        ads = measures.ads(shared, folder)
        stories = measures.stories(shared, folder)
        rows = [
            *ad_rows(ads),
            *salary_rows(shared, ads),
            *story_rows(shared, folder, stories),
            *span_rows(shared, folder),
            *worth.rows(found),
        ]
    details = [fields(f"Story {number}, every field with a value", report) for number, report in stories.items()]
    details = [table for table in details if table.rows]
    person = person_rows(shared)
    tables = [targets("Targets", rows), targets("The person", person), worth.table(found)]
    return [*rows, *person], [*tables, fields("Job ads, every field", ads.report), *details]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="end with 1 where a target is missed")
    parser.add_argument("--people", type=int, default=worth.PEOPLE, help="random people the plan is evaluated for")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "quality.md", help="the page to write")
    options = parser.parse_args()
    shared = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
    if not (shared / "gold").is_dir():
        print("The gold annotations are not here: set ASHORE_SHARED to their folder.", file=sys.stderr)
        return 2
    rows, tables = run(shared, options.people)
    print("\n\n".join(as_text(table) for table in tables))
    write(options.page, tables)
    missed = [row.what for row in rows if row.reached is False]
    aims = sum(row.reached is not None for row in rows)
    print(f"\n{len(missed)} of {aims} targets missed{': ' * bool(missed)}{', '.join(missed)}")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
