"""iCalendar as RFC 5545 has it, read back by rules written down here a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ashore.reports.calendar import OCTETS, Event, calendar, escaped, folded
from ashore.reports.journal_calendar import later

TODAY = date(2026, 11, 25)
WRITTEN = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= OCTETS for line in lines)
    return re.sub("\r\n[ \t]", "", "\r\n".join(lines)).split("\r\n")


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value, flags=re.DOTALL)


def events(text: str) -> Iterator[dict[str, str]]:
    found: dict[str, str] = {}
    for line in unfolded(text):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found = {}
        elif line == "END:VEVENT":
            yield found
        else:
            found[name] = value


@given(st.text(max_size=300))
def test_a_folded_line_is_one_line(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    pieces = list(folded(line))
    assert all(len(piece.encode("utf-8", "surrogatepass")) <= OCTETS for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_no_text_ends_its_line_or_its_value(text: str) -> None:
    written = calendar("x", [Event("k", TODAY, text, text, WRITTEN)])
    (event,) = events(written)
    assert unescaped(event["SUMMARY"]) == text
    assert unescaped(event.get("DESCRIPTION", "")) == text


def test_line_ends_and_controls_in_a_text() -> None:
    assert escaped("a;b,c\\d\r\ne\rf\x00\x1b") == r"a\;b\,c\\d\ne\nf"
    hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y"
    assert len(list(events(calendar("x", [Event("k", TODAY, hostile, "", WRITTEN)])))) == 1


def test_a_day_and_an_hour() -> None:
    at = datetime(2026, 12, 1, 14, 0)  # noqa: DTZ001 - by the clock on the wall
    text = calendar("due", [Event("a", TODAY, "day", "", WRITTEN), Event("b", at, "hour", "", WRITTEN, busy=True)])
    lines = unfolded(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "NAME:due", "X-WR-CALNAME:due"} <= set(lines)
    day, hour = events(text)
    assert (day["DTSTART;VALUE=DATE"], day["TRANSP"], day["DTSTAMP"]) == (
        "20261125",
        "TRANSPARENT",
        "20261101T083000Z",
    )
    assert (hour["DTSTART"], hour["DURATION"], hour["TRANSP"]) == ("20261201T140000", "PT1H", "OPAQUE")
    assert day["UID"] != hour["UID"]
    assert [event["UID"] for event in events(calendar("due", [Event("a", TODAY, "x", "", WRITTEN)]))] == [
        day["UID"]
    ]


def test_months_later_stays_within_the_month() -> None:
    assert later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert later(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert later(date(2027, 11, 29), 3) == date(2028, 2, 29)
