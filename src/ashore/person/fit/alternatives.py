"""Which skills of an ad stand for each other: "熟悉 Python/Java/Go 中至少一种" asks for one of three, once.

A slash or 或 parts alternatives, and so does every list of which the ad says that one is enough. Examples
("such as A, B, C", 如A、B、C) count once, too. A list with 、 or commas and nothing of the kind asks for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.text.folding import fold_chars


@dataclass(frozen=True, slots=True)
class Named:
    """A skill where it stands: ``which`` is shared by every place that names the same."""

    start: int
    end: int
    which: int


@dataclass(frozen=True, slots=True)
class Group:
    """Places (indices) of which ``least`` are enough; ``put`` where the ad says so in words (至少一种, one of)."""

    members: tuple[int, ...]
    least: int = 1
    examples: bool = False
    put: bool = False


_CLASS: Final = (
    r"(?:语言|数据库|框架|工具|软件|平台|系统|中间件|库|组件|模型|技术|算法|方法|编程语言|服务器|产品|领域"
    r"|languages?|frameworks?|tools?|databases?|stacks?|librar(?:y|ies)|platforms?|systems?|models?|technologies)"
)
_LINK: Final = re.compile(
    rf"\s*(?:{_CLASS})?[)）]?\s*(?:"
    r"(?P<or>[、,]?\s*(?:或者?|及/或|和/或|\band\s?/\s?or\b|\bor\b(?: (?:[a-z]+-[a-z]+|other|similar|any))?)\s*)"
    r"|(?P<slash>[/|])|(?P<and>[、,]?\s*(?:和|及|以及|与|\band\b|&)\s*)|(?P<list>[、,])"
    r"|(?P<space>(?<=[a-z0-9]) ))\s*"
)
_MIDDLE: Final = re.compile(r"\s*(?P<one>[、,/])\s*(?P<word>[\w .+#-]{1,18}?)\s*(?P<two>[、,/])\s*")
_NUMBER: Final = {"一": 1, "1": 1, "二": 2, "两": 2, "2": 2, "三": 3, "3": 3, "one": 1, "two": 2, "three": 3}
_N: Final = r"(?P<n>[一二两三123])"
_UNIT: Final = r"(?:种|门|个|项|类|款|样|者)"
_AFTER: Final = re.compile(
    rf"至少(?:有|会|掌握|熟悉|精通|使用|了解|具备)?{_N}(?:[-~到至][两二三23])?{_UNIT}?"
    rf"|任[意何选]?{_N.replace('?P<n>', '?P<n2>')}{_UNIT}?|之一|任意?一?{_UNIT}"
    rf"|(?:其中|其|中的?|里的?|的)(?:至少|任意?|某)?(?P<n3>[一二两三123]){_UNIT}"
    rf"|(?P<n4>[一1两2三3]){_UNIT}(?:或|及|以上|即可|均可|\()|[一1](?:到|至|-|~)?[两二2]{_UNIT}|(?:均|都|皆)可|即可"
    r"|\s*,?\s*(?:or|或)\s*(?:similar|equivalents?|other|related|comparable|an?other|其[他它]|类似|同类|同等)"
    r"|at least (?P<n5>one|two|three)"
)
_BEFORE: Final = re.compile(
    rf"(?:至少|最少|不少于|任意?|任何)[^,，。；;]{{0,8}}?{_N}(?:[-~到至][两二三23])?{_UNIT}"
    rf"|任[意何选]?一{_UNIT}?(?!条)|(?P<n2>[一1两2三3])(?:[-~到至][两二三23])?{_UNIT}(?:或|及|以上)"
    rf"|[一1][-~到至]?[两二2]{_UNIT}|以下之一|下列之一|其中之一|(?P<n3>[一1]){_UNIT}(?:主流|常用|流行|开发|编程|脚本)"
    r"|at least (?P<n4>one|two|three)\b|\b(?P<n5>one|two|three)(?: or more)? of\b|\bany of\b|\beither\b"
    r"|\bone or more\b|\b(?:a|one) (?:[a-z-]+ ){0,3}(?:language|framework|tool|database|platform)\b"
)
_EXAMPLES: Final = re.compile(
    r"(?:例如|比如|诸如|譬如|如|像|\bsuch as|\blike|\be\.?g\.?,?|\bfor example,?)"
    r"\s*[:：]?\s*[(（]?\s*$"
)
_OPENED: Final = re.compile(
    r"(?:[:：(（]|如|\bsuch as|\blike|\be\.?g\.?,?|包括(?:但不限于)?|\bincluding)\s*[:：]?\s*[(（]?\s*$"
)
_HEADED: Final = re.compile(
    r"\s*[,，]?\s*[(（]?\s*(?:例如|比如|诸如|如|such as|like|e\.?g\.?,?|:|：|包括(?:但不限于)?|including)?"
    r"\s*[:：]?\s*[(（]?\s*"
)
_CLASS_END: Final = re.compile(rf"{_CLASS}$")
_STATEMENT: Final = "。；;\n!！?？•●"
_FARTHEST: Final = 70
_TOGETHER: Final = (
    frozenset({"html", "css", "javascript", "js", "html5", "css3", "ajax", "jquery", "div", "xml"}),
    frozenset({"excel", "ppt", "word", "powerpoint"}),
)
"""A page is made of all of them, and an office works with all of them: js/css/html is no choice."""


def groups(text: str, named: Sequence[Named]) -> list[Group]:
    """Return the groups, in the order of the text; a skill that stands alone is a group of one."""
    folded = fold_chars(text)
    found: list[Group] = []
    for run, links in _runs(folded, named):
        part = list(_split(folded, named, run, links, found))  # it may take the last group away
        found += part
    return found


def _runs(folded: str, named: Sequence[Named]) -> Iterator[tuple[list[int], list[str]]]:
    """Yield places that stand in one list, with what stands between each and the next."""
    run: list[int] = []
    links: list[str] = []
    for at, one in enumerate(named):
        if run:
            link = _link(folded, named[run[-1]].end, one.start)
            if link is None:
                yield run, links
                run, links = [], []
            else:
                links.append(link)
        run.append(at)
    if run:
        yield run, links


def _link(folded: str, end: int, start: int) -> str | None:
    if start < end or start - end > 24:
        return None
    gap = folded[end:start]
    match = _LINK.fullmatch(folded, end, start)
    if match and (match.lastgroup != "space" or folded[start].isascii()):
        return match.lastgroup
    between = _MIDDLE.fullmatch(gap)
    if between:
        return "slash" if between["one"] == between["two"] == "/" else "list"
    return None


def _split(
    folded: str, named: Sequence[Named], run: list[int], links: list[str], before: list[Group]
) -> Iterator[Group]:
    if len(run) == 1:
        yield Group((run[0],))
        return
    start, end = named[run[0]].start, named[run[-1]].end
    floor = max((folded.rfind(sign, max(0, start - _FARTHEST), start) for sign in _STATEMENT), default=-1) + 1
    lead = folded[max(floor, start - _FARTHEST, 0) : start]
    least = _enough(lead, folded[end : end + 40])
    if least is not None:
        yield Group(_with_head(folded, named, run, before, least), least, put=True)
    elif "or" in links and "and" not in links:
        yield Group(_with_head(folded, named, run, before, 1) if _EXAMPLES.search(lead) else tuple(run))
    elif _EXAMPLES.search(lead):
        yield Group(_with_head(folded, named, run, before, 1), 1, examples=True)
    else:
        yield from _slashes(folded, named, run, links)


def _slashes(folded: str, named: Sequence[Named], run: list[int], links: list[str]) -> Iterator[Group]:
    part = [run[0]]
    for link, at in zip([*links, "end"], [*run[1:], -1], strict=True):
        if link in {"slash", "or"}:
            part.append(at)
            continue
        words = {folded[named[one].start : named[one].end] for one in part}
        if any(len(words & together) > 1 for together in _TOGETHER):
            yield from (Group((one,)) for one in part)
        else:
            yield Group(tuple(part))
        part = [at]


def _enough(lead: str, rest: str) -> int | None:
    """Return how many of a list are enough, where the words before or after it say so."""
    rest = re.split(r"[。；;\n]", rest, maxsplit=1)[0]
    similar = re.match(r"\s*,?\s*(?:or|或)", rest)
    after = _AFTER.search(rest if similar else re.split(r"[,，]", rest, maxsplit=1)[0])
    if after:
        return _number(after)
    opened = _OPENED.search(lead)
    near = lead[: opened.start()] if opened else lead
    # Where nothing opens the list, what stands before a comma speaks of something else.
    near = near if opened else re.split(r"[,，]", near)[-1]
    found = list(_BEFORE.finditer(near.rstrip(" ,，")))
    return _number(found[-1]) if found and len(near) - found[-1].end() <= 24 else None


def _number(match: re.Match[str]) -> int:
    return next((_NUMBER.get(value, 1) for key, value in match.groupdict().items() if value), 1)


def _with_head(
    folded: str, named: Sequence[Named], run: list[int], before: list[Group], least: int
) -> tuple[int, ...]:
    """Add the word that a list gives examples of (深度学习框架，如…): it asks for no more than they do."""
    if least > 1 or not before or len(before[-1].members) > 1:
        return tuple(run)
    head = named[before[-1].members[0]]
    gap = folded[head.end : named[run[0]].start]
    if not (_CLASS_END.search(folded, head.start, head.end) and gap and _HEADED.fullmatch(gap)):
        return tuple(run)
    return (*before.pop().members, *run)
