"""From a résumé to a profile: everything is cited, nothing that is not stated is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.person import read as read_me
from ashore.person.normal import city_of, normal_language
from ashore.person.profile import SAID, Citation, Profile
from ashore.person.said import said_at
from ashore.vocabulary import load
from tests.person.reading_resumes import TODAY, from_file, from_json, from_text

HEAD = "# 林一\n\n电话：13900000000　邮箱：lin@example.com　现居：杭州\n\n"
WORK = "## 工作经历\n\n"
STUDY = "## 教育背景\n\n"


def citations(profile: Profile) -> Iterator[Citation]:
    """Yield every citation of a profile."""
    for values in profile.basics.values():
        yield from (value.citation for value in values)
    for entry in profile.entries:
        for values in entry.fields.values():
            yield from (value.citation for value in values)
    for cited in (*profile.tiers, *profile.majors, *profile.positions, *profile.cities, *profile.said_skills):
        yield cited.citation
    yield from (one.citation for one in (profile.degree, profile.degree_in_progress) if one)
    yield from (one.citation for one in profile.languages)
    for years in (profile.years, profile.internships):
        yield from years.periods if years else ()


def test_every_value_stands_where_it_is_cited(data: Path) -> None:
    said = "job: 店长\ncity: 上海\ndegree: 本科\nyears: 3\nlanguages: [日语 N2]\nskills: [SQL, 面包烘焙]\n"
    for file in sorted((data / "profiles").glob("*.md")):
        profile = from_file(file, me=said)
        found = list(citations(profile))
        assert found
        for one in found:
            assert one.quote
            assert profile.texts[one.document][one.start : one.end] == one.quote


def test_entries_hold_what_each_job_states(data: Path) -> None:
    profile = from_file(data / "profiles" / "insider.md")
    first, second = profile.of("work")
    assert (first.text("name"), first.text("position")) == ("西溪里网络科技有限公司", "AI训练师")
    assert len(first.fields["highlights"]) == 3
    assert second.text("position") == "交互设计师"
    assert [entry.number for entry in profile.of("work")] == [0, 1]
    assert profile.of("education")[0].text("institution") == "浙江工业大学"


# Degrees


@pytest.mark.parametrize(
    ("study", "done", "going_on"),
    [
        ("**浙江大学** | 软件工程 | 本科 | 2014.09 - 2018.06", "本科", None),
        (
            "**浙江大学** | 软件工程 | 硕士 | 2025.09 - 至今\n**浙江大学** | 软件工程 | 本科 | 2021.09 - 2025.06",
            "本科",
            "硕士",
        ),
        ("**浙江大学** | 软件工程 | 硕士 | 2025.09 - 2028.06", None, "硕士"),
        ("**浙江大学** | 软件工程 | 本科 | 2014.09 - 2016.06（肄业）", None, None),
        (
            "**浙江大学** | 软件工程 | 大专 | 2014.09 - 2017.06\n**宁波大学** | 会计 | 本科 | 2018.09 - 2020.06",
            "本科",
            None,
        ),
    ],
)
def test_the_highest_degree_and_the_one_under_way(study: str, done: str | None, going_on: str | None) -> None:
    profile = from_text(HEAD + STUDY + study + "\n")
    assert (profile.degree.value if profile.degree else None) == done
    assert (profile.degree_in_progress.value if profile.degree_in_progress else None) == going_on


def test_tiers_and_fields_of_study_are_those_of_the_vocabulary() -> None:
    profile = from_text(HEAD + STUDY + "**浙江大学** | 计算机科学与技术 | 本科 | 2014.09 - 2018.06\n")
    assert [tier.value for tier in profile.tiers] == ["985", "211", "双一流"]
    (major,) = profile.majors
    assert (major.value, major.citation.quote) == ("计算机科学", "计算机科学与技术")


def test_of_a_school_that_nobody_knows_there_is_no_tier() -> None:
    profile = from_text(HEAD + STUDY + "**苍梧山学院** | 园艺 | 本科 | 2014.09 - 2018.06\n")
    assert profile.tiers == ()


# Years


def job(title: str, period: str) -> str:
    return f"### 某某科技有限公司 | {title} | {period}\n\n- 负责日常工作\n\n"


@pytest.mark.parametrize(
    ("periods", "years"),
    [
        (["2020.01 - 2020.12"], 1.0),
        (["2019.07 - 2021.06", "2020.01 - 2021.06"], 2.0),  # at once
        (["2019.07 - 2020.06", "2021.07 - 2022.06"], 2.0),  # with a gap
        (["2025.12 - 至今"], 1.0),
        (["2025.12 - 2030.01"], 1.0),  # no further than today
        (["2018 - 2020"], 2.0),
    ],
)
def test_working_years_count_each_month_once(periods: list[str], years: float) -> None:
    profile = from_text(HEAD + WORK + "".join(job("店长", period) for period in periods))
    assert profile.years is not None
    assert profile.years.value == pytest.approx(years)
    assert len(profile.years.periods) == len(periods)


def test_internships_are_counted_apart() -> None:
    text = HEAD + WORK + job("产品经理", "2021.07 - 2022.06") + job("产品实习生", "2020.07 - 2020.12")
    profile = from_text(text)
    assert profile.years is not None
    assert profile.years.value == pytest.approx(1)
    assert profile.internships is not None
    assert profile.internships.value == pytest.approx(0.5)


def test_without_dates_the_years_are_unknown() -> None:
    assert from_text(HEAD + "## 专业技能\n\n- Excel\n").years is None


def test_a_job_without_an_end_goes_on_in_a_json_resume() -> None:
    profile = from_json({"work": [{"name": "A", "position": "Clerk", "startDate": "2025-12"}], "basics": {}})
    assert profile.years is not None
    assert profile.years.value == pytest.approx(1)


@given(
    st.lists(
        st.tuples(st.integers(2000, 2026), st.integers(1, 12), st.integers(0, 90)),
        min_size=1,
        max_size=6,
    )
)
def test_years_are_those_of_the_union_of_months(spans: list[tuple[int, int, int]]) -> None:
    """Compared with a set of months that is made another way."""
    months: set[tuple[int, int]] = set()
    work: list[dict[str, str]] = []
    for year, month, length in spans:
        last = year * 12 + month - 1 + length
        work.append({
            "name": "A",
            "startDate": f"{year}-{month:02d}",
            "endDate": f"{last // 12}-{last % 12 + 1:02d}",
        })  # fmt: skip
        for at in range(year * 12 + month - 1, last + 1):
            if (at // 12, at % 12 + 1) <= (TODAY.year, TODAY.month):
                months.add((at // 12, at % 12 + 1))
    profile = from_json({"basics": {"name": "Lin"}, "work": list(work)})
    value = profile.years.value if profile.years else 0
    assert value == pytest.approx(len(months) / 12)


# Positions, languages, places


def test_the_latest_position_comes_first_and_what_is_said_before_it() -> None:
    text = HEAD + WORK + job("运营专员", "2018.07 - 2020.06") + job("产品经理", "2020.07 - 至今")
    assert [title.value for title in from_text(text).positions] == ["产品经理", "运营专员"]
    said = from_text(text, me="工作: 产品总监\n").positions
    assert [(title.value, title.said) for title in said] == [
        ("产品总监", True),
        ("产品经理", False),
        ("运营专员", False),
    ]


def test_languages_have_the_names_that_ads_have() -> None:
    chinese = from_text(HEAD + "## 语言能力\n\n- 英语（CET-6）\n- 日语 N2\n")
    assert [(one.name, one.level) for one in chinese.languages] == [("英语", "CET-6"), ("日语", "N2")]
    english = from_json({"basics": {}, "languages": [{"language": "English", "fluency": "Native speaker"}]})
    assert [(one.name, one.level) for one in english.languages] == [("英语", "Native speaker")]
    assert normal_language("Klingon") == "Klingon"


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("杭州", "杭州"),
        ("浙江省杭州市西湖区文三路 1 号", "杭州"),
        ("上海市", "上海"),
        ("Leeds", "Leeds"),
        ("", None),
        ("12345", None),
    ],
)
def test_cities_are_those_of_the_vocabulary(words: str, city: str | None) -> None:
    assert city_of(words, load()) == city


# What is said


def test_what_is_said_goes_first_and_is_marked_as_said() -> None:
    text = (
        HEAD
        + STUDY
        + "**浙江大学** | 软件工程 | 本科 | 2014.09 - 2018.06\n\n"
        + WORK
        + job("店长", "2020.01 - 2020.12")
    )
    me = "学历: 硕士\n工作年限: 7\n技能: SQL、面包烘焙\n语言: [英语 CET-6, 日语]\n城市: 上海\n"
    profile = from_text(text, me=me)
    assert profile.degree is not None
    assert (profile.degree.value, profile.degree.said, profile.degree.citation.quote) == ("硕士", True, "硕士")
    assert profile.years is not None
    assert (profile.years.value, profile.years.periods[0].document) == (7, SAID)
    assert [(skill.value, skill.citation.quote) for skill in profile.said_skills] == [
        ("SQL", "SQL"),
        ("面包烘焙", "面包烘焙"),
    ]
    assert [(one.name, one.level) for one in profile.languages] == [("英语", "CET-6"), ("日语", None)]
    assert [city.value for city in profile.cities] == ["上海", "杭州"]
    assert profile.texts[SAID] == me


def test_a_language_that_the_resume_shows_at_this_level_is_not_said_again() -> None:
    profile = from_text(HEAD + "## 语言能力\n\n- 英语（CET-6）\n", me="languages: [English CET-6]\n")
    assert [one.citation.document for one in profile.languages] == ["r.md"]


def test_no_resume_and_nothing_said_is_an_empty_profile() -> None:
    profile = from_text("店里忙。")
    assert (profile.degree, profile.years, profile.positions, profile.cities) == (None, None, (), ())


@given(st.text(max_size=60), st.text(max_size=10), st.integers(1, 6), st.integers(1, 20))
def test_a_place_in_the_file_is_cited_as_it_stands(text: str, words: str, line: int, column: int) -> None:
    one = said_at(text, words, line, column)
    assert text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    "line", ['skills: ["a: b", SQL]', "技能：“SQL”", "skills: ['it''s', x]", "技能：SQL，Python"]
)
def test_said_skills_are_cited_by_the_words_typed(line: str) -> None:
    me = read_me(line + "\n", "me.yaml")
    for stated in me.skills:
        one = said_at(me.text, stated.value, stated.line, stated.column)
        assert one.quote.strip("\"'") in {stated.value, stated.value.replace("'", "''")}


def test_the_day_counts() -> None:
    text = HEAD + WORK + job("店长", "2020.01 - 至今")
    earlier, later = (from_text(text, today=date(year, 12, 31)).years for year in (2021, 2023))
    assert earlier is not None
    assert later is not None
    assert later.value - earlier.value == pytest.approx(2)
