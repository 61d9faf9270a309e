"""No sentence of the articles stands in the repository: facts and figures carry over, wording does not."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.packs import load
from ashore.packs.marks import key

ROOT = Path(__file__).resolve().parents[2]
RUN = 12
HAN = re.compile(rf"[㐀-䶿一-鿿]{{{RUN},}}")


def runs(text: str) -> Iterator[str]:
    """Every RUN consecutive Chinese characters of a text, with scripts, spaces and punctuation folded away."""
    for stretch in HAN.finditer(key(text).text):
        for start in range(stretch.start(), stretch.end() - RUN + 1):
            yield stretch.string[start : start + RUN]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def borrowed(text: str, articles: frozenset[str]) -> list[str]:
    return [run for run in runs(text) if run in articles]


@pytest.fixture(scope="module")
def articles(shared: Path) -> frozenset[str]:
    """The articles' runs, without those of the titles they are cited by."""
    found = {run for file in sorted((shared / "seeds").glob("*.txt")) for run in runs(file.read_text("utf-8"))}
    for source in load().sources.values():
        for title in (source.title, *(reprint.title for reprint in source.reprints)):
            found -= set(runs(title or ""))
    return frozenset(found)


def test_no_run_of_an_article_stands_in_a_tracked_file(articles: frozenset[str]) -> None:
    caught = {}
    for file in tracked():
        try:
            text = file.read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        if found := borrowed(text, articles):
            caught[str(file.relative_to(ROOT))] = found[:3]
    assert not caught


def test_the_guard_fires(articles: frozenset[str], shared: Path) -> None:
    for file in sorted((shared / "seeds").glob("*.txt")):
        text = file.read_text("utf-8")
        sentence = next(line for line in reversed(text.splitlines()) if len(list(runs(line))) > 20)
        assert borrowed(f"# a comment\nvalue = '{sentence[:60]}'\n", articles), file.name
