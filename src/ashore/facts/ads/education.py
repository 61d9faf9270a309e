"""Degrees and tiers of schools that a body asks for or likes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found, clause_at, is_preferred, sentence_at

RUNGS: Final = ("none", "初中", "高中/中专", "大专", "本科", "硕士", "博士")
"""Degrees from the lowest."""

_DEGREES: Final = re.compile(
    r"(?P<r6>博士研究生|博士后|博士)|(?P<r5>硕士研究生|硕士|研究生)|(?P<r4>大学本科|本科|学士|[一二]本)|(?P<r3>大专|专科|高职)"
    r"|(?P<r2>高中|中专|中技|职高)|(?P<r1>初中)|(?P<r0>学历不限|不限学历|无学历要求|不看学历)"
)
_ASKED_AFTER: Final = re.compile(
    r"\s?(?:[(（][^()（）]{0,10}[)）]\s?)?(?:或|及|和|/|、|含|以|与)?\s?(?:其"
    r"|或)?\s?(?:[生级](?=[及或]?以上)[及或]?)?(?:以\s{0,2}上|上学历|同等|在读|毕业|学历|学位|水平|教育|应届|及以上|优先|最佳|为佳|更佳"
    r"|尤佳|加分"
    r"|(?:理工科?|计算机|相关)[^，。；;]{0,8}专业|或?(?:大学)?(?:本科|硕士|博士|研究生|专科)(?:及以上|以上|学历|学位|毕业|优先)?|起(?:步)?(?:[，。；;,]|$))"
)
_ASKED_BEFORE: Final = re.compile(
    r"(?:学历|统招|全日制|正规|公办|重点|985|211|一流|最低|至少|毕业于|专业|相关|获得?|持有|具有|具备|要求|名校|院校|大学)(?:要求|为|是|的|[:：]|高校|大学|及以上)*\s?$"
)
_FULL_TIME: Final = re.compile(r"统招|全日制")
_EXCEPTION: Final = re.compile(
    r"(?:也|亦|均|都)?可(?:以|考虑|放宽|投)|放宽|例外|特别优(?:秀|异)|条件优|户口|落户|导师|团队|工资|薪|元/?月|补贴|占比|组成|们"
)
_LIKED: Final = re.compile(r"^[^，。；;,]{0,10}(?:优先|[更最尤为]佳|加分|优选|更好)")


def find_education(ad: Ad) -> Iterator[Found]:
    """Yield the lowest degree that each clause asks for; one that is only liked is marked ``preferred``."""
    yield from _chinese(ad) if ad.chinese else ()
    yield from _english(ad)


def _chinese(ad: Ad) -> Iterator[Found]:
    done = 0
    for match in _DEGREES.finditer(ad.asks):
        if match.start() < done:
            continue
        left, right = clause_at(ad.asks, *match.span())
        clause = ad.asks[left:right]
        done = right
        if _EXCEPTION.search(clause):
            clause, right = _without_exception(clause, right)
            if not _DEGREES.search(clause):
                continue
        asked, liked = _ranks(ad, clause, left, right)
        for ranks, preferred in ((asked, False), (liked, True)):
            if ranks:
                rank, start, end = min(ranks)
                extra = {"full_time": True} if _FULL_TIME.search(clause) else {}
                extra |= {"preferred": True} if preferred else {}
                yield Found("education", RUNGS[rank], start, end, {"where": "body", **extra})


_ASIDE: Final = re.compile(r"[(（][^()（）]*(?:可|放宽|优秀|优异)[^()（）]*[)）]?")


def _without_exception(clause: str, right: int) -> tuple[str, int]:
    """Drop an exception in brackets; without brackets the whole clause is the exception."""
    cleaned = _ASIDE.sub(lambda m: " " * len(m.group()), clause)
    return (cleaned, right) if cleaned != clause and not _EXCEPTION.search(cleaned) else ("", right)


Ranked = list[tuple[int, int, int]]


def _ranks(ad: Ad, clause: str, left: int, right: int) -> tuple[Ranked, Ranked]:
    """Return the rungs that a clause asks for and those it likes, each with its span."""
    asked: Ranked = []
    liked: Ranked = []
    degrees = list(_DEGREES.finditer(clause))
    for i, degree in enumerate(degrees):
        rank = next(r for r in range(7) if degree[f"r{r}"])
        after, before = clause[degree.end() :], clause[: degree.start()]
        if not (_ASKED_AFTER.match(after) or _ASKED_BEFORE.search(before) or rank == 0):
            continue
        if re.match(r"(?:生|以上)?\d", after) or re.match(r"[生们]?(?:导师|团队|论文|课题|期间|阶段)", after):
            continue
        end = left + degree.end() + (len(m.group()) if (m := _ASKED_AFTER.match(after)) else 0)
        following = clause[degree.end() : degrees[i + 1].start()] if i + 1 < len(degrees) else after
        # in 本科及以上学历硕士优先 only the last degree is liked; in 硕士/博士优先 both are
        joined = i + 1 < len(degrees) and re.fullmatch(r"(?:研究生|学历)?\s?[/、或和及]+\s?", following)
        is_liked = bool(_LIKED.match(following)) or bool(joined and _LIKED.match(clause[degrees[-1].end() :]))
        if not is_liked and _LIKED.match(clause[degrees[-1].end() :]) and i + 1 == len(degrees):
            is_liked = True
        if not is_liked and re.match(r"[，,]\s?(?:优先考虑|优先|者优先)", ad.asks[right : right + 6]):
            is_liked = True
        (liked if is_liked else asked).append((rank, left + degree.start(), min(end, right)))
    return asked, liked


_WESTERN: Final = re.compile(
    r"(?P<r6>ph\.?\s?d\.?s?(?![a-z])|doctora(?:te|l)(?: degree)?)"
    r"|(?P<r5>master'?s?'?(?: degree)?(?=[ ,/.)]|$)|(?:graduate|advanced) degree"
    r"|m\.?sc?\.?(?=[ ,/)])|mba(?![a-z]))"
    r"|(?P<r4>bachelor'?s?'?(?: degree)?|undergraduate degree|college degree|university degree"
    r"|b\.?sc?\.?(?=[ ,/)])|b\.?a\.?(?=[,/)]| (?:degree|in|or|and|with|from|plus|required"
    r"|preferred)(?![a-z]))|b\.?tech)"
    r"|(?P<r3>associate'?s? degree)|(?P<r2>high school diploma|ged(?![a-z]))"
)
_ABOUT_DEGREE: Final = re.compile(
    r"degree|\bin (?:a |an )?(?:[a-z]+ ){0,3}(?:computer|engineering|math|statistics|physics"
    r"|science|machine|related|relevant|technical|quantitative|similar|ml|ai|field|data|economics"
    r"|electrical)"
    r"|equivalent|pursuing|candidate|graduat|or higher|a plus|advantage|nice to have"
    r"|required|preferred|years|education|qualification"
)
_BEGINS_WITH_DEGREE: Final = re.compile(
    r"[\s•·*-]*(?:minimum requirements?:\s*|education:\s*)?(?:bachelor'?s?|master'?s|ph\.?d)(?![a-z])"
)
"""A list item that begins with a degree is about it, however the item goes on."""
_NOT_DEGREE: Final = re.compile(
    r"phd[- ]level|scrum master|master (?:data|the|of craft|plan)|webmaster|our (?:team|founders)"
    r"|(?:team|group) of (?:phd|ph\.d)|phds"
)


def _english(ad: Ad) -> Iterator[Found]:
    """Read Bachelor's, MS, PhD: the lowest of a sentence counts, as long as the sentence is about degrees."""
    done = ad.body
    for match in _WESTERN.finditer(ad.asks, ad.body):
        if match.start() < done:
            continue
        left, right = sentence_at(ad.asks, *match.span())
        done = right
        sentence = ad.asks[left:right]
        degrees = [m for m in _WESTERN.finditer(sentence) if _stands_alone(sentence, m)]
        told = _ABOUT_DEGREE.search(sentence) or _BEGINS_WITH_DEGREE.match(sentence)
        if not degrees or not told or _NOT_DEGREE.search(sentence):
            continue
        ranked = min((next(r for r in range(7) if r > 1 and m[f"r{r}"]), m.start(), m.end()) for m in degrees)
        start, end = left + ranked[1], left + ranked[2]
        extra = (
            {"preferred": True} if is_preferred(ad, left + degrees[0].start(), left + degrees[-1].end()) else {}
        )
        yield Found("education", RUNGS[ranked[0]], start, end, {"where": "body", **extra})


def _stands_alone(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()]
    return not re.search(r"[a-z0-9_-]$", before)


_TIER: Final = re.compile(
    r"(?=[92双一二三qt前海国境留c知著重优名])(?:(?<!\d)(?<!\d\.)(?:(?P<t985>9\s?85)|(?P<t211>2\s?11))(?![\d.%年月日元万千+])|(?P<dual>双一流"
    r"|双1流)|(?P<ben>[一二三]本)(?!书|文|正)"
    r"|(?P<qs>qs\s?(?:世界)?(?:排名)?\s?(?:前|top)?\s?\d{2,3})|(?P<top>(?:top|前)\s?\d{1,3}\s?(?:的)?(?:高校|院校|大学|学校))"
    r"|(?P<abroad>(?:海外|国外|境外)(?:名校|知名(?:高校|院校|大学)|院校|高校|大学|留学|学历|经历|背景|学习)|留学(?:背景|经历|归国|生)|海归)"
    r"|(?P<c9>c9(?=高校|院校|联盟|名校))|(?P<famous>(?:国内外?|海内外)?(?:知名|著名|重点|一流|优质)(?:高校|院校|大学|学府)|名校|重点本科))"
)


def find_school_tiers(ad: Ad) -> Iterator[Found]:
    """Yield 985, 211, 双一流, 一本, 海外 and their like, with their strength."""
    for match in _TIER.finditer(ad.asks):
        kind = match.lastgroup or ""
        clause = clause_at(ad.asks, *match.span())
        if kind in {"t985", "t211"} and not _names_school(ad.asks, match, clause):
            continue
        if kind == "abroad" and not re.search(
            r"优先|佳|加分|者|毕业|考虑|背景", ad.asks[match.start() : clause[1]]
        ):
            continue
        value = {"t985": "985", "t211": "211", "dual": "双一流", "abroad": "海外", "c9": "C9"}.get(
            kind, match.group()
        )
        liked = is_preferred(ad, *match.span()) or bool(
            re.search(r"(?:可以|也可|亦可)考虑", ad.asks[match.end() : clause[1]])
        )
        yield Found("school_tier", value, *match.span(), {"strength": "preferred" if liked else "required"})


def _names_school(text: str, match: re.Match[str], clause: tuple[int, int]) -> bool:
    """Tell 985高校 from a number: schools, degrees, the other tier or a preference stand beside it."""
    around = text[max(clause[0], match.start() - 16) : min(clause[1] + 8, match.end() + 20)]
    if re.search(r"组成|来自|成员", around):
        return False
    return bool(
        re.search(r"校|大学|本科|硕士|博士|学历|毕业|优先|双一流|9\s?85.{0,6}2\s?11|2\s?11.{0,6}9\s?85", around)
    )
