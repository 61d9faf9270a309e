"""Which skills an ad asks for, how firmly, and which of them stand for each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from ashore.facts import Fact
from ashore.person.fit.alternatives import Group, Named, groups
from ashore.person.fit.model import STRENGTHS, AskedSkill, SkillAsk, Strength
from ashore.person.profile import Citation
from ashore.person.skills import is_looked_up, skill_name
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker
from ashore.vocabulary.load import Term


def skills_asked(text: str, facts: Sequence[Fact], vocabulary: Vocabulary) -> Iterator[AskedSkill]:
    """Yield what is asked for once: the strongest mention of a skill counts, alternatives are one requirement."""
    text = _SURROGATE.sub("\ufffd", text)  # half of a pair, which no UTF-8 library takes
    stated = [
        fact for fact in facts if isinstance(fact.value, str) and fact.qualifiers.get("strength") in STRENGTHS
    ]
    firsts = [Named(fact.start, fact.end, at) for at, fact in enumerate(stated)]
    echoes = _echoes(text, stated, firsts, vocabulary)
    firsts = [_moved(text, one, echoes) for one in firsts]
    places = {(one.start, one.end): one for one in (*echoes, *firsts)}
    named = [places[span] for span in sorted(places)]
    first = {(one.start, one.end) for one in firsts}
    seen: dict[SkillAsk, None] = {}
    found = [
        _asked(text, group, named, stated, first, vocabulary)
        for group in _parted(text, groups(text, named), named)
        if any((named[at].start, named[at].end) in first for at in group.members)
    ]
    found.sort(key=lambda asked: STRENGTHS.index(asked.strength))
    alone = {asked.ask.names[0] for asked in found if len(asked.ask.names) == 1 and asked.strength == "required"}
    for asked in found:
        if asked.ask in seen or (
            len(asked.ask.names) == 1 and asked.strength != "required" and asked.ask.names[0] in alone
        ):
            continue
        seen[asked.ask] = None
        yield asked


def _moved(text: str, one: Named, echoes: Sequence[Named]) -> Named:
    """Return the place in the body of a skill that a line of tags names first: only there are choices put."""
    line = text.rfind("\n", 0, one.start) + 1
    if not _TAGS.search(text, max(line, one.start - 80), one.start):
        return one
    return next((echo for echo in echoes if echo.which == one.which and echo.start > one.end), one)


_HAN: Final = re.compile(r"[一-鿿]")
_ENGLISH: Final = 0.08
"""An ad with a smaller share of Chinese characters is one in English."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SHORT: Final = 12
_TAGS: Final = re.compile(r"技能要求\s*[:：][^。；;:：]*$")
_INSISTS: Final = re.compile(
    r"requires? (?:an? )?(?:\w+ )?(?:understanding|knowledge|experience|proficiency|expertise)|must have",
    re.IGNORECASE,
)


def _asked(
    text: str,
    group: Group,
    named: Sequence[Named],
    stated: Sequence[Fact],
    first: set[tuple[int, int]],
    vocabulary: Vocabulary,
) -> AskedSkill:
    members: dict[str, tuple[str, Citation]] = {}
    strengths: list[Strength] = []
    english = _is_english(text)
    doc = stated[0].doc
    for at in group.members:
        place = named[at]
        citation = Citation(doc, place.start, place.end, text[place.start : place.end])
        fact = stated[place.which] if place.which >= 0 else None
        printed = str(fact.value) if fact else citation.quote
        members.setdefault(skill_name(printed, vocabulary), (printed, citation))
        if fact is not None and (place.start, place.end) in first:
            strengths.append(_strength(text, fact, put=group.put))
    whole = text[named[group.members[0]].start : named[group.members[-1]].end]
    if len(members) > 1 and len(whole) < _SHORT and (term := _one_name(whole, vocabulary)):
        # TCP/IP is one thing, whatever its slash.
        citation = Citation(doc, members[next(iter(members))][1].start, named[group.members[-1]].end, whole)
        members = {term.name: (whole, citation)}
    return AskedSkill(
        SkillAsk(tuple(members), min(group.least, len(members))),
        min(strengths, key=STRENGTHS.index),
        tuple(printed for printed, _ in members.values()),
        tuple(citation for _, citation in members.values()),
        group.examples and len(members) > 1,
        any(is_looked_up(name, vocabulary, english=english) for name in members),
    )


@lru_cache(maxsize=4)
def _is_english(text: str) -> bool:
    return len(_HAN.findall(text)) < _ENGLISH * len(text)


def _one_name(whole: str, vocabulary: Vocabulary) -> Term | None:
    """Return the skill that is written so, sign by sign: HIVE/SQL is no HiveSQL."""
    term = linker(vocabulary, "skills").look_up(whole)
    same = term is not None and fold_chars(whole) in map(fold_chars, term.surfaces)
    return term if same else None


def _parted(text: str, found: Sequence[Group], named: Sequence[Named]) -> Iterator[Group]:
    """Yield the groups; members of a slash that are each asked for elsewhere on their own are no choice."""
    alone = {
        named[group.members[0]].which
        for group in found
        if len(group.members) == 1 and _is_led(text, named[group.members[0]].start)
    }
    for group in found:
        plain = len(group.members) > 1 and not group.put and not group.examples
        if plain and all(named[at].which in alone for at in group.members):
            yield from (Group((at,)) for at in group.members)
        else:
            yield group


def _is_led(text: str, start: int) -> bool:
    return bool(_ASKED.search(text, max(0, start - 24), start))


_ASKED: Final = re.compile(
    r"(?:精通|熟悉|熟练(?:掌握|使用|运用)?|掌握|了解|擅长|proficien\w+ (?:in|with)|experience with) ?\Z"
)


def _strength(text: str, fact: Fact, *, put: bool) -> Strength:
    """Return how firmly a skill is asked for: who puts a choice, or says "requires", does not tell of duties."""
    strength = next(one for one in STRENGTHS if one == fact.qualifiers["strength"])
    if strength != "duty":
        return strength
    start = max((text.rfind(sign, 0, fact.start) for sign in ".。\n"), default=-1) + 1
    return "required" if put or _INSISTS.search(text, start, fact.start) else strength


def _echoes(text: str, stated: Sequence[Fact], firsts: Sequence[Named], vocabulary: Vocabulary) -> list[Named]:
    """Return the other places of a list: the same skills elsewhere, and skills of the vocabulary beside them."""
    keys = {
        _SURROGATE.sub("\ufffd", fold_chars(fact.quote)): at
        for at, fact in enumerate(stated)
        if fact.quote.strip()
    }
    if not keys:
        return []
    from ahocorasick_rs import AhoCorasick, MatchKind

    folded = fold_chars(text)
    surfaces = list(keys)
    automaton = AhoCorasick(surfaces, matchkind=MatchKind.LeftmostLongest)
    found = [
        Named(start, end, keys[surfaces[i]])
        for i, start, end in automaton.find_matches_as_indexes(folded)
        if _is_whole(folded, start, end)
    ]
    found += [Named(link.start, link.end, -1) for link in linker(vocabulary, "skills").find(text)]
    taken: list[tuple[int, int]] = sorted((one.start, one.end) for one in firsts)
    kept: list[Named] = []
    for one in found:
        at = bisect_left(taken, (one.end, 0))
        if at and taken[at - 1][1] > one.start:
            continue
        taken.insert(at, (one.start, one.end))
        kept.append(one)
    return kept


def _is_whole(folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if _LATIN.match(folded[start]) and _LATIN.match(before):
        return False
    return not (_LATIN.match(folded[end - 1]) and (_LATIN.match(after) or after in {"+", "#"}))


_LATIN: Final = re.compile(r"[a-z0-9]")
