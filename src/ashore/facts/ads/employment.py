"""The kind of employment: internship, part-time, contract, outsourced or full-time, where it is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found, clause_at
from ashore.text.structure import Span

_EMPLOYMENT: Final = (
    (
        "internship",
        re.compile(
            r"实习岗位?(?!为)|(?:工作|职位|岗位|招聘)性质[:：]?\s?实习|(?:每周|至少|可"
            r"|保证).{0,8}实习.{0,6}(?:天|个?月)|(?:employment|job) type\s*:?\s*intern(?:ship)?"
        ),
    ),
    (
        "part_time",
        re.compile(
            r"(?:工作|职位|岗位|招聘)性质[:：]?\s?兼职|兼职(?=岗位|招聘|工作|人员|形式|[，,。\n])"
            r"|(?<![a-z])part[- ]time(?! (?:masters|mba|study|degree))"
        ),
    ),
    (
        "contract",
        re.compile(
            r"(?<![a-z])(?:independent contractor|contract (?:position|role|basis|opportunity"
            r"|to hire)|contract-to-hire|fixed[- ]term|1099)(?![a-z])|(?:employment"
            r"|job) type\s*:?\s*contract"
        ),
    ),
    (
        "outsourced",
        re.compile(
            r"外包(?:岗位?|性质|项目|形式|编制)|(?:人力|驻场|岗位|职位)外包|驻场(?=开发|办公|客户"
            r"|银行|华为|腾讯|阿里|甲方|岗位|工作)|劳务派遣|第三方派遣"
        ),
    ),
    (
        "full_time",
        re.compile(
            r"(?:工作|职位|岗位|招聘)(?:性质|类型)[:：]?\s?全职|(?:(?:employment"
            r"|job) )?type\s*:?\s*full[- ]?time|(?<=\n)full[- ]time(?=\s*\n)|(?:this is a"
            r"|is a) full[- ]time (?:position|role|job|opportunity)"
        ),
    ),
)
_HINTS: Final = {
    "internship": ("实习", "intern"),
    "part_time": ("兼职", "part"),
    "contract": ("contract", "fixed", "1099"),
    "outsourced": ("外包", "驻场", "派遣"),
    "full_time": ("全职", "full"),
}
_NOT_THIS_JOB: Final = re.compile(
    r"经验|经历|经济|非|不是|拒绝|无|不(?:接受|招|需|要)|not |no |unable"
    r"|our contractors|业务|人员管理|供应商|benefits"
)


def find_employment(ad: Ad, title: Span | None) -> Iterator[Found]:
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
_TITLE_KINDS: Final = {
    "兼职": "part_time",
    "part-time": "part_time",
    "part time": "part_time",
    "外包": "outsourced",
    "驻场": "outsourced",
    "contract": "contract",
    "contractor": "contract",
}
_PART_TIME: Final = re.compile(
    r"兼职|(?<![a-z])part[- ]time(?![a-z])|外包|驻场|(?<![a-z])contract(?:or)?(?![a-z])"
)
