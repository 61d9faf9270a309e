"""What a story says of a role as such: its duties, what it asks for, and the layer of the field it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from ashore.facts.model import Fact
from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.people import Person
from ashore.facts.stories.reading import Clause, Sentence, Story
from ashore.facts.stories.workplaces import role_at

Span: TypeAlias = tuple[int, int]

_LAYER: Final = re.compile(
    r"(?P<layer>(?:模型|基础|应用|算法|数据|算力|平台|中间)层|应用程序|(?:往|向"
    r"|在)?(?P<stream>[上中下]游))(?:的|看)(?=\S)"
)
_DUTY: Final = re.compile(
    r"(?:工作(?:内容)?主要(?:是|负责|就是)|主要(?:工作(?:是|为)|负责)|日常(?:工作)?(?:是|负责)"
    r"|职责(?:是|为)|更多(?:的)?是)(?P<what>.{4,})$"
)
_REQUIRES: Final = re.compile(
    r"(?:(?:岗位?|公司|大厂|企业|面试(?:中|官)?|校招生|入行|团队|我们|字节|百度"
    r"|门槛)[^,。]{0,14}?(?:明确|都|也|通常|普遍|往往)?(?:要求|看重|青睐|会涉及|需要|偏好"
    r"|希望)(?!资金)|"
    r"^要求|更青睐|主要看(?:他|她|对方|候选人)?的|没有[^,。]{2,16}(?:,)?[^,。]{0,4}(?:很难|进不了"
    r"|难以)|需要很好的|属于[^,。]{2,8}人才)"
)
_NOT_ROLE: Final = re.compile(
    r"我(?:需要|要|也|们需要我)|需要我|如果|你(?:需要|要)|赔偿|受到|需求|要求是|要求(?:差别|不同|各|很"
    r"|都不)|jd|不需要|需要足够"
    r"|需要撰写"
)


def duty_facts(story: Story, people: list[Person], lexicon: Lexicon) -> Iterator[Fact]:
    """Yield duties, requirements and layers with the role they are said of, where the text names one."""
    roles = _told_roles(people, story, lexicon)
    for sentence in story.sentences:
        yield from _layers(sentence, story, lexicon)
        for at, clause in enumerate(sentence.clauses):
            duty = _DUTY.search(clause.text)
            if duty and (
                not duty.group().startswith("更多") or lexicon.role_end.search(clause.text, 0, duty.start())
            ):
                end = sentence.clauses[min(at + 2, len(sentence.clauses) - 1)].end
                start = clause.start + duty.start("what")
                yield story.fact(
                    "role.duty",
                    story.original(start, end),
                    (start, end),
                    role=_role(sentence, clause, lexicon, story, roles),
                )
            elif (
                (asked := _REQUIRES.search(clause.text))
                and not _NOT_ROLE.search(clause.text)
                and not sentence.text.endswith("?")
            ):
                span = (clause.start, clause.end)
                if re.match(r"没有", clause.text) and at + 1 < len(sentence.clauses):
                    span = (clause.start, sentence.clauses[at + 1].end)
                role = _named_before(clause, asked.end(), lexicon, story) or _listed(sentence, at, lexicon, story)
                yield story.fact("role.requirement", story.original(*span), span, role=role)


def _listed(sentence: Sentence, at: int, lexicon: Lexicon, story: Story) -> str | None:
    """Return the role that a list names before its colon: 算法工程师：要求…."""
    if at == 0:
        return None
    head = sentence.clauses[at - 1]
    role = role_at(head.text, 0, lexicon)
    return story.original(head.start, head.end) if role == (0, len(head.text)) else None


def _told_roles(people: list[Person], story: Story, lexicon: Lexicon) -> dict[int, str]:
    """Return the present job of each narrator by the sentences that tell of it."""
    told: dict[int, str] = {}
    for person in people:
        current: str | None = None
        for said in person.said:
            for clause in said.clauses:
                now = re.search(r"(?:现在|目前)[^,。]{0,6}?是(?:做)?", clause.text)
                if now and (span := role_at(clause.text, now.end(), lexicon)):
                    current = story.original(clause.start + span[0], clause.start + span[1])
            if current:
                told[said.sentence.start] = current
    return told


def _role(sentence: Sentence, clause: Clause, lexicon: Lexicon, story: Story, told: dict[int, str]) -> str | None:
    """Return the role that a clause is about: the one its narrator has, or the first its sentence names."""
    if sentence.start in told:
        return told[sentence.start]
    duty = _DUTY.search(clause.text)
    return _named_before(clause, duty.start() if duty else 0, lexicon, story)


def _named_before(clause: Clause, end: int, lexicon: Lexicon, story: Story) -> str | None:
    """Return the role that a clause names before a place in it."""
    head = lexicon.role_end.search(clause.text, 0, end)
    if head is None:
        return None
    text = clause.text[: head.end()]
    starts = range(max(0, head.start() - 8), head.start() + 1)
    found = next((span for at in starts if (span := role_at(text, at, lexicon))), None)
    return story.original(clause.start + found[0], clause.start + found[1]) if found else None


def _layers(sentence: Sentence, story: Story, lexicon: Lexicon) -> Iterator[Fact]:
    for layer in _LAYER.finditer(sentence.text):
        role = role_at(sentence.text, layer.end(), lexicon)
        if role is None:
            continue
        span = (sentence.start + layer.start("layer"), sentence.start + role[1])
        value = layer["stream"] or layer["layer"]
        start = sentence.start + layer.start("stream" if layer["stream"] else "layer")
        yield story.fact(
            "role.layer",
            story.original(start, start + len(value)),
            span,
            role=story.original(sentence.start + role[0], sentence.start + role[1]),
        )
