"""Languages that a candidate should speak or read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found, clause_at, is_preferred

_TONGUES: Final = {
    "英语": "英语",
    "英文": "英语",
    "日语": "日语",
    "日文": "日语",
    "韩语": "韩语",
    "韩文": "韩语",
    "德语": "德语",
    "德文": "德语",
    "法语": "法语",
    "俄语": "俄语",
    "西班牙语": "西班牙语",
    "葡萄牙语": "葡萄牙语",
    "阿拉伯语": "阿拉伯语",
    "意大利语": "意大利语",
    "泰语": "泰语",
    "越南语": "越南语",
    "印尼语": "印尼语",
    "马来语": "马来语",
    "粤语": "粤语",
    "普通话": "普通话",
    "闽南语": "闽南语",
    "english": "英语",
    "mandarin": "普通话",
    "cantonese": "粤语",
    "japanese": "日语",
    "korean": "韩语",
    "german": "德语",
    "french": "法语",
    "spanish": "西班牙语",
    "arabic": "阿拉伯语",
    "hindi": "印地语",
    "portuguese": "葡萄牙语",
    "italian": "意大利语",
    "dutch": "荷兰语",
    "hebrew": "希伯来语",
    "turkish": "土耳其语",
    "cet": "英语",
    "toefl": "英语",
    "ielts": "英语",
    "托福": "英语",
    "雅思": "英语",
}
_TONGUE: Final = re.compile(
    rf"(?<![a-z])(?:{'|'.join(sorted(_TONGUES, key=len, reverse=True))})(?![a-z])|中英[文语]"
)
_SKILL_OF_TONGUE: Final = re.compile(
    r"(?:大学)?(?:英语)?[-－]?(?:国家)?[四六46]级(?:及?以上)?|[四六46]级|专[四八]|听说读写|读写"
    r"|听说|口语|口头|书面|沟通|交流|阅读|写作|翻译|流利|熟练|精通|良好|过硬|能力|水平|工作语言"
    r"|表达"
    r"|文献|资料|文档|论文|\d{3}分?|n[12]|fluen\w*|native|proficien\w*|speak\w*|written|verbal"
    r"|oral|communication|business level|bilingual"
)
_NOT_TONGUE: Final = re.compile(
    r"编程|版|网站|名称|专业(?!英语)|教学|教育|培训|学习产品|课程|语料|数据|简历|模型|内容|标题"
    r"|language model|translation (?:model|system)|citizen|text"
)


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
        yield Found(
            "language",
            name,
            left,
            right,
            {"level": "".join(dict.fromkeys(levels)) if ad.chinese else " ".join(levels), "strength": strength},
        )
