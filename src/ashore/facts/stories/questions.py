"""What interviewers ask: questions that the text says are asked, in a list or in a sentence.

Rhetorical questions, the author's own and those of readers are none: a question counts where the words before it
speak of an interviewer who asks (面试官会问, 一问细节, they asked me), or where it stands in a list so announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.model import Fact
from ashore.facts.stories.reading import Block, Story

_ASKED: Final = re.compile(
    r"(?:面试官?|hr|考官|主考|对方|追|会|被|常|还|又|总|先|接着|必)[^。?\n]{0,8}问(?!题(?!包括|有|如下"
    r"|:|是))|一问(?:细节|就|到|起)|追问|面试(?:题|问题|真题|常见问题)[^。\n]{0,10}(?::|如下|包括|有)"
    r"|高频(?:题|问题)|拷打"
    r"|(?:interviewers?|they|he|she|the panel|recruiters?|hiring manager)\s(?:then\s|will\s|would\s"
    r"|always\s|often\s|also\s|kept\s|keep\s|usually\s)?(?:ask(?:ed|s|ing)?|probed?|wanted to know"
    r"|want to know)"
    r"|(?:was|were|got|been|be)\s(?:also\s|then\s)?asked|interview questions?|questions? (?:i"
    r"|we) (?:got|was asked|faced)"
)
_TEST: Final = re.compile(
    r"什么(?:是|叫|才是)[^。\n]{0,14}(?:经验|项目|能力)|(?:考察|看重|判断标准|评判|衡量)[^。\n]{0,12}:"
    r"|而是:"
)
_QUESTION: Final = re.compile(r"[^。!?;\n]{3,}\?")
_LIST_END: Final = frozenset({"heading", "row"})


def question_facts(story: Story) -> Iterator[Fact]:
    """Yield the questions interviewers ask; ``kind`` is ``probe``, or ``criterion`` for what they check."""
    kind: str | None = None
    previous: Block | None = None
    for block in story.blocks:
        if block.kind in _LIST_END:
            kind = None
        elif block.kind == "item":
            if kind:
                yield from _questions(story, block, 0, kind)
        else:
            kind = _announced(block, previous, kind)
            if asked := _ASKED.search(block.text):
                yield from _questions(story, block, asked.end(), "probe")
        previous = block


def _announced(block: Block, previous: Block | None, kind: str | None) -> str | None:
    """Say what a list after this paragraph holds. A short line with a colon carries the announcement on."""
    if _ASKED.search(block.text):
        return "probe"
    if _TEST.search(block.text):
        return "criterion"
    carried = (
        previous is not None and previous.kind == "paragraph" and block.text.endswith(":") and len(block.text) <= 8
    )
    return kind if carried else None


def _questions(story: Story, block: Block, after: int, kind: str) -> Iterator[Fact]:
    for question in _QUESTION.finditer(block.text, after):
        body = question.group()
        lead = re.match(r"[\s\"'「“:,、]*(?:[-*•●]|\d{1,2}[.、)]|我[::])?[\s\"'「:,、]*", body)
        start = block.start + question.start() + (lead.end() if lead else 0)
        end = block.start + question.end()
        if end - start > 3:
            yield story.fact("question", story.original(start, end), (start, end), kind=kind)
