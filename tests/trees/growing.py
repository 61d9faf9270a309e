"""Random trees as files, and the plain enumeration of all their policies to compare with."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from ashore.errors import AshoreError
from ashore.trees.assessment import Fork
from ashore.words import LANGUAGES, explain

Written = dict[str, Any]
"""A node as it stands in a file."""

PAYS = st.integers(-100, 100)


def _outcomes(below: st.SearchStrategy[Written | None]) -> st.SearchStrategy[Written]:
    parts = st.lists(st.tuples(st.integers(0, 9), PAYS, below), min_size=1, max_size=3)

    def built(drawn: list[tuple[int, int, Written | None]]) -> Written:
        total = sum(weight for weight, _, _ in drawn)
        outcomes: Written = {}
        for number, (weight, pay, then) in enumerate(drawn):
            p = "rest" if number == len(drawn) - 1 else f"{weight}/{total}" if total else "0"
            outcomes[f"o{number}"] = {"p": p, "pay": pay, **({"then": then} if then else {})}
        return {"chance": "c", "outcomes": outcomes}

    return parts.map(built)


def _options(below: st.SearchStrategy[Written | None]) -> st.SearchStrategy[Written]:
    parts = st.lists(st.tuples(PAYS, below), min_size=1, max_size=3)

    def built(drawn: list[tuple[int, Written | None]]) -> Written:
        options = {
            f"a{n}": {"pay": pay, **({"then": then} if then else {})} for n, (pay, then) in enumerate(drawn)
        }
        return {"decision": "d", "options": options}

    return parts.map(built)


def nodes(size: int = 8) -> st.SearchStrategy[Written]:
    """Nodes of any shape."""
    ends: st.SearchStrategy[Written | None] = st.none()

    def deeper(below: st.SearchStrategy[Written | None]) -> st.SearchStrategy[Written | None]:
        return st.none() | _outcomes(below) | _options(below)

    grown = st.recursive(ends, deeper, max_leaves=size)
    return _options(grown) | _outcomes(grown)


def text(root: Written, **top: object) -> str:
    """A file with this root; JSON is YAML."""
    return json.dumps({**top, "root": root}, ensure_ascii=False)


def policies(fork: Fork) -> Iterator[Mapping[int, int]]:
    """Every way to choose at every decision, met or not."""
    decisions = list(_decisions(fork))
    for picks in itertools.product(*(range(len(node.legs)) for node in decisions)):
        yield {node.index: pick for node, pick in zip(decisions, picks, strict=True)}


def _decisions(fork: Fork) -> Iterator[Fork]:
    if fork.kind == "decision":
        yield fork
    for leg in fork.legs:
        if leg.then is not None:
            yield from _decisions(leg.then)


def count(fork: Fork) -> int:
    """How many policies `policies` yields."""
    total = 1
    for node in _decisions(fork):
        total *= len(node.legs)
    return total


def paths(fork: Fork, policy: Mapping[int, int]) -> Iterator[tuple[float, float]]:
    """Each end under a policy: what is paid in all, and how probable it is."""
    legs = [fork.legs[policy[fork.index]]] if fork.kind == "decision" else fork.legs
    for leg in legs:
        if leg.then is None:
            yield leg.pay, leg.p
        else:
            for pay, p in paths(leg.then, policy):
                yield leg.pay + pay, leg.p * p


def expected(fork: Fork, policy: Mapping[int, int]) -> float:
    """The expected pay of a policy, end by end."""
    return sum(pay * p for pay, p in paths(fork, policy))


def best(fork: Fork, pick: Callable[..., float] = max) -> float:
    """The value of the best of all policies."""
    return pick(expected(fork, policy) for policy in policies(fork))


def worded(problem: AshoreError) -> bool:
    """Whether a mistake has a sentence and a remedy in both languages."""
    return all(all(explain(problem, language)) for language in LANGUAGES)
