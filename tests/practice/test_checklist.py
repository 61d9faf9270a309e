"""What a good answer contains, and what a written one has of it, with its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.packs.model import Words
from ashore.person.audit.model import QUESTIONS
from ashore.person.audit.model import REPORTED as OF_THE_AUDIT
from ashore.practice.checklist import check, spoken_minutes
from ashore.practice.points import CHECKS, REPORTED, USUAL, wanted
from ashore.practice.questions import POINTS, Place, Point, Question, typed

FULL = (
    "我负责一个客服问答项目，因为用户投诉漏答多，所以先看准确率。"
    "准确率从80%提到92%，在500条测试样本上测的。我自己写了评测集。"
)
ENGLISH = (
    "I designed the prompt because users complained. "
    "Accuracy rose from 62% to 82% on 50 questions that I labelled."
)


def there(text: str) -> set[Point]:
    return {ticked.point for ticked in check(text, POINTS).points if ticked.there}


@pytest.mark.parametrize("text", [FULL, ENGLISH])
def test_a_full_answer_has_everything(text: str) -> None:
    assert there(text) == set(POINTS)
    assert check(text, POINTS).missing == ()


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("", set()),
        ("我们做得很好，大家都很满意。", set()),
        ("我们做了一个项目。", set()),
        ("原来要3天，现在20分钟。", {"number", "baseline"}),
        ("相比人工，成本降了40%。", {"metric", "number", "baseline"}),
        ("从3月到5月，我做了标注。", {"own"}),
        ("I did not tune it because there were 40 examples.", {"number", "why", "sample"}),
        ("不是因为我懒。", set()),
        ("因为漏报的代价更高。", {"why"}),
        ("准确率和召回率都提升了。", {"metric"}),
        ("上线后有300个用户在用。", {"number"}),
        ("我设计了标注规则。", {"own"}),
        ("The metric was recall.", {"metric"}),
        ("We could not measure it because there was no data.", {"why"}),
        ("目标是准确率达到95%。", {"metric"}),
    ],
)
def test_what_an_answer_lacks_is_not_found(text: str, points: set[Point]) -> None:
    """A thing that is counted as one, a target, and praise are no figures."""
    assert there(text) == points


@given(st.text(max_size=200) | st.text(alphabet="我因为准确率从80%提到92,。 because1 \n#", max_size=120))
def test_every_tick_has_words_that_stand_in_the_answer(text: str) -> None:
    found = check(text, POINTS)
    assert [ticked.point for ticked in found.points] == list(POINTS)
    for ticked in found.points:
        if ticked.quote is not None:
            assert text[ticked.quote.start : ticked.quote.end] == ticked.quote.quote
            assert ticked.quote.quote


def test_only_what_is_wanted_is_looked_for() -> None:
    found = check(FULL, ("why", "metric"))
    assert [ticked.point for ticked in found.points] == ["metric", "why"]


def test_how_long_it_takes_to_say_it() -> None:
    """240 characters or 140 words are a minute."""
    assert spoken_minutes("字" * 480) == pytest.approx(2)
    assert spoken_minutes("word " * 280) == pytest.approx(2)
    assert spoken_minutes("") == 0


def asked(zh: str, en: str = "") -> Question:
    return Question("own-1", Words(zh, en or zh), None, "own")


@pytest.mark.parametrize(
    ("question", "points"),
    [
        (asked("为什么选这个指标？"), ("metric", "number", "why", "sample")),
        (asked("为什么转行？"), ("why",)),
        (asked("Why did you leave?"), ("why", "own")),
        (asked("讲一个你做过的项目"), ("metric", "number", "why", "own")),
        (asked("有多少人在用？"), ("number",)),
        (asked("怎么做的A/B实验？"), ("metric", "number", "baseline")),
        (asked("What does the table say?"), USUAL),
        (asked("你最大的缺点是什么？"), USUAL),
        (typed("随便问问", None, needs=("own", "why")), ("why", "own")),
    ],
)
def test_what_a_question_wants(question: Question, points: tuple[Point, ...]) -> None:
    assert wanted(question) == points


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_of_the_audit_has_its_points(name: str) -> None:
    points = wanted(Question("audit-1", Words("？", "?"), None, "audit", Place(check=name)))
    assert points == CHECKS[name]
    assert set(points) <= set(POINTS)


def test_the_questions_of_the_pack_are_those_of_the_audit() -> None:
    assert {reported: check for check, reported in OF_THE_AUDIT.items()} == REPORTED
