"""Order many rows, each a list of items that were judged once: counts by row, a cautious share, a stable order.

Row ``i`` holds the items ``flat[offsets[i]:offsets[i + 1]]``; an item is an index into the verdicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

Z: Final = 1.959963984540054
"""Two-sided 95% of the standard normal."""


def flatten(parts: Sequence[bytes], items: Ints) -> tuple[Ints, Ints]:
    """Return rows of 64-bit keys as indices into ``items``, and the offsets of the rows.

    Parameters
    ----------
    parts
        Each the bytes of one row's keys.
    items
        All keys in ascending order; every key of a row is among them.
    """
    keys = np.frombuffer(b"".join(parts), dtype=np.int64)
    lengths = np.fromiter(map(len, parts), np.int64, len(parts)) // 8
    offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    return np.searchsorted(items, keys).astype(np.int64), offsets


def counts(flat: Ints, offsets: Ints, verdicts: NDArray[np.bool_]) -> Ints:
    """Return for each row how many of its items have a verdict; an empty row has none."""
    running = np.concatenate(([0], np.cumsum(verdicts[flat], dtype=np.int64)))
    found: Ints = running[offsets[1:]] - running[offsets[:-1]]
    return found


def lower_bound(shown: Ints, of: Ints, z: float = Z) -> Floats:
    """Return the lower end of Wilson's interval of each share; 0 where there is nothing to share.

    Nine of ten lies above one of one: a share of little is worth little.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22 (1927), 209-212.
    """
    n = np.maximum(of, 1).astype(np.float64)
    p = shown / n
    centre = p + z * z / (2 * n)
    spread = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    bound = np.maximum((centre - spread) / (1 + z * z / n), 0.0)
    return np.where(of > 0, bound, 0.0)


def order(*keys: NDArray[np.generic]) -> Ints:
    """Return the rows in ascending order of the first key, ties by the next, at last by their place."""
    found: Ints = np.lexsort(tuple(reversed(keys)))
    return found
