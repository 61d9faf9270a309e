"""The sentences of a profile that tell of work on AI, each with its place: a project's all, a job's own few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ashore.person.profile import Citation, Entry, Profile
from ashore.person.readiness import terms
from ashore.text.folding import fold_chars
from ashore.text.scope import negated

TOLD: Final = ("summary", "description", "highlights")
"""Fields in which an entry tells what was done."""

NAMED: Final = ("position", "role", "name")
LONGEST: Final = 600
"""Characters after which a sentence is cut."""

SHORT: Final = 160
"""Characters of an item that is about one thing from its first word on AI to its end."""

_SENTENCE: Final = re.compile(
    r"[^。；;！!？?\n]+?(?:[。；;！!？?\n]|\.(?=\s|$)|(?<=[^\d\s.])(?=\s?\d{1,2}[.、．)）](?!\d))|$)"
)
"""A sentence, or an item of a list that has lost its line breaks: 1、… 2、…"""

_CLAUSE: Final = re.compile(r"[，,。；;\n：:]|\.\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a document.

    Attributes
    ----------
    text, folded
        The whole document, as it is and folded; ``start`` and ``end`` are offsets in both.
    entry
        The job or project that tells it; None in the summary on top.
    about_ai
        Whether it tells of work on AI: by its own words, or by what it goes on about.
    """

    document: str
    text: str
    folded: str
    start: int
    end: int
    entry: Entry | None
    about_ai: bool

    @property
    def words(self) -> str:
        """The sentence, folded."""
        return self.folded[self.start : self.end]

    @property
    def citation(self) -> Citation:
        """Where it stands."""
        return Citation(self.document, self.start, self.end, self.text[self.start : self.end])


def statements(profile: Profile) -> list[Statement]:
    """Return the sentences of jobs, projects, voluntary posts and the summary, in the order of the profile."""
    found: list[Statement] = []
    for stated in profile.basics.get("summary", ()):
        found += _scoped(_sentences(profile, stated.citation, None), whole=False, items=False)
    for entry in profile.entries:
        if entry.kind in {"work", "projects", "volunteer"}:
            told = [value.citation for field in TOLD for value in entry.fields.get(field, ())]
            parts = [
                part
                for citation in sorted(told, key=lambda one: one.start)
                for part in _sentences(profile, citation, entry)
            ]
            found += _scoped(parts, whole=_is_whole(profile, entry, parts), items=True)
    return found


def is_ai_job(entry: Entry) -> bool:
    """Whether a job is one in the field, by its title."""
    return title(entry) is not None


def title(entry: Entry) -> Citation | None:
    """Return the title of a job in the field; None where it is another."""
    for stated in entry.fields.get("position", ()):
        words = fold_chars(stated.citation.quote)
        if terms.TITLE.search(words) and not terms.NOT_TITLE.search(words):
            return stated.citation
    return None


def own_ai(text: str, folded: str, start: int, end: int) -> re.Match[str] | None:
    """Return a word on AI that is neither denied, nor somebody else's, nor the drawing program."""
    drawing = [found.span() for found in terms.ILLUSTRATOR.finditer(folded, start, end)]
    for found in terms.AI.finditer(folded, start, end):
        if any(left <= found.start() < right for left, right in drawing):
            continue
        if not negated(text, *found.span()) and not terms.NOT_OWN.search(folded, *clause(folded, *found.span())):
            return found
    return None


def clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around a span, no further than a line's length away."""
    left = start
    for sign in _CLAUSE.finditer(folded, max(0, start - SHORT), start):
        left = sign.end()
    if left == start:
        left = max(0, start - SHORT)
    right = _CLAUSE.search(folded, end, end + SHORT)
    return min(left, start), right.start() if right else min(len(folded), end + SHORT)


@cache
def _folded(text: str) -> str:
    return fold_chars(text)


def _sentences(profile: Profile, citation: Citation, entry: Entry | None) -> list[Statement]:
    text = profile.texts[citation.document]
    folded = _folded(text)
    found = []
    for first, last in _spans(folded, citation.start, citation.end):
        words = folded[first:last]
        start = last - len(words.lstrip())
        end = first + len(words.rstrip())
        if start < end:
            told = _tells_work(text, folded, start, end)
            found.append(Statement(citation.document, text, folded, start, end, entry, told))
    return found


def _spans(folded: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield sentences; one without an end is cut: a text without punctuation must cost no more than another."""
    for match in _SENTENCE.finditer(folded, first, last):
        for start in range(match.start(), match.end(), LONGEST):
            yield start, min(start + LONGEST, match.end())


def _tells_work(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a sentence has a clause on AI that is not only about looking into it."""
    at = start
    while at < end:
        found = own_ai(text, folded, at, end)
        if found is None:
            return False
        left, right = clause(folded, *found.span())
        if not terms.LEARNING.search(folded, max(left, start), min(right, end)):
            return True
        at = found.end()
    return False


def _is_whole(profile: Profile, entry: Entry, parts: list[Statement]) -> bool:
    """Whether everything an entry tells is on AI: a project on it, or a job in the field."""
    if entry.kind == "work":
        return is_ai_job(entry)
    if entry.kind != "projects":
        return False
    for field in NAMED:
        for stated in entry.fields.get(field, ()):
            one = stated.citation
            text = profile.texts[one.document]
            if own_ai(text, _folded(text), one.start, one.end):
                return True
    return any(part.about_ai for part in parts)


def _scoped(parts: list[Statement], *, whole: bool, items: bool) -> Iterator[Statement]:
    """Yield sentences with what they go on about: the item they stand in, or the sentence before them."""
    before: Statement | None = None
    for part in parts:
        about = whole or part.about_ai
        if not about and before is not None and before.about_ai:
            near = part.start - before.end <= 2 and "\n" not in part.text[before.end : part.start]
            goes_on = terms.ANAPHOR.match(part.folded, part.start, part.end) is not None
            about = goes_on or (items and near and part.end - before.start <= SHORT)
        before = Statement(part.document, part.text, part.folded, part.start, part.end, part.entry, about)
        yield before
