"""What a code reads as: names, the code in the other classification, the role."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ashore.text.folding import fold_chars
from ashore.vocabulary.linking import linker
from ashore.vocabulary.load import Vocabulary
from ashore.vocabulary.occupations.catalogue import Catalogue, Entry, Name
from ashore.vocabulary.occupations.features import words
from ashore.vocabulary.occupations.model import Code, Match

_AI: Final = re.compile(
    r"(?<![a-z])(?:ai|ml|llm|nlp|genai|agents?|agentic|aigc|prompt|machine learning)(?![a-z])"
    r"|大模型|智能|算法|机器学习|深度学习|标注|提示词|数据"
)


def from_csco(
    code: str, belief: float, cleaned: str, names: list[Name], known: Catalogue, vocabulary: Vocabulary
) -> Match:
    """Return a reading by its CSCO code; the hub says what it is in O*NET, and the role."""
    entries, near = known.nearest("csco", code)
    entry = _likest(cleaned, entries)
    own = [name for name in names if code in name.codes]
    surface = max(own, key=lambda name: name.end - name.start).surface if own else known.csco[code]
    onet = Code(entry.onet, known.onet[entry.onet], near) if entry else None
    role = entry.role if entry and not near and own else None
    return Match(Code(code, known.csco[code]), onet, role or _role(cleaned, vocabulary), surface, belief)


def _likest(title: str, entries: tuple[Entry, ...]) -> Entry | None:
    """Return the entry with the longest name that stands in the title; else the one with most in common."""
    if len(entries) < 2:
        return entries[0] if entries else None
    inside = [max((len(name) for name in entry.names if _fold(name) in title), default=0) for entry in entries]
    longest = [entry for entry, size in zip(entries, inside, strict=True) if size == max(inside)]
    if len(longest) == 1:
        return longest[0]
    letters = set(title)
    return max(
        longest, key=lambda entry: max(len(letters & set(name)) / len(letters | set(name)) for name in entry.names)
    )


@lru_cache(maxsize=65536)
def _fold(name: str) -> str:
    return fold_chars(name)


def _role(cleaned: str, vocabulary: Vocabulary) -> str | None:
    """Return the family whose phrase stands last in a title that speaks of AI or of data."""
    if not _AI.search(cleaned):
        return None
    links = [link.term.name for link in linker(vocabulary, "roles").find(cleaned) if link.term.name != "other"]
    return links[-1] if links else None


def from_onet(
    code: str, belief: float, cleaned: str, said: Entry | None, known: Catalogue, vocabulary: Vocabulary
) -> Match:
    """Return a reading by its O*NET-SOC code; the hub, or the entry it names, says what it is in CSCO."""
    entries, near = known.nearest("onet", code)
    entry = said if said is not None and said.onet == code else _likest(cleaned, entries)
    csco = Code(entry.csco, known.csco[entry.csco], near) if entry else None
    surface = _surface(cleaned, entry) if entry and not near else ""
    if not set(words(surface.lower())) & set(words(cleaned)):
        surface = known.onet[code]
    role = entry.role if entry is said and entry is not None else None
    return Match(csco, Code(code, known.onet[code]), role or _role(cleaned, vocabulary), surface, belief)


def _surface(cleaned: str, entry: Entry) -> str:
    """Return the English name of an entry that has most words in common with the title."""
    found = set(words(cleaned))
    return max(entry.english or entry.chinese, key=lambda name: len(found & set(words(name.lower()))))
