"""The words of a résumé that speak for a check, or deny it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ashore.person.profile import Citation, Entry, Profile
from ashore.person.readiness import terms
from ashore.person.readiness.statements import TOLD, Statement, clause, own_ai, statements, title
from ashore.text.folding import fold_chars
from ashore.text.scope import negated

MOST: Final = 3
"""Quotes that are kept of one check."""

_STUDY: Final = re.compile(
    r"人工智[能慧]|智能科学|机器学习|深度学习|自然语言处理|artificial intelligence|machine learning"
    r"|(?<![a-z])ai(?![a-z])"
)
_CUES: Final[Mapping[str, re.Pattern[str]]] = {
    "delivered": terms.DELIVERED,
    "had_users": terms.HAD_USERS,
    "had_metrics": terms.HAD_METRICS,
    "drove": terms.DROVE,
    "closed_loop": terms.CLOSED_LOOP,
}
"""Checks of which a cue in a sentence on AI is the evidence."""


def shown(profile: Profile) -> dict[str, tuple[Citation, ...]]:
    """Return the quotes that speak for each check; a check that nothing speaks for is left out."""
    told = statements(profile)
    found: dict[str, list[Citation]] = {
        "used_ai": [*_titles(profile), *_used(told)],
        "has_idea": [*_titles(profile), *_ideas(profile, told)],
        "across": list(_across(told)),
    }
    for name, cue in _CUES.items():
        found[name] = [one.citation for one in told if one.about_ai and says(one, cue)]
    found["has_idea"] += found["delivered"] + found["drove"]  # there was something to deliver, or to drive
    found["knows_field"] = [*_looked_into(profile, told), *found["used_ai"]]
    return {name: tuple(dict.fromkeys(quotes))[:MOST] for name, quotes in found.items() if quotes}


def denied(profile: Profile) -> dict[str, tuple[Citation, ...]]:
    """Return the quotes in which a person denies a check of themselves or of their project on AI."""
    found: dict[str, list[Citation]] = {}
    for one in statements(profile):
        for name, cue in terms.DENIED.items():
            if name == "used_ai" or one.about_ai:
                for match in cue.finditer(one.folded, one.start, one.end):
                    place = Citation(one.document, *match.span(), one.text[slice(*match.span())])
                    found.setdefault(name, []).append(place)
    return {name: tuple(quotes[:MOST]) for name, quotes in found.items()}


def says(one: Statement, cue: re.Pattern[str]) -> bool:
    """Whether a sentence says by a cue that something was done: not denied, not planned, not by others."""
    for match in cue.finditer(one.folded, one.start, one.end):
        left, right = clause(one.folded, *match.span())
        left = max(left, one.start)
        if negated(one.text, *match.span()) or terms.NOT_YET.search(one.folded[left : match.start()]):
            continue
        if not terms.NOT_OWN.search(one.folded, left, min(right, one.end)):
            return True
    return False


def _titles(profile: Profile) -> Iterator[Citation]:
    """Yield the titles of jobs in the field: who holds one works with models, and on something."""
    for entry in profile.of("work"):
        found = title(entry)
        if found is not None:
            yield found


def _clauses_on_ai(one: Statement) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a sentence that name AI as the person's own, and not as something looked into."""
    at = one.start
    while at < one.end:
        found = own_ai(one.text, one.folded, at, one.end)
        if found is None:
            return
        left, right = clause(one.folded, *found.span())
        left, right = max(left, one.start), min(right, one.end)
        if not terms.LEARNING.search(one.folded, left, right):
            yield left, right
        at = max(found.end(), right)


def _done(one: Statement, start: int, end: int, verb: re.Pattern[str]) -> bool:
    for match in verb.finditer(one.folded, start, end):
        if not negated(one.text, *match.span()) and not terms.NOT_YET.search(one.folded[start : match.start()]):
            return True
    return False


def _used(told: Sequence[Statement]) -> Iterator[Citation]:
    for one in told:
        if any(_done(one, *span, terms.USED) for span in _clauses_on_ai(one)):
            yield one.citation


def _ideas(profile: Profile, told: Sequence[Statement]) -> Iterator[Citation]:
    """Yield what was made with AI for a purpose, and wishes that say where it would help."""
    for one in told:
        made = any(_done(one, *span, terms.MADE) for span in _clauses_on_ai(one))
        on_ai = own_ai(one.text, one.folded, one.start, one.end) is not None
        if made or (on_ai and terms.WANTED.search(one.folded, one.start, one.end)):
            yield one.citation
    for entry in profile.of("projects"):
        yield from _name_of_project(profile, entry)


def _name_of_project(profile: Profile, entry: Entry) -> Iterator[Citation]:
    if not any(entry.fields.get(field) for field in TOLD):
        return  # a name alone may be a course
    for stated in entry.fields.get("name", ()):
        one = stated.citation
        text = profile.texts[one.document]
        if own_ai(text, fold_chars(text), one.start, one.end) and not terms.LEARNING.search(fold_chars(one.quote)):
            yield one


def _across(told: Sequence[Statement]) -> Iterator[Citation]:
    """Yield work with the other side: model people for most; for those who make models, who uses them."""
    for one in told:
        if not one.about_ai:
            continue
        makes = one.entry is not None and any(
            terms.MAKES_MODELS.search(fold_chars(stated.citation.quote))
            for field in ("position", "role")
            for stated in one.entry.fields.get(field, ())
        )
        if says(one, terms.ACROSS_MODEL) or (makes and says(one, terms.ACROSS_USE)):
            yield one.citation


def _looked_into(profile: Profile, told: Sequence[Statement]) -> Iterator[Citation]:
    """Yield courses, certificates and fields of study on AI, and sentences of looking into it."""
    for one in told:
        for found in terms.AI.finditer(one.folded, one.start, one.end):
            left, right = clause(one.folded, *found.span())
            span = max(left, one.start), min(right, one.end)
            if negated(one.text, *found.span()) or terms.TEACHING.search(one.folded, *span):
                continue
            if terms.LEARNING.search(one.folded, *span):
                yield one.citation
                break
    for kind, fields in (("education", ("area", "courses")), ("certificates", ("name",))):
        pattern = _STUDY if kind == "education" else terms.AI
        for entry in profile.of(kind):
            for field in fields:
                for stated in entry.fields.get(field, ()):
                    if pattern.search(fold_chars(stated.citation.quote)):
                        yield stated.citation
