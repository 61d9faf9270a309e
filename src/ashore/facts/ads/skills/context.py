"""Where each word of an ad stands: under which heading, after and before which cue, on which line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ashore.facts.ads.skills.cues import SECTIONS, Cues
from ashore.facts.ads.skills.words import (
    CLAUSE_STOP,
    CUE_NAMES,
    ITEM_MARK,
    ITEM_NUMBER,
    LINE_BREAK,
    LIST_COMMA,
    RIGHT_NAMES,
    SENTENCE_STOP,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HEADER_LINE: Final = 60
_HEADER_LINES: Final = 9


def body(text: str, cues: Cues) -> int:
    """Return where an ad's header ends: the short lines of title, pay, place and company that come first.

    A text of fewer than three lines, or one that begins with a sentence, has no header.
    """
    first_heading = cues.headings[0] if cues.headings else len(text)
    at = 0
    for number in range(_HEADER_LINES):
        end = text.find("\n", at)
        if end < 0:
            return 0 if number < 2 else at
        line = text[at:end]
        sentence = "。" in line or ";" in line or "；" in line
        if number and (len(line.strip()) > _HEADER_LINE or sentence or at <= first_heading < end):
            return at
        if not number and (sentence or at <= first_heading < end):
            return 0
        at = end + 1
    return at


@dataclass(frozen=True, slots=True)
class Context:
    """One number a word and family, as numpy arrays.

    Attributes
    ----------
    section
        Index into ``SECTIONS``.
    cue, distance
        The nearest cue to the left in the sentence (``CUE_NAMES``), and how many commas stand between, at most 3.
    right
        What the nearest word to the right in the clause says of this one (``RIGHT_NAMES``).
    scope
        1 where a wish (优先) follows in the sentence, plus 2 where a degree or major follows in the clause.
    line
        How many line breaks stand before it, at most 5.
    sentence
        Number of the sentence or list item it stands in.
    """

    section: NDArray[np.intp]
    cue: NDArray[np.intp]
    distance: NDArray[np.intp]
    right: NDArray[np.intp]
    scope: NDArray[np.intp]
    line: NDArray[np.intp]
    sentence: NDArray[np.intp]


def _last(marked: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for each place the last marked place before it, -1 where there is none."""
    import numpy as np

    places = np.where(marked, np.arange(len(marked)), -1)
    last = np.empty_like(places)
    last[:1] = -1
    np.maximum.accumulate(places[:-1], out=last[1:])
    return last


def _next(marked: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for each place the next marked place after it, the length where there is none."""
    return len(marked) - 1 - _last(marked[::-1])[::-1]


def context(
    starts: NDArray[np.intp],
    cues: NDArray[np.intp],
    rights: NDArray[np.intp],
    marks: NDArray[np.intp],
    found: Cues,
) -> Context:
    """Say where each word stands.

    Parameters
    ----------
    starts
        Where the words begin in the text.
    cues, rights, marks
        What each word is by itself (``words.cue``, ``words.right``, ``words.marks``).
    found
        What ``cues.find`` found in the text.
    """
    import numpy as np

    section = np.array([0, *found.labels])[
        np.searchsorted(np.array(found.headings, np.intp), starts, side="right")
    ]

    item = np.append(((marks[:-1] & ITEM_NUMBER) > 0) & ((marks[1:] & ITEM_MARK) > 0), False)[
        : len(marks)
    ]  # "2、"
    sentence = ((marks & SENTENCE_STOP) > 0) | item
    comma = (marks & LIST_COMMA) > 0
    clause = ((marks & CLAUSE_STOP) > 0) | item

    before = _last((cues > 0) | sentence)
    known = np.where(before >= 0, cues[before], 0)
    commas = np.concatenate(([0], np.cumsum(comma)))  # commas[i]: how many stand before word i
    distance = np.minimum(commas[:-1] - commas[before + 1], 3)

    padded = np.append(rights, 0)
    after = _next((rights > 0) | clause)
    wish = _next(cues == CUE_NAMES.index("wish")) < _next(sentence)
    degree = _next(cues == CUE_NAMES.index("degree")) < _next(clause)
    breaks = np.concatenate(([0], np.cumsum((marks & LINE_BREAK) > 0)))[:-1]
    return Context(
        section=section,
        cue=known,
        distance=distance,
        right=padded[after],
        scope=wish + 2 * degree,
        line=np.minimum(breaks, 5),
        sentence=np.cumsum(sentence),
    )


def names(at: Context, index: int, kind: str) -> list[str]:
    """Return the names of the features of one word's place; ``kind`` is its shape."""
    section = SECTIONS[at.section[index]]
    cue, right = CUE_NAMES[at.cue[index]], RIGHT_NAMES[at.right[index]]
    scope = at.scope[index]
    return [
        "bias",
        f"sec={section}",
        f"sec={section}|cue={cue}",
        f"sec={section}|s={kind}",
        f"cue={cue}",
        f"cue={cue}|d={at.distance[index]}",
        f"cue={cue}|rc={right}",
        f"cue={cue}|fl={scope}",
        f"rc={right}",
        f"fl={scope}",
        f"ln={at.line[index]}",
    ]
