"""Names of schools and degrees in folded text.

A Chinese name of a school ends in 大学, 学院 …; where it begins has to be found, since text without spaces runs
label, name and degree together ("毕业院校某某大学硕士学位"). It begins after a label or a sign, or at a place or
another word that names of schools begin with; a name that the vocabulary knows needs none of this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class School:
    """A school's name in folded text; ``sure`` where the vocabulary or how it begins vouches for it."""

    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree in folded text and its rung; ``plain`` where it needs no line about education to be one."""

    start: int
    end: int
    value: str
    plain: bool


_LONGEST: Final = 18
_SUFFIX: Final = re.compile(
    r"(?:大学(?!本科|专科)|(?<!学院)大学|学院(?!大学(?!本科|专科))|专科学校|(?:职业|技工|技师"
    r"|技术|师范|卫生|中专|体育|艺术|外国语|实验|高级|附属|国际|商业)学校|党校"
    r"|[一-鿿]中学|第[一二三四五六七八九十]{1,3}(?:高中|中(?![一-鿿]))|社科院)"
)
# What stands before a name in running text and never begins or belongs to one.
_BEFORE: Final = re.compile(
    r"毕业学?院?校?于?|毕业学校|毕业院校|毕业学院|就读于?|考入|录取|院校|学校名称|学校[:：/\s]"
    r"|(?<=[^一-鿿])学校|学校(?=[一-鿿])|专业|学位|学历|时间|日期"
    r"|教育(?:经历|背景|经验)|工作(?:经历|经验)|经历|背景|研究生|硕士|博士|学士|本科|大专|高中"
    r"|中专|姓名|性别|学习|主修|全日制|统招"
    r"|(?<=\d)[年月日]+|至今|以来|曾在|现就职于|任职于|来自|在职|先后|在(?=[一-鿿]{2,}(?:大学"
    r"|学院))|于(?=[一-鿿]{2,}(?:大学|学院))"
)
_BEGINNING: Final = (
    "中国", "中央", "中华", "国家", "国防", "国际", "首都", "首钢", "华东",
    "华南", "华中", "华北", "华西", "华侨", "西南", "西北", "西部", "东北",
    "东南", "东方", "中南", "中山", "中原", "中共", "北方", "南方", "江南",
    "解放军", "空军", "海军", "陆军", "火箭军", "武警", "公安", "对外", "外交",
    "私立", "民办", "英国", "美国", "法国", "德国", "日本", "韩国", "澳大利亚",
    "加拿大", "新加坡", "俄罗斯", "荷兰", "京", "长江", "黄河", "三峡", "长春",
    "齐鲁", "燕山", "闽南", "岭南", "赣南", "皖南", "渤海", "清华", "北大",
    "复旦", "同济", "暨南", "东华", "河海", "南开", "电子科技大学", "哈工大",
)  # fmt: skip
_NO_NAME: Final = re.compile(
    r"(?:.*(?:的|所|类|名牌|重点|知名|高等|各|多家|海外|国外|国内|内外|综合性?|[一二三]本|本校"
    r"|我校|外校|该|等|与|和|及|或|到|个|上|读|念|老年|开设|独立|二级|民办|公办|下属)"
    r"|.?(?:通过|国家|全国|考上|当代|参加|组织|中国)?)$"
)
_EMPLOYER: Final = re.compile(r"有限公司|企业$|医院$")
_AFTER: Final = re.compile(
    r"生(?!物|命|态|殖|涯)|期间|英语[四六]?级?|[四六]级|城|排名|联盟|路|排行|奖学金|派(?!克)|风"
)
_FOUNDER: Final = re.compile(r"(?:国立|公立|省立|市立|私立|民办)$")
_BRANCH: Final = re.compile(r"\((?P<inner>[一-鿿]{2,14})\)")
_SECOND: Final = re.compile(r"[一-鿿]{2,9}?(?<!大)学院")
_DISCIPLINE: Final = re.compile(
    r"(?:计算机|信息|软件|人工智能|电子|电气|自动化|通信|网络|空间|安全|数学|统计|物理|化学|化工"
    r"|生物|生命|医药?|药|护理|公共卫生|材料|机械|能源|动力|"
    r"环境|土木|建筑|水利|交通|航空|航天|管理|经济|金融|商|工商|贸易|国际|会计|财政|税务|法|政治"
    r"|马克思主义|社会|公共|行政|"
    r"人文|文|历史|哲|教育|心理|新闻|传播|传媒|外国?语|英语|日语|艺术|美术|设计|音乐|体育|农"
    r"|林|园艺|食品|地质|地理|测绘|资源|"
    r"继续教育|成人教育|网络教育|远程教育|理|工|研究生|创新|创业|与|及|和|科学|技术|工程|应用"
    r"|控制|数据|大|数字|媒体|学|系统|旅游|酒店)+院?"
)
_LATIN: Final = re.compile(
    r"\b(?:universit(?:y|é|ät|at|à|e|eit)|universidad|college|institute of technology|polytechnic|business school"
    r"|school of (?:economics|business|design|management)|high school|academy|institute|hochschule|école)\b"
)


@cache
def _names(vocabulary: Vocabulary) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the Chinese names that are schools as they stand, and a pattern of what names begin with."""
    schools = {
        fold_chars(surface)
        for term in vocabulary.terms("schools")
        for surface in term.surfaces
        if not surface.isascii() and surface.endswith(("大学", "学院"))
    }
    places = {
        fold_chars(surface)
        for term in vocabulary.terms("places")
        if term.attributes.get("kind") in {"province", "city"}
        for surface in term.surfaces
        if not surface.isascii() and len(surface) >= 2
    }
    beginnings = sorted({*places, *_BEGINNING}, key=len, reverse=True)
    return frozenset(schools), re.compile("|".join(map(re.escape, beginnings)))


@cache
def _latin_names(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = {
        surface.lower()
        for term in vocabulary.terms("schools")
        for surface in term.surfaces
        if surface.isascii() and len(surface) > 2
    }
    return re.compile(
        r"(?<![\w])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?![\w])"
    )


def find_schools(text: str, vocabulary: Vocabulary) -> list[School]:
    """Return the Chinese names of schools, in the order of the text, none inside another."""
    known, beginnings = _names(vocabulary)
    found: list[School] = []
    for match in _SUFFIX.finditer(text):
        floor = found[-1].end if found else 0
        if match.end() <= floor:
            continue
        start, sure = _beginning(text, match, floor, known, beginnings)
        core = text[start : match.start()]
        if (len(core) + len(match[0]) < 4 and not sure) or _EMPLOYER.search(core):
            continue
        end = _ending(text, match.end())
        if not sure and _DISCIPLINE.fullmatch(text, start, end):
            continue  # a department: 管理学院, 信息科学与技术学院
        if not sure and (_NO_NAME.match(core) or _AFTER.match(text, end) or len(core) > 10):
            continue
        if match[0] == "大学" and _AFTER.match(text, end) and text[start:end] not in known:
            continue
        found.append(School(start, end, sure))
    return found


def _beginning(
    text: str, suffix: re.Match[str], floor: int, known: frozenset[str], beginnings: re.Pattern[str]
) -> tuple[int, bool]:
    """Return where the name begins that ends in this suffix, and whether that is sure.

    The end of the suffix where the suffix is part of a label itself (毕业学院) and there is no name.
    """
    start = suffix.start()
    while start > floor and suffix.start() - start < _LONGEST and "一" <= text[start - 1] <= "鿿":
        start -= 1
    for cut in _BEFORE.finditer(text, start, suffix.end()):
        if cut.end() > suffix.start():
            return suffix.end(), False
        start = cut.end()
    for at in range(start, suffix.start()):
        if text[at : suffix.end()] in known:
            return _with_founder(text, start, at), True
    first = beginnings.search(text, start, suffix.end())
    if first and first.start() < suffix.start():
        return _with_founder(text, start, first.start()), True
    return start, False


def _with_founder(text: str, floor: int, start: int) -> int:
    """Return where a name begins with the word for who founded the school: 国立, 私立."""
    founder = _FOUNDER.search(text, floor, start)
    return founder.start() if founder else start


def _ending(text: str, end: int) -> int:
    """Return where the name ends: after a campus in brackets or an independent college, before a department."""
    branch = _BRANCH.match(text, end)
    if branch and not re.search(r"专业|学历|学位|全日制|统招|本科|硕士|系$|年", branch["inner"]):
        return branch.end()
    second = _SECOND.match(text, end)
    if second and not _DISCIPLINE.fullmatch(second[0]) and not _BEFORE.search(second[0]):
        return second.end()
    return end


def is_latin_school(piece: str, vocabulary: Vocabulary) -> bool:
    """Say whether a piece of a line, folded, names a school in Latin script."""
    return bool(_LATIN.search(piece) or _latin_names(vocabulary).fullmatch(piece.strip()))


@cache
def _degrees(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str]]:
    values = {fold_chars(surface): term.name for term in vocabulary.terms("degrees") for surface in term.surfaces}
    chinese = sorted((s for s in values if not s.isascii()), key=len, reverse=True)
    latin = sorted((s for s in values if s.isascii()), key=len, reverse=True)
    pattern = (
        rf"(?P<zh>{'|'.join(map(re.escape, chinese))})"
        rf"|(?<![\w.])(?P<en>{'|'.join(map(re.escape, latin))})(?:\s+\(?hon(?:our|or)?s\)?)?(?![\w])"
    )
    return re.compile(pattern), values


# Requirements, exams, tutors and places named after a degree: 本科及以上, 硕士优先, 博士生导师, 高中生, 专科医院.
_NO_DEGREE: Final = re.compile(
    r"(?:学历)?(?:及其?|或)?以[上下]|优先|生导师|导师|点|生(?!物|命|态|涯)|教学|部|院(?!校)|学校"
    r"|阶段|语文|数学|英语|老师|教师|课程|学员|医院|疾病|毕业证|人才|论文"
)
_BEFORE_NO_DEGREE: Final = re.compile(r"(?:非|未|服务|辅导|对接|面向|招聘|针对|第一|第二|前|级|带|小学|初中|教)$")


def find_degrees(text: str, vocabulary: Vocabulary) -> list[Degree]:
    """Return the degrees, in the order of the text; of 博士研究生 and 大学本科 the degree itself is the span."""
    pattern, values = _degrees(vocabulary)
    found = []
    for match in pattern.finditer(text):
        word = match["zh"]
        if word:
            if _NO_DEGREE.match(text, match.end()) or _BEFORE_NO_DEGREE.search(
                text, max(0, match.start() - 2), match.start()
            ):
                continue
            start, end = match.span()
            value = values[word]
            if word.startswith("大学") and len(word) > 2:
                start += 2
            if word.endswith("研究生") and len(word) > 3:
                end -= 3
            found.append(Degree(start, end, value, plain=True))
        else:
            short = len(match["en"].replace(".", "")) <= 4
            found.append(Degree(*match.span(), values[match["en"]], plain=not short))
    return found
