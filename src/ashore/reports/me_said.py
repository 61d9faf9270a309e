"""What a person said of themselves, and the numbers that stand in for the rest, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ashore.person import keys
from ashore.person.inputs import Inputs, Quantity
from ashore.person.me import OPTIONS, Me
from ashore.reports.me_view import in_language, rung_name
from ashore.reports.values import label, number
from ashore.words import Language, say

PERCENT: Final = frozenset({"chance", "chance_year", "rate_year", "share"})


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number of the calculation.

    Attributes
    ----------
    band
        Within what it may well lie; empty where it is exact, or given.
    reason
        Where a default comes from, and how it follows; empty of what the person gave.
    link
        Address of the source; empty where there is none.
    """

    name: str
    value: str
    band: str
    reason: str
    link: str


def said_lines(me: Me, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what is said in words, each with its name."""
    return tuple(_said(me, language))


def _said(me: Me, language: Language) -> Iterator[tuple[str, str]]:
    dot = " · "
    if me.employed is not None:
        yield say(language, "cli.me.job"), me.job or say(language, "cli.me.no_job")
    if me.city is not None:
        yield say(language, "cli.me.city"), me.city
    if me.readiness is not None:
        yield say(language, "cli.me.readiness"), rung_name(me.readiness, language)
    options = [name for name in OPTIONS if name in me.considered]
    if len(options) < len(OPTIONS):
        named = {line.en: line.name(language).replace("_", " ") for line in keys.OPTION}
        yield say(language, "cli.me.considered"), dot.join(named[name] for name in options)
    if me.roles:
        yield say(language, "cli.me.roles"), dot.join(label(language, "role_family", role) for role in me.roles)
    if me.cash_never_below is not None:
        yield say(language, "cli.me.limit_cash"), f"¥{number(me.cash_never_below)}"
    if me.ruin_chance_at_most is not None:
        yield say(language, "cli.me.limit_ruin"), f"{number(100 * me.ruin_chance_at_most)}%"


def number_lines(inputs: Inputs, origin: str, language: Language) -> tuple[NumberLine, ...]:
    """Return the numbers of one origin: ``given``, ``evidence`` or ``default``."""
    found = (inputs.quantities[name] for name in inputs.names())
    return tuple(_number(quantity, language) for quantity in found if quantity.origin == origin)


def _number(quantity: Quantity, language: Language) -> NumberLine:
    base, _, role = quantity.name.partition("@")
    what = in_language(quantity.default.what, language) if quantity.default else base
    name = f"{what} · {label(language, 'role_family', role)}" if role else what
    value = f"{shown(quantity.value, quantity.unit)} {say(language, f'me.unit.{quantity.unit}')}".strip()
    if quantity.origin == "given":
        return NumberLine(name, value, "", "", "")
    low, high = (shown(bound, quantity.unit) for bound in (quantity.low, quantity.high))
    band = "" if low == high else f"{low}–{high}"
    return NumberLine(name, value, band, *_reason(quantity, language))


def shown(value: float, unit: str) -> str:
    """Return a number of the calculation as it is shown, without its unit."""
    return f"{number(round(100 * value, 4))}%" if unit in PERCENT else number(value)


def _reason(quantity: Quantity, language: Language) -> tuple[str, str]:
    """Return where a default comes from and how its value follows, and the address of the source."""
    default = quantity.default
    if default is None:
        return "", ""
    note = in_language(default.note, language)
    if default.source is None:
        return f"{say(language, 'cli.me.guess')} · {note}", ""
    source = default.source
    told = say(
        language,
        "cli.me.source",
        publisher=source.publisher,
        year=source.year,
        title=source.title,
        speaks_of=in_language(source.speaks_of, language),
    )
    return f"{told} · {note}", source.url or ""
