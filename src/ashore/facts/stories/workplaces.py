"""Where somebody works and as what, read at a place in a Chinese clause: 杭州一家教培公司, AI产品经理岗."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from ashore.facts.stories.lexicon import Lexicon

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Workplace:
    """An employer as named or described, with the city and the industry that its description holds.

    ``name`` is None where the words say nothing beyond "this company". ``end`` is where reading goes on.
    """

    name: Span | None
    end: int
    city: Span | None = None
    industry: Span | None = None
    present: bool = False


_HEADS: Final = (
    "公司|大厂|小厂|中厂|企业|机构|事务所|律所|医院|银行|学校|中学|小学|幼儿园|报社|杂志社|出版社"
    "|电视台|媒体|工作室|外企|国企|央企|民企"
    "|私企|设计院|研究院|研究所|车企|房企|券商|工厂|独角兽|创业团队|单位|集团"
)
_PLAIN_HEADS: Final = "大厂|外企|国企|央企|民企|私企|设计院|车企|房企|券商|律所"
_DESCRIBED: Final = re.compile(
    rf"(?P<present>(?:现在|如今|目前|现|所在)的?)?(?P<det>这家|那家|一家|某家?|这个|一所|一个"
    rf"|家)(?P<mod>[^,。;:!?\"()了是]{{0,14}}?)(?P<head>{_HEADS})"
)
_PRESENT: Final = re.compile(rf"(?:现在|如今|目前)的(?P<mod>[^,。;:!?\"()了是在]{{0,8}}?)(?P<head>{_HEADS})")
_DEMONSTRATIVE: Final = frozenset({"这家", "那家", "这个", "家", "现在的", "如今的", "目前的"})
_EMPTY_HEADS: Final = frozenset({"公司", "企业", "机构", "单位", "学校", "集团"})
_NAMED_COMPANY: Final = re.compile(r"[^,。的在]{0,8}?公司(?P<name>[\u4e00-\u9fffa-z0-9]{2,10}?)(?=的)")


def workplace_at(text: str, at: int, lexicon: Lexicon) -> Workplace | None:
    """Read an employer that begins at a place of a clause; None where none stands there."""
    city: Span | None = None
    place = lexicon.places.at(text, at)
    if place and not lexicon.employers.at(text, at):
        city = (at, place[0])
        at = place[0] + (text[place[0] : place[0] + 1] in {"的", "市"})
    for pattern in (_DESCRIBED, _PRESENT):
        if found := pattern.match(text, at):
            return _described(found, city, lexicon)
    if named := lexicon.employers.at(text, at):
        return _named(text, at, named[0], city, lexicon)
    return _plain(text, at, city, lexicon)


def _named(text: str, at: int, end: int, city: Span | None, lexicon: Lexicon) -> Workplace:
    """Read what follows a known name: 美的家电 tells the industry, 阿里外包 is still 阿里."""
    industry = lexicon.industries.at(text, end)
    if industry:
        return Workplace((at, end), industry[0], city, (end, industry[0]))
    return Workplace((at, end), end, city)


def _described(found: re.Match[str], city: Span | None, lexicon: Lexicon) -> Workplace:
    text, end = found.string, found.end()
    det = found["det"] if "det" in found.re.groupindex else "现在的"
    industry = _industry(text, found.start("mod"), found.end("head"), lexicon)
    if city is None and (place := lexicon.places.search(text, found.start("mod"), found.end("mod"))):
        city = place[0]
    start = found.start("mod") if det in _DEMONSTRATIVE else found.start("det")
    says_nothing = not found["mod"].strip("的") and found["head"] in _EMPTY_HEADS
    relative = re.match(r"(?:做|以|主打|从事|专做|专注)[^,]*的", found["mod"])
    if relative and det in _DEMONSTRATIVE:
        start = found.start("mod")
    present = found.re is _PRESENT or bool(found["present"]) or det == "这家"
    return Workplace(None if says_nothing else (start, end), end, city, industry, present)


def _plain(text: str, at: int, city: Span | None, lexicon: Lexicon) -> Workplace | None:
    """Read 互联网大厂, 大厂, AI公司: a head that needs no 一家 before it."""
    start = at
    industry = lexicon.industries.at(text, at)
    if industry:
        at = industry[0] + (text[industry[0] : industry[0] + 2] == "行业") * 2
    head = re.compile(_PLAIN_HEADS if not industry else _HEADS).match(text, at)
    if head is None:
        return None
    return Workplace((start, head.end()), head.end(), city, (start, industry[0]) if industry else None)


def _industry(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """Return the last industry that a description names: 做视频的教育公司 is education."""
    found: Span | None = None
    at = start
    while hit := lexicon.industries.search(text, at, end):
        found = hit[0]
        at = hit[0][1]
    return found


_STOP: Final = re.compile(r"[,。;!?:()\"、《》]|和|与|以及|及其|并且|并")
_FILL: Final = re.compile(
    r"(?:过|了|着|的是|的)?(?:做)?(?:(?:一|两)?[名位个份种]"
    r"|[\d一二两三四五六七八九十几多]{1,3}年多?的?|全职|一些)?(?:的)?"
)
_VERBAL: Final = re.compile(r"[了着们这那我他她它是在把被让没能会想要去来到有说从也都就很最更还再不出过得]")
_LONGEST: Final = 24
_NOT_ROLES: Final = re.compile(r"智能客服|推荐算法模型|内部|自己|创业公司")


def role_at(text: str, at: int, lexicon: Lexicon) -> Span | None:
    """Return where the name of a job stands that begins at a place of a clause, without 一名 or 五年."""
    if fill := _FILL.match(text, at):
        at = fill.end()
    stop = _STOP.search(text, at, at + _LONGEST)
    end = stop.start() if stop else min(len(text), at + _LONGEST)
    heads = lexicon.role_ends(text, at, end)
    for first, last in sorted(heads, key=lambda span: (-span[1], span[0])):
        start = _drop_modifiers(text, at, first, lexicon)
        words = text[start:last]
        if not _VERBAL.search(words) and not _NOT_ROLES.search(words):
            return start, last
    return None


def _drop_modifiers(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Skip what stands before a 的 and names no field: 像样的, 普通的, 一家公司的."""
    for particle in reversed(list(re.finditer("的", text[start:end]))):
        before = text[start : start + particle.start()]
        if _VERBAL.search(before) or not lexicon.domain.search(before):
            return start + particle.end()
    return start


def founded_at(text: str, at: int) -> Span | None:
    """Return the company's name in AI公司某某的创始人, read from a place of a clause."""
    found = _NAMED_COMPANY.match(text, at)
    return found.span("name") if found else None
