"""Advice that a story gives its reader, with the condition it is given under.

Myths that are listed to be refuted are no advice, nor is what somebody advised a person of the story, nor a
requirement of an ad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from ashore.facts.model import Fact
from ashore.facts.stories.people import Person
from ashore.facts.stories.reading import Clause, Sentence, Story

Span: TypeAlias = tuple[int, int]

_ADVISES: Final = re.compile(
    r"(?:^|我|那我|还是|(?![^,。]{0,3}[条点个])[\u4e00-\u9fff]{2,3})(?:很|强烈|更|不太|不|会)?(?:建议"
    r"|推荐)(?!我|了|下|和"
    r"|给我|者|系统|算法)"
    r"|^(?:所以|那么?|首先|其次|最后|因此)?(?:请|千万|一定|务必)?(?:不要|别(?!人|的|处|说|提)|一定要"
    r"|一定不要|务必|切记|记得要|尽量|先做吧|不妨)"
    r"|不要(?:盲目|太|只|一味|觉得|害怕|想着)|(?:更|真正|最)需要的[,]?|要明确(?:自己)?"
    r"|[^,。]{2,12}(?<!不)(?:是相当|非常|很|尤其|最)重要(?:的)?!?$|最好(?:是|能|有|先|要)"
    r"|要的不是[^。]{2,20}而是|(?:只|不)?是敲门砖|不一定要|可以(?:考虑|尝试|往"
    r"|先|试着|从)|先做吧|别(?:太|再|总)(?:[^人])"
    r"|(?:本人|我们)?(?:更|还是更)青睐|我主要看|不是(?:写|做|会|用|调|背|看)过?[^。]{2,30}就(?:可以|够了|行)"
    r"|^(?:so |and |but |please |just |instead,? )?(?:don't|do not|never|make sure|start (?:by|with)"
    r"|try to|be sure to|focus on|consider|keep|avoid)\b"
    r"|\b(?:you should(?:n't)?|you need to|i(?:'d| would) (?:recommend|suggest|advise)|my advice"
    r"|i recommend|i suggest)\b"
)
_NOT_ADVICE: Final = re.compile(
    r"强烈建议|[条点个]建议|不是最重要|[他她][^,。]{0,3}的建议下|朋友[^,。]{0,6}建议|岗位要求|jd|点个|转发|点赞"
    r"|收藏|(?:他|她|他们|父母|爸妈|爸爸|妈妈|家人)[^,。]{0,6}(?:建议|推荐)(?:我|他|她)|被推荐"
    r"|推荐(?:信|人|系统|算法)|没有?(?:人)?建议"
)
_CONDITION: Final = re.compile(
    r"(?:如果|若是|若|要是|假如)(?:你)?(?P<if>[^,。;]{2,30})|对于?(?P<for>[^,。]{2,16})(?:来说|而言)"
    r"|(?:\bif\s)(?P<en>[^,.;]{4,60})"
)
_MYTH: Final = re.compile(
    r"(?:让你|误)以为|误区|迷思|谣言|很多人(?:觉得|认为|以为)|网上[^。]{0,10}(?:说|帖子|以为)|有人说|流传"
    r"|myth|people (?:think|believe)|misconception"
)
_REFUTED: Final = re.compile(r"^(?:但|可是|然而|其实|事实|真相|现实|but|in reality|the truth)")


def advice_facts(story: Story, people: list[Person]) -> Iterator[Fact]:
    """Yield advice by the sentence; ``condition`` where the sentence states one, ``by`` where a person speaks."""
    myths = set(_myths(story))
    speakers = {said.sentence.start: person.subject for person in people for said in person.said}
    for sentence in story.sentences:
        if sentence.block in myths or sentence.text.endswith("?") or _NOT_ADVICE.search(sentence.text):
            continue
        if _reported_only(story, sentence):
            continue
        for clause in sentence.clauses:
            if _ADVISES.search(clause.text) and not re.search(r"^我(?:没|不|就|想|当时|也)", clause.text):
                span = _extent(sentence, clause)
                yield story.fact(
                    "advice",
                    story.original(*span),
                    span,
                    condition=_condition(sentence, story),
                    by=speakers.get(sentence.start),
                )
                break


def _reported_only(story: Story, sentence: Sentence) -> bool:
    """Tell whether a list item is nothing but a quotation: a line from a résumé, a thing people say."""
    block = story.blocks[sentence.block]
    return block.text.startswith(('"', "「")) and block.text.endswith(('"', "」")) and len(block.text) <= _SHORT


_SHORT: Final = 40


def _myths(story: Story) -> Iterator[int]:
    """Yield the blocks that list what the text goes on to refute."""
    inside = False
    for block in story.blocks:
        if block.kind == "heading" or _REFUTED.match(block.text):
            inside = False
        elif _MYTH.search(block.text) and block.text.endswith((":", "…")):
            inside = True
        elif inside and block.kind != "item" and not block.text.startswith(('"', "「")):
            inside = False
        if inside:
            yield block.index


def _extent(sentence: Sentence, clause: Clause) -> Span:
    """Return the clause with the condition before it and up to two clauses after it in its sentence."""
    clauses = sentence.clauses
    at = clauses.index(clause)
    start = clause.start
    if (told := _CONDITION.search(sentence.text)) and sentence.start + told.start() < start:
        start = sentence.start + told.start()
    return start, clauses[min(at + 2, len(clauses) - 1)].end


def _condition(sentence: Sentence, story: Story) -> str | None:
    found = _CONDITION.search(sentence.text)
    if found is None:
        return None
    group = next(name for name in ("if", "for", "en") if found[name])
    start, end = found.span(group)
    return story.original(sentence.start + start, sentence.start + end)
