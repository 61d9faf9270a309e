"""Titles that O*NET itself lists, as hashes: whether a title is one of them, and of which occupations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def key(words: Iterable[str]) -> int:
    """Return the 32-bit key of a title by its words in the singular."""
    return crc32(" ".join(words).encode())


@cache
def _table() -> tuple[NDArray[np.uint32], NDArray[np.uint16], tuple[str, ...]]:
    import numpy as np

    with (
        resources.files(__package__).joinpath("data", "onet_titles.npz").open("rb") as stream,
        np.load(stream) as table,
    ):
        return table["keys"], table["places"], tuple(table["codes"].tobytes().decode().split("\n"))


def titles_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the O*NET-SOC codes that list a title of these words."""
    import numpy as np

    keys, places, codes = _table()
    wanted = np.uint32(key(words))
    first = int(np.searchsorted(keys, wanted, side="left"))
    last = int(np.searchsorted(keys, wanted, side="right"))
    return tuple(codes[int(place)] for place in places[first:last])
