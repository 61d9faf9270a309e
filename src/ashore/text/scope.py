"""How far a word of negation or of preference reaches.

"没有 PyTorch 经验" denies PyTorch; "熟悉Java，有Go经验者优先" wishes for Go and requires Java;
"本科及以上，硕士优先" wishes for the 硕士 alone; a heading 加分项 covers its list.
Scopes end with the clause, the list item, the bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ashore.text.folding import fold_chars
from ashore.text.structure import Span, list_items, sections, sentences

_WISH_AFTER: Final = re.compile(
    r"优先(?!级|队列|处理|排序|权|股|完成|推进|次序|调度|发展|保障|满足|于|采用|使用|项\s?[:：]|条件\s?[:：]|[:：])"
    r"|(?<!主动)加分(?!项?\s?[:：])|(?:更|为|尤|最|者|较)佳|更好(?=[\s。；;，,)）]|$)|(?:更|者|为|尤)优(?!秀|质|化|先)|更受欢迎|锦上添花"
    r"|(?<![a-z])(?:a (?:[a-z]+ )?plus|pluses|preferred(?! (?:qualif|skill|experience|requir|candidate)|\s?:)"
    r"|preferable|nice[- ]to[- ]haves?(?!\s?:)"
    r"|desirable(?!\s?:)|desired(?! (?:outcome|result|state))|advantageous|an (?:added |distinct )?advantage"
    r"|(?:a|an added) bonus|beneficial|a strong asset|an asset)(?![a-z])"
)
"""A wish about what stands before it."""
_WISH_BEFORE: Final = re.compile(
    r"优先(?:考虑|录用|录取|选择|条件|项)?\s?[:：]|(?<![者的验历])优先(?:考虑|录用|录取|选择)(?=[^\s,.;，。；、!)）])|(?:加分|优选)(?:项|条件)?\s?(?:[:：]|包括|有|是)"
    r"|最好(?:是|能够?|有|会|具备|熟悉|了解|懂)"
    r"|(?<![a-z])(?:preferably|ideally|(?:nice|good)[- ]to[- ]haves?\s?:|bonus(?: points)?(?: (?:if|for)"
    r"|\s?:)|pluses\s?:|preferred(?: qualifications?| skills?| experience| candidates?)?\s?:|desirable\s?:"
    r"|a plus if)"
)
"""A wish about what stands after it."""
_NEEDLESS_BEFORE: Final = re.compile(
    r"无需|无须|毋需|毋须|不(?:需要?|要求|必(?!要)|强制(?:要求)?)|不用(?=会|懂|有|写|掌握|具备|编程)"
    r"|(?<![a-z])(?:no (?=[^.;\n]{1,60}(?:required|necessary|needed))|(?:do|does)(?:n't| not) (?:require"
    r"|need)|without (?:requiring|the need for)|no need (?:for|to))"
)
_NEEDLESS_AFTER: Final = re.compile(
    r"不限(?![于制])|不(?:作|做)(?:硬性|强制|过多|特别)?(?:要求|限制)|(?:不|无)(?:硬性|强制|特殊|特别)?要求|不是(?:必须|必需|必要|硬性)|非必[须需要备]|不强求|不强制"
    r"|(?:没有?(?:基础|经验|也)?|不会|不懂|零基础)也(?:可以?|行|没关系|无妨|ok)|可有可无|可以没有"
    r"|(?:(?<![a-z])not|n't) (?:be )?(?:strictly |absolutely )?(?:required|necessary|needed|mandatory"
    r"|a must|essential|a requirement)|(?:is|are) optional|unnecessary"
)
_ABSENT: Final = re.compile(
    r"没有(?!问题|关系|人|必要|什么|想到|也)|没(?=用过|学过|做过|写过|接触|了解|学|碰过)|未(?=使用|接触|学|做过|用过|掌握|涉及|从事|有|具备)"
    r"|(?<![而不])(?:不会|不懂|不熟悉|不了解|不具备|不掌握|不擅长|缺乏|缺少|欠缺|并非)|无(?!论|监督|缝|线|人|需|须|限|锡)(?=[^,.;，。；\n]{0,20}(?:经验|基础|背景|经历|学历))"
    r"|(?<![a-z])(?:not|never|without|lack(?:s|ing|ed)?(?: of)?|(?:do|does|did|have|has|had|is|are|was|were"
    r"|ca)n't|cannot|neither|nor|no)(?![a-z])"
    r"(?! (?:only|limited|just|least|to mention|longer than|less|later|more than|problem))"
)
_TURN: Final = re.compile(
    r"但是?|而是|却|只(?:要|需)|只会|不过|然而|即可|(?<![a-z])(?:but|however|though|although|except|instead|only|yet)(?![a-z])"
)
_CLAUSE: Final = frozenset("，,；;。！？!?\n\r：:")
_SENTENCE: Final = frozenset("；;。！？!?\n\r")
_PAIRS: Final = {")": "(", "）": "（", "】": "【", "]": "["}
_FARTHEST: Final = 300
"""No clause is longer: it bounds the work on a text without punctuation."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """Disjoint, sorted spans under a word's scope."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, start: int, end: int) -> bool:
        """Say whether a span begins under the scope; it may hold the cue itself ("硕士优先")."""
        i = bisect_right(self.starts, start) - 1
        return i >= 0 and start < self.ends[i] and end > start


def _merge(spans: list[Span]) -> _Reach:
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return _Reach(tuple(start for start, _ in merged), tuple(end for _, end in merged))


@dataclass(frozen=True, slots=True)
class _Homes:
    """What no scope leaves: sentences, cut where a list item or a heading begins."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def of(self, at: int) -> Span:
        i = max(bisect_right(self.starts, at) - 1, 0)
        return (self.starts[i], max(self.ends[i], at)) if self.starts else (at, at)


def _homes(text: str) -> _Homes:
    cuts = {item.start for item in list_items(text)}
    for section in sections(text):
        cuts |= {section.start, section.heading[0] if section.heading else section.start}
    inner = sorted(cuts)
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sentences(text):
        between = inner[bisect_right(inner, start) : bisect_right(inner, end - 1)]
        starts += (start, *between)
        ends += (*between, end)
    return _Homes(tuple(starts), tuple(ends))


def _stops(text: str, at: int, marks: frozenset[str]) -> bool:
    """Say whether a clause ends at a character; the comma of 1,000 ends none, a dash before Chinese does."""
    if text[at] == "-":
        return bool(_DASHED.match(text, at))
    return text[at] in marks and not (
        text[at] == "," and text[at + 1 : at + 4].isdigit() and text[at - 1 : at].isdigit()
    )


_DASHED: Final = re.compile(r"(?<=[一-鿿;；,，.。\s])-\s?(?=[一-鿿])")


def _left(text: str, at: int, floor: int, marks: frozenset[str]) -> int:
    """Walk left from a cue to where its clause begins; brackets are stepped over, an open one ends the walk."""
    depth = 0
    floor = max(floor, at - _FARTHEST)
    while at > floor:
        char = text[at - 1]
        if char in _PAIRS:
            depth += 1
        elif char in _PAIRS.values():
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and _stops(text, at - 1, marks):
            return at
        at -= 1
    return floor


def _right(text: str, at: int, ceiling: int, marks: frozenset[str]) -> int:
    """Walk right from a cue to where its clause ends, in the same way."""
    depth = 0
    ceiling = min(ceiling, at + _FARTHEST)
    while at < ceiling:
        char = text[at]
        if char in _PAIRS.values():
            depth += 1
        elif char in _PAIRS:
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and _stops(text, at, marks):
            return at
        at += 1
    return ceiling


_HAN: Final = re.compile(r"[一-鿿]")
_CONTINUED: Final = re.compile(r"\s*(?:或者?|以及|or\b|[一-鿿]{1,3}过)")
_UNFINISHED: Final = re.compile(
    r"\s*(?:\d{1,2}[、.)]\s*)?(?:有|具有|具备|拥有|对|在)(?![^,，]*(?:经验|能力|基础|背景|经历|意识|精神|知识|理解|优先|兴趣|热情|以上|优势)者?\s*$)"
)
"""A clause that needs the next one: "有面向对象设计，分布式计算经验者优先"."""
_PAIRED: Final = re.compile(
    r"\s*(?:\d{1,2}[、.)]\s*)?有(?![^,，]*\d年)[^,，]{2,40}[,，]\s*(?:并|且|能|具备|具有)[^,，]{2,40}$"
)
"""Two halves of one wish: "有产品经验，具备方案能力者优先"."""
_OPENS: Final = re.compile(
    r"\s*(?:有|具有?备?|拥有|熟|精通|掌握|了解|擅长|懂|会|能|使?用过?|参与|从事|若|如|曾|对|在|本科|硕士|博士|大专|[^,，]*(?:专业|学历|院校|毕业|学位))"
)
"""A clause that stands on its own."""
_NOTHING_OWN: Final = re.compile(r"[\s者的人等均亦可也皆都以上条件之一]*$")
_FIRM: Final = re.compile(r"required|must|minimum|at least|mandatory")
_OR_ABOVE: Final = re.compile(
    r"(?:本科|大专|专科|硕士|学士|研究生|博士)(?:学历)?(?:及|或|含)?以上(?:学历|学位|文凭)?"
)


def _wish_begins(text: str, cue: int, floor: int) -> int:
    """Say where the scope of a wish begins that follows what it is about: …者优先, … is a plus."""
    if text[cue].isascii() and not _HAN.search(text, max(floor, cue - 12), cue):
        begin = _left(text, cue, floor, _SENTENCE)
        firm = max((m.end() for m in _FIRM.finditer(text, begin, cue)), default=begin)
        comma = text.find(",", firm, cue) if firm > begin else -1
        return comma + 1 if comma >= 0 else firm
    begin = _left(text, cue, floor, _CLAUSE)
    while begin > floor and text[begin - 1] in ",，" and cue - begin < _FARTHEST:
        before = _left(text, begin - 1, floor, _CLAUSE)
        if not (
            _NOTHING_OWN.match(text[begin:cue])
            or _CONTINUED.match(text, begin, cue)
            or (_PAIRED.match(text, before, cue))
            or (_UNFINISHED.match(text, before, begin - 1) and not _OPENS.match(text, begin, cue))
        ):
            break
        begin = before
    for degree in _OR_ABOVE.finditer(text, begin, cue):
        if not _NOTHING_OWN.match(text[degree.end() : cue]):
            begin = degree.end()
    return begin


_EXAMPLES: Final = re.compile(
    r"(?:考虑|录用|录取|选择|聘用)?[\s,，:：]{0,3}(?:例?如|比如|譬如|诸如|包括|包含|尤其是?|特别是|such as\b"
    r"|e\.g\.|including\b)"
)


def _illustrated(text: str, cue: int, ceiling: int) -> int:
    """Return where the scope ends when examples follow the cue: "…者优先，如A、B"."""
    examples = _EXAMPLES.match(text, cue, ceiling)
    return _right(text, examples.end(), ceiling, _SENTENCE) if examples else cue


@lru_cache(maxsize=8)
def _wishes(text: str) -> _Reach:
    folded = fold_chars(text)
    homes = _homes(text)
    spans = [(section.start, section.end) for section in sections(text) if section.label == "preferred"]
    for cue in _WISH_AFTER.finditer(folded):
        floor, ceiling = homes.of(cue.start())
        spans.append((_wish_begins(folded, cue.start(), floor), _illustrated(folded, cue.end(), ceiling)))
    for cue in _WISH_BEFORE.finditer(folded):
        marks = _SENTENCE if cue.group()[-1] in ":：" else _CLAUSE
        spans.append((cue.end(), _right(folded, cue.end(), homes.of(cue.start())[1], marks)))
    return _merge(spans)


def _onward(folded: str, cue: re.Match[str], ceiling: int) -> Span:
    """Return what a cue before it denies: up to the end of the clause, or to a turn such as 但 or "but"."""
    end = _right(folded, cue.end(), ceiling, _CLAUSE)
    turn = _TURN.search(folded, cue.end(), end)
    return cue.end(), turn.start() if turn else end


def _back(folded: str, cue: re.Match[str], floor: int) -> Span:
    """Return what a cue after it denies: the clause so far, or the one before where the cue stands alone."""
    begin = _left(folded, cue.start(), floor, _CLAUSE)
    if begin > floor and folded[begin - 1] in ",，" and _NOTHING_OWN.match(folded[begin : cue.start()]):
        begin = _left(folded, begin - 1, floor, _CLAUSE)
    turns = list(_TURN.finditer(folded, begin, cue.start()))
    return turns[-1].end() if turns else begin, cue.start()


@lru_cache(maxsize=8)
def _needless(text: str) -> _Reach:
    folded = fold_chars(text)
    homes = _homes(text)
    spans = [_onward(folded, cue, homes.of(cue.start())[1]) for cue in _NEEDLESS_BEFORE.finditer(folded)]
    spans += [_back(folded, cue, homes.of(cue.start())[0]) for cue in _NEEDLESS_AFTER.finditer(folded)]
    return _merge(spans)


@lru_cache(maxsize=8)
def _absent(text: str) -> _Reach:
    folded = fold_chars(text)
    homes = _homes(text)
    return _merge([_onward(folded, cue, homes.of(cue.start())[1]) for cue in _ABSENT.finditer(folded)])


def preferred(text: str, start: int, end: int) -> bool:
    """Say whether the text merely wishes for what stands in the span: 优先, 加分, a plus, nice to have."""
    return _wishes(text).covers(start, end)


def not_required(text: str, start: int, end: int) -> bool:
    """Say whether the text states that the span is not needed: 无需, 不要求, 非必须, 不限, not required."""
    return _needless(text).covers(start, end)


def negated(text: str, start: int, end: int) -> bool:
    """Say whether the text denies what stands in the span (没有, 不会, never), or states that it is not needed."""
    return _absent(text).covers(start, end) or not_required(text, start, end)
