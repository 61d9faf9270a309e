"""What else a body states: languages, how many are hired, age, kind of employment, deadline, place, the employer's size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found, clause_at, is_preferred
from ashore.facts.model import Value
from ashore.text.dates import find_dates
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.places import read_address, read_locations

_TONGUES: Final = {
    "英语": "英语", "英文": "英语", "日语": "日语", "日文": "日语", "韩语": "韩语", "韩文": "韩语", "德语": "德语", "德文": "德语",
    "法语": "法语", "俄语": "俄语", "西班牙语": "西班牙语", "葡萄牙语": "葡萄牙语", "阿拉伯语": "阿拉伯语", "意大利语": "意大利语",
    "泰语": "泰语", "越南语": "越南语", "印尼语": "印尼语", "马来语": "马来语", "粤语": "粤语", "普通话": "普通话", "闽南语": "闽南语",
    "english": "英语", "mandarin": "普通话", "cantonese": "粤语", "japanese": "日语", "korean": "韩语",
    "german": "德语", "french": "法语", "spanish": "西班牙语", "arabic": "阿拉伯语", "hindi": "印地语", "portuguese": "葡萄牙语",
    "italian": "意大利语", "dutch": "荷兰语", "hebrew": "希伯来语", "turkish": "土耳其语", "cet": "英语", "toefl": "英语", "ielts": "英语",
    "托福": "英语", "雅思": "英语",
}  # fmt: skip
_TONGUE: Final = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(_TONGUES, key=len, reverse=True))})(?![a-z])|中英[文语]")
_SKILL_OF_TONGUE: Final = re.compile(
    r"(?:大学)?(?:英语)?[-－]?(?:国家)?[四六46]级(?:及?以上)?|[四六46]级|专[四八]|听说读写|读写|听说|口语|口头|书面|沟通|交流|阅读|写作|翻译|流利|熟练|精通|良好|过硬|能力|水平|工作语言|表达"
    r"|文献|资料|文档|论文|\d{3}分?|n[12]|fluen\w*|native|proficien\w*|speak\w*|written|verbal|oral|communication|business level|bilingual"
)
_NOT_TONGUE: Final = re.compile(r"编程|版|网站|名称|专业(?!英语)|教学|教育|培训|学习产品|课程|语料|数据|简历|模型|内容|标题|language model|translation (?:model|system)|citizen|text")


def find_languages(ad: Ad) -> Iterator[Found]:
    """Yield each language that a candidate should speak or read, with the level as stated."""
    seen: set[str] = set()
    for match in _TONGUE.finditer(ad.asks):
        name = _TONGUES.get(match.group(), "英语")
        left, right = clause_at(ad.asks, *match.span())
        left, right = max(left, match.start() - 24), min(right, match.end() + 30)
        around = ad.asks[left:right]
        if name in seen or not _SKILL_OF_TONGUE.search(around) or _NOT_TONGUE.search(around):
            continue
        seen.add(name)
        levels = [m.group() for m in _SKILL_OF_TONGUE.finditer(around)]
        strength = "preferred" if is_preferred(ad, *match.span()) else "required"
        yield Found("language", name, left, right, {"level": "".join(dict.fromkeys(levels)) if ad.chinese else " ".join(levels), "strength": strength})


_HEADCOUNT: Final = re.compile(
    r"(?:招聘?人数|需求人数|招募人数|人数|名额)\s?[:：]\s?(?P<count>\d{1,4})\s?[人名位个]?|(?:招聘|招募|招收|急招|直招|诚聘)\s?(?P<verb>\d{1,4})\s?[人名位]"
    r"|(?:openings|number of (?:positions|openings|hires))\s?:\s?(?P<openings>\d{1,4})"
)
_AGE: Final = re.compile(
    r"(?:年龄(?:要求)?[:：]?\s?(?:在)?)?(?P<low>\d{2})\s?(?:周?岁)?\s?[-–—~～至到]\s?(?P<high>\d{2})\s?周?岁|(?P<most>\d{2})\s?周?岁(?:及|或)?以[下内]"
    r"|(?:不超过|不大于|小于|低于|年龄超过(?=\d{2}周?岁(?:不|勿)))\s?(?P<under>\d{2})\s?周?岁|年龄[:：]?\s?(?P<cap>\d{2})\s?周?岁以[下内]|(?P<least>\d{2})\s?周?岁(?:及|或)?以上"
)


def _may_count(text: str) -> bool:
    return any(hint in text for hint in ("招", "人数", "名额", "诚聘", "openings", "number of"))


def find_numbers_of_people(ad: Ad) -> Iterator[Found]:
    """Yield the headcount and limits of age that a body states."""
    for match in _HEADCOUNT.finditer(ad.asks) if _may_count(ad.asks) else ():
        count = int(match["count"] or match["verb"] or match["openings"])
        if count:
            yield Found("headcount", count, *match.span())
    for match in _AGE.finditer(ad.asks) if "岁" in ad.asks else ():
        value: Value
        if match["low"]:
            value = {"min": int(match["low"]), "max": int(match["high"])}
        elif match["least"]:
            value = {"min": int(match["least"]), "max": None}
        else:
            value = {"min": None, "max": int(match["most"] or match["under"] or match["cap"])}
        yield Found("age_limit", value, *match.span())


_EMPLOYMENT: Final = (
    ("internship", re.compile(r"实习岗位?(?!为)|(?:工作|职位|岗位|招聘)性质[:：]?\s?实习|(?:每周|至少|可|保证).{0,8}实习.{0,6}(?:天|个?月)|(?:employment|job) type\s*:?\s*intern(?:ship)?")),
    ("part_time", re.compile(r"(?:工作|职位|岗位|招聘)性质[:：]?\s?兼职|兼职(?=岗位|招聘|工作|人员|形式|[，,。\n])|(?<![a-z])part[- ]time(?! (?:masters|mba|study|degree))")),
    ("contract", re.compile(r"(?<![a-z])(?:independent contractor|contract (?:position|role|basis|opportunity|to hire)|contract-to-hire|fixed[- ]term|1099)(?![a-z])|(?:employment|job) type\s*:?\s*contract")),
    ("outsourced", re.compile(r"外包(?:岗位?|性质|项目|形式|编制)|(?:人力|驻场|岗位|职位)外包|驻场(?=开发|办公|客户|银行|华为|腾讯|阿里|甲方|岗位|工作)|劳务派遣|第三方派遣")),
    ("full_time", re.compile(r"(?:工作|职位|岗位|招聘)(?:性质|类型)[:：]?\s?全职|(?:(?:employment|job) )?type\s*:?\s*full[- ]?time|(?<=\n)full[- ]time(?=\s*\n)|(?:this is a|is a) full[- ]time (?:position|role|job|opportunity)")),
)  # fmt: skip
_HINTS: Final = {
    "internship": ("实习", "intern"),
    "part_time": ("兼职", "part"),
    "contract": ("contract", "fixed", "1099"),
    "outsourced": ("外包", "驻场", "派遣"),
    "full_time": ("全职", "full"),
}
_NOT_THIS_JOB: Final = re.compile(r"经验|经历|经济|非|不是|拒绝|无|不(?:接受|招|需|要)|not |no |unable|our contractors|业务|人员管理|供应商|benefits")


def find_employment(ad: Ad, title: tuple[int, int] | None) -> Iterator[Found]:
    """Yield the kind of employment, where title or body state it."""
    if title and (match := _INTERN.search(ad.folded, *title)):
        yield Found("employment_type", "internship", *match.span())
    if title and (match := _PART_TIME.search(ad.folded, *title)):
        yield Found("employment_type", _TITLE_KINDS[match.group()], *match.span())
    for kind, pattern in _EMPLOYMENT:
        if not any(hint in ad.folded for hint in _HINTS[kind]):
            continue
        for match in pattern.finditer(ad.folded, ad.body):
            left, right = clause_at(ad.folded, *match.span())
            if not _NOT_THIS_JOB.search(ad.folded[max(left, match.start() - 8) : min(right, match.end() + 8)]):
                yield Found("employment_type", kind, *match.span())
                break


_INTERN: Final = re.compile(r"实习生?|(?<![a-z])intern(?:ship)?s?(?![a-z])")
_TITLE_KINDS: Final = {"兼职": "part_time", "part-time": "part_time", "part time": "part_time", "外包": "outsourced", "驻场": "outsourced", "contract": "contract", "contractor": "contract"}
_PART_TIME: Final = re.compile(r"兼职|(?<![a-z])part[- ]time(?![a-z])|外包|驻场|(?<![a-z])contract(?:or)?(?![a-z])")

_DATED: Final = re.compile(
    r"(?P<deadline>截止(?:日期|时间)?|报名截止|申请截止|有效期至|deadline|apply by|applications? close|closing date|valid through)|(?P<posted>发布(?:日期|时间)|date posted|posted(?: on)?)"
)


def find_dates_of_ad(ad: Ad) -> Iterator[Found]:
    """Yield the deadline and the date of posting that a body labels."""
    for match in _DATED.finditer(ad.folded, ad.body):
        window = ad.folded[match.end() : match.end() + 28].split("\n", 1)[0]
        lead = re.match(r"[\s:：为至是在on]*", window)
        shift = lead.end() if lead else 0
        dates = [date for date in find_dates(window[shift:]) if date.start == 0]
        if dates:
            name = "deadline" if match["deadline"] else "posted"
            yield Found(name, dates[0].end_value or dates[0].value, match.start(), match.end() + shift + dates[0].end)


_PLACED: Final = re.compile(
    r"(?:工作|办公|上班|面试及工作|入职)(?:地点|地址|城市|地)\s?(?:[:：]|为|在|可在|是)\s?|(?<![a-z])base(?:d)?(?:地点?)?(?: in| at)?\s?[:：]?\s?(?=[\u4e00-\u9fff])|坐标\s?[:：]?\s?"
)
_ADDRESS: Final = re.compile(r"(?:公司|单位|企业)?地址\s?[:：]\s?")
_NEXT_CITY: Final = re.compile(r"\s?(?:[、,，/;；]|或者?|和|及|以及|\s)\s?")
_FULLY_REMOTE: Final = re.compile(
    r"(?<![a-z])(?:fully[- ]remote|100% remote|remote[- ](?:friendly|first|eligible|position|role)|this (?:role|position|job) is remote|work(?:ing)? remotely from anywhere)(?![a-z])|(?:全职|完全|纯|支持|可)远程(?:办公|工作|岗位)?|远程(?:岗位|职位|全职)"
)


def find_places(ad: Ad, vocabulary: Vocabulary, title: tuple[int, int] | None, *, known: bool, remote: bool) -> Iterator[Found]:
    """Yield the cities that a body labels as the place of work.

    Parameters
    ----------
    known
        The header names a city already: then the employer's address adds nothing.
    remote
        The header offers remote work already.
    """
    found = list(_labelled(ad, vocabulary, title))
    yield from found
    match = None if remote else _FULLY_REMOTE.search(ad.folded, ad.body)
    if match:
        yield Found("city", ["remote"], *match.span(), {"where": "body"})
    if known or found:
        return
    for match in _ADDRESS.finditer(ad.folded, ad.body):
        place = read_address(vocabulary, ad.folded[match.end() : match.end() + 40])
        if place and place.city:
            extra = {"district": place.district} if place.district else {}
            yield Found("city", [place.city], match.end(), match.end() + place.end, {**extra, "where": "body"})
            return


def _labelled(ad: Ad, vocabulary: Vocabulary, title: tuple[int, int] | None) -> Iterator[Found]:
    begin = title[0] if title else ad.body
    for match in _PLACED.finditer(ad.folded, begin):
        cities: list[str] = []
        district = None
        at = match.end()
        end = at
        while place := read_address(vocabulary, ad.folded[at : at + 40]):
            if place.city is None:
                break
            cities.append(place.city)
            district = place.district
            end = at + place.end
            gap = _NEXT_CITY.match(ad.folded, end)
            if not gap:
                break
            at = gap.end()
        if cities:
            extra: dict[str, Value] = {"district": district} if district and len(cities) == 1 else {}
            yield Found("city", list(dict.fromkeys(cities)), match.end(), end, {**extra, "where": "body"})


_STAFF: Final = re.compile(
    r"(?:现有|目前|拥有|共有|全球|公司|团队|员工|人员|规模)[^，,。；;\n\d]{0,8}?(?:员工|团队|人员|规模)?(?:人数|总数)?(?P<over>超过?|逾)?(?:近|约|达到?|已有)?\s?(?P<count>\d{1,7}(?:\.\d)?)\s?(?P<wan>万)?\s?(?P<more>多|余|\+)?\s?(?:名|位)?(?:公司)?(?:员工|人(?=[+，,。；;、\n]|以上|左右|规模|的团队))(?P<plus>\+|以上)?"
    r"|(?P<staff>\d{2,6})\+\s?(?:名|位)?(?:公司)?员工"
    r"|(?P<en>\d{1,3}(?:,\d{3})*)\+?\s(?:employees|team members)"
)
_DUTIES: Final = frozenset({"duty", "requirement", "preferred"})


def find_staff(ad: Ad) -> Iterator[Found]:
    """Yield the size of the employer where its story states it; 超过, + and round numbers are lower bounds."""
    for part in ad.sections:
        if part.label in _DUTIES:
            continue
        for match in _STAFF.finditer(ad.folded, max(part.start, ad.body), part.end):
            number = float((match["count"] or match["staff"] or match["en"]).replace(",", ""))
            count = int(number * (10_000 if match["wan"] else 1))
            if count >= _FEWEST and not _NOT_STAFF.search(ad.folded[max(0, match.start() - 10) : match.start() + 2]):
                is_exact = match["count"] and not any(match[group] for group in ("over", "wan", "more", "plus"))
                yield Found("company_size", {"min": count, "max": count if is_exact else None}, *match.span())
                return


_FEWEST: Final = 10
_NOT_STAFF: Final = re.compile(r"管理|带领|服务|培训|客户|研发|技术|招|用户|算法|带|覆盖")


def english_place(vocabulary: Vocabulary, text: str) -> list[str]:
    """Return the cities of a location given by a format's own field, remote included."""
    locations = read_locations(vocabulary, text)
    return [*locations.cities, *(["remote"] if locations.remote else [])]
