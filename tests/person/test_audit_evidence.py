"""What is found in a text, and what is no evidence of anything."""

from __future__ import annotations

import pytest

from ashore.person.audit import find_evidence
from ashore.person.audit.grammar import grammar
from ashore.person.audit.masks import mask
from ashore.text.folding import fold


def measures(text: str) -> list[tuple[str, str]]:
    evidence = find_evidence(text)
    return [
        (
            evidence.verbatim(found.name.start, found.name.end),
            evidence.verbatim(found.value.start, found.value.end),
        )
        for found in evidence.own_measures()
    ]


def changes(text: str) -> list[tuple[str, str]]:
    evidence = find_evidence(text)
    return [
        (
            evidence.verbatim(change.before.value.start, change.before.value.end),
            evidence.verbatim(change.after.value.start, change.after.value.end),
        )
        for change in evidence.changes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("准确率 92%，召回率 88%。", [("准确率", "92%"), ("召回率", "88%")]),
        ("准确率和召回率分别为92%和88%。", [("准确率", "92%"), ("召回率", "88%")]),
        ("Accuracy and recall were 92% and 88% respectively.", [("Accuracy", "92%"), ("recall", "88%")]),
        ("We got 92% accuracy.", [("accuracy", "92%")]),
        ("准確率達到百分之九十。", [("准確率", "百分之九十")]),
        ("F1=0.83, precision 0.81", [("F1", "0.83"), ("precision", "0.81")]),
        ("平均响应时间 3.2 秒", [("响应时间", "3.2 秒")]),
        ("NPS 45", [("NPS", "45")]),
        ("cost per query: ¥0.12", [("cost per query", "0.12")]),
        ("31 of the 50 answers were correct", [("correct", "31 of the 50")]),
        # figures of something else
        ("会员打8折，准确率很高", []),
        ("准确率很高，我们3人团队2024年用GPT-4做了v2.0", []),
        ("Accuracy is high; Qwen2.5-7B, release 3.0, since 2023, team of 5", []),
        ("准确率领先，占公司营收30%", []),
        ("准确率很高，目前女性占30%", []),
        ("Accuracy is high, and 30% of us are women", []),
        ("准确率方面，我们在500条测试集上做到了92%", [("准确率", "92%")]),
        ("我带5个人，薪资20k，电话13800138000，准确率高", []),
        ("1. 准确率\n2. 召回率\n3. F1", []),
        ("精准率显著提升，服务千万用户", []),
        # targets, other people's figures, what was not reached
        ("目标是准确率95%", []),
        ("We plan to reach 95% accuracy", []),
        ("竞品的准确率是95%，召回率90%。", []),
        ("The industry average accuracy is 80%", []),
        ("Precision did not reach 90%", []),
        ("准确率没有达到90%", []),
        ("我们的准确率92%，行业平均80%", [("准确率", "92%")]),
        ("目标是90%的准确率，实际做到了86%", [("准确率", "86%")]),
    ],
)
def test_metrics_and_their_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("准确率从62%提升到82%", [("62%", "82%")]),
        ("准確率由62%提升至82%", [("62%", "82%")]),
        ("F1 rose from 0.71 to 0.83", [("0.71", "0.83")]),
        ("Handling time fell from 6.4 to 4.1 minutes", [("6.4", "4.1 minutes")]),
        ("error rate dropped to 4% from 9%", [("9%", "4%")]),
        ("accuracy 0.92 vs 0.85 baseline", [("0.85", "0.92")]),
        ("准确率91%，基线是78%", [("78%", "91%")]),
        ("Accuracy was 62% at first. After the change it was 82%.", [("62%", "82%")]),
        ("50 questions: 31 right at first, 41 after changing the prompt", [("31", "41")]),
        ("一开始答对31题，改了之后答对41题", [("31题", "41题")]),
        ("| 指标 | 基线 | 现在 |\n|---|---|---|\n| 准确率 | 62% | 82% |", [("62%", "82%")]),
        ("准确率提升了300%", []),
        ("accuracy improved by 50%", []),
        ("从0到1做了准确率92%的产品", []),
        ("准确率92%，召回率88%", []),
        ("准确率从62%起步。\n\n别的项目：召回率82%", []),
    ],
)
def test_changes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("测试集1,200条", [1200]),
        ("1,200 held-out samples", [1200]),
        ("31/50 right", [50]),
        ("100道题上分别答对83题和79题", [100]),
        ("加了3个例子", []),
        ("31 of 50 questions right, 41 of 50 later", [50, 50]),
        ("竞品用了1000条样本", []),
    ],
)
def test_samples(text: str, amounts: list[int]) -> None:
    assert [count.amount for count in find_evidence(text).samples] == amounts


def test_people_who_use_are_told_from_people_who_were_asked_and_who_labelled() -> None:
    evidence = find_evidence("访谈了14位客服，由12位老师标注，现在有320位客服在用。")
    assert [count.amount for count in evidence.asked] == [14]
    assert [count.amount for count in evidence.users] == [320]
    assert [count.amount for count in evidence.people] == [12]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("没有做A/B测试", True),
        ("A/B测试还没做", True),
        ("We did not run an A/B test", True),
        ("The A/B test was never run", True),
        ("我们做了A/B测试，没有发现问题", False),
        ("We ran an A/B test", False),
        ("不是没想过，但我们做了A/B测试", False),
    ],
)
def test_what_was_not_done(text: str, denied: bool) -> None:  # noqa: FBT001 - a parametrised test
    mentions = find_evidence(text).words["ab"]
    assert [mention.denied for mention in mentions] == [denied]


def test_masks_keep_every_offset() -> None:
    text = fold("2024年3月，GPT-4o，v2.0，3人团队，p=0.03，8折，准确率 92%").text
    masked, hidden = mask(text)
    assert len(masked) == len(text)
    assert {item.kind for item in hidden} == {"date", "model", "version", "team", "significance", "discount"}
    assert "92%" in masked


def test_the_grammar_speaks_both_languages() -> None:
    tables = grammar()
    assert {kind for kind, _ in tables.metrics} == {"rate", "score", "time", "cost", "correct", "volume"}
    for name, pattern in tables.words.items():
        assert pattern.search("") is None, name
        assert any("一" <= character <= "鿿" for character in pattern.pattern) or name == "link", name
        assert "(?<![a-z])" in pattern.pattern, name
