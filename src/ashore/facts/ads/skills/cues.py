"""Phrases that give an ad its order: headings of sections, wishes (优先), denials; found in one pass."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

SECTIONS: Final = ("head", "duty", "requirement", "preferred", "benefit", "company")
"""Labels of sections, by number; ``head`` is what stands before the first heading."""

_WISH: Final = len(SECTIONS)
_DENIAL: Final = _WISH + 1
_NEITHER: Final = _DENIAL + 1

_PHRASES: Final = {
    SECTIONS.index("duty"): (
        "岗位职责|工作职责|岗位任务|职务描述|工作范围|主要任务|工作职能|岗位主要工作|职位描述"
        "|工作内容|职责描述|岗位描述|主要职责|工作描述|岗位内容|职位职责"
        "|你的职责|你将负责"
        "|主要工作|工作任务|核心职责|职责:|responsibilit|what you'll do|what you'll be doing|what you will do"
        "|what you will be doing|the role|your role|job duties|in this role|what you'll work on|what you'll own"
        "|your impact|your mission|day-to-day|you'll work on|what you'll build"
    ),
    SECTIONS.index("requirement"): (
        "岗位需求|任职资质|职位资格|资格要求|资格条件|人员要求|其他要求"
        "|人才画像|候选人画像|人选画像|必须条件|职位需求|基本条件|录用条件|招聘需求|应聘资格"
        "|任职要求|岗位要求|职位要求|任职资格|任职条件|应聘要求|技能要求|招聘要求|能力要求|岗位条件"
        "|我们希望你|你需要具备"
        "|任职需求|招聘条件|应聘条件|基本要求|必备条件|必备技能|要求:|要求】|requirements"
        "|qualifications|what we need to see"
        "|what you'll bring|what you bring|what you'll need|what you need|who you are|what we're looking for"
        "|what we are looking for|what we look for|who we're looking for|about you|you have"
        "|skills required|required skills"
        "|you may be a good fit|you might be a good fit|you might thrive|you may thrive"
        "|ideal candidate|your profile"
        "|your background|must have|must-have|you are:|you bring|skills and experience|skills & experience"
        "|your experience|you should have|we'd love to hear"
    ),
    SECTIONS.index("preferred"): (
        "加分项|加分条件|加分要求|加分技能|优先条件|优先考虑条件|优先项|preferred qualifications"
        "|nice to have|nice-to-have|bonus points"
        "|ways to stand out|preferred skills|preferred experience|good to have|desired|strong candidates may"
        "|bonus if|pluses|bonus:|preferred:|what would make you stand out|even better"
    ),
    SECTIONS.index("benefit"): (
        "福利待遇|薪资福利|公司福利|我们提供|薪酬福利|你将获得|benefits|perks|what we offer"
        "|compensation|equal opportunity"
        "|职能类别|base salary|salary range|pay range"
    ),
    SECTIONS.index("company"): "公司介绍|公司简介|关于我们|企业介绍|about us|about the company|who we are",
    _WISH: (
        "优先|加分|更佳|更好|为佳|尤佳|者佳|最佳|preferred|preferably|a plus|a big plus|bonus"
        "|ideally|an advantage|advantageous|desirable"
        "|nice to have|additional strength"
    ),
    _DENIAL: (
        "无需|无须|毋需|毋须|不需|不要求|不作要求|不做要求|不用|不必|不限|不强求|不强制|非必|没有"
        "|没用过|不会|不懂|未|无经验|零"
        "|无相关|not |n't |no |without|optional|neither|never"
    ),
    _NEITHER: "优先级|优先队列|加分布|不限于|未来",
}

_COLON: Final = re.compile(r"(?:考虑|录用)?\s*:")
_OPENS_LIST: Final = re.compile(_COLON.pattern + r"\s*\n")
_FOLLOWING: Final = re.compile(r"[以如]下[^。;\n]*$")
"""A wish with a colon is a heading where it ends its line or speaks of what follows: 有以下条件者优先："""


class Cues(NamedTuple):
    """Where phrases begin in a folded text, each list in order.

    Attributes
    ----------
    headings, labels
        Headings, and the number of each one's section in ``SECTIONS``.
    wishes, denials
        Phrases of preference, and such as may deny.
    """

    headings: list[int]
    labels: list[int]
    wishes: list[int]
    denials: list[int]


@cache
def _automaton() -> tuple[AhoCorasick, list[int]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    labels: dict[str, int] = {}
    for label, joined in _PHRASES.items():
        for phrase in filter(None, joined.split("|")):
            labels.setdefault(phrase, label)
    return AhoCorasick(list(labels), matchkind=MatchKind.LeftmostLongest), list(labels.values())


def find(text: str, folded: str) -> Cues:
    """Return the phrases of a text, the longest of those that begin at one place.

    English words are headings where they begin with a capital or a line: "Requirements" is one, that of
    "customer requirements" is not.
    """
    automaton, labels = _automaton()
    cues = Cues([], [], [], [])
    for phrase, start, end in automaton.find_matches_as_indexes(folded):
        label = labels[phrase]
        if label < _WISH:
            if (
                folded[start].isascii()
                and text[start].islower()
                and text[max(0, start - 1) : start] not in {"", "\n"}
            ):
                continue
            cues.headings.append(start)
            cues.labels.append(label)
            if SECTIONS[label] == "preferred":
                cues.wishes.append(start)
        elif label == _WISH:
            cues.wishes.append(start)
            if _OPENS_LIST.match(folded, end) or (
                _COLON.match(folded, end) and _FOLLOWING.search(folded, max(0, start - 20), start)
            ):
                cues.headings.append(start)
                cues.labels.append(SECTIONS.index("preferred"))
        elif label == _DENIAL:
            cues.denials.append(start)
    return cues
