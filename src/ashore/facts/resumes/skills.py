"""Skills and certificates that a résumé states, and where each was shown.

In a section about skills every item of a list is one; elsewhere only what the vocabulary knows. What is denied
("没有 PyTorch 经验") or wished for (a wanted job) is no skill of the person.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from ashore.facts.model import Value
from ashore.facts.resumes.entry import PRINTED, Entry, Finding
from ashore.facts.resumes.headings import Section
from ashore.facts.resumes.languages import LANGUAGE
from ashore.facts.resumes.periods import normal_date
from ashore.facts.resumes.pieces import Span, line_at, trim, without_bullet
from ashore.text.scope import negated
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

_LEVEL: Final = re.compile(
    r"(?P<mastered>精通|擅长)|(?P<fluent>熟练(?:掌握|使用|运用|应用)?|熟练)|(?P<familiar>熟悉"
    r"|掌握|能够?(?:独立)?使用|会用?)"
    r"|(?P<aware>了解|接触过|学习过|入门|基础)|(?:具备|具有|有)"
    r"|\b(?:(?P<e1>expert|advanced)|(?P<e2>proficient|fluent|skilled)|(?P<e3>familiar|experienced"
    r"|working knowledge|intermediate)"
    r"|(?P<e4>basic|beginner|novice|exposure))\b(?:\s+(?:in|with|of|to|knowledge of))?"
)
_LEVELS: Final = {"mastered": "expert", "e1": "expert", "fluent": "proficient", "e2": "proficient",
                  "familiar": "familiar", "e3": "familiar", "aware": "basic", "e4": "basic"}  # fmt: skip
_GROUP: Final = re.compile(r"[ \t*_]{0,6}[^:：\n,，、;；|]{1,24}[:：][ \t*_]{0,6}")
_ITEMS: Final = re.compile(
    r"\s*(?:[、，,;；|·•。\n]|\s/\s|\s[-–—]\s|(?<=[一-鿿])和(?=[a-z])|(?<=[a-z])和(?=[a-z一-鿿])"
    r"|(?<=[一-鿿])及(?=[a-z])|\s{2,}|\band\b|(?<!\d)\d{1,2}[.、)）](?!\d))\s*"
)
_TAIL: Final = re.compile(
    r"\s*(?:等(?:工具|软件|框架|技术|语言|平台|模型)?|的?使用|的?(?:基本)?操作|编程|开发|办公软件"
    r"|相关(?:知识|技能))$"
)
_BRACKETS: Final = re.compile(r"[（(][^()（）]*[)）]")
_NOT_AN_ITEM: Final = re.compile(r"[。！？!?]|能力$|经验$|\A\d|本人|负责|自己|喜欢|工作$|年$")
_CLAUSE_END: Final = re.compile(r"[，,。；;\n]")
_LONGEST: Final = 24
_LONGEST_LIST: Final = 120
"""Longer lines are sentences, or have lost their breaks."""
_CERTIFICATE: Final = re.compile(
    r"[^\s，,。；;、|:：•*#◼■●⚫\ue000-\uf8ff]{2,20}?(?:资格证书?|职业资格|合格证|等级证书?|证书"
    r"|(?:师|专家|[a-z]) ?认证)"
    r"(?:[(（][^()（）\n]{1,16}[)）])?|(?:certified|certificate in|certification in)\s[^\n,;|]{3,60}"
    r"|[^\n,;|•*]{3,50}\bcertif(?:ied|icate|ication)\b[^\n,;|]{0,30}"
)
_NO_CERTIFICATE: Final = re.compile(r"获得|取得|所获|荣誉|相关|各类|没有|无|某")
_SHOWING: Final = frozenset({"work", "projects", "volunteer", "summary", "skills", "awards", None})
"""Kinds of section that tell what the person did; a school's subject or a wanted job is no skill shown."""
_NAMING: Final = frozenset({"name", "position", "organization", "institution", "area", "studyType", "location"})
"""Fields whose words name something else than a skill: 某某软件公司, Java开发工程师, 统计学."""
# A wish, or the work of somebody else: 希望转到 AI 产品, 微调由同事完成, "looking for work on …".
_NOT_OWN: Final = re.compile(
    r"希望|想(?:要|做|从)|期待|愿意|打算|计划(?:学|转)|正在寻找|由(?:同事|他人|别人|外包|供应商"
    r"|其他\w{0,4}|算法\w{0,4})\w{0,4}(?:完成|负责|实现)"
    r"|\b(?:looking (?:for|to)|seeking|hope to|want to|would like|aspir\w+|eager to|keen to)\b"
)


def find_skills(
    text: str, sections: Sequence[Section], entries: Sequence[tuple[str, Entry]], vocabulary: Vocabulary
) -> Iterator[tuple[str | None, Finding]]:
    """Yield skills, each with the subject of the job or project it was shown in."""
    stated: set[int] = set()
    for section in sections:
        if section.kind == "skills":
            for finding in _listed(text, section, vocabulary):
                stated.add(finding.start)
                yield None, finding
    shown: set[tuple[str | None, str]] = set()
    named = sorted(
        (finding.start, finding.end)
        for _, entry in entries
        for finding in entry.findings
        if finding.field.rpartition(".")[2] in _NAMING
    )
    for link in linker(vocabulary, "skills").find(text):
        section = sections[bisect_right(sections, link.start, key=lambda one: one.heading) - 1]
        if section.kind not in _SHOWING or link.start < section.start or negated(text, link.start, link.end):
            continue
        if _overlaps(named, link.start, link.end) or _NOT_OWN.search(text, *_clause(text, link.start, link.end)):
            continue
        subject = _subject(entries, link.start)
        key = (subject, link.term.name)
        if key in shown or link.start in stated:
            continue
        shown.add(key)
        yield subject, Finding("skills.name", link.start, link.end, link.term.name, _where(section))


def _overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    """Say whether one of the spans, sorted and apart, holds part of another."""
    after = bisect_left(spans, (end, 0))
    return after > 0 and spans[after - 1][1] > start


def _clause(text: str, start: int, end: int) -> Span:
    """Return the clause around a span, no further than a line's length away."""
    left = max((text.rfind(sign, max(0, start - _LONGEST_LIST), start) for sign in "，,。；;\n"), default=-1) + 1
    right = _CLAUSE_END.search(text, end, end + _LONGEST_LIST)
    return max(left, start - _LONGEST_LIST, 0), right.start() if right else min(len(text), end + _LONGEST_LIST)


def _where(section: Section) -> dict[str, Value]:
    return {"where": section.kind} if section.kind else {}


def _subject(entries: Sequence[tuple[str, Entry]], position: int) -> str | None:
    """Return the job or project whose description holds a position; ``entries`` are in the order of the text."""
    before = bisect_right(entries, position, key=lambda numbered: numbered[1].start)
    subject, entry = entries[before - 1] if before else ("", None)
    return subject if entry and entry.kind in {"work", "projects"} and position < entry.end else None


def _listed(text: str, section: Section, vocabulary: Vocabulary) -> Iterator[Finding]:
    skills = linker(vocabulary, "skills")
    at = section.start
    while at < section.end:
        _, stop = line_at(text, at)
        start, end = without_bullet(text, at, min(stop, section.end))
        at = stop + 1
        group = _GROUP.match(text, start, end)
        graded = _LEVEL.match(text, start, end) if group else None
        level = _LEVELS.get(graded.lastgroup or "") if graded else None
        start = group.end() if group else start
        for item in _items(text, start, end):
            grade = _LEVEL.match(text, *item)
            level = _LEVELS.get(grade.lastgroup or "", level) if grade else level
            span = _core(text, grade.end() if grade else item[0], item[1])
            if span is None or negated(text, *span):
                continue
            known = skills.look_up(text[slice(*span)])
            if known is None and (span[1] - span[0] > _LONGEST or _NOT_AN_ITEM.search(text[slice(*span)])):
                continue
            if LANGUAGE.search(text, *span) or _CERTIFICATE.fullmatch(text, *span):
                continue
            inside = [] if known else skills.find(text[slice(*span)])
            if known is None and not inside and end - start > _LONGEST_LIST:
                continue
            qualifiers: dict[str, Value] = {"where": "skills"}
            if level:
                qualifiers["level"] = level
            for link in inside:
                yield Finding("skills.name", span[0] + link.start, span[0] + link.end, link.term.name, qualifiers)
            if not inside:
                yield Finding("skills.name", *span, known.name if known else PRINTED, qualifiers)


def _items(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for gap in _ITEMS.finditer(text, start, end):
        spans.append((at, gap.start()))
        at = gap.end()
    spans.append((at, end))
    return [span for piece in spans if (span := trim(text, *piece))]


def _core(text: str, start: int, end: int) -> Span | None:
    brackets = _BRACKETS.search(text, start, end)
    if brackets:
        end = brackets.start()
    tail = _TAIL.search(text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    span = trim(text, start, end)
    return span if span and span[1] - span[0] >= (1 if text[span[0]].isascii() else 2) else None


def find_certificates(text: str, sections: Sequence[Section]) -> Iterator[Finding]:
    """Yield certificates: the items of their section, and elsewhere what calls itself one."""
    for section in sections:
        if section.kind not in {"certificates", "awards", "skills", "head", "education"}:
            continue
        at = section.start
        while at < section.end:
            _, stop = line_at(text, at)
            start, end = without_bullet(text, at, min(stop, section.end))
            at = stop + 1
            if end - start > _LONGEST_LIST:
                continue
            if section.kind == "certificates":
                for piece in _items(text, start, end):
                    words = text[slice(*piece)]
                    if len(words) > 2 and not normal_date(words) and not _NO_CERTIFICATE.match(words):
                        yield Finding("certificates.name", *piece)
                continue
            for match in _CERTIFICATE.finditer(text, start, end):
                span = trim(text, *without_bullet(text, *match.span()))
                if span and not _NO_CERTIFICATE.match(text, *span) and not negated(text, *span):
                    yield Finding("certificates.name", *span)
