"""Which of a role's backgrounds in the evidence pack are those of a person, by the words of their job."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ashore.packs.model import Background, Role
from ashore.text.folding import fold_chars

_BETWEEN: Final = re.compile(r"[、，,;；/()（）]|与|和|及|等|\band\b|\bor\b")
_HAN: Final = re.compile(r"[一-鿿]")
_PEOPLE: Final = re.compile(r"(?:工程师|从业者|工作者|研究者|毕业生|人员|专家|顾问|师|者|人)$")
_BROAD: Final = frozenset({"行业", "产品", "管理", "高校", "研究所"})
"""Words that alone are no background."""
_GENERAL: Final = frozenset(
    re.findall(
        "[a-z]+", "a an the of in from for other engineer expert people specialist worker graduate user trade"
    )
)
_WORD: Final = re.compile(r"[a-z]+")
_ENDINGS: Final = (
    "ations",
    "ation",
    "ural",
    "ure",
    "ings",
    "ing",
    "ers",
    "ors",
    "er",
    "or",
    "ies",
    "es",
    "s",
    "e",
)
_STEM: Final = 4


def fitting(role: Role, titles: Iterable[str]) -> tuple[Background, ...]:
    """Return the backgrounds of a role that one of these titles, in either language, belongs to."""
    folded = [fold_chars(title) for title in titles]
    return tuple(
        background
        for background in role.carries_over
        if any(
            _names(piece, title)
            for words in (background.background.zh, background.background.en)
            for piece in _BETWEEN.split(words.lower())
            for title in folded
        )
    )


def _names(piece: str, title: str) -> bool:
    piece = piece.strip()
    if _HAN.search(piece):
        short = _PEOPLE.sub("", piece)
        kept = short if len(short) > 1 else piece
        return len(kept) > 1 and kept not in _BROAD and kept in title
    wanted = {_stem(word) for word in _WORD.findall(piece)} - _GENERAL
    return bool(wanted) and wanted <= {_stem(word) for word in _WORD.findall(title)}


def _stem(word: str) -> str:
    singular = word.removesuffix("s")
    if word in _GENERAL or singular in _GENERAL:
        return singular if singular in _GENERAL else word
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
    return word[: len(word) - len(ending)]
