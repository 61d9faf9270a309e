"""The annotated ads: figures that must not fall, and no quote that does not stand."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ashore.documents import Document
from ashore.facts.ads.fields import EXTRACTOR
from ashore.vocabulary import load

NINE = "salary city experience education headcount company_size posted school_tier employment_type".split()  # noqa: SIM905 - reads better


def ads(shared: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(shared / "data" / "jds" / "jds.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.fixture(scope="module")
def score(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Score the annotated training ads; the development ads are kept for `make eval`."""
    spec = importlib.util.spec_from_file_location("score_facts", shared / "eval" / "score_facts.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = shared / "gold" / "job_ads_train.jsonl"
    wanted = {json.loads(line)["id"] for line in gold.read_text(encoding="utf-8").splitlines()}
    found = tmp_path_factory.mktemp("score") / "facts.jsonl"
    with found.open("w", encoding="utf-8") as out:
        for ad in ads(shared):
            if ad["id"] in wanted:
                for fact in EXTRACTOR.extract(Document(ad["id"], ad["text"], kind="ad"), load()):
                    out.write(json.dumps(fact.as_row(), ensure_ascii=False) + "\n")

    class Arguments:
        texts = str(shared / "data" / "jds" / "jds.jsonl.gz")
        facts = str(found)
        json = True
        misses = 0

    Arguments.gold = str(gold)  # type: ignore[attr-defined]
    result: dict[str, Any] = scorer.score_ads(Arguments)
    return result


def test_structured_fields_taken_together(score: dict[str, Any]) -> None:
    rows = [score["fields"][name] for name in NINE]
    right = sum(row["recall"] * row["gold"] for row in rows)
    assert right / sum(row["predicted"] for row in rows) >= 0.97
    assert right / sum(row["gold"] for row in rows) >= 0.95


@pytest.mark.parametrize(("field", "floor"), [("title", 0.98), ("company", 0.96), ("major", 0.96)])
def test_f1(score: dict[str, Any], field: str, floor: float) -> None:
    assert score["fields"][field]["f1"] >= floor


def test_no_quote_is_bad(score: dict[str, Any]) -> None:
    assert score["bad_quotes"] == 0


def test_every_quote_stands_in_every_ad_of_the_pool(shared: Path) -> None:
    """Building a fact proves its quote: a slip raises. One ad in eight here, all of them in `make eval`."""
    for number, ad in enumerate(ads(shared)):
        if number % 8 == 0:
            for fact in EXTRACTOR.extract(Document(ad["id"], ad["text"], kind="ad"), load()):
                assert ad["text"][fact.start : fact.end] == fact.quote
