"""Write text so that full-text search finds Chinese words of any length, and questions so that they meet it.

A Chinese run ``数据标注`` is written as its pairs ``数据 据标 标注`` and its last character ``注``; a question
for ``数据标注`` becomes the phrase ``"数据 据标 标注"``, one for ``标`` every pair that begins with it. Words in
letters and digits stand as they are. Both sides are folded first, so that either script finds the other.
"""

from __future__ import annotations

import re
from typing import Final

from ashore.text.folding import fold

_HAN: Final = "㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff〇"
_KANA: Final = "ぁ-ヿ가-힣"
_TOKEN: Final = re.compile(rf"[{_HAN}{_KANA}]+|[^\W{_HAN}{_KANA}]+[+#]*")
_PAIRED: Final = re.compile(rf"[{_HAN}{_KANA}]")

VERSION: Final = "1"
"""Changes with the way text is written; an index of another version is written again."""


def index_form(text: str) -> str:
    """Return the folded words and pairs of ``text``, split by spaces."""
    runs = _TOKEN.findall(fold(text, spaces=True).text)
    return " ".join(piece for run in runs for piece in _pieces(run, last=False))


def match_expression(query: str) -> str | None:
    """Return the FTS5 expression for a question: every word of it has to occur; None where it has none.

    A word is what stands between spaces; within one, Chinese and letters follow each other directly.
    """
    phrases = []
    for word in fold(query).text.split():
        runs = _TOKEN.findall(word)
        if not runs:
            continue
        pieces = [piece for run in runs[:-1] for piece in _pieces(run, last=False)]
        pieces += _pieces(runs[-1], last=True)
        begun = len(runs[-1]) == 1 and _PAIRED.match(runs[-1])
        phrases.append(f'"{" ".join(pieces)}"{" *" if begun else ""}')
    return " AND ".join(phrases) or None


def pattern(query: str) -> re.Pattern[str] | None:
    """Return what finds the words of a question in folded text; None where it has none."""
    words = []
    for word in fold(query).text.split():
        runs = _TOKEN.findall(word)
        if runs:
            # Whole words in letters and digits, as they stand in the index; Chinese anywhere.
            left = "" if _PAIRED.match(runs[0]) else rf"(?<![^\W{_HAN}{_KANA}])"
            right = "" if _PAIRED.match(runs[-1]) else rf"(?![^\W{_HAN}{_KANA}])"
            words.append(left + r"[^\w+#]*".join(map(re.escape, runs)) + right)
    return re.compile("|".join(words)) if words else None


def _pieces(run: str, *, last: bool) -> list[str]:
    """Return what one run is written as; the last one of a question leaves open what follows it."""
    if not _PAIRED.match(run):
        return [run]
    pairs = [run[i : i + 2] for i in range(len(run) - 1)]
    return pairs if last and pairs else [*pairs, run[-1]]
