"""Charts as pictures, for browsers whose scripts are off: asked for by the picture's address alone."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final, Literal

from ashore.interfaces.drawing import svg, written
from ashore.reports.charts import Chart

KEPT: Final = 256
"""Specifications that are remembered; a page that asks for an older one is loaded again."""

LIGHT: Final = {"ink": "#1c2530", "soft": "#4f5b68", "line": "#ddd8cd", "accent": "#0b6175"}
DARK: Final = {"ink": "#e9e6df", "soft": "#aeb6bf", "line": "#343c46", "accent": "#7fcfdd"}
"""Colours of our pages: a picture does not see the style of the page it stands in."""

_lock = Lock()
_specs: OrderedDict[str, str] = OrderedDict()


def picture_path(chart: Chart) -> str:
    """Return the address under which the chart can be asked for as SVG, and remember it."""
    spec = written(chart)
    name = hashlib.sha256(spec.encode()).hexdigest()[:16]
    with _lock:
        _specs[name] = spec
        _specs.move_to_end(name)
        while len(_specs) > KEPT:
            _specs.popitem(last=False)
    return f"/charts/{name}.svg"


def picture(name: str, theme: Literal["auto", "light", "dark"]) -> str | None:
    """Return a remembered chart as SVG in the colours of a theme; None where it has been forgotten."""
    with _lock:
        spec = _specs.get(name)
    if spec is None:
        return None
    style = _rule(DARK if theme == "dark" else LIGHT)
    if theme == "auto":
        style += f"@media(prefers-color-scheme:dark){{{_rule(DARK)}}}"
    head, closed, rest = svg(spec).partition(">")
    return f"{head}{closed}<style>{style}</style>{rest}"


def _rule(colours: Mapping[str, str]) -> str:
    return f":root{{{';'.join(f'--{name}:{colour}' for name, colour in colours.items())}}}"
