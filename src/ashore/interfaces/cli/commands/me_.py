"""``ashore me``: what is known of the person, and the defaults for the rest; ``ashore me init`` begins it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.group import Group
from ashore.interfaces.cli.me_profile import commands
from ashore.interfaces.cli.profile_show import standing_rows, told
from ashore.interfaces.cli.session import session_of
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import label, number
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.person import Inputs, Me, Quantity

WIDTH: Final = 58
"""Columns of an input's name."""

_PERCENT: Final = frozenset({"chance", "chance_year", "rate_year", "share"})


_NOWHERE: Final[Mapping[str, Any]] = {"file": "", "line": 1, "column": 1}
"""The place of a mistake in an answer: only the remedy is told."""

_T = TypeVar("_T")


def build(language: Language) -> click.Command:
    """Return the command."""

    @click.pass_context
    def callback(context: click.Context, /) -> None:
        if context.invoked_subcommand is None:
            run(session_of(context))

    group = Group(name="me", callback=callback, help=say(language, "cli.me.help"), invoke_without_command=True)
    group.language = language
    begin = command(language, "me.init", start, [option(language, "me.init", "--yes", is_flag=True)])
    group.add_command(begin, "init")
    for name, below in commands(language):
        group.add_command(below, name)
    return group


# ashore me


def run(session: Session) -> None:
    """Print profile and readiness, what is given, then the defaults in use, each with its source."""
    with session.open() as workspace:
        inputs = workspace.inputs()
        standing = workspace.standing()
        file = workspace.folder / "me.yaml"
        written = file.is_file()
    if session.as_json:
        found = {**me_row(session.language, inputs), **standing_rows(session, standing)}
        session.answer({"file": str(file) if written else None, **found})
        return
    click.echo(told(session, standing) + "\n")
    if not written:
        click.echo(session.say("cli.me.none"))
    else:
        click.echo(session.say("cli.me.heading_given", file=file))
        said = [f"  {padded(name, WIDTH)}{value}" for name, value in _words(session, inputs.me)]
        given = [_line(session, quantity) for quantity in _of(inputs, "given")]
        click.echo("\n".join([*said, *given]) or "  " + session.say("cli.me.nothing_given"))
    for origin in ("evidence", "default"):
        if rows := list(_of(inputs, origin)):
            click.echo(
                "\n"
                + session.say("cli.me.heading_evidence" if origin == "evidence" else "cli.me.heading_defaults")
            )
            for quantity in rows:
                click.echo(_line(session, quantity))
                click.echo(click.style(f"      {_reason(session, quantity)}", dim=True))
    click.echo("\n" + session.say("cli.me.change", file="me.yaml"))


def me_row(language: Language, inputs: Inputs) -> dict[str, Any]:
    """Return what is known and every number in use, for the JSON envelope."""
    me = inputs.me
    return {
        "job": me.job,
        "employed": me.employed,
        "city": me.city,
        "readiness": me.readiness,
        "considered": [name for name in _options() if name in me.considered],
        "roles": list(me.roles),
        "cash_never_below": me.cash_never_below,
        "ruin_chance_at_most": me.ruin_chance_at_most,
        "degree": me.degree.value if me.degree else None,
        "years": me.years.value if me.years else None,
        "languages": [one.value for one in me.languages],
        "skills": [one.value for one in me.skills],
        "checks": {name: answer.value for name, answer in me.checks.items()},
        "inputs": [_row(language, inputs.quantities[name]) for name in inputs.names()],
    }


def _row(language: Language, quantity: Quantity) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": quantity.name,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "origin": quantity.origin,
        "line": quantity.line,
    }
    default = quantity.default
    if default is not None:
        row["what"] = getattr(default.what, language)
        if quantity.origin == "default":
            source = default.source
            row["source"] = source and {
                "title": source.title,
                "publisher": source.publisher,
                "year": source.year,
                "url": source.url,
                "speaks_of": getattr(source.speaks_of, language),
            }
            row["note"] = getattr(default.note, language)
    return row


def _words(session: Session, me: Me) -> Iterator[tuple[str, str]]:
    """Yield what is said in words, each with its name."""
    say_ = session.say
    if me.employed is not None:
        yield say_("cli.me.job"), printable(me.job) if me.job else say_("cli.me.no_job")
    if me.city is not None:
        yield say_("cli.me.city"), printable(me.city)
    if me.readiness is not None:
        yield say_("cli.me.readiness"), _key(session.language, "READINESS", me.readiness)
    yield (
        say_("cli.me.considered"),
        " · ".join(_key(session.language, "OPTION", name) for name in _options() if name in me.considered),
    )
    if me.roles:
        yield say_("cli.me.roles"), " · ".join(label(session.language, "role_family", role) for role in me.roles)
    if me.cash_never_below is not None:
        yield say_("cli.me.limit_cash"), f"¥{number(me.cash_never_below)}"
    if me.ruin_chance_at_most is not None:
        yield say_("cli.me.limit_ruin"), f"{number(100 * me.ruin_chance_at_most)}%"


def _options() -> tuple[str, ...]:
    from ashore.person.me import OPTIONS

    return OPTIONS


def _key(language: Language, table: str, name: str) -> str:
    """Return what a word of the file is in the language."""
    from ashore.person import keys

    lines: tuple[keys.Line, ...] = getattr(keys, table)
    return next(line.name(language) for line in lines if line.en == name).replace("_", " ")


def _of(inputs: Inputs, origin: str) -> Iterator[Quantity]:
    return (inputs.quantities[name] for name in inputs.names() if inputs.quantities[name].origin == origin)


def _line(session: Session, quantity: Quantity) -> str:
    base, _, role = quantity.name.partition("@")
    what = getattr(quantity.default.what, session.language) if quantity.default else base
    name = f"{what} · {label(session.language, 'role_family', role)}" if role else what
    unit = session.say(f"me.unit.{quantity.unit}")
    value = f"{_shown(quantity.value, quantity.unit)} {unit}".strip()
    if quantity.origin == "given":
        after = "  " + session.say("cli.me.line", line=quantity.line or 0)
    else:
        low, high = (_shown(bound, quantity.unit) for bound in (quantity.low, quantity.high))
        after = "" if low == high else "  " + session.say("cli.me.band", low=low, high=high)
    return f"  {padded(name, WIDTH)}{value}{after}"


def _shown(value: float, unit: str) -> str:
    return f"{number(round(100 * value, 4))}%" if unit in _PERCENT else number(value)


def _reason(session: Session, quantity: Quantity) -> str:
    """Return where a default comes from, and how its value follows."""
    default = quantity.default
    if default is None:
        return ""
    note = getattr(default.note, session.language)
    if default.source is None:
        return f"{session.say('cli.me.guess')} · {note}"
    source = default.source
    told = session.say(
        "cli.me.source",
        publisher=source.publisher,
        year=source.year,
        title=source.title,
        speaks_of=getattr(source.speaks_of, session.language),
    )
    return f"{told} · {note}"


# ashore me init


def start(session: Session, *, yes: bool) -> None:
    """Ask in a terminal, else write the commented file; one that is there already is left alone."""
    from ashore.person.errors import MeExistsError
    from ashore.person.me import Me

    with session.open() as workspace:
        file = workspace.folder / "me.yaml"
        if file.exists():
            raise MeExistsError(file=str(file))
        me = ask(session) if sys.stdin.isatty() and not (yes or session.as_json) else Me()
        workspace.write_me(me, session.language)
    if session.as_json:
        session.answer({"file": str(file)})
    else:
        click.echo(session.say("cli.me.init.done", file=file))


def ask(session: Session) -> Me:
    """Ask the few questions that matter; what is left empty stays unknown."""
    from ashore.person import keys
    from ashore.person.me import Given, Me, considered

    click.echo(session.say("cli.me.init.lead"))
    job = _asked(session, "job", str)
    employed = None if job is None else job.lower() not in keys.NONE
    me = Me(job=job if employed else None, employed=employed, considered=considered(employed=employed))
    pay = "last_income" if employed is False else "income"
    numbers = {"income": _asked(session, pay, lambda typed: _pay(typed, employed=employed))}
    numbers |= {name: _asked(session, name, partial(_number, name)) for name in ("cash", "spending")}
    readiness = _asked(session, "readiness", _readiness)
    numbers["hours"] = _asked(session, "hours", partial(_number, "hours"))
    roles = _asked(session, "roles", partial(_roles, session.language)) or ()
    given = {name: Given(value, 1, 1) for name, value in numbers.items() if value is not None}
    return replace(me, readiness=readiness, numbers=given, roles=roles)


def _asked(session: Session, name: str, read: Callable[[str], _T]) -> _T | None:
    """Ask until an answer can be read; None for an empty one."""
    question = session.say(f"cli.me.init.{name}")
    while typed := click.prompt(question, default="", show_default=False).strip():
        try:
            return read(typed)
        except AshoreError as error:
            click.echo(session.say("cli.me.init.again", remedy=session.explain(error)[1]))
    return None


def _number(name: str, typed: str) -> float:
    from ashore.person.reading import read_number

    return read_number(name, typed)


def _pay(typed: str, *, employed: bool | None) -> float:
    from ashore.person.errors import MeNoPayError

    pay = _number("income", typed)
    if pay == 0 and employed:
        raise MeNoPayError(**_NOWHERE)
    return pay


def _readiness(typed: str) -> str:
    from ashore.person import keys
    from ashore.person.errors import MeChoiceError
    from ashore.person.lines import find

    line = find(typed, keys.READINESS)
    if line is None:
        known = ", ".join(f"{known.en} / {known.zh}" for known in keys.READINESS)
        raise MeChoiceError(**_NOWHERE, key="", text=typed, known=known)
    return line.en


def _roles(language: Language, typed: str) -> tuple[str, ...]:
    from ashore.person.errors import MeRoleError
    from ashore.person.reading import role_names
    from ashore.text.folding import fold_key
    from ashore.vocabulary import load

    names = role_names(load().terms("roles"))
    found = []
    for part in filter(None, map(str.strip, re.split("[,，、;；]", typed))):
        role = names.get(fold_key(part))
        if role is None:
            known = ", ".join(label(language, "role_family", name) for name in dict.fromkeys(names.values()))
            raise MeRoleError(**_NOWHERE, role=part, known=known)
        found.append(role)
    return tuple(dict.fromkeys(found))
