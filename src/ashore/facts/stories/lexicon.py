"""Words of a vocabulary, made ready to be met at a place in a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, TypeAlias

from ashore.text.folding import fold_chars
from ashore.vocabulary import Term, Vocabulary

Span: TypeAlias = tuple[int, int]

_PLACE_KINDS: Final = frozenset({"city", "province", "region", "state", "municipality"})


_NO_INDUSTRY: Final = frozenset(
    {"外包", "外包服务", "服务", "其他", "咨询", "培训", "开发", "设计", "运营", "管理"}
)
"""Listed as industries by job sites; in a story they say how or on what somebody worked."""


@dataclass(frozen=True, slots=True)
class Names:
    """Surfaces of one list, each with the canonical name it stands for."""

    names: Mapping[str, str]
    longest: int

    @classmethod
    def of(cls, terms: Iterable[Term], *, least: int = 2) -> Names:
        """Collect the surfaces of some terms that are at least ``least`` characters long."""
        names = {
            folded: term.name
            for term in terms
            for surface in term.surfaces
            if len(folded := fold_chars(surface).strip()) >= least
        }
        return cls(names, max(map(len, names), default=0))

    def at(self, text: str, position: int) -> tuple[int, str] | None:
        """Return the end and the canonical name of the longest surface that begins at a position."""
        for length in range(min(self.longest, len(text) - position), 1, -1):
            end = position + length
            name = self.names.get(text[position:end])
            if name is not None and not (_latin(text, end - 1) and _latin(text, end)):
                return end, name
        return None

    def search(self, text: str, start: int = 0, end: int | None = None) -> tuple[Span, str] | None:
        """Return the first place between ``start`` and ``end`` where a surface stands, and its canonical name."""
        stop = len(text) if end is None else end
        for position in range(start, stop):
            if position and _latin(text, position - 1) and _latin(text, position):
                continue
            found = self.at(text, position)
            if found and found[0] <= stop:
                return (position, found[0]), found[1]
        return None


def _latin(text: str, position: int) -> bool:
    return position < len(text) and text[position].isascii() and text[position].isalnum()


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary as the grammars of stories use it."""

    vocabulary: Vocabulary

    @cached_property
    def employers(self) -> Names:
        """Employers by every name of theirs: those of the field, and those that people leave for it."""
        left = [term for term in self.vocabulary.terms("story_cues") if term.attributes.get("kind") == "employer"]
        return Names.of((*self.vocabulary.terms("employers"), *left))

    @cached_property
    def anybody(self) -> frozenset[str]:
        """Words that stand where a name can stand and name nobody: 朋友, 面试官, 目前."""
        cues = self.vocabulary.terms("story_cues")
        return frozenset(term.name for term in cues if term.attributes.get("kind") == "anybody")

    @cached_property
    def schools(self) -> Names:
        """Schools by every name of theirs."""
        return Names.of(self.vocabulary.terms("schools"))

    @cached_property
    def majors(self) -> Names:
        """Disciplines by every name of theirs."""
        return Names.of(self.vocabulary.terms("majors"))

    @cached_property
    def places(self) -> Names:
        """Cities and provinces; districts share their names with too many other things."""
        terms = self.vocabulary.terms("places")
        return Names.of(term for term in terms if term.attributes.get("kind", "city") in _PLACE_KINDS)

    @cached_property
    def industries(self) -> Names:
        """Industries, as words."""
        told = [
            term
            for term in self.vocabulary.terms("occupations")
            if term.attributes.get("kind") == "industry" or term.attributes.get("industry") == "yes"
        ]
        known = Names.of((*self.vocabulary.terms("industries"), *told))
        kept = {surface: name for surface, name in known.names.items() if surface not in _NO_INDUSTRY}
        return Names(kept, known.longest)

    @cached_property
    def role_end(self) -> re.Pattern[str]:
        """What a Chinese job's name ends in: a head or an activity, with 岗, 岗位, 一职 where they follow."""
        words = sorted({word for word in self._roles() if not word.isascii()}, key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?:岗位|岗|一职|职位)?")

    @cached_property
    def _role_ends(self) -> re.Pattern[str]:
        return re.compile(rf"(?=({self.role_end.pattern}))")

    def role_ends(self, text: str, start: int, end: int) -> list[Span]:
        """Return where heads and activities stand, also those that overlap: 数据标注 and 标注员 in 数据标注员."""
        return [span for m in self._role_ends.finditer(text, start, end) if (span := m.span(1))[1] <= end]

    @cached_property
    def english_role(self) -> re.Pattern[str]:
        """An English job's name: up to four words that end in a head."""
        words = sorted({word for word in self._roles() if word.isascii()}, key=len, reverse=True)
        heads = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
        return re.compile(rf"(?:[a-z][\w/&+.-]*\s){{0,4}}?(?:{heads})s?(?![\w-])")

    @cached_property
    def domain(self) -> re.Pattern[str]:
        """Words that name a field: what tells 医疗类的… from 像样的… before a job's name."""
        words = {*self._roles(), *self.industries.names}
        han = sorted((word for word in words if not word.isascii()), key=len, reverse=True)
        return re.compile(rf"[a-z]{{2,}}|{'|'.join(map(re.escape, han))}")

    def _roles(self) -> list[str]:
        return [
            fold_chars(surface)
            for term in self.vocabulary.terms("occupations")
            if term.attributes.get("kind") in {"head", "activity"}
            for surface in term.surfaces
        ]


@lru_cache(maxsize=4)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary; compiled once."""
    return Lexicon(vocabulary)
