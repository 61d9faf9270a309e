"""When two values say the same, and when they contradict each other."""

from __future__ import annotations

import re
from typing import Any, Final

from ashore.facts import Value
from ashore.text.folding import fold_key

_DATE: Final = re.compile(r"(?:\d{4}|-)(?:-\d\d){0,2}")
_CLOSE: Final = 0.6
"""A text says the same as one inside it that has at least this share of its length (江西农业大学, 农业大学)."""


def same(one: Value, other: Value) -> bool:
    """Whether two values of one field are the same in other words: script, punctuation, 5 and 5-5, 浙大 aside."""
    if isinstance(one, dict) or isinstance(other, dict) or _is_number(one) or _is_number(other):
        return _as_table(one) == _as_table(other)
    if isinstance(one, list) or isinstance(other, list):
        return _keys(one) == _keys(other)
    if isinstance(one, str) and isinstance(other, str):
        return _same_text(one, other)
    return one == other


def contradict(one: Value, other: Value) -> bool:
    """Whether two values of one field cannot both be right: only what both of them state counts.

    2023 and 2023-03 agree; 15-20K and 15-20K·14薪 agree; 3-5 years and "at least 3" agree; 3-5 and 5-10 do not.
    """
    if same(one, other):
        return False
    if isinstance(one, str) and isinstance(other, str) and _DATE.fullmatch(one) and _DATE.fullmatch(other):
        return not (one.startswith(other) or other.startswith(one))
    left, right = _as_table(one), _as_table(other)
    if left is not None and right is not None:
        return any(left[name] != right[name] for name in left.keys() & right.keys())
    if isinstance(one, list) or isinstance(other, list):
        return not (_keys(one) <= _keys(other) or _keys(other) <= _keys(one))
    return True


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_table(value: Value) -> dict[str, Any] | None:
    """Return what a value states, by name: a number is a range of one, and None states nothing."""
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if part is not None}
    return {"min": value, "max": value} if _is_number(value) else None


def _keys(value: Value) -> frozenset[str]:
    parts = value if isinstance(value, list) else [value]
    return frozenset(fold_key(str(part)) for part in parts)


def _same_text(one: str, other: str) -> bool:
    if _DATE.fullmatch(one) and _DATE.fullmatch(other):
        return one == other
    short, long = sorted((fold_key(one), fold_key(other)), key=len)
    return short == long or (short in long and len(short) >= _CLOSE * len(long))
