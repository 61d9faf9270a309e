"""A Sunday in words, and the page of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a_month.story import WEEKS

if TYPE_CHECKING:
    from a_month.playing import Sunday
    from ashore.reports.plans.outline import Line, Outline
    from ashore.words import Language

ROOT: Final = Path(__file__).resolve().parents[2]
KEPT: Final = ROOT / "tests" / "data" / "month"
"""Where the Sundays lie, one text for each and language."""
PAGES: Final[Mapping[Language, Path]] = {
    "en": ROOT / "docs" / "a-month.md",
    "zh": ROOT / "docs" / "a-month.zh.md",
}
SCREENED: Final = "2. "
"""How the sentence begins that needs all numbers looked through."""
_OFFERED: Final = ("offered", "mean", "reservation")
"""Rows of an offer that are shown."""

_HEADS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "before": "Before the first week: Sunday, {day}",
        "week": "Week {week}: to Sunday, {day}",
        "written": "Written down",
        "line": "me.yaml: `{line}`",
        "gone": "(counts no longer)",
        "undo": "entry {entry} is taken back",
        "changed": "What changed",
        "tree": "The tree",
        "best": "best",
        "tied": "as good",
        "figures": "{pay} a month, AI job: {offer}, money gone: {ruin}",
        "branch": "from there {pay} a month, AI job: {offer}",
        "aside": "the same way, begun otherwise",
        "colon": ": ",
        "note": " ({note})",
        "sentences": "The three sentences",
        "beliefs": "What is believed",
        "count": "What came of it so far",
        "funnel": (
            "applications: {applied}, tests: {tests}, interviews: {interviews} (through somebody inside: "
            "{referred}), offers: {offers}, accepted: {accepted}; refused: {refused}, refused after an interview: "
            "{turned}, given up as silent: {silent}; waiting for an answer: {waiting}"
        ),
        "forecasts": "Forecasts",
        "known": "stored: {shown}, still open: {open}",
        "offers": "The offer in hand",
        "between": " · ",
        "least": "Worth a yes, after tax: {line}",
        "next": "The plan for next week",
    },
    "zh": {
        "before": "开始之前：{day}，星期日",
        "week": "第 {week} 周：到 {day}，星期日",
        "written": "记下的",
        "line": "me.yaml：`{line}`",
        "gone": "（已不算数）",
        "undo": "撤回第 {entry} 条",
        "changed": "变了什么",
        "tree": "树",
        "best": "最好",
        "tied": "一样好",
        "figures": "每月 {pay}，AI 工作：{offer}，钱花光：{ruin}",
        "branch": "从那里起每月 {pay}，AI 工作：{offer}",
        "aside": "同一条路，起步不同",
        "colon": "：",
        "note": "（{note}）",
        "sentences": "三句话",
        "beliefs": "现在相信什么",
        "count": "到现在的结果",
        "funnel": (
            "投 {applied} 份，笔试 {tests} 次，面试 {interviews} 次（其中内推 {referred} 次），offer {offers} 个，"
            "接受 {accepted} 个；投递后被拒 {refused}，面试后被拒 {turned}，当作没回音 {silent}；还在等 {waiting}"
        ),
        "forecasts": "预测",
        "known": "存了 {shown} 条，还没到日子的 {open} 条",
        "offers": "手上的 offer",
        "between": " · ",
        "least": "值得答应的到手月薪：{line}",
        "next": "下一周的计划",
    },
}
_LEADS: Final[Mapping[Language, str]] = {
    "en": """\
# A month in the life, and another

中文: [a-month.zh.md](a-month.zh.md)

Eight weeks of a journal, and what the plan says on every Sunday. The person is the planner of
[two worked examples](people.md), Chenghan of the article `unsigned2024`, with the numbers given there. What he
does in these weeks is invented, and so are the companies: no article tells of it.
Every text below is what the program says, from the entries that stand above it; `python scripts/month.py` plays
the weeks again and writes this page, and a test does the same and compares. Names are as he types them: 公司甲 and
公司乙 are companies A and B.

What to look at: a single refusal moves little, an interview much. Applications without an answer count bit by
bit. A slip is corrected by an entry of its own. The plan may go on saying the same while its worth moves.
""",
    "zh": """\
# 两个月，八个星期日

English: [a-month.md](a-month.md)

一份记了八周的日志，以及每个星期日计划怎么说。人是[两个算例](people.zh.md)里的计划者：`unsigned2024` 一文中的诚汉，
他自己的数字就是那里的。这八周里他做的事是我们编的，公司也是编的：文章里没有写。
下面每一段话都是程序根据上面那些记录说出来的；`python scripts/month.py` 会把这八周重放一遍并写出本页，
另有测试重放并逐字比对。

值得看的：一次拒绝影响很小，一次面试影响很大；没有回音的投递一点一点地算进去；记错了，用一条新的记录来改；
计划可能一直说同一件事，而它的价值在变。
""",
}


def tell(sunday: Sunday, language: Language) -> str:
    """Return a Sunday as Markdown."""
    from ashore.reports.calibration_view import sentence
    from ashore.reports.plans.outline import outline
    from ashore.reports.plans.view import view

    heads, found = _HEADS[language], view(sunday.decision, language)
    parts = []
    if sunday.week is None:
        parts.append(f"## {heads['before'].format(day=sunday.day)}")
    else:
        told = sunday.week.told
        number = WEEKS.index(sunday.week) + 1
        parts += [
            f"## {heads['week'].format(week=number, day=sunday.day)}",
            told.zh if language == "zh" else told.en,
        ]
        parts += _part(heads["written"], _written(sunday, language))
    parts += _part(heads["changed"], found.changes)
    shown = outline(sunday.decision, language)
    tree = [f"**{heads['tree']}**", "```text\n" + "\n".join(_tree(shown, heads)) + "\n```"]
    parts += [*tree, *(one for one in (found.turn, found.counted) if one)]
    parts += [f"**{heads['sentences']}**", "\n".join(_sentences(sunday, language))]
    parts += [f"**{heads['beliefs']}**", "\n".join(_beliefs(sunday, language))]
    parts += _part(heads["count"], [_funnel(sunday, heads)])
    if sunday.offers is not None:
        from ashore.reports.offers_view import view as offers_view

        offered = offers_view(sunday.offers, language, sunday.day.isoformat(), reservation=sunday.least)
        rows = [f"{row.what}{heads['colon']}{row.cells[0]}" for row in offered.rows if row.key in _OFFERED]
        lines = [heads["between"].join([offered.heads[0].name, *rows])]
        parts += _part(
            heads["offers"], [*lines, *(heads["least"].format(line=line) for line in found.reservation)]
        )
    card = sunday.card
    known = heads["known"].format(
        shown=len(card.forecasts),
        open=sum(one.state == "open" for one in card.forecasts),
    )
    parts += _part(heads["forecasts"], [known, sentence(card, language)])
    parts += [f"**{heads['next']}**", _week(sunday, language)]
    return "\n\n".join(parts) + "\n"


def page(language: Language) -> str:
    """Return the page of all Sundays, from the texts that are kept."""
    kept = [kept_file(number, language).read_text(encoding="utf-8") for number in range(len(WEEKS) + 1)]
    return "\n".join([_LEADS[language], *kept])


def kept_file(number: int, language: Language) -> Path:
    """Return where the text of a Sunday lies; 0 is the one before the first week."""
    return KEPT / f"week-{number}-{language}.md"


def _part(head: str, lines: Iterable[str]) -> list[str]:
    listed = [f"- {line}" for line in lines]
    return [f"**{head}**", "\n".join(listed)] if listed else []


def _written(sunday: Sunday, language: Language) -> list[str]:
    from ashore.reports.journal_words import entry_text

    heads, found = _HEADS[language], []
    gone = {number for one in sunday.written for number in (one.undoes, one.replaces) if number is not None}
    for entry in sunday.written:
        text = heads["undo"].format(entry=entry.undoes) if entry.kind == "undo" else entry_text(entry, language)
        mark = f" {heads['gone']}" if entry.id in gone else ""
        found.append(f"{entry.day} · {entry.id} · {text}{mark}")
    return [*found, *(heads["line"].format(line=line) for line in sunday.changed)]


def _tree(shown: Outline, heads: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    for line in shown.lines:
        if line.aside:
            aside = heads["note"].format(note=heads["aside"])
            found.append(f"  {line.id}  {line.text}{aside}{heads['colon']}{line.pay}")
            continue
        mark = "▶" if line.best else "=" if line.tied else " "
        said = heads["best"] if line.best else heads["tied"] if line.tied else ""
        note = heads["note"].format(note=said) if said else ""
        found.append(f"{mark} {line.id}  {line.text}{note}")
        found.append("     " + heads["figures"].format(pay=line.pay, offer=line.offer, ruin=line.ruin))
        found += _branches(line.then, heads, 1)
    return found


def _branches(lines: Sequence[Line], heads: Mapping[str, str], depth: int) -> list[str]:
    found = []
    for line in lines:
        share = "" if line.share is None else f"{line.share}{heads['colon']}"
        found.append("   " * depth + f"  {line.id}  {share}{line.text}")
        if depth == 1:
            found.append("            " + heads["branch"].format(pay=line.pay, offer=line.offer))
        found += _branches(line.then, heads, depth + 1)
    return found


def _sentences(sunday: Sunday, language: Language) -> list[str]:
    from ashore.reports.plans import sentences

    words = sentences.namer(sunday.decision, language)
    said = [
        sentences.best(sunday.decision, words),
        sentences.flip(sunday.decision, words),
        sentences.trial(sunday.decision, words),
    ]
    return [f"{place}. {line}" for place, line in enumerate(said, 1) if line]


def _beliefs(sunday: Sunday, language: Language) -> list[str]:
    """Return each belief, and what stands behind it in short."""
    from ashore.plans.beliefs import chain

    found = []
    for belief in (sunday.beliefs.interview, sunday.beliefs.offer, sunday.beliefs.wage):
        node = chain(belief, language)
        found.append(f"- {node.text}")
        found += [f"  - {below.text}" for below in node.children]
    return found


def _funnel(sunday: Sunday, heads: Mapping[str, str]) -> str:
    counts = sunday.tally
    return heads["funnel"].format(
        applied=counts.applied,
        tests=sunday.tests,
        interviews=counts.interviews + counts.referred,
        referred=counts.referred,
        offers=counts.offers,
        accepted=counts.accepted,
        refused=counts.refused,
        turned=counts.turned_down,
        silent=counts.silent,
        waiting=sunday.waiting,
    )


def _week(sunday: Sunday, language: Language) -> str:
    """Return the plan of the week, its headings made text of the page."""
    from ashore.reports.week_view import markdown, view

    text = markdown(view(sunday.planned, language), language)
    lines = [f"*{line.lstrip('# ')}*" if line.startswith("#") else line for line in text.splitlines()]
    return "\n".join(lines).strip()
