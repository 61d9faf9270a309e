"""The tables of ``grammar.toml`` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

LANGUAGES: Final = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Counting:
    """How one kind of thing is counted: what stands before the number, and what behind it."""

    kind: str
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What is looked for, by kind."""

    masks: tuple[tuple[str, re.Pattern[str]], ...]
    metrics: tuple[tuple[str, re.Pattern[str]], ...]
    counts: tuple[Counting, ...]
    words: dict[str, re.Pattern[str]]


def _joined(zh: Iterable[str], en: Iterable[str], model: str) -> str:
    """Return one alternation: Chinese patterns as they stand, English ones between letters of no word."""
    plain, bounded = ("|".join(patterns).replace("{model}", model) for patterns in (zh, en))
    parts = [f"(?:{plain})" if plain else "", rf"(?<![a-z])(?:{bounded})(?![a-z])" if bounded else ""]
    return "|".join(filter(None, parts))


@cache
def grammar() -> Grammar:
    """Return the tables, read once."""
    text = resources.files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    model = f"(?:{'|'.join(tables['names']['model'])})"

    def compiled(entry: dict[str, Any], prefix: str = "", suffix: str = "") -> re.Pattern[str]:
        zh, en = (entry.get(f"{prefix}{language}", ()) for language in LANGUAGES)
        return re.compile(f"(?:{_joined(zh, en, model)}){suffix}", re.MULTILINE | re.ASCII)

    return Grammar(
        tuple((entry["kind"], compiled(entry)) for entry in tables["mask"]),
        tuple((entry["kind"], compiled(entry)) for entry in tables["metric"]),
        tuple(
            Counting(entry["kind"], compiled(entry, "before_", r"\Z"), compiled(entry, "after_"))
            for entry in tables["count"]
        ),
        {name: compiled(entry) for name, entry in tables["word"].items()},
    )
