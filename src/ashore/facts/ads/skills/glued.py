"""Take apart what a page has glued together when it lost its markup, its list marks or its separators."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ashore.text.structure import list_items

Span = tuple[int, int]
Known = Callable[[str], bool]

_TAG: Final = re.compile(r"(?:span|strong|font)(?=[A-Z])")
"""The name of a tag whose brackets were lost: spanJava was ``<span>Java``."""

_CAPITALS: Final = re.compile(r"[A-Z]{6,}")
_NUMBERED: Final = re.compile(r"[A-Za-z+#]\d{1,2}\Z")
_LEAST: Final = 2
"""Letters of the shortest name that is looked for among glued ones: R or C would be found in any word."""


def parts(text: str, start: int, end: int, known: Known) -> list[Span]:
    """Return the spans that a span of a skill stands for, most often itself.

    Parameters
    ----------
    known
        Says whether the vocabulary has a skill of this spelling.
    """
    if tag := _TAG.match(text, start, end):
        start = tag.end()
    # "SPSS、Python3、熟悉…" may be the third item that lost its line break: then the 3 is the item's.
    if _NUMBERED.search(text, start, end) and text[end : end + 1] in {"、", "."} and end - 2 >= start:
        marker = next((at for at in (end - 2, end - 1) if at in _markers(text)), None)
        if marker is not None and marker > start and text[marker].isdigit():
            end = marker
    capitals = _CAPITALS.match(text, start, end)
    if capitals is None or known(capitals.group()):
        return [(start, end)]
    names = _names(capitals.group(), known)
    if len(names) < 2:
        return [(start, end)]
    cuts = [start]
    for name in names:
        cuts.append(cuts[-1] + len(name))
    rest = [(cuts[-1], end)] if text[cuts[-1] : end].strip() else []
    return [*pairwise(cuts), *rest]


@lru_cache(maxsize=4)
def _markers(text: str) -> frozenset[int]:
    """Return where the marks of list items begin."""
    return frozenset(text.rfind(item.marker, 0, item.start) for item in list_items(text))


def _names(letters: str, known: Known) -> list[str]:
    """Return the fewest known names that make up ``letters``; none where they do not."""
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for stop in range(1, len(letters) + 1):
        for names in _endings(letters, stop, best, known):
            held = best[stop]
            if held is None or len(names) < len(held):
                best[stop] = names
    return best[-1] or []


def _endings(letters: str, stop: int, best: list[list[str] | None], known: Known) -> Iterator[list[str]]:
    for start in range(stop - _LEAST + 1):
        before = best[start]
        if before is not None and known(letters[start:stop]):
            yield [*before, letters[start:stop]]
