"""What the taggers are trained on: annotated ads, and texts without annotation for how words stand together."""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ad:
    """An ad with what its annotator found; ``facts`` is empty where nobody annotated it."""

    name: str
    source: str
    text: str
    facts: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Corpus:
    """Annotated ads to train on, and texts to count words in (no ad of the final measure among either).

    The first ``ads`` of the plain texts are ads.
    """

    annotated: tuple[Ad, ...]
    plain: tuple[str, ...]
    ads: int


def shared_folder() -> Path:
    """Return the folder of annotations: ``ASHORE_SHARED``, else ``shared`` beside the project."""
    folder = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        raise SystemExit("The annotated ads are not here: set ASHORE_SHARED to their folder.")
    return folder


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _table(path: Path, column: str) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row[column]


def load_gold(folder: Path, name: str) -> list[Ad]:
    """Return the annotated ads of one gold file, in its order."""
    gold = {row["id"]: tuple(row["facts"]) for row in _rows(folder / "gold" / name)}
    texts = {row["id"]: row for row in _rows(folder / "data" / "jds" / "jds.jsonl.gz") if row["id"] in gold}
    return [Ad(ad, texts[ad]["source"], texts[ad]["text"], facts) for ad, facts in gold.items()]


def load(folder: Path) -> Corpus:
    """Return what the shipped weights are trained on.

    Texts without annotation: the pool of ads without those of ``job_ads_dev``, and English sentences of SkillSpan
    (MIT), ESCO's descriptions of skills (free reuse) and O*NET's tasks (CC BY 4.0).
    """
    held_out = {row["id"] for row in _rows(folder / "gold" / "job_ads_dev.jsonl")}
    pool = [row["text"] for row in _rows(folder / "data" / "jds" / "jds.jsonl.gz") if row["id"] not in held_out]
    data = folder / "data"
    english = [
        *(" ".join(row["tokens"]) for row in _rows(data / "skill-skillspan-en" / "train.json")),
        *_table(data / "esco" / "skills_id_description.csv", "description"),
        *_table(data / "onet" / "task_statements.csv.gz", "Task"),
    ]
    return Corpus(tuple(load_gold(folder, "job_ads_train.jsonl")), (*pool, *english), len(pool))


def folds(ads: list[Ad], count: int, seed: int = 7) -> list[int]:
    """Deal ads into folds, those of each source evenly."""
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    for number, ad in enumerate(ads):
        by_source[ad.source].append(number)
    chance = random.Random(seed)
    fold = [0] * len(ads)
    dealt = 0
    for source in sorted(by_source):
        numbers = sorted(by_source[source], key=lambda number: ads[number].name)
        chance.shuffle(numbers)
        for number in numbers:
            fold[number] = dealt % count
            dealt += 1
    return fold
