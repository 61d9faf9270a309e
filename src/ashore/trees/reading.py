"""From the YAML a person wrote to a tree; every mistake is told with its line and column.

English and Chinese words of the format mean the same and may be mixed; case and full-width letters do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from itertools import pairwise
from typing import Final, NoReturn

from ashore.errors import Key
from ashore.text import located
from ashore.text.located import Mapping, Scalar
from ashore.trees.errors import (
    KeyTwiceError,
    MisspeltNameError,
    ProbabilityMissingError,
    RestTwiceError,
    TreeShapeError,
    TreeTooLargeError,
    UndefinedNameError,
    UnknownKeyError,
    VariableCycleError,
    VariableNameError,
    VariableTwiceError,
)
from ashore.trees.expressions import Expression, Place, fold_name, is_name, parse
from ashore.trees.model import Branch, Goal, Kind, Node, Tree, Variable

MAX_ENDS: Final = 20_000
_THREE_DIGITS: Final = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")

WORDS: Final = {
    "variables": ("variables", "变量", "變量", "變數"),
    "root": ("root", "根", "根节点", "根節點"),
    "title": ("title", "标题", "標題"),
    "unit": ("unit", "单位", "單位"),
    "goal": ("goal", "目标", "目標"),
    "decision": ("decision", "决定", "決定"),
    "options": ("options", "选项", "選項"),
    "chance": ("chance", "机会", "機會"),
    "outcomes": ("outcomes", "结果", "結果"),
    "pay": ("pay", "收益"),
    "p": ("p", "概率", "機率"),
    "then": ("then", "接着", "接著"),
    "rest": ("rest", "其余", "其餘"),
}
"""The words of the format; the first two of each are named in messages."""
GOALS: Final[dict[str, Goal]] = {
    "highest": "highest",
    "最高": "highest",
    "lowest": "lowest",
    "最低": "lowest",
}
_TOP: Final = ("variables", "root", "title", "unit", "goal")
_NODE: Final = ("decision", "options", "chance", "outcomes")
_OPTION: Final = ("pay", "then")
_OUTCOME: Final = ("p", "pay", "then")


def read(text: str, file: str) -> Tree:
    """Read a tree.

    Parameters
    ----------
    file
        What the errors call it.

    Raises
    ------
    ashore.text.located.LocatedError
        And its subclasses in ``ashore.trees.errors``, each with the line and column.
    """
    return _Reader(file).tree(located.read(text, file))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.nodes = 0
        self.ends = 0

    def tree(self, given: located.Node) -> Tree:
        if not isinstance(given, Mapping):
            self._shape("tree", given)
        parts = self._parts(given, _TOP)
        if "root" not in parts:
            self._shape("root_missing", given)
        variables = self._variables(parts["variables"]) if "variables" in parts else ()
        tree = Tree(
            self.file,
            variables,
            self._node(parts["root"]),
            self._label(parts.get("title")),
            self._label(parts.get("unit")),
            self._goal(parts.get("goal")),
        )
        self._check_names(tree)
        return Tree(tree.file, self._ordered(variables), tree.root, tree.title, tree.unit, tree.goal)

    # -- words of the format ----

    def _parts(self, given: Mapping, allowed: tuple[str, ...]) -> dict[str, located.Node]:
        """Return the entries of a mapping by the words of the format."""
        self._check_thousands(given)
        meaning = {word: name for name in allowed for word in WORDS[name]}
        parts: dict[str, located.Node] = {}
        lines: dict[str, int] = {}
        for key, value in given:
            name = meaning.get(_fold(key.text))
            if name is None:
                known = ", ".join("/".join(WORDS[word][:2]) for word in allowed)
                raise UnknownKeyError(file=self.file, line=key.line, column=key.column, key=key.text, known=known)
            if name in parts:
                raise KeyTwiceError(
                    file=self.file, line=key.line, column=key.column, key=key.text, first=lines[name]
                )
            parts[name], lines[name] = value, key.line
        return parts

    def _label(self, given: located.Node | None) -> str | None:
        if given is None:
            return None
        if not isinstance(given, Scalar):
            self._shape("label", given)
        return None if given.empty else given.text.strip() or None

    def _goal(self, given: located.Node | None) -> Goal:
        if given is None:
            return "highest"
        if not isinstance(given, Scalar) or _fold(given.text) not in GOALS:
            self._shape("goal", given)
        return GOALS[_fold(given.text)]

    # -- nodes and branches ----

    def _node(self, given: located.Node) -> Node:
        if not isinstance(given, Mapping):
            self._shape("node", given)
        parts = self._parts(given, _NODE)
        kinds: list[Kind] = [kind for kind in ("decision", "chance") if kind in parts]
        if len(kinds) != 1:
            self._shape("both" if kinds else "node", given)
        kind = kinds[0]
        mine, other = ("options", "outcomes") if kind == "decision" else ("outcomes", "options")
        if other in parts:
            self._shape(f"{kind}_{other}", parts[other])
        name = self._label(parts[kind])
        if name is None:
            self._shape("name", parts[kind])
        branches = parts.get(mine)
        if not isinstance(branches, Mapping) or not branches.entries:
            self._shape(mine, branches or given)
        index = self.nodes
        self.nodes += 1
        self._check_thousands(branches)
        read = [self._branch(kind, key, value) for key, value in branches]
        if kind == "chance":
            self._check_rests(name, read)
        return Node(kind, name, self._place(given), index, tuple(read))

    def _branch(self, kind: Kind, key: Scalar, given: located.Node) -> Branch:
        name, place = key.text.strip(), self._place(key)
        if not name:
            self._shape("name", key)
        parts: dict[str, located.Node] = {}
        if isinstance(given, Mapping):
            if any(_fold(word.text) in (*WORDS["decision"], *WORDS["chance"]) for word, _ in given):
                self._shape("then_missing", given)
            parts = self._parts(given, _OPTION if kind == "decision" else _OUTCOME)
        elif not isinstance(given, Scalar):
            self._shape("branch", given)
        elif not given.empty:
            if kind == "chance":
                self._shape("outcome", given)
            parts = {"pay": given}
        p = parts.get("p")
        rest = isinstance(p, Scalar) and _fold(p.text) in WORDS["rest"]
        then = parts.get("then")
        follows = None
        if then is not None and not (isinstance(then, Scalar) and then.empty):
            follows = self._node(then)
        else:
            self.ends += 1
            if self.ends > MAX_ENDS:
                raise TreeTooLargeError(file=self.file, line=key.line, column=key.column, limit=MAX_ENDS)
        pay = self._expression(parts["pay"]) if "pay" in parts else None
        return Branch(name, place, pay, None if p is None or rest else self._expression(p), rest, follows)

    def _check_rests(self, chance: str, outcomes: list[Branch]) -> None:
        first: Branch | None = None
        for outcome in outcomes:
            where = {"file": self.file, "line": outcome.place.line, "column": outcome.place.column}
            if outcome.rest and first is not None:
                raise RestTwiceError(**where, chance=chance, first=first.place.line)
            if outcome.p is None and not outcome.rest:
                raise ProbabilityMissingError(**where, chance=chance, outcome=outcome.name)
            first = first or (outcome if outcome.rest else None)

    # -- expressions and variables ----

    def _expression(self, given: located.Node) -> Expression:
        if not isinstance(given, Scalar):
            self._shape("expression", given)
        if given.empty or not given.text.strip():
            self._shape("empty", given)
        return parse(given.text, Place(self.file, given.line, given.column + given.quoted))

    def _variables(self, given: located.Node) -> tuple[Variable, ...]:
        if isinstance(given, Scalar) and given.empty:
            return ()
        if not isinstance(given, Mapping):
            self._shape("variables", given)
        self._check_thousands(given)
        found: dict[str, Variable] = {}
        for key, value in given:
            name = fold_name(key.text)
            where = {"file": self.file, "line": key.line, "column": key.column, "name": key.text}
            if not is_name(key.text) or _fold(name) in WORDS["rest"]:
                raise VariableNameError(**where)
            if name in found:
                raise VariableTwiceError(**where, first=found[name].place.line)
            found[name] = Variable(name, self._place(key), self._expression(value))
        return tuple(found.values())

    def _check_names(self, tree: Tree) -> None:
        known = [variable.name for variable in tree.variables]
        names = set(known)
        for expression in (*(variable.expression for variable in tree.variables), *tree.expressions()):
            for op in expression.names:
                if op.name in names:
                    continue
                where = {**expression.where(op.offset), "name": op.name}
                nearest = get_close_matches(op.name, known, n=1)
                if nearest:
                    raise MisspeltNameError(**where, nearest=nearest[0])
                raise UndefinedNameError(**where, known=", ".join(known[:20]) or "-")

    def _ordered(self, variables: tuple[Variable, ...]) -> tuple[Variable, ...]:
        """Return the variables, each after those it needs; without recursion, as a chain may be long."""
        by_name = {variable.name: variable for variable in variables}
        done: dict[str, Variable] = {}
        for first in variables:
            path: dict[str, list[str]] = {first.name: _needs(first)} if first.name not in done else {}
            while path:
                name, waiting = next(reversed(path.items()))
                needed = waiting.pop() if waiting else None
                if needed is None:
                    done[name] = by_name[name]
                    del path[name]
                elif needed in path:
                    names = list(path)
                    cycle = [*names[names.index(needed) :], needed]
                    place = by_name[needed].place
                    raise VariableCycleError(
                        file=self.file, line=place.line, column=place.column, cycle=" → ".join(cycle)
                    )
                elif needed not in done:
                    path[needed] = _needs(by_name[needed])
        return tuple(done.values())

    def _check_thousands(self, given: Mapping) -> None:
        """Refuse ``{pay: 10,000}``: between braces the comma ends the entry, and YAML reads 10."""
        for (_, before), (key, value) in pairwise(given.entries):
            bare = isinstance(value, Scalar) and value.empty and _THREE_DIGITS.fullmatch(key.text)
            if bare and isinstance(before, Scalar) and not before.quoted and before.text[-1:].isdecimal():
                self._shape("thousands", before)

    def _place(self, given: located.Node) -> Place:
        return Place(self.file, given.line, given.column)

    def _shape(self, kind: str, given: located.Node) -> NoReturn:
        # 决定：买 with a full-width colon is one word to YAML, and the reason for most of what is wrong here.
        wide = isinstance(given, Scalar) and "：" in given.text and kind in {"tree", "node", "options", "outcomes"}
        raise TreeShapeError(
            file=self.file,
            line=given.line,
            column=given.column,
            problem=Key(f"trees.shape.{'wide_colon' if wide else kind}"),
            advice=Key(f"trees.advice.{'wide_colon' if wide else kind}"),
        )


def _needs(variable: Variable) -> list[str]:
    return list(dict.fromkeys(op.name for op in reversed(variable.expression.ops) if op.code == "name"))
