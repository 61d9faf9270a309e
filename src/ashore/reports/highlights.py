"""A text with its facts in place: cut wherever a fact begins or ends, so that facts may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text.

    Attributes
    ----------
    at
        Where it begins in the text.
    facts
        The places, in the list that was given, of the facts that quote it: the shortest quote first.
    furniture
        Whether it belongs to the page and not to what it tells: no fact is read from it.
    """

    at: int
    text: str
    facts: tuple[int, ...] = ()
    furniture: bool = False


def segments(
    text: str,
    spans: Sequence[tuple[int, int]],
    furniture: Iterable[tuple[int, int]] = (),
    *,
    start: int = 0,
    end: int | None = None,
) -> list[Segment]:
    """Return ``text[start:end]`` in pieces; together they are the text again, character for character.

    Parameters
    ----------
    spans
        Half-open spans of the facts.
    """
    end = len(text) if end is None else min(end, len(text))
    grey = [(max(low, start), min(high, end)) for low, high in furniture if low < end and high > start]
    held = [
        (max(low, start), min(high, end), place)
        for place, (low, high) in enumerate(spans)
        if low < end and high > start
    ]
    cuts = sorted(
        {
            start,
            end,
            *(cut for low, high in grey for cut in (low, high)),
            *(cut for low, high, _ in held for cut in (low, high)),
        }
    )
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for low, high, place in held:
        opening.setdefault(low, []).append(place)
        closing.setdefault(high, []).append(place)
    length = {place: high - low for low, high, place in held}
    found: list[Segment] = []
    running: set[int] = set()
    grey.sort()
    passed = 0
    for low, high in pairwise(cuts):
        running.difference_update(closing.get(low, ()))
        running.update(opening.get(low, ()))
        while passed < len(grey) and grey[passed][1] <= low:
            passed += 1
        inside = passed < len(grey) and grey[passed][0] <= low
        facts = tuple(sorted(running, key=lambda place: (length[place], place)))
        found.append(Segment(low, text[low:high], facts, inside))
    return found
