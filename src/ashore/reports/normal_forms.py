"""The normal form of a value as a form to fill in, and what was filled in as a value again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from ashore.errors import AshoreError, Key
from ashore.facts import Value
from ashore.reports.values import label, number
from ashore.words import Language, catalogue, say

Shape = Literal["text", "number", "choice", "check", "lines", "json"]


class NotThisFormError(AshoreError):
    """What was typed is no value of this kind (``typed``, ``wanted``)."""

    code: ClassVar[str] = "not_this_form"


class WrongOrderError(AshoreError):
    """The lower end of a range is above the upper (``low``, ``high``)."""

    code: ClassVar[str] = "wrong_order"


class NothingTypedError(AshoreError):
    """A value was to be given, and every field is empty."""

    code: ClassVar[str] = "nothing_typed"


@dataclass(frozen=True, slots=True)
class Input:
    """One field of the form.

    Attributes
    ----------
    name
        Of the field in the form: ``value``, or ``value.min``.
    choices
        Of a ``choice``: each value with what it is called.
    """

    name: str
    label: str
    shape: Shape
    value: str
    choices: tuple[tuple[str, str], ...] = ()


_NUMBERS: Final = frozenset({"min", "max", "min_years", "max_years", "months_per_year"})
_CHECKS: Final = frozenset({"negotiable", "any", "fresh"})
_DATES: Final = frozenset({"start", "end"})
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "salary": ("min", "max", "period", "currency", "months_per_year", "negotiable"),
    "experience": ("min_years", "max_years", "any", "fresh"),
}
_PERIODS: Final = ("month", "year", "day", "hour")
_CURRENCIES: Final = ("CNY", "USD", "GBP", "EUR", "HKD", "SGD", "TWD", "JPY")
_TABLES: Final = {"role_family": "role_family", "education": "degree", "transition_type": "transition"}
"""Fields whose values are names of a table."""
_DATE: Final = re.compile(r"(?:\d{4}|-)(?:-\d{2}(?:-\d{2})?)?")
_DATED: Final = re.compile(r"(?:^|[._])(?:posted|deadline|start_?date|end_?date|offer_date|date)$", re.IGNORECASE)


def inputs(field: str, value: Value, language: Language) -> list[Input]:
    """Return the form for the value of a field, filled in with the value it has."""
    keys = _keys(field, value)
    if keys:
        held = value if isinstance(value, dict) else {}
        return [_part(key, held.get(key), language) for key in keys]
    title = label(language, "field", field)
    if isinstance(value, dict):
        return [Input("value", title, "json", json.dumps(value, ensure_ascii=False))]
    if isinstance(value, list):
        return [Input("value", title, "lines", "\n".join(map(str, value)))]
    if isinstance(value, bool):
        chosen = ((name, say(language, f"value.{name}")) for name in ("yes", "no"))
        return [Input("value", title, "choice", "yes" if value else "no", tuple(chosen))]
    if isinstance(value, int | float):
        return [Input("value", title, "number", str(value))]
    if (table := _TABLES.get(field)) and isinstance(value, str):
        return [Input("value", title, "choice", value, _choices(table, value, language))]
    return [Input("value", title, "text", "" if value is None else str(value))]


def read(field: str, stated: Value, typed: Mapping[str, str]) -> Value:
    """Return the value that was filled in.

    Raises
    ------
    NotThisFormError, WrongOrderError, NothingTypedError
    """
    keys = _keys(field, stated)
    if keys:
        return _structure(field, keys, stated, typed)
    text = typed.get("value", "").strip()
    if not text:
        raise NothingTypedError
    if isinstance(stated, dict):
        return _json(text)
    if isinstance(stated, list):
        return [line.strip() for line in text.splitlines() if line.strip()]
    if isinstance(stated, bool):
        return text == "yes"
    if isinstance(stated, int | float):
        return _amount(text)
    if _DATED.search(field) and not _DATE.fullmatch(text):
        raise NotThisFormError(typed=text, wanted=Key("web.review.a_date"))
    return text


def _keys(field: str, value: Value) -> tuple[str, ...]:
    """Return the parts of a structured value; none where it has no parts we know."""
    if field in _KEYS and isinstance(value, dict):
        return _KEYS[field]
    if not isinstance(value, dict) or not value:
        return ()
    if value.keys() <= {"min", "max"}:
        return ("min", "max")
    return ("start", "end") if value.keys() <= _DATES else ()


def _part(key: str, value: Any, language: Language) -> Input:
    name, title = f"value.{key}", say(language, f"web.review.key.{key}")
    if key in _CHECKS:
        return Input(name, title, "check", "yes" if value else "")
    if key == "period":
        return Input(
            name,
            title,
            "choice",
            value or "month",
            tuple((p, say(language, f"web.review.period.{p}")) for p in _PERIODS),
        )
    if key == "currency":
        known = _CURRENCIES if value in _CURRENCIES or value is None else (*_CURRENCIES, str(value))
        return Input(name, title, "choice", value or "CNY", tuple((c, c) for c in known))
    shape: Shape = "number" if key in _NUMBERS else "text"
    return Input(name, title, shape, "" if value is None else str(value))


def _choices(table: str, value: str, language: Language) -> tuple[tuple[str, str], ...]:
    prefix = f"{table}."
    names = [key.removeprefix(prefix) for key in catalogue("en") if key.startswith(prefix)]
    return tuple((name, label(language, table, name)) for name in dict.fromkeys((*names, value)))


def _structure(field: str, keys: tuple[str, ...], stated: Value, typed: Mapping[str, str]) -> dict[str, Any]:
    held = stated if isinstance(stated, dict) else {}
    value: dict[str, Any] = {}
    for key in keys:
        text = typed.get(f"value.{key}", "").strip()
        if key in _CHECKS:
            if text or key in held:
                value[key] = bool(text)
        elif not text:
            if key in held and (field in _KEYS or key in _DATES):
                value[key] = None
        elif key in _NUMBERS:
            value[key] = _single(text)
        else:
            if key in _DATES and not _DATE.fullmatch(text):
                raise NotThisFormError(typed=text, wanted=Key("web.review.a_date"))
            value[key] = text
    said = [value.get(key) for key in keys if key not in {"period", "currency", "months_per_year"}]
    if not any(part is not None and part is not False for part in said):
        raise NothingTypedError
    for low, high in (("min", "max"), ("min_years", "max_years")):
        _in_order(value.get(low), value.get(high))
    if field == "experience":
        value = {key: part for key, part in value.items() if part is not False}
    return value


def _single(text: str) -> float:
    """Return one number as a person types it: 15000, 15,000, 1.5万, 15K.

    Raises
    ------
    NotThisFormError
    """
    found = _amount(text)
    if isinstance(found, dict):
        raise NotThisFormError(typed=text, wanted=Key("web.review.a_number"))
    return found


def _amount(text: str) -> int | float | dict[str, Any]:
    """Return a number, or a range: 3-5."""
    from ashore.text.numerals import parse_number

    try:
        plain = float(text.replace(",", ""))
    except ValueError:
        found = parse_number(text)
        if found is None:
            raise NotThisFormError(typed=text, wanted=Key("web.review.a_number")) from None
        if found.min == found.max and found.min is not None:
            return _whole(found.min)
        ends = {"min": found.min, "max": found.max}
        return {key: _whole(end) for key, end in ends.items() if end is not None}
    if not abs(plain) < 1e15:
        raise NotThisFormError(typed=text, wanted=Key("web.review.a_number"))
    return _whole(plain)


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else float(value)


def _in_order(low: Any, high: Any) -> None:
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        raise WrongOrderError(low=number(low), high=number(high))


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise NotThisFormError(typed=text[:60], wanted=Key("web.review.an_object"))
    return value
