"""How a person stands against an ad or a role, in words: the quotes of both sides next to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ashore.person.fit import Fit, Gate, Requirement, RoleFit
from ashore.person.fit.told import name, shown_by, to_do, why
from ashore.person.profile import Citation
from ashore.reports.me_view import MARKS, Shown, words_of
from ashore.reports.values import label, number
from ashore.words import Language, say

AROUND: Final = 40
"""Characters shown on each side of a quote: an ad in one paragraph would be repeated line by line."""
FAR: Final = 60
"""Characters between two places of an ad from which each is quoted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A gate or a requirement, with the words of both sides.

    Attributes
    ----------
    status
        ``met``, ``not_met`` or ``unknown``.
    told
        Why, or how it is shown.
    share
        Of a role: in how many of its ads; empty else.
    asked, shown
        The words of the ad, and those of the person.
    """

    name: str
    status: str
    mark: str
    word: str
    told: str
    share: str
    asked: tuple[Shown, ...]
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class FitView:
    """A person beside an ad.

    Attributes
    ----------
    gates_counted, required_counted, preferred_counted
        Sentences; ``preferred_counted`` is empty where the ad wishes for nothing more.
    described
        What the ad only describes: shown, and not counted.
    to_do
        What to do about the rest, the shortest way first.
    """

    gates_counted: str
    gates: tuple[Line, ...]
    required_counted: str
    required: tuple[Line, ...]
    preferred_counted: str
    preferred: tuple[Line, ...]
    described: tuple[Line, ...]
    to_do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleFitView:
    """A person beside a role: what its ads require, and what the evidence pack says it demands."""

    head: str
    counted: str
    required: tuple[Line, ...]
    hard: tuple[Line, ...]
    to_do: tuple[str, ...]


def fit_view(fit: Fit, texts: Mapping[str, str], language: Language) -> FitView:
    """Return how a person stands against an ad; ``texts`` are those of the ad and of the profile."""
    counts = {status: fit.count(status) for status in ("met", "not_met", "unknown")}
    required = [one for one in fit.required if one.counted]
    preferred = [one for one in fit.preferred if one.counted]
    described = [one for one in (*fit.required, *fit.preferred) if not one.counted]
    return FitView(
        say(language, "fit.gates_counted", **counts) if fit.gates else say(language, "fit.no_gates"),
        tuple(_gate(gate, texts, language) for gate in fit.gates),
        _counted("required", required, language) or say(language, "fit.no_required"),
        tuple(_requirement(one, texts, language) for one in required),
        _counted("preferred", preferred, language),
        tuple(_requirement(one, texts, language) for one in preferred),
        tuple(_requirement(one, texts, language) for one in described),
        tuple(to_do(required, language)),
    )


def role_fit_view(fit: RoleFit, texts: Mapping[str, str], language: Language) -> RoleFitView:
    """Return how a person stands against a role."""
    called = label(language, "role_family", fit.role)
    hard = tuple(
        Line(
            line.zh if language == "zh" else line.en,
            line.status,
            MARKS[line.status],
            say(language, f"fit.status.{line.status}"),
            "",
            "",
            (),
            tuple(words_of(one.shown.skill.citation, texts) for one in line.members if one.shown is not None)[:1],
        )
        for line in fit.hard
    )
    counted = say(language, "fit.role_no_ads")
    if fit.ads:
        counted = say(language, "fit.role_shown", shown=fit.shown_required, of=len(fit.required))
    return RoleFitView(
        say(language, "fit.role_head", role=called, ads=number(fit.ads)),
        counted,
        tuple(_requirement(one, texts, language) for one in fit.required),
        hard,
        tuple(to_do(fit.required, language)),
    )


def _counted(strength: str, found: list[Requirement], language: Language) -> str:
    if not found:
        return ""
    return say(language, f"fit.{strength}", shown=sum(one.is_shown for one in found), of=len(found))


def _gate(gate: Gate, texts: Mapping[str, str], language: Language) -> Line:
    return Line(
        say(language, f"fit.gate.{gate.kind}"),
        gate.status,
        MARKS[gate.status],
        say(language, f"fit.status.{gate.status}"),
        why(gate, language),
        "",
        tuple(_cut(words_of(one, texts)) for one in _apart(gate.asked)),
        tuple(_cut(words_of(one, texts)) for one in gate.judged.shown[:1]),
    )


def _apart(citations: Iterable[Citation]) -> list[Citation]:
    """Return places that do not stand beside each other: near ones are in one sentence."""
    found: list[Citation] = []
    last = -FAR
    for one in citations:
        if one.start - last >= FAR:
            found.append(one)
        last = one.end
    return found


def _requirement(one: Requirement, texts: Mapping[str, str], language: Language) -> Line:
    first = next((member for member in one.members if member.shown is not None), None)
    denied = next((member.denied for member in one.members if member.denied is not None), None)
    how = shown_by(first, language) if first is not None and one.is_shown else None
    status, word = ("met", "shown") if one.is_shown else ("unknown", "not_shown")
    if denied is not None and not one.is_shown:
        status, word = "not_met", "denied"
    cited = first.shown.skill.citation if first and first.shown and one.is_shown else denied
    asked = one.members[0].asked if one.members else None
    share = ""
    if one.ads is not None and one.of_ads:
        share = say(language, "fit.role_share", share=f"{one.ads / one.of_ads:.0%}", of=number(one.of_ads))
    return Line(
        name(one, language),
        status,
        MARKS["met" if one.is_shown else "not_met"] if denied or one.is_shown else "–",
        say(language, "web.me.fit.shown") if word == "shown" else say(language, f"fit.{word}"),
        how or "",
        share,
        (_cut(words_of(asked, texts)),) if asked is not None else (),
        (_cut(words_of(cited, texts)),) if cited is not None else (),
    )


def _cut(found: Shown) -> Shown:
    before, after = found.quoted.before, found.quoted.after
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].lstrip("…")
    if len(after) > AROUND:
        after = after[:AROUND].rstrip("…") + "…"
    return replace(found, quoted=replace(found.quoted, before=before, after=after))
