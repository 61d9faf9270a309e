"""A solved tree and the answers to questions about it, as rows of JSON; docs/trees.md describes the shape."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ashore.errors import AshoreError

if TYPE_CHECKING:
    from ashore.interfaces.cli.session import Session
    from ashore.trees.information import Information
    from ashore.trees.payoffs import Distribution
    from ashore.trees.rollback import Rolled
    from ashore.trees.solving import Answer
    from ashore.trees.thresholds import Thresholds
    from ashore.trees.varying import Bar, End, Variation

ARROW = " > "


def answer_row(answer: Answer) -> dict[str, Any]:
    """Return a solved tree."""
    tree, rolled = answer.tree, answer.rolled
    decisions = [(above, node) for above, node in rolled.decisions() if not math.isnan(node.value)]
    return {
        "title": tree.title,
        "unit": tree.unit,
        "goal": tree.goal,
        "value": rolled.value,
        "strategy": answer.policy,
        "policy": {
            ARROW.join((*above, node.fork.name)): node.fork.legs[node.best or 0].name for above, node in decisions
        },
        "decisions": [
            {
                "path": list(above),
                "decision": node.fork.name,
                "option": node.fork.legs[node.best or 0].name,
                "value": node.value,
                "margin": node.margin,
                "ties": [node.fork.legs[place].name for place in node.tied],
            }
            for above, node in decisions
        ],
        **_distribution(answer.distribution),
        "distribution": [{"pay": payoff.pay, "p": payoff.p} for payoff in answer.distribution.payoffs],
        "options": [
            {
                "option": option.name,
                "value": option.value,
                "best": option.best,
                "tied": option.tied,
                **_distribution(option.distribution),
            }
            for option in answer.options
        ],
        "variables": {
            name: value if isinstance(value, float) else None for name, value in answer.variables.items()
        },
        "tree": _node(rolled),
    }


def _distribution(found: Distribution) -> dict[str, Any]:
    return {
        "sd": found.sd,
        "skewness": found.skewness,
        "excess_kurtosis": found.excess_kurtosis,
        "p_loss": found.loss,
        "quantiles": [{"q": q, "pay": pay} for q, pay in found.quantiles],
    }


def _node(rolled: Rolled) -> dict[str, Any]:
    branches = []
    for place, (leg, then) in enumerate(zip(rolled.fork.legs, rolled.then, strict=True)):
        row: dict[str, Any] = {"name": leg.name, "pay": _known(leg.pay), "value": _known(rolled.values[place])}
        if rolled.best is None:
            row["p"] = leg.p
        else:
            row["best"] = place == rolled.best
        branches.append({**row, "then": None if then is None else _node(then)})
    fork = rolled.fork
    return {"kind": fork.kind, "name": fork.name, "value": _known(rolled.value), "branches": branches}


def _known(value: float) -> float | None:
    """Return a number, or None for NaN, which JSON has no word for."""
    return None if math.isnan(value) else value


def variation_row(session: Session, table: Variation) -> dict[str, Any]:
    """Return the values of all strategies along a variable."""
    return {
        "variable": table.name,
        "strategies": list(table.names),
        "complete": table.levels is None,
        "levels": table.levels,
        "steps": [
            {
                "at": step.at,
                "values": [_known(value) for value in step.values],
                "best": None if step.best is None else table.names[step.best],
                "value": None if step.best is None else _known(step.values[step.best]),
                "problem": _problem(session, step.problem),
            }
            for step in table.steps
        ],
    }


def bar_row(session: Session, bar: Bar) -> dict[str, Any]:
    """Return one bar of a tornado."""
    return {
        "variable": bar.name,
        "low": _end(session, bar.low),
        "high": _end(session, bar.high),
        "swing": bar.swing,
        "lowest": bar.lowest,
        "highest": bar.highest,
        "policies": bar.policies,
    }


def _end(session: Session, end: End) -> dict[str, Any]:
    problem = _problem(session, end.problem)
    return {"at": end.at, "value": end.value, "policy": end.policy, "problem": problem}


def thresholds_row(session: Session, found: Thresholds) -> dict[str, Any]:
    """Return where the best policy changes."""
    return {
        "variable": found.name,
        "low": found.low,
        "high": found.high,
        "current": found.current,
        "changes": [
            {"at": change.at, "before": change.before, "after": change.after, "value": change.value}
            for change in found.changes
        ],
        "policies": [{"from": low, "to": high, "policy": policy} for low, high, policy in found.policies],
        "gaps": [
            {"from": gap.low, "to": gap.high, "problem": _problem(session, gap.problem)} for gap in found.gaps
        ],
    }


def information_row(found: Information) -> dict[str, Any]:
    """Return what knowing a chance is worth."""
    return {
        "chance": found.chance,
        "evpi": found.value,
        "informed": found.informed,
        "outcomes": [{"outcome": name, "p": p, "value": _known(value)} for name, p, value in found.outcomes],
    }


def _problem(session: Session, problem: AshoreError | None) -> dict[str, str] | None:
    if problem is None:
        return None
    message, remedy = session.explain(problem)
    return {"code": problem.code, "message": message, "remedy": remedy}
