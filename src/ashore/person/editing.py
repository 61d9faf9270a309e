"""Change what a person says of themselves, line by line: what else stands in their ``me.yaml`` stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Final

from ashore.errors import AshoreError, SeveralError
from ashore.person import errors, keys
from ashore.person.defaults import load
from ashore.person.keys import Line
from ashore.person.lines import Lines, find
from ashore.person.me import Me
from ashore.person.reading import read
from ashore.person.role_lines import with_roles
from ashore.person.surgery import put
from ashore.person.template import written
from ashore.text import located
from ashore.text.located import Scalar
from ashore.words import Language

ROLES: Final = "roles"
FIELDS: Final = (
    "job", "city", "income", "last_income", "cash", "spending", "hours", "horizon", "layoff_risk", "risk",
    "readiness", "cash_never_below", "ruin_chance_at_most", ROLES,
)  # fmt: skip
"""What `with_said` can change; ``roles`` are the role families in the person's order, parted by commas."""

_TOP: Final[Mapping[str, Line]] = {line.en: line for line in keys.TOP}
_LIMIT: Final[Mapping[str, Line]] = {line.en: line for line in keys.LIMITS}
_WORDS: Final[Mapping[str, tuple[Line, ...]]] = {"risk": keys.RISK, "readiness": keys.READINESS}
_UNITS: Final = {"cash_never_below": "cny", "ruin_chance_at_most": "chance"}
_PERCENT: Final = frozenset({"chance", "chance_year"})
_SETS: Final[Mapping[str, tuple[str, ...]]] = {
    "job": ("job", "employed", "considered"),
    "city": ("city",),
    "readiness": ("readiness",),
    "cash_never_below": ("cash_never_below",),
    "ruin_chance_at_most": ("ruin_chance_at_most",),
    ROLES: ("roles", "considered"),
}
"""The attributes of `Me` that a line sets; of the others it is a number."""

_MEANT: Final = (
    errors.MeJobIncomeError,
    errors.MeNoPayError,
    errors.MeLastIncomeError,
    errors.MeJobNeededError,
    errors.MeBelowLimitError,
)
"""Mistakes between two lines: they are the person's, however the line was put in."""


class EditPlaceError(AshoreError):
    """A file in which this cannot be changed without changing other lines (``file``; ``lines``: what to write)."""

    code: ClassVar[str] = "edit_place"


def value_of(name: str, typed: str, language: Language) -> str:
    """Return what was typed for a field as it stands in the file.

    Raises
    ------
    MeError
        Where it cannot be read; its remedy says what to type, its place means nothing.
    """
    if name == "job":
        none = typed.strip().lower() in keys.NONE
        return ("无" if language == "zh" else "none") if none else _quoted(typed, language)
    if name == "city":
        return _quoted(typed, language)
    reader = Lines("", {})
    key, node = Scalar(typed_name(name, language), 1, 1), Scalar(typed, 1, 1)
    if name in _WORDS and (name == "readiness" or typed[:1] not in "+-.0123456789"):
        word = reader.word(key, node, _WORDS[name])
        made = next((line.name(language) for line in _WORDS[name] if line.en == word), "")
    else:
        sets = _number_of(name) or ("cash" if name == "cash_never_below" else "")
        unit = _UNITS.get(name) or load()[sets].unit
        amount = reader.amount(sets, key, node, unit)
        made = "" if amount is None else plain(amount, percent=unit in _PERCENT)
    if reader.problems:
        raise reader.problems[0]
    return made


def _quoted(typed: str, language: Language) -> str:
    return f'"{typed}"' if typed in {"yes", "no"} else written(typed, language)


def typed_name(name: str, language: Language) -> str:
    """Return what a field is called in the file."""
    return next(line.name(language) for line in (*keys.TOP, *keys.LIMITS, *keys.OPTION) if line.en == _line(name))


def plain(value: float, *, percent: bool = False) -> str:
    """Return every digit of a number, none more, and no exponent."""
    text = format(Decimal(repr(value)) * (100 if percent else 1), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) + ("%" if percent else "")


def with_said(text: str, changes: Mapping[str, str | None], language: Language, file: str) -> str:
    """Return the text of a ``me.yaml`` with these lines changed.

    What is made is read again, and has to say the same as before but for the changes.

    Parameters
    ----------
    changes
        Of `FIELDS`, as `value_of` gives them (the roles by their ids, parted by commas); None makes a line a
        comment, so that nothing is said.

    Raises
    ------
    EditPlaceError
        Where that cannot be done.
    MeError, SeveralError
        Where the changes contradict what else is said.
    As `ashore.person.reading.read`, of the text as it is.
    """
    before = read(text, file)
    language = language_of(text) or language
    made: str | None = text
    for name, value in changes.items():
        if made is not None:
            made = _changed(made, name, value, language)
    if made is not None and _says(made, file, before, changes):
        return made
    told = ", ".join(_told(name, value, language) for name, value in changes.items())
    raise EditPlaceError(file=file, lines=told)


def _changed(text: str, name: str, value: str | None, language: Language) -> str | None:
    if name == ROLES:
        return with_roles(text, value.split(",") if value else (), language)
    if name in _LIMIT:
        return put(text, _LIMIT[name], value, language, _TOP["limits"])
    return put(text, _TOP[name], value, language)


def _says(text: str, file: str, before: Me, changes: Mapping[str, str | None]) -> bool:
    """Whether a text says what is wanted, and all else as before."""
    try:
        after = read(text, file)
        wanted = _wanted(changes)
    except errors.MeError as problem:
        if isinstance(problem, _MEANT):
            raise
        return False
    except SeveralError as problem:
        if all(isinstance(one, _MEANT) for one in problem.problems):
            raise
        return False
    except AshoreError:
        return False
    names = [name for change in changes for name in _SETS.get(change, ())]
    numbers = {number for change in changes if (number := _number_of(change))}
    as_wanted = all(getattr(after, name) == getattr(wanted, name) for name in names if name != "considered")
    as_wanted &= all(after.numbers.get(number) == wanted.numbers.get(number) for number in numbers)
    # What is known of a role that is taken out is said no more.
    gone = set(before.roles) - set(after.roles) if ROLES in changes else set()
    rest = {name: given for name, given in before.numbers.items() if name not in numbers}
    kept = {name: given for name, given in rest.items() if name.partition("@")[2] not in gone}
    same = {name: getattr(after, name) for name in names} | {"numbers": after.numbers}
    others = {name: given for name, given in after.numbers.items() if name not in numbers}
    return as_wanted and kept == others and replace(before, **same) == after


def _wanted(changes: Mapping[str, str | None]) -> Me:
    """Return what the changes say on their own."""
    said = {name: value for name, value in changes.items() if value is not None and name != ROLES}
    top = "".join(f"{name}: {value}\n" for name, value in said.items() if name not in _LIMIT)
    below = "".join(f"  {name}: {value}\n" for name, value in said.items() if name in _LIMIT)
    roles = tuple(filter(None, (changes.get(ROLES) or "").split(",")))
    alone = read(top + (f"limits:\n{below}" if below else ""), "me.yaml")
    return replace(alone, roles=roles)


def _number_of(name: str) -> str | None:
    line = _TOP.get(name)
    return line.sets if line is not None else None


def _line(name: str) -> str:
    return "apply" if name == ROLES else name


def _told(name: str, value: str | None, language: Language) -> str:
    return f"{typed_name(name, language)}: {value or ''}".rstrip()


def language_of(text: str) -> Language | None:
    """Return the language of the first key of a file; None where there is none."""
    from ashore.person.lines import halved

    root = located.read(halved(text)[0], "me.yaml")
    known = [key.text for key, _ in root if find(key.text, keys.TOP)] if isinstance(root, located.Mapping) else []
    return None if not known else "en" if known[0].isascii() else "zh"


def said(me: Me, language: Language) -> Mapping[str, str]:
    """Return what a file says now, field by field, as a person may type it; what it does not say is left out."""
    found = {name: given for name in ("cash", "spending", "hours", "horizon") if (given := _given(me, name))}
    found |= {"income" if me.employed is not False else "last_income": _given(me, "income")}
    found |= {"layoff_risk": _given(me, "layoff_year", percent=True), "city": me.city or ""}
    found[ROLES] = ",".join(me.roles)
    found["job"] = ("无" if language == "zh" else "none") if me.employed is False else me.job or ""
    if me.readiness:
        found["readiness"] = next(line.name(language) for line in keys.READINESS if line.en == me.readiness)
    if "risk_aversion" in me.numbers:
        found["risk"] = _risk(me.numbers["risk_aversion"].value, language)
    if me.cash_never_below is not None:
        found["cash_never_below"] = plain(me.cash_never_below)
    if me.ruin_chance_at_most is not None:
        found["ruin_chance_at_most"] = plain(me.ruin_chance_at_most, percent=True)
    return {name: value for name, value in found.items() if value}


def _given(me: Me, name: str, *, percent: bool = False) -> str:
    return plain(me.numbers[name].value, percent=percent) if name in me.numbers else ""


def _risk(value: float, language: Language) -> str:
    words: Sequence[str] = [name for name, aversion in keys.AVERSION.items() if aversion == value]
    if not words:
        return plain(value)
    return next(line.name(language) for line in keys.RISK if line.en == words[-1])
