"""Notes of earlier versions, whose details have columns now."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal.details import Details, read, upgraded


@pytest.mark.parametrize(
    ("note", "details"),
    [
        (
            "company: Example; via: website; at: 2026-08-12 9:30; ask about the team",
            Details("Example", channel="website", at="2026-08-12 09:30", words="ask about the team"),
        ),
        ("公司：例子科技；职位：AI产品经理；渠道：BOSS直聘", Details("例子科技", "AI产品经理", "BOSS直聘")),
        ("at: 2026-08-12; entry: 3; ad: 0123abcdef", Details(at="2026-08-12", entry=3, ad="0123abcdef")),
        ("at: tomorrow; entry: x; ad: zz", Details(words="at: tomorrow; entry: x; ad: zz")),
        ("a；b\nc", Details(words="a；b\nc")),
        (None, Details()),
    ],
)
def test_a_note_is_read(note: str | None, details: Details) -> None:
    assert read(note) == details


@given(st.text())
def test_no_words_are_lost_from_a_note_without_details(note: str) -> None:
    found = read(note)
    if found == Details(words=found.words):
        assert found.words == note


def test_a_row_of_an_earlier_export_gets_the_columns_of_today() -> None:
    row: dict[str, Any] = {"id": 4, "note": "company: Example; entry: 3; call back", "kind": "interview"}
    made = upgraded(row)
    assert (made["company"], made["answers"], made["note"]) == ("Example", 3, "call back")
    assert upgraded({**row, "id": 3})["answers"] is None, "an entry answers an earlier one"
