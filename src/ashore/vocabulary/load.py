"""Read vocabulary files: tab-separated, one term a line, made to be read and extended by a person.

A file is named after what it lists (``skills.tsv``, ``places.tsv`` …). A line is::

    canonical name <TAB> alias | alias | … <TAB> key=value; key=value

Only the name is required; lines that start with ``#`` are comments. A workspace adds its own terms by
files of the same names in its ``vocabulary`` folder: a line there adds to, or replaces the attributes
of, the shipped term with the same name.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import ClassVar, cast

from ashore.errors import AshoreError


class VocabularyLineError(AshoreError):
    """A line of a vocabulary file that has no name or too many columns."""

    code: ClassVar[str] = "vocabulary_line"


class VocabularyFileError(AshoreError):
    """A vocabulary file that may not be read (``file``, ``reason``)."""

    code: ClassVar[str] = "vocabulary_file"


class VocabularyEncodingError(AshoreError):
    """A vocabulary file that is no text, or text in no encoding that is read, from ``line`` on."""

    code: ClassVar[str] = "vocabulary_encoding"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: its canonical name, other ways to write it, and what else is known (``layer``, ``code`` …)."""

    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Terms by list. Hashable by identity, so that what is compiled from it can be cached beside it."""

    lists: Mapping[str, tuple[Term, ...]]

    def terms(self, name: str) -> tuple[Term, ...]:
        """Return the terms of one list; an unknown list is empty."""
        return self.lists.get(name, ())


def parse(lines: Iterable[str], *, file: str) -> list[Term]:
    """Read the terms of one file.

    Raises
    ------
    VocabularyLineError
        With the file and the number of the first line that cannot be read.
    """
    terms = []
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n\r")
        if not line.strip() or line.startswith("#"):
            continue
        columns = [column.strip() for column in line.split("\t")]
        if not columns[0] or len(columns) > 3:
            raise VocabularyLineError(file=file, line=number, text=line)
        columns += [""] * (3 - len(columns))
        aliases = tuple(alias for part in columns[1].split("|") if (alias := part.strip()))
        attributes = dict(_pair(part, file, number) for part in columns[2].split(";") if part.strip())
        terms.append(Term(columns[0], aliases, attributes))
    return terms


def _pair(part: str, file: str, number: int) -> tuple[str, str]:
    key, equals, value = part.partition("=")
    if not equals:
        raise VocabularyLineError(file=file, line=number, text=part)
    return key.strip(), value.strip()


def load(extra: Path | None = None) -> Vocabulary:
    """Return the shipped vocabulary, extended by the files of a workspace where ``extra`` names its folder.

    Raises
    ------
    VocabularyLineError, VocabularyFileError, VocabularyEncodingError
    """
    shipped = _shipped()
    if extra is None or not extra.is_dir():
        return shipped
    own = {
        path.stem: _merge(shipped.terms(path.stem), parse(_lines(path), file=str(path)))
        for path in sorted(extra.glob("*.tsv"))
    }
    return Vocabulary(ChainMap(own, cast("MutableMapping[str, tuple[Term, ...]]", shipped.lists)))


def _lines(path: Path) -> list[str]:
    """Return the lines of a file that a person wrote, in whatever encoding their editor saves."""
    from ashore.documents.encoding import decode
    from ashore.documents.errors import DocumentError

    try:
        data = path.read_bytes()
    except OSError as problem:
        raise VocabularyFileError(file=str(path), reason=problem.strerror or str(problem)) from None
    try:
        text = decode(data, str(path)).text
    except DocumentError as problem:
        raise VocabularyEncodingError(file=str(path), line=problem.details.get("line", 1)) from None
    return text.split("\n")


def _merge(shipped: tuple[Term, ...], own: Iterable[Term]) -> tuple[Term, ...]:
    merged = {term.name: term for term in shipped}
    for term in own:
        known = merged.get(term.name, Term(term.name))
        aliases = tuple(dict.fromkeys((*known.aliases, *term.aliases)))
        merged[term.name] = Term(term.name, aliases, {**known.attributes, **term.attributes})
    return tuple(merged.values())


class _Shipped(Mapping[str, tuple[Term, ...]]):
    """The lists that ship, each read when it is asked for."""

    def __init__(self) -> None:
        files = resources.files(__package__).joinpath("data").iterdir()
        self._files = {
            file.name.removesuffix(".tsv"): file
            for file in sorted(files, key=lambda entry: entry.name)
            if file.name.endswith(".tsv")
        }
        self._read: dict[str, tuple[Term, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Term, ...]:
        if name not in self._read:
            file = self._files[name]
            with file.open(encoding="utf-8") as lines:
                self._read[name] = tuple(parse(lines, file=file.name))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@cache
def _shipped() -> Vocabulary:
    return Vocabulary(_Shipped())
