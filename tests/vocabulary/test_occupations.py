"""Titles in both languages reach codes, roles and a word for how sure that is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from ashore.vocabulary import load
from ashore.vocabulary.occupations import LEVELS, Linked, link, link_all
from ashore.vocabulary.occupations.catalogue import catalogue, entries, trades
from ashore.vocabulary.occupations.cleaning import is_company, segments
from ashore.vocabulary.occupations.exact import titles_of
from ashore.vocabulary.occupations.features import chinese, english
from ashore.vocabulary.occupations.opinions import EMBEDDING, opinions


def _read(file: Path) -> list[tuple[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(title, code) for line in lines if not line.startswith("#") for title, code in [line.split("\t")]]


def _csco(linked: Linked) -> str | None:
    return linked.best.csco.code if linked.best and linked.best.csco else None


def _onet(linked: Linked) -> str | None:
    return linked.best.onet.code if linked.best and linked.best.onet else None


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("急聘销售代表底薪5000+提成", ("销售代表",)),
        ("【包吃住】酒店前台接待", ("酒店前台接待",)),
        ("朝阳区招淘宝客服 五险双休", ("淘宝客服",)),
        ("上海某某餐饮管理有限公司诚聘储备经理", ("储备经理",)),
        ("测试工程师（软件）", ("软件", "测试工程师")),
        ("永辉超市//生鲜理货员", ("永辉超市", "生鲜理货员")),
        ("北京海淀区美团骑手", ("美团骑手",)),
        ("软件測試工程師", ("软件测试工程师",)),
        ("ＪＡＶＡ 开发", ("java开发",)),
        ("C++ 开发", ("c++开发",)),
        ("4S店店长", ("4s店店长",)),
        ("5G网络优化", ("5g网络优化",)),
        ("招聘专员", ("招聘专员",)),
        ("招商经理", ("招商经理",)),
        ("人事招聘", ("人事招聘",)),
        ("急聘", ("急聘",)),
        ("Senior Data Engineer II (Remote)", ("data engineer",)),
        ("", ()),
    ],
)
def test_what_is_no_job_is_taken_away(title: str, parts: tuple[str, ...]) -> None:
    assert segments(title, load()) == parts


def test_companies_are_told_from_jobs() -> None:
    known = frozenset({"字节跳动"})
    assert is_company("字节跳动", known)
    assert is_company("某某科技有限公司", known)
    assert not is_company("公司前台", known)


def test_the_end_of_a_title_is_its_head() -> None:
    assert {"员$", "保洁$"}.isdisjoint(chinese("保洁员医院"))
    assert "保洁员$" in chinese("医院保洁员")
    assert "nurse$" in english("registered nurses, night shift")


@pytest.mark.parametrize(
    ("title", "csco", "onet", "role"),
    [
        ("大模型算法工程师", "2-02-38-01", "15-1221.00", "llm_algorithm"),
        ("AI产品经理", "2-02-38-01", "11-9199.00", "ai_product_manager"),
        ("prompt engineer", "2-02-38-01", "15-1299.00", "prompt_engineer"),
        ("数据标注员", "4-04-05-05", "15-1299.00", "ai_trainer"),
        ("AI训练师", "4-04-05-05", "15-1299.00", "ai_trainer"),
        ("Senior ML Engineer", "2-02-38-01", "15-2051.00", "ml_algorithm"),
        ("律师", "2-07-04-00", "23-1011.00", None),
        ("Lawyer", "2-07-04-00", "23-1011.00", None),
        ("城市规划师", "2-02-37-02", "19-3051.00", None),
        ("外卖骑手", "4-10-08-01", "53-3031.00", None),
        ("行政助理", "3-01-02-00", "43-6014.00", None),
        ("导购", "4-01-02-03", "41-2031.00", None),
        ("大学讲师", "2-08-01-01", "25-1199.00", None),
        ("UI设计师", "2-09-06-07", "15-1255.00", None),
        ("high school math teacher", "2-08-02-01", "25-2031.00", None),
        ("elementary school teacher", "2-08-02-04", "25-2021.00", None),
    ],
)
def test_both_classifications_and_the_role(title: str, csco: str, onet: str, role: str | None) -> None:
    linked = link(title, load())
    assert linked.best is not None
    assert (_csco(linked), _onet(linked), linked.best.role) == (csco, onet, role)
    assert linked.sure == "sure"


@pytest.mark.parametrize(
    ("title", "csco", "onet"),
    [
        ("高中数学教师", "2-08-02-01", "25-2031.00"),
        ("高中物理老师", "2-08-02-01", "25-2031.00"),
        ("中学语文老师", "2-08-02-00", "25-2031.00"),
        ("初中英语老师", "2-08-02-03", "25-2022.00"),
        ("小学数学老师", "2-08-02-04", "25-2021.00"),
        ("大学英语教师", "2-08-01-01", "25-1199.00"),
        ("英语老师", "2-08-99-00", "25-3021.00"),
        ("high school biology teacher", "2-08-02-01", "25-2031.00"),
    ],
)
def test_a_school_says_which_teacher(title: str, csco: str, onet: str) -> None:
    linked = link(title, load())
    assert (_csco(linked), _onet(linked)) == (csco, onet)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("奶茶店招聘店员", "4-03-02-10"),
        ("瑞幸咖啡招兼职", "4-03-02-08"),
        ("服装店招聘店员", "4-01-02-03"),
        ("影城兼职员工", "4-13-02-05"),
        ("汽修厂学徒", "4-12-01-01"),
        ("美容院学徒", "4-10-03-01"),
        ("宠物店学徒", "4-10-07-03"),
        ("驾校教练", "4-02-02-07"),
        ("游泳教练", "4-14-05-01"),
        # the trade says nothing where the work is named
        ("直播公司人事主管", "4-07-03-04"),
        ("幼儿园财务", "2-06-03-00"),
        ("旅行社客服", "4-04-05-03"),
    ],
)
def test_a_trade_says_what_a_general_word_means(title: str, code: str) -> None:
    assert _csco(link(title, load())) == code


def test_of_two_trades_the_nearer_counts() -> None:
    names = catalogue(load()).names_in("快递仓库操作员")
    assert {code for name in names if name.surface == "仓库操作员" for code in name.codes} == {"4-02-06-02"}
    assert "快递操作员" not in {name.surface for name in names}


class _Liking:
    """An embedder to which every title, and one name only, are the same."""

    def __init__(self, name: str) -> None:
        self.name = name

    def encode(self, titles: Sequence[str]) -> NDArray[np.float64]:
        return np.array([[1.0, 0.0] if "急聘" in title or title == self.name else [0.0, 1.0] for title in titles])


def test_an_embedding_is_one_more_opinion() -> None:
    codes = tuple(catalogue(load()).csco)
    without, _ = opinions(load(), codes).scores(["急聘"])
    with_one, _ = opinions(load(), codes, _Liking("保洁员")).scores(["急聘"])
    added = dict(zip(codes, (with_one - without)[0], strict=True))
    assert {code: value for code, value in added.items() if value} == {"4-09-08-01": pytest.approx(EMBEDDING)}
    assert _csco(link("会计", load(), _Liking("保洁员"))) == "2-06-03-00"


def test_where_the_other_classification_is_another_occupation_it_says_so() -> None:
    linked = link("钟表及计时仪器制造工", load())
    assert _csco(linked) == "6-26-01-02"
    assert linked.best is not None
    assert linked.best.onet is not None
    assert linked.best.onet.near
    linked = link("astronomer", load())
    assert linked.best is not None
    assert linked.best.csco is not None
    assert linked.best.csco.near


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("😀 123", "empty"),
        ("销售" * 250, "long"),
        ("字节跳动", "company"),
        ("某某科技有限公司", "company"),
        ("首席摸鱼官", "unknown"),
        ("asdfgh", "unknown"),
    ],
)
def test_what_is_no_occupation_has_a_reason(title: str, reason: str) -> None:
    linked = link(title, load())
    assert (linked.best, linked.sure, linked.reason) == (None, "none", reason)


def test_a_joke_is_not_sure() -> None:
    assert link("全栈打杂", load()).sure in {"unsure", "none"}


def test_runner_ups_are_other_codes_in_falling_order() -> None:
    linked = link("销售经理", load())
    assert linked.best is not None
    matches = (linked.best, *linked.others)
    assert len({match.csco.code for match in matches if match.csco}) == len(matches) == 5
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)


def test_our_own_titles_are_read_as_we_mean_them(data: Path) -> None:
    chosen = _read(data / "occupations" / "titles_zh.tsv")
    linked = link_all([title for title, _ in chosen], load())
    right = [_csco(found) == code for found, (_, code) in zip(linked, chosen, strict=True)]
    assert sum(right) >= 0.9 * len(chosen)
    sure = [hit for found, hit in zip(linked, right, strict=True) if found.sure == "sure"]
    assert len(sure) >= 0.5 * len(chosen)
    assert sum(sure) >= 0.95 * len(sure)


def test_our_own_titles_in_english(data: Path) -> None:
    chosen = _read(data / "occupations" / "titles_en.tsv")
    linked = link_all([title for title, _ in chosen], load())
    right = sum(_onet(found) == code for found, (_, code) in zip(linked, chosen, strict=True))
    assert right >= 0.9 * len(chosen)


@settings(max_examples=60)
@given(st.text(max_size=140))
def test_any_text_has_an_answer(text: str) -> None:
    linked = link(text, load())
    assert linked.title == text
    assert linked.sure in LEVELS
    assert (linked.best is None) == (linked.sure == "none") == (linked.reason is not None)
    assert link_all([text, text], load()) == [linked, linked]


@settings(max_examples=40)
@given(
    st.sampled_from(["急聘", "高薪诚聘", "【包吃住】", "北京", ""]),
    st.sampled_from(["保洁员", "叉车司机", "美甲师", "会计", "收银员", "护工"]),
    st.sampled_from(["五险一金", "（双休）", " 月薪5000-8000", "2名", ""]),
)
def test_dress_changes_nothing(before: str, name: str, after: str) -> None:
    assert _csco(link(before + name + after, load())) == _csco(link(name, load()))


def test_the_trades_are_whole() -> None:
    known = catalogue(load())
    found = trades(load())
    assert len(found) == len(load().terms("occupations_trades")) > 70
    for trade in found:
        assert trade.csco in known.by_csco, trade
        assert trade.words, trade
        assert all(trade.jobs), trade


def test_the_hub_is_whole() -> None:
    vocabulary = load()
    known = catalogue(vocabulary)
    families = {term.name for term in vocabulary.terms("roles")}
    hub = entries(vocabulary)
    assert len(hub) == len(vocabulary.terms("occupations_hub")) > 700
    for entry in hub:
        assert entry.csco in known.csco, entry
        assert entry.onet in known.onet, entry
        assert entry.role is None or entry.role in families, entry
        assert entry.chinese, entry


def test_titles_that_onet_lists() -> None:
    assert titles_of(["registered", "nurse"]) == ("29-1141.00",)
    assert titles_of(["no", "such", "title"]) == ()


def test_a_workspace_adds_names(tmp_path: Path) -> None:
    (tmp_path / "occupations_hub.tsv").write_text(
        "摸鱼师\tfish toucher\tcsco=4-09-10-01; onet=37-3011.00\n", encoding="utf-8"
    )
    vocabulary = load(tmp_path)
    assert _csco(link("摸鱼师", vocabulary)) == "4-09-10-01"
    assert _onet(link("fish toucher", vocabulary)) == "37-3011.00"
    assert _csco(link("摸鱼师", load())) != "4-09-10-01"


def test_the_vocabulary_loads_without_numpy() -> None:
    code = "import sys, ashore.vocabulary.occupations; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
