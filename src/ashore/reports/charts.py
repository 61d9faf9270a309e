"""Charts as data: a Vega-Lite specification, a caption that says what is to be seen, and the same as a table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
"""Names the language of the specification; nothing is fetched from there."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart for eyes, and for ears.

    Attributes
    ----------
    spec
        Vega-Lite 6, with its data inside; colours by the names of the page's styles, so that it follows the theme.
    caption
        One sentence: what it shows, and what to see in it.
    columns, rows
        The table that says the same in words, in the reader's language.
    """

    spec: Mapping[str, Any]
    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def json(self) -> str:
        """The specification for a script element of a page: no character of it can end the element."""
        written = json.dumps({"$schema": SCHEMA, **self.spec}, ensure_ascii=False, separators=(",", ":"))
        return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
