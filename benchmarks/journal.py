"""The journal with many entries: every page that shows it, every command that reads or writes it.

usage: journal.py WORKSPACE RUNS    print one JSON object, as a process of its own does for `journal`
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import web
from commands import Timing, python, timed
from report import Row

if TYPE_CHECKING:
    from ashore.journal.drafts import Draft

ENTRIES: Final = 50_000
COMPANIES: Final = 3_000
FORECASTS: Final = 5_000
DAYS: Final = 900
LIMIT_MS: Final = 300.0
SLOW: Final = 4
"""So many of the slowest are named."""
PAGES: Final = (
    "/", "/journal", "/journal?kind=interview", "/journal?kind=offer", "/journal?entry={entry}",
    "/journal/table", "/journal/table?page=200", "/journal/table?sort=company", "/journal/table?stage=offer",
    "/journal/funnel", "/journal/funnel?by=channel", "/journal/funnel?by=company",
    "/journal/offers", "/journal/offers?offer={offer}&offer={other}", "/journal/calibration",
    "/journal/entries", "/journal/entries?page=900", "/journal/fix?entry={entry}", "/journal/import",
    "/journal/export", "/journal/due.ics", "/practice", "/practice?origin=interview", "/practice/mock",
    "/week", "/week.ics", "/settings",
)  # fmt: skip
"""What is measured; ``{entry}`` is the last entry, ``{offer}`` and ``{other}`` are offers."""
COMMANDS: Final = (
    ("log", "applied", "--role", "{role}", "--company", "Example"),
    ("log", "interview", "--role", "{role}", "--company", "Example"),
    ("log", "fix", "{entry}", "--city", "杭州"),
    ("log", "studied", "2"),
    ("log", "undo"),
    ("log", "list"),
    ("funnel",),
    ("funnel", "--by", "channel"),
    ("funnel", "--answers"),
    ("offers",),
    ("offers", "{offer}", "{other}"),
    ("calibration",),
    ("week",),
    ("practice",),
    ("practice", "list", "--origin", "interview"),
    ("me",),
)  # fmt: skip
"""What is measured. What computes a plan (``decide``, ``next``, ``why``, ``report``) takes the seconds of
the plan, whatever the journal holds; ``export`` and ``import`` write and read the whole of it."""


def journal(runs: int, entries: int = ENTRIES) -> list[Row]:
    """Make a workspace with so many entries and one with none, and measure both."""
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder) / "full", Path(folder) / "empty"
        build(empty, 0)
        build(full, entries)
        return rows(full, empty, runs, entries)


def rows(full: Path, empty: Path, runs: int, entries: int) -> list[Row]:
    """Measure over two workspaces that are there."""
    runs = max(runs, 3)
    found, none = (json.loads(python("journal.py", str(place), str(runs))) for place in (full, empty))
    python_ms = 1000 * median(_nothing() for _ in range(runs))
    version = 1000 * timed("--version", runs=runs).seconds
    (commands, used), (before, _) = _commands(full, runs), _commands(empty, runs)
    return [
        _slowest(f"pages, {entries:,} entries in the journal", _pages(found["pages"]), _pages(none["pages"])),
        _slowest("same pages at the first look after an entry", found["first"], none["first"], target=False),
        _slowest(f"commands, {entries:,} entries in the journal", commands, before, used),
        Row("`python -c pass` and `ashore --version`", f"{python_ms:.0f} and {version:.0f} ms", "", "", None),
    ]


def _slowest(
    what: str,
    times: dict[str, float],
    before: dict[str, float],
    used: dict[str, float] | None = None,
    *,
    target: bool = True,
) -> Row:
    """Return the slowest, with those next to it and what the same takes with an empty journal, or of the CPU."""
    slow = sorted(times, key=lambda name: -times[name])
    named = ", ".join(f"`{name}` {times[name]:.0f} ({_beside(name, before, used)})" for name in slow[:SLOW])
    least = min(times.values())
    every = f"all {len(times)}: {median(times.values()):.0f} ({median(before.values()):.0f}), from {least:.0f}"
    return Row(
        f"slowest of the {what}; in brackets: an empty one",
        f"{times[slow[0]]:.0f} ms",
        f"{named}; {every}",
        f"< {LIMIT_MS:.0f} ms" if target else "",
        times[slow[0]] < LIMIT_MS if target else None,
    )


def _beside(name: str, before: dict[str, float], used: dict[str, float] | None) -> str:
    empty = f"{before[name]:.0f}" if name in before else "–"
    return empty if used is None else f"{empty}; CPU {used[name]:.0f}"


def _pages(found: dict[str, list[float]]) -> dict[str, float]:
    return {path: median(times) for path, times in found.items()}


def _nothing() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begun


def _commands(place: Path, runs: int) -> tuple[dict[str, float], dict[str, float]]:
    """Return milliseconds of every command, by its name without the values: by the clock, and of the CPU."""
    found: dict[str, float] = {}
    used: dict[str, float] = {}
    for command in COMMANDS:
        known = _known(place)
        if not all(known.get(word[1:-1]) for word in command if word.startswith("{")):
            continue
        words = [word.format(**known) for word in command]
        name = " ".join(["ashore", *(word for word in command if not word.startswith("{"))])
        taken = _timed(place, words, runs)
        found[name], used[name] = 1000 * taken.seconds, 1000 * median(taken.cpu)
    return found, used


def _timed(place: Path, words: list[str], runs: int) -> Timing:
    """Time a command; a correction corrects its own correction the next time."""
    if words[:2] != ["log", "fix"]:
        return timed("-w", str(place), *words, runs=runs)
    every = []
    for _ in range(runs):
        words[2] = _known(place)["entry"]
        every.append(timed("-w", str(place), *words))
    return Timing(tuple(one.wall[0] for one in every), tuple(one.cpu[0] for one in every))


def _known(place: Path) -> dict[str, str]:
    """Return what the addresses and commands name."""
    from ashore.workspace import Workspace

    with Workspace.open(place) as workspace:
        last = workspace.last_entry()
        offers = [one.key for one in workspace.offers()[:2]]
    return {
        "role": web.ROLES[0],
        "entry": "" if last is None else str(last.id),
        "offer": offers[0] if offers else "",
        "other": offers[1] if len(offers) > 1 else "",
    }


def build(place: Path, entries: int) -> None:
    """Make the workspace of a person with so many entries, a decision that was kept, and forecasts."""
    from ashore.packs import samples
    from ashore.packs.people import EXAMPLES
    from ashore.workspace import Workspace

    today = datetime.now(UTC).date()
    leaper = next(example for example in EXAMPLES if example.id == "leaper")
    with Workspace.create(place) as workspace:
        workspace.add(path for path in samples.paths() if "resume-en" not in path.name)
        (place / "me.yaml").write_text(leaper.me, encoding="utf-8")
        if entries:
            written = workspace.log_many(drafts(entries, today), today=today).entries
            _foretell(place, [entry.id for entry in written if entry.kind == "applied"][-FORECASTS:])
        basis = workspace.basis(today=today)
        workspace.keep_decision(workspace.decision(basis, workspace.asked(basis, screened=False)))


def drafts(count: int, today: date) -> list[Draft]:
    """Return applications over some years and what came of them, so many entries in all."""
    from ashore.journal import outcome
    from ashore.journal.drafts import Draft

    chance, found = random.Random(6), list[Draft]()
    asked = ("讲一个你负责的项目", "怎么衡量效果？", "为什么离开上一家公司？", "RAG 召回不准怎么办？")

    def add(draft: Draft) -> int:
        found.append(draft)
        return len(found) - 1

    while len(found) < count:
        number, day = len(found), today - timedelta(days=chance.randrange(DAYS))
        role, company = web.ROLES[number % len(web.ROLES)], f"公司{chance.randrange(COMPANIES)}"
        later = min(today, day + timedelta(days=chance.randrange(1, 24)))
        last = min(today, later + timedelta(days=chance.randrange(1, 20)))
        sent = outcome(
            "applied", day, today, role=role, company=company, channel=chance.choice(["BOSS直聘", "猎聘", "官网"]),
            city=chance.choice(["北京", "上海", "杭州"]), open_=True, key=f"a{number}",
        )  # fmt: skip
        place, luck = add(Draft(sent, None, number + 1)), chance.random()
        if luck < 0.12:
            met = outcome(
                "interview", later, today, role=role, company=company, key=f"i{number}",
                questions=chance.sample(asked, 2),
            )  # fmt: skip
            talk = add(Draft(met, place))
            if luck < 0.02:
                pay = float(chance.randrange(8, 30) * 1000)
                add(
                    Draft(
                        outcome("offer", last, today, role=role, company=company, amount=pay, key=f"o{number}"),
                        talk,
                    )
                )
            elif luck < 0.08:
                no = outcome(
                    "rejected", last, today, role=role, company=company, about="interview", key=f"x{number}"
                )
                add(Draft(no, talk))
        elif luck < 0.75:
            add(Draft(outcome("rejected", later, today, role=role, company=company, key=f"r{number}"), place))
    return found[:count]


def _foretell(place: Path, sent: list[int]) -> None:
    """Store a forecast for each of these entries, as typing them one by one would have done."""
    from ashore.journal.forecasts import Batch, of_batch
    from ashore.workspace import Workspace

    with Workspace.open(place) as workspace:
        made = []
        for number in sent:
            entry = workspace.outcome(number)
            if entry is None or entry.role is None:
                continue
            said = Batch(entry.id, entry.count, entry.day, 24, 2.0, 38.0, 2.0, 38.0)
            forecast = of_batch(entry.role, entry.date, said)
            if forecast is not None:
                made.append(forecast)
        store = workspace._store  # noqa: SLF001 - no way of the workspace writes so many at once
        with store.database.transaction():
            store.forecasts.extend(made, "2026-01-01T00:00:00Z")


# In a process of its own


def measure(place: Path, runs: int) -> dict[str, dict[str, Any]]:
    """Return milliseconds of every page, each once seen before, and of its first look after an entry."""
    from ashore.workspace import Workspace

    known = _known(place)
    with web.served(place) as port, closing(HTTPConnection("127.0.0.1", port, timeout=600)) as asking:
        web.settle(asking)
        pages = [
            path.format(**known) for path in PAGES if all(known[name] for name in known if f"{{{name}}}" in path)
        ]
        names = {path.format(**known): path for path in PAGES}
        for path in pages:
            web.get(asking, path)
        times: dict[str, list[float]] = {names[path]: [] for path in pages}
        for _ in range(max(runs, 5)):
            for path in pages:
                times[names[path]].append(web.get(asking, path)[0])
        first = {}
        for path in pages:
            with Workspace.open(place) as workspace:
                workspace.log("applied", role=web.ROLES[0], company="Example", open_=True)
            first[names[path]] = web.get(asking, path)[0]
        return {"pages": times, "first": first}


def main(arguments: list[str]) -> None:
    """Measure over the workspace that the arguments name."""
    sys.stdout.write(json.dumps(measure(Path(arguments[0]), int(arguments[1])), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
