"""What is measured, each against its own annotations; the extraction itself goes through ``ashore extract``."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evaluation.salaries import expected, printed
from evaluation.scorer import Report, Score, score_ads, score_story

ARTICLES: Final = ("002", "003", "004")
"""The articles whose stories are annotated."""


class CommandFailedError(RuntimeError):
    """``ashore`` ended with an error where it should have read everything."""


def ashore(*arguments: str | Path, folder: Path | None = None) -> str:
    """Run the command in a fresh process and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", "from ashore.interfaces.cli import main; main()", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    if done.returncode:
        raise CommandFailedError(f"ashore {' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return done.stdout


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def extract(kind: str, source: Path, folder: Path) -> Path:
    """Extract the facts of a file and return where they stand, one a line."""
    out = folder / f"{source.stem}.{kind}.facts.jsonl"
    ashore("extract", "--kind", kind, "--out", out, source)
    return out


def bad_quotes(facts: Iterable[dict[str, Any]], texts: dict[str, str]) -> int:
    """Count facts whose quote does not stand at its offsets in the text as it lies in the file."""
    return sum(
        texts[fact["doc"]][fact["start"] : fact["end"]] != fact["quote"] or not fact["quote"] for fact in facts
    )


@dataclass(frozen=True, slots=True)
class Ads:
    """What the ads of the pool come to."""

    report: Report
    count: int
    bad_quotes: int
    salaries_printed: int
    salaries_right: int


def ads(shared: Path, folder: Path) -> Ads:
    """Extract the whole pool once; score the annotated ads, all quotes, and the salary each ad prints."""
    pool = folder / "jds.jsonl"
    with gzip.open(shared / "data" / "jds" / "jds.jsonl.gz", "rb") as packed:
        pool.write_bytes(packed.read())
    facts = extract("ad", pool, folder)
    texts = {row["id"]: row["text"] for row in rows(pool)}
    stated: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact in rows(facts):
        if fact["field"] == "salary":
            stated[fact["doc"]].append(fact)
    written = [(doc, text) for doc, text in printed(shared) if text in texts[doc]]
    right = sum(any(_says(fact, text) for fact in stated[doc]) for doc, text in written)
    return Ads(score_ads(shared, facts), len(texts), bad_quotes(rows(facts), texts), len(written), right)


def _says(fact: dict[str, Any], text: str) -> bool:
    low, high, currency, period, months = expected(text)
    value = fact["value"]
    if low is None:
        return bool(value.get("negotiable"))
    read = tuple(value.get(name) for name in ("min", "max", "currency", "period", "months_per_year"))
    return read == (low, high, currency, period, months)


def salary_strings(shared: Path) -> tuple[int, int, int, int]:
    """Return how many distinct strings there are, and how many of them are read rightly, wrongly, not at all."""
    from ashore.text.money import parse_salary

    strings = sorted({text for _, text in printed(shared)})
    right = wrong = 0
    for text in strings:
        money = parse_salary(text)
        if money is None:
            continue
        read = (money.min, money.max, money.currency, money.period, money.months_per_year)
        right += read == expected(text)
        wrong += read != expected(text)
    return len(strings), right, wrong, len(strings) - right - wrong


def article(shared: Path, number: str) -> Path:
    """Return the file of an article."""
    return next((shared / "seeds").glob(f"{number}_*.txt"))


def stories(shared: Path, folder: Path) -> dict[str, Report]:
    """Score the annotated articles."""
    return {
        number: score_story(
            shared,
            shared / "gold" / f"story_{number}.json",
            article(shared, number),
            extract("story", article(shared, number), folder),
        )
        for number in ARTICLES
    }


def bad_quotes_of_articles(shared: Path, folder: Path) -> tuple[int, int]:
    """Return how many articles there are, and how many of their quotes do not stand in them."""
    files = sorted((shared / "seeds").glob("*.txt"))
    bad = 0
    for file in files:
        text = file.read_text(encoding="utf-8")
        facts = list(rows(extract("story", file, folder)))
        bad += bad_quotes(facts, dict.fromkeys((fact["doc"] for fact in facts), text))
    return len(files), bad


def people(shared: Path, folder: Path) -> tuple[int, int, int]:
    """Add the two reprints to a workspace; return its people, those told in both documents, and their stories."""
    workspace = folder / "workspace"
    ashore("init", workspace)
    ashore("-w", workspace, "add", "--kind", "story", article(shared, "002"), article(shared, "004"))
    cases = json.loads(ashore("--json", "-w", workspace, "cases"))["data"]
    told = [case for case in cases if case["documents"]]
    return len(told), sum(len(case["documents"]) == 2 for case in told), len({case["story"] for case in told})


def gold150(shared: Path, folder: Path) -> Score:
    """Score the spans of skills, soft skills and languages on single sentences: exact and untyped."""
    gold = list(rows(shared / "data" / "skill-chinese-skillspan" / "gold150.jsonl"))
    sentences = folder / "gold150.jsonl"
    lines = [json.dumps({"id": f"{i}", "text": row["text"]}, ensure_ascii=False) for i, row in enumerate(gold)]
    sentences.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = {
        (fact["doc"], fact["start"], fact["end"])
        for fact in rows(extract("ad", sentences, folder))
        if fact["field"] in {"skill", "soft_skill", "language"}
    }
    present = {(f"{i}", span["start"], span["end"]) for i, row in enumerate(gold) for span in row["spans"]}
    return Score(len(found & present), len(found), len(present))
