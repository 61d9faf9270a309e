"""Numbers of a person's story: applications, interviews, offers, pay, savings, months and hours.

A number is taken only where the words on both sides of it say what it counts, in a clause that speaks of the
person and supposes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from ashore.facts.model import Fact, Value
from ashore.facts.stories.jobs import Job, left_jobs
from ashore.facts.stories.people import Person, Said
from ashore.facts.stories.reading import Clause, Story
from ashore.text.durations import Duration, find_durations
from ashore.text.money import Money, find_money
from ashore.text.numerals import Number, find_numbers

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Count:
    """What must stand before a number and after it for the number to count a thing."""

    field: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    unit: str | None = None


_COUNTS: Final = (
    _Count(
        "applications",
        re.compile(r"(?:投递?|海投|投出|投递出|发)(?:出去?)?(?:了|过)?(?:将近|大概|差不多|约|近|有|上)?$"),
        re.compile(r"[多几]?(?:份|封|个|次)?(?:简历|岗位|职位|履历)|[多几]?(?:份|封|家公司)"),
    ),
    _Count(
        "interviews",
        re.compile(r"(?:面试?|参加|约到?|收到|拿到|获得|经历|有)(?:了|过)?(?:大概|差不多|将近|约|近)?$"),
        re.compile(r"(?:多)?(?:家(?:公司)?(?:$|的?面试|,)|[场次个](?:公司)?的?面试|家公司|家)"),
    ),
    _Count(
        "intern_offers",
        re.compile(r"(?:拿|收|获得|斩获)(?:到|了|下|获)*(?:了)?$"),
        re.compile(r"[个份家]?[^,。]{0,6}实习(?:生)?(?:的)?offer"),
    ),
    _Count(
        "offers",
        re.compile(r"(?:拿|收|获得|斩获)(?:到|了|下|获)*(?:了)?[^,。]{0,10}?$"),
        re.compile(r"[个份家张](?:公司)?的?(?:[^,。实习]{0,6})offer"),
    ),
    _Count(
        "rejections",
        re.compile(r"(?:被拒(?:绝)?|被拒信?|收到|挂)(?:了|过)?$"),
        re.compile(r"次(?:$|,)|封(?:感谢|拒绝?)信|家公司拒"),
    ),
    _Count(
        "team_size",
        re.compile(
            r"(?:组织|组建|带|带领|搭建|拉起|拉|管理|管|团队(?:一共|总共|现)?有|团队)(?:了|过|着"
            r"|起)?(?:一支|一个)?(?:近|约)?$"
        ),
        re.compile(r"(?:个|多|名)?人(?:左右|上下|规模)?的?(?:小|创业|核心|研发)?(?:团队|$)"),
        "人",
    ),
    _Count(
        "students",
        re.compile(r"(?:收|带|辅导|教|服务|培训|帮助?|指导)(?:了|过)+(?:超过)?$"),
        re.compile(r"(?:余|多)?[名位个]?[^,。]{0,10}(?:学员|学生|求职者|同学|转行者)"),
    ),
    _Count(
        "ai_share_of_work",
        re.compile(r"(?:ai|大模型)[^,。]{0,4}工作[^,。]{0,3}(?:占比?|比例)(?:达到?|超过?|是|为)?了?$"),
        re.compile(r"%"),
        "%",
    ),
)
_NONE_OFFERED: Final = re.compile(
    r"一[个份][^,。实习]{0,8}offer(?:都|也)(?:没|未)|(?:没有?|未)(?:能)?(?:拿|收)到(?:任何"
    r"|一[个份])?(?:的)?(?:正职|正式|秋招|校招|全职|工作)?(?:的)?offer"
    r"|(?:零|0个?)offer|颗粒无收"
)
_SUPPOSED: Final = re.compile(
    r"如果|假如|假设|要是|万一|倘若|的话|打算|计划|希望|想(?:要|在|投|拿|学|用)|可能|也许|应该|至少要"
    r"|建议|别人|有人|他们|要求|需要|每个人|就值|才能|得要|不(?:到|足)?(?:会|能|可)"
)


@lru_cache(maxsize=8)
def _numbers(text: str) -> tuple[Number, ...]:
    return tuple(find_numbers(text))


@lru_cache(maxsize=8)
def _durations(text: str) -> tuple[Duration, ...]:
    return tuple(find_durations(text))


@lru_cache(maxsize=8)
def _money(text: str) -> tuple[Money, ...]:
    return tuple(find_money(text))


def bounds(low: float | None, high: float | None) -> Value:
    """Return the normal form of a number or a range: 20, {"min": 20}, {"min": 3, "max": 4}."""
    whole = [None if n is None else int(n) if float(n).is_integer() else n for n in (low, high)]
    if whole[0] is not None and whole[0] == whole[1]:
        return whole[0]
    return {key: n for key, n in zip(("min", "max"), whole, strict=True) if n is not None}


class _Once:
    """States each field of one person, for one job, with one value: the first; a second telling is no news."""

    def __init__(self, person: Person, story: Story) -> None:
        self.person = person
        self.story = story
        self._known: set[tuple[str, str]] = set()

    def offers_told(self, said: Said) -> bool:
        """Tell whether a sentence, or the one before it in its paragraph, speaks of offers."""
        before = self.story.text.rfind("\n", 0, said.sentence.start) + 1
        near = max(before, said.sentence.start - _SENTENCE)
        return "offer" in self.story.text[near : said.sentence.end]

    def __call__(
        self, field: str, value: Value, span: Span, unit: str | None = None, of: str | None = None
    ) -> Iterator[Fact]:
        if value in ({}, None) or (field, of or "") in self._known:
            return
        self._known.add((field, of or ""))
        yield self.story.fact(
            field, value, span, unit=unit, subject=self.person.subject, of=of, name=self.person.name
        )


_SENTENCE: Final = 60


def figure_facts(person: Person, mentions: Sequence[Job], story: Story) -> Iterator[Fact]:
    """Yield the numbers that a person's clauses state."""
    state = _Once(person, story)
    for said in person.said:
        for clause in said.clauses:
            if said.quoted or "?" in said.sentence.text[-2:] or _supposed(said, clause):
                continue
            yield from _counts(clause, state)
            yield from _times(said, clause, state)
            yield from _amounts(said, clause, mentions, state)


def _supposed(said: Said, clause: Clause) -> bool:
    """Tell whether a clause, or an "if" before it in its sentence, only supposes."""
    if _SUPPOSED.search(clause.text):
        return True
    before = said.sentence.text[: clause.start - said.sentence.start]
    return bool(re.search(r"如果|假如|要是|万一|倘若", before))


def _counts(clause: Clause, state: _Once) -> Iterator[Fact]:
    text, whole = clause.text, (clause.start, clause.end)
    if _NONE_OFFERED.search(text) and "实习" not in text:
        yield from state("offers", 0, whole)
    for number in _numbers(text):
        for rule in _COUNTS:
            if rule.before.search(text[: number.start]) and rule.after.match(text, number.end):
                high = None if text.startswith("几", number.end) else number.max
                yield from state(rule.field, bounds(number.min, high), whole, rule.unit)
                break


_DAILY: Final = re.compile(r"每天|每晚|天天|每日|一天(?!天)|下班后")
_STUDIES: Final = re.compile(r"学|看|刷题|写代码|读|啃|教程|资料|课")
_MONTHLY: Final = (
    (
        "gap_months",
        re.compile(r"(?:空窗|失业|待业|赋闲)(?:期|期间)?(?:了|有|约)?(?:整整|将近|近|大概)?$"),
        re.compile(r"的?(?:空窗|待业)"),
    ),
    ("rest_months", re.compile(r"(?:休息|歇|躺平|放空|躺)(?:了|过)?(?:将近|大概|差不多)?$"), re.compile(r"(?!)")),
    (
        "study_months",
        re.compile(r"(?:自学|学习|学|备考|恶补|准备|脱产)(?:了|过)(?:大概|差不多|将近|整整)?$"),
        re.compile(r"的(?:自学|学习|备考)|(?:时间)?(?:自学|学完|学了|学会|啃完|恶补)"),
    ),
)
_STAYED: Final = re.compile(r"(?:干|待|呆|工作|上班|做)(?:了|满|的)?(?:整整)?$")
_WORKED: Final = re.compile(
    r"(?:(?:做|干|当|从事|从业|工作)(?:了|过)(?:大概|将近|差不多|整整|近)?|一(?:做|干)就是|(?:有|拥有"
    r"|积累了?)(?:着|了)?(?:近|将近)?|从业(?:已|已经)?(?:有)?)$"
)


def _times(said: Said, clause: Clause, state: _Once) -> Iterator[Fact]:
    text, whole = clause.text.replace("gap", "空窗期"), (clause.start, clause.end)
    for time in _durations(text):
        if time.window:
            continue
        before, after = text[: time.start], text[time.end :]
        if time.unit == "hour":
            yield from _daily(said, clause, time, state)
        elif time.unit in {"month", "year"}:
            factor = 12 if time.unit == "year" else 1
            low, high = (n * factor if n is not None else None for n in (time.min, time.max))
            for field, pattern, following in _MONTHLY:
                if pattern.search(before) or following.match(after):
                    yield from state(field, bounds(low, high), whole, "month")
            worked = _WORKED.search(before)
            if time.unit == "year" and worked and _experience(worked.group(), after):
                yield from state("experience_years", bounds(time.min, time.max), whole, "year")
        elif time.unit == "day" and _STAYED.search(before) and time.min is not None and time.min >= _MONTH:
            yield from state("tenure_days", bounds(time.min, time.max), whole, "day")


_MONTH: Final = 28


def _experience(verb: str, after: str) -> bool:
    """Tell years of work from other years: 做了五年设计, 有八年经验, 从业十年."""
    if re.match(r"的?[^,。]{0,8}(?:经验|工作经历|从业)", after):
        return True
    return verb.startswith(("一做", "一干", "做", "干", "当", "从事", "从业", "工作")) and not re.match(
        r"前|后|时间就", after
    )


def _daily(said: Said, clause: Clause, time: Duration, state: _Once) -> Iterator[Fact]:
    before = said.sentence.text[: clause.start - said.sentence.start + time.start]
    rest = clause.text[time.end :]
    if not _DAILY.search(before) or re.search(r"睡|通勤|上班$|加班|站了|坐", clause.text):
        return
    earlier = said.sentence.text[: clause.start - said.sentence.start]
    alone = re.match(r"(?:每天|每晚|每日)$", clause.text[: time.start]) and not rest.strip("左右多")
    carried = alone and re.search(r"学|刷题|写代码|看(?:课|教程|视频|资料)", earlier[-20:])
    own = re.search(r"(?:学习?|自学|刷题|看书)(?:了|上)?$", clause.text[: time.start])
    if carried or own or _STUDIES.search(rest):
        yield from state("study_hours_per_day", bounds(time.min, time.max), (clause.start, clause.end), "hour")


_PAY: Final = re.compile(r"年薪|月薪|工资|薪资|薪水|底薪|年收入|月收入|收入|到手|月入|年包|总包")
_BEFORE: Final = re.compile(r"之前|以前|此前|原来|原先|转行前|转岗前|上一份|前公司|当时|那会|那时|曾")
_AFTER: Final = re.compile(r"现在|目前|如今|转行后|转岗后|入职后|新工作|新公司|新岗位|涨到|降到|跌到|变成")
_SPENT: Final = re.compile(
    r"(?:积蓄|存款|储蓄|老本)[^,。]{0,6}(?:花光|花完|用完|用光|用掉|烧完|烧光|耗尽|见底|花掉|花了|用了"
    r"|用去)|(?:花光|花完|花了|用光|用完|烧掉|耗尽|搭进去)了?[^,。]{0,10}(?:积蓄|存款|储蓄|老本)"
)
_EARNED: Final = re.compile(r"(?:赚|挣)(?:了|到了?)(?:大概|差不多|将近|近)?$")
_OTHERS_PAY: Final = re.compile(r"平均|市场|行业|岗位|招聘|普遍|起薪|薪资范围|身价|他的|别人|应届|jd|每年")
_FALLS: Final = re.compile(
    r"(?:工资|薪资|薪水|年薪|月薪|收入)[^,。]{0,6}?(?P<how>(?:比[^,。\d]{1,6}?)?(?:下降|降低|降|少|涨|高"
    r"|提升|上涨|缩水|打折|翻)了?[^,。\d]{1,8})$"
)


def _amounts(said: Said, clause: Clause, mentions: Sequence[Job], state: _Once) -> Iterator[Fact]:
    text, whole = clause.text, (clause.start, clause.end)
    story = state.story
    found = () if _EXTREME_WORD.search(text) and state.offers_told(said) else _money(text)
    if not found and _SPENT.search(text):
        for number in _numbers(text):
            if (number.min or 0) >= _THOUSAND:
                yield from state("savings_spent", bounds(number.min, number.max), whole, "CNY")
    for money in found:
        before, value = text[: money.start], bounds(money.min, money.max)
        if _SPENT.search(text) or (re.search(r"积蓄|存款", text[money.end :][:6]) and _spends(said, clause)):
            yield from state("savings_spent", value, whole, _unit(money, None))
        elif _EARNED.search(before):
            yield from state("income_other", value, whole, money.currency or "CNY")
        elif _PAY.search(text) and not _OTHERS_PAY.search(text) and "offer" not in text:
            yield from _pay(said, clause, money, mentions, state)
    if not found and (carried := _carried(said, clause)):
        yield from state("salary_after", *carried)
    if not found and "offer" not in text and (change := _FALLS.search(text)) and _AFTER.search(text):
        start = clause.start + change.start("how")
        yield from state("salary_after", story.original(start, clause.start + change.end("how")), whole)
    if state.offers_told(said) and not _OTHERS_PAY.search(said.sentence.text):
        yield from _offered(said, clause, state)


def _carried(said: Said, clause: Clause) -> tuple[Value, Span, str] | None:
    """Return pay that a clause carries on from the one before: 之前年薪30万，现在25万."""
    at = said.clauses.index(clause)
    number = next(iter(_numbers(clause.text)), None)
    if (
        at == 0
        or number is None
        or (number.min or 0) < _THOUSAND
        or not _AFTER.search(clause.text[: number.start])
    ):
        return None
    before = said.clauses[at - 1].text
    word = _PAY.search(before)
    if not word or not _money(before) or not re.match(r"(?:左右|上下|多|元|块)?$", clause.text[number.end :]):
        return None
    unit = "CNY/year" if "年" in word.group() or (number.min or 0) >= _LARGE else "CNY/month"
    return bounds(number.min, number.max), (clause.start, clause.end), unit


def _spends(said: Said, clause: Clause) -> bool:
    rest = said.sentence.text[clause.start - said.sentence.start :]
    return bool(re.search(r"花光|花完|用完|用光|烧光|耗尽", rest))


def _pay(said: Said, clause: Clause, money: Money, mentions: Sequence[Job], state: _Once) -> Iterator[Fact]:
    """Yield a salary with the job it belongs to: the one its words say, or the last one of its sentence."""
    text = clause.text
    near = [job for job in mentions if job.said.sentence is said.sentence and job.clause.start <= clause.start]
    before = text[: money.start]
    field, of = "", None
    if re.search(r"(?:从|由)[^,。\d]{0,4}$", before):
        field = "salary_before"
    elif _AFTER.search(before):
        field = "salary_after"
    elif _BEFORE.search(before):
        field = "salary_before"
    elif near:
        field = "salary_after" if near[-1].phase == "to" else "salary_before"
        if near[-1].phase != "to" and near[-1] not in left_jobs(mentions, state.story):
            of = "earlier_job"
    if field:
        yield from state(field, bounds(money.min, money.max), (clause.start, clause.end), _unit(money, before), of)


_LARGE: Final = 100_000


def _unit(money: Money, before: str | None) -> str | None:
    """Return the unit of an amount: with the period that is stated, or that the word for pay means."""
    currency = money.currency or "CNY"
    if before is None:
        return currency
    period = money.period
    if period is None and (word := list(_PAY.finditer(before))):
        amount = money.min or money.max or 0
        period = "year" if "年" in word[-1].group() or amount >= _LARGE else "month"
    return f"{currency}/{period}" if period else currency


_EXTREME_WORD: Final = re.compile(r"最高|最低|最多|最少")
_EXTREME: Final = re.compile(r"(?P<side>最高|最低|最多|最少)[^,。\d]{0,8}$")


def _offered(said: Said, clause: Clause, state: _Once) -> Iterator[Fact]:
    """Yield the highest and the lowest pay of the offers of a sentence: 最高22k，最低16."""
    for number in _numbers(clause.text):
        words = clause.text[number.start : number.end]
        side = _EXTREME.search(clause.text[: number.start]) or re.match(r"(?P<side>最高|最低|最多|最少)", words)
        amount = number.max if number.min is None else number.min
        if side is None or amount is None:
            continue
        if amount < _THOUSAND and re.search(r"\d\s?[kK千]", said.sentence.text):
            amount *= _THOUSAND
        elif amount < _THOUSAND:
            continue
        field = "offer_salary_max" if side["side"] in {"最高", "最多"} else "offer_salary_min"
        unit = "CNY/year" if amount >= _LARGE else "CNY/month"
        yield from state(field, bounds(amount, amount), (clause.start, clause.end), unit)


_THOUSAND: Final = 1000
