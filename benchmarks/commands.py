"""Whole commands as a person starts them: wall-clock and CPU time of a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one command over some runs."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """The median of the wall clock."""
        return median(self.wall)

    @property
    def spread(self) -> str:
        """The least and the most, and the CPU time beside them."""
        return f"{min(self.wall):.2f}–{max(self.wall):.2f} s, CPU {median(self.cpu):.2f} s"


def python(*arguments: str, **environment: str) -> str:
    """Run a script with this interpreter and return what it prints; what it complains about is shown.

    ``environment`` are variables in addition to those of this process.
    """
    return subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    ).stdout


def timed(*arguments: str, runs: int = 1) -> Timing:
    """Time ``ashore`` with these arguments; a run before the first counts, since a person's first run does too."""
    wall, cpu = [], []
    for _ in range(runs):
        begun, used = time.perf_counter(), _children()
        subprocess.run(
            [str(Path(sys.executable).with_name("ashore")), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        wall.append(time.perf_counter() - begun)
        cpu.append(_children() - used)
    return Timing(tuple(wall), tuple(cpu))


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
