"""Facts of a résumé whose format names its fields: JSON Resume, read into spans by its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.documents import Document
from ashore.facts.model import Value
from ashore.facts.resumes.entry import PRINTED, Finding, Printed
from ashore.facts.resumes.periods import normal_date
from ashore.facts.resumes.schools import find_degrees
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

_PATH: Final = re.compile(
    r"(?P<list>[a-z]+)(?:\[(?P<index>\d+)\])?(?:\.(?P<key>[A-Za-z]+))?(?:\[\d+\])?(?:\.(?P<inner>[A-Za-z]+))?"
)
_ALIASES: Final = {
    "basics.location.city": "basics.location",
    "work.company": "work.name",
    "work.website": "work.url",
    "volunteer.name": "volunteer.organization",
    "skills.keywords": "skills.name",
    "projects.roles": "projects.role",
}


def find_regions(
    document: Document, provides: frozenset[str], vocabulary: Vocabulary
) -> Iterator[tuple[str | None, Finding]]:
    """Yield what the regions of a document say, each with its subject (``work[0]``); unknown paths say nothing."""
    for region in sorted(document.regions, key=lambda region: (region.start, region.end)):
        match = _PATH.fullmatch(region.path)
        if match is None or region.start >= region.end:
            continue
        field = ".".join(part for part in (match["list"], match["key"], match["inner"]) if part)
        field = _ALIASES.get(field, field)
        if field not in provides:
            continue
        subject = f"{match['list']}[{match['index']}]" if match["index"] else None
        words = document.text[region.start : region.end]
        yield subject, Finding(field, region.start, region.end, _value(field, words, vocabulary))


def _value(field: str, words: str, vocabulary: Vocabulary) -> Value | Printed:
    if field.endswith(("Date", ".date")):
        return normal_date(words) or PRINTED
    if field == "education.studyType":
        degrees = find_degrees(fold_chars(words), vocabulary)
        return degrees[0].value if degrees else PRINTED
    if field == "skills.name":
        known = linker(vocabulary, "skills").look_up(words)
        return known.name if known else PRINTED
    if field == "basics.phone":
        return ("+" if "+" in words else "") + re.sub(r"\D", "", words)
    return PRINTED
