"""Where a person stands, in words: their résumé with its quotes, and the ladder of readiness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ashore.packs import Words
from ashore.person import keys
from ashore.person.me import RUNGS
from ashore.person.profile import SAID, Citation, Cited, Entry
from ashore.person.readiness import Check
from ashore.person.standing import Row, Standing, entry_period, entry_title
from ashore.reports.quotes import Quoted, in_sentence
from ashore.reports.values import label
from ashore.words import Language, catalogue, say

MARKS: Final[Mapping[str, str]] = {"met": "✓", "not_met": "✗", "unknown": "?"}
"""Beside the word, never in its place."""

_LISTED: Final = frozenset({"skills", "languages"})
"""Kinds of entry whose names stand together."""
_UNTOLD: Final = frozenset(
    {"name", "position", "institution", "organization", "title", "period", "area", "studyType", "role", "issuer"}
)
"""Fields of an entry that its heading shows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that somebody wrote: in their sentence, in which document, and whether only ``me.yaml`` says so."""

    quoted: Quoted
    said: bool


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """A line of the profile: its name, its values in words, and what they were read from."""

    name: str
    values: tuple[str, ...]
    quotes: tuple[Shown, ...]
    said: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """A job, a study, a project of the résumé.

    Attributes
    ----------
    title, period
        As they are printed.
    document, start
        Where it stands.
    lines
        Each further field with the words it was read from.
    """

    kind: str
    title: str
    period: str
    document: str
    start: int
    lines: tuple[tuple[str, tuple[Shown, ...]], ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check of readiness.

    Attributes
    ----------
    status
        ``met``, ``not_met``, ``unknown``; ``word`` says it, with who says so.
    action
        What to do about it.
    """

    id: str
    name: str
    status: str
    mark: str
    word: str
    quotes: tuple[Shown, ...]
    action: str


@dataclass(frozen=True, slots=True)
class RungView:
    """A rung.

    Attributes
    ----------
    place
        ``below``, ``here``, ``next`` or ``above``, seen from where the person stands.
    """

    id: str
    name: str
    meaning: str
    place: str
    checks: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder of readiness.

    Attributes
    ----------
    origin
        Where the rung comes from, in words.
    differs
        A sentence where the person says another rung than their résumé and answers; empty else.
    next
        Name of the rung above; empty at the top.
    lifts
        What would lift the person there.
    questions
        Checks that are open, with their questions.
    advice
        What an article advises at this rung; empty where none does.
    grounded
        Whether anything was there to judge by.
    """

    rung: str
    origin: str
    differs: str
    rungs: tuple[RungView, ...]
    next: str
    lifts: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    advice: str
    grounded: bool


def in_language(words: Words, language: Language) -> str:
    """Return words in a language."""
    return words.zh if language == "zh" else words.en


def rung_name(rung: str, language: Language) -> str:
    """Return what a rung is called."""
    return next(line.name(language) for line in keys.READINESS if line.en == rung)


# The résumé


def profile_lines(found: Standing, language: Language) -> tuple[ProfileLine, ...]:
    """Return the lines of the profile."""
    return tuple(_line(row, found.profile.texts, language) for row in found.rows)


def missing(found: Standing, language: Language) -> str:
    """Return what ads ask about and neither the résumé nor the person says."""
    return between(language).join(say(language, f"profile.field.{name}") for name in found.missing)


def between(language: Language) -> str:
    """Return what parts the items of a list."""
    return "、" if language == "zh" else ", "


def entries(found: Standing, language: Language) -> tuple[EntryView, ...]:
    """Return the entries of the résumé that stand on their own."""
    texts = found.profile.texts
    return tuple(_entry(entry, texts, language) for entry in found.profile.entries if entry.kind not in _LISTED)


def words_of(citation: Citation, texts: Mapping[str, str]) -> Shown:
    """Return cited words in their sentence; alone where the text is not at hand."""
    text = texts.get(citation.document)
    if text is None or text[citation.start : citation.end] != citation.quote:
        quoted = Quoted(citation.document, citation.start, citation.end, "", citation.quote, "")
    else:
        quoted = in_sentence(citation.document, text, citation.start, citation.end)
    return Shown(quoted, citation.document == SAID)


def _line(row: Row, texts: Mapping[str, str], language: Language) -> ProfileLine:
    values = dict.fromkeys(_value(row.name, value, citation, language) for value, citation in row.values)
    cited = {(one.start, one.end, one.document): words_of(one, texts) for _, one in row.values}
    said = all(citation.document == SAID for _, citation in row.values)
    return ProfileLine(say(language, f"profile.field.{row.name}"), tuple(values), tuple(cited.values()), said)


def _value(name: str, value: str, citation: Citation, language: Language) -> str:
    """Return a value in the language: by its name where it has one in both, else as the résumé prints it."""
    if name in {"years", "internships"}:
        return say(language, "profile.line.years", years=float(value))
    if name in {"degree", "degree_in_progress"}:
        return label(language, "profile.degree", value)
    if name == "tiers":
        return label(language, "profile.tier", value)
    if name == "languages":
        spoken, blank, level = value.partition(" ")
        return label(language, "profile.language", spoken) + blank + level
    as_printed = name == "majors" or (name == "skills" and language == "en")
    return " ".join(citation.quote.split()) if as_printed and citation.quote else value


def _entry(entry: Entry, texts: Mapping[str, str], language: Language) -> EntryView:
    period = entry_period(entry) or ""
    dates = {"startDate", "endDate", "date"} if period else set()
    lines = tuple(
        (_field(entry.kind, name, language), tuple(words_of(one.citation, texts) for one in _distinct(values)))
        for name, values in entry.fields.items()
        if name not in _UNTOLD | dates
    )
    first = min((one.citation for values in entry.fields.values() for one in values), key=lambda one: one.start)
    kind = say(language, f"profile.entry.{entry.kind}")
    return EntryView(
        kind, entry_title(entry) or kind, " ".join(period.split()), first.document, first.start, lines
    )


def _field(kind: str, name: str, language: Language) -> str:
    known = catalogue(language)
    keys_ = (f"field.{kind}.{name}", f"profile.field.{name}", f"field.{name}")
    return next((known[key] for key in keys_ if key in known), name)


def _distinct(values: tuple[Cited[object], ...]) -> Iterator[Cited[object]]:
    seen: set[tuple[int, int]] = set()
    for one in values:
        place = (one.citation.start, one.citation.end)
        if place not in seen:
            seen.add(place)
            yield one


# The ladder


def ladder(found: Standing, language: Language) -> Ladder:
    """Return the ladder with the checks behind each rung."""
    readiness, here = found.readiness, RUNGS.index(found.rung)
    differs = ""
    if found.differs:
        names = {
            "said": rung_name(found.rung, language),
            "assessed": rung_name(readiness.rung, language),
        }
        differs = say(language, "cli.me.readiness_part.differs", **names)
    upper = readiness.next_rung
    return Ladder(
        found.rung,
        say(language, f"readiness.origin.{found.origin}"),
        differs,
        tuple(
            RungView(
                rung,
                rung_name(rung, language),
                say(language, f"readiness.rung.{rung}"),
                _place(at - here),
                tuple(_check(check, found.profile.texts, language) for check in readiness.of(rung)),
            )
            for at, rung in enumerate(RUNGS)
        ),
        "" if upper is None else rung_name(upper, language),
        tuple(say(language, f"readiness.check.{name}.action") for name in readiness.lifts),
        tuple((name, say(language, f"readiness.check.{name}.question")) for name in readiness.questions),
        _advice(found, language),
        readiness.grounded,
    )


def _place(steps: int) -> str:
    return "here" if steps == 0 else "next" if steps == 1 else "above" if steps > 1 else "below"


def _check(check: Check, texts: Mapping[str, str], language: Language) -> CheckView:
    said = any(one.document == SAID for one in check.evidence)
    status: str = check.status
    if status == "met" and said:
        status = "said"
    elif status == "not_met" and not said:
        status = "not_met_shown"
    return CheckView(
        check.id,
        say(language, f"readiness.check.{check.id}.name"),
        check.status,
        MARKS[check.status],
        say(language, f"readiness.status.{status}"),
        tuple(words_of(one, texts) for one in check.evidence),
        say(language, f"readiness.check.{check.id}.action"),
    )


def _advice(found: Standing, language: Language) -> str:
    if found.advice is None:
        return ""
    words = {
        "article": in_language(found.advice.article, language),
        "advice": in_language(found.advice.words, language),
    }
    return say(language, "cli.me.readiness_part.advice", **words)
