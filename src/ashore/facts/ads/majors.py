"""Disciplines that a body asks for: the list before 专业, and what follows "degree in"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ashore.facts.ads.reading import Ad, Found, is_preferred, sentence_at
from ashore.text.folding import fold_chars
from ashore.text.structure import Span
from ashore.vocabulary import Vocabulary

_NO_DISCIPLINE: Final = frozenset({"教育"})
"""Beginnings of disciplines that are words of their own: 教育背景."""


@dataclass(frozen=True)
class Disciplines:
    """Names of disciplines, and the stems that tell an unlisted one."""

    names: frozenset[str]

    def know(self, name: str) -> bool:
        """Tell whether a name is listed, with or without 类, 学 or 专业 at its end."""
        bare = re.sub(r"(?:专业|类|系|方向|学科|领域|相关)+$", "", re.sub(r"[()（）\s]", "", name))
        return (
            bool(bare)
            and bare not in _NO_DISCIPLINE
            and (
                bare in self.names
                or f"{bare}学" in self.names
                or (bare.endswith("学") and bare[:-1] in self.names)
            )
        )


@lru_cache(maxsize=16)
def disciplines(vocabulary: Vocabulary) -> Disciplines:
    """Compile the disciplines of a vocabulary."""
    return Disciplines(
        frozenset(
            re.sub(r"[()（）\s]", "", fold_chars(surface))
            for term in vocabulary.terms("majors")
            for surface in term.surfaces
        )
    )


_KEY: Final = re.compile(
    r"专业(?=[，,。；;、\s()（）/.：:\d]|优先|毕业|本科|大专|专科|硕士|博士|学士|学历|学位|背景|出身|者|或|及|和|均|以上|方向|即可|优秀|统招|全日制"
    r"|研究生|学生|应届|人员|人才|教育|生|的?(?:本科|专科|大专|硕士|博士|优先|毕业)|$)"
    r"|背景(?=[，,。；;、\s]|优先|者|$)|(?:相关(?:领域|方向)?|领域|方向)(?=的?(?:统招|全日制)?(?:毕业|大专|本科|学士|硕士|博士|研究生|学历|学位))"
    r"|(?<=[一-鿿])(?<![历求为景])(?=(?:全日制|统招)?(?:本科|大专|硕士|博士)(?:研究生)?(?:及|或|含)?以上)"
    r"|等(?=(?:全日制|统招)?(?:本科|大专|硕士))|(?<=理工类)(?=毕业生|学生)|(?<=理工科)(?=毕业生|学生|背景)"
)
"""Where a list of disciplines may end."""
_JOINT: Final = re.compile(
    r"(?:等(?:理工科?|理科|工科|文科)类?)?(?:等|类|或|及|和|与|其他|其它|之类)*(?:高度|密切|直接|强)?(?:相关|相近|类似|对口|同等|有关)?"
    r"(?:领域|方向)?(?:的|及|或|等)?(?:高等|学科)?类?$"
)
"""What stands between the last discipline and the word that ends the list: 等相关, 或类似, 类."""
_LONGEST_JOINT: Final = 14
_STOPS: Final = frozenset("。；;！!？?：:\n\r|【】•●■◆")
_WALK: Final = 90
_SPLIT: Final = re.compile(
    r"\s?[、,，/／;]\s?(?:或者?|和|及)?|等(?=[\u4e00-\u9fff])|\s?(?:或者?|以及|及其|及|和|与|&)\s?|\s{1,}"
)
_KEEPS_AND: Final = re.compile(
    r"(?:与(?=应用)|(?:与|和|及)(?=技术|工程|信息处理|计算科学|控制|智能|系统|信息系统|电子|自动化|仪器|信息技术|理论|通信工程|大数据|运筹))"
)
_LEAD: Final = re.compile(
    r"^.*(?:学历|以上|毕业于|毕业|本科|硕士|博士|大专|专科|研究生|统招|全日制|学位|院校|大学|高校|要求|资格|条件|具有|具备|拥有|获得|持有|主修|专业为|专业|熟悉"
    r"|教育背景|背景|其他|其它|基于|国内外|届|往|优秀|知名|重点|有|如|为|是|在|\d[、.)）]|[(（]\d[)）])(?:者|的|为|是|:|：)?"
)
_TAIL: Final = re.compile(r"(?:等|的|类|方向|领域|相关|高度|或|及|和|与|专业|其他|其它|同等|学科)+$")
_NOT_MAJOR: Final = re.compile(
    r"[^\u4e00-\u9fffa-z()（）·+/ -]|开设|层|教育$|建议|经验|能力|优先|工作|知识|技能|开发|语言"
    r"|项目|年|岗位|业务|产品|以上|不限|本专业|各|该|其|相关|任职|团队|公司|行业|职称|证书"
    r"|英语[四六]|原理|基础|至少|一定|良好|多个|某|跨"
)
_STEM: Final = re.compile(
    r"计算机|软件|信息|电子|通信|通讯|自动化|数学|统计|物理|化学|机械|电气|控制|工程|科学|技术|管理|经济|金融|会计|财务|营销|法[律学]|医|药|生物|材料|光|遥感|测绘|地理"
    r"|图像|视觉|语言|智能|学习|数据|网络|安全|设计|传媒|新闻|心理|航空|航天|车辆|汽车|机电|机器人"
    r"|理工|理科|工科|文科|财|商|声学|力学|气象|海洋|环境|建筑|土木|能源|动力|仿真|语音|信号|导航"
    r"|算法|学$"
)


def find_majors(ad: Ad, vocabulary: Vocabulary) -> Iterator[Found]:
    """Yield each discipline once, in the order of the text, required where one of its mentions is."""
    known = disciplines(vocabulary)
    seen: dict[str, Found] = {}
    chinese = list(_chinese(ad, known)) if ad.chinese else []
    for found in chinese or _english(ad, known):
        key = fold_chars(str(found.value))
        earlier = seen.get(key)
        if earlier is None or (earlier.qualifiers["strength"] == "preferred" != found.qualifiers["strength"]):
            seen[key] = found
    yield from sorted(seen.values(), key=lambda found: found.start)


def _chinese(ad: Ad, known: Disciplines) -> Iterator[Found]:
    text = ad.asks
    for key in _KEY.finditer(text):
        sure = key.group() == "专业"
        joint = _JOINT.search(text, max(0, key.start() - _LONGEST_JOINT), key.start())
        spans = _list_before(text, joint.start() if joint else key.start(), known, sure=sure)
        if sure:
            spans += _list_in_brackets(text, key.end(), known) or _list_after_label(text, key.end(), known)
        if not spans:
            continue
        strength = "preferred" if is_preferred(ad, spans[0][0], key.end()) else "required"
        for span in spans:
            yield Found("major", ad.quote(span), *span, {"strength": strength})


def _list_before(text: str, end: int, known: Disciplines, *, sure: bool) -> list[Span]:
    """Walk back over a list of disciplines that ends at ``end``; it stops at the first piece that is none.

    Parameters
    ----------
    sure
        专业 follows, so that an unlisted name counts too where it reads like a discipline.
    """
    low = max(0, end - _WALK)
    start = end
    closed = 0
    while start > low and text[start - 1] not in _STOPS:
        closed += (text[start - 1] in ")）") - (text[start - 1] in "(（")
        if closed < 0:
            break  # the list stands inside a bracket, which it does not leave
        start -= 1
    spans: list[Span] = []
    doubtful: list[Span] = []
    for left, right in reversed(_pieces(text, start, end)):
        name, cut = _name_in(text, left, right, known)
        if name is None:
            if cut and spans:
                break
            continue
        bare = text[slice(*name)]
        if _is_discipline(bare, known, sure=sure or bool(spans)):
            spans += [*doubtful, name]
            doubtful = []
        elif sure and not cut and _MAY_BE.fullmatch(bare) and not _NOT_MAJOR.search(bare):
            doubtful.append(name)  # counts where a discipline stands before it: 电子、自控、统计
        else:
            break
        if cut:
            break
    if not sure and not _is_sure(text, spans, end, known):
        return []
    return spans[::-1]


_MAY_BE: Final = re.compile(r"[\u4e00-\u9fffa-z()（）]{2,8}")


def _name_in(text: str, left: int, right: int, known: Disciplines) -> tuple[Span | None, bool]:
    """Return the discipline in a piece of a list, and whether something else stood before it: 本科以上学历数学."""
    piece = text[left:right]
    lead = None if known.know(_TAIL.sub("", piece)) else _LEAD.match(piece)
    cut = lead.end() if lead else 0
    name = piece[cut:]
    tail = _TAIL.search(name)
    bare = name[: tail.start()] if tail else name
    if name.endswith("类") and len(bare) <= 2:
        bare = name
    return ((left + cut, left + cut + len(bare)) if bare else None), bool(cut)


_BROAD: Final = re.compile(r"理工|理科|工科|文科|商科")


def _is_sure(text: str, spans: list[Span], end: int, known: Disciplines) -> bool:
    """Tell disciplines before 背景 and 学历 from fields of work: listed, and several, broad or with a degree."""
    names = [text[slice(*span)] for span in spans]
    if not names or not all(known.know(name) for name in names):
        return False
    degree = re.match(
        r"(?:等|或|及)?(?:其他)?(?:相关)?(?:领域|方向)?的?(?:统招|全日制)?(?:毕业|大专|本科|学士|硕士|博士|研究生|学历|学位)",
        text[end : end + 16],
    )
    return bool(degree) or len(names) > 1 or bool(_BROAD.search(names[0]))


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """Cut a stretch at the separators of a list, but not inside brackets or names such as 信号与信息处理."""
    pieces: list[Span] = []
    at = start
    for match in _SPLIT.finditer(text, start, end):
        if _KEEPS_AND.match(text, match.start()) or _open_bracket(text, at, match.start()):
            continue
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, end))
    return [(left, right) for left, right in pieces if left < right]


def _open_bracket(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    return piece.count("(") + piece.count("（") > piece.count(")") + piece.count("）")


def _is_discipline(name: str, known: Disciplines, *, sure: bool) -> bool:
    if known.know(name):
        return True
    return sure and 2 <= len(name) <= 12 and bool(_STEM.search(name)) and not _NOT_MAJOR.search(name)


_BRACKETED: Final = re.compile(
    r"(?:优先考虑|优先)?\s?(?:[(（](?:如|包括|例如)?(?P<inner>[^()（）]{2,60})[)）]|[，,]?(?:如"
    r"|例如|包括)[:：]?(?P<plain>[^。；;\n]{2,50}?)(?:等|[。；;\n]|$))"
)


def _list_in_brackets(text: str, start: int, known: Disciplines) -> list[Span]:
    """Read the examples behind 专业: 理工类专业（如计算机、数学等）."""
    match = _BRACKETED.match(text, start)
    if not match:
        return []
    group = "inner" if match["inner"] else "plain"
    spans = []
    for left, right in _pieces(text, *match.span(group)):
        tail = _TAIL.search(text[left:right])
        stop = left + tail.start() if tail else right
        if left < stop and _is_discipline(text[left:stop], known, sure=False):
            spans.append((left, stop))
    return spans


_LABEL: Final = re.compile(r"(?:要求|背景)?\s?[:：]\s?")


def _list_after_label(text: str, start: int, known: Disciplines) -> list[Span]:
    """Read the list behind a label: 专业：信息管理、数学; it ends where a piece is no discipline."""
    label = _LABEL.match(text, start)
    if not label:
        return []
    end = label.end()
    while end < len(text) and end - label.end() < _WALK and text[end] not in _STOPS:
        end += 1
    spans = []
    for left, right in _pieces(text, label.end(), end):
        name, _ = _name_in(text, left, right, known)
        if name is None or not _is_discipline(text[slice(*name)], known, sure=True):
            longest = next((stop for stop in range(right - 1, left + 1, -1) if known.know(text[left:stop])), None)
            spans += [(left, longest)] if longest else []
            break
        spans.append(name)
    return spans


_DEGREE_IN: Final = re.compile(
    r"(?<![a-z])(?:degree|bachelor'?s?|master'?s?|ph\.?d\.?|doctorate|[bm]\.?sc?\.?|[bm]\.?a\.?"
    r"|diploma|major(?:ing|ed)?)"
    r"(?: degrees?)?(?: or higher)? in:? (?P<list>[^.;\n•]{2,160})"
)
_CLOSING: Final = re.compile(
    r",?\s*(?:\b(?:or|and)\s)?(?:in )?(?:an?y?\s|other\s|another\s)?(?:closely "
    r"|highly )?(?:related|relevant|similar|equivalent|comparable)\b.*|\bwith\b.*"
    r"|,? or equivalent.*|\bplus\b.*"
    r"|\b(?:is|are|and \d|preferred|required|from|including|strongly|a plus|combined|where|who"
    r"|that|but|you)\b.*|\d.*"
)
_ARTICLE: Final = re.compile(r"^(?:an?|the|other)\s")
_LIST_AND: Final = re.compile(r"\s*(?:,|/|;|\band/or\b|\bor\b|\band\b|[()])\s*(?:(?:or|and)\b\s*)?")
_FIELD_NOUN: Final = re.compile(r"(?:field|discipline|subject|area)s?$")


def _english(ad: Ad, known: Disciplines) -> Iterator[Found]:
    for match in _DEGREE_IN.finditer(ad.asks, ad.body):
        start, end = match.span("list")
        closing = _CLOSING.search(ad.asks, start, end)
        end = closing.start() if closing else end
        left, right = sentence_at(ad.asks, match.start(), end)
        strength = "preferred" if is_preferred(ad, max(left, match.start()), min(end, right)) else "required"
        at = start
        cuts = [*_LIST_AND.finditer(ad.asks, start, end)]
        for piece_end, following in [*((cut.start(), cut.end()) for cut in cuts), (end, end)]:
            name = _english_name(ad, at, piece_end, known)
            if name:
                yield Found("major", ad.quote(name), *name, {"strength": strength})
            at = following


def _english_name(ad: Ad, start: int, end: int, known: Disciplines) -> Span | None:
    while start < end and ad.folded[start] in " ,:":
        start += 1
    while end > start and ad.folded[end - 1] in " ,:":
        end -= 1
    article = _ARTICLE.match(ad.folded[start:end])
    if article:
        start += article.end()
    name = ad.text[start:end]
    if not name or len(name.split()) > 5 or not re.match(r"[A-Za-z]", name):
        return None
    if ad.folded.startswith(" (", end) and _FIELD_NOUN.search(name):
        return None  # a quantitative discipline (Computer Science, Statistics): the examples count
    if name[0].isupper() or _FIELD_NOUN.search(name) or known.know(fold_chars(name)):
        return start, end
    return None
