"""Find in the text what an annotator listed: values with quotes become labelled spans of words."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.facts.ads.skills.tokens import Tokens
from skills_training.corpus import Ad

TYPES = {"skill": "K", "soft_skill": "S"}


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def align(ad: Ad, tokens: Tokens) -> list[tuple[int, int, str]]:
    """Return spans of words (first, behind the last, K or S) in the order of the text, none over another.

    Each value is first found in its quote, longer ones before those they hold; an annotator lists a value once, so
    its other occurrences are then marked as well.
    """
    first = {start: number for number, start in enumerate(tokens.starts)}
    last = {end: number for number, end in enumerate(tokens.ends)}
    taken = [False] * len(tokens.words)
    spans: list[tuple[int, int, str]] = []

    def take(start: int, end: int, kind: str) -> bool:
        if start not in first or end not in last:
            return False
        i, j = first[start], last[end] + 1
        if i >= j or any(taken[i:j]):
            return False
        taken[i:j] = [True] * (j - i)
        spans.append((i, j, kind))
        return True

    facts = sorted((f for f in ad.facts if f["field"] in TYPES), key=lambda f: -len(f["value"]))
    for fact in facts:
        value, quote, kind = fact["value"], fact["quote"], TYPES[fact["field"]]
        places = (
            quoted + within for quoted in _occurrences(ad.text, quote) for within in _occurrences(quote, value)
        )
        any(take(place, place + len(value), kind) for place in places)
    lowered = ad.text.lower()
    if len(lowered) == len(ad.text):
        for fact in facts:
            value = fact["value"].lower()
            for place in _occurrences(lowered, value):
                take(place, place + len(value), TYPES[fact["field"]])
    return sorted(spans)
