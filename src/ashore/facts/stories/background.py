"""Where a person comes from: school, degree, discipline, year of graduation, age, birth, home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from ashore.facts.model import Fact, Value
from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.people import Person
from ashore.facts.stories.reading import Clause, Story

Span: TypeAlias = tuple[int, int]

_DEGREE: Final = (
    "自考大专|自考本科|成人本科|专升本|本硕博|本硕|硕博|硕士研究生|博士研究生|本科|硕士|研究生|博士|大专"
    "|专科|中专|高中|大学|mba"
)
_SCHOOL: Final = re.compile(
    r"(?:从|毕业于|就读于|读于|考上了?|考入|在)(?:了)?(?P<name>[\u4e00-\u9fff]{2,10}?(?:大学|学院|职高"
    r"|中专))(?!老师|里|讲|做)"
)
_BEFORE_SCHOOL: Final = re.compile(r"^我?|从|在|于|读|是|考上了?|考入|年|,")
_GRADUATED: Final = re.compile(r"(?<!没)(?<!未)(?<!还没)毕业(?!院校|证|设计|论文|季|生们?|典礼|要求)")
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d|\d\d)(?:年|届)(?=[^,。]{0,24}(?:毕业|校招|应届))")
_MAJOR: Final = re.compile(
    r"(?:学(?:的是|了?)?|读(?:的是|了?)?|的|是|从|在|^"
    r"|于)?(?P<major>[a-z\u4e00-\u9fff]{2,8}?)专业(?!术语|知识|能力|人士|技能|背景|素养|性|度|课)"
)
_STUDIED: Final = re.compile(
    r"(?:^|[是,])(?:我)?(?:本科|大学|硕士|研究生)?学(?:的是)?(?P<major>[\u4e00-\u9fff]{2,6})的(?!时候|时)"
)
_LEARNT: Final = re.compile(
    r"(?:大专|本科|大学|硕士|研究生)(?:时|期间)?[学读]的(?:是)?(?P<major>[\u4e00-\u9fff]{2,8})$"
)
_ARTS: Final = re.compile(r"是(?:一[名个位])?(?:纯)?(?P<major>文科|理科|工科)生")
_IS_EDUCATED: Final = re.compile(
    rf"(?:是|读(?:了|完|的是)?|学历(?:是|为|只有)?|拿到了?|毕业的|考上了?"
    rf"|上了)(?P<mods>[^,。;]{{0,18}}?)(?P<degree>{_DEGREE})(?:生|学历|学位|毕业生)?(?:$|[,、。;(]"
    rf"|毕业|[\u4e00-\u9fff]{{2,3}}说)"
)
_TITLE: Final = re.compile(rf"专业的(?:海外|国内|应届)?(?P<degree>{_DEGREE})生?")
_READ: Final = re.compile(
    r"(?:^|[,我他她])(?P<degree>本科|硕士|研究生|博士|大专|专科)(?:阶段)?(?:是|读|学|毕业于"
    r"|在)?的?(?:是)?[^,。]{0,10}?(?:专业|的|大学|学院|$)"
)
_TIER: Final = re.compile(
    r"(?P<tier>985|211|双一流|双非|海外|c9|藤校|一本|二本|三本)(?=[^,。]{0,6}(?:院校|高校|学校|大学|本科"
    r"|硕|研究生|毕业))"
)
_NOT_OWN: Final = re.compile(
    r"如果|要求|招聘|需要|至少|优先|学历背景|面试官|讲座|培训|案例|名校|没有?(?:考上|读|上)|想(?:考|读"
    r"|上)|考研|不是|录取后?|学员|给学|给[^,。]{0,8}(?:本科|学生)|同学"
)
_AGE: Final = re.compile(r"(?:(?:我|他|她)(?:今年|现在|已经)+(?:都)?|^(?:今年)|今年)(?P<age>[1-6]\d)岁")
_BORN: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19)?[5-9]\d|20[01]\d|0\d)年(?:的|出生|生(?!活|意|产|涯)|生人)(?=$|[,。、;的]|于"
    r"|在|人)"
)
_COHORT: Final = re.compile(r"(?P<decade>[5-9]|0|1)(?P<half>[05])后")
_HOME: Final = re.compile(
    r"(?:老家(?:在|是)?|家(?:在|是)|(?:出生|生|长大)(?:在|于)|(?:我|他"
    r"|她)来自)(?=(?P<place>[\u4e00-\u9fff]{2,12}))"
)
_COUNTRYSIDE: Final = re.compile(r"(?:的)?(?:一个)?(?:小)?(?:农村|乡村|县城|小镇|小城|山区|山村|村子|十八线)")


_DENIED: Final = re.compile(r"[、,]?(?:而)?不是[^,。]*$")
"""The end of a clause that says what somebody is not: 大专、不是本科."""


class _Once:
    """States each field of one person with each value once."""

    def __init__(self, person: Person, story: Story) -> None:
        self._person = person
        self._story = story
        self._known: set[tuple[str, str]] = set()

    def __call__(self, field: str, value: Value, span: Span, unit: str | None = None) -> Iterator[Fact]:
        key = (field, str(value))
        if not any(field == known and _short_for(str(value), other) for known, other in self._known):
            self._known.add(key)
            yield self._story.fact(
                field, value, span, unit=unit, subject=self._person.subject, name=self._person.name
            )


def _short_for(a: str, b: str) -> bool:
    """Tell whether two names are one, or one is the other with characters left out: 城规 and 城市规划."""
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return a == b or (len(short) >= 2 and not short[0].isdigit() and all(char in rest for char in short))


def background_facts(person: Person, story: Story, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield what a person's clauses say of schooling, age and origin."""
    state = _Once(person, story)
    heading = person.heading
    if heading and person.name and (aged := re.search(r"(?<!\d)([1-6]\d)岁", heading.text)):
        yield from state("age", int(aged[1]), (heading.start + aged.start(), heading.start + aged.end()), "岁")
    for said in person.said:
        if said.quoted:
            continue
        for clause in said.clauses:
            yield from _schooling(clause, story, lexicon, state)
            yield from _origin(clause, person, story, lexicon, state)


def _place(clause: Clause, span: Span) -> Span:
    return clause.start + span[0], clause.start + span[1]


def _schooling(clause: Clause, story: Story, lexicon: Lexicon, state: _Once) -> Iterator[Fact]:
    text, whole = _DENIED.sub("", clause.text), (clause.start, clause.end)
    if _NOT_OWN.search(text):
        return
    if year := _YEAR.search(text):
        yield from state("graduation_year", _full_year(year["year"]), whole)
    graduated = _GRADUATED.search(text)
    school = _school(text, lexicon) if graduated or re.search(r"就读|读(?:了|的)|考上|考入", text) else None
    if school:
        (start, end), name = school
        yield from state("school", name or story.original(*_place(clause, (start, end))), whole)
    educated = _IS_EDUCATED.search(text) or _TITLE.search(text) or _READ.search(text)
    if not (
        graduated
        or educated
        or "专业" in text
        or _STUDIED.search(text)
        or _ARTS.search(text)
        or _LEARNT.search(text)
    ):
        return
    major = _major(text, school[0][1] if school else 0, lexicon, known=bool(graduated or educated))
    if major:
        yield from state("major", story.original(*_place(clause, major)), whole)
    if educated or graduated:
        degree: re.Match[str] | None = educated or re.search(
            rf"(?P<degree>{_DEGREE})(?=[^,。]{{0,4}}毕业)", text[school[0][1] if school else 0 :]
        )
        if degree:
            shift = 0 if educated or not school else school[0][1]
            start, end = degree.span("degree")
            if not _part_of_school(text, start + shift):
                yield from state("education", story.original(*_place(clause, (start + shift, end + shift))), whole)
        if tier := _TIER.search(text):
            yield from state("school_tier", story.original(*_place(clause, tier.span("tier"))), whole)


def _part_of_school(text: str, at: int) -> bool:
    """Tell whether 大学 is the end of a school's name and no degree."""
    return (
        text.startswith("大学", at)
        and bool(re.search(r"[\u4e00-\u9fff]{2}$", text[:at]))
        and not re.search(r"年$|我$|他$|她$|后$", text[:at])
    )


def _school(text: str, lexicon: Lexicon) -> tuple[Span, str | None] | None:
    """Return where a school is named, with its full name where the text has a short one."""
    if full := _SCHOOL.search(text):
        return full.span("name"), None
    for opening in _BEFORE_SCHOOL.finditer(text):
        if found := lexicon.schools.at(text, opening.end()):
            return (opening.end(), found[0]), found[1]
    return None


def _major(text: str, after: int, lexicon: Lexicon, *, known: bool) -> Span | None:
    """Return a discipline: before 专业, after 学 …的, or a known one between the school and 毕业."""
    majors = lexicon.majors
    for found in _MAJOR.finditer(text, after):
        start, end = found.span("major")
        start = max(
            (start + text[start:end].rfind(cut) + 1 for cut in "的是从学和与校院科士" if cut in text[start:end]),
            default=start,
        )
        words = text[start:end]
        if len(words) >= 2 and not re.search(
            r"不|非|这|那|跨|转|本|什么|其他|一个|对口|技术|硬核|很|更|最|相关|任何|各|越", words
        ):
            return start, end
    for pattern in (_STUDIED, _ARTS, _LEARNT):
        if studied := pattern.search(text):
            start, end = studied.span("major")
            if pattern is not _STUDIED or majors.at(text, start):
                return start, end
    if known and after and (hit := majors.at(text, after + (text[after : after + 1] == "的"))):
        return after + (text[after : after + 1] == "的"), hit[0]
    return None


def _full_year(written: str) -> int:
    year = int(written)
    if len(written) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _origin(clause: Clause, person: Person, story: Story, lexicon: Lexicon, state: _Once) -> Iterator[Fact]:
    text, whole = clause.text, (clause.start, clause.end)
    age = _AGE.search(text)
    if age is None and person.name and person.voice == "third":
        name = re.escape(person.name)
        age = re.search(
            rf"(?P<age>[1-6]\d)岁的(?:[\u4e00-\u9fff]{{0,8}}){name}|^{name}今年(?P<age2>[1-6]\d)岁", text
        )
    if age is None:
        age = re.match(r"(?P<age>[1-6]\d)岁$", text) if clause.start > person.said[0].sentence.start else None
    if age:
        written = age["age"] or age["age2"]
        yield from state("age", int(written), whole, "岁")
    if born := _BORN.search(text):
        yield from state("birth_year", _full_year(born["year"]), whole)
    cohort = _COHORT.search(text)
    if cohort and not re.search(r"们|很多|不少|一代|以后|年轻人", text):
        decade = (
            1900 + 10 * int(cohort["decade"]) if int(cohort["decade"]) > 1 else 2000 + 10 * int(cohort["decade"])
        )
        first = decade + int(cohort["half"])
        last = decade + 9
        yield from state("birth_year", {"min": first, "max": last}, whole)
    if home := _HOME.search(text):
        start = home.start("place")
        place = lexicon.places.at(text, start)
        if place:
            country = _COUNTRYSIDE.match(text, place[0])
            end = country.end() if country else place[0]
            yield from state("hometown", story.original(*_place(clause, (start, end))), whole)
