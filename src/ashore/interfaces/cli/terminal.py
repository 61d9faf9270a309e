"""What may be written to a terminal or a pipe: text from outside obeys nothing there, and every character fits."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from io import TextIOWrapper
from pathlib import Path
from typing import Final

_COMMANDS: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON may hold as it is and a terminal obeys (C1 controls, directions), or UTF-8 has no form for."""


def printable(text: object) -> str:
    """Return text from outside without what a terminal would obey, on one line."""
    return "".join(c if c.isprintable() else " " for c in str(text))


def columns(text: str) -> int:
    """Return how many columns a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, width: int) -> str:
    """Return the text with blanks up to ``width`` columns."""
    return text + " " * max(1, width - columns(text))


def json_line(value: object) -> str:
    """Return a value as one line of JSON that keeps Chinese readable wherever the output can hold it."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    line = json.dumps(value, ensure_ascii=not encoding.lower().startswith("utf"))
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def has_screen() -> bool:
    """Whether a browser has a screen to open on: without one, Python may start a browser inside the terminal."""
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def prepare_streams() -> None:
    """Write ``?`` for what the output's encoding has no form for, and nowhere where the output is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - stays open to the end
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
