"""Who a résumé is about: name, e-mail, telephone, page, place and the job that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ashore.facts.resumes.employers import is_place, is_title
from ashore.facts.resumes.entry import Finding
from ashore.facts.resumes.headings import Section
from ashore.facts.resumes.pieces import Span, line_after, line_at, split, trim
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.places import gazetteer, read_address

_EMAIL: Final = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,10}"
)
_BEFORE_EMAIL: Final = re.compile(r"\d{11,13}(?:e-?mail)?(?=[a-z0-9][^@]*@)|e-?mail(?=[a-z0-9]{4})")
_AFTER_EMAIL: Final = re.compile(
    r"(?<=\.com|.\.cn|\.net|\.org)(?:address|mobile|phone|tel|wechat|qq|github|personal)$"
)
_PHONE: Final = re.compile(
    r"(?<![\d.\w+])(?:\(?\+?86\)?[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)"
    r"|(?<![\d\w])\+\d{1,3}[\s-]?(?:\(\d{1,4}\)[\s-]?)?\d{1,4}(?:[\s-]?\d{2,4}){2,4}(?!\d)"
    r"|(?<![\d\w-])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)"
)
_RUN_ON_PHONE: Final = re.compile(
    r"(?:电话|手机|手机号码?|tel|mobile|phone)\s*[:：/]?\s*(?P<n>1[3-9]\d{9}|0\d{2,3}-\d{7,8})"
)
_URL: Final = re.compile(
    r"https?://[^\s，。；、）)<>\"'|一-鿿]+[^\s，。；、）)<>\"'|.,一-鿿]"
    r"|(?<![\w@.-])(?:www\.|github\.com/|gitee\.com/|(?:[a-z]{2}\.)?linkedin\.com/in/|huggingface\.co/"
    r"|[a-z0-9-]{1,39}\.github\.io)[\w./~%#?=&-]*[\w/]"
)
_NAME_LABEL: Final = re.compile(
    r"(?:姓\s{0,4}名\s*[:：/|]?|(?m:^)[ \t*_-]{0,6}(?:full )?name[ \t]?:)[ \t*_]{0,6}(?P<n>[一-鿿]{2,4}?(?=性别"
    r"|年龄|电话|出生|民族|籍贯|[^一-鿿]|$)|[a-z][a-z.'-]+(?: [a-z.'-]+){1,3}(?=\s*(?:$|[\n|,])))"
)
_LABEL_LABEL: Final = re.compile(
    r"(?:求职意向|求职目标|意向岗位|意向职位|目标职位|目标岗位|期望职位|期望岗位|应聘职位|应聘岗位"
    r"|求职岗位|target role|desired position|objective)"
    r"[ \t*_]{0,6}[:：/][ \t*_]{0,6}(?P<n>[^\n|;；。]{2,40})"
)
_NEXT_LABEL: Final = re.compile(
    r"姓名|性别|出生|籍贯|电话|手机|邮箱|投递|应聘公司|年龄|工作年限|自我评价|教育|期望|薪资|到岗|大专|本科|硕士|博士"
    r"|personal|\d{3}"
)
_PLACE_LABEL: Final = re.compile(
    r"(?:现居(?:住)?(?:地|城市)?|居住地|所在地|所在城市|现所在地|住址|地址|城市|location|address"
    r"|based in)[ \t*_]{0,6}[:：/]?[ \t*_]{0,6}(?P<n>[^\n|;；。]{2,40})"
)
_NOT_A_NAME: Final = re.compile(
    r"简历|求职|个人|电话|邮箱|性别|年龄|示例|样例|附件|resume|curriculum|vitae|sample|profile|cv\b|page|姓名"
)
_CHINESE_NAME: Final = re.compile(r"[一-鿿]{2,4}(?:·[一-鿿]{2,6})?")
_LATIN_NAME: Final = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}|[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’.-]*){1,3}")
_NAME_BEFORE_LABEL: Final = re.compile(
    r"(?:个人简历|简历)?(?P<n>[一-鿿]{2,3}?)"
    r"(?=性别|年龄|电话|手机|出生|民族|籍贯|求职|意向|毕业院校|应聘|mobile|tel\b|\d{2}岁)"
)
_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹"
    "关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶"
    "刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜"
    "鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥蔺云诸上皇尉令"
    "端"
)
_TOP: Final = 6
_RUN_ON: Final = 120
_LONGEST_SUMMARY: Final = 1_000


def find_basics(
    text: str, original: str, sections: Sequence[Section], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Yield what the head of a résumé and its labels say about the person.

    Parameters
    ----------
    text, original
        Folded text and the text itself, character by character the same length.
    """
    name = _name(text, original, sections)
    if name:
        yield Finding("basics.name", *name)
    for start, end in _emails(text):
        yield Finding("basics.email", start, end, text[start:end])
    for start, end in _phones(text):
        yield Finding("basics.phone", start, end, _digits(text[start:end]))
    for match in _unique(_URL, text):
        yield Finding("basics.url", *match.span(), original[match.start() : match.end()])
    for label in _labels(text, sections, name):
        yield Finding("basics.label", *label)
    yield from _summaries(text, sections)
    place = _place(text, original, sections, vocabulary)
    if place:
        yield place


def _unique(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    seen: set[str] = set()
    for match in pattern.finditer(text):
        if match[0] not in seen:
            seen.add(match[0])
            yield match


def _emails(text: str) -> list[Span]:
    """Return the addresses, without the labels that text without spaces runs into them."""
    found: dict[str, Span] = {}
    for match in _EMAIL.finditer(text):
        before, after = _BEFORE_EMAIL.match(match[0]), _AFTER_EMAIL.search(match[0])
        start = match.start() + (before.end() if before else 0)
        end = match.start() + after.start() if after else match.end()
        found.setdefault(text[start:end], (start, end))
    return list(found.values())


def _phones(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _PHONE.finditer(text)]
    found += [
        match.span("n")
        for match in _RUN_ON_PHONE.finditer(text)
        if not any(start < match.end("n") and match.start("n") < end for start, end in found)
    ]
    unique = {_digits(text[start:end]): (start, end) for start, end in sorted(found, reverse=True)}
    return sorted(unique.values())


def _digits(phone: str) -> str:
    """Return a number as it is dialled: digits, and a plus for the country."""
    plus = "+" if "+" in phone else ""
    return plus + re.sub(r"\D", "", phone)


def _name(text: str, original: str, sections: Sequence[Section]) -> Span | None:
    head_end = min(len(text), 1500)
    labelled = _NAME_LABEL.search(text, 0, head_end)
    if labelled:
        return labelled.span("n")
    start = 0
    for _ in range(_TOP):
        if start >= len(text) or any(section.heading <= start < section.start for section in sections):
            break
        _, end = line_at(text, start)
        if end - start > _RUN_ON:
            first = _NAME_BEFORE_LABEL.match(text, start)
            return first.span("n") if first and text[first.start("n")] in _SURNAMES else None
        for left, right in split(text, start, end)[:2]:
            piece = original[left:right]
            if _NOT_A_NAME.search(text, left, right) or "@" in piece:
                continue
            chinese = _CHINESE_NAME.fullmatch(piece)
            if (chinese and text[left] in _SURNAMES) or _LATIN_NAME.fullmatch(piece):
                return left, right
        start = end + 1
    return None


def _labels(text: str, sections: Sequence[Section], name: Span | None) -> list[Span]:
    """Return the jobs that are wanted, by a label or a section; else the title that stands below the name."""
    labelled = _LABEL_LABEL.search(text)
    if labelled:
        stop = _NEXT_LABEL.search(text, *labelled.span("n"))
        first, *others = split(text, labelled.start("n"), stop.start() if stop else labelled.end("n"))[:4] or [
            labelled.span("n")
        ]
        return [first, *(piece for piece in others if is_title(text[slice(*piece)]))]
    for section in sections:
        if section.kind == "objective":
            _, end = line_at(
                text, section.start + len(text[section.start :]) - len(text[section.start :].lstrip())
            )
            pieces = split(text, section.start, min(end, section.end, section.start + 60))
            return [piece for piece in pieces[:4] if is_title(text[slice(*piece)])]
    start, end = line_at(text, name[1]) if name else (0, 0)
    if name and end - start <= _RUN_ON:
        following = line_after(text, end)
        pieces = split(text, name[1], end) + (split(text, *following) if following else [])
        return [piece for piece in pieces if is_title(text[slice(*piece)])][:1]
    return []


def _summaries(text: str, sections: Sequence[Section]) -> Iterator[Finding]:
    for section in sections:
        if section.kind == "summary":
            span = trim(text, section.start, min(section.end, section.start + _LONGEST_SUMMARY))
            if span and span[1] - span[0] > 10:
                yield Finding("basics.summary", *span)


def _place(text: str, original: str, sections: Sequence[Section], vocabulary: Vocabulary) -> Finding | None:
    labelled = _PLACE_LABEL.search(text, 0, 2000)
    if labelled:
        for left, right in split(text, *labelled.span("n"))[:1]:
            return _city(text, original, left, right, vocabulary)
    head = sections[0]
    if head.kind == "head" and head.end - head.start < 600:
        at = head.start
        while at < head.end:
            _, end = line_at(text, at)
            for left, right in split(text, at, min(end, head.end)):
                if is_place(text[left:right], vocabulary):
                    return _city(text, original, left, right, vocabulary)
            at = end + 1
    return None


def _city(text: str, original: str, start: int, end: int, vocabulary: Vocabulary) -> Finding | None:
    """Return the city that an address names, cited with the words that name it; a Latin name stays as printed."""
    place = read_address(vocabulary, text[start:end])
    if place is not None and place.city:
        return Finding("basics.location", start, start + place.end, place.city)
    if gazetteer(vocabulary).city(text[start:end]):
        return Finding("basics.location", start, end, original[start:end])
    return None
