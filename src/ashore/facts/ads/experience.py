"""Years of experience that a body asks for, and whether it is open to beginners.

A length of time is experience only where its clause says so: 公司成立10年, 合同三年 and 近五年 are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found, clause_at, is_preferred, sentence_at
from ashore.facts.model import Value
from ashore.text.durations import Duration, find_durations
from ashore.text.structure import Span

_YEAR: Final = re.compile(r"年|(?<![a-z])(?:years?|yrs?)(?![a-z])")
_SAYS_AFTER: Final = re.compile(
    r"经验|经历|背景|从业|工龄|年限|资历|(?:工作|任职)(?!日|制|时间|餐|居住|满)|experience"
    r"|expertise|background|(?:in|of) (?:[a-z/&-]+ ){0,4}"
    r"(?:industry|engineering|development|role|research|building|working|practice|management"
    r"|leadership)|working|building|professional"
)
_SAYS_BEFORE: Final = re.compile(
    r"(?:经验|经历|工作|从业|从事|行业|领域|开发|年限|毕业|岗位|使用|级别|编程|experience|background|worked)[^。；;\n]{0,16}$"
)
_ASKED: Final = re.compile(r"开发|研发|管理|使用|从事|实施|实践|优先|运营|研究|设计|产品|销售|算法")
_OTHER_BEFORE: Final = re.compile(
    r"(?:成立|创立|创办|发展|历史|经营|合同|协议|试用|试用期|保修|质保|连续|荣获|年龄|学制|融资|累计|服务期|毕业证|每|满|入职|转正|晋升|第|"
    r"平均|合计|共计|创始|我司|本公司|我们(?:公司|团队|拥有)|公司(?:拥有|成立|具有|有|已)|团队(?:拥有|成员|具有|平均)|历经|经过|since|founded|"
    r"combined|or (?:a |an )?(?:ms|master|phd|ph\.d|doctora)[^.;]{0,16}|our (?:team|founders"
    r"|company)|established|over the (?:past|last|next)|within|after|vest\w* over|for the (?:past"
    r"|last))[^。；;，,\n]{0,12}$"
)
_OTHER_AFTER: Final = re.compile(
    r"\s?(?:内(?!以上)|前|来|间|制|期(?!以上)|一次|历史|合同|免费|质保|保修|后(?!端|台)|以后|之后"
    r"|度|级|来|old|ago|of age|in a row|anniversary|from now|vesting|contract|term|plan)"
)
_NEVER_AFTER_OR_MORE: Final = frozenset("内前来间制期后度级")
"""What makes 3年内 or 3年前 no experience is the beginning of a word behind 3年以上: 前端, 内容, 制造, 期货."""
_LEVELS: Final = re.compile(r"^[^。；;\n]{0,3}(?:薪|工资|年薪)")
_TOO_LONG: Final = 30


def find_experience(ad: Ad) -> Iterator[Found]:
    """Yield the years that the body asks for, and its words on beginners."""
    yield from _years(ad)
    yield from _open_to_all(ad)
    yield from _fresh(ad)


def _years(ad: Ad) -> Iterator[Found]:
    done = 0
    text = _MARK.sub(lambda mark: " " * len(mark.group()), ad.asks)
    text = _TORN.sub(lambda torn: " " * len(torn["gap"]) + torn["number"], text)
    torn = {match.end() - len(match["number"]): len(match["gap"]) for match in _TORN.finditer(ad.asks)}
    for anchor in _YEAR.finditer(text):
        if anchor.start() < done:
            continue
        left, right = sentence_at(text, *anchor.span())
        begin = max(left, done)
        for duration in find_durations(text[begin:right]):
            start, end = begin + duration.start, begin + duration.end
            start -= torn.get(start, 0)
            shown, start = _unstuck(ad.asks, duration, start, end)
            if shown.unit == "year" and not shown.window and _is_experience(ad, start, end, (left, right)):
                yield _found(ad, shown, start, end)
        done = right


_MARK: Final = re.compile(
    r"(?<=[。；;：:，,\s])(?<![\d年]\s)[-–—](?=\s?[\d一两二三四五])"
    r"|(?<![\d.])\d{1,2}\.(?=(?!5)\d{1,2}\s?[-~～至到]\s?\d{1,2}\s?年)"
)
"""What stands between a list's item and its years: a dash, a number before a range."""
_TORN: Final = re.compile(r"(?<!\d)(?P<number>\d{1,2})(?P<gap>[ ]{0,3}\n[ ]{0,3})(?=年)")
"""A number that a hard wrap has torn from its 年: it is moved to it, and led back when it is quoted."""
_STUCK: Final = re.compile(r"(?P<n>\d{1,2})\.(?=(?P<years>\d{1,2})\s?[-~年至到])")


def _unstuck(text: str, duration: Duration, start: int, end: int) -> tuple[Duration, int]:
    """Free years from the number of a list item that stands before them without a space: 3.3年以上 is item 3."""
    match = _STUCK.match(text, start)
    if not match:
        return duration, start
    number = int(match["n"])
    before, after = text[max(0, start - 300) : start], text[match.end() : match.end() + 400]
    in_list = re.search(rf"(?<!\d){number - 1}[.、]", before) or re.search(rf"(?<!\d){number + 1}[.、]", after)
    freed = find_durations(text[match.end() : end]) if in_list or match["years"] != "5" else []
    return (freed[0], match.end()) if freed else (duration, start)


def _is_experience(ad: Ad, start: int, end: int, sentence: Span) -> bool:
    text = ad.asks
    other = _OTHER_AFTER.match(text, end)
    if other and text[end - 1] == "上" and other.group().strip() in _NEVER_AFTER_OR_MORE:
        other = None
    if other or _OTHER_BEFORE.search(text[sentence[0] : start]):
        return False
    if text.endswith("for ", sentence[0], start) and text.startswith(",", end):
        return False  # "For 8 years, we …": the employer's
    clause = clause_at(text, start, end)
    stated = text[start:end]
    after = text[end : sentence[1] if not ad.chinese else clause[1]]
    before = text[clause[0] : start]
    if _LEVELS.match(after):
        return False
    compared = re.search(r"上|\+|至少|不少于|不低于|more|least|minimum|[-–~～至到]", stated) is not None
    if _SAYS_AFTER.search(after[:70]) or (_SAYS_BEFORE.search(before) and (compared or "经验" in before)):
        return True
    if compared and _LISTED.match(text, end):
        return True
    return compared and bool(_ASKED.search(after[:40]) or _WESTERN_WORK.match(after))


_LISTED: Final = re.compile(r"的?(?:相关)?[^。；;\n\d]{2,36}经验")
_WESTERN_WORK: Final = re.compile(r"\s(?:of|in|as|with|focused|hands-on|[a-z]+ing)(?![a-z])")


def _found(ad: Ad, duration: Duration, start: int, end: int) -> Found:
    low = duration.min
    high = duration.max
    exact = low == high
    value: dict[str, Value] = {
        "min_years": _whole(low or 0),
        "max_years": None if high is None or exact else _whole(high),
    }
    if low is None and high is not None:
        value["max_years"] = _whole(high)
    clause = clause_at(ad.asks, start, end)
    stop = _experience_end(ad, end, clause[1])
    extra: dict[str, Value] = {"preferred": True} if is_preferred(ad, start, end) else {}
    subject = _subject(ad, end, stop)
    if subject:
        extra["of"] = subject
    return Found("experience", value, start, stop, {"where": "body", **extra})


_COMMON_SUBJECT: Final = re.compile(
    r"^(?:\s|的|(?:of|in)(?![a-z])|及以上|以上|或以上)+|(?:\s|的|相关|工作|实际|经验|经历|背景|experience|work"
    r"|professional|relevant|related|industry)+$"
)


def _subject(ad: Ad, start: int, end: int) -> str | None:
    """Return what the years are to be spent on (Java开发), as printed; None where any work counts."""
    while start < end and (cut := _COMMON_SUBJECT.search(ad.folded[start:end])):
        if cut.start() == 0:
            start += cut.end()
        else:
            end = start + cut.start()
    return ad.text[start:end] or None


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


_EXPERIENCE: Final = re.compile(r"(?:工作)?(?:经验|经历|背景)|experience")


def _experience_end(ad: Ad, end: int, limit: int) -> int:
    """Let the quote run to the word 经验 where its clause has one."""
    match = _EXPERIENCE.search(ad.asks, end, min(limit, end + 60))
    return match.end() if match else end


_ANY: Final = re.compile(
    r"(?:工作)?经验不限|不限(?:工作)?经验|无(?:需|须)(?:相关|工作)*经验(?=[，,。；;、\n]|$)"
    r"|无(?:工作)?经验者?(?:亦可|也可|均可|可培养)|零(?:基础|经验)(?:可|亦可|也可)"
    r"|no (?:prior |previous )?experience (?:is )?(?:required|necessary|needed)"
)


def _open_to_all(ad: Ad) -> Iterator[Found]:
    for match in _ANY.finditer(ad.asks):
        yield Found(
            "experience", {"min_years": 0, "max_years": None, "any": True}, *match.span(), {"where": "body"}
        )


_FRESH: Final = re.compile(
    r"(?:欢迎|接受|可考虑|考虑|招收|面向|优秀的?)?[^，,。；;\n、\d]{0,6}应届(?:毕业|本科|硕士|博士)?(?:毕业)?(?:生|者|大学生)(?:亦可|也可|均可|优先|可)?"
    r"|(?:20)?2\d届[^，,。；;\n]{0,14}(?:毕业生|应届|本科|硕士|学生)|大[一二三四][^，,。；;\n]{0,6}学生|在校(?:学?生|大学生|本科生|研究生)"
    r"|(?:currently )?pursuing (?:a |an )?(?:bs|ba|ms|phd|bachelor|master|degree"
    r"|undergraduate)[^.;\n]{0,20}|new (?:college )?grads?(?:uates?)?\b|recent graduates?"
)
_FRESH_HINTS: Final = ("应届", "届", "在校", "大一", "大二", "大三", "大四", "pursuing", "grad")
_NOT_FRESH: Final = re.compile(r"不(?:招|接受|考虑|要)|勿投|除外|非应届|谢绝")


def _fresh(ad: Ad) -> Iterator[Found]:
    if not any(hint in ad.asks for hint in _FRESH_HINTS):
        return
    for match in _FRESH.finditer(ad.asks):
        left, right = clause_at(ad.asks, *match.span())
        if not _NOT_FRESH.search(ad.asks[left:right]):
            yield Found("experience", {"fresh": True}, *match.span(), {"where": "body"})
            return
