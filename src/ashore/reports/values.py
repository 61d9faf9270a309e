"""Say a normalised value in a person's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ashore.words import Language, catalogue, say

_LABELLED = {
    "role_family": "role_family",
    "transition_type": "transition",
}
"""Fields whose values are keys of a label table."""

_CALENDAR = {"graduation_year", "birth_year"}
_CURRENCIES = {
    "CNY": "¥",
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "HKD": "HK$",
    "SGD": "S$",
    "TWD": "NT$",
    "JPY": "JP¥",
}


def label(language: Language, table: str, key: str) -> str:
    """Return the name of ``key``, or the key itself where the table has none (a field of somebody's own)."""
    return catalogue(language).get(f"{table}.{key}", key)


def number(value: float) -> str:
    """Return a number with its thousands apart and no digits that say nothing."""
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def span(
    minimum: float | None, maximum: float | None, language: Language, before: str = "", after: str = ""
) -> str:
    """Return ``3–5``, ``at least 3``, ``at most 5`` or ``3``, with ``before`` and ``after`` at the number."""
    low = "" if minimum is None else number(minimum)
    high = "" if maximum is None else number(maximum)
    if low and high:
        return before + (low if low == high else f"{low}–{high}") + after
    if low:
        return say(language, "value.at_least", number=before + low + after)
    if high:
        return say(language, "value.at_most", number=before + high + after)
    return say(language, "value.unknown")


def worded(field: str, value: Any, language: Language, unit: str | None = None) -> str:
    """Return ``value`` of ``field`` as a person would write it, in ``language``."""
    if value is None:
        return say(language, "value.unknown")
    if isinstance(value, bool):
        return say(language, "value.yes" if value else "value.no")
    if field in _LABELLED and isinstance(value, str):
        return label(language, _LABELLED[field], value)
    if isinstance(value, Mapping):
        return _structure(field, value, language, unit)
    if isinstance(value, list):
        return ("、" if language == "zh" else ", ").join(worded(field, item, language) for item in value)
    if isinstance(value, int | float):
        # A year of the calendar has no thousands.
        before, after = _around(unit, language)
        return before + (str(value) if field in _CALENDAR else number(value)) + after
    return str(value)


def _structure(field: str, value: Mapping[str, Any], language: Language, unit: str | None) -> str:
    if field == "salary" or "currency" in value:
        return _salary(value, language)
    if field == "experience":
        return _experience(value, language)
    if "min" in value or "max" in value:
        if field in _CALENDAR:
            return "–".join(str(value[end]) for end in ("min", "max") if value.get(end) is not None)
        return span(value.get("min"), value.get("max"), language, *_around(unit, language))
    if "start" in value or "end" in value:
        now = say(language, "value.now")
        return f"{value.get('start') or '?'} – {value.get('end') or now}"
    return ", ".join(f"{key}: {worded(key, item, language)}" for key, item in value.items())


def _salary(value: Mapping[str, Any], language: Language) -> str:
    if value.get("negotiable") and value.get("min") is None:
        return say(language, "value.negotiable")
    sign = _CURRENCIES.get(str(value.get("currency", "CNY")), str(value.get("currency")) + " ")
    after = label(language, "per", str(value["period"])) if value.get("period") else ""
    shown = span(value.get("min"), value.get("max"), language, sign, after)
    if value.get("months_per_year"):
        shown += " " + say(language, "value.months_a_year", months=value["months_per_year"])
    return shown


def _experience(value: Mapping[str, Any], language: Language) -> str:
    if value.get("fresh"):
        return say(language, "value.fresh")
    if value.get("any"):
        return say(language, "value.any")
    return span(value.get("min_years"), value.get("max_years"), language, after=say(language, "value.years"))


def _around(unit: str | None, language: Language) -> tuple[str, str]:
    """Return what stands before and after a number of ``unit``: ``("¥", " a month")`` for CNY/month."""
    if not unit:
        return "", ""
    currency, slash, period = unit.partition("/")
    if currency in _CURRENCIES:
        return _CURRENCIES[currency], label(language, "per", period) if slash else ""
    return "", label(language, "unit", unit) if f"unit.{unit}" in catalogue(language) else f" {unit}"
