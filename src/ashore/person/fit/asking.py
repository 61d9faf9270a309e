"""From the facts of an ad to what it asks for: gates, and skills with their alternatives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from ashore.facts import Fact
from ashore.person.fit.asked_skills import skills_asked
from ashore.person.fit.model import Asked, AskedGate, GateAsk
from ashore.person.fit.tongues import needs
from ashore.person.profile import Citation
from ashore.text.folding import fold_chars
from ashore.text.scope import preferred
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.places import gazetteer

_RUNGS: Final = ("none", "初中", "高中/中专", "大专", "本科", "硕士", "博士")
_WELCOME: Final = re.compile(r"可|欢迎|接受|也|均|优先|考虑|亦|welcome|also|encouraged")
_CLASS: Final = re.compile(r"(?<!\d)(?:20)?(2\d)\s*(?:届|年?应届|年毕业)|class of 20(2\d)")
_YOUNG: Final = re.compile(r"应届|届|校招|校园招聘|实习|管培|intern|new grad|graduate program")
_OWN_WISH: Final = re.compile(r"preferred (?:qualifications?|skills?|experience)\s+(?:include|are)", re.IGNORECASE)
_OR: Final = re.compile(r"或|\bor\b")


def asked_by(text: str, facts: Iterable[Fact], vocabulary: Vocabulary, *, doc: str) -> Asked:
    """Return what an ad asks for, by the facts of it that count.

    Parameters
    ----------
    text
        Of the ad: which of its skills stand for each other is in the words between them.
    """
    by_field: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_field[fact.field].append(fact)
    for found in by_field.values():
        found.sort(key=lambda fact: fact.start)
    title = next((str(fact.value) for fact in by_field["title"]), None)
    return Asked(
        doc,
        title,
        tuple(_gates(text, by_field, title, vocabulary)),
        tuple(skills_asked(text, by_field["skill"], vocabulary)),
    )


# Gates


def _gates(
    text: str, by_field: defaultdict[str, list[Fact]], title: str | None, vocabulary: Vocabulary
) -> Iterator[AskedGate]:
    firm = {field: [fact for fact in found if _is_firm(text, fact)] for field, found in by_field.items()}
    fresh = _fresh(firm.get("experience", ()), title)
    yield from _degree(_held(firm.get("education", ()), firm.get("experience", ())), young=fresh is not None)
    tiers = firm.get("school_tier", ())
    if tiers:
        yield AskedGate(GateAsk("tier", _sorted(str(fact.value) for fact in tiers)), _cited(tiers))
    majors = firm.get("major", ())
    if majors:
        yield AskedGate(GateAsk("major", _sorted(str(fact.value) for fact in majors)), _cited(majors))
    yield from _years(text, firm.get("experience", ()), title)
    if fresh is not None:
        yield fresh
    for fact in firm.get("language", ()):
        yield AskedGate(GateAsk("language", (str(fact.value), *needs(fact.quote))), _cited([fact]))
    yield from _place(firm.get("city", ()), vocabulary)
    for fact in firm.get("age_limit", ()):
        if isinstance(fact.value, dict):
            low, high = (_number(fact.value.get(name)) for name in ("min", "max"))
            yield AskedGate(GateAsk("age", low=low, high=high), _cited([fact]))


def _number(value: object) -> float | None:
    """Return a limit; what a person has corrected into something else is none."""
    return float(value) if isinstance(value, int | float) else None


def _is_firm(text: str, fact: Fact) -> bool:
    """Whether an ad insists on it: what it only wishes for is no gate."""
    if fact.qualifiers.get("preferred") or fact.qualifiers.get("strength") in {"preferred", "negated"}:
        return False
    if fact.field not in {"education", "major", "experience", "school_tier"}:
        return True
    start = max((text.rfind(sign, 0, fact.start) for sign in ".\n。"), default=-1) + 1
    return not _OWN_WISH.search(text, start, fact.start) and not (
        fact.field == "school_tier" and preferred(text, fact.start, fact.end)
    )


def _held(degrees: Sequence[Fact], experience: Sequence[Fact]) -> list[Fact]:
    """Leave out a degree that is to be studied for ("pursuing a BS"), which is not to be held yet."""
    studied = [fact for fact in experience if isinstance(fact.value, dict) and "ursuing" in fact.quote]
    return [fact for fact in degrees if not any(one.start <= fact.start < one.end + _LIST for one in studied)]


_LIST: Final = 20


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _cited(facts: Sequence[Fact]) -> tuple[Citation, ...]:
    return tuple(Citation(fact.doc, fact.start, fact.end, fact.quote) for fact in facts)


def _degree(facts: Sequence[Fact], *, young: bool) -> Iterator[AskedGate]:
    """Yield the least degree; where header and body differ, both stand in it."""
    ranked = [(_RUNGS.index(str(fact.value)), fact) for fact in facts if fact.value in _RUNGS]
    ranked = [(rank, fact) for rank, fact in ranked if rank]  # 学历不限 of a header says nothing beside a body
    if ranked:
        ranks = [rank for rank, _ in ranked]
        ask = GateAsk("degree", ("student",) if young else (), min(ranks), max(ranks))
        yield AskedGate(ask, _cited([fact for _, fact in ranked]))
    full = [fact for fact in facts if fact.qualifiers.get("full_time")]
    if full:
        yield AskedGate(GateAsk("full_time"), _cited(full))


def _years(text: str, facts: Sequence[Fact], title: str | None) -> Iterator[AskedGate]:
    stated = [(float(fact.value["min_years"]), fact) for fact in facts if _asks_years(fact)]  # type: ignore[call-overload, index] # _asks_years has looked
    if not stated:
        return
    header = [least for least, fact in stated if fact.qualifiers.get("where") == "header"]
    body = [(least, fact) for least, fact in stated if fact.qualifiers.get("where") != "header"]
    leasts = [max(header)] if header else []
    if body:
        least = [value for value, _ in body]
        # "a Bachelor's and 12 years, or a Master's and 8" asks for one of them; two wishes ask for both.
        leasts += [min(least), max(least)] if _are_choices(text, [fact for _, fact in body]) else [max(least)]
    fields = {(least, field) for least, fact in body if (field := _field(text, fact, title))}
    if _are_choices(text, [fact for _, fact in body]):
        fields = {(least, field) for least, field in fields if least == min(value for value, _ in body)}
    ask = GateAsk("years", (), min(leasts), max(leasts), tuple(sorted(fields)))
    yield AskedGate(ask, _cited([fact for _, fact in stated]))


def _asks_years(fact: Fact) -> bool:
    value = fact.value
    if not isinstance(value, dict) or value.get("fresh"):
        return False
    least = value.get("min_years")
    return isinstance(least, int | float) and least > 0


def _are_choices(text: str, facts: Sequence[Fact]) -> bool:
    if len(facts) < 2:
        return False
    return all(
        later.start - one.end < 60 and bool(_OR.search(fold_chars(text[one.end : later.start])))
        for one, later in pairwise(facts)
    )


def _field(text: str, fact: Fact, title: str | None) -> str | None:
    """Return the field of work that the years are asked in; 相关 means that of the ad's own title."""
    field = fact.qualifiers.get("of")
    if isinstance(field, str) and field.strip():
        return " ".join(field.split())
    behind = _IN_FIELD.match(text, fact.end)
    if behind:
        return behind["field"].strip()
    return title if title and re.search(r"相关|related|relevant|similar", fact.quote) else None


_IN_FIELD: Final = re.compile(
    r"\s+(?:(?:in|with|of|as an?|as)\s+)?(?P<field>(?:[a-z]+ing\s)?[A-Za-z][A-Za-z /&-]{4,60}?)"
    r"(?=[,.;\n(]|\band\b|$)"
)
"""What the years of "8 years of experience building search engines" are spent on."""


def _fresh(facts: Sequence[Fact], title: str | None) -> AskedGate | None:
    """Return the gate of an ad for those who graduate; an ad that also takes them has none."""
    found = [fact for fact in facts if isinstance(fact.value, dict) and fact.value.get("fresh")]
    if not found or any(_asks_years(fact) for fact in facts):
        return None
    named = bool(title and _YOUNG.search(fold_chars(title)))
    firm = [
        fact
        for fact in found
        if fact.qualifiers.get("where") == "header" or named or not _WELCOME.search(fold_chars(fact.quote))
    ]
    if not firm:
        return None
    words = " ".join([*(fact.quote for fact in firm), title or ""])
    classes = {f"20{one or other}" for one, other in _CLASS.findall(fold_chars(words))}
    return AskedGate(GateAsk("fresh", _sorted(classes)), _cited(firm))


def _place(facts: Sequence[Fact], vocabulary: Vocabulary) -> Iterator[AskedGate]:
    cities: dict[str, None] = {}
    places = gazetteer(vocabulary)
    for fact in facts:
        for name in fact.value if isinstance(fact.value, list) else [fact.value]:
            if isinstance(name, str) and name:
                term = places.city(name)
                cities[term.name if term else name] = None
    if cities:
        yield AskedGate(GateAsk("place", tuple(cities)), _cited(facts))
