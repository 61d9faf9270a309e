"""Text in lines that fit a terminal: broken between words, and between Chinese characters."""

from __future__ import annotations

from typing import Final

from ashore.interfaces.cli.terminal import columns


def wrapped(text: str, width: int, hang: str = "") -> list[str]:
    """Return a text in lines that fit: broken between words, and between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line.strip() and columns(line) + columns(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = hang
            piece = piece.lstrip()  # noqa: PLW2901 - a line does not begin with a blank
        line += piece
    return [*lines, line.rstrip()]


_CLOSING: Final = "，。；：！？）》”、%…"


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        wide = columns(char) == 2
        before = pieces[-1][-1:] if pieces else ""
        joined = pieces and (
            char in _CLOSING or (not wide and before != " " and columns(before) == 1) or before in "（《“"
        )
        if joined or (pieces and char == " "):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
