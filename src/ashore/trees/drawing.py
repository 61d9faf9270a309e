"""A solved tree as one SVG: squares are decisions, circles chances, triangles ends.

What is best is drawn thick and what is turned down is crossed by two strokes: nothing hangs on colour alone.
"""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Final

from ashore.trees.assessment import Leg
from ashore.trees.rollback import Rolled
from ashore.trees.solving import Answer
from ashore.trees.wording import amount, chance, signed
from ashore.words import Language, say

ROW: Final = 58
SIZE: Final = 11
"""Half the width of a node."""
ELBOW: Final = 30
"""How far a branch runs down or up before it is level."""
EM: Final = 13
LONGEST: Final = 36
"""Columns of a label; a longer one is cut and stands whole in its title."""
MOST: Final = 120
"""Columns of the title and of the sentence below it."""
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

STYLE: Final = """
svg { background: #fff }
text {
  font: 13px system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  fill: #1a1a1a;
}
.small { font-size: 12px; fill: #555 }
.value { font-weight: 600 }
.title { font-size: 17px; font-weight: 600 }
.branch { fill: none; stroke: #777; stroke-width: 1.2 }
.taken { stroke: #0b5a8a; stroke-width: 3.5 }
.cut { fill: none; stroke: #777; stroke-width: 1.5 }
.node { fill: #fff; stroke: #333; stroke-width: 1.6 }
.on { fill: #d6ecf8; stroke: #0b5a8a; stroke-width: 3 }
@media (prefers-color-scheme: dark) {
  svg { background: #16181b }
  text { fill: #eceef0 }
  .small { fill: #aab0b6 }
  .branch, .cut { stroke: #8a9299 }
  .taken { stroke: #6fc1f0 }
  .node { fill: #16181b; stroke: #c9ced3 }
  .on { fill: #16374a; stroke: #6fc1f0 }
}
"""


@dataclass(slots=True)
class _Spot:
    """A node or an end with its place on the page."""

    rolled: Rolled | None
    depth: int
    paid: float
    on: bool
    leg: Leg | None = None
    chance: bool = False
    turned_down: bool = False
    tied: bool = False
    y: float = 0.0
    below: list[_Spot] = field(default_factory=list)

    @property
    def label(self) -> str:
        return "" if self.leg is None else _cut(self.leg.name)

    @property
    def note(self) -> str:
        if self.leg is None:
            return ""
        parts = [f"p {chance(self.leg.p)}"] if self.chance else []
        if self.leg.pay != 0:
            parts.append(signed(self.leg.pay))
        return " · ".join(parts)


def draw(answer: Answer, language: Language) -> str:
    """Return the drawing as a whole SVG file that asks for nothing from elsewhere."""
    unit = answer.tree.unit
    root = _Spot(answer.rolled, 0, 0.0, on=True)
    _grow(root)
    rows = _rows(root, 0)
    columns = _columns(root, unit)
    last = max(_width(amount(spot.paid, unit)) for spot in _all(root) if spot.rolled is None)
    top = 64
    width, height = columns[-1] + last + 2 * SIZE + 40, top + rows * ROW + 12
    name = answer.tree.title or answer.rolled.fork.name
    value = amount(answer.rolled.value, unit)
    policy = answer.policy or say(language, "trees.no_choice")
    told = say(language, "trees.drawing", value=value, policy=policy)
    width = max(width, 40 + _width(_cut(name, MOST)) * 1.4, 40 + _width(_cut(told, MOST)))
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
            "viewBox": f"0 0 {width:.0f} {height:.0f}",
            "role": "img",
            "aria-labelledby": "title desc",
            "lang": "zh-Hans" if language == "zh" else "en",
        },
    )
    ET.SubElement(svg, "title", {"id": "title"}).text = _clean(name)
    ET.SubElement(svg, "desc", {"id": "desc"}).text = _clean(told)
    ET.SubElement(svg, "style").text = STYLE
    _text(svg, 20, 28, name, "title", most=MOST)
    _text(svg, 20, 48, told, "small", most=MOST)
    for spot in _all(root):
        spot.y += top
    _edges(svg, root, columns)
    _nodes(svg, root, columns, unit)
    return ET.tostring(svg, encoding="unicode") + "\n"


def _grow(spot: _Spot) -> None:
    """Lay what follows under a spot."""
    rolled = spot.rolled
    if rolled is None:
        return
    taken = rolled.taken()
    for place, (leg, then) in enumerate(zip(rolled.fork.legs, rolled.then, strict=True)):
        below = _Spot(
            then,
            spot.depth + 1,
            spot.paid + leg.pay,
            on=spot.on and place in taken,
            leg=leg,
            chance=rolled.best is None,
            turned_down=rolled.best is not None and place != rolled.best and place not in rolled.tied,
            tied=place in rolled.tied,
        )
        spot.below.append(below)
        _grow(below)


def _rows(spot: _Spot, row: int) -> int:
    """Give every end a row and every node the middle of its branches; return the next free row."""
    if not spot.below:
        spot.y = (row + 0.5) * ROW
        return row + 1
    for below in spot.below:
        row = _rows(below, row)
    spot.y = (spot.below[0].y + spot.below[-1].y) / 2
    return row


def _all(spot: _Spot) -> list[_Spot]:
    return [spot, *(other for below in spot.below for other in _all(below))]


def _columns(root: _Spot, unit: str | None) -> list[float]:
    """Return where the nodes of each depth stand: after the labels of the branches and of the nodes themselves."""
    spots = _all(root)
    columns = [20 + _own(root, unit) + SIZE]
    for depth in range(1, max(spot.depth for spot in spots) + 1):
        here = [spot for spot in spots if spot.depth == depth]
        # The label of a branch and that of the node at its end stand side by side above the same line.
        needed = max(max(_width(spot.label), _width(spot.note)) + _own(spot, unit) for spot in here)
        columns.append(columns[-1] + SIZE + ELBOW + needed + 34)
    return columns


def _own(spot: _Spot, unit: str | None) -> float:
    if spot.rolled is None:
        return 0.0
    return max(_width(_cut(spot.rolled.fork.name)), _width(amount(spot.rolled.value, unit)) * 1.08)


def _edges(svg: ET.Element, spot: _Spot, columns: list[float]) -> None:
    x = columns[spot.depth]
    # The best last: it lies over the others where they leave the node.
    for below in sorted(spot.below, key=lambda other: other.on):
        end = columns[below.depth] - SIZE
        level = x + SIZE + ELBOW
        path = f"M{x + SIZE:.1f} {spot.y:.1f}L{level:.1f} {below.y:.1f}H{end:.1f}"
        ET.SubElement(svg, "path", {"class": "branch taken" if below.on else "branch", "d": path})
        if below.turned_down:
            stroke = "".join(f"M{level + at:.1f} {below.y + 6:.1f}l5 -12" for at in (-2, 4))
            ET.SubElement(svg, "path", {"class": "cut", "d": stroke})
        label = f"= {below.label}" if below.tied else below.label
        _text(svg, level + 12, below.y - 7, label, "", whole=below.leg.name if below.leg else "")
        _text(svg, level + 12, below.y + 17, below.note, "small")
        _edges(svg, below, columns)


def _nodes(svg: ET.Element, spot: _Spot, columns: list[float], unit: str | None) -> None:
    x, y, style = columns[spot.depth], spot.y, "node on" if spot.on else "node"
    if spot.rolled is None:
        points = f"{x - SIZE:.1f},{y:.1f} {x + SIZE:.1f},{y - SIZE:.1f} {x + SIZE:.1f},{y + SIZE:.1f}"
        ET.SubElement(svg, "polygon", {"class": style, "points": points})
        _text(svg, x + SIZE + 8, y + 5, amount(spot.paid, unit), "value")
        return
    if spot.rolled.best is not None:
        box = {"x": f"{x - SIZE:.1f}", "y": f"{y - SIZE:.1f}", "width": str(2 * SIZE), "height": str(2 * SIZE)}
        ET.SubElement(svg, "rect", {"class": style, **box})
    else:
        ET.SubElement(svg, "circle", {"class": style, "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": str(SIZE)})
    name = spot.rolled.fork.name
    _text(svg, x + SIZE - 4, y - SIZE - 7, _cut(name), "small", anchor="end", whole=name)
    _text(svg, x + SIZE - 4, y + SIZE + 15, amount(spot.rolled.value, unit), "value", anchor="end")
    for below in spot.below:
        _nodes(svg, below, columns, unit)


def _text(
    svg: ET.Element,
    x: float,
    y: float,
    text: str,
    style: str,
    *,
    anchor: str = "start",
    whole: str = "",
    most: int = LONGEST,
) -> None:
    if not text:
        return
    shown = _cut(text, most)
    element = ET.SubElement(svg, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor})
    if style:
        element.set("class", style)
    element.text = _clean(shown)
    if _cut(whole) != whole or shown != text:
        ET.SubElement(element, "title").text = _clean(whole or text)


def _clean(text: str) -> str:
    """Replace what XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def _columns_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _cut(text: str, most: int = LONGEST) -> str:
    if _columns_of(text) <= most:
        return text
    kept = text
    while _columns_of(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _width(text: str) -> float:
    """Return about how wide a text is; a Chinese character is as wide as it is high."""
    return sum(EM if unicodedata.east_asian_width(c) in "WFA" else 0.58 * EM for c in text)
