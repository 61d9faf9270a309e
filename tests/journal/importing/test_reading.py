"""What a file would write into the journal, and every row that it would not."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ashore.journal import Outcome
from ashore.journal.drafts import Draft
from ashore.journal.importing import Journal, Options, Reading, Undated, open_table, read, rejects, told
from ashore.journal.importing.errors import AdsOnlyError, ColumnMissingError
from ashore.vocabulary import load
from ashore.words import LANGUAGES

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"
HEAD = "公司,岗位,投递日期,状态,状态日期,薪资,面试时间\n"


def options(role: str | None = None, undated: Undated = "refuse", year: int | None = None) -> Options:
    return Options(TODAY, load(), role, undated, year, language="zh")


def reading(
    data: str | bytes, existing: tuple[Outcome, ...] = (), *, settings_: Options | None = None, file: str = "x.csv"
) -> Reading:
    content = data.encode() if isinstance(data, str) else data
    found = read(open_table(content, file), settings_ or options(), lambda _: Journal.whole(existing))
    whole = found.good + len(found.bad) + len(found.duplicates) + len(found.skipped) + found.empty
    assert whole == found.rows == len(found.table.rows), "a row was lost"
    for place, draft in enumerate(found.drafts):
        assert draft.answers is None or draft.answers < place
        assert draft.outcome.id == 0
        assert draft.outcome.key
    return found


def logged(drafts: tuple[Draft, ...]) -> tuple[Outcome, ...]:
    """Give the drafts numbers, as the journal does."""
    return tuple(
        replace(one.outcome, id=number, answers=one.outcome.answers if one.answers is None else one.answers + 1)
        for number, one in enumerate(drafts, 1)
    )


def steps(found: Reading) -> list[tuple[str, str, str]]:
    return [(one.outcome.company, one.outcome.day, one.outcome.kind) for one in found.drafts]


def test_a_row_tells_a_story() -> None:
    found = reading(
        HEAD + "甲,高级AI产品经理（上海）,2026/10/1,口头offer,2026-10-20,1.8万·14薪,2026-10-10 14:00\n"
    )
    assert steps(found) == [
        ("甲", "2026-10-01", "applied"), ("甲", "2026-10-10", "interview"), ("甲", "2026-10-20", "offer"),
    ]  # fmt: skip
    applied, interview, offer = found.drafts
    assert (applied.outcome.role, applied.outcome.title) == (PM, "高级AI产品经理（上海）")
    assert (interview.answers, interview.outcome.at, interview.outcome.about) == (
        0, "2026-10-10 14:00", "application",
    )  # fmt: skip
    assert (offer.answers, offer.outcome.amount, offer.outcome.terms and offer.outcome.terms.months) == (
        1, 18000.0, 14.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        ("已投", ["applied"]),
        ("", ["applied"]),
        ("笔试", ["applied", "test"]),
        ("一面", ["applied", "interview"]),
        ("二面", ["applied", "interview", "interview"]),
        ("挂了", ["applied", "rejected"]),
        ("面试挂", ["applied", "interview", "rejected"]),
        ("石沉大海", ["applied", "silence"]),
        ("已拒offer", ["applied", "interview", "offer", "declined"]),
        ("入职", ["applied", "interview", "offer", "accepted"]),
        ("主动放弃", ["applied", "withdrew"]),
    ],
)
def test_a_status_implies_what_came_before_it(status: str, kinds: list[str]) -> None:
    found = reading(HEAD + f"甲,AI产品经理,2026-10-01,{status},2026-10-20,,\n")
    assert [one.outcome.kind for one in found.drafts] == kinds
    assert all(one.answers is not None for one in found.drafts[1:])
    by_then = [one for one in found.drafts if one.outcome.note == "日期未写：最晚在这一天"]
    assert len(by_then) == (kinds.count("interview") - (status in {"一面", "二面"}))


def test_a_second_interview_tells_of_a_first() -> None:
    found = reading(HEAD + "甲,AI产品经理,2026-10-01,二面,2026-10-20,,2026-10-08\n")
    assert [(one.outcome.day, one.outcome.round) for one in found.drafts[1:]] == [
        ("2026-10-08", None), ("2026-10-20", 2),
    ]  # fmt: skip


def test_an_interview_to_come_is_written_on_the_day_one_was_invited() -> None:
    rows = "甲,AI产品经理,2026-10-01,一面,2026-11-20,,2026-12-01 10:00\n乙,AI产品经理,2026-10-01,,,,2026-12-02\n"
    found = reading(HEAD + rows)
    told_of = {one.outcome.company: (one.outcome.day, one.outcome.at) for one in found.drafts if one.outcome.at}
    assert told_of == {"甲": ("2026-11-20", "2026-12-01 10:00"), "乙": ("2026-11-25", "2026-12-02")}


def test_what_is_not_known_stays_unknown_unless_the_person_says_what_stands_in() -> None:
    lost, silent = "甲,AI产品经理,2026-10-01,挂了,,,", "乙,AI产品经理,2026-10-01,无回复,,,"
    text = f"{HEAD}{lost}\n{silent}\n丙,AI产品经理,,已投,,,\n"
    refused = reading(text)
    assert [bad.error.code for bad in refused.bad] == ["row_no_day", "row_no_applied"]
    assert steps(refused)[-1] == ("乙", "2026-11-25", "silence")
    applied = reading(text, settings_=options(undated="applied"))
    assert ("甲", "2026-10-01", "rejected") in steps(applied)
    assert [bad.error.code for bad in applied.bad] == ["row_no_applied"]
    today = reading(text, settings_=options(undated="today"))
    assert not today.bad
    assert ("丙", "2026-11-25", "applied") in steps(today)
    assert ("丙", "2026-11-01", "applied") in steps(reading(text, settings_=options(undated=date(2026, 11, 1))))


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("甲,AI产品经理,2027-01-01,已投,,,", "row_future", "投递日期"),
        ("甲,AI产品经理,1900-01-01,已投,,,", "row_early", "投递日期"),
        ("甲,AI产品经理,2026-02-30,已投,,,", "row_bad_day", "投递日期"),
        ("甲,AI产品经理,=TODAY(),已投,,,", "row_bad_day", "投递日期"),
        ("甲,AI产品经理,11月3日,已投,,,", "row_no_year", "投递日期"),
        ("甲,AI产品经理,3/11/2026,已投,,,", "row_either_day", "投递日期"),
        ("甲,AI产品经理,2026-10-01,玄学,,,", "row_unknown_status", "状态"),
        ("甲,占星师,2026-10-01,已投,,,", "row_unknown_role", "岗位"),
        ("甲,,2026-10-01,已投,,,", "row_no_role", "岗位"),
        ("甲,AI产品经理,2026-10-01,已投,,0,", "row_unlikely_money", "薪资"),
        ("甲,AI产品经理,2026-10-01,已投,,1000万,", "row_unlikely_money", "薪资"),
        ("甲,AI产品经理,2026-10-01,已投,,$120k,", "row_currency", "薪资"),
        ("甲,AI产品经理,2026-10-01,已投,,3k USD,", "row_currency", "薪资"),
        ("甲,AI产品经理,2026-10-10,挂了,2026-10-01,,", "row_day_order", "状态日期"),
        ("甲,AI产品经理,,offer,2026-10-01,,", "row_unfounded", ""),
        ("甲,AI产品经理,2026-10-01,工资,,,", "row_no_money", "薪资"),
        ("甲,AI产品经理,2026-10-01,学习,,,", "row_not_such", "状态"),
        ("甲" * 201 + ",AI产品经理,2026-10-01,已投,,,", "row_long", "公司"),
        ('甲,"AI产品经理,2026-10-01,已投,,,', "row_broken_quote", ""),
    ],
)
def test_a_bad_row_is_told_with_its_place_in_both_languages(row: str, code: str, column: str) -> None:
    found = reading(HEAD + "乙,AI产品经理,2026-10-01,已投,,,\n" + row + "\n")
    assert found.good == 1, "the good row lands"
    assert [bad.error.code for bad in found.bad] == [code]
    details = found.bad[0].error.details
    assert (details["file"], details["line"], details["column"]) == ("x.csv", 3, column)
    for language in LANGUAGES:
        message, remedy = told(found.bad[0].error, language)
        assert "x.csv" in message
        assert "3" in message
        assert remedy
        assert "ledger.field" not in message + remedy


def test_a_bad_row_is_corrected_in_the_file_of_rejects_and_read_again() -> None:
    good, late = "甲,AI产品经理,2026-10-01,已投,,,", "乙,AI产品经理,2027-10-01,=已投,,,"
    text = f"{HEAD}{good}\n{late}\n丙,AI产品经理,,offer,2026-10-20,,\n"
    first = reading(text)
    assert (first.good, len(first.bad)) == (1, 2)
    kept = rejects(first.table, first.bad, "zh")
    assert b"'=" in kept, "a formula is no formula in the file of rejects"
    rows = list(csv.reader(io.StringIO(kept.decode("utf-8-sig"))))
    assert rows[0][-1] == "问题"
    assert "第 3 行" in rows[1][-1]
    assert [bad.error.code for bad in reading(kept).bad] == [bad.error.code for bad in first.bad]
    corrected = kept.decode("utf-8-sig").replace("2027-10-01", "2026-10-02").replace("'=已投", "已投")
    corrected = corrected.replace("丙,AI产品经理,,offer", "丙,AI产品经理,2026-10-03,offer")
    second = reading(corrected, logged(first.drafts))
    assert (second.good, second.bad, second.duplicates) == (2, (), ())


def test_the_same_file_again_brings_nothing_and_a_grown_one_what_is_new() -> None:
    text = HEAD + "甲,AI产品经理,2026-10-01,已投,,,\n乙,AI产品经理,2026-10-02,无回复,,,\n"
    journal = logged(reading(text).drafts)
    again = reading(text, journal)
    assert (again.drafts, [one.entry for one in again.duplicates]) == ((), [1, 2])
    later = Options(date(2026, 12, 24), load())
    grown = HEAD + "甲,AI产品经理,2026-10-01,一面,2026-11-01,,\n乙,AI产品经理,2026-10-02,无回复,,,\n"
    found = reading(grown, journal, settings_=later)
    assert steps(found) == [("甲", "2026-11-01", "interview")]
    assert found.drafts[0].outcome.answers == 1
    assert len(found.duplicates) == 1, "silence is not told twice, whatever day it is"


def test_a_table_that_is_kept_up_to_date_brings_each_step_once() -> None:
    journal: tuple[Outcome, ...] = ()
    seen = []
    for week, status in (
        (8, "已投"),
        (15, "面试中"),
        (18, "面试中"),
        (22, "二面"),
        (23, "口头offer"),
        (24, "已接受"),
    ):
        text = HEAD + f"甲,AI产品经理,2026-10-01,{status},2026-11-{week:02d},,\n"
        found = reading(text, journal)
        seen.append([(one.outcome.kind, one.outcome.round) for one in found.drafts])
        journal += tuple(replace(one, id=one.id + len(journal)) for one in logged(found.drafts))
        assert not found.bad
    assert seen == [
        [("applied", None)], [("interview", None)], [], [("interview", 2)], [("offer", None)],
        [("accepted", None)],
    ]  # fmt: skip


def test_duplicates_within_a_file_are_told() -> None:
    row = "甲,AI产品经理,2026-10-01,已投,,,\n"
    found = reading(HEAD + row + row)
    assert (found.good, [(one.row.line, one.entry) for one in found.duplicates]) == (1, [(3, 0)])


def test_a_row_for_each_event_is_linked_by_company() -> None:
    text = (
        "公司,岗位,状态,状态日期\n甲,AI产品经理,面试,2026-10-10\n甲,AI产品经理,已投,2026-10-01\n"
        "甲,AI产品经理,面试,2026-10-20\n乙,AI产品经理,面试,2026-10-20\n"
    )
    found = reading(text)
    assert [(one.outcome.kind, one.outcome.round, one.answers) for one in found.drafts] == [
        ("applied", None, None), ("interview", None, 0), ("interview", 2, 0),
    ]  # fmt: skip
    assert [(bad.row.line, bad.error.code) for bad in found.bad] == [(5, "row_unfounded")]


def test_more_answers_than_applications_are_left_out_the_last_first() -> None:
    text = "day,kind,role,count\n2026-10-01,applied,ai_product_manager,2\n" + "".join(
        f"2026-10-{day},interview,ai_product_manager,\n" for day in (10, 11, 12)
    )
    found = reading(text)
    assert [(bad.row.line, bad.error.code) for bad in found.bad] == [(5, "row_too_many_answers")]
    assert found.good == 3


def test_a_gb18030_table_with_merged_names(data: Path) -> None:
    found = reading((data / "journal" / "gb18030_merged.csv").read_bytes())
    assert steps(found) == [
        ("示例科技", "2026-10-03", "applied"), ("虚构智能", "2026-10-05", "applied"),
        ("示例科技", "2026-10-12", "interview"),
    ]  # fmt: skip
    assert found.drafts[0].outcome.note == "🎉 聊得不错"
    assert (found.empty, found.bad) == (3, ())


def test_jobspy_columns_with_a_status(data: Path) -> None:
    content = (data / "journal" / "jobspy_status.csv").read_bytes()
    found = reading(content)
    assert steps(found) == [
        ("Example Ltd", "2026-10-03", "applied"), ("Imagined LLC", "2026-10-08", "applied"),
        ("Imagined LLC", "2026-11-25", "silence"),
    ]  # fmt: skip
    assert found.drafts[0].outcome.channel == "linkedin"
    assert [(one.row.line, one.why) for one in found.skipped] == [(3, "ad"), (5, "saved")]


def test_ads_without_a_status_are_no_applications() -> None:
    with pytest.raises(AdsOnlyError) as error:
        reading("id,site,job_url,title,company,date_posted,job_type\n1,indeed,u,PM,甲,2026-10-01,fulltime\n")
    for language in LANGUAGES:
        assert "ashore add x.csv" in told_whole(error.value, language)
    with pytest.raises(ColumnMissingError):
        reading("公司,岗位,状态\n甲,AI产品经理,已投\n")


def told_whole(error: Exception, language: str) -> str:
    from ashore.errors import AshoreError
    from ashore.words import explain

    assert isinstance(error, AshoreError)
    return " ".join(explain(error, "zh" if language == "zh" else "en"))


def test_an_english_tracker_in_utf16(data: Path) -> None:
    found = reading((data / "journal" / "tracker_utf16.tsv").read_bytes())
    assert not found.bad
    rounds = [(one.outcome.day, one.outcome.round) for one in found.drafts if one.outcome.company == "Example Ltd"]
    assert rounds == [("2026-10-25", None), ("2026-11-10", 1), ("2026-11-10", 2)]
    assert ("Invented Inc", "2026-11-03", "applied") in steps(found), "25/10 tells that days stand first"
    assert [kind for company, _, kind in steps(found) if company == "Fictional Co"] == [
        "applied", "interview", "offer", "accepted",
    ]  # fmt: skip


def test_our_own_columns(data: Path) -> None:
    found = reading((data / "journal" / "own.csv").read_bytes())
    assert [told(bad.error, "en") for bad in found.bad] == []
    by_kind = {(one.outcome.kind, one.outcome.company): one for one in found.drafts}
    offer = by_kind["offer", "示例科技"].outcome
    assert (offer.amount, offer.gross, offer.terms and offer.terms.signing) == (20000.0, True, 10000)
    assert by_kind["studied", ""].outcome.hours == 2.5
    assert by_kind["spent", ""].outcome.amount == 7000.0
    turned_down = by_kind["rejected", "虚构智能"]
    assert turned_down.answers is not None
    assert found.drafts[turned_down.answers].outcome.about == "referral"
    first = next(one for one in found.drafts if one.outcome.questions)
    assert first.outcome.questions == ("为什么转行？", "讲一个项目")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2026-10-01,none,,,", "row_not_such"),
        (",applied,ai_trainer,,", "row_no_day"),
        ("2026-10-01,spent,,,", "row_no_money"),
        ("2026-10-01,salary,,0,", "row_unlikely_money"),
        ("2026-10-01,salary,,20-30k,", "row_bad_money"),
        ("2026-10-01,spent,ai_trainer,500,", "row_not_for_kind"),
        ("2026-10-01,applied,ai_trainer,500,", "row_not_for_kind"),
        ("2026-10-01,studied,,,", "row_no_day"),
        ("2026-10-01,studied,,,5000", "row_bad_number"),
        ("2026-10-01,applied,astronaut,,", "row_unknown_role"),
    ],
)
def test_a_cell_of_our_own_that_cannot_be_meant(row: str, code: str) -> None:
    found = reading(f"day,kind,role,amount,hours\n{row}\n")
    assert [bad.error.code for bad in found.bad] == [code]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["甲", "乙", "", "=1+1", "🎉"]),
        st.sampled_from(["AI产品经理", "数据分析师", "", "占星师"]),
        st.sampled_from(["2026-10-01", "2026/11/3", "11月3日", "2027-01-01", "46300", "", "x"]),
        st.sampled_from(
            ["已投", "一面", "二面", "挂了", "面试挂", "offer", "已接受", "收藏", "玄学", "石沉大海", ""]
        ),
        st.sampled_from(["2026-11-01", "2026-11-20", "", "2026-09-01"]),
        st.sampled_from(["", "20-30K", "15000", "0", "$5k"]),
        WORDS,
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.sampled_from(["refuse", "today", "applied"]))
def test_no_row_is_lost_and_what_was_written_is_not_written_again(
    rows: list[tuple[str, ...]], undated: Undated
) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([HEAD.strip().split(","), *rows])
    found = reading(buffer.getvalue(), settings_=options(undated=undated))
    again = reading(buffer.getvalue(), logged(found.drafts), settings_=options(undated=undated))
    assert again.drafts == ()
    assert len(again.bad) == len(found.bad)
