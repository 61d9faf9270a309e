"""Write structured data as text a person can read, remembering where every value stands."""

from __future__ import annotations

from ashore.documents.model import Region


class Page:
    """A text that grows line by line, with the regions of what is written.

    A value is written as it stands, so that a fact quotes what the file holds.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._regions: list[Region] = []

    def write(self, text: str, path: str | None = None) -> None:
        """Append text, as the region of ``path`` where one is given."""
        if not text:
            return
        if path is not None:
            self._regions.append(Region(path, self._length, self._length + len(text)))
        self._parts.append(text)
        self._length += len(text)

    def line(self, label: str, value: str, path: str) -> None:
        """Write ``label: value`` on its own line; nothing where there is no value."""
        if value:
            self.write(label)
            self.write(value, path)
            self.write("\n")

    def mark(self, path: str, start: int) -> None:
        """Make what was written since ``start`` the region of ``path``."""
        if self._length > start:
            self._regions.append(Region(path, start, self._length))

    @property
    def length(self) -> int:
        """How many characters have been written."""
        return self._length

    @property
    def text(self) -> str:
        """Everything written, with white space at its end cut."""
        return "".join(self._parts).rstrip()

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions in the order of the text, an outer one before those inside it."""
        length = len(self.text)
        kept = (region for region in self._regions if region.end <= length)
        return tuple(sorted(kept, key=lambda region: (region.start, -region.end)))
