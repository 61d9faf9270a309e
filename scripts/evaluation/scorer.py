"""The scorer that lies beside the annotations, and sums over what it returns."""

from __future__ import annotations

import importlib.util
import io
from argparse import Namespace
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, stated and present, and the rates that follow."""

    right: int
    stated: int
    present: int

    @property
    def precision(self) -> float:
        """The share of what is stated that is right; 1 where nothing is stated."""
        return self.right / self.stated if self.stated else 1.0

    @property
    def recall(self) -> float:
        """The share of what is present that is stated rightly; 1 where nothing is present."""
        return self.right / self.present if self.present else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.stated + self.present) if self.stated + self.present else 1.0


def together(scores: Iterable[Score]) -> Score:
    """Return the counts of several scores added up (micro average)."""
    listed = list(scores)
    return Score(sum(s.right for s in listed), sum(s.stated for s in listed), sum(s.present for s in listed))


@dataclass(frozen=True, slots=True)
class Report:
    """What the scorer says of one run."""

    fields: Mapping[str, Score]
    whole: Mapping[str, Any]

    def over(self, names: Iterable[str]) -> Score:
        """Return several fields taken together; a field nobody stated or annotated counts nothing."""
        return together(self.fields[name] for name in names if name in self.fields)


def _load(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_facts", shared / "eval" / "score_facts.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "eval" / "score_facts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _report(whole: Mapping[str, Any]) -> Report:
    fields = {
        name: Score(round((row["precision"] or 0.0) * row["predicted"]), row["predicted"], row["gold"])
        for name, row in whole["fields"].items()
    }
    return Report(fields, whole)


def score_ads(shared: Path, facts: Path, *, gold: str = "job_ads_dev.jsonl") -> Report:
    """Score extracted facts of ads against the annotations of the ads among them."""
    options = Namespace(
        gold=str(shared / "gold" / gold),
        texts=str(shared / "data" / "jds" / "jds.jsonl.gz"),
        facts=str(facts),
        json=True,
        misses=0,
    )
    with redirect_stdout(io.StringIO()):
        return _report(_load(shared).score_ads(options))


def score_story(shared: Path, gold: Path, text: Path, facts: Path) -> Report:
    """Score extracted facts of one story."""
    options = Namespace(gold=str(gold), text=str(text), facts=str(facts), json=True, misses=0)
    with redirect_stdout(io.StringIO()):
        return _report(_load(shared).score_story(options))
