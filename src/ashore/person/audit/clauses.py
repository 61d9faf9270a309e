"""Clauses, and what is denied in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from ashore.person.audit.grammar import grammar

_CUT: Final = re.compile(
    r",(?!\d{3}(?!\d))|[;；。!?！？\n()（）]|\.(?=\s|$)|\s(?:but|while|whereas)\s|而(?=竞|友|行业|业)"
)
_END: Final = re.compile(r"[;；。!?！？\n]|\.(?=\s|$)")
REACH: Final = 40
"""Characters a word of denial reaches forward within its clause."""
_TAIL: Final = 24
LONGEST: Final = 200
"""Characters of a clause to either side: it bounds the work on a text without punctuation."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where the clauses and the sentences of a text end."""

    text: str
    cuts: tuple[int, ...]
    ends: tuple[int, ...]

    def around(self, at: int) -> tuple[int, int]:
        """Return the clause at an offset; brackets stand apart, the comma of 1,000 ends none."""
        place = bisect_right(self.cuts, at)
        start = self.cuts[place - 1] if place else 0
        stop = self.cuts[place] if place < len(self.cuts) else len(self.text)
        return max(start, at - LONGEST), min(stop, at + LONGEST)

    def sentence_start(self, at: int) -> int:
        """Return where the sentence at an offset begins."""
        place = bisect_right(self.ends, at)
        return max(self.ends[place - 1] if place else 0, at - LONGEST)

    def denied(self, start: int, end: int) -> bool:
        """Say whether a clause denies what stands in a span: 没有做, did not, was never run."""
        words = grammar().words
        begin, stop = self.around(start)
        before = self.text[max(begin, start - REACH) : start]
        last = None
        for last in words["no"].finditer(before):  # noqa: B007 - the last one counts
            pass
        if last is not None and not words["turn"].search(before, last.end()):
            return True
        inside = words["no"].search(self.text, start, end)
        return inside is not None or words["no_after"].search(self.text, end, min(stop, end + _TAIL)) is not None


def read_clauses(text: str) -> Clauses:
    """Cut a folded text."""
    return Clauses(
        text,
        tuple(match.end() for match in _CUT.finditer(text)),
        tuple(match.end() for match in _END.finditer(text)),
    )
