"""What is asked of a language, and what a stated level shows: CET-6 shows reading, not a conversation."""

from __future__ import annotations

import re
from typing import Final, Literal

from ashore.text.folding import fold_chars

Need = Literal["read", "write", "speak", "native", "cet4", "cet6", "tem8", "any"]

_SPEAK: Final = (
    r"口语|听说|口头|流利|流畅(?!地?阅读)|工作语言|交流|沟通|会话|会议|fluen|spoken|speak|oral|verbal|communicat"
    r"|bilingual|business level|conversation"
)
_NEEDS: Final[tuple[tuple[Need, str], ...]] = (
    ("native", r"母语|\bnative\b|mother tongue"),
    ("tem8", r"专(?:业)?(?:英语)?八级?"),
    ("cet6", r"(?:cet|英语|大学英语|国家)?\W{0,3}(?:六|6)级|cet\W{0,2}(?:band\W{0,2})?6"),
    ("cet4", r"(?:cet|英语|大学英语|国家)?\W{0,3}(?:四|4)级|cet\W{0,2}(?:band\W{0,2})?4|[四4]\W?[六6]级"),
    ("speak", _SPEAK),
    ("write", r"书面|写作|读写|撰写|written|writing|\bwrite"),
    ("read", r"阅读|读写|文献|资料|文档|论文|\bread|literature|documentation"),
)
_FULL: Final = frozenset({"read", "write", "speak", "any"})
_FLUENT: Final = re.compile(
    r"流利|精通|熟练(?!阅读|读写|地?阅读)|工作语言|雅思\s*[7-9]|ielts\D{0,3}[7-9]|\bc[12]\b"
    r"|fluen|proficien|professional|advanced|bilingual|excellent"
)
_NATIVE: Final = re.compile(r"母语|\bnative|mother tongue")
_EIGHT: Final = re.compile(r"专(?:业)?(?:英语)?八级?|tem\W?8")
_SIX: Final = re.compile(r"六级|6级|cet\W{0,2}6|专(?:业)?(?:英语)?四级?|tem\W?4")
_FOUR: Final = re.compile(r"四级|4级|cet\W{0,2}4")


def needs(quote: str) -> tuple[Need, ...]:
    """Return what an ad asks of a language in so many words; ``any`` where it asks for no more than some of it."""
    folded = fold_chars(quote)
    found = [need for need, pattern in _NEEDS if re.search(pattern, folded)]
    if "cet4" in found and "cet6" in found:  # 四六级: the fourth is enough
        found.remove("cet6")
    return tuple(found) or ("any",)


def abilities(level: str | None, sentence: str) -> frozenset[str]:
    """Return what a level shows, with what its sentence adds ("六级，日常阅读英文论文")."""
    folded = fold_chars(f"{level or ''} {sentence}")
    shown: set[str] = set()
    if _NATIVE.search(folded):
        return _FULL | {"native"}
    if _FLUENT.search(folded):
        shown |= _FULL
    if _EIGHT.search(folded):
        shown |= {"tem8", "cet6", "cet4", "any", "read", "write"}
    if _SIX.search(folded):
        shown |= {"cet6", "cet4", "any", "read"}
    if _FOUR.search(folded):
        shown |= {"cet4", "any"}
    for need, pattern in _NEEDS:
        if need in {"speak", "write", "read"} and re.search(pattern, folded):
            shown |= {need, "any"}
    return frozenset(shown)
