"""Markdown: the text stays as it was written, marks and all; what belongs to the page is marked as furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ashore.documents.encoding import peek
from ashore.documents.plain import PlainReader

_CUES: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} +\S",
        r"!\[[^\]\n]{0,300}\]\([^)\s]+\)",
        r"(?<!!)\[[^\]\n]{1,300}\]\((?:https?:|/|#|mailto:)[^)\n]*\)",
        r"\*\*[^*\n]{1,300}\*\*",
        r"^\|(?: *:?-{3,}:? *\|)+ *$",
        r"^\{% *\w+.*%\}",
        r"\A---\n(?:[\w-]+:.*\n)+---$",
        r"^```",
        r"^> \S",
    )
)
"""Marks of Markdown, each of which counts once however often it occurs."""

_SURE: Final = re.compile(
    r"!\[[^\]\n]{0,300}\]\(https?:[^)\s]+\)|^\|(?: *:?-{3,}:? *\|)+ *$|^\{% *\w+.*%\}|\A#{1,2} +\S", re.MULTILINE
)
"""Marks that plain text does not hold by chance."""


SAMPLE: Final = 65_536
"""Characters that are looked at: as many as a reader sees of a file."""


def looks_like_markdown(text: str) -> bool:
    """Say whether a text that carries no such name is Markdown: one sure mark, or two kinds of others."""
    text = text[:SAMPLE]
    return bool(_SURE.search(text)) or sum(bool(cue.search(text)) for cue in _CUES) >= 2


@dataclass(frozen=True)
class MarkdownReader(PlainReader):
    """Reads Markdown, also where the file is called ``.txt``."""

    name: str = "markdown"
    suffixes: frozenset[str] = frozenset({".md", ".markdown", ".mdown"})
    media_types: frozenset[str] = frozenset({"text/markdown"})
    media_type: str = "text/markdown"

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it is Markdown by its name, or by its marks."""
        text = peek(head)
        if text is None:
            return False
        return name.lower().endswith(tuple(self.suffixes)) or looks_like_markdown(text.replace("\r\n", "\n"))
