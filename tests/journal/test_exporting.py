"""The journal as files, and back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.journal import Outcome
from ashore.journal.exporting import FORMATS, Format, write
from ashore.journal.importing import OWN, Journal, Options, open_table, read, told
from ashore.journal.kinds import STATUSES
from ashore.journal.terms import Terms
from ashore.vocabulary import load

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]), max_size=6)
QUESTIONS = st.lists(LINE.filter(bool), max_size=2).map(tuple)
DAYS = st.dates(date(2025, 1, 1), TODAY).map(date.isoformat)


@st.composite
def journals(draw: st.DrawFn) -> list[Outcome]:
    """Applications with answers that name them, and money, in an order of their own."""
    entries: list[Outcome] = []
    for _ in range(draw(st.integers(0, 5))):
        company, day = draw(LINE), draw(DAYS)
        sent = Outcome(
            "applied", day, PM, draw(st.integers(1, 3)), note=draw(LINE) or None, id=len(entries) + 1,
            company=company, title=draw(LINE), channel=draw(LINE), city=draw(LINE), open=draw(st.booleans()),
        )  # fmt: skip
        entries.append(sent)
        if draw(st.booleans()):
            met = Outcome(
                "interview", draw(DAYS), PM, about="application", id=len(entries) + 1, answers=sent.id,
                company=company, at="2026-10-10 14:00", questions=draw(QUESTIONS),
            )  # fmt: skip
            entries.append(met)
            if draw(st.booleans()):
                terms = Terms(months=14.0, signing=draw(st.sampled_from([None, 5000.0])), level=draw(LINE) or None)
                entries.append(
                    Outcome(
                        "offer", draw(DAYS), PM, amount=12345.5, gross=draw(st.booleans()), id=len(entries) + 1,
                        answers=met.id, company=company, terms=terms,
                    )
                )  # fmt: skip
    if draw(st.booleans()):
        entries.append(
            Outcome("spent", draw(DAYS), amount=draw(st.sampled_from([0.0, 7000.0])), id=len(entries) + 1)
        )
    if draw(st.booleans()):
        entries.append(Outcome("studied", draw(DAYS), hours=2.5, id=len(entries) + 1))
    return entries


def exported(entries: list[Outcome], format_: Format) -> bytes:
    return b"".join(write(entries, format_, "zh"))


@settings(max_examples=40)
@given(journals(), st.sampled_from(sorted(FORMATS)))
def test_what_is_exported_is_read_again_as_it_was(entries: list[Outcome], format_: Format) -> None:
    found = read(open_table(exported(entries, format_), "x"), Options(TODAY, load()))
    assert [told(bad.error, "en") for bad in found.bad] == []
    numbers = {place: found.table.rows[draft.line - 2][0] for place, draft in enumerate(found.drafts)}
    back = sorted(
        (
            replace(
                draft.outcome,
                id=int(numbers[place]),
                answers=None if draft.answers is None else int(numbers[draft.answers]),
                key="",
            )
            for place, draft in enumerate(found.drafts)
        ),
        key=lambda entry: entry.id,
    )
    assert back == entries
    journal = [replace(entry, key=draft.outcome.key) for entry, draft in zip(back, found.drafts, strict=True)]
    again = read(
        open_table(exported(journal, format_), "x"), Options(TODAY, load()), lambda _: Journal.whole(journal)
    )
    assert again.drafts == ()


def test_a_csv_that_excel_opens_and_runs_nothing_of() -> None:
    entry = Outcome("applied", "2026-10-01", PM, company="=cmd|' /C calc'!A0", title="甲", id=1)
    content = exported([entry], "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == OWN
    assert rows[0]["company"].startswith("'=")
    assert (rows[0]["kind"], rows[0]["label"]) == ("applied", "已投递")


def test_json_and_parquet_have_types() -> None:
    entries = [
        Outcome("offer", "2026-10-01", PM, amount=2e4, gross=True, id=7, terms=Terms(months=14.0), company="甲"),
        Outcome("studied", "2026-10-02", hours=2.5, id=8),
    ]
    said = json.loads(exported(entries, "json"))
    assert (said["format"], said["version"]) == ("ashore-journal", 1)
    assert said["entries"][0]["terms"] == {"months": 14.0}
    assert said["entries"][1] == {
        "id": 8,
        "day": "2026-10-02",
        "kind": "studied",
        "label": "学习",
        "count": 1,
        "hours": 2.5,
    }
    table = pq.read_table(io.BytesIO(exported(entries, "parquet")))
    assert table.column_names == list(OWN)
    assert table.column("gross").to_pylist() == [True, None]
    assert table.column("hours").to_pylist() == [None, 2.5]


def test_what_was_taken_back_or_corrected_is_not_read_again() -> None:
    entries = [
        Outcome("applied", "2026-10-01", PM, 3, id=1),
        Outcome("applied", "2026-10-01", PM, 20, id=2),
        Outcome("undo", "2026-10-02", PM, undoes=2, id=3),
        Outcome("applied", "2026-10-01", PM, 4, replaces=1, id=4),
        Outcome("interview", "2026-10-09", PM, about="application", answers=1, id=5),
    ]
    found = read(open_table(exported(entries, "csv"), "x.csv"), Options(TODAY, load()))
    assert [(one.outcome.kind, one.outcome.count, one.answers) for one in found.drafts] == [
        ("applied", 4, None), ("interview", 1, 0),
    ]  # fmt: skip
    assert [one.why for one in found.skipped] == ["undone"] * 3


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_an_empty_journal_is_a_file_too(format_: Format) -> None:
    content = exported([], format_)
    assert read(open_table(content, "x"), Options(TODAY, load())).rows == 0
    assert len(STATUSES) == 13
