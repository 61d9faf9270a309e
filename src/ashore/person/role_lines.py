"""Put the roles that a person wants in order in their ``me.yaml``, with all that stands below each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ashore.person import keys
from ashore.person.reading import role_names
from ashore.person.surgery import Page, put
from ashore.text import located
from ashore.text.folding import fold_key
from ashore.text.located import Node, Scalar
from ashore.vocabulary import load
from ashore.words import Language, catalogue

_OPTIONS: Final = next(line for line in keys.TOP if line.en == "options")
_APPLY: Final = next(line for line in keys.OPTION if line.en == "apply")
_PLAIN: Final = re.compile(r"[\w一-鿿]+")


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one role: its comments before it, its key, and what stands below."""

    role: str | None
    rows: tuple[str, ...]
    wanted: bool


def with_roles(text: str, roles: Sequence[str], language: Language) -> str | None:
    """Return the text with these roles under ``options: apply``; None where other lines would have to change.

    A role that is wanted no more becomes a comment with everything below it.
    """
    page = Page.of(text)
    section = page.entry(_OPTIONS)
    options = section[1] if section is not None else None
    found = page.entry(_APPLY, options) if isinstance(options, located.Mapping) else None
    listed = f"[{', '.join(role_name(role, language) for role in roles)}]" if roles else None
    if found is None or isinstance(found[1], Scalar):
        return put(text, _APPLY, listed, language, _OPTIONS)
    node = found[1]
    if not page.in_braces(node):
        return _by_lines(page, node, roles, language)
    return _in_braces(page, node, roles, language)


@cache
def role_name(role: str, language: Language) -> str:
    """Return what a role is called in the file: its key, in Chinese its name where that is one word."""
    name = catalogue(language).get(f"role_family.{role}", role) if language == "zh" else role
    return name if _PLAIN.fullmatch(name) and _roles().get(fold_key(name)) == role else role


@cache
def _roles() -> dict[str, str]:
    return dict(role_names(load().terms("roles")))


def _entries(node: located.Mapping | located.Sequence) -> list[tuple[Scalar, Node]] | None:
    """Return the roles with what is said of them; None where something else stands there."""
    if isinstance(node, located.Mapping):
        return list(node)
    return [(item, item) for item in node.items if isinstance(item, Scalar)] or None


def _role_of(key: Scalar) -> str | None:
    return _roles().get(fold_key(key.text))


def _no(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text.lower() in keys.NO


def _by_lines(
    page: Page, node: located.Mapping | located.Sequence, roles: Sequence[str], language: Language
) -> str | None:
    entries = _entries(node)
    if not entries:
        return None
    lines, first = page.lines, entries[0][0].line
    stops = [_last_line(key, value) for key, value in entries]
    starts = [first, *(stop + 1 for stop in stops[:-1])]
    if any(start > entry[0].line for start, entry in zip(starts, entries, strict=True)):
        return None  # two on one line
    blocks = [
        _Block(_role_of(key), tuple(lines[start - 1 : stop]), not (key is not value and _no(value)))
        for (key, value), start, stop in zip(entries, starts, stops, strict=True)
    ]
    bullet = "" if isinstance(node, located.Mapping) else "- "
    indent = " " * (page.marks.column(entries[0][0]) - 1 - len(bullet))
    end = page.end[:-1]
    old = {block.role: block for block in blocks if block.wanted}
    made: list[str] = []
    for role in roles:
        after = "" if bullet else f": {keys.YES[1 if language == 'zh' else 0]}"
        made += old[role].rows if role in old else (f"{indent}{bullet}{role_name(role, language)}{after}{end}",)
    for block in blocks:
        if block.wanted and block.role in roles:
            continue
        still_said = not block.wanted and block.role not in roles
        made += block.rows if still_said else (_commented(row) for row in block.rows)
    return "\n".join([*lines[: first - 1], *made, *lines[stops[-1] :]])


def _commented(row: str) -> str:
    if not row.strip() or row.lstrip().startswith("#"):
        return row
    return f"{row[: len(row) - len(row.lstrip())]}# {row.lstrip()}"


def _last_line(key: Node, node: Node) -> int:
    below: list[Node] = []
    if isinstance(node, located.Mapping):
        below = [part for entry in node for part in entry]
    elif isinstance(node, located.Sequence):
        below = list(node.items)
    return max((key.line, node.line, *(_last_line(part, part) for part in below)))


def _in_braces(
    page: Page, node: located.Mapping | located.Sequence, roles: Sequence[str], language: Language
) -> str | None:
    """Write the roles anew in one line, each with what stands behind it; None where something would be lost."""
    start = page.offset(node)
    stop = _closing(page.text, start)
    entries = _entries(node) or []
    if stop is None or "\n" in page.text[start:stop] or "#" in page.text[start:stop]:
        return None
    ends = [page.offset(key) for key, _ in entries[1:]] + [stop]
    parts = {
        _role_of(key): page.text[page.offset(key) : end].strip().rstrip(",").rstrip()
        for (key, _), end in zip(entries, ends, strict=True)
    }
    for (key, value), role in zip(entries, map(_role_of, (key for key, _ in entries)), strict=True):
        if role not in roles and key is not value and not isinstance(value, Scalar):
            return None  # numbers of the person's own
        if role not in roles and not (key is not value and _no(value)):
            parts.pop(role, None)
    opening, closing = page.text[start], "}" if page.text[start] == "{" else "]"
    yes = f": {keys.YES[1 if language == 'zh' else 0]}" if opening == "{" else ""
    fresh = {
        _role_of(key) for key, value in entries if key is not value and _no(value)
    }  # a no becomes a yes where the role is wanted again
    made = [
        parts[role] if role in parts and role not in fresh else f"{role_name(role, language)}{yes}"
        for role in roles
    ]
    made += [part for role, part in parts.items() if role not in roles]
    return f"{page.text[:start]}{opening}{', '.join(made)}{closing}{page.text[stop + 1 :]}"


def _closing(text: str, start: int) -> int | None:
    """Return where the bracket that opens at ``start`` is closed."""
    depth, quote = 0, ""
    for at in range(start, len(text)):
        char = text[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "{[":
            depth += 1
        elif char in "}]":
            depth -= 1
            if depth == 0:
                return at
    return None
