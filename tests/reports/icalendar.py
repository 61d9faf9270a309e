"""A reader of iCalendar for tests, by the rules of RFC 5545 as they are written there."""

from __future__ import annotations

import re

OCTETS = 75
NAME = re.compile(r"[A-Z0-9-]+(?:;[A-Z0-9-]+=[^\";:,]+)*")
"""A name with its parameters (3.1): none of ours is quoted."""
NEEDED = ("UID", "DTSTAMP", "SUMMARY")


def read_events(text: str) -> list[dict[str, str]]:
    """Return the events of one calendar: values as they are meant, by name with its parameters.

    Raises
    ------
    AssertionError
        Where the text breaks a rule.
    """
    assert text.endswith("\r\n"), "lines end with CRLF (3.1)"
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= OCTETS and not re.search(r"[\r\n]", line) for line in lines)
    whole = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert whole[0] == "BEGIN:VCALENDAR"
    assert whole[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0"} <= set(whole)
    assert any(line.startswith("PRODID:") for line in whole)
    found: list[dict[str, str]] = []
    inside = False
    for line in whole[1:-1]:
        name, colon, value = line.partition(":")
        assert colon, line
        assert NAME.fullmatch(name), line
        if line in {"BEGIN:VEVENT", "END:VEVENT"}:
            assert inside == (name == "END"), "events do not nest"
            inside = name == "BEGIN"
            if inside:
                found.append({})
        elif inside:
            assert name not in found[-1], f"{name} may stand once only (3.6.1)"
            found[-1][name] = unescaped(value)
    assert not inside
    for event in found:
        assert all(event.get(name) for name in NEEDED), event
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]), "in UTC (3.8.7.2)"
    assert len({event["UID"] for event in found}) == len(found)
    return found


def unescaped(value: str) -> str:
    """Return a text as it is meant (3.3.11)."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value, flags=re.DOTALL)
