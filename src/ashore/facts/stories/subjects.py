"""Who a Chinese clause speaks of, by what stands at its head after the words of time and connection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

Who: TypeAlias = Literal["self", "other", "thing", "none"]
"""The person the story is about, somebody else, something, or nobody named: the one of the clause before."""

_HAN_NUMBER: Final = "[零〇一二三四五六七八九十两几\\d]"
TIME: Final = (
    rf"(?:在|到|直到|自从?)?(?:(?:{_HAN_NUMBER}{{2,4}}年|今年|去年|前年|大前年|明年|当年|同年|那年"
    rf"|次年|年后|年前)(?:的?(?:年?[初中底末]|上半年|下半年"
    rf"|春天?|夏天?|秋天?|冬天?|春节前?后?|春节前夕))?(?:的?{_HAN_NUMBER}{{1,3}}月(?:份|初|底"
    rf"|[上中下]旬)?)?(?:{_HAN_NUMBER}{{1,3}}[日号])?"
    rf"|{_HAN_NUMBER}{{1,3}}(?:、?{_HAN_NUMBER}{{1,3}})?月(?:份|初|底|[上中下]旬)?(?:{_HAN_NUMBER}{{1,3}}[日号])?"
    rf"|{_HAN_NUMBER}{{1,3}}(?:个?月|年|周|天|个星期)(?:后|前|之后|来|多来)"
    r"|(?:本科|大学|研究生|硕士|高中|大专)?毕业(?:后|之后|那年)|(?:裸辞|辞职|离职|转行|入职|毕业|转岗"
    r"|被裁)(?:后|之后|前|之前|以后|以前))"
    r"(?:的时候|时|之后|以后|后|之前|以前|前|开始|左右)?"
)
_LEAD: Final = re.compile(
    rf"(?:{TIME}|但是?|不过|可是?|然而|而且|而|所以|因此|因为|由于|于是|随后|后来|再后来|然后|接着"
    rf"|紧接着|最后|最终|终于|结果|当时|那时候?|那会儿?"
    r"|这时候?|现在|目前|如今|眼下|之前(?!的)|以前(?!的)|此前(?!的)|原来|原本|本来|原先|起初|最初"
    r"|最开始|一开始|刚开始|其实|事实上|说实话|老实说|记得|尤其是|自此|从此|就|便|也|又"
    r"|还|才|先|再|同时|另外|此外|虽然|尽管|即使|最终|一直|已经|曾经|曾|每天|平时|好在|幸运的是|很幸运"
    r"|感觉|并且|并|甚至|只是|只|基本上|大概"
    r"|加上|再加上|除此之外|在此之前|这次|那次|此时|那么|那|第[一二三]个?[,、]?|首先|其次|,|、|\s)+"
)
_OTHERS: Final = (
    "朋友|同事|同学|车企|领导|老板|主管|上司|面试官|招聘方|猎头|hr|公司|企业|大厂|行业|市场|团队|客户"
    "|业务|leader|爸妈|父母|爸爸|妈妈|父亲|母亲|男友|女友"
    "|男朋友|女朋友|丈夫|妻子|老公|老婆|孩子|家人|家里人|哥哥|姐姐|弟弟|妹妹|人们|大家|有人|别人|他人"
    "|很多人|不少人|用户|学员|网友|学生|候选人|普通人|年轻人"
    "|博主|老师|导师|机器|模型|ai|aigc|gpt|chatgpt|deepseek|政策|股价|红利|算法|岗位|平台|项目|专家"
    "|许多人|有些人|多数人|一些人"
)
_OTHER: Final = re.compile(
    rf"(?:(?:这|那|有|某|几|一|很多|不少|有些|大多数?|许多|各|其他|其中|每|另|身边|我的?|我们的?|现在"
    rf"|目前|当时){{0,3}}[一几两三]?[位个名些家种类群批]?的?"
    rf"[^,。我他她做在进去来是有到把被给用看想拿投学写从当跟和对让请帮成入加找问说觉当负经过通随了\\d]"
    rf"{{0,6}}?)(?:{_OTHERS})(?!岗|行业|公司|产品|工程|训练|开发|创作|标注|设计|问|领域|时代|经理"
    rf"|测试)"
)
_THEY: Final = re.compile(r"他们|她们|它们?|咱们|你们?|您|其中|这(?!家|里|边|样|份)|那(?!家|里|边|样|份)")
_GENERIC: Final = re.compile(
    r"这类|这些人|这批人|一类|有人|案例|人们|(?:转行|求职|应聘|想[^,。]{1,10}|下决心[^,。]{1,12})的人"
    r"|普通人|候选人|从业者们|求职者们|学员们|一些人|不少人|很多人"
    r"|打个比方|比方说|所有人|每个人"
)
_SELF: Final = re.compile(r"我|自己|本人|笔者|咱(?!们)")
_VERB_BEFORE: Final = re.compile(
    r"(?:建议|告诉|跟着?|和|对|像|问|让|给|帮|陪|比|与|向|被|把|慰藉|安慰|认识|遇到|见到|采访|联系"
    r"|看到|支持|反对)[^,。的]{0,4}$"
)
_PROFESSION: Final = re.compile(r"[^,我在做当是]{0,6}[师者员家](?:转|是|会|需要|可以|能|应该|具备|往往|更|的)")
"""A job as the subject (护士转行后会…): said of everybody in it."""
_ON_ME: Final = re.compile(r"(?:让|帮|给|把|叫|请|招|录取|通知|推荐|安排|邀请|介绍)了?我")


def acts_on_narrator(clause: str) -> bool:
    """Tell whether somebody has the narrator do something: what follows is the narrator's doing."""
    return bool(_ON_ME.search(clause))


_THING: Final = re.compile(
    r"[^,]{0,10}?(?:公司|企业|行业|市场|业务|机器|模型|岗位|平台|项目|政策|股价|红利|ai|aigc|gpt"
    r"|chatgpt|deepseek|算法)"
)
_PERSONAL: Final = re.compile(
    r"(?:只|才|仅|共|一共|总共)?(?:拿|投|面了|面试了|学了|自学|报了|辞|裸辞|离职|入职|转到|转岗|转行"
    r"|加入|收到|考上|毕业|决定|选择|做了|去了|来了)"
)


def personal(clause: str) -> bool:
    """Tell whether a clause without a subject opens with what only people do: 拿了两个offer, 裸辞, 入职了."""
    return bool(_PERSONAL.match(strip_lead(clause)))


def strip_lead(clause: str) -> str:
    """Return a clause from its subject or verb on: without conjunctions, adverbs and times at its head."""
    lead = _LEAD.match(clause)
    return clause[lead.end() :] if lead else clause


def who_first(clause: str) -> Who:
    """Say who a clause in the first person speaks of."""
    if _GENERIC.search(clause) and not clause.startswith("我"):
        return "other"
    for head in (clause, strip_lead(clause)):
        if re.match(r"我(?:身边)?的?(?:一[位个])?(?:朋友|同事|领导|主管|老公|老婆|男友|女友|爸|妈|父|母)", head):
            return "other"
        if _SELF.match(head):
            return "self"
    head = strip_lead(clause)
    if other := _OTHER.match(head):
        return "thing" if _THING.fullmatch(other.group()) else "other"
    if _THEY.match(head) or re.match(r"[他她]", head) or _PROFESSION.match(head):
        return "other"
    return "none"


def who_third(clause: str, known: Sequence[str]) -> tuple[Who, str | None]:
    """Say who a clause of a reportage speaks of: a known name, 他 or 她 (no name), others, or nobody named."""
    if _GENERIC.search(clause):
        return "other", None
    head = strip_lead(clause)
    if re.match(r"[他她](?!们)", head):
        return "self", None
    named = sorted((at, name) for name in known if (at := clause.find(name)) >= 0)
    for at, name in named:
        before = clause[:at]
        if before and _VERB_BEFORE.search(before):
            continue
        if at <= _NEAR or clause[at + len(name) :].startswith(("说", "(化名)", "表示", "认为", "看来")):
            return "self", name
    if other := _OTHER.match(head):
        return ("thing" if _THING.fullmatch(other.group()) else "other"), None
    if _THEY.match(head) or re.match(r"我", head):
        return "other", None
    return "none", None


_NEAR: Final = 14
"""How far into a clause a name may stand and still be what it speaks of: a title stands before it."""
