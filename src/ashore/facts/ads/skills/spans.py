"""From labelled words to the spans of skills, cut and trimmed as the language writes lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.facts.ads.skills.tagger import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ashore.facts.ads.skills.tokens import Tokens

    Run = tuple[int, int, str]

KINDS = {"K": "skill", "S": "soft_skill"}


def runs(labels: Iterable[int]) -> list[Run]:
    """Return runs of words under one label: first, behind the last, and the field they are of."""
    found: list[Run] = []
    begin, kind = 0, ""
    number = -1
    for number, label in enumerate(labels):
        name = LABELS[label]
        if kind and name != f"I-{kind}":
            found.append((begin, number, KINDS[kind]))
            kind = ""
        if not kind and name != "O":
            begin, kind = number, name[-1]
    if kind:
        found.append((begin, number + 1, KINDS[kind]))
    return found


def spans(tokens: Tokens, labels: list[int]) -> list[Run]:
    """Return half-open spans of the text with the field each is of, in order."""
    return [(tokens.starts[i], tokens.ends[j - 1], field) for i, j, field in runs(labels)]
