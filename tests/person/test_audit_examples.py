"""Descriptions of our own writing, in both languages: the audit tells them apart, and for the right reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC

from ashore.documents.model import Document
from ashore.documents.registry import read, read_text
from ashore.packs import load
from ashore.person.audit import QUESTIONS, Audit, audit
from ashore.person.audit.model import REPORTED, SOURCE
from ashore.person.audit.wording import told
from ashore.words import LANGUAGES, Language


def audited(data: Path, name: str) -> Audit:
    (document,) = read(data / "projects" / f"{name}.md")
    assert isinstance(document, Document)
    return audit(document)


def statuses(found: Audit) -> dict[str, str]:
    return {answer.question: answer.status for answer in found.answers}


def quoted(found: Audit, question: str) -> str:
    return " ".join(" ".join(quote.quote.split()) for quote in found.of(question).quotes)


HONEST = {
    "from_zero": "half",
    "shipped": "not_done",
    "model": "answered",
    "selection": "half",
    "data": "answered",
    "metrics": "answered",
    "why_metrics": "answered",
    "prompt": "answered",
    "ab_test": "not_done",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_are_told_apart(data: Path, language: Language) -> None:
    assert set(statuses(audited(data, f"buzzword.{language}")).values()) == {"open"}
    assert statuses(audited(data, f"beginner.{language}")) == HONEST
    assert set(statuses(audited(data, f"strong.{language}")).values()) == {"answered"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_metric_words_without_figures_gain_nothing(data: Path, language: Language) -> None:
    """Versions, years, a team size, a rank and a model's name are figures of nothing."""
    stuffed = audited(data, f"stuffed.{language}")
    assert statuses(stuffed) == statuses(audited(data, f"buzzword.{language}"))
    assert all(not answer.quotes for answer in stuffed.answers)
    assert stuffed.of("metrics").follow_up.key == "ask.metrics.named"


@pytest.mark.parametrize(
    ("name", "question", "words"),
    [
        ("beginner.zh", "model", ["没有微调模型", "因为手里只有几十条问答"]),
        ("beginner.zh", "metrics", ["50 道题", "答对 41 题"]),
        ("beginner.zh", "prompt", ["答对 31 题", "提示词里加了", "答对 41 题"]),
        ("beginner.zh", "ab_test", ["没有做 A/B 测试"]),
        ("beginner.zh", "data", ["从群聊记录里挑出来", "逐题核对"]),
        ("beginner.zh", "shipped", ["一个人做的练手项目"]),
        ("beginner.en", "model", ["called the DeepSeek API", "because I had only a few dozen examples"]),
        ("beginner.en", "metrics", ["50 questions", "41 were right"]),
        ("beginner.en", "prompt", ["31 were right at first", "41 were right"]),
        ("beginner.en", "ab_test", ["did not run an A/B test"]),
        ("beginner.en", "why_metrics", ["because every question has one answer"]),
        ("strong.zh", "model", ["对 Qwen2.5-7B 做了 LoRA 微调", "因为一天有 3 万单"]),
        ("strong.zh", "data", ["历史工单，共 8,200 条", "一致率 93%"]),
        ("strong.zh", "why_metrics", ["因为漏掉一张退款单会引起投诉"]),
        ("strong.zh", "prompt", ["拒答率从 9% 降到 4%"]),
        ("strong.zh", "ab_test", ["两周的 A/B 测试", "50% 流量", "p < 0.01"]),
        ("strong.zh", "from_zero", ["访谈了 14 位客服", "320 位客服在用"]),
        ("strong.en", "selection", ["compared GPT-4o and Qwen2.5-7B", "fine-tuned Qwen2.5-7B"]),
        ("strong.en", "data", ["8,200 examples", "kappa of 0.87"]),
        ("strong.en", "shipped", ["320 agents use it", "I wrote the labelling guide", "engineers trained"]),
        ("strong.en", "ab_test", ["42,000 tickets", "p < 0.01"]),
    ],
)
def test_for_the_right_reasons(data: Path, name: str, question: str, words: list[str]) -> None:
    shown = quoted(audited(data, name), question)
    assert [part for part in words if part not in shown] == []


@pytest.mark.parametrize("name", ["beginner.zh", "beginner.en", "strong.zh", "strong.en"])
def test_a_follow_up_uses_the_persons_own_figures(data: Path, name: str) -> None:
    values = audited(data, name).of("prompt").follow_up.values
    expected = ("31", "41") if name.startswith("beginner") else ("9%", "4%")
    assert (values["before"].split()[0], values["after"].split()[0]) == expected


def test_nothing_trained_is_not_asked_for_training_data(data: Path) -> None:
    assert audited(data, "beginner.zh").of("data").variant == "evaluation"
    assert audited(data, "strong.en").of("data").variant == "training"


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_done_is_told_with_what_was_done_instead(data: Path, language: Language) -> None:
    answer = audited(data, f"beginner.{language}").of("ab_test")
    assert answer.follow_up.key == "ask.ab_test.not_done_compared"
    assert "50" in told(answer, language).follow_up
    assert answer.measure is not None


def test_the_first_to_fix(data: Path) -> None:
    assert [answer.question for answer in audited(data, "buzzword.en").first] == ["metrics", "prompt", "model"]
    assert [answer.question for answer in audited(data, "beginner.en").first] == [
        "from_zero",
        "selection",
        "ab_test",
    ]
    assert audited(data, "strong.en").first == ()


def test_counts_add_up(data: Path) -> None:
    found = audited(data, "beginner.zh")
    assert found.counts == {"answered": 5, "half": 2, "not_done": 2, "open": 0}
    assert sum(found.counts.values()) == len(QUESTIONS)


def test_traditional_script_is_read_alike(data: Path) -> None:
    for name in ("buzzword", "beginner", "strong"):
        text = (data / "projects" / f"{name}.zh.md").read_text(encoding="utf-8")
        for way in ("s2t", "s2twp"):
            traditional = OpenCC(way).convert(text)
            found = audit(read_text(traditional, "project.md"))
            assert statuses(found) == statuses(audited(data, f"{name}.zh")), (name, way)
            assert all(quote.quote in traditional for answer in found.answers for quote in answer.quotes)


def test_every_question_of_the_pack_is_put() -> None:
    """The six probes and three criteria that the evidence pack reports."""
    reported = {fact.subject for fact in load().questions if fact.source == SOURCE}
    assert set(REPORTED.values()) == reported
    assert set(REPORTED) == set(QUESTIONS)


def test_no_sentence_of_the_articles_is_borrowed(data: Path, shared: Path) -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    for path in sorted((data / "projects").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        pieces = {text[at : at + 16] for at in range(len(text) - 16)}
        assert not [piece for piece in pieces if piece.strip() and any(piece in article for article in articles)]
