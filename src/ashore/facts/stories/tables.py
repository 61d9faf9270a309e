"""Tables of a story: offers (who got what, with which schooling), stages of readiness, kinds of a role.

A Markdown table is read by its header; columns whose names are not known are left alone. The same columns written
without a header rule are read where every row has as many cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from ashore.facts.model import Fact
from ashore.facts.stories.reading import Block, Story

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its span and the spans of its cells."""

    span: Span
    cells: tuple[Span, ...]


_RULE: Final = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|?)+")


def tables(story: Story) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield each table: the words of its header, and its rows."""
    for rows in _runs(story):
        cells = [_cells(block) for block in rows]
        header = tuple(story.text[a:b].strip() for a, b in cells[0])
        body = [
            Row((block.start, block.end), row)
            for block, row in zip(rows[1:], cells[1:], strict=True)
            if len(row) == len(header)
        ]
        if body:
            yield header, body


def _runs(story: Story) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in story.blocks:
        if block.kind == "row" and (not run or run[-1].index + 1 == block.index):
            run.append(block)
            continue
        if len(run) > 1:
            yield run
        run = [block] if block.kind == "row" else []
    if len(run) > 1:
        yield run


def _cells(block: Block) -> tuple[Span, ...]:
    cells: list[Span] = []
    body = block.text
    start = 1 if body.startswith("|") else 0
    end = len(body) - (1 if body.endswith("|") else 0)
    at = start
    for bar in (*[m.start() for m in re.finditer(r"(?<!\\)\|", body[:end]) if m.start() >= start], end):
        cell = body[at:bar]
        lead = len(cell) - len(cell.lstrip())
        cells.append((block.start + at + lead, block.start + at + lead + len(cell.strip())))
        at = bar + 1
    return tuple(cells)


_OFFER: Final = (
    ("company", re.compile(r"公司|企业|雇主|单位|company|employer")),
    ("offer", re.compile(r"offer|岗位|职位|role|position|title|job")),
    ("salary", re.compile(r"薪资|薪酬|年薪|月薪|工资|package|包|salary|pay|comp")),
    ("major", re.compile(r"专业|major|degree in|field of study")),
    ("school", re.compile(r"院校|学校|学历|school|university|education")),
    ("city", re.compile(r"城市|地点|base|city|location")),
    ("note", re.compile(r"特点|备注|说明|总结|亮点|经历|note|comment|remark")),
)
_STAGE: Final = (
    ("stage", re.compile(r"^(?:阶段|所处阶段|stage|phase|level|等级)")),
    ("feature", re.compile(r"特征|表现|状态|描述|标志|sign|feature|description|what it looks like")),
    ("advice", re.compile(r"建议|行动|怎么做|下一步|advice|next|what to do|action")),
)
_ROLE: Final = (
    ("role", re.compile(r"类型|岗位$|岗位名|方向|职位|角色|^role|^type|^title|^track")),
    ("duty", re.compile(r"描述|职责|工作内容|做什么|duties|responsibilit|what they do|description")),
    ("requirement", re.compile(r"要求|门槛|需要|require|needs|must have")),
)
_NUMBERED: Final = re.compile(r"^(?:[①-⑳]|\(?\d{1,2}[.、)]?|[一二三四五六七八九十]、|stage\s*\d\s*[:.-]?)\s*")


def _columns(header: Sequence[str], names: Sequence[tuple[str, re.Pattern[str]]]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for i, words in enumerate(header):
        name = next((name for name, pattern in names if name not in columns and pattern.search(words)), None)
        if name is not None:
            columns[name] = i
    return columns


def table_facts(story: Story) -> Iterator[Fact]:
    """Yield the cells of the tables whose headers are known; ``row`` says which row of its kind a cell is of."""
    counts = {"offer": 0, "stage": 0}
    for header, rows in tables(story):
        offers, stages, roles = (_columns(header, names) for names in (_OFFER, _STAGE, _ROLE))
        if "stage" in stages and len(stages) > 1:
            for row in rows:
                counts["stage"] += 1
                yield from _stage(story, row, stages, counts["stage"])
        elif {"company", "offer"} <= set(offers):
            for row in rows:
                counts["offer"] += 1
                yield from _cells_of(story, row, offers, "offer", counts["offer"])
        elif "role" in roles and len(roles) > 1:
            for row in rows:
                yield from _role(story, row, roles)


def _cells_of(story: Story, row: Row, columns: dict[str, int], kind: str, number: int) -> Iterator[Fact]:
    for name, i in columns.items():
        start, end = row.cells[i]
        if start < end:
            yield story.fact(f"{kind}.{name}", story.original(start, end), (start, end), row=number)


def _stage(story: Story, row: Row, columns: dict[str, int], number: int) -> Iterator[Fact]:
    start, end = row.cells[columns["stage"]]
    mark = _NUMBERED.match(story.text[start:end])
    first = start + mark.end() if mark else start
    name = story.original(first, end) if first < end else story.original(start, end)
    yield story.fact("stage.name", name, (start, end), row=number)
    yield from _cells_of(story, row, {k: i for k, i in columns.items() if k != "stage"}, "stage", number)
    if "advice" in columns and (span := row.cells[columns["advice"]])[0] < span[1]:
        yield story.fact("advice", story.original(*span), span, condition=name)


_LAYERED: Final = re.compile(r"层|侧|[上中下]游|layer|upstream|downstream")


def _role(story: Story, row: Row, columns: dict[str, int]) -> Iterator[Fact]:
    start, end = row.cells[columns["role"]]
    mark = _NUMBERED.match(story.text[start:end])
    first = start + mark.end() if mark else start
    if first >= end:
        return
    name = story.original(first, end)
    if _LAYERED.search(name):
        yield story.fact("role.layer", name, (start, end), role=name)
    for field in ("duty", "requirement"):
        if field in columns and (span := row.cells[columns[field]])[0] < span[1]:
            yield story.fact(f"role.{field}", story.original(*span), span, role=name)
