"""The short forms of a header: 3-5年, 统招本科, 招2人, 04-16发布, 100-499人, 未融资. A token is read whole."""

from __future__ import annotations

import re
from typing import Final

from ashore.facts.model import Value
from ashore.text.dates import find_dates

_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_YEARS: Final = re.compile(
    r"(?:(?:工作)?经验[:：]?)?(?P<low>\d{1,2}|[一两二三四五六七八九十])"
    r"(?:年?[-–—~～至到](?P<high>\d{1,2}|[一两二三四五六七八九十]))?"
    r"\s?年(?P<more>(?:及|或)?以上|\+)?(?P<less>(?:及|或)?以[下内])?(?:的?(?:工作)?(?:经验|经历))?(?:要求)?"
)
_ANY: Final = re.compile(
    r"(?:工作)?(?:经验|年限)不限|不限(?:工作)?(?:经验|年限)|无(?:需|须)?(?:相关|工作)*经验(?:要求)?|不要求(?:工作)?经验|无工作经验要求"
)
_FRESH: Final = re.compile(
    r"(?:接受|欢迎)?(?:\d{2,4}届)?应届(?:毕业)?生?|在校(?:学?生)?|(?:\d{2,4}届)?实习生?|校招|校园招聘|应届生?/实习生?"
)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _DIGITS[text]


def experience(token: str) -> Value:
    """Read what a token says of experience: a range of years, any, or fresh; None for anything else."""
    if _ANY.fullmatch(token):
        return {"min_years": 0, "max_years": None, "any": True}
    if _FRESH.fullmatch(token):
        return {"fresh": True}
    match = _YEARS.fullmatch(token)
    if not match:
        return None
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else None
    if match["less"] and high is None:
        low, high = 0, low
    elif match["more"]:
        high = None
    if high is not None and high < low:
        return None
    return {"min_years": low, "max_years": high}


_RUNGS: Final = (
    ("none", r"学历不限|不限学历|无学历要求|不要求学历|学历无要求"),
    ("初中", r"初中"),
    ("高中/中专", r"高中|中专|中技|职高|技校|高中/中专|中专/中技"),
    ("大专", r"大专|专科|高职"),
    ("本科", r"大学本科|本科|学士"),
    ("硕士", r"硕士研究生|硕士|研究生|mba/emba|mba|emba"),
    ("博士", r"博士研究生|博士"),
)
_DEGREE: Final = re.compile(
    r"(?:(?:最低)?学历(?:要求)?[:：]?)?(?P<full>统招|全日制|统招全日制)?(?:"
    + "|".join(rf"(?P<r{i}>{pattern})" for i, (_, pattern) in enumerate(_RUNGS))
    + r")(?:(?:及|或)?以[上下])?(?:学历|学位)?(?:及以上)?"
)


def degree(token: str) -> tuple[str, bool] | None:
    """Read the lowest degree a token asks for, and whether full-time study is asked for."""
    match = _DEGREE.fullmatch(token)
    if not match:
        return None
    rung = next(name for i, (name, _) in enumerate(_RUNGS) if match[f"r{i}"])
    return rung, match["full"] is not None


_HEADCOUNT: Final = re.compile(
    r"(?:招聘?|招收|招聘人数[:：]?|人数[:：]?|需求人数[:：]?)\s?(?P<count>\d{1,4})\s?[人名位个]"
)
_SOME: Final = re.compile(r"招(?:聘)?若干[人名]?")


def headcount(token: str) -> int | None:
    """Read how many are hired; 若干 is no number and gives 0."""
    if _SOME.fullmatch(token):
        return 0
    match = _HEADCOUNT.fullmatch(token)
    return int(match["count"]) if match else None


_SIZE: Final = re.compile(
    r"(?:规模[:：]?)?(?:(?P<low>\d{1,7})\s?[-–—~～至到]\s?(?P<high>\d{1,7})\s?人"
    r"|(?P<least>\d{1,7})\s?人?(?:及|或)?以上人?|(?:少于|不足|小于)(?P<most>\d{1,7})\s?人|(?P<under>\d{1,7})\s?人(?:及|或)?以下)"
)


def company_size(token: str) -> Value:
    """Read a range of employees; None for anything else."""
    match = _SIZE.fullmatch(token)
    if not match or (match["least"] and "人" not in token):
        return None
    if match["low"]:
        return {"min": int(match["low"]), "max": int(match["high"])}
    if match["least"]:
        return {"min": int(match["least"]), "max": None}
    return {"min": None, "max": int(match["most"] or match["under"])}


_FUNDING: Final = re.compile(
    r"未融资|不需要融资|无需融资|天使轮|种子轮|pre-?[a-d]轮?|[a-f]\+?轮(?:及以上)?|已?上市(?:公司)?|战略融资|已被收购"
)
_OWNERSHIP: Final = re.compile(
    r"民营(?:公司|企业)?|国企|国有企业|央企|中央企业|外资(?:[(（](?:欧美|非欧美)[)）])?|外商独资|外企代表处|合资(?:企业)?|中外合资"
    r"|股份制企业|事业单位|政府机关|非营利(?:组织|机构)|创业公司|港澳台公司|私营企业|集体企业"
)


def funding(token: str) -> bool:
    """Tell whether a token names a round of funding, or that the company is listed."""
    return _FUNDING.fullmatch(token) is not None


def ownership(token: str) -> bool:
    """Tell whether a token names a kind of ownership (民营公司, 外资): it says nothing of funding."""
    return _OWNERSHIP.fullmatch(token) is not None


_POSTED: Final = re.compile(
    r"(?P<date>\d{1,2}-\d{1,2}|\d{1,2}月\d{1,2}日|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|今[日天]"
    r"|昨[日天]|前天|刚刚|\d{1,3}\s?天前)\s?"
    r"(?:发布|更新|刷新)|(?:发布|更新)(?:于|时间"
    r"|日期)?[:：]?\s?(?P<other>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日"
    r"|\d{1,2}-\d{1,2})"
)
_RELATIVE: Final = re.compile(r"[今昨前]|\d{1,3}\s?天前")
_MONTH_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})")


def posted(token: str, published: str | None) -> tuple[bool, str | None]:
    """Tell whether a token says when the ad was posted, and the date where it can be known.

    Relative dates (今日, 90天前) are read against ``published``, and stay unknown without it.
    """
    match = _POSTED.fullmatch(token)
    if not match:
        return False, None
    date = match["date"] or match["other"]
    short = _MONTH_DAY.fullmatch(date)
    if short:
        month, day = int(short[1]), int(short[2])
        return True, f"--{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
    if date.startswith("刚刚"):
        return True, published
    dates = find_dates(date, published if _RELATIVE.match(date) else None)  # 5月8日 has no year: it gets none
    return True, dates[0].value if dates else None
