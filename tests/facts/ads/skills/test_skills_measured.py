"""What the issue asks for, on the annotated ads that nothing was trained on (where they are)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from ashore.documents import Document
from ashore.facts.ads.skills import EXTRACTOR
from ashore.vocabulary import load
from skills_training.corpus import load_gold


def test_skills_of_the_final_measure(shared: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    with facts.open("w", encoding="utf-8") as out:
        for ad in load_gold(shared, "job_ads_dev.jsonl"):
            for fact in EXTRACTOR.extract(Document(ad.name, ad.text, kind="ad"), load()):
                out.write(json.dumps(fact.as_row(), ensure_ascii=False) + "\n")
    scorer = [sys.executable, str(shared / "eval" / "score_facts.py"), "--kind", "ad", "--json"]
    paths = {"gold": "gold/job_ads_dev.jsonl", "texts": "data/jds/jds.jsonl.gz"}
    inputs = [part for name, path in paths.items() for part in (f"--{name}", str(shared / path))]
    run = subprocess.run([*scorer, *inputs, "--facts", str(facts)], capture_output=True, text=True, check=True)
    result = json.loads(run.stdout)
    assert result["fields"]["skill"]["f1"] >= 0.72
    assert result["strength_acc"] >= 0.92
    assert result["fields"]["soft_skill"]["f1"] >= 0.60
    assert result["bad_quotes"] == 0


def test_spans_of_chinese_skillspan(shared: Path) -> None:
    right = found = wanted = 0
    for line in (shared / "data/skill-chinese-skillspan/gold150.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = {(span["start"], span["end"]) for span in row["spans"]}
        facts = EXTRACTOR.extract(Document(row["id"], row["text"], kind="ad"), load())
        spans = {(fact.start, fact.end) for fact in facts}
        right, found, wanted = right + len(gold & spans), found + len(spans), wanted + len(gold)
    assert 2 * right / (found + wanted) >= 0.45
