"""Take from a title what does not say the job: pay, perks, calls to apply, places, companies."""

from __future__ import annotations

import re
from typing import Final

from ashore.text.folding import fold_chars
from ashore.vocabulary.load import Vocabulary
from ashore.vocabulary.places import read_address

LONGEST: Final = 120
"""Characters beyond which a text is no title."""

_SHORT: Final = 5
_ASIDE: Final = re.compile(r"[(\[【{「《]([^()\[\]【】{}「」《》]*)[)\]】}」》]?")
_PAY: Final = re.compile(
    r"[月周]?休[\d]+天?|(?:底薪|保底|月薪|年薪|时薪|日薪|薪资|工资|月入|月收入|日赚|综合|返费|提成|补贴)[约达可过]*[\d.]+(?:[-~到至—]+[\d.]+)?"
    r"(?:[kw千万元块]|/)*(?:每?[月天年时日])?"
    r"|[\d.]+(?:[kw千万元块]|)[-~到至—]+[\d.]+[kw千万元块+]*(?:[/每][月天年时日小]+)?(?:[·*x]\d+薪)?"
    r"|\d+(?:\.\d+)?(?:k|w|千|万|元|块)(?:起|以上|左右|\+)?(?:[/每]?[月天年时日])?(?:[·*x]\d+薪)?"
    r"|\d{3,}(?:\+|起|以上|左右)?(?:[/每]?[月天年时日])?|\d+(?:名|人|位|岁|个月|小时|点|薪|天)"
    r"|[一二三四五六七八九两]千[一二三四五六七八九两]?|[月年]入?[过上]万"
)
_OFFERS: Final = re.compile(
    r"[五六七]险[一二两]金|[五六]险|社保|公积金|(?:周末)?双休|单休|大小周|做[一二三四五六]休[一二三]"
    r"|月?休[一二三四五六七八\d]+天?|包吃包住|包吃住|包食宿|包住宿|包住|包吃|管吃管住|管吃住|管吃|管住|提供食宿|食宿|吃住"
    r"|高薪|急聘|急招|急需|急急|诚聘|诚招|诚邀|直招|直聘|热招|招募|大量|长期|短期|无责|有责|高底薪|底薪|高提成|提成|日结|周结|月结"
    r"|待遇优厚|待遇优|待遇好|待遇高|薪资高|工资高|福利好|高福利|经验不限|不限经验|无需经验|无经验|零经验|零基础|接受小白|小白"
    r"|应届毕业生|应届生|应届|毕业生|可实习|可转正|实习生?可|可|优先|男女不限|不限|长白班|白班|夜班|早班|晚班|两班倒|朝九晚[五六]"
    r"|晋升空间大?|晋升快|免费培训|带薪培训|带薪年假|带薪|就近分配|就近安排|就近|全职|兼职|若干名?|数名|直签|正式工|年终奖|节日福利"
    r"|不加班|坐办公室|坐班|稳定|轻松|国企|央企|上市公司|世界500强|外企|车费报销|有社保|带证|持证|岗位"
)
_CALL: Final = re.compile(
    r"^招(?:聘)?(?=[\u4e00-\u9fffa-z]{2})(?!聘?(?:专员|主管|经理|助理|顾问|实习|负责人|师|运营|岗|总监|文员|客服|人员|hr|商|生|投标|标|工))"
    r"|(?<=[\u4e00-\u9fff]{2})(?<!人才)(?<!校园)(?<!人事)(?<!行政)招聘$"
    r"|(?<=[\u4e00-\u9fff])招聘(?!专员|主管|经理|助理|顾问|实习|负责人|师|运营|岗|总监|文员|客服|人员|hr)(?=[\u4e00-\u9fff]{2})"
)
_COMPANY: Final = re.compile(r"^[\u4e00-\u9fffa-z]{2,24}?(?:有限责任公司|股份有限公司|有限公司|集团公司)")
_ONLY_COMPANY: Final = re.compile(
    r"[\u4e00-\u9fffa-z0-9&. ]{2,}(?:有限公司|公司|集团|事务所|银行|inc\.?|ltd\.?|llc|corp\.?)$"
)
_SPLIT: Final = re.compile(
    r"(?:[/、，,;；|&·•!！。~]|(?<![c+])\+)+|[-—–_]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[-—–_]+|\s+"
)
_HIRING: Final = re.compile(
    r"\b(?:urgent(?:ly)?|hiring|wanted|needed|we are|full[- ]time|part[- ]time|remote|hybrid|entry[- ]level"
    r"|immediate start|m/f/d|f/m/d|w/m/d|sr\.?|jr\.?|senior|junior|iii?|iv)(?![a-z])|[!*#]+"
)
_AREAS: Final = frozenset("区县市")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LATIN_GAP: Final = re.compile(r"(?<=[a-z0-9+#])\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=[a-z])")


def is_chinese(title: str) -> bool:
    """Tell a title in Chinese, if only in part, from one in Latin letters."""
    return bool(_HAN.search(title))


def is_company(cleaned: str, employers: frozenset[str]) -> bool:
    """Tell whether what is left names a company and no job."""
    return cleaned.replace(" ", "") in employers or bool(_ONLY_COMPANY.fullmatch(cleaned))


def segments(title: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the parts of a title that may say the job, folded, in their order.

    A Chinese title ends in its head, so that a short aside goes to the front: 测试工程师（软件）. A title that
    is all noise comes back whole.
    """
    folded = fold_chars(title).strip()
    asides = _parts(" ".join(_ASIDE.findall(folded)), vocabulary)
    parts = _parts(_ASIDE.sub(" ", folded), vocabulary)
    if parts and is_chinese(parts[-1]):
        return (*(aside for aside in asides if len(aside) <= _SHORT), *parts)
    if parts or asides:
        return parts or asides
    plain = " ".join(folded.split())
    return (plain,) if plain else ()


def _parts(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    if not is_chinese(text):
        plain = " ".join(_HIRING.sub(" ", text).split()).strip(" -,/|&")
        return (plain,) if any(char.isalnum() for char in plain) else ()
    text = _LATIN_GAP.sub("", text)
    found = []
    for piece in _SPLIT.split(_PAY.sub(" ", text)):
        part = _CALL.sub("", piece)
        part = _OFFERS.sub("", part)
        part = _CALL.sub("", _without_place(part, vocabulary))
        shorter = _COMPANY.sub("", part)
        part = shorter if len(shorter) >= 2 else part
        if part and not part.isdigit() and (len(part) > 1 or _HAN.match(part)):
            found.append(part)
    return tuple(found)


def _without_place(part: str, vocabulary: Vocabulary) -> str:
    """Drop a place at the beginning; a part that is a place and no more goes whole."""
    place = read_address(vocabulary, part)
    if place is None or (place.city is None and (place.district or "区")[-1] not in "区县旗市"):
        return part
    rest = part[place.end :]
    return rest[1:] if place.district is None and rest[:1] in _AREAS else rest
