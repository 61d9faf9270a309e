"""The field of study of a course, from what is left of its lines when school, degree and period are taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ashore.facts.resumes.pieces import Span, line_at, split, trim

_REACH: Final = 30
_LABEL: Final = re.compile(
    r"(?:主修|所学|毕业)?专业(?:名称)?\s*[:：/]\s*|(?:field of study|major(?:ed in)?|concentration)\s*[:：]?\s*"
)
_IN: Final = re.compile(
    r"\s*(?:degree\s*)?(?:\((?:hons?|honou?rs)\)\s*)?(?:in|of|,|:"
    r"|[-–—])?[ \t]+(?P<area>[a-z][a-z &/,-]{2,50}?)(?=\s*(?:[|,;·•(\n\d]|[-–—]\s|\s{2}|\bfrom\b"
    r"|\bat\b|\bwith\b|$))"
)
# Words that stand beside a field and are none.
_NOISE: Final = re.compile(
    r"(?:时间|独立学院|学校|专业名称|学历|学位|毕业|院校|学院|学习|教育|经历|背景|研究生|全日制"
    r"|非全日制|统招|在读|脱产|大学|本科|硕士|博士|学士|大专|主修|辅修"
    r"|附加信息|工作.*|项目.*|个人.*|自我.*|主要.*|课程.*|至今|年|月|gpa.*|排名.*|成绩.*|前\d.*"
    r"|奖学金.*|荣誉.*|证书.*|985|211|双一流)+"
)
_AREA: Final = re.compile(r"[一-鿿a-z()（）/&]{2,16}")
_MAJOR: Final = re.compile(r"(?P<area>[一-鿿()（）]{2,16}?)(?:专业|方向)$")


def find_area(text: str, taken: Sequence[Span], degrees: Sequence[Span]) -> Span | None:
    """Return where the field of study stands around the findings of one course, or None.

    Parameters
    ----------
    text
        Folded text.
    taken
        Spans of the school, the degrees and the dates, sorted.
    degrees
        Those of them that are degrees.
    """
    first, last = taken[0][0], taken[-1][1]
    labelled = _LABEL.search(text, max(0, first - _REACH), min(len(text), last + _REACH))
    if labelled:
        stop = re.compile(r"[\s|,，;；。(（]|毕业|学历|学校|院校|工作|时间").search(text, labelled.end())
        span = trim(text, labelled.end(), min(stop.start() if stop else len(text), labelled.end() + 40))
        if span and (text[span[0]].isascii() or (span[1] - span[0] >= 2 and not _NOISE.fullmatch(text, *span))):
            return span
    for start, end in degrees:
        after = _IN.match(text, end)
        if after and text[start].isascii() and text[start].isalpha() and not _is_name(after["area"]):
            return after.span("area")
    return _left_over(text, taken)


def _is_name(words: str) -> bool:
    return bool(re.search(r"universit|college|institute|school|present|present|honou?rs$", words))


def _left_over(text: str, taken: Sequence[Span]) -> Span | None:
    """Return the piece between and after the findings that may be a field, where there is just one."""
    gaps = [(left[1], right[0]) for left, right in pairwise(taken)]
    tail = min(line_at(text, taken[-1][1])[1], taken[-1][1] + _REACH)
    following = re.compile(r"(?:19|20)\d\d|工作|项目|主要经历|附加|自我|个人|教育|主修|gpa|[。；;：:]").search(
        text, taken[-1][1], tail
    )
    gaps.append((taken[-1][1], following.start() if following else tail))
    candidates = [
        piece for gap in gaps for span in split(text, *gap) if (piece := _clean(text, *span)) is not None
    ]
    return candidates[0] if candidates else None


def _clean(text: str, start: int, end: int) -> Span | None:
    """Take the words that are no field from both ends of a piece; None where nothing, or no field, is left."""
    opening = _NOISE.match(text, start, end)
    if opening:
        start = opening.end()
    major = _MAJOR.match(text, start, end)
    if major:
        end = major.end("area")
    while match := re.compile(r"(?:专业|学位|研究生|学历|方向|全日制|统招|在读|毕业)$").search(text, start, end):
        end = match.start()
    span = trim(text, start, end)
    if span is None or not _AREA.fullmatch(text[slice(*span)]) or text[slice(*span)].isascii():
        return None
    return span
