"""Write a profile as JSON Resume (jsonresume.org, schema v1.0.0): what the résumé shows, and nothing more.

What is only said in ``me.yaml`` is left out: read again from a résumé it would count as shown. What is written
reads back as the same profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ashore.facts.model import Value
from ashore.facts.resumes.schools import find_degrees
from ashore.person.profile import Cited, Entry, Profile
from ashore.person.study import is_given_up, is_under_way
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

_ONE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "work": (
        ("name", "name"),
        ("position", "position"),
        ("location", "location"),
        ("startDate", "startDate"),
        ("endDate", "endDate"),
    ),
    "volunteer": (
        ("organization", "organization"),
        ("position", "position"),
        ("startDate", "startDate"),
        ("endDate", "endDate"),
    ),
    "education": (
        ("institution", "institution"),
        ("area", "area"),
        ("studyType", "studyType"),
        ("startDate", "startDate"),
        ("endDate", "endDate"),
        ("score", "score"),
    ),
    "projects": (("name", "name"), ("startDate", "startDate"), ("endDate", "endDate")),
    "certificates": (("name", "name"), ("date", "date"), ("issuer", "issuer")),
    "awards": (("title", "title"), ("date", "date"), ("awarder", "awarder")),
    "languages": (("language", "language"), ("fluency", "fluency")),
}
"""Members that hold one text, by kind: where it stands in the profile, and what it is called in the schema."""

_SUMMARY: Final = {"work": "summary", "volunteer": "summary", "projects": "description"}
_LISTS: Final = {"highlights": "highlights", "courses": "courses", "role": "roles"}


def json_resume(profile: Profile, vocabulary: Vocabulary) -> dict[str, Value]:
    """Return the members of a JSON Resume; those of which nothing is known are left out.

    Degrees and skills are written as the résumé prints them, where that reads back as what they are.
    """
    found: dict[str, Value] = {"$schema": SCHEMA}
    basics = _basics(profile)
    if basics:
        found["basics"] = basics
    for kind in _ONE:
        entries = [made for entry in profile.of(kind) if (made := _entry(profile, entry, vocabulary))]
        if entries:
            found[kind] = list[Value](entries)
    skills = [_skill(entry, vocabulary) for entry in profile.of("skills") if entry.fields.get("name")]
    if skills:
        found["skills"] = list[Value](skills)
    return found


def _basics(profile: Profile) -> dict[str, Value]:
    made: dict[str, Value] = {}
    for key in ("name", "email", "phone", "url"):
        texts = list(_texts(profile.basics.get(key, ())))
        if texts:
            made[key] = texts[0]
    for key, between in (("label", " / "), ("summary", "\n")):
        texts = list(_texts(profile.basics.get(key, ())))
        if texts:
            made[key] = between.join(texts)
    shown = [city.value for city in profile.cities if not city.said]
    if shown:
        made["location"] = {"city": shown[0]}
    return made


def _entry(profile: Profile, entry: Entry, vocabulary: Vocabulary) -> dict[str, Value]:
    made: dict[str, Value] = {}
    for field, key in _ONE[entry.kind]:
        text = _first(entry, field)
        if text is not None:
            made[key] = text
    degree = entry.first("studyType")
    if degree is not None and "studyType" in made:
        printed = find_degrees(fold_chars(degree.citation.quote), vocabulary)
        if printed and printed[0].value == degree.value:
            made["studyType"] = degree.citation.quote
        if is_given_up(profile, entry):
            del made["studyType"]  # a degree that nobody has
        elif "endDate" not in made and is_under_way(profile, entry):
            made["studyType"] = f"{made['studyType']}（在读）"
    summary = [text for field in ("summary", "description") for text in _quotes(entry.fields.get(field, ()))]
    if summary and entry.kind in _SUMMARY:
        made[_SUMMARY[entry.kind]] = "\n".join(summary)
    for field, key in _LISTS.items():
        texts = list(_quotes(entry.fields.get(field, ())))
        if texts:
            made[key] = list[Value](texts)
    return made


def _skill(entry: Entry, vocabulary: Vocabulary) -> dict[str, Value]:
    known = linker(vocabulary, "skills")
    names = []
    for stated in entry.fields["name"]:
        term = known.look_up(stated.citation.quote)
        names.append(stated.citation.quote if term and term.name == stated.value else str(stated.value))
    made: dict[str, Value] = {"name": names[0]}
    level = _first(entry, "level")
    if level is not None:
        made["level"] = level
    if len(names) > 1:
        made["keywords"] = list[Value](names[1:])
    return made


def _first(entry: Entry, field: str) -> str | None:
    """Return the first text of a field."""
    return next(iter(_texts(entry.fields.get(field, ()))), None)


def _texts(values: Iterable[Cited[Value]]) -> Iterable[str]:
    return (value.value for value in values if isinstance(value.value, str) and value.value.strip())


def _quotes(values: Iterable[Cited[Value]]) -> Iterable[str]:
    """Yield what was told in its own words, on one line each, unless the person has put it right."""
    for value in values:
        if isinstance(value.value, str) and value.value.strip():
            yield " ".join(value.value.split())
