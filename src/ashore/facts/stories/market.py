"""What a story says of the market: pay, growth, demand, openings, with whom it is said of and as of when.

What a person earned is no market figure: a clause in which somebody speaks of himself is passed over, and so is
pay that is only supposed (如果对方出一百万) or said of one imagined candidate.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final, TypeAlias

from ashore.facts.model import Fact, Value
from ashore.facts.stories.figures import bounds
from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.reading import Clause, Sentence, Story
from ashore.facts.stories.timing import dates
from ashore.facts.stories.workplaces import role_at
from ashore.text.money import Money, find_money
from ashore.text.numerals import find_numbers

Span: TypeAlias = tuple[int, int]

_PAY: Final = re.compile(r"(?:平均|起步|最高)?(?:薪酬|年薪|月薪|薪资|工资|薪水|起薪|日薪)")
_OWN: Final = re.compile(r"我(?!国)|他(?!们)|她(?!们)|自己|之前的工资")
_SUPPOSED: Final = re.compile(r"如果|假如|打个比方|比方说|要是|万一|就值|身价|试用期|如此算来")
_GROWTH: Final = re.compile(
    r"(?P<verb>提升|增长|上涨|上升|涨薪|涨幅|增加|提高|扩大|涨|下降|减少|降低|下滑|缩减|下跌"
    r"|跌)了?(?:超过?|近|约|达到?|幅度)?(?P<number>\d+(?:\.\d+)?)%(?P<more>以上|多)?"
)
_FALLING: Final = frozenset({"下降", "减少", "降低", "下滑", "缩减", "下跌", "跌"})
_DISCOUNT: Final = re.compile(r"打(?:了)?(?P<tenths>\d(?:\.\d)?|[一二三四五六七八九])折")
_HAN: Final = {char: n for n, char in enumerate("一二三四五六七八九", 1)}
_ENGLISH_GROWTH: Final = re.compile(
    r"\b(?P<verb>grew|rose|increased|jumped|climbed|surged|fell|dropped|declined|shrank"
    r"|decreased)\s(?:by\s)?(?:about\s|nearly\s|(?P<more>more than\s"
    r"|over\s))?(?P<number>\d+(?:\.\d+)?)(?:%|\spercent)"
)
_ENGLISH_FALLING: Final = frozenset({"fell", "dropped", "declined", "shrank", "decreased"})
_ENGLISH_PAY: Final = re.compile(
    r"\b(?P<kind>average|median|mean|typical)\s(?:(?:annual|base"
    r"|starting)\s)?(?P<who>(?:[a-z/&-]+\s){0,4}?)(?:salary|pay|wage"
    r"|compensation)\b(?:\s(?:for|of)\s(?P<about>[^,.]{3,50}?)(?=\s(?:is|was|rose|reached|hit|fell|now)))?"
)
_OPENINGS: Final = re.compile(r"个(?:[^,。]{0,6})?(?:岗位|职位|hc|坑位)")
_HIRES: Final = re.compile(r"招聘|放出|拿出|开放|新增|释放|在招|招")
_GAP: Final = re.compile(r"(?P<what>缺口|需求)[^,。\d]{0,12}$")
_WORDS: Final = (
    (
        "talent_demand",
        re.compile(
            r"需求(?:度|量)?[^,。]{0,4}(?:增加|增长|旺盛|上升|下降|萎缩|减少|饱和)|(?:确实|非常|很|严重"
            r"|极度)缺人|人才池很小|屈指可数"
        ),
    ),
    ("layoffs", re.compile(r"批量失业|大规模裁员|陆续裁员|大批裁员|裁员潮")),
    (
        "openings",
        re.compile(
            r"(?:岗位|机会|职位|hc)(?:数量|数)?[^,。]{0,5}(?:不多|很少|较少|稀缺|减少|增多|挺多|更多(?!的|在)"
            r"|变多)"
        ),
    ),
    ("share_of_headcount", re.compile(r"占比[^,。\d]{0,16}(?:较低|很低|不高|较高|很高)")),
    (
        "competition",
        re.compile(
            r"(?:极度|非常|越来越|很|特别|十分)(?:内)?卷|竞争(?:非常|十分|很|极其|极)?(?:激烈|惨烈)|水涨船高"
            r"|门槛(?:高|提高|变高)[^,。]{0,3}"
        ),
    ),
    (
        "trend",
        re.compile(
            r"(?:仍|还|尚)?处于[^,。]{1,10}(?:阶段|期)|新方向|(?:已经|趋于|接近)饱和|更多在[^,。]{1,6}层"
            r"|(?:还|尚)没有?(?:形成)?大规模[^,。]{0,4}(?:增长|商用|落地)|就业寒冬|非常有前景"
        ),
    ),
)


_OF_MARKET: Final = re.compile(r"岗|行业|赛道|市场|求职|秋招|校招|招聘|领域|pm|经理|入行|门槛|标准")


def market_facts(story: Story, lexicon: Lexicon, own: Container[int]) -> Iterator[Fact]:
    """Yield the market figures of a story and what it says of demand and openings in words.

    Parameters
    ----------
    own
        Where clauses begin (in the document) that state what a person of the story earned.
    """
    for sentence in story.sentences:
        for clause in sentence.clauses:
            if story.span(clause.start, clause.end)[0] in own:
                continue
            if _SUPPOSED.search(sentence.text[: clause.end - sentence.start]):
                continue
            figures = list(_numbers(clause, sentence, story, lexicon))
            yield from figures or _words(clause, sentence, story)
    for block in story.blocks:
        if block.kind == "heading" and (hit := _WORDS[4][1].search(block.text)):
            span = (block.start + hit.start(), block.start + hit.end())
            whole = (block.start, block.end)
            yield _fact("competition", story.original(*span), whole, story, None, (block.start, span[0]))


def _fact(
    field: str,
    value: Value,
    span: Span,
    story: Story,
    unit: str | None,
    about: Span,
    as_of: str | None = None,
    months_per_year: int | None = None,
) -> Fact:
    """State a market fact: ``about`` is the span of the words it is said of."""
    subject = story.original(*about) if about[0] < about[1] else ""
    published = story.published
    return story.fact(
        f"market.{field}",
        value,
        span,
        unit=unit,
        about=subject.strip(' ,，、的:：≠#-“”"「」') or None,
        as_of=as_of or published,
        as_of_stated=as_of is not None,
        months_per_year=months_per_year,
    )


def _as_of(sentence: Sentence, clause: Clause, story: Story) -> str | None:
    """Return the date a clause speaks of: its own, the last before it in its sentence, or its report's."""
    before = [d.value for d in dates(story) if sentence.start <= d.start < clause.start]
    inside = [d.value for d in dates(story) if clause.start <= d.start < clause.end]
    if inside or before:
        return (inside or before[-1:])[0]
    report = re.search(
        r"《[^》]*?((?:19|20)\d\d)[^》]*》", story.text[max(0, sentence.start - 120) : sentence.end]
    )
    return report[1] if report else None


def _numbers(clause: Clause, sentence: Sentence, story: Story, lexicon: Lexicon) -> Iterator[Fact]:
    text, whole = clause.text, (clause.start, clause.end)
    as_of = _as_of(sentence, clause, story)
    for growth in _GROWTH.finditer(text):
        amount = float(growth["number"]) * (-1 if growth["verb"] in _FALLING else 1)
        value = bounds(amount, None) if growth["more"] else bounds(amount, amount)
        yield _fact("growth", value, whole, story, "%", (clause.start, clause.start + growth.start()), as_of)
    for discount in _DISCOUNT.finditer(text):
        tenths = float(_HAN.get(discount["tenths"], discount["tenths"]))
        value = bounds(10 * tenths - 100, 10 * tenths - 100)
        yield _fact("growth", value, whole, story, "%", (clause.start, clause.start + discount.start()), as_of)
    for growth in _ENGLISH_GROWTH.finditer(text):
        amount = float(growth["number"]) * (-1 if growth["verb"] in _ENGLISH_FALLING else 1)
        value = bounds(amount, None) if growth["more"] else bounds(amount, amount)
        yield _fact("growth", value, whole, story, "%", (clause.start, clause.start + growth.start()), as_of)
    if typical := _ENGLISH_PAY.search(text):
        for money in find_money(text):
            if money.period and money.currency and money.start >= typical.end():
                about = typical.span("about" if typical["about"] else "who")
                place = (clause.start + about[0], clause.start + about[1])
                unit = f"{money.currency}/{money.period}"
                yield _fact(
                    f"salary_{money.period}", bounds(money.min, money.max), whole, story, unit, place, as_of
                )
    if _OWN.search(text) or re.search(r"我|offer|赚", text):
        return
    if pay := _PAY.search(text):
        for money in find_money(text):
            if money.start >= pay.end():
                yield from _salary(clause, sentence, pay, money, story, lexicon, as_of)
    for number in find_numbers(text):
        rest = text[number.end :]
        if _OPENINGS.match(rest) and _HIRES.search(text):
            verb = _HIRES.search(text)
            end = min(number.start, verb.start()) if verb else number.start
            about = (clause.start, clause.start + end)
            yield _fact("openings", bounds(number.min, number.max), whole, story, "个", about, as_of)
        elif (
            (gap := _GAP.search(text[: number.start]))
            and not re.match(r"[%年月]", rest)
            and (number.min or 0) >= _MANY
        ):
            field = "talent_gap" if gap["what"] == "缺口" else "talent_demand"
            yield _fact(
                field,
                bounds(number.min, number.max),
                whole,
                story,
                "人",
                (clause.start, clause.start + gap.start()),
                as_of,
            )


_MANY: Final = 1000
_TITLE: Final = 8
_YEARLY: Final = 100_000


def _salary(
    clause: Clause,
    sentence: Sentence,
    pay: re.Match[str],
    money: Money,
    story: Story,
    lexicon: Lexicon,
    as_of: str | None,
) -> Iterator[Fact]:
    word = pay.group()
    amount = money.min or money.max or 0
    period = money.period or ("year" if "年" in word or (amount >= _YEARLY and "月" not in word) else "month")
    if pay.start() == 0 and not re.search(r"平均|均", clause.text):
        return  # whose pay it is stands nowhere near
    about = (clause.start, clause.start + pay.start())
    vague = re.fullmatch(r"(?:平均|招聘|其|它们?|的|均)*", clause.text[: pay.start()])
    ends = lexicon.role_ends(sentence.text, 0, clause.start - sentence.start)
    roles = [span for span in ends if sentence.text[span[1] - 1] in "师员者家理监人手生岗位"]
    if vague and roles and not lexicon.employers.search(sentence.text):
        start = max(roles[-1][0] - _TITLE, 0)
        found = next(
            (s for at in range(start, roles[-1][0] + 1) if (s := role_at(sentence.text, at, lexicon))), None
        )
        if found:
            about = (sentence.start + found[0], sentence.start + found[1])
    if about[0] == about[1] and (employer := lexicon.employers.search(sentence.text)):
        about = (sentence.start + employer[0][0], sentence.start + employer[0][1])
    yield _fact(
        f"salary_{period}",
        bounds(money.min, money.max),
        (clause.start, clause.end),
        story,
        f"{money.currency or 'CNY'}/{period}",
        about,
        as_of,
        months_per_year=money.months_per_year,
    )


def _words(clause: Clause, sentence: Sentence, story: Story) -> Iterator[Fact]:
    text = clause.text
    if _OWN.search(text) or "?" in text:
        return
    for field, pattern in _WORDS:
        if hit := pattern.search(text):
            if field == "competition" and not _OF_MARKET.search(text):
                return
            span = (clause.start + hit.start(), clause.start + hit.end())
            yield _fact(
                field,
                story.original(*span),
                (clause.start, clause.end),
                story,
                None,
                (clause.start, span[0]),
                _as_of(sentence, clause, story),
            )
            return
