"""What a person shows, and what they deny."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.person.me import Me, Stated
from ashore.person.profile import SAID, Citation, Cited, Profile
from ashore.person.skills import find_skills, is_looked_up, relations, skill_name
from tests.person.applicants import applicant, chinese, english, skills, vocabulary


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("熟悉Python编程", "Python"),
        ("精通ＰｙＴｏｒｃｈ", "PyTorch"),
        ("熟悉 PYTORCH、TensorFlow", "PyTorch"),
        ("熟悉C/C++", "C"),
        ("熟悉C/C++", "C++"),
        ("使用過 R、Python 做資料分析", "R"),
        ("了解Java", "Java"),
    ],
)
def test_a_skill_is_shown_however_it_is_written(line: str, name: str) -> None:
    assert skills(chinese(line)).find(name) is not None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("熟悉JavaScript", "Java"),
        ("熟悉C++、C#", "C"),
        ("参与R&D项目，负责C端产品", "R"),
        ("参与R&D项目，负责C端产品", "C"),
        ("负责计算子系统", "算子"),
        ("没有 PyTorch 经验", "PyTorch"),
        ("不会Java", "Java"),
        ("没有模型训练经验", "模型训练"),
        ("不懂编程，无 Python 经验", "Python"),
        ("没用过 Yii2", "Yii2"),
        ("想学 Python", "Python"),
        ("微调由同事完成", "微调"),
    ],
)
def test_what_is_another_word_denied_or_wished_for_is_not_shown(line: str, name: str) -> None:
    assert skills(chinese(line)).find(name) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("No experience with PyTorch.", "PyTorch"),
        ("Never used Java, Kubernetes.", "Java"),
        ("I have no Python experience.", "Python"),
        ("Looking for work on Spark.", "Spark"),
        ("Ready to go anywhere and excel at work.", "Go"),
        ("Ready to go anywhere and excel at work.", "Excel"),
    ],
)
def test_the_same_in_english(line: str, name: str) -> None:
    assert skills(english(line)).find(name) is None
    assert skills(english(f"{name}, Git")).find(name) is not None


def test_a_wanted_job_and_an_employer_show_nothing() -> None:
    text = "陈立\n求职意向：大模型应用开发工程师\n\n工作经历\n2020.07-至今    深度学习科技有限公司    司机\n开车\n"
    found = skills(text)
    assert found.find("大模型") is None
    assert found.find("深度学习") is None


def test_a_denial_goes_before_every_mention() -> None:
    found = skills(chinese("用 PyTorch 跑过例子。没有 PyTorch 经验。"))
    assert found.find("PyTorch") is None
    denied = found.denial("PyTorch")
    assert denied is not None
    assert denied.quote == "PyTorch"


def test_what_the_vocabulary_does_not_know_is_found_word_for_word() -> None:
    found = skills(chinese("用过 layui，没有 MPPDB 经验"))
    shown = found.find("LayUI")
    assert shown is not None
    assert shown.skill.citation.quote == "layui"
    assert found.find("layu") is None
    assert found.find("MPPDB") is None
    assert found.denial("MPPDB") is not None
    assert found.denial("layui") is None


def test_a_narrower_skill_shows_a_broader_one_and_says_so() -> None:
    found = skills(chinese("熟悉 MySQL、LoRA"))
    for broad, narrow in (("SQL", "MySQL"), ("微调", "LoRA")):
        shown = found.find(broad)
        assert shown is not None
        assert shown.via == narrow
    own = found.find("MySQL")
    assert own is not None
    assert own.via is None
    assert found.find("PostgreSQL") is None
    assert skills(chinese("熟悉 SQL")).find("MySQL") is None


def test_a_broader_skill_that_is_denied_is_not_shown_by_a_narrower() -> None:
    assert skills(chinese("熟悉 LoRA，没有微调经验")).find("微调") is None


def test_use_in_a_job_goes_before_a_mention_and_keeps_the_level() -> None:
    text = chinese("精通 SQL；了解 Spark", job="2020.07-至今    珠江软件有限公司    数据分析师\n用 SQL 取数")
    found = skills(text)
    assert found.shown["SQL"].place == "used"
    assert found.shown["SQL"].level == "expert"
    assert found.shown["Spark"].place == "listed"
    assert found.shown["Spark"].level == "basic"
    assert skills(english("Go, C++ (basic)")).shown["C++"].level == "basic"


def test_what_is_only_said_is_marked() -> None:
    said = Profile({SAID: "skills: [Rust]"}, said_skills=(Cited("Rust", Citation(SAID, 9, 13, "Rust")),))
    shown = find_skills(said, vocabulary()).find("Rust")
    assert shown is not None
    assert shown.skill.place == "said"


def test_me_yaml_reaches_the_skills() -> None:
    me = Me(text="skills: [Rust]\n", skills=(Stated("Rust", 1, 10),))
    shown = applicant(chinese("熟悉 Python"), me).skills.find("Rust")
    assert shown is not None
    assert shown.skill.citation.document == SAID


def test_every_citation_stands_in_its_text() -> None:
    text = chinese(
        "精通 Python、Ｊａｖａ；了解 C、R；没有 Go 经验", job="2020.07-至今    甲公司    工程师\n用 MySQL"
    )
    found = skills(text)
    for citation in [skill.citation for skill in found.shown.values()] + list(found.denied.values()):
        assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("PHP系统开发", "PHP"),
        ("Python编程语言", "Python"),
        ("Agent框架", "Agent框架"),
        ("sql server", "SQL Server"),
        ("layui", "layui"),
        ("规划整体架构", "规划整体架构"),
        ("Java programming", "Java"),
    ],
)
def test_an_ad_s_words_lead_to_the_vocabulary_s_name(printed: str, name: str) -> None:
    assert skill_name(printed, vocabulary()) == name


def test_what_only_describes_is_not_looked_up() -> None:
    assert is_looked_up("Python", vocabulary())
    assert is_looked_up("MPPDB", vocabulary())
    assert is_looked_up("Agent框架", vocabulary())
    assert not is_looked_up("规划整体架构", vocabulary())
    assert not is_looked_up("a strong sense of what users want", vocabulary())
    assert not is_looked_up("telemetry architecture", vocabulary(), english=True)
    assert is_looked_up("VictoriaMetrics", vocabulary(), english=True)


def test_the_relations_name_skills_and_hold_no_circle() -> None:
    known = {term.name for term in vocabulary().terms("skills")}
    for narrow, broads in relations(vocabulary()).items():
        assert narrow in known
        assert narrow not in broads
        assert set(broads) - known <= {"Agent框架"}


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    profile = Profile({"resume": text})
    found = find_skills(profile, vocabulary())
    assert not set(found.shown) & set(found.denied)
    assert found.find_all(["layui", "Python", "短视频"]).keys() <= {"layui", "Python", "短视频"}
