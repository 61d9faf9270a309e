"""What changed since the last decision, and why, in sentences."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import Final

from ashore.plans.beliefs import share as rate
from ashore.plans.changes import Change, Changes
from ashore.reports.plans.decision import Decision
from ashore.reports.plans.wording import Namer, exactly, money

_MONEY: Final = frozenset({"income", "spending", "cash"})
_LEAST: Final = 0.5
"""CNY a month below which a change has moved nothing."""
_EXACT: Final = 1e-12


def changed_lines(decision: Decision, words: Namer) -> tuple[str, ...]:
    """Return what changed, each change with what it did, then what is best now; empty the first time."""
    if decision.since is None:
        return ()
    day = decision.since.isoformat()
    found = decision.changes
    if found is None or (not found.items and found.action_before == found.action_after):
        return (words.say("changed.nothing", day=day),)
    lines = [words.say("changed.since", day=day)]
    lines += [_line(change, decision, words) for change in found.items]
    lines.append(_whole(found, words))
    lines.append(_course(found, words))
    return tuple(lines)


def _line(change: Change, decision: Decision, words: Namer) -> str:
    return words.say("changed.line", what=_happened(change, decision, words), effect=_effect(change.effect, words))


def _happened(change: Change, decision: Decision, words: Namer) -> str:
    """Return what happened, with the number that it moved."""
    kind, _, role = change.name.partition("@")
    table = "of_role" if role else "name"
    name = words.say(f"changed.{table}.{kind}", role=words.role(role) if role else "")
    numbers = _numbers(change, words)
    moved = (
        words.say("changed.numbers", name=name, numbers=numbers)
        if numbers
        else words.say("changed.other", name=name)
    )
    events = _events(change, decision, words)
    return words.say("changed.because", events=events, moved=moved) if events else moved


def _numbers(change: Change, words: Namer) -> str | None:
    kind, _, _ = change.name.partition("@")
    before, after = change.before, change.after
    if math.isnan(before) or math.isnan(after) or abs(before - after) < _EXACT:
        return None
    if kind in {"interview", "offer"}:
        shown = rate(before), rate(after)
    elif kind == "pay":
        shown = money(before), money(after)
    elif kind in _MONEY:
        shown = exactly(before), exactly(after)
    elif kind == "horizon":
        shown = words.months(before), words.months(after)
    elif kind == "readiness":
        shown = words.rung(int(before)), words.rung(int(after))
    else:
        return None
    return f"{shown[0]} -> {shown[1]}"


def _events(change: Change, decision: Decision, words: Namer) -> str:
    """Return what the journal has since then for this change, kinds added up."""
    kind, _, role = change.name.partition("@")
    entries = [entry for entry in decision.basis.logged if entry.id in change.outcomes]
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[f"{entry.kind}_{entry.about}" if entry.about else entry.kind] += entry.count
    if not counts and kind in {"interview", "offer"}:
        held = getattr(decision.basis.beliefs(role), kind)
        return words.say("changed.event.waiting") if held.waiting else ""
    if kind == "interview" and set(counts) == {"applied"}:
        # What still waits has not gone unanswered: its silence counts for as long as it has lasted.
        key = "applied_open" if any(entry.open for entry in entries) else "applied_silent"
        counts = Counter({key: counts["applied"]})
    name = words.role(role) if role else ""
    told = (words.say(f"changed.event.{key}", count=count, role=name) for key, count in counts.items())
    return words.listed(list(told))


def _effect(effect: float, words: Namer) -> str:
    if abs(effect) < _LEAST or money(abs(effect)) == money(0.0):
        return words.say("changed.no_effect")
    return words.say("changed.adds" if effect > 0 else "changed.takes", pay=money(abs(effect)))


def _whole(found: Changes, words: Namer) -> str:
    return words.say("changed.whole", before=money(found.pay_before), after=money(found.pay_after))


def _course(found: Changes, words: Namer) -> str:
    """Say what is best now: the same course, the same course begun otherwise, or another one."""
    after = words.action(found.action_after)
    if found.action_before == found.action_after:
        return words.say("changed.same", action=after)
    key = "changed.same_course" if found.course_before == found.course_after else "changed.other_course"
    return words.say(key, before=_old_action(found, words), action=after, course=words.course(found.course_after))


def _old_action(found: Changes, words: Namer) -> str:
    """Return the former first step; the course alone where its role family is no longer in the plan."""
    action = found.action_before
    if action.family >= len(words.problem.families):
        return words.course(found.course_before)
    if any(change.name == "job" for change in found.items):
        # What a step is called depends on having a job, and then it was the other way round.
        problem = replace(words.problem, employed=not words.problem.employed)
        return replace(words, problem=problem).action(action)
    return words.action(action)
