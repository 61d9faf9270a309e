"""Numbers of a tree as a person reads them, alike on a terminal and in a drawing."""

from __future__ import annotations

import math

UNKNOWN = "–"


def number(value: float) -> str:
    """Return a number with its thousands apart: six digits that count, and whole units however many they are."""
    if math.isnan(value):
        return UNKNOWN
    size = abs(value)
    if size >= 1e15 or 0 < size < 1e-4:
        return f"{value:.6g}".replace("-", "−")
    before = 1 if size < 1 else math.floor(math.log10(size)) + 1
    places = max(0, min(6, 6 - before)) if size < 1000 else 2
    shown = f"{value:,.{places}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in {"-0", "0"} else shown.replace("-", "−")


def amount(value: float, unit: str | None) -> str:
    """Return a number with its unit; a Chinese one follows without a blank."""
    if unit is None or math.isnan(value):
        return number(value)
    return f"{number(value)}{'' if unit[0] >= '⺀' else ' '}{unit}"


def signed(value: float) -> str:
    """Return a number with its sign, as pay is shown on a branch."""
    return f"+{number(value)}" if value > 0 else number(value)


def chance(p: float) -> str:
    """Return a probability as it is written in the file, not as per cent."""
    return number(p)
