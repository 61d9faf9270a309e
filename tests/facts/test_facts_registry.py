"""Every extractor is registered, and runs on the kind of document it reads."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ashore.documents import Document
from ashore.facts import registry
from ashore.vocabulary import load


def test_extractors_are_distinct_and_labelled() -> None:
    names = [extractor.name for extractor in registry.EXTRACTORS]
    assert len(names) == len(set(names)) == len(registry.MODULES)
    for extractor in registry.EXTRACTORS:
        assert extractor.needs
        assert extractor.provides


def test_an_unknown_name_is_no_registry() -> None:
    with pytest.raises(AttributeError):
        _ = registry.NOTHING


def test_only_what_reads_the_kind_runs() -> None:
    text = "数据分析师\n10-15K\n北京 3-5年 本科\n岗位职责：分析数据。"
    found = registry.extract(Document("ad", text, kind="ad"), load())
    assert {fact.extractor.partition(".")[0] for fact in found} == {"ads"}
    assert registry.extract(Document("ad", text), load()) == []


def test_importing_the_registry_loads_no_extractor() -> None:
    script = "import sys, ashore.facts.registry; print('ashore.facts.ads.fields' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
