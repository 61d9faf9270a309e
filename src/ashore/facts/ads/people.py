"""Numbers of people: how many are hired, how old they may be, how many the employer has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found
from ashore.facts.model import Value

_HEADCOUNT: Final = re.compile(
    r"(?:招聘?人数|需求人数|招募人数|人数|名额)\s?[:：]\s?(?P<count>\d{1,4})\s?[人名位个]?|(?:招聘"
    r"|招募|招收|急招|直招|诚聘)\s?(?P<verb>\d{1,4})\s?[人名位]"
    r"|(?:openings|number of (?:positions|openings|hires))\s?:\s?(?P<openings>\d{1,4})"
)
_AGE: Final = re.compile(
    r"(?:年龄(?:要求)?[:：]?\s?(?:在)?)?(?P<low>\d{2})\s?(?:周?岁)?\s?[-–—~～至到]\s?(?P<high>\d{2})\s?周?岁"
    r"|(?P<most>\d{2})\s?周?岁(?:及|或)?以[下内]"
    r"|(?:不超过|不大于|小于|低于|年龄超过(?=\d{2}周?岁(?:不|勿)))\s?(?P<under>\d{2})\s?周?岁"
    r"|年龄[:：]?\s?(?P<cap>\d{2})\s?周?岁以[下内]|(?P<least>\d{2})\s?周?岁(?:及|或)?以上"
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


_STAFF: Final = re.compile(
    r"(?:现有|目前|拥有|共有|全球|公司|团队|员工|人员|规模)[^，,。；;\n\d]{0,8}?(?:员工|团队|人员"
    r"|规模)?(?:人数|总数)?(?P<over>超过?|逾)?(?:近|约|达到?"
    r"|已有)?\s?(?P<count>\d{1,7}(?:\.\d)?)\s?(?P<wan>万)?\s?(?P<more>多|余|\+)?\s?(?:名"
    r"|位)?(?:公司)?(?:员工|人(?=[+，,。；;、\n]|以上|左右|规模|的团队))(?P<plus>\+|以上)?"
    r"|(?P<staff>\d{2,6})\+\s?(?:名|位)?(?:公司)?员工"
    r"|(?P<en>\d{1,3}(?:,\d{3})*)\+?\s(?:employees|team members)"
)
_DUTIES: Final = frozenset({"duty", "requirement", "preferred"})


def find_staff(ad: Ad) -> Iterator[Found]:
    """Yield the size of the employer where its story states it; 超过, + and round numbers are lower bounds."""
    first = min((part.start for part in ad.sections), default=len(ad.folded))
    stories = [(part.start, part.end) for part in ad.sections if part.label not in _DUTIES]
    for start, end in [(ad.body, first), *stories]:
        for match in _STAFF.finditer(ad.folded, max(start, ad.body), end):
            number = float((match["count"] or match["staff"] or match["en"]).replace(",", ""))
            count = int(number * (10_000 if match["wan"] else 1))
            if count >= _FEWEST and not _NOT_STAFF.search(
                ad.folded[max(0, match.start() - 10) : match.start() + 2]
            ):
                is_exact = match["count"] and not any(match[group] for group in ("over", "wan", "more", "plus"))
                yield Found("company_size", {"min": count, "max": count if is_exact else None}, *match.span())
                return


_FEWEST: Final = 10
_NOT_STAFF: Final = re.compile(r"管理|带领|服务|培训|客户|研发|技术|招|用户|算法|带|覆盖")
