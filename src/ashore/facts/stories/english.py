"""People of English stories: who tells or is told of, and the facts of their moves, schooling and figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from ashore.facts.model import Fact, Value
from ashore.facts.stories.figures import bounds
from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.people import Person, Said
from ashore.facts.stories.reading import Sentence, Story
from ashore.facts.stories.timing import dates
from ashore.text.durations import find_durations
from ashore.text.money import Money, find_money
from ashore.text.numerals import Number, find_numbers

Span: TypeAlias = tuple[int, int]

_NAME: Final = r"[A-Z][a-zà-ü]+(?:\s[A-Z][a-zà-ü'-]+)?"
_NAMED: Final = re.compile(
    rf"(?P<a>{_NAME}),\s(?:an?\s)?\d\d(?:,|-year-old|\s)|\d\d-year-old\s(?:[a-z-]+\s){{0,3}}(?P<b>{_NAME})"
    rf"|(?P<c>{_NAME})\s(?:says|said|told|recalls|remembers|admits|explains)\b"
)
_NO_NAME: Final = frozenset("He She They I We It The This That One Some Many People".split())  # noqa: SIM905 - a list of words


def english_cast(story: Story) -> list[Person]:
    """Return the people whom an English reportage names, each with the sentences that open with them."""
    source = story.document.text
    found = [m["a"] or m["b"] or m["c"] for m in _NAMED.finditer(source)]
    known = [name for name in dict.fromkeys(found) if name.split()[0] not in _NO_NAME]
    first = {name.split()[0].lower(): name for name in known}
    said: dict[str, list[Said]] = defaultdict(list)
    last: str | None = None
    block = -1
    for sentence in story.sentences:
        opening, block = sentence.block != block, sentence.block
        words = sentence.text.lstrip("\"' ")
        name = next(
            (full for short, full in first.items() if re.match(rf"(?:[\w,]+\s){{0,4}}?{short}\b", words)), None
        )
        if name:
            last = name
        elif not re.match(r"(?:[\w,]+\s){0,3}?(?:he|she)\b", words):
            if opening:
                last = None
            continue
        if last and not story.spoken(sentence.start, sentence.end):
            said[last].append(Said(sentence, sentence.clauses))
    return [Person(name, name, "third", tuple(told)) for name, told in said.items()]


_WAS: Final = re.compile(
    r"\b(?:was|used to be|had been|worked as|started (?:out|my career|his career|her career) as"
    r"|trained as|spent [^.]{1,20}years as)\s(?:an?|the)\s"
)
_NOW: Final = re.compile(
    r"\b(?:now|currently|today)[,]?\s(?:i|he|she)(?:'m|\sam|\sis|\swork(?:s)? as)\s(?:an?|the)\s"
    r"|\b(?:i'm|i am|is|am|works?) now (?:working as )?(?:an?|the)\s"
    r"|\bsince\s[^.]{3,30}\s(?:i|he|she)(?:\shave|\shas|'ve|'s)\s(?:worked|been working)\sas\s(?:an?|the)\s"
    r"|\b(?:became|hired as|promoted to|work(?:s|ing)? today as|currently work(?:s)? as)\s(?:an?|the|my first)?\s?"
    r"|\bthe (?:one|job|offer|role) (?:i|he|she) (?:took|accepted|chose)\b[^.]{0,30}?\bwas\s(?:an?\s|the\s)?"
    r"|\b(?:landed|got|accepted|took|secured)\s(?:an?|my first|his first|her first"
    r"|the)\s(?:(?:full-time|remote|junior)\s)*(?:job|role|position|offer)\s(?:as|for)\s(?:an?"
    r"|the)?\s?"
)
_JOINED: Final = re.compile(r"\b(?:joined|started at|started work at|was hired by|moved to)\s(?P<rest>.+)")
_AS: Final = re.compile(r"\bas\s(?:an?|the|their)\s")
_FROM_TO: Final = re.compile(
    r"\b(?:went|moved|switched|transitioned|pivoted|jumped|shifted"
    r"|changed careers?)\sfrom\s(?:being\s)?(?:an?\s)?(?P<from>[^.,]{3,40}?)\s(?:in)?to\s(?:being\s"
    r"|becoming\s)?(?:an?\s)?(?P<to>[^.,]{3,40})"
)
_LEFT: Final = re.compile(
    r"\b(?:quit|left|resigned from|gave up|was laid off from|lost)\s(?:my|his|her|a"
    r"|the)\s(?:[a-z-]+\s){0,3}?(?:job|role|position|career|post)|\b(?:i|he|she)\s(?:quit|resigned"
    r"|was laid off)\b"
)
_AT: Final = re.compile(
    r"\b(?:at|for|with|joined|by|left|quit)\s(?P<name>(?:the\s)?[A-Z][\w&'.-]*(?:\s(?:of\s|&\s"
    r"|and\s)?[A-Z][\w&'-]*){0,4})"
)
_ANON: Final = re.compile(
    r"\b(?:at|for|joined|by)\s(?P<name>an?\s(?:[\w-]+\s){0,4}?(?:startup|company|firm|agency|hospital"
    r"|school|bank|university|studio|lab|consultancy|retailer|nonprofit))\b"
)
_SUPPOSED: Final = re.compile(
    r"\b(?:if|would|could|should|might|maybe|wish|want(?:ed)? to (?:be|become)|plan(?:s|ned)? to|hope[ds]?"
    r"|imagine|almost|nearly|never)\b"
)
_INTERNAL: Final = re.compile(
    r"\b(?:internal(?:ly)?\s(?:transfer|move)|transferred (?:internally|to the)|moved (?:teams"
    r"|internally))"
)
_FOUNDED: Final = re.compile(r"\b(?:i|he|she)\s(?:co-?)?founded\b|\bstarted my own (?:company|startup|business)")


@dataclass
class _Stated:
    """States each field of a person once, with the sentence as its quote."""

    person: Person
    story: Story
    known: set[tuple[str, str]]

    def __call__(
        self, field: str, value: Value, sentence: Sentence, unit: str | None = None, of: str | None = None
    ) -> Iterator[Fact]:
        if (field, of or "") in self.known or value in ({}, None, ""):
            return
        self.known.add((field, of or ""))
        yield self.story.fact(
            field,
            value,
            (sentence.start, sentence.end),
            unit=unit,
            subject=self.person.subject,
            of=of,
            name=self.person.name,
        )


def english_facts(person: Person, story: Story, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the facts of one person of an English story."""
    state = _Stated(person, story, set())
    for said in person.said:
        sentence = said.sentence
        if sentence.text.endswith("?") or re.match(r"\W*if\b", sentence.text):
            continue
        yield from _moves(sentence, story, lexicon, state)
        yield from _background(sentence, story, state)
        yield from _counts(sentence, state)
        yield from _amounts(sentence, state)
        yield from _telling(said, person, story)


def _words(sentence: Sentence, span: Span, story: Story) -> str:
    return story.original(sentence.start + span[0], sentence.start + span[1])


def _role(text: str, at: int, lexicon: Lexicon) -> Span | None:
    found = lexicon.english_role.match(text, at)
    if found is None or re.search(r"\b(?:of|and|in|at|for|who|that|with|to)\b", found.group()):
        return None
    return found.span()


def _moves(sentence: Sentence, story: Story, lexicon: Lexicon, state: _Stated) -> Iterator[Fact]:
    text = sentence.text
    if pair := _FROM_TO.search(text):
        for side in ("from", "to"):
            if span := _role(text, pair.start(side), lexicon):
                yield from state(f"{side}_role", _words(sentence, span, story), sentence)
        return
    date = next((d.value for d in dates(story) if sentence.start <= d.start < sentence.end), None)
    if _LEFT.search(text) and not _SUPPOSED.search(text):
        yield from state("end_date", date, sentence, of="from_job")
    now = _NOW.search(text)
    joined = _JOINED.search(text)
    if now or joined:
        as_role = _AS.search(text, joined.start() if joined else 0)
        at = now.end() if now else as_role.end() if as_role else None
        if not _SUPPOSED.search(text) and (span := _role(text, at, lexicon) if at is not None else None):
            yield from state("to_role", _words(sentence, span, story), sentence)
            yield from _employer("to", sentence, story, state)
            yield from state("start_date", date, sentence, of="to_job")
            kind = "internal_transfer" if _INTERNAL.search(text) else "external_hire" if joined else None
            yield from state("transition_type", kind, sentence)
        return
    if (was := _WAS.search(text)) and not _SUPPOSED.search(text) and (span := _role(text, was.end(), lexicon)):
        yield from state("from_role", _words(sentence, span, story), sentence)
        yield from _employer("from", sentence, story, state)
        for years in find_durations(text):
            if years.unit == "year" and not years.window:
                yield from state("experience_years", bounds(years.min, years.max), sentence, "year")
    if _FOUNDED.search(text):
        yield from state("transition_type", "founder", sentence)


_IN_CITY: Final = re.compile(r"\bin\s(?P<city>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=[.,\s]|$)")


def _employer(side: str, sentence: Sentence, story: Story, state: _Stated) -> Iterator[Fact]:
    first, last = story.span(sentence.start, sentence.end)
    words = story.document.text[first:last]
    named = _AT.search(words) or _ANON.search(words)
    if named:
        yield from state(f"{side}_employer", named["name"], sentence)
    city = next((m for m in _IN_CITY.finditer(words) if m["city"][:3].lower() not in _MONTHS), None)
    if city:
        yield from state(f"city_{side}", city["city"], sentence)


_MONTHS: Final = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())  # noqa: SIM905 - a calendar
_GRADUATED: Final = re.compile(
    r"\bgraduated\b|\b(?:i|he|she)\s(?:have|has|had|hold|holds|earned|got|did|finished)\s(?:an?|my|his"
    r"|her)\s[^.]{0,12}(?:degree|bachelor|master|ph\.?d|diploma)|\bmajored in\b"
    r"|\bstudied\s[^.,]{3,30}\sat\b"
)
_DEGREE: Final = re.compile(
    r"\b(?:bachelor(?:'s)?|master(?:'s)?|ph\.?d|doctorate|associate(?:'s)?|mba|bsc|msc|ba|ma|degree)\b"
)
_MAJOR: Final = re.compile(
    r"\b(?:degree|bachelor(?:'s)?|master(?:'s)?|ph\.?d|ba|bsc|ma|msc"
    r"|diploma)(?:\sdegree)?\sin\s(?P<a>[a-z ]{3,40}?)(?=[.,;]|\sin\s|\sfrom\s|\sat\s|$)"
    r"|\bmajored in\s(?P<b>[a-z ]{3,40}?)(?=[.,;]|\sat\s|\sin\s|$)|\bstudied\s(?P<c>[a-z ]{3,30}?)\sat\b"
)
_SCHOOL: Final = re.compile(
    r"\b(?:from|at)\s(?P<name>(?:the\s)?(?:University of [A-Z]\w+(?:\s[A-Z]\w+)?"
    r"|[A-Z]\w+(?:\s[A-Z]\w+){0,3}\s(?:University|College|Institute|Polytechnic)))"
)
_AGE: Final = re.compile(
    r"\b(?:i'm|i am|he is|she is|he's|she's)\s(?:now\s)?(?P<a>[1-6]\d)(?:\syears old)?(?=[\s.,;]"
    r"|$)(?!\s(?:percent|%|months|hours|people))"
)


def _background(sentence: Sentence, story: Story, state: _Stated) -> Iterator[Fact]:
    text = sentence.text
    if age := _AGE.search(text):
        yield from state("age", int(age["a"]), sentence, "岁")
    elif state.person.name and (named := re.search(rf"{state.person.name.lower()},\s([1-6]\d),", text)):
        yield from state("age", int(named[1]), sentence, "岁")
    if not _GRADUATED.search(text) or _SUPPOSED.search(text):
        return
    first, last = story.span(sentence.start, sentence.end)
    if school := _SCHOOL.search(story.document.text[first:last]):
        yield from state("school", school["name"].removeprefix("the "), sentence)
    if major := _MAJOR.search(text):
        group = next(name for name in ("a", "b", "c") if major[name])
        yield from state("major", _words(sentence, major.span(group), story), sentence)
    if (degree := _DEGREE.search(text)) and degree.group() != "degree":
        yield from state("education", _words(sentence, degree.span(), story), sentence)
    year = next((d.value[:4] for d in dates(story) if sentence.start <= d.start < sentence.end), None)
    if year and re.search(r"\bgraduated\b", text):
        yield from state("graduation_year", int(year), sentence)


_APPLIED: Final = re.compile(
    r"\b(?:applied (?:to|for)|sent (?:out|off)?|submitted)\s(?:about|around|over|more than|some"
    r"|nearly)?\s?$"
)
_COUNTS: Final = (
    (
        "applications",
        _APPLIED,
        re.compile(
            r"\s(?:different\s|online\s)?(?:jobs?|roles?|positions?|companies|applications?|resumes|résumés"
            r"|cvs)\b"
        ),
    ),
    (
        "interviews",
        re.compile(r"(?:.*)$"),
        re.compile(r"\s(?:first-round\s|phone\s|on-?site\s)?interviews?\b(?!\squestions)"),
    ),
    ("intern_offers", re.compile(r"(?:.*)$"), re.compile(r"\sinternship\soffers?\b")),
    ("offers", re.compile(r"(?:.*)$"), re.compile(r"\s(?:job\s)?offers?\b")),
    ("rejections", re.compile(r"(?:.*)$"), re.compile(r"\srejections?\b")),
    (
        "team_size",
        re.compile(r"\b(?:team of|lead(?:ing)?|manage[ds]?|hired)\s$"),
        re.compile(r"\s(?:people|engineers|annotators)\b|[.,]|$"),
    ),
    (
        "students",
        re.compile(r"\b(?:taught|coached|mentored|trained)\s(?:over|more than|about)?\s?$"),
        re.compile(r"\s(?:students|people|career changers|learners)\b"),
    ),
)
_NONE: Final = re.compile(r"\b(?:no|zero|not a single|without (?:a single|an))\s(?:job\s)?offers?\b")
_HAS_GOT: Final = re.compile(
    r"\b(?:got|received|had|landed|did|went through|ended up with|led to|turned into|resulted in|after"
    r"|collected|with)\b"
)


def _counts(sentence: Sentence, state: _Stated) -> Iterator[Fact]:
    text = sentence.text
    if _SUPPOSED.search(text):
        return
    if _NONE.search(text):
        yield from state("offers", 0, sentence)
    for number in find_numbers(text):
        for field, before, after in _COUNTS:
            told = field in {"applications", "team_size", "students"} or _HAS_GOT.search(text)
            if told and before.search(text[: number.start]) and after.match(text, number.end):
                yield from state(field, _value(number), sentence)
                break
    for time in find_durations(text):
        rest, lead = text[time.end :], text[: time.start]
        low, high = (n * 12 if n is not None and time.unit == "year" else n for n in (time.min, time.max))
        if time.unit == "hour" and re.match(r"\s(?:a|per|every|each)\s(?:day|night|evening)", rest):
            if re.search(r"\b(?:stud|learn|practi|read|cod)", text):
                yield from state("study_hours_per_day", bounds(time.min, time.max), sentence, "hour")
        elif time.unit in {"month", "year"} and not time.window:
            if re.search(r"\b(?:studied|learned|learning|taught myself|prepared)\b[^.]{0,24}$", lead) or re.match(
                r"\s(?:of\s)?(?:learning|studying|teaching myself|preparing)\b", rest
            ):
                yield from state("study_months", bounds(low, high), sentence, "month")
            elif re.search(r"\b(?:unemployed|out of work|without a job|gap of)\s(?:for\s)?$", lead):
                yield from state("gap_months", bounds(low, high), sentence, "month")
            elif re.search(r"\b(?:rested|took a break|took time off)\s(?:for|of)?\s?$", lead):
                yield from state("rest_months", bounds(low, high), sentence, "month")


def _value(number: Number) -> Value:
    return bounds(number.min, number.max)


_SAVED: Final = re.compile(
    r"\b(?:spent|burned through|went through|used up|ate)\b[^.]*\bsavings?\b|\bsavings?\b[^.]*\b(?:gone"
    r"|spent|ran out)\b"
)
_PAY: Final = re.compile(r"\b(?:salary|pay|paid|earn(?:ed|ing|s)?|mak(?:e|ing)|made|income|wage|base)\b")
_OLD: Final = re.compile(r"\b(?:was|used to|previously|before|old|then|had been|made|earned)\b")
_NEW: Final = re.compile(r"\b(?:now|new|today|currently|offer(?:ed)?|pays|starting)\b")
_OTHERS: Final = re.compile(
    r"\b(?:average|median|typical|market|they|people|roles pay|jobs pay|industry|engineers)\b"
)
_RANGE: Final = re.compile(r"\bfrom\s(?P<a>[$£€¥]?[\d,.]+k?)(?:\sa year)?\sto\s(?P<b>[$£€¥]?[\d,.]+k?)")


def _amounts(sentence: Sentence, state: _Stated) -> Iterator[Fact]:
    text = sentence.text
    if _SUPPOSED.search(text):
        return
    found = find_money(text)
    if _SAVED.search(text) and found:
        yield from state("savings_spent", bounds(found[0].min, found[0].max), sentence, found[0].currency)
        return
    if not _PAY.search(text) or _OTHERS.search(text):
        return
    if (change := _RANGE.search(text)) and found:
        for field, group in (("salary_before", "a"), ("salary_after", "b")):
            amount = find_money(change[group]) or find_money(f"${change[group].lstrip('$£€¥')}")
            if amount:
                yield from state(field, bounds(amount[0].min, amount[0].max), sentence, _unit(found[0]))
        return
    for money in found:
        lead = text[: money.start]
        clause = re.split(r"[,;]|\band\b", lead)[-1] or lead
        if not _PAY.search(clause):
            continue
        if _NEW.search(clause):
            yield from state("salary_after", bounds(money.min, money.max), sentence, _unit(money))
        elif _OLD.search(clause):
            yield from state("salary_before", bounds(money.min, money.max), sentence, _unit(money))


def _unit(money: Money) -> str | None:
    if money.currency is None:
        return None
    return f"{money.currency}/{money.period}" if money.period else money.currency


_TELLING: Final[Sequence[tuple[str, re.Pattern[str]]]] = (
    (
        "trigger",
        re.compile(
            r"\b(?:laid off|layoffs?|project was cancel+ed|a (?:friend|colleague|recruiter) (?:asked|told"
            r"|suggested|invited)|when chatgpt)\b"
        ),
    ),
    (
        "motive",
        re.compile(
            r"\b(?:i wanted to|because i (?:love|loved|wanted|like)|i'?ve always wanted|what drew me"
            r"|i was drawn)\b"
        ),
    ),
    (
        "preparation",
        re.compile(
            r"\b(?:i (?:studied|learned|taught myself|took (?:a|an|the|two|three|several) [^.]{0,30}course"
            r"|enrolled|practised|practiced|read (?:every|all|dozens))|bootcamp)\b"
        ),
    ),
    (
        "projects_built",
        re.compile(
            r"\bi (?:built|made|shipped|wrote|created|launched)\b[^.]{0,40}\b(?:tool|app|bot|project|model"
            r"|demo|site|prototype|pipeline|chatbot)\b"
        ),
    ),
    (
        "feeling_before",
        re.compile(
            r"\bi was (?:exhausted|burned out|burnt out|anxious|miserable|stuck|bored|tired|scared|lost)\b"
        ),
    ),
    ("feeling_after", re.compile(r"\b(?:don't regret|no regrets|never looked back|happier|finally feel|proud)\b")),
    ("outcome", re.compile(r"\bi (?:finally )?(?:got the job|landed|passed)\b")),
)


def _telling(said: Said, person: Person, story: Story) -> Iterator[Fact]:
    for clause in said.clauses:
        for field, pattern in _TELLING:
            if pattern.search(clause.text) and not re.search(r"\bif\b", clause.text):
                span = (clause.start, clause.end)
                yield story.fact(field, story.original(*span), span, subject=person.subject, name=person.name)
                break
