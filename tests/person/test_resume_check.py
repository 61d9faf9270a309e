"""What is no résumé of one person is told before it becomes anybody's profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.documents.plain import document_of
from ashore.documents.registry import read
from ashore.facts.registry import extract
from ashore.person.resume import (
    LONGEST,
    NotAResumeError,
    ResumeTooLongError,
    TwoPeopleError,
    check,
    mixed_columns,
    reads_like,
)
from ashore.vocabulary import load
from ashore.words import LANGUAGES, explain

ROOT = Path(__file__).resolve().parents[1]
ONE = "姓名：林一\n手机：13900000001\n邮箱：lin@example.com\n\n工作经历\n2020.01-至今  某某科技有限公司  店长\n"
OTHER = "姓名：周二\n手机：13900000002\n邮箱：zhou@example.com\n\n工作经历\n2019.01-至今  另一科技有限公司  会计\n"
AD = """AI产品经理
15-25K·14薪
岗位职责：
1、负责大模型产品的规划；
任职要求：
1、本科及以上学历，2年以上经验，熟悉Python者优先；
五险一金，带薪年假。
"""
STORY = (
    "去年我裸辞了。我在家里待了三个月，每天学四个小时。我后来想通了一件事。我去面试了五家公司。\n"
    "“你为什么要转行？”面试官问我。我当时没有答上来。很多人也这样。\n" * 3
)


def checked(text: str) -> None:
    document = document_of(text, "r.txt", file="r.txt", kind="resume")
    check(document, extract(document, load()), file="r.txt")


def test_two_people_are_told_by_their_names() -> None:
    with pytest.raises(TwoPeopleError) as caught:
        checked(ONE + "\n" + OTHER)
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert "林一" in message
        assert "周二" in message
        assert "--anyway" in remedy


def test_two_people_without_labels_are_told_by_their_addresses() -> None:
    text = (ONE + "\n" + OTHER).replace("姓名：", "")
    with pytest.raises(TwoPeopleError):
        checked(text)


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        ONE + "Name: Yi Lin\n",  # the same in the other script
        ONE + "备用邮箱：lin.yi@example.org\n",
        ONE + "\n推荐人\n周二 13900000002 zhou@example.com\n",
        ONE + "\nReferences\nAnn Lee, ann@example.com, +44 20 7946 0000\n",
    ],
)
def test_one_person_is_taken_as_one(text: str) -> None:
    checked(text)


@pytest.mark.parametrize(("text", "kind", "words"), [(AD, "ad", "广告"), (STORY, "story", "故事")])
def test_an_ad_or_a_story_is_told(text: str, kind: str, words: str) -> None:
    with pytest.raises(NotAResumeError) as caught:
        checked(text)
    assert caught.value.details["kind"] == f"profile.kind.{kind}"
    message, remedy = explain(caught.value, "zh")
    assert words in message
    assert "ashore add" in remedy


def test_too_long() -> None:
    with pytest.raises(ResumeTooLongError) as caught:
        checked(ONE + "- 负责日常工作。\n" * (LONGEST // 9))
    for language in LANGUAGES:
        assert "60,000" in explain(caught.value, language)[0]


def test_no_resume_of_ours_is_refused() -> None:
    files = [*(ROOT / "data" / "profiles").glob("*.md"), *(ROOT / "data" / "resumes").glob("*.txt")]
    files += [*(ROOT / "data" / "fit" / "resumes").glob("*.txt")]
    for file in files:
        if file.name == "README.md":
            continue
        (document,) = read(file, kind="resume")
        check(document, extract(document, load()), file=file.name)  # type: ignore[arg-type] # no broken item
        assert not mixed_columns(document.text, load()), file.name  # type: ignore[union-attr] # as above
        assert reads_like(document) is None, file.name  # type: ignore[arg-type] # as above


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("Dana Whitlock Work Experience\n- Python\n- Excel Education\nBSc\n", True),
        ("林一 工作经历\n杭州 店长\n13900000001 教育背景\n", True),
        ("Work Experience\nTeacher\nEducation\nBSc\n", False),
        ("I work for education\nand like languages\n", False),
        ("负责教育经历的核对与工作经历\n", False),
    ],
)
def test_columns_that_were_read_across(text: str, mixed: bool) -> None:  # noqa: FBT001 - what is expected
    assert mixed_columns(text, load()) is mixed
