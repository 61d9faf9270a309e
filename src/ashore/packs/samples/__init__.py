"""The demo's material: job ads, résumés and stories of this project's own writing, each marked as a sample."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Final

from ashore.documents import Document, Kind

PREFIX: Final = "sample-"
_KINDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("sample-ad", "ad"),
    ("sample-resume", "resume"),
    ("sample-story", "story"),
)


def folder() -> Path:
    """Return where the samples lie. The package is installed as files, never inside an archive."""
    return Path(str(resources.files(__name__)))


def paths() -> list[Path]:
    """Return the files to read, in a fixed order: ads, résumés, stories."""
    return sorted(path for path in folder().iterdir() if path.name.startswith(PREFIX))


def kind_of(path: Path) -> Kind:
    """Return what a sample is, as its name says.

    Raises
    ------
    ValueError
        If the name is that of no sample.
    """
    for beginning, kind in _KINDS:
        if path.name.startswith(beginning):
            return kind
    raise ValueError(f"{path.name!r} is no sample")


def documents() -> Iterator[Document]:
    """Yield the documents of every sample, with its kind set; a sample that cannot be read is a bug and raises."""
    from ashore.documents.registry import read

    for path in paths():
        for item in read(path, kind=kind_of(path)):
            if not isinstance(item, Document):
                raise TypeError(f"{path.name}: {item}")
            yield item
