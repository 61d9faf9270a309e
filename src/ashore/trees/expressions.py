"""Arithmetic over variables, read by recursive descent into a postfix program: nothing is ever called.

::

    sum     = product {("+" | "-") product}
    product = signed {("*" | "/") signed}
    signed  = ("+" | "-") signed | power
    power   = atom [("^" | "**") signed]
    atom    = number | name | "(" sum ")"

A power binds closer than the sign before it and groups from the right: ``-2^2`` is -4, ``2^3^2`` is 512.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal, NoReturn

from ashore.errors import Key
from ashore.trees.errors import ArithmeticTreeError, ExpressionError, ExpressionTooLongError

MAX_LENGTH: Final = 1_000
MAX_DEPTH: Final = 40

Code = Literal["number", "name", "+", "-", "*", "/", "^", "negate"]

_SIGNS: Final = {"×": "*", "÷": "/", "−": "-", "⁄": " ", "∗": "*"}
"""What NFKC leaves as it is or, for the slash of ½, would make into another number."""
_UNITS: Final = {"%": 0.01, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}
"""What may follow a number, joined to it."""
_NUMBER: Final = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:_[0-9]+)*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?"
    r"|\.[0-9]+(?:[eE][+-]?[0-9]+)?"
)
_STRANGE: Final = (
    ("'\"`“”‘’「」《》", "text"),
    ("[]{}", "index"),
    (".", "attribute"),
    ("<>=!≤≥≠&|~", "comparison"),
    (",;:、。", "comma"),
)
"""Characters that mean something elsewhere, by the word that stands for it (``trees.expression.<word>``)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: the file, and the line and column of its first character."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Op:
    """One step of the program; ``offset`` is where in the text it was written."""

    code: Code
    offset: int
    name: str = ""
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class Expression:
    """What was typed, where, and the program that computes it on a stack."""

    text: str
    place: Place
    ops: tuple[Op, ...]

    @property
    def names(self) -> tuple[Op, ...]:
        """The variables it uses, one step for each use."""
        return tuple(op for op in self.ops if op.code == "name")

    def where(self, offset: int) -> dict[str, object]:
        """Return ``file``, ``line`` and ``column`` of a character of the text, for an error."""
        return {"file": self.place.file, "line": self.place.line, "column": self.place.column + offset}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["number", "name", "sign", "end"]
    text: str
    offset: int
    number: float = 0.0


def parse(text: str, place: Place) -> Expression:
    """Read an expression.

    Raises
    ------
    ExpressionError, ExpressionTooLongError, ArithmeticTreeError
        Each with the column of the character that is wrong.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionTooLongError(
            file=place.file, line=place.line, column=place.column, limit=MAX_LENGTH, depth=MAX_DEPTH
        )
    return _Parser(text, place).whole()


def is_name(text: str) -> bool:
    """Whether an expression can use ``text`` as the name of a variable."""
    return bool(text) and all(_in_name(text[:i], c) for i, c in enumerate(text))


def fold_name(text: str) -> str:
    """Return a name as expressions compare it: full-width letters are letters."""
    return unicodedata.normalize("NFKC", text)


def _in_name(before: str, character: str) -> bool:
    return ("_" + character if before else character).isidentifier()


def _folded(character: str) -> str:
    """Return a character as arithmetic writes it; one for one, so that columns stand."""
    if character in _SIGNS:
        return _SIGNS[character]
    folded = unicodedata.normalize("NFKC", character)
    # ½ and ² would become other numbers: they stay what they are, and are refused.
    return folded if len(folded) == 1 and unicodedata.category(character) != "No" else character


class _Parser:
    def __init__(self, text: str, place: Place) -> None:
        self.text = text
        self.place = place
        self.folded = "".join(map(_folded, text))
        self.ops: list[Op] = []
        self.depth = 0
        self.position = 0
        self.token = self._next()

    def whole(self) -> Expression:
        self._sum()
        if self.token.kind != "end":
            self._fail("close" if self.token.text == ")" else "operator")
        return Expression(self.text, self.place, tuple(self.ops))

    def _sum(self) -> None:
        self._product()
        while self.token.text in {"+", "-"}:
            sign = self._take()
            self._product()
            self._emit("+" if sign.text == "+" else "-", sign)

    def _product(self) -> None:
        self._signed()
        while self.token.text in {"*", "/"}:
            sign = self._take()
            self._signed()
            self._emit("*" if sign.text == "*" else "/", sign)

    def _signed(self) -> None:
        self._deeper()
        if self.token.text in {"+", "-"}:
            sign = self._take()
            self._signed()
            if sign.text == "-":
                self._emit("negate", sign)
        else:
            self._power()
        self.depth -= 1

    def _power(self) -> None:
        self._atom()
        if self.token.text == "^":
            sign = self._take()
            self._signed()
            self._emit("^", sign)

    def _atom(self) -> None:
        token = self.token
        if token.kind == "number":
            self.ops.append(Op("number", token.offset, number=token.number))
            self._take()
        elif token.kind == "name":
            self._take()
            if self.token.text == "(" and self.token.kind == "sign":
                self._fail("call", token)
            self.ops.append(Op("name", token.offset, name=token.text))
        elif token.text == "(":
            self._take()
            self._sum()
            if self.token.text != ")":
                self._fail(
                    "open" if self.token.kind == "end" else "operator", token if self.token.kind == "end" else None
                )
            self._take()
        else:
            self._fail("end" if token.kind == "end" else "operand")

    def _emit(self, code: Code, token: _Token) -> None:
        self.ops.append(Op(code, token.offset))

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            where = {"file": self.place.file, "line": self.place.line}
            column = self.place.column + self.token.offset
            raise ExpressionTooLongError(**where, column=column, limit=MAX_LENGTH, depth=MAX_DEPTH)

    def _take(self) -> _Token:
        taken, self.token = self.token, self._next()
        return taken

    def _next(self) -> _Token:
        while self.position < len(self.folded) and self.folded[self.position].isspace():
            self.position += 1
        start = self.position
        if start == len(self.folded):
            return _Token("end", "", start)
        number = _NUMBER.match(self.folded, start)
        if number is not None:
            return self._number(number)
        character = self.folded[start]
        if _in_name("", self.text[start]):
            while self.position < len(self.text) and _in_name("x", self.text[self.position]):
                self.position += 1
            return _Token("name", fold_name(self.text[start : self.position]), start)
        if character in "+-*/^()":
            self.position += 2 if self.folded.startswith("**", start) else 1
            return _Token("sign", "^" if self.position == start + 2 else character, start)
        kind = next((word for signs, word in _STRANGE if character in signs), "character")
        return self._fail(kind, _Token("sign", character, start))

    def _number(self, found: re.Match[str]) -> _Token:
        value = float(found[0].replace(",", "").replace("_", ""))
        self.position = found.end()
        rest = self.folded[self.position :].lstrip()
        unit = rest[:1] if rest[:1] == "%" else self.folded[self.position : self.position + 1]
        if unit in _UNITS:
            self.position = self.folded.index(unit, self.position) + 1
            value = value / 100 if unit == "%" else value * _UNITS[unit]
        if value == float("inf"):
            raise ArithmeticTreeError(
                file=self.place.file,
                line=self.place.line,
                column=self.place.column + found.start(),
                expression=self.text,
                problem=Key("trees.arithmetic.too_large"),
            )
        return _Token("number", found[0], found.start(), value)

    def _fail(self, kind: str, token: _Token | None = None) -> NoReturn:
        offset = (token or self.token).offset
        raise ExpressionError(
            file=self.place.file,
            line=self.place.line,
            column=self.place.column + offset,
            expression=self.text,
            problem=Key(f"trees.expression.{kind}"),
        )
