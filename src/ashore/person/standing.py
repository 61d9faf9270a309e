"""What `ashore me` shows before the numbers: who the person is by their résumé, and where they stand.

View models without a word of either language; the words stand in ``words/*/profile.toml`` and ``readiness.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ashore.facts.model import Value
from ashore.packs import ReportedFact, Words, load
from ashore.person.inputs import ReadinessOrigin
from ashore.person.me import RUNGS, Me
from ashore.person.profile import SAID, Citation, Cited, Entry, Profile
from ashore.person.readiness import Check, Readiness, assess

WANTED: Final = ("name", "degree", "years", "positions", "skills", "languages", "cities")
"""What ads ask about: where it is not found, that is told."""

_TITLES: Final = {
    "work": ("position", "name"),
    "education": ("institution", "area", "studyType"),
    "projects": ("name", "role"),
    "volunteer": ("organization", "position"),
    "skills": ("name",),
    "languages": ("language", "fluency"),
    "certificates": ("name", "issuer"),
    "awards": ("title", "awarder"),
}
"""The fields that name an entry, by its kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the profile: what it is about, and each value with its words.

    Attributes
    ----------
    values
        As text. Years have one decimal, and stand once with each period that they were counted from.
    """

    name: str
    values: tuple[tuple[str, Citation], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What an article advises at a rung, with the article's name."""

    words: Words
    article: Words
    fact: ReportedFact


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands.

    Attributes
    ----------
    resume
        Name of the document; None where there is none, or nobody has said which.
    resumes
        How many résumés are there.
    hidden
        Characters of hidden text in the résumé.
    rung, origin
        The rung that the calculation takes, and where it comes from; ``readiness.rung`` is the assessed one.
    missing
        Of `WANTED`, what neither the résumé nor the person says.
    """

    resume: str | None
    resumes: int
    hidden: int
    profile: Profile
    readiness: Readiness
    rung: str
    origin: ReadinessOrigin
    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    advice: Advice | None

    @property
    def differs(self) -> bool:
        """Whether the person says another rung than the résumé and the answers speak for."""
        return self.origin == "said" and self.readiness.grounded and self.rung != self.readiness.rung


def standing(profile: Profile, me: Me, *, resume: str | None, resumes: int, hidden: int) -> Standing:
    """Return where a person stands, by their profile and what they say."""
    readiness = assess(profile, me)
    known = resume is not None or bool(me.checks)
    origin: ReadinessOrigin = "said" if me.readiness else "assessed" if known else "default"
    rung = me.readiness or (readiness.rung if known else RUNGS[0])
    rows = tuple(row for row in _rows(profile) if row.values)
    missing = tuple(name for name in WANTED if name not in {row.name for row in rows}) if resume else ()
    advice = advice_at(rung)
    return Standing(resume, resumes, hidden, profile, readiness, rung, origin, rows, missing, advice)


def advice_at(rung: str) -> Advice | None:
    """Return what the evidence pack reports as advice at a rung."""
    pack = load()
    for fact in pack.stages:
        zh, en = fact.value, fact.value_en
        if isinstance(zh, dict) and isinstance(en, dict) and zh.get("rung") == rung and zh.get("advice"):
            words = Words(str(zh["advice"]), str(en.get("advice") or zh["advice"]))
            return Advice(words, pack.sources[fact.source].name, fact)
    return None


def _rows(profile: Profile) -> Iterator[Row]:
    yield Row("name", tuple(_texts(profile.basics.get("name", ())))[:1])
    yield Row("degree", tuple((one.value, one.citation) for one in (profile.degree,) if one))
    later = profile.degree_in_progress
    yield Row("degree_in_progress", ((later.value, later.citation),) if later else ())
    schools = [value for entry in profile.of("education") for value in entry.fields.get("institution", ())]
    yield Row("schools", tuple(_texts(schools)))
    yield Row("tiers", tuple((one.value, one.citation) for one in profile.tiers))
    yield Row("majors", tuple((one.value, one.citation) for one in profile.majors))
    for name, years in (("years", profile.years), ("internships", profile.internships)):
        yield Row(name, tuple((f"{years.value:.1f}", one) for one in years.periods) if years else ())
    yield Row("positions", tuple((one.value, one.citation) for one in profile.positions))
    yield Row(
        "languages",
        tuple((f"{one.name} {one.level}" if one.level else one.name, one.citation) for one in profile.languages),
    )
    yield Row("cities", tuple((one.value, one.citation) for one in profile.cities))
    yield Row("skills", tuple(_distinct(_skills(profile))))
    yield Row("said_skills", tuple((one.value, one.citation) for one in profile.said_skills))


def _skills(profile: Profile) -> Iterator[tuple[str, Citation]]:
    for entry in profile.entries:
        yield from _texts(entry.fields.get("name" if entry.kind == "skills" else "skills", ()))


def _distinct(values: Iterator[tuple[str, Citation]]) -> Iterator[tuple[str, Citation]]:
    seen: set[str] = set()
    for value, citation in values:
        if value not in seen:
            seen.add(value)
            yield value, citation


def _texts(values: tuple[Cited[Value], ...] | list[Cited[Value]]) -> Iterator[tuple[str, Citation]]:
    for value in values:
        if isinstance(value.value, str):
            yield value.value, value.citation


def entry_title(entry: Entry) -> str:
    """Return what names an entry, as it is printed, parted by `` · ``."""
    named = (entry.first(field) for field in _TITLES.get(entry.kind, ("name",)))
    return " · ".join(" ".join(one.citation.quote.split()) for one in named if one is not None)


def entry_period(entry: Entry) -> str | None:
    """Return the words of an entry's period."""
    whole = entry.first("period")
    if whole is not None:
        return whole.citation.quote
    ends = [found.citation.quote for field in ("startDate", "endDate", "date") if (found := entry.first(field))]
    return " - ".join(ends) or None


# As data


def citation_row(citation: Citation) -> dict[str, Value]:
    """Return a citation for the JSON envelope."""
    return {
        "document": citation.document,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "said": citation.document == SAID,
    }


def entry_row(entry: Entry) -> dict[str, Value]:
    """Return an entry for the JSON envelope: every value with its words."""
    fields: dict[str, Value] = {
        name: [{"value": one.value, **citation_row(one.citation)} for one in values]
        for name, values in entry.fields.items()
    }
    return {"kind": entry.kind, "number": entry.number, "title": entry_title(entry), "fields": fields}


def profile_row(found: Standing) -> dict[str, Value]:
    """Return the profile for the JSON envelope."""
    rows: dict[str, Value] = {
        row.name: [{"value": value, **citation_row(citation)} for value, citation in row.values]
        for row in found.rows
    }
    return {
        "resume": found.resume,
        "resumes": found.resumes,
        "hidden_characters": found.hidden,
        **rows,
        "missing": list(found.missing),
        "entries": [entry_row(entry) for entry in found.profile.entries],
    }


def readiness_row(found: Standing, word: Callable[[Words], str]) -> dict[str, Value]:
    """Return the readiness for the JSON envelope; ``word`` chooses the language."""
    advice = found.advice
    return {
        "rung": found.rung,
        "origin": found.origin,
        "assessed": found.readiness.rung if found.readiness.grounded else None,
        "differs": found.differs,
        "checks": [_check_row(check) for check in found.readiness.checks],
        "questions": list(found.readiness.questions),
        "next_rung": found.readiness.next_rung,
        "lifts": list(found.readiness.lifts),
        "advice": {"words": word(advice.words), "article": word(advice.article), "fact": advice.fact.id}
        if advice
        else None,
    }


def _check_row(check: Check) -> Value:
    return {
        "id": check.id,
        "rung": check.rung,
        "status": check.status,
        "evidence": [citation_row(one) for one in check.evidence],
    }
