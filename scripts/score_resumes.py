"""Score the résumé extractor on the windows of ``resume-ruanjianbei-zh``: exact spans, F1 by type and together.

The windows are 326 stretches of up to 512 characters of Chinese résumés without line breaks; many begin in the
middle of one. SCHOOL is the name of a school, EDUCATION the degree, YEARSOFWORK the period of a job, a project or
a post. The annotations may be used to measure only: nothing of them stands in this project.

usage: python scripts/score_resumes.py [--misses N]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

Entity = tuple[int, int, str]
"""Start, end and type."""

TYPES: Final = {
    "education.institution": "SCHOOL",
    "education.studyType": "EDUCATION",
    "work.period": "YEARSOFWORK",
    "projects.period": "YEARSOFWORK",
    "volunteer.period": "YEARSOFWORK",
}
"""Which field answers which type."""


def entities(labels: list[str]) -> Iterator[Entity]:
    """Yield the spans of BMES labels, one a character; a span that no E closes ends at its last M."""
    start, kind = None, ""
    for at, label in enumerate([*labels, "O"]):
        if start is not None and (label[:1] not in {"M", "E"} or label[2:] != kind):
            yield start, at, kind
            start = None
        if label[:1] in {"B", "S"}:
            start, kind = at, label[2:]
        if start is not None and label[:1] in {"E", "S"}:
            yield start, at + 1, kind
            start = None


def compare(shared: Path) -> Iterator[tuple[str, set[Entity], set[Entity]]]:
    """Yield each window with what the annotation and what the extractor says."""
    from ashore.documents import Document
    from ashore.facts.resumes import EXTRACTOR
    from ashore.vocabulary import load

    vocabulary = load()
    windows = json.loads((shared / "data/resume-ruanjianbei-zh/dev.json").read_text(encoding="utf-8"))
    wanted = set(TYPES.values())
    for number, window in enumerate(windows):
        document = Document(str(number), window["sentence"], kind="resume")
        gold = {entity for entity in entities(window["label"]) if entity[2] in wanted}
        found = {
            (fact.start, fact.end, TYPES[fact.field])
            for fact in EXTRACTOR.extract(document, vocabulary)
            if fact.field in TYPES
        }
        yield window["sentence"], gold, found


def score_resumes(shared: Path) -> dict[str, float]:
    """Return precision, recall and F1 of exact spans: ``f1`` over all, ``SCHOOL.f1`` … by type."""
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for _, gold, found in compare(shared):
        for counter, spans in ((right, gold & found), (stated, found), (present, gold)):
            counter.update(kind for _, _, kind in spans)
    scores = {}
    for prefix, kinds in [
        ("", sorted(set(TYPES.values()))),
        *((f"{kind}.", [kind]) for kind in set(TYPES.values())),
    ]:
        hits, said, there = (sum(counter[kind] for kind in kinds) for counter in (right, stated, present))
        scores[f"{prefix}precision"] = hits / said if said else 0.0
        scores[f"{prefix}recall"] = hits / there if there else 0.0
        scores[f"{prefix}f1"] = 2 * hits / (said + there) if said + there else 0.0
    return scores


def _print_misses(shared: Path, most: int) -> None:
    shown: Counter[tuple[str, str]] = Counter()
    for text, gold, found in compare(shared):
        for sign, spans in (("missed", gold - found), ("wrong", found - gold)):
            for start, end, kind in sorted(spans):
                shown[sign, kind] += 1
                if shown[sign, kind] <= most:
                    around = f"{text[max(0, start - 20) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}"
                    print(f"{sign:7}{kind:12} {around}")


def main() -> int:
    """Print the scores, and on request what was missed and what was found wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0, help="list so many differences of each type")
    arguments = parser.parse_args()
    shared = Path(os.environ.get("ASHORE_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
    if not (shared / "data").is_dir():
        print("The annotations are not here: set ASHORE_SHARED to their folder.", file=sys.stderr)
        return 2
    for name, score in sorted(score_resumes(shared).items()):
        print(f"{name:24} {score:.3f}")
    if arguments.misses:
        _print_misses(shared, arguments.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
