"""The jobs a person's story goes through, in the order of the text, each past, present or hoped for.

A mention is a clause whose verb leads to an employer or a job (在…做…, 入职了…, 转到…, 是一名…). Its phase is
said by its words (之前, 现在, 转到) or by its place in the sequence: what stands before the move lies before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.people import Person, Said
from ashore.facts.stories.reading import Clause, Story
from ashore.facts.stories.workplaces import Workplace, founded_at, role_at, workplace_at

Span: TypeAlias = tuple[int, int]
Phase: TypeAlias = Literal["past", "last", "to", "open"]
"""``last`` is said to be the one just before the move (上一份工作, 从…转到); ``open`` says nothing of when."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job of a person: spans in the story's text, None where the text does not say."""

    clause: Clause
    said: Said
    phase: Phase
    employer: Span | None = None
    role: Span | None = None
    industry: Span | None = None
    city: Span | None = None
    move: bool = False
    found: bool = False
    offer: bool = False
    inside: bool = False
    dated: bool = True

    @property
    def stated(self) -> bool:
        """Whether the mention says anything that can be a fact."""
        return any((self.employer, self.role, self.industry, self.city)) or self.move


_HYPOTHETICAL: Final = re.compile(
    r"如果|除非|都是|假如|假设|要是|万一|倘若|若是|的话|哪怕|即使|想(?!到|着|想|明白)|打算|希望|计划"
    r"|考虑|得转|应该|可以|可能|也许|犹豫|是否|要不要|未来|以后|最好"
    r"|一定要|准备|目标|梦想|差点|没有?(?:能|想|去|做)|不(?:是|想|会|能|去|做|再)|拒了|放弃了?(?:去"
    r"|做)?|推荐(?!系统|算法)|寻找|找(?!到)|关注|招聘|招了|建议|投(?:递)?(?:了|的)?"
    r"|面试(?!官)?(?:的|了|过)?[^,]{0,10}(?:岗|公司)"
)
_NOW: Final = re.compile(r"现在|目前|如今|现任|眼下|现就职")
_BEFORE: Final = re.compile(
    r"之前(?!的)|以前(?!的)|此前|原来(?!的)|原本|本来|曾经?|原先|过去|当时|最初|起初|毕业后?|转行前|入行前"
    r"|先后?(?:去|在|做)"
)
_JUST_BEFORE: Final = re.compile(r"上一份(?:工作)?|上一家|前一份|上家")
_FROM_TO: Final = re.compile(
    r"(?:从|由)(?P<from>[^,。]{2,18}?)(?:直接|成功|半路|顺利)?(?:转(?:行|岗|型|职|战|变)?|跳(?:槽)?"
    r"|跨行?(?:到)?|变|改行)(?:到了?|成了?|成为了?|为了?|去了?|做了?|来了?)(?P<to>[^,。]{2,24})"
)
_VERBS: Final = re.compile(
    r"(?P<move>转(?:行|岗|型|职)?(?:到|做|成为|成|为|去做|去|当|进)了?|转岗|转行|调到了?"
    r"|成为了?|成了|改行做了?)"
    r"|(?P<join>跳槽?到了?|选择?了|入职了?|加入了?|进入了?|进到了?|进了|去了|到了?|来到了?|来了|就职于"
    r"|任职于|供职于"
    r"|工作于|被.{1,8}录用)"
    r"|(?P<at>在|于|给|替|帮)"
    r"|(?P<be>担任了?|任职|任|当了?(?!时|年|初|地|作|然|下|中)|从事了?|做(?:了|过|的是|着)?|是|负责"
    r"|研究|身为|作为)"
)
_THEN_WORK: Final = re.compile(
    r"(?:里|内部)?(?:的)?(?:(?:全职)?(?:从事|做了?|担任了?|当了?|任|负责了?|研究|干)|的(?!时候|经历))"
)
_WORKS: Final = re.compile(r"(?:里)?(?:工作|上班|任职|就职|实习|供职|打工|待|呆|干)")
_SEQUENCE: Final = re.compile(r"先去|先在|后来|随后|接着|毕业后|(?<!\d)(?:19|20)\d\d年")
"""A step in a career: 先…, 后来…, 2014年…."""
_FOUNDER: Final = re.compile(r"创始人|创办|创立|联合创始|自主创业|自己创业")
_STARTS_UP: Final = re.compile(
    r"(?:进行|开始|选择|决定|一起|着手|全职)[^,。]{0,6}(?P<field>[a-z\u4e00-\u9fff]{2,8}?)(?:领域|行业"
    r"|方向)的?创业"
)
_OFFER: Final = re.compile(r"(?:拿到|收到|获得|斩获|拿下)了?(?P<what>[^,。]{2,30}?)(?:的)?offer")
_INSIDE: Final = re.compile(r"转岗|内部转|内转|调到|调岗|活水|转组|换组")
_OUTSIDE: Final = re.compile(r"来到了?|来了|入职了?|加入了?|跳槽?到|转行到")


def jobs(person: Person, story: Story, lexicon: Lexicon) -> list[Job]:
    """Return the jobs a person's clauses mention, phases settled, mentions of one job joined."""
    found: list[Job] = []
    for said in person.said:
        if said.quoted or "?" in said.sentence.text:
            continue
        for clause in said.clauses:
            for job in _mentions(clause, said, lexicon):
                if job.stated:
                    _append(found, job)
    return _merge(_settle(found, _left_at(person)), story)


_LEFT: Final = re.compile(
    r"(?:裸辞|辞职|离职|辞掉|被裁|被优化|被迫离开|离开了|决定转行|决定离开)(?!率|潮|信|证明|原因|手续)"
)


def _left_at(person: Person) -> int | None:
    """Return where a person is first told to have left a job; None where nothing says so."""
    return next(
        (
            clause.start
            for said in person.said
            if not said.quoted
            for clause in said.clauses
            if _LEFT.search(clause.text) and not _HYPOTHETICAL.search(clause.text)
        ),
        None,
    )


def _mentions(clause: Clause, said: Said, lexicon: Lexicon) -> Iterator[Job]:
    text = clause.text
    if pair := _FROM_TO.search(text):
        if not _HYPOTHETICAL.search(text[: pair.end()]):
            yield replace(_part(clause, said, pair.span("from"), "last", lexicon), dated=False)
            yield replace(_part(clause, said, pair.span("to"), "to", lexicon), move=True)
        return
    if offer := _OFFER.search(text):
        if not re.search(r"实习", offer["what"]):
            offered = replace(_part(clause, said, offer.span("what"), "to", lexicon), offer=True)
            yield offered if offered.role else replace(offered, role=_post(said, lexicon))
        return
    if start := _STARTS_UP.search(text):
        field = lexicon.industries.search(text, *start.span("field"))
        industry = _shift(clause, field[0]) if field else None
        role = (start.start("field"), start.end())
        yield Job(clause, said, "to", role=_shift(clause, role), industry=industry, found=True)
        return
    if _HYPOTHETICAL.search(text):
        return
    at = 0
    while verb := _VERBS.search(text, at):
        at = verb.end()
        job, end = _read(clause, said, verb, lexicon)
        if job is not None:
            yield job
            at = max(at, end)


_POST: Final = re.compile(r"(?:岗位|职位|职务|title)(?:是|为|叫)")


def _post(said: Said, lexicon: Lexicon) -> Span | None:
    """Return the job that a sentence about an offer names on its own: 岗位是…."""
    for clause in said.sentence.clauses:
        if (post := _POST.search(clause.text)) and (role := role_at(clause.text, post.end(), lexicon)):
            return _shift(clause, role)
    return None


def _shift(clause: Clause, span: Span | None) -> Span | None:
    return (clause.start + span[0], clause.start + span[1]) if span else None


_ONE: Final = re.compile(r"了?(?:一[名位])?")


def _phase(text: str, verb: re.Match[str], place: Workplace | None) -> Phase:
    before = text[: verb.start()]
    if _JUST_BEFORE.search(before):
        return "last"
    if _BEFORE.search(before):
        return "past"
    if verb["move"] or _NOW.search(before) or (place and place.present):
        return "to"
    return "open"


def _read(clause: Clause, said: Said, verb: re.Match[str], lexicon: Lexicon) -> tuple[Job | None, int]:
    """Read what a verb leads to: an employer, a job, or both."""
    text, at = clause.text, verb.end()
    founded = founded_at(text, at) if verb["be"] else None
    if founded:
        title = role_at(text, founded[1] + 1, lexicon)
        field = lexicon.industries.search(text, at, founded[0])
        job = Job(clause, said, "to", _shift(clause, founded), _shift(clause, title), found=True)
        return replace(job, industry=_shift(clause, field[0]) if field else None), len(text)
    fill = _ONE.match(text, at)
    place = workplace_at(text, fill.end() if fill and verb["be"] else at, lexicon)
    if place is None and (verb["at"] or verb["join"]):
        return _unnamed(clause, said, verb, lexicon)
    role: Span | None = None
    end = at
    if place is not None:
        beside = lexicon.places.at(text, place.end)
        after = beside[0] if beside else place.end
        if beside and place.city is None:
            place = replace(place, city=(place.end, after))
        then = _THEN_WORK.match(text, after)
        works = _WORKS.match(text, after)
        role = role_at(text, then.end() if then else after, lexicon)
        if role and not _clean_end(text, role[1]):
            role = None
        if verb["at"] and not (role or works or (place.name and _SEQUENCE.search(text))):
            return None, at
        if verb["be"] and not role:
            return None, at
        end = role[1] if role else place.end
    else:
        role = role_at(text, at, lexicon)
        if role is None or not _clean_end(text, role[1]):
            return None, at
        end = role[1]
    phase = _phase(text, verb, place)
    job = Job(
        clause,
        said,
        phase,
        _shift(clause, place.name) if place else None,
        _shift(clause, role),
        _shift(clause, place.industry) if place else None,
        _shift(clause, place.city) if place else None,
        move=bool(verb["move"]) or bool(verb["join"] and place and place.present),
        found=bool(role and _FOUNDER.search(text[role[0] : role[1]])),
        inside=bool(_INSIDE.match(verb.group())),
    )
    if place and place.name is None and role is None and not job.move:
        return None, at
    return job, end


_CLEAN: Final = re.compile(
    r"$|[、兼/(,]|和|及|的?工作|的?岗|的?职位|一职|相关|方向|的$|的时候|时|后"
    r"|了?[\d一二两三四五六七八九十几]+年|,|一年|多年|出身|\s*$|(?:的)?[a-z]*算法|(?:的)?时期|,"
)


def _clean_end(text: str, at: int) -> bool:
    """Tell whether a job's name ends where it was cut: 做设计在门店里的试点 is a project, no job."""
    return bool(_CLEAN.match(text, at)) and not re.search(
        r"(?:项目|系统|平台|工具|功能|demo|作品|文档)", text[at : at + 20]
    )


_UNKNOWN: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fffa-z0-9]{2,6}?)(?P<then>做|研究|负责|担任|工作|上班|实习|任职|从事)(?!出"
    r"|完|好|些|什么|得)"
)
_NO_NAME: Final = re.compile(
    r"家|里|上|中|下|时|期间|后|前|内|外|校|学|这|那|哪|公司|行业|领域|岗位|平台|团队|项目|工作|业余"
    r"|周末|国|年|月|天|线|边|区|城|市|省|县|村|处|场|网|此|自|他|她|我|大家|一|些|同|部门"
)


def _unnamed(clause: Clause, said: Said, verb: re.Match[str], lexicon: Lexicon) -> tuple[Job | None, int]:
    """Read a place to work (在新疆做传媒工作) or an employer no list knows (在某某研究推荐系统)."""
    text, at = clause.text, verb.end()
    if verb.group() not in {"在", "加入", "加入了", "入职", "入职了", "去了", "就职于", "任职于"}:
        return None, at
    place = lexicon.places.at(text, at)
    then = re.compile(r"(?:做了?|从事|当了?|担任)").match(text, place[0]) if place else None
    if place and then and (role := role_at(text, then.end(), lexicon)) and _clean_end(text, role[1]):
        phase = _phase(text, verb, None)
        return Job(clause, said, phase, role=_shift(clause, role), city=_shift(clause, (at, place[0]))), role[1]
    if place:
        return None, at
    name = _UNKNOWN.match(text, at)
    if name is None or _NO_NAME.search(name["name"]):
        return None, at
    role = role_at(text, name.end(), lexicon)
    if role is None or not _clean_end(text, role[1]):
        return None, at
    phase = _phase(text, verb, None)
    return Job(clause, said, phase, _shift(clause, name.span("name")), _shift(clause, role)), role[1]


def _part(clause: Clause, said: Said, span: Span, phase: Phase, lexicon: Lexicon) -> Job:
    """Read one side of 从…转到…, or what an offer is for: an employer, a job, or a field."""
    text = clause.text[: span[1]]
    place = workplace_at(text, span[0], lexicon)
    at = place.end if place else span[0]
    then = re.compile(r"的").match(text, at)
    role = role_at(text, then.end() if then else at, lexicon)
    field = None if place or role else lexicon.industries.at(text, span[0])
    industry = (span[0], field[0]) if field and re.match(r"(?:行业|领域)?$", text[field[0] :]) else None
    return Job(
        clause,
        said,
        phase,
        _shift(clause, place.name) if place else None,
        _shift(clause, role),
        _shift(clause, (place.industry if place else None) or industry),
        _shift(clause, place.city) if place else None,
        found=bool(role and _FOUNDER.search(text[role[0] : role[1]])),
    )


def _append(found: list[Job], job: Job) -> None:
    """Add a mention, or join it to the one before: 入职了一家公司，做运营 is one job."""
    if found:
        last = found[-1]
        same = last.said is job.said and last.role is None and job.employer is None and job.role and last.employer
        if (
            same
            and not job.move
            and (last.phase == job.phase or "open" in {last.phase, job.phase} or job.phase == "past")
        ):
            phase = job.phase if last.phase == "open" else last.phase
            found[-1] = replace(last, role=job.role, industry=last.industry or job.industry, phase=phase)
            return
    found.append(job)


def _merge(found: list[Job], story: Story) -> list[Job]:
    """Join two mentions of one past employer: the job's longer name is kept, in the first one's place."""
    merged: list[Job] = []
    for job in found:
        words = story.text[slice(*job.employer)] if job.employer else None
        twin = next(
            (
                i
                for i, other in enumerate(merged)
                if words
                and other.employer
                and other.phase == job.phase
                and story.text[slice(*other.employer)] == words
                and len(words) <= _NAME_LENGTH
            ),
            None,
        )
        if twin is None:
            merged.append(job)
        elif _length(job.role) > _length(merged[twin].role):
            merged[twin] = job
    return merged


def left_jobs(mentions: Sequence[Job], story: Story) -> list[Job]:
    """Return the mentions of the job that was left: those said to be it, or else the last past one.

    Where only its name is said (从销售转成…), the last past job of that name is the same.
    """
    past = [job for job in mentions if job.phase == "past"]
    named = [job for job in mentions if job.phase == "last"]
    if not named:
        return past[-1:]
    words = [story.text[slice(*job.role)] for job in named if job.role and not job.employer]
    same = [job for job in past if job.role and any(word in story.text[slice(*job.role)] for word in words)]
    return [*named, *same[-1:]]


_NAME_LENGTH: Final = 8


def _length(span: Span | None) -> int:
    return span[1] - span[0] if span else 0


_JOINED: Final = re.compile(r"入职|加入|进入|进了|来到|跳槽|选择?了|去了")
_SINCE: Final = re.compile(r"(?:^|[,。])(?:现在|如今|目前)")


def _settle(found: list[Job], left: int | None) -> list[Job]:
    """Give open mentions a phase: past before the move; after it they tell nothing new and are dropped.

    Where no words say which job is the new one, it is the last that was joined after a job was left.
    """
    joined = [
        i
        for i, job in enumerate(found)
        if job.phase == "open"
        and (left is not None and job.clause.start > left)
        and (job.employer or _JOINED.search(job.clause.text))
    ]
    if joined and not any(job.phase == "to" and (job.employer or job.move) for job in found):
        found[joined[-1]] = replace(found[joined[-1]], phase="to", move=True)
    hops = [i for i, job in enumerate(found) if job.phase == "open" and "跳槽" in job.clause.text]
    if hops and hops[-1] == len(found) - 1 > 0 and not any(job.phase == "to" for job in found):
        found[-1] = replace(found[-1], phase="to", move=True)
    moves = [i for i, job in enumerate(found) if job.phase == "to"]
    settled: list[Job] = []
    for i, job in enumerate(found):
        if job.phase != "open":
            settled.append(job)
        elif (
            not moves
            or i < moves[-1]
            or _SEQUENCE.search(job.said.sentence.text)
            or (left is not None and job.clause.start < left)
        ):
            settled.append(replace(job, phase="past"))
    return settled
