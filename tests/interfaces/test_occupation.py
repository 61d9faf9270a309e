"""``ashore occupation`` in both languages, with and without an answer."""

from __future__ import annotations

import json

import pytest

from tests.interfaces.conftest import Run


def test_an_occupation_in_english(ashore: Run) -> None:
    result = ashore("occupation", "律师")
    assert result.status == 0
    for words in ("2-07-04-00 律师", "23-1011.00 Lawyers", "none in the AI field", "Yes:"):
        assert words in result.out


def test_an_occupation_in_chinese(ashore: Run) -> None:
    result = ashore("--lang", "zh", "occupation", "prompt engineer", "全栈打杂")
    assert result.status == 0
    for words in ("提示词工程", "有把握：“prompt engineer”", "没有把握", "也可能是"):
        assert words in result.out


@pytest.mark.parametrize(("language", "words"), [("en", "names a company"), ("zh", "这是公司名称")])
def test_a_company_is_told(ashore: Run, language: str, words: str) -> None:
    result = ashore("--lang", language, "occupation", "字节跳动")
    assert result.status == 2
    assert words in result.err
    assert "行政助理" in result.err


def test_some_of_several(ashore: Run) -> None:
    result = ashore("occupation", "会计", "首席摸鱼官")
    assert result.status == 3
    assert "会计专业人员" in result.out
    assert "no occupation is recognised" in result.out


def test_as_json(ashore: Run) -> None:
    result = ashore("--json", "occupation", "会计", "")
    envelope = json.loads(result.out)
    good, bad = envelope["data"]
    assert envelope["ok"]
    assert good["best"]["csco"] == {"code": "2-06-03-00", "name": "会计专业人员", "near": False}
    assert bad["reason"] == "empty"
    assert bad["remedy"]


def test_none_of_several(ashore: Run) -> None:
    result = ashore("--json", "occupation", "", "销" * 500)
    envelope = json.loads(result.out)
    assert result.status == 2
    assert not envelope["ok"]
    assert [row["reason"] for row in envelope["data"]] == ["empty", "long"]
