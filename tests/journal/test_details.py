from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal.details import LONGEST, Details, read, read_time, write
from ashore.words import Language

clock = datetime.fromisoformat


def to_the_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


PLAIN = st.text(st.characters(exclude_characters=";；\n:：", exclude_categories=("C", "Z")), max_size=LONGEST)
DETAILS = st.builds(
    Details,
    company=PLAIN,
    title=PLAIN,
    via=PLAIN,
    at=st.none() | st.datetimes(clock("2000-01-01"), clock("2999-01-01")).map(to_the_minute),
    timed=st.just(value=True),
    entry=st.none() | st.integers(0, 10**9 - 1),
    ad=st.just("") | st.just("0123456789ab"),
    words=PLAIN,
)


@given(DETAILS, st.sampled_from(["en", "zh"]))
def test_what_is_written_is_read_again(details: Details, language: Language) -> None:
    found = read(write(details, language))
    assert (found.company, found.title, found.via, found.at) == (
        details.company,
        details.title,
        details.via,
        details.at,
    )
    assert (found.entry, found.ad, found.words) == (details.entry, details.ad, details.words)


@given(st.text())
def test_any_note_can_be_read(note: str) -> None:
    found = read(note)
    assert write(found, "en") == write(read(write(found, "en")), "en")


@pytest.mark.parametrize(
    "note",
    [
        "company: Example; via: website; at: 2026-08-12 14:00; ask about the team",
        "公司：Example；渠道：website；时间：2026-08-12 14:00；ask about the team",
    ],
)
def test_a_note_is_read_in_both_languages(note: str) -> None:
    assert read(note) == Details(
        "Example", "", "website", clock("2026-08-12T14:00"), timed=True, words="ask about the team"
    )


def test_what_cannot_be_a_detail_stays_among_the_words() -> None:
    found = read("at: tomorrow; entry: the last; ad: zzz; salary: 20k")
    assert found == Details(words="at: tomorrow; entry: the last; ad: zzz; salary: 20k")


def test_a_value_ends_no_detail_early() -> None:
    note = write(Details(company="A; entry: 7\nB"), "en")
    assert read(note) == Details(company="A entry: 7 B")


@pytest.mark.parametrize("text", ["2026-02-30", "2026-08-12 25:00", "soon", "", "20260812"])
def test_no_time_is_made_of_what_is_none(text: str) -> None:
    assert read_time(text) is None


def test_a_day_without_an_hour() -> None:
    assert read_time("2026-08-12") == (clock("2026-08-12"), False)
    assert read_time("2026-08-12T9:30") == (clock("2026-08-12T09:30"), True)
