"""How profile and readiness are shown on a terminal and in JSON: by ``ashore me``, and after an import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import label

if TYPE_CHECKING:
    from ashore.facts import Value
    from ashore.packs import Words
    from ashore.person.profile import Citation, Entry
    from ashore.person.readiness import Check
    from ashore.person.standing import Row, Standing
    from ashore.workspace.profile import ImportedResume

WIDTH: Final = 22
SHOWN: Final = 12
LONGEST: Final = 80
"""Characters of a quote that are shown."""

_LISTED: Final = frozenset({"skills", "languages"})
"""Kinds of entry that are shown on one line together."""


def told(session: Session, found: Standing) -> str:
    """Return profile and readiness as lines."""
    return "\n".join([*_profile(session, found), "", *_readiness(session, found)])


def standing_rows(session: Session, found: Standing) -> dict[str, Value]:
    """Return the same as data."""
    from ashore.person.standing import profile_row, readiness_row

    return {"profile": profile_row(found), "standing": readiness_row(found, lambda words: _word(session, words))}


def _word(session: Session, words: Words) -> str:
    return words.zh if session.language == "zh" else words.en


def _profile(session: Session, found: Standing) -> Iterator[str]:
    if found.resume is not None:
        yield session.say("cli.me.profile_part.heading", file=found.resume)
    elif found.resumes > 1:
        yield session.say("cli.me.profile_part.several", count=found.resumes)
    else:
        yield session.say("cli.me.profile_part.none")
        if found.rows:
            yield session.say("cli.me.profile_part.heading_said", file="me.yaml")
    yield from (_row(session, row) for row in found.rows)
    if found.hidden:
        yield "  " + session.say("cli.me.profile_part.hidden", file=found.resume or "", count=found.hidden)
    if found.missing:
        yield "  " + session.say("cli.me.profile_part.missing", fields=_fields(session, found.missing))


def _row(session: Session, row: Row) -> str:
    values = list(dict.fromkeys(_value(session, row.name, *cited) for cited in row.values))
    shown = session.say("profile.line.between").join(map(printable, values[:SHOWN]))
    if len(values) > SHOWN:
        shown += " …"
    if len(values) == 1:
        shown += "  " + " ".join(_quoted(session, citation) for _, citation in row.values[:SHOWN])
    return f"  {padded(session.say(f'profile.field.{row.name}'), WIDTH)}{shown}"


def _value(session: Session, name: str, value: str, citation: Citation) -> str:
    """Return a value in the language: by its name where it has one in both, else as the résumé prints it."""
    if name in {"years", "internships"}:
        return session.say("profile.line.years", years=float(value))
    if name in {"degree", "degree_in_progress"}:
        return label(session.language, "profile.degree", value)
    if name == "tiers":
        return label(session.language, "profile.tier", value)
    if name == "languages":
        language, blank, level = value.partition(" ")
        return label(session.language, "profile.language", language) + blank + level
    as_printed = name == "majors" or (name == "skills" and session.language == "en")
    return citation.quote if as_printed else value


def _quoted(session: Session, citation: Citation) -> str:
    from ashore.person.profile import SAID

    if citation.document == SAID:
        return click.style(f"({session.say('profile.line.said')})", dim=True)
    quote = " ".join(citation.quote.split())
    quote = quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + "…"
    return click.style(f"“{printable(quote)}”", dim=True)


def _fields(session: Session, names: tuple[str, ...]) -> str:
    return session.say("profile.line.between").join(session.say(f"profile.field.{name}") for name in names)


def rung_name(session: Session, rung: str) -> str:
    """Return what a rung is called."""
    from ashore.person import keys

    return next(line.name(session.language) for line in keys.READINESS if line.en == rung)


def _readiness(session: Session, found: Standing) -> Iterator[str]:
    say = session.say
    yield say(
        "cli.me.readiness_part.heading",
        rung=rung_name(session, found.rung),
        meaning=say(f"readiness.rung.{found.rung}"),
        origin=say(f"readiness.origin.{found.origin}"),
    )
    readiness = found.readiness
    if found.differs:
        names = {"said": rung_name(session, found.rung), "assessed": rung_name(session, readiness.rung)}
        yield "  " + say("cli.me.readiness_part.differs", **names)
    for check in readiness.checks if readiness.grounded else ():
        yield _check(session, check)
    upper = readiness.next_rung
    if upper is None:
        yield "  " + say("cli.me.readiness_part.top")
    else:
        yield "  " + say("cli.me.readiness_part.next", rung=rung_name(session, upper))
        yield from ("    - " + say(f"readiness.check.{name}.action") for name in readiness.lifts)
    if found.advice is not None:
        words, article = _word(session, found.advice.words), _word(session, found.advice.article)
        yield "  " + say("cli.me.readiness_part.advice", article=article, advice=words)
    if readiness.questions:
        yield "  " + say("cli.me.readiness_part.ask", count=len(readiness.questions))


def _check(session: Session, check: Check) -> str:
    from ashore.person.profile import SAID

    said = any(one.document == SAID for one in check.evidence)
    status: str = check.status
    if status == "met" and said:
        status = "said"
    elif status == "not_met" and not said:
        status = "not_met_shown"
    name = session.say(f"readiness.check.{check.id}.name")
    line = session.say("cli.me.readiness_part.check", name=name, status=session.say(f"readiness.status.{status}"))
    quotes = "  " + _quoted(session, check.evidence[0]) if check.evidence and not said else ""
    return f"  {line}{quotes}"


def imported_lines(session: Session, imported: ImportedResume, found: Standing) -> Iterator[str]:
    """Yield what an import did, and what was read."""
    say, name, entries = session.say, imported.document.document.name, found.profile.entries
    yield say("cli.me.import.done", file=name, entries=len(entries))
    if not imported.new:
        yield say("cli.me.import.known")
    if imported.before is not None:
        yield say("cli.me.import.replaced", before=imported.before)
    if imported.mixed:
        yield say("cli.me.import.mixed")
    if not any(entry.kind in {"work", "education", "projects"} for entry in entries):
        yield say("cli.me.import.nothing", file=name)
    alone = [entry for entry in entries if entry.kind not in _LISTED]
    yield from (_entry(session, entry) for entry in alone[:SHOWN])
    if len(alone) > SHOWN:
        yield "  " + say("cli.me.import.more", count=len(alone) - SHOWN)
    yield from (_row(session, row) for row in found.rows if row.name in {"skills", "languages", "degree", "years"})
    if found.hidden:
        yield "  " + say("cli.me.profile_part.hidden", file=name, count=found.hidden)
    if found.missing:
        yield "  " + say("cli.me.profile_part.missing", fields=_fields(session, found.missing))
    yield ""
    yield say("cli.me.import.next", file=name)


def _entry(session: Session, entry: Entry) -> str:
    from ashore.person.standing import entry_period, entry_title

    period = entry_period(entry)
    after = "  " + click.style(f"“{printable(period)}”", dim=True) if period else ""
    kind = session.say(f"profile.entry.{entry.kind}")
    return f"  {padded(kind, WIDTH)}{printable(entry_title(entry))}{after}"
