"""How values stand in columns: JSON that keeps Chinese readable, and text that UTF-8 has no form for as a blob."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

_PLAIN: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SORTED: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def pack(text: str) -> str | bytes:
    """Return text for a column of type ANY: a blob where it holds a lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def pack_or_none(text: str | None) -> str | bytes | None:
    """`pack`, and None for None."""
    return None if text is None else pack(text)


def unpack(stored: str | bytes) -> str:
    """Return the text that `pack` was given."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")


def unpack_or_none(stored: str | bytes | None) -> str | None:
    """`unpack`, and None for None."""
    return None if stored is None else unpack(stored)


def dump(value: Any) -> str | bytes:
    """Return a value as JSON, packed."""
    return pack(_PLAIN.encode(value))


def load(stored: str | bytes) -> Any:
    """Return the value that `dump` was given."""
    return json.loads(unpack(stored))


def load_many(stored: Iterable[str | bytes]) -> list[Any]:
    """Return the values that `dump` was given, read in one go."""
    values: list[Any] = json.loads(f"[{','.join(map(unpack, stored))}]")
    return values


def canonical(value: Any) -> str:
    """Return one form for equal values, whatever the order of their keys."""
    return _SORTED.encode(value)
