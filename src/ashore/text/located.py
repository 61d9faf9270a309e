"""YAML that people write, read with the line and column of every word: a mistake in it can be pointed at.

Scalars stay the text that was typed: what ``no``, ``1e3`` or ``30%`` mean is for the reader of the file to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from ashore.errors import AshoreError, Key

MAX_CHARACTERS: Final = 1_000_000
MAX_DEPTH: Final = 100
MAX_NODES: Final = 50_000
"""Counted with aliases written out, as a file of a few lines can stand for more than any machine holds."""

_REASONS: Final = (
    ("found character '\\t'", "tab"),
    ("while scanning a quoted scalar", "quote"),
    ("expected ',' or", "bracket"),
    ("expected the node content", "bracket"),
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "colon"),
    ("expected <block end>", "indent"),
    ("did not find expected", "indent"),
    ("found undefined alias", "alias"),
    ("found duplicate anchor", "alias"),
)
"""What ruamel.yaml says, by the word that stands for it in the catalogues (``located.<word>``)."""


class LocatedError(AshoreError):
    """Something in a file cannot be read (``file``, ``line``, ``column``); subclasses say what."""

    code: ClassVar[str] = "yaml_unreadable"


class YamlSyntaxError(LocatedError):
    """The file is no YAML (``file``, ``line``, ``column``, ``reason``)."""

    code: ClassVar[str] = "yaml_syntax"


class YamlTwiceError(LocatedError):
    """A key stands twice in one mapping (``file``, ``line``, ``column``, ``key``, ``first``: its first line)."""

    code: ClassVar[str] = "yaml_twice"


class YamlCycleError(LocatedError):
    """An alias stands inside what it names (``file``, ``line``, ``column``)."""

    code: ClassVar[str] = "yaml_cycle"


class YamlTooLargeError(LocatedError):
    """The file is larger or deeper than one that a person writes (``file``, ``line``, ``column``)."""

    code: ClassVar[str] = "yaml_too_large"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word or number as it was typed; ``quoted`` where it stands in quotes. Lines and columns count from 1."""

    text: str
    line: int
    column: int
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.quoted and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file. Braces and indentation make the same."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)

    def get(self, *names: str) -> Node | None:
        """Return the value under the first of ``names`` that is there."""
        return next((value for key, value in self.entries if key.text in names), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values one after the other."""

    items: tuple[Node, ...]
    line: int
    column: int


Node = Scalar | Mapping | Sequence


def read(text: str, file: str) -> Node:
    """Read one YAML 1.2 document.

    Parameters
    ----------
    file
        What the errors call it.

    Raises
    ------
    YamlSyntaxError, YamlTwiceError, YamlCycleError, YamlTooLargeError
        Each with the line and column.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if len(text) > MAX_CHARACTERS:
        raise YamlTooLargeError(file=file, line=1, column=1)
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        told = f"{problem.context or ''} {problem.problem or ''}"
        kind = next((word for said, word in _REASONS if said in told), "other")
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlSyntaxError(file=file, line=line, column=column, reason=Key(f"located.{kind}")) from None
    except RecursionError:
        raise YamlTooLargeError(file=file, line=1, column=1) from None
    except (YAMLError, ValueError) as problem:  # a character that YAML does not allow
        line = text.count("\n", 0, getattr(problem, "position", 0)) + 1
        raise YamlSyntaxError(file=file, line=line, column=1, reason=Key("located.character")) from None
    if root is None:
        return Scalar("", 1, 1)
    return _Reader(file).node(root)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.nodes = 0
        self.above: list[int] = []

    def node(self, given: Any) -> Node:
        line, column = given.start_mark.line + 1, given.start_mark.column + 1
        self.nodes += 1
        if id(given) in self.above:
            raise YamlCycleError(file=self.file, line=line, column=column)
        if self.nodes > MAX_NODES or len(self.above) > MAX_DEPTH:
            raise YamlTooLargeError(file=self.file, line=line, column=column)
        if given.id == "scalar":
            return Scalar(given.value, line, column, quoted=given.style is not None)
        self.above.append(id(given))
        try:
            if given.id == "sequence":
                return Sequence(tuple(self.node(item) for item in given.value), line, column)
            return self._mapping(given, line, column)
        finally:
            self.above.pop()

    def _mapping(self, given: Any, line: int, column: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        for name, value in given.value:
            key = self.node(name)
            if not isinstance(key, Scalar):
                raise YamlSyntaxError(file=self.file, line=key.line, column=key.column, reason=Key("located.key"))
            if key.text in seen:
                raise YamlTwiceError(
                    file=self.file, line=key.line, column=key.column, key=key.text, first=seen[key.text]
                )
            seen[key.text] = key.line
            entries.append((key, self.node(value)))
        return Mapping(tuple(entries), line, column)
