"""The employer: name, industry, size and funding in a header's line, and the name that only a body gives."""

from __future__ import annotations

import re
from typing import Final

from ashore.facts.ads import tokens
from ashore.facts.ads.reading import Ad, Found, tidy
from ashore.text.structure import Span
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

_SUFFIX: Final = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|股份公司|分公司|公司|合伙企业|办事处|分所|分行|集团|研究院|研究所|实验室|银行|信用卡中心|事务所|事业部|大学|学院|医院|科技|厂|中心"
    r"|\b(?:inc|ltd|llc|limited|corp|corporation|gmbh|plc|labs?|technologies|group"
    r"|co)\.?)(?:[(（][^()（）]{1,12}[)）])?$"
)
_DOTTED: Final = re.compile(r"\s+[·•]\s+")
_BARRED: Final = re.compile(r"\s*[|｜]\s*")
_SPACED: Final = re.compile(r"\s+")
_INDUSTRY_LABEL: Final = re.compile(r"(?:所属)?行业[:：]\s*")
_LONGEST_NAME: Final = 40


def read_company_line(text: str, folded: str, row: Span, vocabulary: Vocabulary) -> list[Found] | None:
    """Read a line of name, industry, size and funding, parted by dots, bars or spaces.

    None unless something in it (a size, a funding round, a kind of ownership, an industry beside a name)
    tells that it is such a line.
    """
    separator = _separator(folded, row)
    parts = _split(folded, row, separator)
    kinds = [_kind(folded[slice(*part)], vocabulary) for part in parts]
    if _named_after_industry(folded, parts, kinds, vocabulary):
        kinds[0] = "name"
    told = bool({"size", "funding", "ownership"} & set(kinds))
    if separator is not _DOTTED and not told and (folded[slice(*row)].isascii() or not _names_industry(kinds)):
        return None
    if separator is _DOTTED and len(parts) < 2:
        return None
    return _describe(text, folded, parts, kinds, vocabulary, spaced=separator is _SPACED)


_NAME_BEFORE_BARS: Final = re.compile(r"(\S+)\s+\S+[|｜]\S")


def _separator(folded: str, row: Span) -> re.Pattern[str]:
    """Tell what parts a line; bars may also stand inside one part: "… 有限公司 IT|通信|电子 100-499人"."""
    if _DOTTED.search(folded, *row):
        return _DOTTED
    glued = _NAME_BEFORE_BARS.match(folded, *row)
    if not _BARRED.search(folded, *row) or (glued and _SUFFIX.search(glued[1])):
        return _SPACED
    return _BARRED


def _named_after_industry(folded: str, parts: list[Span], kinds: list[str], vocabulary: Vocabulary) -> bool:
    """Tell a name that holds an industry's (某某新能源) where the industry itself stands behind it."""
    if "name" in kinds or kinds[:1] != ["industry"] or kinds.count("industry") < 2:
        return False
    return linker(vocabulary, "industries").look_up(folded[slice(*parts[0])]) is None


def _names_industry(kinds: list[str]) -> bool:
    return len(kinds) >= 2 and kinds[0] == "name" and all(kind == "industry" for kind in kinds[1:])


def _split(folded: str, row: Span, separator: re.Pattern[str]) -> list[Span]:
    parts = []
    at = row[0]
    for match in separator.finditer(folded, *row):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, row[1]))
    return [part for part in parts if part[0] < part[1]]


def _kind(part: str, vocabulary: Vocabulary) -> str:
    if part in {"none", "null", "-"}:
        return "nothing"
    if tokens.company_size(part) is not None:
        return "size"
    if tokens.funding(part):
        return "funding"
    if tokens.ownership(part):
        return "ownership"
    if _INDUSTRY_LABEL.match(part) or _is_industry(part, vocabulary):
        return "industry"
    return "name"


def _is_industry(part: str, vocabulary: Vocabulary) -> bool:
    """Tell an industry: a known name, a list of known names, or one with a known name in its slashes."""
    if _SUFFIX.search(part) and not part.endswith("科技"):
        return False
    industries = linker(vocabulary, "industries")
    if industries.look_up(part):
        return True
    pieces = [piece for piece in re.split(r"[,，/、]|(?<=\))", part) if piece]
    if len(pieces) > 1 and any(industries.look_up(piece) for piece in pieces):
        return True
    links = industries.find(part)
    return bool(links) and sum(link.end - link.start for link in links) * 2 > len(part)


def _describe(
    text: str, folded: str, parts: list[Span], kinds: list[str], vocabulary: Vocabulary, *, spaced: bool
) -> list[Found] | None:
    """Turn the parts of a company line into facts: the first name is the employer, the next its industry."""
    found: list[Found] = []
    first = kinds.index("name") if "name" in kinds else None
    if spaced and first == 0:
        ahead = next((i for i, kind in enumerate(kinds) if kind != "name"), len(kinds))
        latin = any(folded[slice(*part)].isascii() for part in parts[1:ahead])
        name = (parts[0][0], parts[ahead - 1][1]) if ahead > 1 and latin else parts[0]
        others = [i for i in range(len(parts)) if parts[i][0] >= name[1]]
    else:
        name = parts[first] if first is not None else (0, 0)
        others = [i for i in range(len(parts)) if i != first]
    if first is not None and not _is_ownership_line(kinds, first):
        found += _employer(text, folded, name)
    elif first is not None:
        others = sorted({*others, first})
    industry = [parts[i] for i in others if kinds[i] in {"industry", "name"}]
    for part in industry:
        found += _industries(text, folded, part, vocabulary)
    for i in others:
        if kinds[i] == "size":
            found.append(Found("company_size", tokens.company_size(folded[slice(*parts[i])]), *parts[i]))
        elif kinds[i] == "funding":
            found.append(Found("funding", text[slice(*parts[i])], *parts[i]))
    return found


_LIST: Final = re.compile(r"[,，](?![^()（）]*[)）])")
_GLUED: Final = re.compile(r"(?<=[)）])(?=[\u4e00-\u9fff])")


def _industries(text: str, folded: str, part: Span, vocabulary: Vocabulary) -> list[Found]:
    """Return the industries of a part, each by itself: sites list several, with commas or run together."""
    label = _INDUSTRY_LABEL.match(folded, *part)
    start = label.end() if label else part[0]
    found = []
    for left, right in _split(folded, (start, part[1]), _LIST):
        joints = _joints(folded[left:right], vocabulary)
        if joints is None:
            joints = [match.start() for match in _GLUED.finditer(folded[left:right])]
        at = left
        for stop in [*(left + joint for joint in joints), right]:
            if at < stop:
                found.append(Found("industry", text[at:stop], at, stop))
            at = stop
    return found


def _joints(name: str, vocabulary: Vocabulary) -> list[int] | None:
    """Return where industries that run together part (计算机软件|新能源), all of them known; None otherwise."""
    known = linker(vocabulary, "industries").look_up
    if known(name) is not None:
        return []
    for cut in range(len(name) - 2, 1, -1):
        if known(name[:cut]) is None:
            continue
        rest = _joints(name[cut:], vocabulary)
        if rest is not None:
            return [cut, *(cut + joint for joint in rest)]
    return None


def _is_ownership_line(kinds: list[str], first: int) -> bool:
    """Tell a line that begins with a kind of ownership and names no employer: 民营公司|150-500人|…."""
    return first > 0 and kinds[0] in {"funding", "ownership"}


_STORY: Final = re.compile(r"(?:\d{4}年|是(?:一[家个]|中国|全球|国内)|成立于|创立于|创办于|隶属|位于|拥有|致力)")


_COMMA: Final = re.compile(r"[,，]")
_PLACE_ONLY: Final = re.compile(
    r"^[\u4e00-\u9fff]{2,3}[省市]$|[\u4e00-\u9fff]{2,}\S*(?:\d+|[a-z])(?:号楼?|[楼层室座栋幢])\d*$"
)
"""A place or an address, which stands where other ads have the employer."""
_DOTTED_END: Final = re.compile(r"(?:inc|co|ltd|corp|llc|s\.a|l\.p)$")


def name_span(folded: str, span: Span) -> Span:
    """Trim a name, but leave Inc. and Co. their full stop."""
    start, end = tidy(folded, *span)
    if end < span[1] and folded[end] == "." and _DOTTED_END.search(folded[start:end]):
        end += 1
    return start, end


def _employer(text: str, folded: str, name: Span) -> list[Found]:
    start, end = name_span(folded, name)
    story = _STORY.search(folded, start, end)
    if story:
        comma = _COMMA.search(folded, start, story.start())
        end = comma.start() if comma else story.start()
        if _COMMON.match(folded[start:end]):
            return []
    if _PLACE_ONLY.search(folded[start:end]):
        return []
    if end - start < 2 or end - start > _LONGEST_NAME * 2 or re.search(r"[?？!！。；;]", folded[start:end]):
        return []
    if folded.startswith(("某", "一家", "点击"), start):
        return []
    return [Found("company", text[start:end], start, end)]


def read_name_line(
    text: str, folded: str, row: Span, vocabulary: Vocabulary, *, located: bool = False, headed: bool = False
) -> list[Found] | None:
    """Read a line that is a name by itself: it ends like a company's, or is a known employer's.

    Parameters
    ----------
    located, headed
        The line stands between the title and a line of locations, or the first heading: then it is a name.
    """
    start, end = row
    name = folded[start:end]
    if end - start < 2 or end - start > _LONGEST_NAME or _NO_NAME.search(name):
        return None
    known = linker(vocabulary, "employers").look_up(name) is not None
    placed = (located and bool(re.search("[a-z]", name))) or (headed and _SHORT_NAME.fullmatch(name) is not None)
    if known or placed or (_SUFFIX.search(name) and not re.search(r"\s", name)):
        return _employer(text, folded, (start, end)) or None
    return None


_NO_NAME: Final = re.compile(r"[，。；;:：!！?？]|\d{3}|,(?!\s?(?:inc|ltd|llc|co|l\.p)\b)")
_SHORT_NAME: Final = re.compile(
    r"(?!急|诚|高薪|招聘|面试|岗位|职位|职责|任职|主要|基本|要求|描述|工作|六险|五险|双休|周末|福利|待遇|年薪|薪)[\u4e00-\u9fffa-z]{2,10}"
)
_FULL_NAME: Final = re.compile(
    r"(?:^|(?<=[\sa-z。！!；;，,“\"'：:~]))(?:[\u4e00-\u9fff](?:[\u4e00-\u9fff·a-z0-9&]"
    r"|[(（][\u4e00-\u9fff]{2,6}[)）]){1,24}?|[a-z][a-z0-9&]{1,12}[\u4e00-\u9fff]{1,16}?)"
    r"(?:股份有限公司|有限责任公司|有限公司|集团(?!公司|旗下|化|内))(?:[\u4e00-\u9fff]{2,8}分公司)?"
)
_INTRODUCED: Final = re.compile(
    r"(?P<name>(?:[\u4e00-\u9fff]|[a-z0-9·&.+-]++)(?:[\u4e00-\u9fff]"
    r"|\s?[a-z0-9·&.+-]++){0,14}?)(?:[(（][^()（）]{2,60}[)）])?\s?"
    r"(?:(?=[\u4e00-\u9fff])|[a-z.]+)?(?=(?:成立|创立|创办|创建|始建|诞生)于|正式成立"
    r"|是[\u4e00-\u9fff]{0,16}(?:的|一[家个]|公司|企业|商|平台|领先|集团)|作为|于\d{4}年|(?:隶属"
    r"|总部)|(?:致力|专注)于|[(（]以下简称)"
    r"|(?P<firm>[\u4e00-\u9fff]{1,8}(?:科技|软件|网络|信息|智能|数据|集团|汽车|金融|云|股份))(?=基于|自|以|为|拥有|目前|[,，(（])"
)
_COMMON: Final = re.compile(
    r"^(?:我们|公司|本公司|我司|团队|部门|这|该|集团|职位|岗位|企业|平台|产品|业务|目前|现|你|您|项目|实验室|作为|关于|全球|中国|国内|一家|某)|\d{4}年|[的在与和]"
)
_NEAR: Final = 400


def find_employer(ad: Ad, short: str | None) -> list[Found]:
    """Return the employer that a body introduces.

    Parameters
    ----------
    short
        The name in the header, where there is one: then only the full name that holds it counts.
    """
    stories = [(part.start, min(part.end, part.start + _NEAR)) for part in ad.sections if part.label == "company"]
    head = (ad.body, min(len(ad.folded), ad.body + _NEAR))
    if short is not None:
        return next((found for span in (head, *stories) if (found := _full_name(ad, span, short))), [])
    for start, end in stories:
        found = (
            _full_name(ad, (start, start + 40), "")
            or _introduced(ad, (start, end))
            or _full_name(ad, (start, end), "")
        )
        if found:
            return found
    return _full_name(ad, head, "") if not stories else []


def _full_name(ad: Ad, span: Span, short: str) -> list[Found]:
    for match in _FULL_NAME.finditer(ad.folded, *span):
        bare = match.group().endswith("集团") and not short
        if short in match.group() and not bare and not _COMMON.match(match.group()):
            return _name(ad, *match.span())
    return []


def _introduced(ad: Ad, span: Span) -> list[Found]:
    start = tidy(ad.folded, *span)[0]
    match = _INTRODUCED.match(ad.folded, start, span[1])
    if not match or _COMMON.search(match["name"] or match["firm"]):
        return []
    return _name(ad, *match.span("name" if match["name"] else "firm"))


def _name(ad: Ad, start: int, end: int) -> list[Found]:
    start, end = tidy(ad.folded, start, end)
    if end - start < 2 or ad.folded.startswith("某", start):
        return []
    return [Found("company", ad.text[start:end], start, end)]
