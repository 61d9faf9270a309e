"""From labelled words to the spans of skills, cut and trimmed as the language writes lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ashore.facts.ads.skills.tagger import LABELS
from ashore.facts.ads.skills.words import CUE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ashore.facts.ads.skills.tokens import Tokens

    Run = tuple[int, int, str]

KINDS: Final = {"K": "skill", "S": "soft_skill"}


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


def spans(tokens: Tokens, labels: list[int], cues: list[int]) -> list[Run]:
    """Return half-open spans of the text with the field each is of, in order.

    A span begins and ends with a word, not with a mark left over from a list, and a skill not with a word that
    denies it (无需编程 speaks of 编程).

    Parameters
    ----------
    cues
        The part each word plays, as ``words.cue`` numbers it.
    """
    found: list[Run] = []
    for begin, end, field in runs(labels):
        i, j = begin, end
        while i < j and (_is_mark(tokens.words[i]) or (field == "skill" and cues[i] == _DENIES)):
            i += 1
        while i < j and _is_mark(tokens.words[j - 1]) and tokens.words[j - 1] not in _CLOSING:
            j -= 1
        if i < j:
            found.append((tokens.starts[i], tokens.ends[j - 1], field))
    return found


_MAJOR: Final = re.compile(
    r"(?:(?!经验|能力|熟悉|的)[^,，。;；:：\n\d]){0,40}?专业(?!知识|技能|能力|技术|性|化|素|术语|人|软件|工具)"
)


def names_major(folded: str, end: int) -> bool:
    """Say whether what ends here is listed as a field of study: 机器学习 in "机器学习、统计学等相关专业"."""
    return _MAJOR.match(folded, end) is not None


_DENIES: Final = CUE_NAMES.index("not")
_CLOSING: Final = ")）"


def _is_mark(word: str) -> bool:
    return not (word[0].isalnum() or word[0] == ".")
