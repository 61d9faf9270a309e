"""From checks to a rung, to the questions that would decide it, and to what would lift a person to the next.

The rule, rung by rung, from the lowest:

- ``curious`` is where everybody is.
- ``started`` asks for both of its checks.
- ``practised`` asks for something delivered, and for users or metrics; the third may stay unknown, but not be
  denied. Who writes a line on a project names what it moved or who used it, rarely both: to ask for both would put
  people down for what they left out. Delivered and nothing more is a demo.
- ``mature`` asks for all three of its checks, and for ``practised``.

A rung whose own condition is met implies those below it, unless a check below is denied: somebody who delivered
has used a model, whether or not the résumé says how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ashore.person.me import RUNGS, Me, Stated
from ashore.person.profile import Citation, Profile
from ashore.person.readiness.evidence import denied, shown
from ashore.person.readiness.model import MOST_QUESTIONS, RUNG_OF, Check, Readiness, Status
from ashore.person.said import said_at
from ashore.text.folding import fold_chars

_NO: Final = re.compile(
    r"(?:还|暂时?|目前|尚)?(?:没(?!有?(?:人|问题|错|几))有?|无(?!人|线|论|障碍|锡)|未(?!来|必)|不会|不太|从未|从没)"
    r"|(?:not(?! only| just)|never|no(?![- ]code)|none|nothing|haven't|hasn't|don't|didn't)\b"
    r"|i (?:have |did |do )?(?:not|never|haven't|didn't|don't)\b"
)
"""How an answer begins that says no in a sentence."""


def assess(profile: Profile, me: Me) -> Readiness:
    """Return where a person stands.

    Parameters
    ----------
    profile
        What their résumé shows.
    me
        Their answers, which go before what rules read in the résumé, either way.
    """
    met, against = shown(profile), denied(profile)
    checks = tuple(_check(name, me, met, against) for name in RUNG_OF)
    rung = rung_of({check.id: check.status for check in checks})
    return Readiness(
        rung,
        checks,
        questions({check.id: check.status for check in checks}),
        lifts({check.id: check.status for check in checks}, rung),
        grounded=bool(profile.entries or profile.basics or me.checks),
    )


def says_no(answer: str) -> bool:
    """Whether an answer denies: no, or a sentence that begins so."""
    return answer == "no" or _NO.match(fold_chars(answer).strip()) is not None


def _check(
    name: str, me: Me, met: Mapping[str, tuple[Citation, ...]], against: Mapping[str, tuple[Citation, ...]]
) -> Check:
    answer = me.checks.get(name)
    if answer is not None:
        status: Status = "not_met" if says_no(answer.value) else "met"
        return Check(name, RUNG_OF[name], status, (_cited(me, answer),))
    if name in met:
        return Check(name, RUNG_OF[name], "met", met[name])
    if name in against:
        return Check(name, RUNG_OF[name], "not_met", against[name])
    return Check(name, RUNG_OF[name], "unknown")


def _cited(me: Me, answer: Stated) -> Citation:
    words = answer.value if answer.value not in {"yes", "no"} else ""
    return said_at(me.text, words, answer.line, answer.column)


def rung_of(status: Mapping[str, Status]) -> str:
    """Return the rung by the states of all checks; see the rule above."""
    best = RUNGS[0]
    for rung in RUNGS[1:]:
        if _holds(rung, status):
            best = rung
        if "not_met" in _states(rung, status).values():
            break
    return best


def _states(rung: str, status: Mapping[str, Status]) -> dict[str, Status]:
    return {name: status[name] for name, of in RUNG_OF.items() if of == rung}


def _holds(rung: str, status: Mapping[str, Status]) -> bool:
    """Whether the own condition of a rung is met."""
    states = _states(rung, status)
    if rung == "practised":
        either = "met" in (states["had_users"], states["had_metrics"])
        return states["delivered"] == "met" and either and "not_met" not in states.values()
    if rung == "mature":
        return _holds("practised", status) and all(state == "met" for state in states.values())
    return all(state == "met" for state in states.values())


def questions(status: Mapping[str, Status]) -> tuple[str, ...]:
    """Return the unknown checks that are worth asking about, those that would decide the rung first.

    Nothing is asked about rungs that a denied check keeps out of reach, nor about rungs below the present one.
    """
    at = RUNGS.index(rung_of(status))
    asked: list[str] = []
    for rung in RUNGS[at + 1 :]:
        states = _states(rung, status)
        if "not_met" in states.values():
            break
        asked += [name for name, state in states.items() if state == "unknown"]
    asked += [name for name, state in _states(RUNGS[at], status).items() if state == "unknown"]
    return tuple(asked[:MOST_QUESTIONS])


def lifts(status: Mapping[str, Status], rung: str) -> tuple[str, ...]:
    """Return the checks of the next rung that are not met; none at the top."""
    place = RUNGS.index(rung) + 1
    if place == len(RUNGS):
        return ()
    return tuple(name for name, state in _states(RUNGS[place], status).items() if state != "met")
