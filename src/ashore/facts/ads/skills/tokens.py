"""Cut an ad into words: Chinese by a segmenter, Latin names whole (C++, Node.js, .NET), marks apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE: Final = re.compile(
    r"(?P<han>[\u3400-\u4dbf\u4e00-\u9fff]+)"
    r"|(?<![A-Za-z0-9])[AaＡ][/／][BbＢ](?![A-Za-z0-9])"
    r"|(?:(?<![A-Za-z0-9])\.(?=[A-Za-z]))?[A-Za-zÀ-ɏＡ-Ｚａ-ｚ][A-Za-zÀ-ɏＡ-Ｚａ-ｚ0-9０-９_]*"
    r"(?:(?:[-'’&]|(?<![a-z]{3})\.|\.(?=[a-z0-9]|(?:JS|NET|IO|AI)\b))[A-Za-zÀ-ɏ0-9]+)*"
    r"(?:\+\+|＋＋|[#＃]|\+(?![A-Za-z0-9]))?"
    r"|[0-9０-９]+(?:\.[0-9]+)*|\n|\S"
)
"""Words; a full stop joins (Node.js, ASP.NET) unless a page lost its line break there (tuning.Experience). The bar
of A/B parts no list."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of a text, in order.

    Attributes
    ----------
    words
        As printed; a line break is a word of its own, other white space is none.
    starts, ends
        Half-open spans in the text.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]


@cache
def _segmenter() -> Callable[[str], list[str]]:
    import rjieba

    cut: Callable[[str], list[str]] = partial(rjieba.cut, hmm=False)  # its guesses at unknown words split names
    return cut


def tokenise(text: str, folded: str) -> Tokens:
    """Cut a text.

    Parameters
    ----------
    text
        What the words are printed in.
    folded
        The same text under ``fold_chars``: same length, Simplified. The segmenter reads it, the words are
        taken from ``text``.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    cut = _segmenter()
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece.lastgroup == "han" and end - start > 1:
            for word in cut(folded[start:end]):
                end = start + len(word)
                words.append(text[start:end])
                starts.append(start)
                ends.append(end)
                start = end
        else:
            words.append(text[start:end])
            starts.append(start)
            ends.append(end)
    return Tokens(words, starts, ends)
