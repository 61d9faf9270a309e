"""What a text is: a job ad, a résumé or a story, by cues that a person can check, in both languages.

Each cue that occurs counts once with its weight, whatever its number; the kind with the most weight wins. A text
with too little of any is a story, which is what is left when nobody asks for an applicant and nobody applies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from ashore.documents.model import Document, Kind

SAMPLE: Final = 6_000
"""Characters that are read: headings of an ad or résumé come early."""
ENOUGH: Final = 1.5


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, how often it has to occur, and what that is worth for a kind."""

    kind: Kind
    weight: float
    pattern: re.Pattern[str]
    times: int = 1

    def occurs(self, text: str) -> bool:
        """Say whether the pattern occurs often enough."""
        if self.times == 1:
            return self.pattern.search(text) is not None
        return sum(1 for _ in islice(self.pattern.finditer(text), self.times)) == self.times


def _cue(kind: Kind, weight: float, pattern: str, *, times: int = 1) -> Cue:
    return Cue(kind, weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE), times)


_END: Final = r"[ \t】\]）)*_]*(?:[:：]|$)"
_MONTHS: Final = (
    r"(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*月?\s*[-–—~至到]+\s*(?:(?:19|20)\d{2}|至今|现在|今|present)"
)
_AD: Final = (
    # Headings, at the beginning of a line or followed by a colon.
    _cue("ad", 3, rf"(?:岗位|崗位|职位|職位)(?:职责|職責|描述|内容|內容|信息|介绍|介紹){_END}|工作(?:职责"
                  rf"|職責){_END}"),
    _cue("ad", 3, rf"(?:任职|任職|岗位|崗位|职位|職位|招聘|应聘|應聘)(?:要求|资格|資格|条件|條件|需求){_END}"),
    _cue("ad", 2, r"^(?:岗位|崗位|职位|職位|工作)(?:职责|職責|描述|内容|內容)|(?:任职|任職)(?:要求|资格|資格"
                  r"|条件|條件)|(?:技能|业务|能力)要求"),
    _cue("ad", 2, r"[0-9.]+\s*[-–~至]\s*[0-9.]+\s*[kK万千](?:[·・/×xX*]|\b)"
                  r"|[0-9.]+[-–~][0-9.]+[万千元]*/[月年天时]|薪资面议|^面议$"),
    _cue("ad", 1.5, r"[五六七]险[一二两]金|年终奖|带薪年假|周末双休|节日福利|福利待遇|薪资待遇|薪酬福利|餐补"
                    r"|房补|股票期权"),
    _cue("ad", 1.5, r"(?:经验|学历)不限|以上学历|(?:本科|大专|硕士|博士)及以上|年(?:及)?以上.{0,20}经验"
                    r"|\d年经验|应届生?可|招\d+人"),
    _cue("ad", 1, r"优先考虑|优先录用|加分项|者?优先$|优先[；;。]|投递|我们(?:希望|期待|正在寻找|在找)你"
                  r"|加入我们|公司介绍|工作地点[:：]|上班地址"),
    _cue("ad", 1, r"^\s*(?:\d[.、)）]\s*)?(?:负责|参与|协助|熟悉|精通|熟练|掌握|具备|具有|了解)", times=2),
    _cue("ad", 1.5, r"\A\s*[^\n。，！？我]{0,30}(?:工程师|经理|专员|分析师|架构师|研究员|科学家|实习生|训练师"
                    r"|设计师|顾问|总监|岗)"
                    r"[^\n。，！？]{0,20}\n"),
    _cue("ad", 1.5, r"\A\s*[^\n.!?]{0,60}\b(?:engineer|scientist|manager|analyst|developer|architect|designer"
                    r"|researcher|specialist"
                    r"|consultant|director|intern|engineering|lead|associate|administrator|strategist|writer"
                    r"|technician|officer)\b[^\n.!?]{0,60}\n"),
    _cue("ad", 3, r"^[ \t#*>•-]*(?:(?:key |main |your |job |the |essential |core |primary |what are the )*"
                  r"(?:responsibilities|duties|requirements|qualifications|accountabilities)|job (?:description"
                  r"|summary|purpose)"
                  r"|about the (?:role|job|position|opportunity|team)|what you(?:['’]ll| will) (?:do|bring|need"
                  r"|be doing)"
                  r"|who you are|what we(?:['’]re| are) looking for|position (?:summary|overview)"
                  r"|role (?:overview|summary)"
                  r"|(?:minimum|preferred|basic|required|desired) (?:qualifications|skills|requirements"
                  r"|experience)"
                  r"|what we offer|why join us|nice to have|your (?:role|profile|mission)|role description)\b"),
    _cue("ad", 2, r"\b(?:responsibilities|requirements|qualifications|about the role|what you['’]ll do"
                  r"|who you are)\b"),
    _cue("ad", 1, r"^(?:company|location|title|description|salary|job type|department|team"
                  r"|remote)[ \t]*:", times=2),
    _cue("ad", 2, r"\b(?:we are|we['’]re|is|are) (?:currently |now |actively )?(?:looking for|seeking|hiring"
                  r"|recruiting|searching for)\b|\bwe seek\b"
                  r"|\bjoin (?:our|us|the)\b|\bideal candidate|the successful candidate"
                  r"|\bwill be responsible for\b|in this role|\bthe role\b"),
    _cue("ad", 2, r"\byou(?:['’]ll| will| have| are|['’]re|['’]ve)\b", times=3),
    _cue("ad", 1, r"\bour (?:mission|team|customers|products?|platform|company|people|culture)\b"),
    _cue("ad", 1.5, r"equal opportunit|regardless of race|reasonable accommodation|background check"
                    r"|right to work|competitive salary"
                    r"|health insurance|401\(?k|paid (?:time off|holiday)|\bper (?:annum|hour|day)\b"
                    r"|apply (?:now|today|online)"
                    r"|how to apply|hybrid|full[- ]time|contract (?:role|length)|visa sponsorship|days? (?:a"
                    r"|per) week|\bbenefits\b"),
    _cue("ad", 1, r"\d\+? years?['’]? (?:of )?(?:\w+ ){0,4}experience|degree in|bachelor['’]?s?\b"
                  r"|strong (?:knowledge|understanding|experience)"
                  r"|(?:proven|hands[- ]on) (?:experience|track record)|proficien(?:t|cy)|ability to|is a plus"
                  r"|preferred"),
)  # fmt: skip
_RESUME: Final = (
    _cue("resume", 3, r"^[ \t#*【\[▍■|]*(?:工作|教育|项目|專案|項目|实习|實習|校园|实践|培训)(?:经历|經歷|经验"
                      r"|背景)[ \t】\]*_|]*[:：]?[ \t]*$"),
    _cue("resume", 2, r"(?:工作|教育|项目|实习)(?:经历|背景)|项目经验(?:\d|$)"),
    _cue("resume", 2, r"项目描述[:：]|项目职责[:：]|责任描述[:：]|工作(?:描述|内容)[:：]|项目内容[:：]|主修课程"
                      r"|所学课程|在校(?:经历|期间)|附加信息|主题描述"
                      r"|个人(?:技能|荣誉|优势|总结)|荣誉奖项|获奖情况|技能特长"),
    _cue("resume", 3, r"求职意向|个人简历|個人簡歷|自我评价|自我評價|个人评价|期望薪资|期望职位|求职状态"
                      r"|目前状态|到岗时间|个人信息|基本信息|政治面貌|籍贯[:：]|民族[:：]"),
    _cue("resume", 2, r"(?:姓\s*名|性\s*别|出生(?:年月|日期)|手\s*机|联系电话|電話|电\s*话|邮\s*箱|毕业(?:院校"
                      r"|学校))\s*[:：]"),
    _cue("resume", 2.5, _MONTHS),
    _cue("resume", 2, _MONTHS, times=2),
    _cue("resume", 1.5, _MONTHS, times=4),
    _cue("resume", 1, r"(?:少于|\d+[-–])\d+人[|｜]|[|｜](?:民营公司|国企|合资|上市公司|外资|事业单位|创业公司)"),
    _cue("resume", 1.5, r"(?:博士|硕士|学士)(?:学位|研究生)|学位\s*专业|[|｜](?:本科|硕士|博士|大专)"),
    _cue("resume", 2, r"^[ \t#*]*(?:work |professional |relevant |employment )?(?:experience|history"
                      r"|employment)[ \t*:]*$"),
    _cue("resume", 2, r"^[ \t#*]*(?:education(?: and training)?|academic background)[ \t*:]*$"),
    _cue("resume", 1, r"^[ \t#*]*(?:(?:technical |key |core )?skills|summary|profile|objective|projects"
                      r"|publications|awards"
                      r"|certifications|languages|references|interests|volunteer(?:ing)?)[ \t*:]*$"),
    _cue("resume", 2, r"curriculum vitae|^r[ée]sum[ée]\b|references available"),
    _cue("resume", 1.5, r"\A[\s\S]{0,400}?(?:[\w.+-]{1,40}@[\w-]{1,40}\.\w|(?<!\d)1[3-9]\d{9}(?!\d)"
                        r"|\+\d[\d ()-]{8,}|linkedin\.com/in|github\.com/)"),
    _cue("resume", 1.5, r"\b(?:19|20)\d{2}\b\s*[-–—]\s*(?:(?:\w{3,9} )?(?:19|20)\d{2}|present|now"
                        r"|current)\b", times=2),
)  # fmt: skip
_STORY: Final = (
    _cue("story", 2, r"我[^。\n]{2,60}。", times=4),
    _cue("story", 2, r"[“「][^”」\n]{8,}[”」]", times=3),
    _cue("story", 2, r"转行|轉行|转岗|轉崗|裸辞|裸辭|跳槽|上岸|career change|switched (?:careers?|to)"
                     r"|quit my job|laid off|changed careers"),
    _cue("story", 1, r"去年|今年|前年|那时|那時|当时|當時|后来|後來|last year|back then|at the time|eventually"
                     r"|looking back"),
    _cue("story", 3, r"\bI(?:['’]d)? (?:was|had|went|started|decided|left|joined|thought|felt|quit|knew|got"
                     r"|could|spent|took)\b", times=4),
    _cue("story", 1.5, r"作者[:：|｜/ ]|原创|原創|编辑[:：|｜]|采访|採訪|记者|化名|受访|网友|interview(?:ed"
                       r"|s) with|\bby [A-Z]\w+ [A-Z]\w+$"),
    _cue("story", 1, r"[^\n。]{5,}。[^\n。]{5,}。|很多人|有人|不少人|many people|most people", times=2),
)  # fmt: skip
"""Somebody says I, somebody is quoted, time passes."""
CUES: Final = (*_AD, *_RESUME, *_STORY)


def detect_kind(document: Document) -> Kind:
    """Return the kind the format gave, or the one the text speaks for."""
    return document.kind or kind_of_text(document.text, document.name)


def weigh(text: str) -> dict[Kind, float]:
    """Return the weight of each kind: the sum over its cues that occur in the beginning of the text."""
    sample = text[:SAMPLE]
    weights: dict[Kind, float] = {"ad": 0.0, "resume": 0.0, "story": 0.0}
    for cue in CUES:
        if cue.occurs(sample):
            weights[cue.kind] += cue.weight
    return weights


@lru_cache(maxsize=64)
def kind_of_text(text: str, name: str = "") -> Kind:
    """Return the kind of a text; a name such as ``简历`` or ``jd`` counts as one more cue."""
    weights = weigh(text)
    if re.search(r"简历|簡歷|resume|résumé|(?:^|[^a-z])cv(?:[^a-z]|$)", name, re.IGNORECASE):
        weights["resume"] += 2
    if re.search(r"招聘|职位|岗位|(?:^|[^a-z])jd(?:[^a-z]|$)|job[-_ ]?ad", name, re.IGNORECASE):
        weights["ad"] += 2
    # At equal weight an ad is more often told as a story than the reverse, and a résumé is the surest by its form.
    best = max(("resume", "ad", "story"), key=lambda kind: weights[kind])  # type: ignore[index] # keys are kinds
    return best if weights[best] >= ENOUGH else "story"  # type: ignore[index, return-value] # keys are kinds
