"""Read one line of a file that a person wrote: a key, a word, a number; keep each mistake, and go on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ashore.errors import AshoreError, Key
from ashore.person import errors, keys
from ashore.person.amounts import CHANCES, STRENGTHS, WHOLE, UnclearError, limits, read_amount
from ashore.person.defaults import load
from ashore.person.keys import Line
from ashore.person.me import Given
from ashore.text import located
from ashore.text.located import Node, Scalar

_NEAR: Final = 0.7
_LONGEST: Final = 40
"""Characters of what was typed that a message repeats."""

_THOUSANDS: Final = re.compile("[0-9]{3}")
"""What {interest: 3,000} has for a key."""

_KEY: Final = re.compile(r"(?:^\s*|[{,]\s*)[^\s#:：{},\"']+：")
"""A key with a full-width colon, where a key may stand."""

Found = Iterator[tuple[Line, Scalar, Node]]


class Lines:
    """What has been read of a file so far: its numbers, and its mistakes.

    ``blanks`` are the columns by line that `halved` has put in, and that no place is counted by.
    """

    def __init__(self, file: str, blanks: Mapping[int, list[int]]) -> None:
        self.file = file
        self.blanks = blanks
        self.problems: list[AshoreError] = []
        self.numbers: dict[str, Given] = {}

    def lines(self, node: Node, known: tuple[Line, ...]) -> Found:
        """Yield the lines of a section that mean something; tell of the others."""
        if isinstance(node, Scalar) and node.empty:
            return
        if not isinstance(node, located.Mapping):
            example = f"{known[0].en}: …"
            self.shape(node, "", "lines", example)
            return
        seen: dict[str, int] = {}
        for key, value in node:
            line = find(key.text, known)
            if line is None:
                self.unknown(key, known)
            elif line.en in seen:
                self.problem(errors.MeTwiceError, key, key=key.text, first=seen[line.en])
            else:
                seen[line.en] = key.line
                yield line, key, value

    def unknown(self, key: Scalar, known: tuple[Line, ...]) -> None:
        """Tell of a key that means nothing here: what it nearly is, or what is known."""
        if _THOUSANDS.fullmatch(key.text):
            self.problem(errors.MeCommaError, key, key=key.text)
            return
        names = [name for line in known for name in line.names]
        near = difflib.get_close_matches(key.text.lower(), [name.lower() for name in names], 1, _NEAR)
        if near:
            name = next(name for name in names if name.lower() == near[0])
            self.problem(errors.MeNearKeyError, key, key=cut(key.text), near=name)
            return
        chinese = any("一" <= char <= "鿿" for char in key.text)
        told = ", ".join(line.name("zh" if chinese else "en") for line in known)
        self.problem(errors.MeUnknownKeyError, key, key=cut(key.text), known=told)

    def text(self, key: Scalar, node: Node) -> str | None:
        """Return words as they are; None where nothing was typed."""
        if not isinstance(node, Scalar):
            self.shape(node, key.text, "word", f"{key.text}: …")
            return None
        return None if node.empty else node.text.strip() or None

    def word(self, key: Scalar, node: Node, known: tuple[Line, ...]) -> str | None:
        """Return which of the known words stands there."""
        typed = self.text(key, node)
        if typed is None:
            return None
        line = find(typed, known)
        if line is None:
            told = ", ".join(f"{line.en} / {line.zh}" for line in known)
            self.problem(errors.MeChoiceError, node, key=key.text, text=cut(typed), known=told)
            return None
        return line.en

    def yes(self, key: Scalar, node: Node) -> bool | None:
        """Return what a yes or no says; None where it is neither, which is told."""
        if isinstance(node, Scalar) and node.text.lower() in keys.YES:
            return True
        if isinstance(node, Scalar) and node.text.lower() in keys.NO:
            return False
        if isinstance(node, Scalar):
            told = "yes / 是, no / 否"
            self.problem(errors.MeChoiceError, node, key=key.text, text=cut(node.text), known=told)
        else:
            self.shape(node, key.text, "word", f"{key.text}: yes")
        return None

    def number(self, name: str, key: Scalar, node: Node) -> None:
        """Read one input; ``name`` may be of one role family (``name@role``)."""
        amount = self.amount(name.partition("@")[0], key, node)
        if amount is not None:
            self.set(name, amount, key, node)

    def set(self, name: str, amount: float, key: Scalar, node: Node) -> None:
        """Keep a number, unless another line has set it, as a share of the income or as money."""
        same = {
            name,
            keys.SHARES.get(name),
            next((key for key, month in keys.SHARES.items() if month == name), None),
        }
        first = next((given for key, given in self.numbers.items() if key in same), None)
        if first is not None:
            self.problem(errors.MeTwiceError, key, key=key.text, first=first.line)
        else:
            self.numbers[name] = Given(amount, node.line, self.column(node))

    def amount(self, name: str, key: Scalar, node: Node, unit: str | None = None) -> float | None:
        """Return a number that is one, within its bounds; None where it is none, or nothing was typed."""
        if unit is None:
            unit = "cny_month" if name in keys.SHARES.values() else load()[name].unit
        if isinstance(node, Scalar) and node.empty:
            return None
        example = Key(f"me.example.{unit}")
        if not isinstance(node, Scalar):
            self.shape(node, key.text, "number", example)
            return None
        typed = {"key": key.text, "text": cut(node.text)}
        try:
            amount = read_amount(node.text, unit)
        except UnclearError:
            self.problem(errors.MeNumberError, node, **typed, example=example)
            return None
        low, high = limits(name, unit)
        problem: type[errors.MeError] | None = None
        if name in STRENGTHS and amount == 0:
            problem = errors.MeStrengthError
        elif unit in CHANCES and not low <= amount <= high:
            problem = errors.MeChanceError
        elif name in WHOLE and amount >= low and amount % 1:
            problem = errors.MeWholeError
        elif amount < 0 and low == 0:
            problem = errors.MeNegativeError
        if problem is not None:
            self.problem(problem, node, **typed)
        elif not low <= amount <= high:
            self.problem(errors.MeRangeError, node, **typed, low=f"{low:g}", high=f"{high:g}")
        else:
            return amount
        return None

    def shape(self, node: Node, key: str, expected: str, example: str) -> None:
        """Tell of a word where lines belong, or lines where a word belongs."""
        self.problem(errors.MeShapeError, node, key=key, expected=Key(f"me.shape.{expected}"), example=example)

    def problem(self, kind: type[errors.MeError], node: Node, **details: object) -> None:
        """Keep a mistake with its place."""
        self.problems.append(kind(file=self.file, line=node.line, column=self.column(node), **details))

    def column(self, node: Node) -> int:
        """Return where a node stands in the file as it was written."""
        return node.column - sum(blank < node.column for blank in self.blanks.get(node.line, ()))


def halved(text: str) -> tuple[str, dict[int, list[int]]]:
    """Read 现金：6万 as 现金: 6万: a full-width colon where a key ends becomes what YAML asks for.

    Returns
    -------
    The text, and by line the columns at which a blank was put in.
    """
    blanks: dict[int, list[int]] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        made = ""
        at = 0
        for found in _KEY.finditer(line) if "：" in line else ():
            if not {'"', "'"}.isdisjoint(line[: found.start()]):
                break  # within somebody's words
            made += line[at : found.end() - 1] + ":"
            at = found.end()
            if line[at : at + 1].strip():
                made += " "
                blanks.setdefault(number, []).append(len(made))
        lines[number - 1] = made + line[at:]
    return "\n".join(lines), blanks


def is_yes_or_no(node: Node) -> bool:
    """Whether a word that rules in or out stands there."""
    return isinstance(node, Scalar) and node.text.lower() in {*keys.YES, *keys.NO}


def find(typed: str, known: Iterable[Line]) -> Line | None:
    """Return the line that is called so, in either language."""
    wanted = typed.strip().lower().replace("-", "_")
    spaced = wanted.replace("_", " ")
    for line in known:
        names = {name.lower() for name in line.names}
        if {wanted, spaced, wanted.replace(" ", "_")} & names:
            return line
    return None


def is_share(node: Node) -> bool:
    """Whether a pay is written as a share of the income: with a %, or as a number too small for money."""
    if not isinstance(node, Scalar):
        return False
    try:
        return 0 <= read_amount(node.text, "share") <= keys.SHARE_UP_TO
    except UnclearError:
        return False


def is_empty(node: Node) -> bool:
    """Whether nothing was typed."""
    return isinstance(node, Scalar) and node.empty


def typed_text(node: Node) -> str:
    """Return what was typed, for a message."""
    return cut(node.text) if isinstance(node, Scalar) else ""


def cut(text: str) -> str:
    """Return a text no longer than a message repeats."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
