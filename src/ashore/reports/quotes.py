"""A quote in its sentence: what stands before it, the quote, what stands after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

WIDTH = 60
"""Characters shown on each side of a quote at most."""

_STOP = re.compile(r"[。！？!?；;\n]|\.(?=\s)")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote and its surroundings, with line breaks and runs of spaces shown as one space.

    ``document`` names where it stands; ``start`` and ``end`` are its offsets there.
    """

    document: str
    start: int
    end: int
    before: str
    quote: str
    after: str


def in_sentence(document: str, text: str, start: int, end: int) -> Quoted:
    """Return the quote ``text[start:end]`` with the rest of its sentence, cut to ``WIDTH`` on each side."""
    head = text[max(0, start - 4 * WIDTH) : start]
    stops = [match.end() for match in _STOP.finditer(head)]
    before = _flat(head[stops[-1] :] if stops else head)
    tail = text[end : end + 4 * WIDTH]
    if _STOP.match(text, end - 1):
        after = ""  # the quote ends its sentence itself
    else:
        stop = _STOP.search(tail)
        after = _flat(tail[: stop.end()] if stop else tail)
    if len(before) > WIDTH:
        before = "…" + before[-WIDTH:]
    if len(after) > WIDTH:
        after = after[:WIDTH] + "…"
    return Quoted(document, start, end, before.lstrip(), _flat(text[start:end]).strip(), after.rstrip())


def _flat(text: str) -> str:
    return _BLANK.sub(" ", text)
