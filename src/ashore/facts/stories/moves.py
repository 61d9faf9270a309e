"""From the jobs of a person to the facts of the move: roles, employers, industries, cities, dates, kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from ashore.facts.model import Fact
from ashore.facts.stories.jobs import Job, left_jobs
from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.people import Person
from ashore.facts.stories.reading import Story
from ashore.facts.stories.steps import finest, step_dates
from ashore.facts.stories.timing import date_at, leading_date

Span: TypeAlias = tuple[int, int]


def move_facts(person: Person, mentions: list[Job], story: Story, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield what a person's jobs say of the move.

    Past jobs other than the one that was left are ``of=earlier_job``.
    """
    past = [job for job in mentions if job.phase in {"past", "last"}]
    goal = [job for job in mentions if job.phase == "to"]
    left = left_jobs(mentions, story)
    seen = _Seen()
    dates: dict[tuple[str, str | None], list[tuple[str, Span]]] = {}
    for job in mentions:
        side = "to" if job in goal else "from"
        of = None if job in goal or job in left else "earlier_job"
        if date := _date(job, story):
            key: tuple[str, str | None] = ("start_date", of or f"{side}_job")
            if job.offer:
                key = ("offer_date", None)
            dates.setdefault(key, []).append(date)
        yield from _job_facts(job, side, of, person, story, seen)
    for key, date in step_dates(person, mentions, story):
        dates.setdefault(key, []).append(date)
    for (field, of), known in dates.items():
        value, span = finest(known)
        yield story.fact(field, value, span, subject=person.subject, of=of, name=person.name)
    yield from _field(goal, person, story, lexicon, seen)
    yield from _kind(person, goal, story)
    yield from _titled(person, past, goal, story, lexicon)


class _Seen:
    """What has been stated of one person: a second wording of the same thing is not stated again."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}

    def new(self, field: str, value: str) -> bool:
        known = self._values.setdefault(field, [])
        if any(_alike(value, other) for other in known):
            return False
        known.append(value)
        return True

    def any(self, field: str) -> bool:
        return bool(self._values.get(field))


_SAME_START: Final = 4


def _alike(a: str, b: str) -> bool:
    a, b = (re.sub(r"[\s的]|岗位?$", "", value.lower()) for value in (a, b))
    return a in b or b in a or (len(a) >= _SAME_START and a[:_SAME_START] == b[:_SAME_START])


_INDUSTRY_IN_ROLE: Final = re.compile(r"(?P<industry>[a-z\u4e00-\u9fff]{2,6}?)(?:行业)?工作(?:者)?$")
_STARTING_UP: Final = re.compile(r"(领域|行业|方向)的?创业$")


_POST: Final = re.compile(r"(?:岗位|岗|崗位|崗|职位|職位|一职|一職)$")


def _job_facts(job: Job, side: str, of: str | None, person: Person, story: Story, seen: _Seen) -> Iterator[Fact]:
    def stated(field: str, span: Span | None, value: str | None = None) -> Iterator[Fact]:
        if span is None:
            return
        words = value or story.original(*span)
        if seen.new(field if of is None else f"{field}:{of}", words):
            yield story.fact(field, words, _around(job, span), subject=person.subject, of=of, name=person.name)

    role = None
    if job.role:
        words = _POST.sub("", story.original(*job.role)) or story.original(*job.role)
        role = _STARTING_UP.sub(r"\1创业者", words) if job.found and "创" in words else words
        if role.endswith("創業"):
            role = re.sub(r"的?創業$", "創業者", role)
    yield from stated(f"{side}_role", job.role, role)
    yield from stated(f"{side}_employer", job.employer)
    industry = job.industry
    if industry is None and job.role:
        text = story.text[slice(*job.role)]
        if told := _INDUSTRY_IN_ROLE.match(text):
            industry = (job.role[0], job.role[0] + told.end("industry"))
    yield from stated(f"{side}_industry", industry)
    yield from stated(f"city_{side}", job.city)


def _around(job: Job, span: Span) -> Span:
    """Return the clause that states it: what a reader needs to see the value in."""
    return (job.clause.start, job.clause.end) if job.clause.start <= span[0] <= job.clause.end else span


_NO_START: Final = re.compile(r"毕业|届|离职|辞职|裸辞|面试|考研|录取")


def _date(job: Job, story: Story) -> tuple[str, Span] | None:
    """Return when a job began: the date in its own clause, or for a move the date that opens its sentence."""
    if not job.dated:
        return None
    if date := date_at(story, job.clause.start, job.clause.end):
        return None if _NO_START.search(job.clause.text) else (date.value, (job.clause.start, job.clause.end))
    if not (job.move or job.offer):
        return None
    date = leading_date(story, job.said.sentence)
    if date is None or _NO_START.search(story.text, date.start, date.end + 4):
        return None
    return date.value, (date.start, job.clause.end)


_ENTERS: Final = re.compile(r"(?:要不要|去|来|开始)?(?:做|进入了?|投身|从事|转向)(?=(?P<field>\S{2,8}))")


def _field(goal: list[Job], person: Person, story: Story, lexicon: Lexicon, seen: _Seen) -> Iterator[Fact]:
    """Yield the field that was entered, where the sentence of the move names it: 同学问我去不去做机器人."""
    if seen.any("to_industry"):
        return
    for job in goal:
        if not job.move:
            continue
        sentence = job.said.sentence
        for verb in _ENTERS.finditer(sentence.text):
            found = lexicon.industries.at(sentence.text, verb.end())
            ends = found and re.match(r"(?:行业|领域)?(?:$|[,。;的])", sentence.text[found[0] :])
            if found and ends:
                start = sentence.start + verb.end()
                end = sentence.start + found[0]
                clause = next((c for c in sentence.clauses if c.start <= start < c.end), job.clause)
                yield story.fact(
                    "to_industry",
                    story.original(start, end),
                    (clause.start, clause.end),
                    subject=person.subject,
                    name=person.name,
                )
                return


_INSIDE: Final = re.compile(
    r"(?:被迫|主动|申请|成功|帮我申请|内部|刚|又|于是|就)(?:转岗|调到|调岗|转组|内部转岗|活水)|(?:转岗"
    r"|调到|调岗|转组|活水)(?:到|成为|去|做|了|[a-z\u4e00-\u9fff])"
)
_GENERAL: Final = re.compile(
    r"如果|想|可以|建议|打算|容易|被明确告知|裁员|职场人|新方向|很多人|不少|可能|师转岗|要调到"
)
_GAVE_UP: Final = re.compile(
    r"(?:最后|最终|还是|决定|已经)[^,。]{0,4}放弃(?:了)?(?:转行|转岗|转码|AI|ai)|回到了?(?:原来|老本行"
    r"|原行业)"
)
_STILL: Final = re.compile(r"(?:还|仍|依然|至今)(?:在找工作|没有?(?:找到工作|拿到offer|上岸|转成))")


def _kind(person: Person, goal: list[Job], story: Story) -> Iterator[Fact]:
    """Yield what kind of move it was, once."""

    def stated(value: str, span: Span) -> Fact:
        return story.fact("transition_type", value, span, subject=person.subject, name=person.name)

    for job in goal:
        if job.found:
            yield stated("founder", (job.clause.start, job.clause.end))
            return
    for said in person.said:
        inside = _INSIDE.search(said.sentence.text)
        if (
            inside
            and not _GENERAL.search(said.sentence.text)
            and not said.quoted
            and _speaks(said.sentence.text, person)
        ):
            clause = next(c for c in said.sentence.clauses if c.end >= said.sentence.start + inside.end())
            yield stated("internal_transfer", (clause.start, clause.end))
            return
        for clause in () if said.quoted else said.clauses:
            if _GAVE_UP.search(clause.text):
                yield stated("gave_up", (clause.start, clause.end))
                return
            if _STILL.search(clause.text):
                yield stated("not_yet", (clause.start, clause.end))
                return
    for job in goal:
        joined = re.search(r"来到了?|来了|入职了?|加入了?|跳槽|转行到|进入了?|offer", job.clause.text)
        if joined and (job.move or job.offer or job.employer):
            yield stated("external_hire", (job.clause.start, job.clause.end))
            return


def _speaks(text: str, person: Person) -> bool:
    """Tell whether a sentence has its person in it, by name, by pronoun or as the narrator."""
    return bool(re.search(r"我" if person.voice == "first" else rf"[他她]|{re.escape(person.name or '他')}", text))


_TITLE: Final = re.compile(r"^[#\d.、\s]*(?:从|由)(?P<from>.{1,16}?)(?:到|转行|转型|转|变成|成为)(?P<to>.{2,20})$")


_FORMER: Final = re.compile(r"[,:|丨](?:原|前)(?P<role>[a-z\u4e00-\u9fff]{2,12})(?=$|[,|丨])")


def _titled(person: Person, past: list[Job], goal: list[Job], story: Story, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield what a narrator's heading (从护士到标注员) says and the text under it does not."""
    if person.heading is None:
        return
    former = _FORMER.search(person.heading.text)
    if former and not any(job.role for job in past) and lexicon.role_end.search(former["role"]):
        span = (person.heading.start + former.start("role"), person.heading.start + former.end("role"))
        yield story.fact("from_role", story.original(*span), span, subject=person.subject, name=person.name)
    if not (title := _TITLE.match(person.heading.text)):
        return
    at = person.heading.start
    for side, jobs in (("from", past), ("to", goal)):
        text = title[side]
        if any(job.role for job in jobs) or not (head := list(lexicon.role_end.finditer(text))):
            continue
        if head[-1].end() == len(text):
            span = (at + title.start(side), at + title.end(side))
            yield story.fact(f"{side}_role", story.original(*span), span, subject=person.subject, name=person.name)
