"""What stood in the note of an entry before it had columns: the company, the way there, when one meets, which ad.

``company: Example; via: website; at: 2026-08-12 14:00; ask about the team`` holds three details and free words.
The names may be in either language. Only entries of earlier versions are read so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ashore.journal.outcomes import LONGEST, read_time, write_time

NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "company": ("company", "公司"),
    "title": ("title", "职位"),
    "channel": ("via", "渠道"),
    "at": ("at", "时间"),
    "entry": ("entry", "对应"),
    "ad": ("ad", "广告"),
}
"""What the details were called in a note, in English and in Chinese."""

_APART: Final = re.compile(r"[;；\n]+")
_NAMED: Final = re.compile(r"\s*([^:：]{1,12}?)\s*[:：]\s*(.+?)\s*", re.DOTALL)
_KEYS: Final = {called: key for key, names in NAMES.items() for called in names}
_DIGEST: Final = re.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True, slots=True)
class Details:
    """The details of an entry; empty or None where the note names none. ``words`` is what else it says."""

    company: str = ""
    title: str = ""
    channel: str = ""
    at: str = ""
    entry: int | None = None
    ad: str = ""
    words: str = ""


def read(note: str | None) -> Details:
    """Read a note; what is no detail, or cannot be one, stays among the words.

    A note without details stays as it is.
    """
    found, words = Details(), []
    for part in _APART.split(note or ""):
        match = _NAMED.fullmatch(part)
        key = _KEYS.get(match[1].lower()) if match else None
        taken = None if match is None or key is None else _take(found, key, match[2])
        if taken is not None:
            found = taken
        elif part.strip():
            words.append(part.strip())
    return replace(found, words=(note or "") if found == Details() else "; ".join(words))


def upgraded(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of an export as entries had them then with the columns that they have now."""
    found = read(row["note"])
    fresh = {
        "note": found.words or None, "replaces": None, "answers": found.entry, "company": found.company,
        "title": found.title, "channel": found.channel, "city": "", "ad": found.ad, "at": found.at, "round": None,
        "hours": None, "terms": None, "questions": None, "key": None,
    }  # fmt: skip
    if found.entry is not None and found.entry >= row["id"]:
        fresh["answers"] = None
    return {**row, **fresh}


def _take(found: Details, key: str, value: str) -> Details | None:
    """Return the details with one more; None where the value cannot be one of that name."""
    if key == "at":
        when = read_time(value)
        return None if when is None else replace(found, at=write_time(*when))
    if key == "entry":
        fits = value.isascii() and value.isdigit() and len(value) < 10
        return replace(found, entry=int(value)) if fits else None
    if key == "ad":
        return replace(found, ad=value) if _DIGEST.fullmatch(value) else None
    if key == "company":
        return replace(found, company=value[:LONGEST])
    return replace(found, title=value[:LONGEST]) if key == "title" else replace(found, channel=value[:LONGEST])
