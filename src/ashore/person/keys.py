"""The words of ``me.yaml``, in both languages: one table says what may stand where and what it sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ashore.person.me import CHECKS, OPTIONS
from ashore.words import Language


@dataclass(frozen=True, slots=True)
class Line:
    """One key: its English name, its Chinese one, others that people type, and the input it sets if it is one."""

    en: str
    zh: str
    sets: str | None = None
    also: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        """Return the key as it is written in ``language``."""
        return self.zh if language == "zh" else self.en

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write it."""
        return (self.en, self.zh, *self.also)


TOP: Final = (
    Line("job", "工作", None, ("职业",)),
    Line("city", "城市"),
    Line("income", "收入", "income", ("月收入", "到手")),
    Line("last_income", "上一份收入", "income", ("以前的收入",)),
    Line("layoff_risk", "裁员风险", "layoff_year", ("被裁风险",)),
    Line("cash", "现金", "cash", ("存款", "积蓄", "savings")),
    Line("spending", "开销", "spending", ("支出", "每月开销")),
    Line("horizon", "看几个月", "horizon"),
    Line("risk", "风险态度", "risk_aversion"),
    Line("hours", "每周小时", "hours"),
    Line("readiness", "阶段", None, ("stage",)),
    Line("degree", "学历"),
    Line("years", "工作年限", None, ("工作几年", "years_of_work")),
    Line("languages", "语言", None, ("外语",)),
    Line("skills", "技能", None, ("会什么",)),
    Line("checks", "自查", None, ("自评",)),
    Line("weights", "看重"),
    Line("ratings", "打分"),
    Line("options", "选项"),
    Line("limits", "底线"),
    Line("assumptions", "假设"),
)
WEIGHTS: Final = (
    Line("pay", "收入", "weight_pay"),
    Line("interest", "兴趣", "weight_interest"),
    Line("workload", "负荷", "weight_workload"),
    Line("city", "城市", "weight_city"),
)
RATINGS: Final = (Line("interest", "兴趣"), Line("workload", "负荷"), Line("city", "城市"))
PLACES: Final = (
    Line("job", "现在的工作", None, ("old_job", "现在")),
    Line("ai", "AI工作", None, ("ai_job",)),
    Line("bridge", "过渡工作", None, ("bridge_job", "过渡")),
)
LIMITS: Final = (Line("cash_never_below", "现金不低于"), Line("ruin_chance_at_most", "花光的可能不高于"))
OPTION: Final = tuple(
    Line(en, zh, None, also)
    for en, zh, also in (
        ("stay", "留下", ("不动",)),
        ("study_beside_work", "边工作边学", ()),
        ("resign", "辞职", ("裸辞",)),
        ("study_full_time", "全职学习", ("脱产学习",)),
        ("apply", "投递", ("投简历",)),
        ("referral_chat", "内推聊聊", ("内推",)),
        ("project", "小项目", ("两周项目",)),
        ("transfer", "内部转岗", ("转岗",)),
        ("bridge_job", "过渡工作", ()),
        ("give_up", "不转了", ("放弃",)),
    )
)
NUMBERS: Final[Mapping[str, tuple[Line, ...]]] = {
    "resign": (Line("notice", "提前几个月说", "notice_months"),),
    "study_full_time": (
        Line("cost", "每月费用", "study_cost", ("费用",)),
        Line("hours", "每周小时", "study_hours_full"),
    ),
    "referral_chat": (
        Line("chance", "机会", "referral_rate"),
        Line("chats", "每月几次", "referral_chats"),
    ),
    "project": (
        Line("hours", "小时", "project_hours"),
        Line("cost", "费用", "project_cost"),
        Line("tells", "看得准", "project_reliability"),
    ),
    "transfer": (Line("chance", "机会", "transfer_chance"), Line("pay", "收入", "transfer_pay", ("月薪",))),
    "bridge_job": (Line("pay", "收入", "bridge_pay", ("月薪",)), Line("months", "几个月找到", "bridge_months")),
    "give_up": (Line("pay", "收入", "old_again_pay", ("月薪",)), Line("months", "几个月找到", "old_again_months")),
}
"""Numbers of a person's own, by option."""

ROLE: Final = (
    Line("pay", "收入", "ai_pay", ("月薪",)),
    Line("interviews_per_application", "投递得面试", "interview_rate", ("面试机会",)),
    Line("offers_per_interview", "面试得录用", "offer_rate", ("录用机会",)),
    Line("worth", "相当于几份投递", "interview_worth"),
    Line("interest", "兴趣", "interest_ai"),
    Line("workload", "负荷", "workload_ai"),
    Line("city", "城市", "city_ai"),
)
RATE: Final = (Line("rate", "机会", None, ("chance",)), Line("worth", "相当于几次"))
"""A rate with the strength of the belief in it: ``{rate: 1 in 20, worth: 10}``."""

WORTH_OF: Final = {"interview_rate": "interview_worth", "offer_rate": "offer_worth"}
SHARES: Final = {"transfer_pay": "transfer_pay_month", "old_again_pay": "old_again_pay_month"}
"""Inputs that are a share of the income, and the name of the same in CNY a month."""

SHARE_UP_TO: Final = 5.0
"""A pay above it is money; up to it, or with a %, it is a share of the income."""

YES: Final = ("yes", "是", "true", "on", "y", "好", "可以", "要", "会", "考虑")
NO: Final = ("no", "否", "false", "off", "n", "不", "不要", "不会", "不考虑", "不行")
NONE: Final = ("none", "无", "没有", "没", "无业", "失业", "待业", "no", "no job", "unemployed")
READINESS: Final = (
    Line("curious", "好奇", None, ("感兴趣期", "感兴趣")),
    Line("started", "起步", None, ("入门期", "入门")),
    Line("practised", "练过", None, ("实操期", "practiced")),
    Line("mature", "成熟", None, ("成熟期",)),
)
SHOWN: Final = ("degree", "years", "languages", "skills")
"""Lines of what a person can show beside their résumé."""

DEGREE: Final = (
    Line("doctorate", "博士", None, ("phd", "ph.d.", "doctor")),
    Line("master", "硕士", None, ("研究生", "硕士研究生", "master's", "master's degree", "mba", "msc", "ma")),
    Line("bachelor", "本科", None, ("学士", "大学本科", "大学", "bachelor's", "bachelor's degree", "bsc", "ba")),
    Line("college", "大专", None, ("专科", "高职", "associate", "associate degree")),
    Line("high school", "高中/中专", None, ("高中", "中专", "职高", "high_school", "vocational school")),
    Line("middle school", "初中", None, ("middle_school",)),
)
"""Degrees; the Chinese names are those of the vocabulary list ``degrees``."""

CHECK: Final = (
    Line("knows_field", "了解这一行"),
    Line("used_ai", "用过AI"),
    Line("has_idea", "有思路"),
    Line("delivered", "有交付"),
    Line("had_users", "有用户"),
    Line("had_metrics", "有指标"),
    Line("drove", "独立推进"),
    Line("across", "与对面协作"),
    Line("closed_loop", "做过闭环"),
)
"""The checks of readiness, see `ashore.person.readiness`."""

RISK: Final = (
    Line("bold", "大胆"),
    Line("neutral", "中性"),
    Line("careful", "谨慎", None, ("稳妥",)),
    Line("very careful", "很谨慎", None, ("非常谨慎", "very_careful", "很稳妥")),
)
AVERSION: Final = {"bold": 0.0, "neutral": 0.0, "careful": 1.0, "very careful": 2.0}
"""Love of risk is not modelled: the bold look at the mean alone, as the neutral do."""

if tuple(line.en for line in OPTION) != OPTIONS:
    raise RuntimeError("the words for the options are not those of ashore.person.me.OPTIONS")
if tuple(line.en for line in CHECK) != CHECKS:
    raise RuntimeError("the words for the checks are not those of ashore.person.me.CHECKS")
