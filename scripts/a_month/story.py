"""What the planner of the worked examples wrote down in eight weeks: invented, with invented companies.

His own numbers are those of `ashore.packs.people`; what he did in these weeks no article says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ashore.journal import Kind

PERSON: Final = "planner"
ROLE: Final = "llm_application"
BEFORE: Final = date(2026, 9, 6)
"""The Sunday on which he decides for the first time."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry.

    Attributes
    ----------
    said
        As of `ashore.Workspace.log`.
    ref
        A name by which later steps know it.
    to, instead
        The entry that it answers, and the one in whose place it stands, by their names.
    """

    day: date
    kind: Kind
    said: Mapping[str, Any] = field(default_factory=dict)
    ref: str = ""
    to: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An entry is taken back, by its name."""

    day: date
    ref: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line of ``me.yaml`` is written anew."""

    day: date
    key: str
    line: str


Step: TypeAlias = "Logged | TakenBack | Said"


@dataclass(frozen=True, slots=True)
class Week:
    """What he wrote down in a week, and the Sunday on which he looks at the plan again."""

    sunday: date
    told: Words
    steps: tuple[Step, ...]


def _day(month: int, day: int) -> date:
    return date(2026, month, day)


def _applied(month: int, day: int, company: str, channel: str, city: str, ref: str) -> Logged:
    said = {"role": ROLE, "company": company, "channel": channel, "city": city, "open_": True}
    return Logged(_day(month, day), "applied", said, ref)


def _batch(month: int, day: int, count: int, ref: str = "", instead: str = "") -> Logged:
    said = {"role": ROLE, "count": count, "channel": "BOSS直聘", "open_": True}
    return Logged(_day(month, day), "applied", said, ref, instead=instead)


def _studied(month: int, day: int, hours: float) -> Logged:
    return Logged(_day(month, day), "studied", {"role": ROLE, "hours": hours})


def _offer(amount: float) -> dict[str, Any]:
    from ashore.journal import Terms

    terms = Terms(months=13, probation_months=3, probation_share=0.8, contract="permanent", answer_by="2026-10-31")
    return {"role": ROLE, "company": "公司戊", "city": "杭州", "amount": amount, "gross": True, "terms": terms}


QUESTIONS: Final = (
    "RAG 里召回不准，你怎么定位问题？",
    "为什么选这个向量库？",
    "你的项目上线后谁在用，效果怎么量？",
)

WEEKS: Final = (
    Week(
        _day(9, 13),
        Words(
            "The first applications: two big companies by name, six more through an app. He studies nine hours.",
            "开始投了：两家大公司，记了名字；又在招聘软件上投了六份。学了九个小时。",
        ),
        (
            _applied(9, 8, "公司甲", "官网", "北京", "a"),
            _applied(9, 9, "公司乙", "BOSS直聘", "上海", "b"),
            _studied(9, 9, 4),
            _batch(9, 10, 6),
            _studied(9, 12, 5),
        ),
    ),
    Week(
        _day(9, 20),
        Words(
            "Four more, which he first writes down as forty and corrects the next day. Company A sends a written "
            "test.",
            "又投了四份，手滑记成四十份，第二天改了过来。公司甲发来笔试。",
        ),
        (
            _batch(9, 15, 40, "typo"),
            _batch(9, 16, 4, "four", instead="typo"),
            Logged(_day(9, 17), "test", {"role": ROLE, "company": "公司甲"}, to="a"),
            _applied(9, 18, "公司丙", "BOSS直聘", "杭州", "c"),
            _studied(9, 19, 6),
        ),
    ),
    Week(
        _day(9, 27),
        Words(
            "Company B says no, company A invites him for Friday; on Friday evening he adds what was asked. A "
            "senior student at company D takes half an hour for him.",
            "公司乙拒了；公司甲约了周五面试，面完当晚他把问题补记上去。公司丁的师兄跟他聊了半小时。",
        ),
        (
            Logged(_day(9, 21), "rejected", {"role": ROLE, "company": "公司乙"}, to="b"),
            Logged(
                _day(9, 22),
                "interview",
                {"role": ROLE, "company": "公司甲", "at": "2026-09-25 14:00", "round_": 1},
                "ia",
                to="a",
            ),
            Logged(_day(9, 23), "referral", {"role": ROLE, "company": "公司丁"}, "d"),
            Logged(_day(9, 25), "interview", {"questions": QUESTIONS}, "ia2", instead="ia"),
            _studied(9, 27, 5),
        ),
    ),
    Week(
        _day(10, 4),
        Words(
            "Four more applications. He writes down a refusal of company C that was meant for somebody else's "
            "message, and takes it back. The talk brings an interview at company D. A month is over: he writes "
            "down what it cost, and counts his money again.",
            "再投四份。看错消息，给公司丙记了一次拒绝，当天撤回。师兄的内推换来公司丁的面试。过了一个月，记下这个月的花销，重新数了数手里的钱。",
        ),
        (
            _batch(9, 28, 4),
            Logged(_day(9, 29), "rejected", {"role": ROLE, "company": "公司丙"}, "slip", to="c"),
            TakenBack(_day(9, 29), "slip"),
            Logged(
                _day(9, 30),
                "interview",
                {"role": ROLE, "company": "公司丁", "about": "referral", "at": "2026-10-09 10:00"},
                "id",
                to="d",
            ),
            Logged(_day(10, 1), "spent", {"amount": 2_500.0, "note": "九月"}),
            Said(_day(10, 1), "cash", "cash: 12600"),
            _studied(10, 3, 10),
        ),
    ),
    Week(
        _day(10, 11),
        Words(
            "The interview at company D takes place; company A says no after its interview. He writes to company "
            "E, a small one.",
            "公司丁面了；公司甲面试后拒了。他给一家小公司公司戊投了简历。",
        ),
        (
            Logged(_day(10, 10), "rejected", {"role": ROLE, "company": "公司甲", "about": "interview"}, to="ia2"),
            _applied(10, 10, "公司戊", "猎聘", "杭州", "e"),
            _studied(10, 11, 6),
        ),
    ),
    Week(
        _day(10, 18),
        Words(
            "Nothing came from company C: he gives it up. Company D says no. Company E invites him.",
            "公司丙一直没消息，他当作没回音记了下来。公司丁拒了。公司戊约了面试。",
        ),
        (
            Logged(_day(10, 12), "silence", {"role": ROLE, "company": "公司丙"}, to="c"),
            Logged(
                _day(10, 14),
                "interview",
                {"role": ROLE, "company": "公司戊", "at": "2026-10-16 15:00", "round_": 1},
                "ie",
                to="e",
            ),
            Logged(_day(10, 15), "rejected", {"role": ROLE, "company": "公司丁", "about": "interview"}, to="id"),
            _studied(10, 17, 8),
        ),
    ),
    Week(
        _day(10, 25),
        Words(
            "Company E offers 13,000 before tax. He has until the end of the month, and goes on looking "
            "meanwhile.",
            "公司戊发来 offer：税前 13000，月底前答复。这期间他接着投。",
        ),
        (
            Logged(_day(10, 20), "offer", _offer(13_000.0), "offer", to="ie"),
            _batch(10, 21, 5),
            _studied(10, 25, 4),
        ),
    ),
    Week(
        _day(11, 1),
        Words(
            "He asks for more; company E goes up to 13,500. That is still less than the plan would say yes to, "
            "and he declines.",
            "他谈了一次薪，公司戊加到税前 13500。还是够不到计划里值得接的数，他拒绝了。",
        ),
        (
            Logged(_day(10, 27), "offer", {"amount": 13_500.0}, "offer2", instead="offer"),
            Logged(_day(10, 30), "declined", {"role": ROLE, "company": "公司戊"}, to="offer2"),
            _batch(10, 31, 3),
            Said(_day(11, 1), "cash", "cash: 10000"),
        ),
    ),
)
