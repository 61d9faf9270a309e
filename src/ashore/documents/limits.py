"""How much of a file is read before it is refused: six limits, each told by its name when it is met."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from ashore.documents.errors import TooSlowError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost.

    Attributes
    ----------
    bytes
        Size of a file that is read whole. JSON lines and tables are streamed: there it bounds one line or row.
    pages
        Pages of a PDF.
    nesting
        Depth of the elements of a page, or of the values of JSON. libxml2 itself stops at 256.
    decompressed_bytes
        What a compressed file (DOCX, ``.gz``) may unpack to.
    items
        Documents in one file or folder.
    seconds
        Time for one file that is not streamed.
    """

    bytes: int = 50_000_000
    pages: int = 1_000
    nesting: int = 200
    decompressed_bytes: int = 500_000_000
    items: int = 10_000_000
    seconds: float = 60.0


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Clock:
    """Time left for one file; slow loops ask it now and then."""

    limits: Limits
    file: str
    begun: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Stop the reading of a file that takes too long.

        Raises
        ------
        TooSlowError
        """
        if time.monotonic() - self.begun > self.limits.seconds:
            raise TooSlowError(file=self.file, limit=self.limits.seconds)
