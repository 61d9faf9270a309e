"""Speed of linking titles to occupations, on one core, tables loaded."""

from __future__ import annotations

import itertools
import time
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
REPEATS: Final = 5
TITLES: Final = 5_000


def titles_a_second(count: int = TITLES) -> float:
    """Return how many different titles are linked in a second of one core.

    The titles are our own of ``tests/data/occupations``, made different by a number before them.
    """
    from ashore.vocabulary import load
    from ashore.vocabulary.occupations import link_all

    lines = (ROOT / "tests" / "data" / "occupations" / "titles_zh.tsv").read_text(encoding="utf-8").splitlines()
    own = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    given = [f"{number}号店 {title}" for number, title in zip(range(count), itertools.cycle(own), strict=False)]
    vocabulary = load()
    link_all(given[:1], vocabulary)
    measured = []
    for _ in range(REPEATS):
        begun = time.process_time()
        link_all(given, vocabulary)
        measured.append(time.process_time() - begun)
    return count / median(measured)


if __name__ == "__main__":
    print(f"{titles_a_second():,.0f} titles a second")
