"""How far a role is and why, as sentences in either language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ashore.packs.model import Words
from ashore.person.transfer.carry import Carry, Origin
from ashore.person.transfer.compare import Compared
from ashore.words import Language, say

TOLD: Final = 3
"""Elements that a reason names at most."""


def named(words: Words, language: Language) -> str:
    """Return what something is called in a language."""
    return words.zh if language == "zh" else words.en


def listed(compared: Iterable[Compared], language: Language, most: int = TOLD) -> str:
    """Return the names of the first elements, as a list in a sentence."""
    names = [named(one.element.name, language) for one in compared]
    return say(language, "transfer.comma").join(names[:most])


def percent(share: float) -> str:
    """Return a share in whole percent, rounded down, so that only everything is 100%."""
    return f"{int(share * 100 + 1e-9)}%"


def reason(carry: Carry, language: Language) -> str:
    """Return why a role is near, a stretch or far: one sentence that names what differs most."""
    likeness = "same" if carry.percentile >= 1 else carry.rules[0]
    clauses = [say(language, f"transfer.reason.{likeness}", percent=percent(carry.percentile))]
    if carry.lacking:
        clauses.append(say(language, "transfer.reason.lacking", elements=listed(carry.lacking, language)))
    else:
        clauses.append(say(language, "transfer.reason.nothing_lacking"))
    clauses += [
        say(language, f"transfer.reason.{rule}", share=percent(carry.shown_share or 0.0))
        for rule in carry.rules[1:]
        if rule in {"education", "shown", "not_shown"}
    ]
    return say(language, "transfer.sentence", clauses=say(language, "transfer.semicolon").join(clauses))


def basis(origin: Origin, language: Language) -> str:
    """Return which occupations of O*NET stand for what the person does, and which for those it has not rated."""
    comma = say(language, "transfer.comma")
    parts = [part for part, _ in origin.parts]
    sentences = [
        say(language, "transfer.basis", title=origin.title, occupations=comma.join(p.title for p in parts))
    ]
    sentences += [
        say(language, "transfer.instead", title=part.title, instead=comma.join(part.instead))
        for part in parts
        if part.instead
    ]
    if origin.others:
        sentences.append(say(language, "transfer.others", others=comma.join(origin.others)))
    return say(language, "transfer.space").join(sentences)
