"""What a person tells without numbers: triggers, motives, preparation, projects, feelings, workload, outcome.

The value is the clause in the document's own words. A clause gives one such fact at most, the first of the list
that its words call for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from ashore.facts.model import Fact, Value
from ashore.facts.stories.jobs import Job
from ashore.facts.stories.people import Person, Said
from ashore.facts.stories.reading import Clause, Story

Span: TypeAlias = tuple[int, int]

_TRIGGER_BY_OTHERS: Final = re.compile(
    r"(?:朋友|同事|同学|老板|领导|主管|猎头|学长|学姐|前辈|老师)[^,。]{0,14}(?:问我|找我|邀请|拉我"
    r"|喊我|叫我|给我安利|安利|推荐我|介绍我|介绍(?:来|去|进)|(?:建议|劝)我(?:去|做|转|学|试|来))"
    r"|(?:公司|项目|团队|部门|业务线?|岗位)[^,。]{0,10}(?:被?叫停|被?取消|被?砍|解散|倒闭|裁员|裁撤|暂缓|转型)"
    r""
    r"|(?:chatgpt|gpt|deepseek|sora|大模型|ai)[^,。]{0,10}(?:讨论度|爆火|出圈|横空出世|发布后|问世|火了)"
)
_TIMES: Final = re.compile(
    r"(?:股价|行业|政策|大环境|工作)[^,。]{0,12}(?:开始跌|下行|下滑|越来越卷|寒冬|脱虚向实|双减|饱和)"
)
"""How things went where a narrator worked; in a reportage it is said of everybody."""
_TRIGGER: Final = re.compile(
    r"(?:经过|通过)?(?:朋友|熟人|同事|猎头)介绍|被(?:裁|优化|迫转|调)|被明确告知|(?:听了|看了|看到"
    r"|刷到|接触到|遇到了?|第一次用)[^,。]{0,16}(?:演讲|发布会|gpt|ai|大模型|新闻|视频|文章)"
    r"|(?:因为|由于|随着)[^,。]{2,20}(?:离职|转型|裁员|调整|取消|叫停|爆发|爆火)"
)
_MOTIVE: Final = re.compile(
    r"(?:转行|选择|决定|入行)[^,。]{0,6}(?:是因为|第一[看是]|主要看|看重)|(?:很|更|最"
    r"|也)适合(?:我|他|她)|(?:我|他|她)?更想(?:去|做|要|在)"
    r"|(?:非常|很|真的|一直|特别|确实)[^,。]{0,8}感兴趣|(?:我|他|她)(?:一直)?想(?:在|要|尝试|改变|进入"
    r"|往|做)[^,。]{2,}|(?:看好|相信|觉得)[^,。]{0,12}(?:风口|前景|是未来|新行业|机会|趋势)"
    r"|(?:有|给了?我)机会(?:赶上|弯道)|试图将|为了(?:更|能|追|实现|摆脱|将来|自己)|不想(?:再|一辈子"
    r"|错过)|是不可以错过的|喜欢(?:迎接)?挑战"
)
_PREPARATION: Final = re.compile(
    r"(?:都|全)?靠自学|自学|学习(?:方式|路径|方法|计划)|(?:报|买)了?[^,。]{0,8}(?:课|班|训练营)"
    r"|上了?[^,。]{0,6}(?:课|训练营)|跟着[^,。]{0,16}(?:教程|课程|视频|老师|up主)"
    r"|(?:看|读|啃|刷)(?:了|完|大量|很多|遍|各种|一些|着)?[^,。]{0,12}(?:文章|论文|教程|视频|(?:专业"
    r"|技术|编程|算法|ai|入门)[^,。]{0,4}书|资料|课程|文档|源码|面经|信息|技术)|(?:跟|向"
    r"|和)[^,。]{0,6}请教|虚心请教|内训"
    r"|试用(?:不同|各种|了)|(?:疯狂|恶)补|补[^,。]{0,10}知识|(?:准备|整理|做)了?[^,。]{0,4}(?:作品集"
    r"|简历项目|逐字稿|笔记|题库)|逐字(?:回答)?稿|写了[^,。]{1,8}字|先掌握|再研究"
    r"|研究[^,。]{0,10}(?:方法|原理|逻辑)"
    r"|(?:自己|独立|业余|动手)[^,。]{0,4}(?:写代码|做了?[^,。]{0,10}项目)|刷题|模拟面试|信息收集|(?:聊"
    r"|问)了?[^,。]{0,4}(?:位|个)[^,。]{0,12}(?:前辈|从业|的人)|参与[^,。]{0,12}(?:标注|试标|质检"
    r"|实习)"
)
_PROJECT: Final = re.compile(
    r"(?:打造|做出|开发|搭建|推出|上线|设计|研发|创作|做)(?:了|出|过)?[^,。]{0,22}(?:项目|产品|系统"
    r"|平台|工具|ip|机器人|客服|知识库|小程序|demo|应用|app|大赛|智能体|插件|网站)"
    r"|(?:打造|做出|开发|推出)(?:了|出)[^,。]{2,24}|(?:创业|开源)项目(?:基于|是)|(?:帮"
    r"|给)[^,。]{1,10}做[^,。]{1,12}(?:的落地|识别|应用)|在筹划[^,。]{3,}"
)
_NOT_PROJECT: Final = re.compile(
    r"决策|决定|选择|努力|(?:开发|设计|研发)的|关注|要|想|会|可以|如何|怎么|应该|需要|负责|要求|设计师"
    r"|产品经理|产品岗|的人"
)
_DOWN: Final = (
    "焦虑|迷茫|疲惫|崩溃|压抑|害怕|恐惧|心慌|很慌|内耗|煎熬|自我怀疑|开始怀疑|封闭|睡不着|痛苦|沮丧"
    "|没当回事|没太在意|没太当回事|失重|麻木|无力|厌倦|力不从心|浪费时间"
)
_UP: Final = (
    "开心|满足|轻松|特别爽|后悔|成就感|踏实|兴奋|激动|自信|松弛|彻底改变|值得|不焦虑|没什么.{0,2}焦虑"
    "|没那么焦虑|快乐|热爱(?!好)"
)
_FEELING: Final = re.compile(rf"(?P<down>{_DOWN})|(?P<up>{_UP})")
_RELIEVED: Final = re.compile(r"(?:没那么|不再|不|没有?)(?:那么)?(?:焦虑|迷茫|害怕|后悔)")
_WORKLOAD: Final = re.compile(
    r"(?:工作强度|工作量|工作压力|压力|加班|节奏|工时|强度)[^,。]{0,6}(?:下降|降低|减少|少了|小了|变小"
    r"|变少|轻松|增加|变大|大了|更大|上升|翻倍|更快)"
)
_OUTCOME: Final = re.compile(
    r"(?:我|他|她)(?:是|成了|拿到|获得|得)了?[^,。]{0,16}(?:冠军|亚军|季军|第一名|大奖|奖)|(?:做|办"
    r"|开)了[^,。]{0,4}(?:讲座|分享|培训)|(?:成功)?(?:上岸|转正)了?|商业模式(?:是|为)"
    r"|都有可能会?失业|(?:没有|不)后悔|(?:几个|所有)[^,。]{0,6}offer都拒了|(?:最终|终于|顺利)(?:拿到"
    r"|入职|转成|转行)|破格(?:录取|招)"
)
_SUPPOSED: Final = re.compile(
    r"如果(?!我想)|假如|要是|万一|的话|建议|你(?!问)|问我(?:是否|有没有)?后|应该|他们|很多人|不少人|有人"
)
_SOURCES: Final = re.compile(
    r"(?:收入|主要|变现|赚钱)(?:的)?(?:渠道|来源|途径|方式)(?:主要)?(?:是|有|包括|来自)(?P<list>[^。;!?]+)"
)


def telling_facts(person: Person, mentions: Sequence[Job], story: Story) -> Iterator[Fact]:
    """Yield what a person's sentences tell in words."""
    jobs = [job.role[0] for job in mentions if job.role]
    moved = [job.clause.start for job in mentions if job.phase == "to"]
    entered = min((job.clause.start for job in mentions if job.phase == "to" and job.move), default=None)
    for said in person.said:
        if said.quoted or said.sentence.text.rstrip("\"'」").endswith("?"):
            continue
        own = set(said.clauses)
        for clause in said.sentence.clauses:
            if story.spoken(clause.start, clause.end):
                continue
            late = _late(clause, moved, entered)
            found = _read(clause, said, own=clause in own, late=late, narrator=person.voice == "first")
            if found and (
                found[0] != "projects_built" or not any(clause.start <= start < clause.end for start in jobs)
            ):
                field, span, value = found
                yield story.fact(
                    field,
                    value if value is not None else story.original(*span),
                    span,
                    subject=person.subject,
                    name=person.name,
                )


_Found: TypeAlias = tuple[str, Span, Value]


def _late(clause: Clause, moved: Sequence[int], entered: int | None) -> bool:
    """Tell whether a clause stands after the move was told; in doubt, after the first word of the new job."""
    if entered is not None:
        return clause.start > entered
    return bool(moved) and clause.start > min(moved)


def _read(clause: Clause, said: Said, *, own: bool, late: bool, narrator: bool) -> _Found | None:
    text, whole = clause.text, (clause.start, clause.end)
    before = said.sentence.text[: clause.start - said.sentence.start]
    if _SUPPOSED.search(text) or re.search(r"如果(?!我想)|要是|万一", before):
        return None
    if _TIMES.search(text) and not late and narrator:
        return "trigger", whole, None
    if _TRIGGER_BY_OTHERS.search(text) and not late and _touches(said):
        return "trigger", whole, None
    if not own:
        return None
    if sources := _SOURCES.search(text):
        start, end = sources.span("list")
        return "income_sources", whole, [part for part in re.split(r"、|和|及", text[start:end]) if part]
    if _WORKLOAD.search(text):
        return "workload_change", whole, None
    if _TRIGGER.search(text):
        return "trigger", whole, None
    if _OUTCOME.search(text):
        return "outcome", whole, None
    if feeling := _FEELING.search(text):
        relieved = _RELIEVED.search(text) or feeling["up"]
        told_now = re.search(r"现在|如今|转行后|入职后", text)
        after = bool(told_now) or (late and bool(relieved))
        if not text.endswith("的时候"):
            return ("feeling_after" if after else "feeling_before"), whole, None
    if _MOTIVE.search(text):
        return "motive", whole, None
    if _PREPARATION.search(text):
        return "preparation", whole, None
    if _PROJECT.search(text) and not _NOT_PROJECT.search(text):
        return "projects_built", whole, None
    return None


def _touches(said: Said) -> bool:
    """Tell whether the sentence has its person in it: a trigger is what happens to somebody."""
    return bool(said.clauses) or bool(re.search(r"我", said.sentence.text))
