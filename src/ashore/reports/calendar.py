"""Calendars as iCalendar text (RFC 5545): events of a day, or of an hour by the clock on the wall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import NAMESPACE_OID, uuid5

OCTETS: Final = 75
"""Octets of a line at most, without its end (RFC 5545, 3.1)."""
HOUR: Final = "PT1H"
PRODUCT: Final = "-//Ashore//Journal//EN"

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED: Final = re.compile(r"[\\;,]")


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Attributes
    ----------
    key
        What it is about; the same in every version of the calendar, so that a change moves it and adds none.
    start
        A day, or a time by the clock on the wall.
    written
        When what it rests on was written, in UTC.
    busy
        Whether it takes the person's time.
    """

    key: str
    start: date | datetime
    summary: str
    description: str
    written: datetime
    busy: bool = False


def calendar(name: str, events: Iterable[Event], url: str = "") -> str:
    """Return a calendar that a program can subscribe to.

    Parameters
    ----------
    name
        What programs show it as.
    url
        Where what the events are about is seen.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"]
    for event in events:
        lines += _event(event, url)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in folded(line))


def _event(event: Event, url: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_OID, f'ashore:{event.key}')}"
    yield f"DTSTAMP:{event.written:%Y%m%dT%H%M%SZ}"
    if isinstance(event.start, datetime):
        yield f"DTSTART:{event.start:%Y%m%dT%H%M%S}"
        yield f"DURATION:{HOUR}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if url:
        yield f"URL:{url}"
    yield f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return a value of type TEXT (RFC 5545, 3.3.11): no character of it ends the line or the value."""
    clean = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPED.sub(r"\\\g<0>", clean).replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of 75 octets at most, each but the first after a space, no character cut in two."""
    if len(line.encode()) <= OCTETS:
        yield line
        return
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece
