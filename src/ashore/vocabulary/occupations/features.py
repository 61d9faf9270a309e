"""Describe a cleaned title by the pieces it is made of, the same way when learning and when linking."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_RUNS: Final = re.compile(r"[\u4e00-\u9fff]+|[a-z][a-z0-9+#.]*|\d+")
_WORDS: Final = re.compile(r"[a-z][a-z0-9+#.]*|\d+")
_LONGEST: Final = 4
_TAILS: Final = 3
_AFTER_HEAD: Final = re.compile(r"\s(?:of|for|in|at|with|to)\s|[,(/|]|\s[-–—]\s")
_FEW: Final = 3
_PAIR: Final = 2


def chinese(title: str) -> list[str]:
    """Return the n-grams (1 to 4) of the Chinese runs, the Latin words, and how the title ends (``员$``).

    A Chinese title ends in its head, so that its end is marked.
    """
    runs = _RUNS.findall(title)
    pieces = []
    for run in runs:
        if run[0].isascii():
            pieces.append(run)
        else:
            size = len(run)
            pieces += [run[i : i + n] for n in range(1, _LONGEST + 1) for i in range(size - n + 1)]
    if runs:
        last = runs[-1]
        pieces += [f"{last}$"] if last[0].isascii() else [f"{last[-n:]}$" for n in range(1, _TAILS + 1)]
    return pieces


def grams(title: str) -> list[str]:
    """Return the n-grams (1 and 2) of a title without its spaces, as definitions are compared by."""
    text = "".join(title.split())
    return [text[i : i + n] for n in range(1, _PAIR + 1) for i in range(len(text) - n + 1)]


def _singular(word: str) -> str:
    if len(word) > _FEW and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return word


def words(title: str) -> list[str]:
    """Return the words of an English title in the singular."""
    return [_singular(word) for word in _WORDS.findall(title)]


def english(title: str) -> list[str]:
    """Return the words, the pairs of neighbours, six letters of long words, and the head (``nurse$``)."""
    found = words(title)
    pieces = [*found, *(f"{a} {b}" for a, b in pairwise(found))]
    pieces += [f"{word[:6]}*" for word in found if len(word) > 6]
    head = words(_AFTER_HEAD.split(title, maxsplit=1)[0]) or found
    if head:
        pieces.append(f"{head[-1]}$")
    return pieces
