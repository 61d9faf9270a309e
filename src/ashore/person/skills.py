"""What a person can show: every skill that their résumé names, where, how well, and what they deny.

A skill is looked up as an ad prints it: by the vocabulary (熟悉Python编程 shows Python), through a narrower skill
that shows it for certain (MySQL shows SQL), else word for word. What is denied (没有 PyTorch 经验) is never shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ashore.person.profile import SAID, Citation, Profile
from ashore.person.skill_places import Hit, Level, Place, Text, is_whole, named, read
from ashore.text.folding import fold_chars, fold_key
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that is shown: its name in the vocabulary, as printed where that has none, and where it stands."""

    name: str
    citation: Citation
    place: Place
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer to a look-up; ``via`` names the narrower skill that shows it, None where it stands itself."""

    skill: Skill
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Skills:
    """Skills of one person.

    Attributes
    ----------
    shown, denied
        By their names in the vocabulary; nothing is in both.
    broader
        What a shown skill shows beside itself, with the skill that does.
    """

    shown: Mapping[str, Skill]
    denied: Mapping[str, Citation]
    broader: Mapping[str, Skill]
    _texts: tuple[Text, ...]
    _known: frozenset[str]
    """Names of the vocabulary: those are found by all their spellings, and never word for word."""

    def find(self, name: str) -> Shown | None:
        """Return how a skill is shown that is called by its name in the vocabulary, or as an ad prints it."""
        return self.find_all((name,)).get(name)

    def find_all(self, names: Collection[str]) -> dict[str, Shown]:
        """Return those that are shown."""
        found: dict[str, Shown] = {}
        left: list[str] = []
        for name in names:
            if skill := self.shown.get(name):
                found[name] = Shown(skill)
            elif name in self.denied:
                continue
            elif skill := self.broader.get(name):
                found[name] = Shown(skill, skill.name)
            elif name not in self._known:
                left.append(name)
        found |= {name: Shown(skill) for name, skill in self._literally(left)}
        return found

    def denial(self, name: str) -> Citation | None:
        """Return the words that deny a skill, where the person says that they have not got it."""
        if name in self._known:
            return self.denied.get(name)
        return next((hit.citation for hit in self._places((name,)) if hit.denied), None)

    def _literally(self, names: Sequence[str]) -> Iterator[tuple[str, Skill]]:
        """Yield what stands word for word in a text and is nowhere denied."""
        hits = list(self._places(names))
        denied = {hit.name for hit in hits if hit.denied}
        seen: set[str] = set()
        for hit in hits:
            if hit.name not in denied and hit.name not in seen:
                seen.add(hit.name)
                yield hit.name, Skill(hit.name, hit.citation, hit.place, hit.level)

    def _places(self, names: Sequence[str]) -> Iterator[Hit]:
        keys: dict[str, list[str]] = {}
        for name in names:
            key = fold_chars(name).encode("utf-8", "replace").decode().strip()
            if len(key) > 1 and not key.isdigit():
                keys.setdefault(key, []).append(name)
        if not keys:
            return
        from ahocorasick_rs import AhoCorasick

        surfaces = list(keys)
        automaton = AhoCorasick(surfaces)
        for text in self._texts:
            for i, start, end in automaton.find_matches_as_indexes(text.folded, overlapping=True):
                if is_whole(text, start, end) and not text.is_passed_over(start, end):
                    for name in keys[surfaces[i]]:
                        yield text.hit(name, start, end)


def find_skills(profile: Profile, vocabulary: Vocabulary) -> Skills:
    """Return every skill that a person's documents show, and what they say of themselves, marked as said."""
    texts = tuple(
        read(profile, name, text, vocabulary) for name, text in profile.texts.items() if name != SAID and text
    )
    shown: dict[str, Skill] = {}
    denied: dict[str, Citation] = {}
    for text in texts:
        for name, start, end in named(text, vocabulary):
            if text.is_passed_over(start, end):
                continue
            hit = text.hit(name, start, end)
            if hit.denied:
                denied.setdefault(name, hit.citation)
            else:
                skill = Skill(name, hit.citation, hit.place, hit.level)
                shown[name] = _better(shown.get(name), skill)
    for stated in profile.said_skills:
        shown.setdefault(stated.value, Skill(stated.value, stated.citation, "said"))
    for name in denied:
        shown.pop(name, None)
    known = frozenset(term.name for term in vocabulary.terms("skills"))
    return Skills(shown, denied, _broader(shown, denied, relations(vocabulary)), texts, known)


def _better(one: Skill | None, other: Skill) -> Skill:
    """Return the use in a job before a mention, and keep the level wherever it stands."""
    if one is None:
        return other
    first = other if one.place != "used" == other.place else one
    level = one.level or other.level
    return first if first.level == level else Skill(first.name, first.citation, first.place, first.level or level)


@lru_cache(maxsize=8)
def relations(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Return the broader skills that each narrower one shows for certain, near ones first."""
    direct = {
        term.name: tuple(name.strip() for name in term.attributes.get("shows", "").split("|") if name.strip())
        for term in vocabulary.terms("skill_relations")
    }
    closed: dict[str, tuple[str, ...]] = {}
    for name, near in direct.items():
        reached: dict[str, None] = {}
        waiting = list(near)
        while waiting:
            broad = waiting.pop(0)
            if broad not in reached and broad != name:
                reached[broad] = None
                waiting += direct.get(broad, ())
        closed[name] = tuple(reached)
    return closed


def _broader(
    shown: Mapping[str, Skill], denied: Mapping[str, Citation], known: Mapping[str, tuple[str, ...]]
) -> dict[str, Skill]:
    found: dict[str, Skill] = {}
    for name, skill in shown.items():
        for broad in known.get(name, ()):
            if broad not in shown and broad not in denied:
                found.setdefault(broad, skill)
    return found


@lru_cache(maxsize=8)
def _broad_names(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the broader skills that are in no other list (Agent框架) by their keys."""
    return {fold_key(name): name for broads in relations(vocabulary).values() for name in broads}


def is_looked_up(name: str, vocabulary: Vocabulary, *, english: bool = False) -> bool:
    """Whether a résumé that shows a skill would name it so: not where an ad only describes it (规划整体架构).

    In an ad in English a name has a capital, a digit or a sign; "telemetry architecture" is a description.
    """
    if linker(vocabulary, "skills").look_up(name) or fold_key(name) in _broad_names(vocabulary):
        return True
    words = fold_chars(name).strip()
    return bool(_PROPER.fullmatch(words)) and (not english or bool(_NAMED.search(name)))


_PROPER: Final = re.compile(r"(?=.*[a-z])[\w.+#/-]*[a-z][\w.+#/-]*(?: [\w.+#/-]+)?", re.ASCII)
"""One or two words of Latin letters: the name of a tool (MPPDB, layui, SQL server)."""
_NAMED: Final = re.compile(r"[A-Z0-9+#./]")

_TAIL: Final = re.compile(
    r"(?:等|相关|的|之|类)*(?:系统|项目|平台|软件|应用|程序|代码|脚本|工具|技术|语言|框架|组件|服务|环境|生态|算法原理)?"
    r"(?:开发|编程|编写|使用|操作|运用|应用|经验|能力|基础|知识|技能|实践|原理|语言|框架|技术|工具|平台|系统|库|包|软件)"
    r"(?:经验|能力|工作|基础|知识)?$"
    r"|\s+(?:programming|development|experience|skills?|frameworks?|languages?|tools?|ecosystem|basics)$"
)


@lru_cache(maxsize=65536)
def skill_name(printed: str, vocabulary: Vocabulary) -> str:
    """Return the vocabulary's name of a skill that an ad prints; as printed where it has none.

    Words that say no more than that it is a skill are passed over: PHP系统开发 is PHP.
    """
    known = linker(vocabulary, "skills")
    name = printed.strip()
    while True:
        if term := known.look_up(name):
            return term.name
        if broad := _broad_names(vocabulary).get(fold_key(name)):
            return broad
        shorter = _TAIL.sub("", name).strip()
        if shorter == name or not shorter:
            return printed
        name = shorter
