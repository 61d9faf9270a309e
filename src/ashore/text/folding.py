"""Fold text for finding while every offset leads back to the original.

What is found in ``Folded.text`` is quoted from the original: ``folded.span(start, end)`` gives the place there.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with its way back.

    Attributes
    ----------
    text
        What is searched: half-width, lower case, Simplified, one space for many.
    original
        What is quoted.
    offsets
        ``offsets[i]`` is where ``text[i]`` begins in ``original``, with ``len(original)`` at the end;
        None where folding kept every character in its place.
    """

    text: str
    original: str
    offsets: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the original that became ``text[start:end]``."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]
