"""What a person only says, in ``me.yaml``: each value with its place in that file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ashore.person.me import Given, Me, Stated
from ashore.person.normal import city_of, normal_language
from ashore.person.profile import SAID, Citation, Cited, Spoken, Years
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

_LANGUAGE: Final = re.compile(r"(?P<name>[^\s(（:：-]+(?: [^\s(（:：-]+)??)(?:[\s(（:：-]+(?P<level>.+?)[)）]?)?")
"""A language with how well it is spoken: 英语 CET-6, English (fluent)."""


class Said:
    """What ``me.yaml`` says, cited by its place in that file."""

    def __init__(self, me: Me) -> None:
        self.me = me

    def job(self) -> Iterator[Cited[str]]:
        """Yield the job there is, in the person's words."""
        if self.me.job and "job" in self.me.places:
            yield Cited(self.me.job, self.at(self.me.job, *self.me.places["job"]))

    def city(self, vocabulary: Vocabulary) -> Iterator[Cited[str]]:
        """Yield where they live."""
        if self.me.city and "city" in self.me.places:
            name = city_of(self.me.city, vocabulary) or self.me.city
            yield Cited(name, self.at(self.me.city, *self.me.places["city"]))

    def degree(self) -> Cited[str] | None:
        """Return the highest degree."""
        stated = self.me.degree
        return Cited(stated.value, self.of(stated)) if stated else None

    def years(self) -> Years | None:
        """Return the years of work."""
        given = self.me.years
        return Years(given.value, (self.of(given),)) if given else None

    def languages(self, known: Sequence[Spoken]) -> Iterator[Spoken]:
        """Yield the languages that the résumé does not show at this level."""
        shown = {(one.name, fold_chars(one.level or "")) for one in known}
        for stated in self.me.languages:
            found = _LANGUAGE.fullmatch(stated.value)
            name = normal_language(found["name"] if found else stated.value)
            level = found["level"] if found else None
            if (name, fold_chars(level or "")) not in shown:
                yield Spoken(name, level, self.of(stated))

    def skills(self, vocabulary: Vocabulary) -> Iterator[Cited[str]]:
        """Yield what they can do, by the names of the vocabulary."""
        known = linker(vocabulary, "skills")
        for stated in self.me.skills:
            term = known.look_up(stated.value)
            yield Cited(term.name if term else stated.value, self.of(stated))

    def of(self, stated: Stated | Given) -> Citation:
        """Return where a value stands."""
        return self.at(stated.value if isinstance(stated, Stated) else "", stated.line, stated.column)

    def at(self, words: str, line: int, column: int) -> Citation:
        """Return the citation of words at a place of the file."""
        return said_at(self.me.text, words, line, column)


def said_at(text: str, words: str, line: int, column: int) -> Citation:
    """Return the citation of words that stand at a place of ``me.yaml``, as they are typed there."""
    lines = text.split("\n")
    before = sum(len(one) + 1 for one in lines[: line - 1])
    start = before + column - 1
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    if words and rest.startswith(words):
        length = len(words)
    else:
        quoted = re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\]}#\n]+", rest)
        length = len(quoted[0].rstrip()) if quoted else 0
    return Citation(SAID, start, start + length, text[start : start + length])
