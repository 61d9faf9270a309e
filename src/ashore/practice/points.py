"""What a good answer to a question contains: rules over the question's words, no model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ashore.practice.questions import POINTS, Point, Question
from ashore.text.folding import fold_chars

CHECKS: Final[Mapping[str, tuple[Point, ...]]] = {
    "from_zero": ("number", "why", "own"),
    "shipped": ("number", "own"),
    "model": ("why",),
    "selection": ("metric", "number", "baseline", "why"),
    "data": ("number", "sample", "own"),
    "metrics": ("metric", "number", "sample"),
    "why_metrics": ("metric", "why"),
    "prompt": ("metric", "number", "baseline"),
    "ab_test": ("metric", "number", "baseline", "sample"),
}
"""By the question of the project audit."""

REPORTED: Final[Mapping[str, str]] = {
    "question-1": "metrics",
    "question-2": "why_metrics",
    "question-3": "model",
    "question-4": "data",
    "question-5": "prompt",
    "question-6": "ab_test",
    "question-7": "from_zero",
    "question-8": "selection",
    "question-9": "shipped",
}
"""The question of the audit that each question of the evidence pack is, as `ashore.person.audit.model` has it too:
the audit with its grammar is not loaded for a list of questions."""

STORY: Final[tuple[Point, ...]] = ("metric", "number", "why", "own")
"""What the story of a project contains."""
USUAL: Final[tuple[Point, ...]] = ("number", "why", "own")
"""Where the words of a question say nothing else."""

_CUES: Final[tuple[tuple[re.Pattern[str], tuple[Point, ...]], ...]] = (
    (re.compile(r"为什么|为何|为啥|凭什么|理由|\bwhy\b|\breasons?\b"), ("why",)),
    (re.compile(r"指标|评估|评测|衡量|效果|\bmetrics?\b|evaluat|\bmeasure"), ("metric", "number", "sample")),
    (re.compile(r"怎么知道|如何判断|变好|\bknow that it\b|\bgot better\b"), ("metric", "number", "baseline")),
    (
        re.compile(
            r"提[高升]|优化|改进|(?<![a-z])a/?b(?![a-z])|对照|相比|之前|压下去|\bimprov|\bcompar|\bbefore\b|\brose\b|\bcut\b"
        ),
        ("metric", "number", "baseline"),
    ),
    (re.compile(r"多少|多久|多大|几[个次天人条]|\bhow (?:many|much|long|often|big)\b"), ("number",)),
    (re.compile(r"数据|样本|标注|语料|\bdata\b|\bsamples?\b|\blabel"), ("number", "sample")),
    (
        re.compile(
            r"项目|经历|讲一|举例|介绍|上线|落地|\btell\b|\bproject|\bexperience\b|\bexample\b|\btime you\b"
        ),
        STORY,
    ),
    (
        re.compile(r"你(?:是怎么|怎么|如何|负责|做|自己)|独立|\byour (?:own )?(?:part|role)\b|\bdid you\b"),
        ("own",),
    ),
)


def wanted(question: Question) -> tuple[Point, ...]:
    """Return what a good answer contains, in the order of `POINTS`.

    What the person has said goes first; then the check of the audit that the question follows up; then the words
    of the question; `USUAL` where they say nothing.
    """
    if question.place.needs:
        return tuple(point for point in POINTS if point in question.place.needs)
    if question.place.check in CHECKS:
        return CHECKS[question.place.check]
    if question.origin == "ad":
        return STORY
    asked = fold_chars(f"{question.text.zh}\n{question.text.en}")
    found = {point for pattern, points in _CUES if pattern.search(asked) for point in points}
    return tuple(point for point in POINTS if point in found) or USUAL
