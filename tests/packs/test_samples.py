"""The demo's samples: all readable, all marked, all of the kind their names say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashore.documents import Document
from ashore.documents.kinds import detect_kind
from ashore.documents.registry import read
from ashore.packs.samples import documents, folder, kind_of, paths


def test_both_languages_and_all_kinds_are_there() -> None:
    found = {(document.kind, (document.language or "")[:2]) for document in documents()}
    assert found == {(kind, language) for kind in ("ad", "resume", "story") for language in ("zh", "en")}


def test_the_market_has_a_few_ads() -> None:
    assert sum(document.kind == "ad" for document in documents()) >= 10


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.name)
def test_each_sample_says_that_it_is_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(r"示例|(?i:sample)", text)
    assert re.search(r"虚构|虛構|(?i:invented)", text)
    assert path.name in (folder() / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.name)
def test_the_kind_is_seen_without_being_told(path: Path) -> None:
    for item in read(path):
        assert isinstance(item, Document)
        assert detect_kind(item) == kind_of(path)


def test_dated_samples_are_of_2026() -> None:
    dates = [document.published for document in documents() if document.published]
    assert len(dates) >= 5
    assert all(published.startswith("2026") for published in dates)


def test_a_name_that_is_no_samples_is_refused() -> None:
    with pytest.raises(ValueError, match="no sample"):
        kind_of(Path("holiday.txt"))
