"""Parts of one sweep on several threads.

Plain threads around kernels that release the lock, and not numba's own parallel loops: those compile several times
as long, and their default scheduler ends the process when two threads of a server solve at once.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

_T = TypeVar("_T")
Part = tuple[int, int]
"""First item, and the one after the last."""

SMALL: Final = 200_000
"""Multiplications in a sweep below which a second thread costs more than it brings."""


def threads() -> int:
    """Return how many threads a sweep may use: ``ASHORE_THREADS``, or the processors this process may run on."""
    stated = os.environ.get("ASHORE_THREADS", "")
    if stated.isdecimal() and int(stated) > 0:
        return int(stated)
    if hasattr(os, "sched_getaffinity"):  # Linux: a container may have fewer than the machine
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def parts(work: NDArray[np.int64], count: int) -> list[Part]:
    """Cut items into at most ``count`` runs of about equal work.

    Parameters
    ----------
    work
        Work before each item, (n + 1,), ascending: a start array of a compressed layout.
    """
    aims = np.linspace(float(work[0]), float(work[-1]), count + 1)
    cuts = np.searchsorted(work, aims)
    cuts[0], cuts[-1] = 0, len(work) - 1
    return [(low, high) for low, high in itertools.pairwise(cuts.tolist()) if high > low]


class Crew:
    """Threads that live as long as one solve. A context manager."""

    def __init__(self, work: float) -> None:
        self._count = threads() if work >= SMALL else 1
        self._pool = ThreadPoolExecutor(self._count - 1) if self._count > 1 else None

    def cut(self, work: NDArray[np.int64]) -> list[Part]:
        """Cut items for these threads, by the work before each."""
        return parts(work, self._count)

    def run(self, function: Callable[[Part], _T], cuts: Sequence[Part]) -> list[_T]:
        """Call the function for each part and wait for all. What one raises is raised here."""
        if self._pool is None:
            return [function(part) for part in cuts]
        others = [self._pool.submit(function, part) for part in cuts[1:]]
        return [function(cuts[0]), *(other.result() for other in others)]

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
