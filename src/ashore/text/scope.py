"""How far a word of negation or of preference reaches.

"没有 PyTorch 经验" denies PyTorch; "熟悉Java，有Go经验者优先" wishes for Go and requires Java; "本科及以上，硕士优先"
wishes for the 硕士 alone; a heading 加分项 covers its list. Scopes end with the clause, the list item, the bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from ashore.text.folding import fold_chars
from ashore.text.structure import Span, list_items, sections, sentences

_AFTER_WISH: Final = re.compile(
    r"(?:者|的|人(?:员|选|才)?)?\s?(?:可以?|予以?|将|会|均可?|都可?)?(?:适当|择优)?(?:被)?(?<!最)优先(?!级|队列|处理|排序|权|股|完成|推进|次序|调度|发展|保障|满足)"
    r"(?:考虑|录用|录取|聘用|选择|安排|面试)?|(?:有|是|为|可|者|均|会)?加分(?:项)?|(?:者|则|会|将|的)?(?:更佳|更好|为佳|者佳|尤佳|最佳|更优|为优|者优|尤优|最好|更受欢迎|锦上添花)"
    r"|(?:is |are |would be |will be |as |be )?(?:a |an )?(?:big |huge |strong |definite |major |nice |great |real |significant |added |distinct |considered )*"
    r"(?:a (?:\w+ )?plus(?:es)?(?![a-z])|pluses(?![a-z])|preferred(?! (?:qualif|skill|experience|requir))|preferable|nice[- ]to[- ]haves?|desirable|desired|advantageous|advantage|bonus(?:es)?|beneficial|helpful|welcome|ideal(?!ly))"
)
_BEFORE_WISH: Final = re.compile(
    r"优先(?:考虑|录用|录取|选择|条件|项)?\s?[:：]|(?<!者)(?<!的)(?<!验)优先(?:考虑|录用|录取|选择)(?=[^\s,.;，。；、!]{2})|(?:加分|优选)(?:项|条件)?\s?(?:[:：]|包括|有|是)|最好(?:是|能|有|会|具备|熟悉|了解)?"
    r"|(?<![a-z])(?:preferably|ideally|nice[- ]to[- ]haves?\s?:?|good[- ]to[- ]haves?\s?:?|bonus(?: points)?(?: (?:if|for))?\s?:?|pluses\s?:|preferred(?: qualifications?| skills?| experience)?\s?:?(?= )|desirable\s?:|a plus if)"
)
_NOT_NEEDED_BEFORE: Final = re.compile(
    r"无需|无须|毋需|毋须|不需要?|不要求|不用(?=会|懂|有|写|掌握|具备|编程)|不必(?!要)|不强制要求|不限(?:于)?(?=[^\s,.;，。；、!:：/)）]{1,4}(?:专业|背景|经验))"
    r"|(?<![a-z])(?:no(?: prior| previous)?(?= [^.;\n]{0,60}(?:required|necessary|needed))|(?:does|do)(?: not|n't) (?:require|need)|without (?:requiring|the need for)|no need (?:for|to))"
)
_NOT_NEEDED_AFTER: Final = re.compile(
    r"(?:均|都)?不限(?![于制])|(?:均|都|也|并)?不(?:作|做)(?:硬性|强制|过多|特别)?(?:要求|限制)|(?:并)?(?:不|无)(?:作)?(?:硬性|强制|特殊|特别)?要求|(?:并)?不是(?:必须|必需|必要|硬性)|非必[须需要备]"
    r"|不强求|不强制|(?:没有?(?:基础|经验)?|不会|不懂)?也(?:可以?|行|没关系|无妨|ok)|可有可无|可以没有|可?不(?:必|需要?|用)(?:具备|掌握|有|会)"
    r"|(?<![a-z])(?:is |are |be )?(?:not|n't) (?:strictly |absolutely )?(?:required|necessary|needed|mandatory|a must|essential|a requirement)|(?:is |are )optional|unnecessary"
)
_ABSENT: Final = re.compile(
    r"(?:并|还|也|都|从|从来|完全|几乎)?没(?:有(?!问题|关系|人|必要|什么|想到)|(?=用过|学过|做过|写过|接触|了解|学|碰过))|(?:从|尚|并)?未(?=使用|接触|学|做过|用过|掌握|涉及|从事|有|具备)"
    r"|(?<![而不])(?:不会|不懂|不熟悉|不了解|不具备|不掌握|不擅长|缺乏|缺少|欠缺|并非|零)(?=[^,.;，。；])|毫?无(?=[^,.;，。；\n]{0,20}(?:经验|基础|背景|经历|学历))"
    r"|(?<![a-z])(?:no|not|never|without|lack(?:s|ing|ed)?(?: of)?|(?:do|does|did|have|has|had|is|are|was|were)(?:n't| not)|cannot|can't|neither|nor)(?![a-z])(?! (?:only|limited|just|least|to mention|longer than))"
)
_NO_ABSENCE: Final = re.compile(
    r"不仅|不但|不只|不光|不限于|无论|无监督|not only|not limited|not just|no less|no later|no more than|non-"
)
_TURN: Final = re.compile(
    r"但是?|而是|却|只(?:要|需)|只会|不过|然而|即可|(?<![a-z])(?:but|however|though|although|except|instead|only|yet)(?![a-z])"
)
_CLAUSE_STOP: Final = "，,；;。！？!?\n\r：:"
_SENTENCE_STOP: Final = "；;。！？!?\n\r"
_DEGREE_SPLIT: Final = re.compile(r"(?:及|或|及其|含)?以上(?:学历|学位|文凭)?")


@lru_cache(maxsize=16)
def _starts(text: str) -> tuple[tuple[Span, ...], list[int]]:
    """Return what a scope never leaves: sentences, cut where a list item or a heading begins."""
    cuts = sorted(
        {item.start for item in list_items(text)}
        | {s.start for s in sections(text)}
        | {s.heading[0] for s in sections(text) if s.heading}
    )
    spans: list[Span] = []
    for start, end in sentences(text):
        inner = [start, *cuts[bisect_right(cuts, start) : bisect_right(cuts, end - 1)], end]
        spans += zip(inner, inner[1:], strict=False)
    return tuple(spans), [start for start, _ in spans]


def _home(text: str, start: int, end: int) -> Span:
    """Return the sentence or list item that holds the span."""
    spans, begins = _starts(text)
    i = bisect_right(begins, start) - 1
    if i < 0:
        return start, end
    first, last = spans[i]
    return first, max(last, end)


def _is_comma(text: str, at: int) -> bool:
    return not (text[at] in ",，" and text[at + 1 : at + 4].isdigit() and text[at - 1 : at].isdigit())


def _left(text: str, at: int, floor: int, stops: str) -> int:
    """Walk left from a cue to where its clause begins; brackets are stepped over, an open one ends the walk."""
    depth = 0
    while at > floor:
        char = text[at - 1]
        if char in ")）】]":
            depth += 1
        elif char in "(（【[":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and char in stops and _is_comma(text, at - 1):
            return at
        at -= 1
    return floor


def _right(text: str, at: int, ceiling: int, stops: str) -> int:
    """Walk right from a cue to where its clause ends, in the same way."""
    depth = 0
    while at < ceiling:
        char = text[at]
        if char in "(（【[":
            depth += 1
        elif char in ")）】]":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and char in stops and _is_comma(text, at):
            return at
        at += 1
    return ceiling


_JOINED: Final = re.compile(r"^\s*(?:或者?|及|以及|并且?|且|和|等|与|or\b|and\b)")
_BARE_CUE: Final = re.compile(r"^\s*(?:者|的|的人|等|均|都|以上|以上均|亦可|也)?\s*$")
_CONDITION: Final = re.compile(
    r"^\s*(?:\d{1,2}[、.)]\s*)?(?:如果?|若|有过?|具有|具备|拥有|曾|参与过?|在|对|熟悉|了解|掌握|懂|会|experience|familiarity|knowledge|exposure)"
)
_ENGLISH_FIRM: Final = re.compile(r"required|must|minimum|at least|mandatory")


def _wish_left(text: str, cue: int, floor: int) -> int:
    """Say where the scope of a wish that follows (…优先, … is a plus) begins."""
    english = text[cue : cue + 1].isascii() and not re.search(r"[一-鿿]", text[max(floor, cue - 12) : cue])
    if english:
        begin = _left(text, cue, floor, ";；。\n")
        cut = max((m.end() for m in _ENGLISH_FIRM.finditer(text, begin, cue)), default=begin)
        comma = text.find(",", cut, cue)
        return comma + 1 if cut > begin and comma >= 0 else cut
    begin = _left(text, cue, floor, _CLAUSE_STOP)
    while begin > floor and text[begin - 1] in ",，":
        clause = text[begin:cue]
        if not (_BARE_CUE.match(clause) or _JOINED.match(clause)):
            break
        begin = _left(text, begin - 1, floor, _CLAUSE_STOP)
    for degree in _DEGREE_SPLIT.finditer(text, begin, cue):
        if re.search(r"[一-鿿a-z]", text[degree.end() : cue]) and not re.match(
            r"[的经相工]", text[degree.end() :]
        ):
            begin = degree.end()
    return begin


def _wished(folded: str, start: int, end: int, home: Span) -> bool:
    floor, ceiling = home
    for cue in _AFTER_WISH.finditer(folded, end, ceiling):
        if _wish_left(folded, cue.start(), floor) <= start:
            return True
        if folded[end : cue.start()].count("，") + folded[end : cue.start()].count(",") > 8:
            break
    for cue in _BEFORE_WISH.finditer(folded, floor, start):
        stops = _SENTENCE_STOP if re.search(r"[:：]$", cue.group()) else _CLAUSE_STOP
        if start < _right(folded, cue.end(), ceiling, stops):
            return True
    return False


def preferred(text: str, start: int, end: int) -> bool:
    """Say whether the text merely wishes for what stands in the span: 优先, 加分, a plus, nice to have."""
    under = next((s for s in sections(text) if s.start <= start < s.end), None)
    if under and under.label == "preferred":
        return True
    return _wished(fold_chars(text), start, end, _home(text, start, end))


def _reaches(
    folded: str,
    start: int,
    home: Span,
    cues: re.Pattern[str],
    after: Callable[[re.Match[str]], int] = re.Match.end,
) -> bool:
    """Say whether a cue before the span, in the same clause, reaches it."""
    floor = _left(folded, start, home[0], _CLAUSE_STOP)
    for cue in cues.finditer(folded, floor, start):
        if _NO_ABSENCE.match(folded, max(floor, cue.start() - 1)) or _NO_ABSENCE.match(folded, cue.start()):
            continue
        if not _TURN.search(folded, after(cue), start):
            return True
    return False


def not_required(text: str, start: int, end: int) -> bool:
    """Say whether the text states that the span is not needed: 无需, 不要求, 非必须, 不限, not required."""
    folded = fold_chars(text)
    home = _home(text, start, end)
    if _reaches(folded, start, home, _NOT_NEEDED_BEFORE):
        return True
    stop = _right(folded, end, home[1], _CLAUSE_STOP)
    for cue in _NOT_NEEDED_AFTER.finditer(folded, max(home[0], start), home[1]):
        if cue.start() >= end and (cue.start() <= stop and not _TURN.search(folded, end, cue.start())):
            return True
        if cue.start() > stop and _BARE_CUE.match(folded[stop + 1 : cue.start()]) and cue.start() - stop < 4:
            return True
    return False


def negated(text: str, start: int, end: int) -> bool:
    """Say whether the text denies what stands in the span, or states that it is not needed."""
    folded = fold_chars(text)
    home = _home(text, start, end)
    return _reaches(folded, start, home, _ABSENT) or not_required(text, start, end)
