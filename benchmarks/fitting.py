"""Fit of one person to many ads: a first ranking, and one after a line of the profile has changed.

usage: fitting.py WORKSPACE RUNS        print one JSON object, as a process of its own does for `rows`
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

import pool
from commands import python, timed
from report import Row

RESUME: Final = pool.ROOT / "tests" / "data" / "fit" / "resumes" / "zh_analyst.txt"
FIRST: Final = 3.0
CHANGED: Final = 0.5
"""Seconds to reach over 10,000 ads."""
LINES: Final = ("city: 广州\n", "city: 北京\n", "city: 上海\n", "city: 杭州\n")


def fitting(runs: int, count: int = 10_000) -> list[Row]:
    """Import ads into a new workspace and measure over it."""
    with tempfile.TemporaryDirectory() as folder:
        ads = Path(folder) / "ads.jsonl"
        pool.different(pool.load(), count, ads)
        place = str(Path(folder) / "workspace")
        timed("init", place)
        timed("-w", place, "add", "--kind", "ad", str(ads))
        return rows(place, runs)


def rows(place: str, runs: int) -> list[Row]:
    """Measure over a workspace that holds ads already, and no résumé; one is added to it."""
    timed("-w", place, "add", "--kind", "resume", str(RESUME))
    whole = timed("-w", place, "fit", "--all", runs=runs)
    found = json.loads(python("fitting.py", place, str(runs)))
    changed = found["changed"]
    return [
        Row(
            f"`ashore fit --all` over {found['ads']:,} ads",
            f"{whole.seconds:.2f} s",
            whole.spread,
            f"< {FIRST:.0f} s",
            whole.seconds < FIRST,
        ),
        Row(
            "the same when one line of the profile has changed",
            f"{median(changed):.2f} s",
            f"{min(changed):.2f}–{max(changed):.2f} s, in an open workspace",
            f"< {CHANGED} s",
            median(changed) < CHANGED,
        ),
    ]


def measure(place: str, runs: int) -> dict[str, float | list[float]]:
    """Return how many ads are ranked, and the seconds of each ranking after another line of ``me.yaml``."""
    from ashore.workspace import Workspace

    with Workspace.open(place) as workspace:
        ads = workspace.fit_all().ads
        file = workspace.folder / "me.yaml"
        seconds = []
        for number in range(max(runs, 2)):
            file.write_text(LINES[number % len(LINES)], encoding="utf-8")
            begun = time.perf_counter()
            workspace.fit_all()
            seconds.append(time.perf_counter() - begun)
        file.unlink()
    return {"ads": ads, "changed": seconds}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]))) + "\n")
