"""Whose story is told where: the people of an article, each with the clauses that speak of them.

Four ways of telling: one narrator a section (从护士到标注员 / 我之前是护士…), one author over many
sections, dialogue (小林：…), and reportage, in which people are named and then carried on by 他 or by nothing.
A text in which nobody tells of themselves and nobody is named (a guide) has no people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.names import names
from ashore.facts.stories.reading import Block, Clause, Sentence, Story
from ashore.facts.stories.subjects import Who, acts_on_narrator, personal, strip_lead, who_first, who_third

Voice: TypeAlias = Literal["first", "third"]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and those of its clauses that speak of the person."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    quoted: bool = False

    @property
    def whole(self) -> bool:
        """Whether every clause of the sentence speaks of the person."""
        return len(self.clauses) == len(self.sentence.clauses)


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a story: ``subject`` is the name, or case-N where the story gives none."""

    subject: str
    name: str | None
    voice: Voice
    said: tuple[Said, ...]
    heading: Block | None = None


def cast(story: Story, lexicon: Lexicon) -> list[Person]:
    """Return the people of a story in the order in which they appear; of an English one, who tells of himself."""
    english = is_english(story)
    dialogue = _dialogue(story)
    if dialogue:
        return dialogue
    narrators = _narrators(story, lexicon, english=english)
    if len(narrators) >= 2:
        return narrators
    share = _first_person_share(story, english=english)
    if share >= _OWN_STORY:
        return [_protagonist(story, english=english)]
    if english:
        return []
    return _reportage(story, names(story.text, lexicon))


_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_OWN_STORY: Final = 0.2
_FEW: Final = 3
_I: Final = re.compile(r"我(?!们)")
_ENGLISH_I: Final = re.compile(r"(?<![\w'])(?:i|i'm|i've|i'd|my)(?![\w])")


def is_english(story: Story) -> bool:
    """Tell whether a story is told in English: less than a fifth of it is Chinese."""
    return len(_HAN.findall(story.text)) * 5 < len(story.text)


def _first_person_share(story: Story, *, english: bool) -> float:
    """Return the share of the sentences outside speech in which an I speaks; 0 of fewer than three."""
    own = _ENGLISH_I if english else _I
    told = [s for s in story.sentences if not story.spoken(s.start, s.end)]
    speaking = sum(
        any(not story.spoken(s.start + m.start(), s.start + m.end()) for m in own.finditer(s.text)) for s in told
    )
    return speaking / len(told) if speaking >= _FEW else 0.0


# One narrator a section.

_SELF_INTRODUCTION: Final = re.compile(
    r"(?:^|[,。])(?:大家好,?)?(?:之前|以前|原来|此前)?我(?:叫|(?:现在|目前|之前|以前|原来|原本|曾经|曾"
    r"|今年)*(?:的工作)?(?:是|做|在|当|从事))"
    r"|^我(?:\d{2,4}年|从|毕业于)[^,。]{0,24}毕业|^我,?\d{2}岁|^我今年\d{2}岁|^我(?:本科|硕士|研究生)"
)
_FROM_TO: Final = re.compile(r"^(?:从|由).{1,16}(?:到|转|变成|成为).{1,20}$")
_SEVERAL: Final = re.compile(
    r"(?:采访|访谈|聊|找到|对话|记录|邀请)了.{0,12}(?:位|个|名)|(?:他们|她们|ta们|tā们|打工人|转行者"
    r"|年轻人)的(?:故事|经历|讲述)"
    r"|讲述者|受访者|口述|以下是.{0,10}(?:讲述|自述|故事)"
)


_TITLED: Final = re.compile(
    r"^#*\s*(?:part\s*)?\d{0,2}[.、]?\s*(?P<name>[\u4e00-\u9fff]{2,3}|[a-z]{2,12})(?:\(化名\))?\s*[,:|丨·/]\s*"
    r"(?P<about>.*(?:\d{2}岁|[5-9][05]后|0[05]后|前[^,]{2,10}|转行).*)$"
)
"""A heading that presents a narrator: 01 小吴，27岁，前幼师."""


def _presented(story: Story, sections: Sequence[tuple[Block | None, tuple[Block, ...]]]) -> list[Person]:
    """Return the narrators whom headings present by name, where at least two are."""
    people: list[tuple[str, Block, list[Block]]] = []
    for heading, blocks in sections:
        title = _TITLED.match(heading.text) if heading else None
        if heading and title:
            start = heading.start + title.start("name")
            people.append((story.original(start, heading.start + title.end("name")), heading, list(blocks)))
        elif people:
            people[-1][2].extend(blocks)
    speaking = [person for person in people if any(_I.search(block.text) for block in person[2])]
    if len(speaking) < 2:
        return []
    return [
        Person(name, name, "first", tuple(_first_person(story, blocks)), heading)
        for name, heading, blocks in speaking
    ]


def _narrators(story: Story, lexicon: Lexicon, *, english: bool) -> list[Person]:
    """Return one person for each section whose narrator is presented, or introduces himself; several, or none."""
    if english:
        return []
    sections = list(_sections(story))
    if presented := _presented(story, sections):
        return presented
    introduced = [bool(_introduction(story, blocks, lexicon)) for _, blocks in sections]
    titled = [bool(h and _FROM_TO.search(h.text.lstrip("#0123456789.、 "))) for h, _ in sections]
    several = bool(_SEVERAL.search(story.text)) or sum(titled) >= 2
    if sum(introduced) < 2 or not several:
        return []
    people: list[tuple[Block | None, list[Block]]] = []
    for (heading, blocks), begins in zip(sections, introduced, strict=True):
        if begins:
            people.append((heading, list(blocks)))
        elif people:
            people[-1][1].extend(blocks)
    return [
        Person(f"case-{n}", None, "first", tuple(_first_person(story, blocks)), heading)
        for n, (heading, blocks) in enumerate(people, 1)
    ]


def _sections(story: Story) -> Iterator[tuple[Block | None, tuple[Block, ...]]]:
    heading: Block | None = None
    body: list[Block] = []
    for block in story.blocks:
        if block.kind == "heading":
            if body:
                yield heading, tuple(body)
            heading, body = block, []
        else:
            body.append(block)
    if body:
        yield heading, tuple(body)


_OPENING: Final = 2


def _introduction(story: Story, blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Tell whether a section opens with its narrator saying what he is, was, or studied."""
    for block in [b for b in blocks if b.kind == "paragraph"][:_OPENING]:
        first = block.text.split("。")[0]
        if story.spoken(block.start, block.start + len(first)):
            continue
        for found in _SELF_INTRODUCTION.finditer(first):
            rest = first[found.start() : found.end() + 30]
            if lexicon.role_end.search(rest) or re.search(r"毕业|公司|岁|大学|专业|创业", rest):
                return True
    return False


def _first_person(story: Story, blocks: Iterable[Block]) -> Iterator[Said]:
    indices = {block.index for block in blocks}
    for sentence in story.sentences:
        if sentence.block in indices:
            yield from _own(story, sentence)


def _own(story: Story, sentence: Sentence) -> Iterator[Said]:
    """Yield the clauses of a sentence that speak of the narrator."""
    current: Who = "self"
    kept: list[Clause] = []
    for clause in sentence.clauses:
        if story.spoken(clause.start, clause.end):
            continue
        who = who_first(clause.text)
        if who == "none" and current == "thing" and personal(clause.text):
            who = "self"
        current = current if who == "none" else who
        if current == "self":
            kept.append(clause)
        elif acts_on_narrator(clause.text):
            current = "self"
    yield Said(sentence, tuple(kept))


def _protagonist(story: Story, *, english: bool) -> Person:
    byline = _bare(story.document.author) or _author(story) or _called(story)
    blocks = [block for block in story.blocks if block.kind in {"paragraph", "item"}]
    said = (
        (Said(s, s.clauses) for s in story.sentences if _is_own(s.text) and not story.spoken(s.start, s.end))
        if english
        else _first_person(story, blocks)
    )
    return Person(byline or "case-1", byline, "first", tuple(said))


_SOMEBODY: Final = re.compile(
    r"\W*(?:he|she|they|his|her|their)\b|\W*(?:my|a|one|another)\s(?:\w+\s)?(?:friend|brother|sister|wife|husband"
    r"|partner|colleague|co-?worker|boss|manager|mentor|mother|father|cousin|roommate|classmate|ex)\b"
)


def _is_own(sentence: str) -> bool:
    """Tell whether a sentence of an English first-person story may be about its teller.

    One that opens with somebody else is not, nor is one with he or she and no I.
    """
    if _SOMEBODY.match(sentence):
        return False
    return bool(_ENGLISH_I.search(sentence)) or not re.search(r"\b(?:he|she|they)\b", sentence)


_BYLINE: Final = re.compile(
    r"本文由@?\s*([^\s@]{2,16}?)\s*(?:原创|授权|投稿)|(?:作者|撰文"
    r"|口述)\s*[::|丨/]\s*@?([^\s|,。\d]{2,12})"
)
_ENGLISH_BYLINE: Final = re.compile(r"^\W{0,3}[Bb]y ([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2})", re.MULTILINE)


def _bare(author: str | None) -> str | None:
    """Return an author's name without the date that some bylines put beside it."""
    return re.sub(r"[\s(（|·,，]*(?:19|20)\d\d[-/.年].*$", "", author).strip() or None if author else None


_CALLED: Final = re.compile(r"(?:^|[\n。,!])我(?:的名字)?叫(?P<name>[\u4e00-\u9fff]{2,3}|[a-z]{2,12})(?=[,。!(])")


def _called(story: Story, start: int = 0, end: int | None = None) -> str | None:
    """Return the name a narrator gives himself: 我叫…."""
    found = _CALLED.search(story.text, start, len(story.text) if end is None else end)
    return story.original(*found.span("name")) if found else None


def _author(story: Story) -> str | None:
    if found := _BYLINE.search(story.text):
        return found[1] or found[2]
    english = _ENGLISH_BYLINE.search(story.document.text[:2000])
    return english[1] if english else None


# Dialogue.

_TURN: Final = re.compile(r"^([\u4e00-\u9fff]{1,8}|[a-z]{1,12})[:](?!//)\s*(?=.{8,})")
_ASKS: Final = frozenset({"q", "问", "记者", "主持人", "采访者", "编辑", "host", "interviewer"})
_TURNS: Final = 4


def _dialogue(story: Story) -> list[Person]:
    """Return the people who answer in a dialogue; none where the text is no dialogue.

    Who asks is known by name (问, Q, 记者), or says 我 less often than he asks.
    """
    turns: dict[str, list[Block]] = defaultdict(list)
    speaker: str | None = None
    for block in story.blocks:
        if turn := _TURN.match(block.text):
            speaker = turn[1]
        if speaker is not None and block.kind not in {"heading", "row"}:
            turns[speaker].append(block)
    counted = Counter({name: len(blocks) for name, blocks in turns.items() if len(blocks) >= 2})
    if len(counted) < 2 or counted.total() < _TURNS or not _ASKS & set(counted):
        return []
    answering = [name for name in turns if name in counted and name not in _ASKS]
    return [
        Person(
            given or f"case-{n}",
            given,
            "first",
            tuple(_first_person(story, turns[name])),
        )
        for n, name in enumerate(answering, 1)
        for given in [name if len(name) > 1 and name != "回答" else _called(story)]
        if sum(len(_I.findall(block.text)) for block in turns[name]) >= _FEW
    ]


# Reportage.

_KIN: Final = re.compile(r"^(男友|女友|男朋友|女朋友|丈夫|妻子|老公|老婆|哥哥|姐姐|弟弟|妹妹)")
_OPENED: Final = re.compile(r"[。!?]\"?$")


def _reportage(story: Story, known: Sequence[str]) -> list[Person]:
    """Attribute the clauses of a reportage to the people it names."""
    if not known:
        return []
    said: dict[str, list[Said]] = defaultdict(list)
    last: str | None = None
    topic: str | None = None
    block = -1
    for sentence in story.sentences:
        opening = sentence.block != block
        if opening:
            block, topic = sentence.block, None
        kept: dict[str, list[Clause]] = defaultdict(list)
        quoted: dict[str, list[Clause]] = defaultdict(list)
        current, things = topic, False
        for clause in sentence.clauses:
            if story.spoken(clause.start, clause.end):
                who = who_first(clause.text)
                if topic and "我" in clause.text and who == "self":
                    quoted[topic].append(clause)
                continue
            who, name = who_third(clause.text, known)
            things = who == "thing" or (things and who == "none")
            if who == "self" and name:
                current = topic = last = name
            elif (
                who == "self"
            ):  # 他, 她: whom the paragraph speaks of, or at its opening whom the last one spoke of
                current = topic = topic if topic in known else (last if opening else None)
            elif who == "thing":
                current = None
            elif who == "none" and current is None and topic in known and personal(clause.text):
                current = topic if things else None
            elif who == "other":
                kin = _KIN.match(strip_lead(clause.text))
                current = f"{last}的{kin[1]}" if kin and last else None
            if current:
                kept[current].append(clause)
        for name, clauses in kept.items():
            said[name].append(Said(sentence, tuple(clauses)))
        for name, clauses in quoted.items():
            said[name].append(Said(sentence, tuple(clauses), quoted=True))
    order = [name for name in (*known, *said) if name in said]
    return [Person(name, name, "third", tuple(said[name])) for name in dict.fromkeys(order)]
