"""One measurement in a process of its own, so that none warms the caches of another; prints one JSON object.

usage: worker.py (ashore|spacy|flashtext) (zh|en) ADS
       worker.py memory FILE EVERY
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pool

Task = Callable[[Iterable[pool.Ad]], int]
"""Reads ads and returns how much it found."""


def ashore() -> Task:
    """Every field of job ads, by the extractors that ship."""
    from ashore.documents import Document
    from ashore.facts.registry import extract
    from ashore.vocabulary import load

    vocabulary = load()
    return lambda ads: sum(len(extract(Document(ad.id, ad.text, kind="ad"), vocabulary)) for ad in ads)


def spacy() -> Task:
    """Skills only, by spaCy's PhraseMatcher over a blank Chinese pipeline."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("zh")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("skill", list(nlp.pipe(pool.load().terms)))
    return lambda ads: sum(len(matcher(nlp(ad.text))) for ad in ads)


def flashtext() -> Task:
    """Skills only, by flashtext."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_list(list(pool.load().terms))
    return lambda ads: sum(len(processor.extract_keywords(ad.text)) for ad in ads)


TASKS: dict[str, Callable[[], Task]] = {"ashore": ashore, "spacy": spacy, "flashtext": flashtext}


def rate(name: str, language: pool.Language, count: int) -> dict[str, float]:
    """Return ads a CPU second after a warm-up on other ads, and what was found in an ad."""
    measured, others = pool.load().sample(language, count)
    task = TASKS[name]()
    task(others)
    begun = time.process_time()
    found = task(measured)
    seconds = time.process_time() - begun
    return {"rate": count / seconds, "found": found / count}


def memory(path: Path, every: int) -> dict[str, list[float]]:
    """Return resident memory in MB and CPU seconds each time ``every`` more ads have been read."""
    from ashore.documents import Document
    from ashore.documents.registry import read
    from ashore.facts.registry import extract
    from ashore.vocabulary import load

    vocabulary = load()
    resident, seconds = [], []
    for number, item in enumerate(read(path, kind="ad"), 1):
        if not isinstance(item, Document):
            raise TypeError(item)
        extract(item, vocabulary)
        if number % every == 0:
            resident.append(resident_mb())
            seconds.append(time.process_time())
    return {"resident": resident, "seconds": seconds}


def resident_mb() -> float:
    """Return the resident memory of this process; where the system does not tell, the most it ever had."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(itertools.dropwhile(lambda row: not row.startswith("VmRSS"), status.read_text().splitlines()))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(arguments: list[str]) -> None:
    """Measure what the arguments name."""
    if arguments[0] == "memory":
        answer: object = memory(Path(arguments[1]), int(arguments[2]))
    else:
        answer = rate(arguments[0], "zh" if arguments[1] == "zh" else "en", int(arguments[2]))
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
