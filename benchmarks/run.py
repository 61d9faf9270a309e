"""Measure speed and memory, as ratios against named baselines, and write the figures into docs/performance.md.

usage: python benchmarks/run.py [--full] [--ads N] [--runs N] [--no-write] [PART ...]

Parts are rates, memory, commands, workspace, engine, career, person, web, journal; without any, all of them. Where
some are named, the rows of the others stay on the page. ``--full`` reads 100,000 ads for the memory in place of
20,000, which takes some minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

import engine
import fitting
import journal
import pool
import titles
import web
from commands import python, timed
from report import Row, as_text, write

ADS: Final = 500
IMPORTED: Final = 10_000
BASELINES: Final = {"spacy": "spaCy PhraseMatcher (blank zh), skills only", "flashtext": "flashtext, skills only"}
RATE: Final = {"zh": 300, "en": None}
"""Ads a second to reach; English has no mark of its own."""
GROWTH: Final = 1.05
"""Memory counts as flat where it never holds more than this times what it held after a fifth of the ads: by then
the caches, which have a largest size, are full."""


def rates(runs: int) -> list[Row]:
    """Ads a CPU second on one core, beside the baselines."""
    rows = []
    for language, name in (("zh", "Chinese"), ("en", "English")):
        measured = {task: _rates(task, language, runs) for task in ("ashore", *BASELINES)}
        own = median(measured["ashore"])
        target = RATE[language]
        rows.append(
            Row(
                f"{name} ads, all fields",
                f"{own:,.0f} ads/s",
                f"{min(measured['ashore']):,.0f}–{max(measured['ashore']):,.0f}",
                f"≥ {target} ads/s" if target else "",
                own >= target if target else None,
            )
        )
        for task, title in BASELINES.items():
            other = median(measured[task])
            spread = f"{min(measured[task]):,.0f}–{max(measured[task]):,.0f}"
            rows.append(
                Row(f"{name} ads, {title}", f"{other:,.0f} ads/s", spread, f"ours is {own / other:.2f}×", None)
            )
    return rows


def _rates(task: str, language: str, runs: int) -> list[float]:
    return [json.loads(python("worker.py", task, language, str(ADS)))["rate"] for _ in range(runs)]


def memory(count: int) -> list[Row]:
    """Resident memory while a file of ads streams through the readers and extractors."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ads.jsonl"
        pool.repeated(pool.load(), count, path)
        answer = json.loads(python("worker.py", "memory", str(path), str(count // 10)))
    resident, seconds = answer["resident"], answer["seconds"]
    growth = max(resident[2:]) / resident[1]
    shown = ", ".join(f"{megabytes:.0f}" for megabytes in resident)
    return [
        Row(
            f"memory after {count // 5:,} and {count:,} ads",
            f"{resident[1]:.0f} and {resident[-1]:.0f} MB",
            f"each tenth: {shown} MB",
            f"flat: at most {GROWTH:.2f}×",
            growth <= GROWTH,
        ),
        Row(
            f"{count:,} ads from a file of JSON lines",
            f"{count / seconds[-1]:,.0f} ads/s",
            "CPU, one run",
            "",
            None,
        ),
    ]


def commands(runs: int) -> list[Row]:
    """Commands that a person waits for."""
    with tempfile.TemporaryDirectory() as folder:
        demo = str(Path(folder) / "demo")
        version = timed("--version", runs=runs)
        build = timed("demo", demo)
        facts = timed("-w", demo, "facts", runs=runs)
    return [
        Row("`ashore --version`", f"{version.seconds:.2f} s", version.spread, "< 0.3 s", version.seconds < 0.3),
        Row("`ashore demo`", f"{build.seconds:.1f} s", build.spread, "", None),
        Row("`ashore facts` on the demo", f"{facts.seconds:.2f} s", facts.spread, "< 1 s", facts.seconds < 1),
    ]


def workspace(runs: int, count: int = IMPORTED) -> list[Row]:
    """Time an import of many ads, and the market over them."""
    with tempfile.TemporaryDirectory() as folder:
        ads = Path(folder) / "ads.jsonl"
        pool.different(pool.load(), count, ads)
        place = str(Path(folder) / "workspace")
        timed("init", place)
        add = timed("-w", place, "add", "--kind", "ad", str(ads))
        market = timed("-w", place, "market", runs=runs)
    return [
        Row(
            f"`ashore add` of {count:,} ads", f"{add.seconds:.0f} s", f"{count / add.seconds:,.0f} ads/s", "", None
        ),
        Row(
            f"`ashore market` over {count:,} ads",
            f"{market.seconds:.2f} s",
            market.spread,
            "< 1 s",
            market.seconds < 1,
        ),
    ]


def person(runs: int) -> list[Row]:
    """Time what is computed of a person: job titles to occupations, a résumé against many ads."""
    linked = titles.titles_a_second()
    return [
        Row(
            "job titles linked to an occupation, one core",
            f"{linked:,.0f} titles/s",
            "",
            "≥ 1,000",
            linked >= 1000,
        ),
        *fitting.fitting(runs),
    ]


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help="rates, memory, commands, workspace, engine, career, person, web, journal",
    )
    parser.add_argument("--full", action="store_true", help="100,000 ads for the memory")
    parser.add_argument("--ads", type=int, help="another number of ads for the memory")
    parser.add_argument("--runs", type=int, default=3, help="how often a rate or a command is measured")
    parser.add_argument("--no-write", action="store_true", help="leave docs/performance.md as it is")
    arguments = parser.parse_args()
    count = arguments.ads or (100_000 if arguments.full else 20_000)
    parts: dict[str, Callable[[], list[Row]]] = {
        "rates": lambda: rates(arguments.runs),
        "memory": lambda: memory(count),
        "commands": lambda: commands(arguments.runs),
        "workspace": lambda: workspace(arguments.runs),
        "engine": lambda: engine.engine(arguments.runs),
        "career": lambda: engine.model(arguments.runs),
        "person": lambda: person(arguments.runs),
        "web": lambda: web.web(arguments.runs),
        "journal": lambda: journal.journal(arguments.runs),
    }
    unknown = set(arguments.parts) - set(parts)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    rows: list[Row] = []
    for name in arguments.parts or parts:
        sys.stderr.write(f"measuring {name} ...\n")
        rows += parts[name]()
    sys.stdout.write(as_text(rows) + "\n")
    if not arguments.no_write:
        page = pool.ROOT / "docs" / "performance.md"
        write(page, rows, _notes(arguments.parts or list(parts), arguments.runs), arguments.parts)
    return 0 if all(row.reached is not False for row in rows) else 1


def _notes(parts: list[str], runs: int) -> list[str]:
    """Say how the rows of these parts came about."""
    repeated = f"the median of {runs} fresh processes, each warm and the median of its own repeats"
    said = {
        "ads": f"Ads: {pool.load().source}.",
        "rates": (
            f"Rates are medians of {runs} runs, each in a fresh process over the same {ADS} ads after warming up "
            "on 50 others, by CPU time of the process. The baselines find skills only."
        ),
        "commands": "Commands are medians of the wall clock of a fresh process.",
        "engine": (
            f"Engine: {engine.HORIZON} periods, {engine.STATES:,} states, {engine.ACTIONS} actions, "
            f"{engine.SUCCESSORS} successors at random; wall clock, {repeated}. "
            "Compiling starts from an empty cache."
        ),
        "career": (
            f"Career: of the stated defaults; wall clock, {repeated} (the tornado runs once in each). "
            f"{engine.LIVES:,} lives."
        ),
        "journal": (
            f"Journal: {journal.ENTRIES:,} entries over {journal.DAYS} days with {journal.COMPANIES:,} companies, "
            f"{journal.FORECASTS:,} forecasts and a decision that was kept; medians, pages as they are asked over "
            "HTTP, commands as the wall clock of a fresh process."
        ),
    }
    about_ads = {"rates", "memory", "workspace"} & set(parts)
    return [text for name, text in said.items() if name in parts or (name == "ads" and about_ads)]


if __name__ == "__main__":
    sys.exit(main())
