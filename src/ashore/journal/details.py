"""What stands in the note of an entry beside free words: the company, the way there, when one meets, which ad.

``company: Example; via: website; at: 2026-08-12 14:00; ask about the team`` holds three details and free words.
The names may be written in either language, so that a note typed on the command line is read just as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from ashore.words import LANGUAGES, Language

NAMES: Final[dict[str, dict[Language, str]]] = {
    "company": {"en": "company", "zh": "公司"},
    "title": {"en": "title", "zh": "职位"},
    "via": {"en": "via", "zh": "渠道"},
    "at": {"en": "at", "zh": "时间"},
    "entry": {"en": "entry", "zh": "对应"},
    "ad": {"en": "ad", "zh": "广告"},
}
"""What the details are called in a note."""
LONGEST: Final = 120
"""Characters of one detail."""

_APART: Final = re.compile(r"[;；\n]+")
_NAMED: Final = re.compile(r"\s*([^:：]{1,12}?)\s*[:：]\s*(.+?)\s*", re.DOTALL)
_KEYS: Final = {name[language]: key for key, name in NAMES.items() for language in LANGUAGES}
_TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}))?")
_DIGEST: Final = re.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True, slots=True)
class Details:
    """The details of an entry; empty or None where the note names none.

    Attributes
    ----------
    at
        When an interview takes place, by the clock on the wall there.
    timed
        Whether ``at`` names an hour.
    entry
        The entry that this one answers.
    ad
        First digits of the digest of the ad.
    words
        What else the note says.
    """

    company: str = ""
    title: str = ""
    via: str = ""
    at: datetime | None = None
    timed: bool = False
    entry: int | None = None
    ad: str = ""
    words: str = ""


@lru_cache(maxsize=4096)
def read(note: str | None) -> Details:
    """Read a note; what is no detail, or cannot be one, stays among the words."""
    found, words = Details(), []
    for part in _APART.split(note or ""):
        match = _NAMED.fullmatch(part)
        key = _KEYS.get(match[1].lower()) if match else None
        taken = None if match is None or key is None else _take(found, key, match[2])
        if taken is not None:
            found = taken
        elif part.strip():
            words.append(part.strip())
    return replace(found, words="; ".join(words))


def _take(found: Details, key: str, value: str) -> Details | None:
    """Return the details with one more; None where the value cannot be one of that name."""
    if key == "at":
        when = read_time(value)
        return None if when is None else replace(found, at=when[0], timed=when[1])
    if key == "entry":
        fits = value.isascii() and value.isdigit() and len(value) < 10
        return replace(found, entry=int(value)) if fits else None
    if key == "ad":
        return replace(found, ad=value) if _DIGEST.fullmatch(value) else None
    if key == "company":
        return replace(found, company=value[:LONGEST])
    return replace(found, title=value[:LONGEST]) if key == "title" else replace(found, via=value[:LONGEST])


def read_time(text: str) -> tuple[datetime, bool] | None:
    """Read ``2026-08-12 14:00`` or ``2026-08-12``, and whether it names an hour; None where it is neither."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return datetime.fromisoformat(f"{match[1]}T{(match[2] or '00:00').rjust(5, '0')}"), match[2] is not None
    except ValueError:
        return None


def write(details: Details, language: Language) -> str:
    """Return the details as a note that `read` reads again; empty where there is nothing to say."""
    at = (
        "" if details.at is None else f"{details.at:%Y-%m-%d %H:%M}" if details.timed else f"{details.at:%Y-%m-%d}"
    )
    values = {
        "company": _clean(details.company),
        "title": _clean(details.title),
        "via": _clean(details.via),
        "at": at,
        "entry": "" if details.entry is None else str(details.entry),
        "ad": details.ad,
    }
    colon, apart = ("：", "；") if language == "zh" else (": ", "; ")
    parts = [f"{NAMES[key][language]}{colon}{value}" for key, value in values.items() if value]
    words = " ".join(details.words.split())
    return apart.join([*parts, words] if words else parts)


def _clean(value: str) -> str:
    """Return a value that does not end early: without what parts details from each other."""
    return " ".join(_APART.sub(" ", value).split())[:LONGEST]
