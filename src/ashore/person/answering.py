"""Put answers into a ``me.yaml`` that a person wrote: every other line, and every comment, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final

from ashore.errors import AshoreError
from ashore.person import keys
from ashore.person.lines import Lines, find, halved
from ashore.person.me import Me, Stated
from ashore.person.reading import read
from ashore.person.said import said_at
from ashore.person.template import written
from ashore.text import located
from ashore.text.located import Node, Scalar
from ashore.words import Language

_KEY: Final = next(line for line in keys.TOP if line.en == "checks")


class AnswerPlaceError(AshoreError):
    """A file into which nothing can be put without changing other lines (``file``; ``lines``: what to write)."""

    code: ClassVar[str] = "answer_place"


def with_answers(text: str | None, answers: Mapping[str, str], language: Language, file: str) -> str:
    """Return the text of a ``me.yaml`` with these answers in it.

    What is made is read again, and has to say the same as before with the answers added.

    Parameters
    ----------
    answers
        By the names of the checks: ``yes``, ``no``, or a sentence.

    Raises
    ------
    AnswerPlaceError
        Where that cannot be done.
    As `ashore.person.reading.read`.
    """
    before = text or ""
    me = read(before, file)
    language = _language_of(before) or language
    wanted = replace(me, checks={**me.checks, **{name: Stated(value, 1, 1) for name, value in answers.items()}})
    try:
        made = _put(before, me, answers, language)
        if made is not None and read(made, file) == wanted:
            return made
    except AshoreError:
        pass  # the attempt has broken the file: nothing is written
    lines = ", ".join(f"{_name(name, language)}: {written(value, language)}" for name, value in answers.items())
    raise AnswerPlaceError(file=file, lines=lines)


def _name(check: str, language: Language) -> str:
    return next(line.name(language) for line in keys.CHECK if line.en == check)


def _put(text: str, me: Me, answers: Mapping[str, str], language: Language) -> str | None:
    end = "\r\n" if "\r\n" in text else "\n"
    for name, value in answers.items():
        if name in me.checks:
            place = said_at(text, "", me.checks[name].line, me.checks[name].column)
            text = text[: place.start] + written(value, language) + text[place.end :]
        else:
            added = _added(text, name, f"{_name(name, language)}: {written(value, language)}", end, language)
            if added is None:
                return None
            text = added
        me = read(text, "me.yaml")
    return text


def _added(text: str, name: str, line: str, end: str, language: Language) -> str | None:
    """Return the text with one line more in its section; None where there is no place for it."""
    plain, blanks = halved(text)
    root = located.read(plain, "me.yaml")
    lines = text.split("\n")
    if isinstance(root, Scalar) and root.empty:
        return _closed(text, end) + f"{_KEY.name(language)}:{end}  {line}{end}"
    if not isinstance(root, located.Mapping):
        return None
    key, node = _section(root)
    if key is None or node is None:
        if text.lstrip("\ufeff \t\r\n").startswith("{"):
            return None
        return _closed(text, end) + f"{end}{_KEY.name(language)}:{end}  {line}{end}"
    if isinstance(node, located.Mapping) and node.entries:
        first = node.entries[0][0]
        column = Lines("", blanks).column(first)
        row = lines[first.line - 1]
        if row[: column - 1].strip():  # in braces: before the first of them
            lines[first.line - 1] = f"{row[: column - 1]}{line}, {row[column - 1 :]}"
            return "\n".join(lines)
        return _with_line(lines, key.line, name, " " * (column - 1) + line, end)
    if not isinstance(node, Scalar) or not node.empty or not _is_bare(lines[key.line - 1]):
        return None
    return _with_line(lines, key.line, name, f"  {line}", end)


def _with_line(lines: list[str], after: int, name: str, line: str, end: str) -> str:
    """Return the text with one line more below a section's key: in place of the same that is commented out."""
    place = _commented(lines, after, name)
    if place is not None:
        number, behind = place
        lines[number] = f"{line}{behind}"
    else:
        lines.insert(after, f"{line}{end[:-1]}")
    return "\n".join(lines)


def _language_of(text: str) -> Language | None:
    """Return the language in which the section is headed; None where there is none."""
    root = located.read(halved(text)[0], "me.yaml")
    key = _section(root)[0] if isinstance(root, located.Mapping) else None
    return None if key is None else "en" if key.text.isascii() else "zh"


def _section(root: located.Mapping) -> tuple[Scalar | None, Node | None]:
    for key, node in root:
        if find(key.text, (_KEY,)) is not None:
            return key, node
    return None, None


def _closed(text: str, end: str) -> str:
    return text if not text or text.endswith("\n") else text + end


def _is_bare(line: str) -> bool:
    """Whether a line is a key and nothing more than a comment."""
    return re.fullmatch(r"[^\s#:：][^#:：]*[:：]\s*(?:#.*)?", line) is not None


def _commented(lines: list[str], after: int, name: str) -> tuple[int, str] | None:
    """Return the line of the section that is commented out and begins with a check, and what stands behind it."""
    names = "|".join(re.escape(one) for line in keys.CHECK if line.en == name for one in line.names)
    pattern = re.compile(rf"[ \t]+#[ \t]*(?:{names})[ \t]*[:：][^#]*?(?P<behind>[ \t]*#.*|[ \t]*\r?)?$")
    for number in range(after, len(lines)):
        if lines[number].strip() and not lines[number].startswith((" ", "\t", "#", "\r")):
            return None  # the next section
        found = pattern.match(lines[number])
        if found is not None:
            behind = found["behind"] or ""
            return number, behind if behind.strip() else "\r" * behind.endswith("\r")
    return None
