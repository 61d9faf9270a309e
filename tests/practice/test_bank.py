"""Where questions come from, and that each is there once."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.registry import read_text
from ashore.packs import load
from ashore.packs.model import Words
from ashore.person.audit import audit
from ashore.practice.bank import (
    PER_AD,
    AdSkill,
    Interview,
    from_ads,
    from_audit,
    from_interviews,
    from_pack,
    merged,
)
from ashore.practice.errors import (
    AnswerTooLongError,
    EmptyAnswerError,
    EmptyQuestionError,
    QuestionTooLongError,
    UnknownPointError,
)
from ashore.practice.mock import FOLLOW_UPS, OPENINGS, PROJECT, mock
from ashore.practice.questions import Place, Question, checked_answer, folded, key_of, typed

PM = "ai_product_manager"


def test_the_pack_asks_in_both_languages() -> None:
    found = from_pack(load())
    assert len({question.key for question in found}) == len(found) == 9 + 43
    assert all(question.text.zh and question.text.en for question in found)
    assert all(question.text.en[0].isupper() for question in found)
    assert {question.role for question in found} <= set(load().roles)
    reported = [question for question in found if question.place.source]
    assert len(reported) == 9
    assert all(question.place.check for question in reported)


def test_keys_are_names_for_ever() -> None:
    """What somebody practised last year is found again: a change of this rule loses it."""
    assert key_of("own", PM, "为什么转行？") == "own-1909130e"
    assert key_of("own", PM, " 為什麼轉行 ?") == "own-1909130e"
    assert key_of("own", None, "为什么转行？") != key_of("own", PM, "为什么转行？")


def test_what_was_asked_twice_is_one_question_with_the_last_time() -> None:
    found = from_interviews(
        [
            Interview(9, "2026-11-20", PM, "乙公司", ("為什麼轉行", "期望薪资？")),
            Interview(3, "2026-11-02", PM, "甲公司", ("为什么转行？", "  ")),
            Interview(4, "2026-11-03", "ai_trainer", "丙公司", ("为什么转行？",)),
        ]
    )
    assert [(question.role, question.text.zh, question.place.source) for question in found] == [
        (PM, "为什么转行？", "乙公司"),
        ("ai_trainer", "为什么转行？", "丙公司"),
        (PM, "期望薪资？", "乙公司"),
    ]
    assert (found[0].place.entry, found[0].place.day) == (9, "2026-11-20")


def test_an_ad_gives_some_questions_and_a_skill_one() -> None:
    skills = [AdSkill("a" * 64, "甲", PM, f"技能{number}", number, number + 3) for number in range(9)]
    skills += [AdSkill("b" * 64, "乙", PM, "技能0", 5, 8), AdSkill("b" * 64, "乙", PM, "SQL", 9, 12)]
    found = from_ads(skills)
    assert len(found) == PER_AD + 1
    assert found[-1].asked("zh") == "讲一次你用到“SQL”的经历：为了解决什么，你自己做了什么，结果怎样？"
    assert found[-1].asked("en").startswith("Tell of a time when you used SQL: what was it for")
    assert (found[-1].place.ad, found[-1].place.start, found[-1].place.end) == ("b" * 64, 9, 12)


def test_the_audit_asks_what_it_leaves_open() -> None:
    found = audit(read_text("我做了一个问答助手，准确率是92%。因为没有GPU，所以调用了DeepSeek的API。", "助手"))
    asked = from_audit(found, "助手")
    assert {question.place.check for question in asked} == {
        answer.question for answer in found.answers if answer.status != "answered"
    }
    assert all(question.place.source == "助手" for question in asked)
    sample = next(question for question in asked if question.place.check == "metrics")
    assert "92%" in sample.text.zh
    assert "92%" in sample.text.en


def test_what_was_kept_goes_before_what_would_be_made_now() -> None:
    kept = Question("pack-1", Words("旧的说法", "old words"), None, "pack")
    new = Question("pack-1", Words("新的说法", "new words"), None, "pack")
    assert merged([kept], [new])["pack-1"] is kept
    before = Question("interview-1", Words("问", "问"), PM, "interview", Place(source="甲"))
    later = Question("interview-1", Words("问", "问"), PM, "interview", Place(source="乙"))
    assert merged([before], [later])["interview-1"] is later


@given(st.text(alphabet="为什麼转行AbC9ａ", min_size=1, max_size=40))
def test_a_question_is_the_same_however_it_is_written(text: str) -> None:
    assert folded(text) == folded(f"  {text}？! ".upper()) == folded("，".join(text))


PLACES = st.builds(
    Place,
    st.text(max_size=9),
    st.none() | st.integers(1, 99),
    needs=st.sampled_from([(), ("why",), ("why", "own")]),
)


@given(PLACES)
def test_a_place_comes_back_as_it_was(place: Place) -> None:
    assert Place.of(place.said()) == place
    assert Place.of({**json.loads(json.dumps(place.said())), "of_a_later_version": 1}) == place


@pytest.mark.parametrize("said", [None, 5, [], {"source": 5, "entry": "x", "needs": "why", "start": True}])
def test_a_place_of_another_form_is_none(said: object) -> None:
    assert Place.of(said) == Place()


@pytest.mark.parametrize(
    ("text", "needs", "error"),
    [
        ("  ", (), EmptyQuestionError),
        ("？！", (), EmptyQuestionError),
        ("长" * 501, (), QuestionTooLongError),
        ("好问题", ("number", "luck"), UnknownPointError),
    ],
)
def test_questions_that_are_none(text: str, needs: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        typed(text, None, needs=needs)


def test_answers_are_kept_word_for_word() -> None:
    assert checked_answer("\n\n  第一行  \r\n\r\n第二行\n\n") == "  第一行\n\n第二行"
    with pytest.raises(EmptyAnswerError):
        checked_answer(" \n ")
    with pytest.raises(AnswerTooLongError):
        checked_answer("长" * 20_001)


# A mock interview


def bank() -> list[Question]:
    own = [typed(f"自己的题{number}：为什么？", PM) for number in range(9)]
    asked = from_interviews([Interview(1, "2026-11-01", PM, "甲", ("为什么转行？", "为什么离开？"))])
    return [*asked, *own, *from_pack(load())]


def test_a_mock_interview_takes_from_everywhere_and_follows_up_on_what_is_missing() -> None:
    questions = bank()
    answers = {questions[0].key: "因为喜欢。", questions[2].key: "我不知道。"}
    found = mock(questions, answers, role=PM)
    assert [turn.question.origin for turn in found.turns] == ["interview", "own", "pack", "interview", "own"]
    assert len(found.turns) == OPENINGS
    assert found.turns[0].answered
    assert found.turns[0].follow_ups == ()
    assert found.turns[1].follow_ups == ("why",)
    assert all(len(turn.follow_ups) <= FOLLOW_UPS for turn in found.turns)
    assert [turn.question.key for turn in found.fix] == [turn.question.key for turn in found.turns[1:]]
    assert found == mock(questions, answers, role=PM), "nothing is drawn"


def test_the_audit_ends_the_interview() -> None:
    audited = from_audit(audit(read_text("我做了一个项目。", "项目")), "项目")
    for found in (mock(bank(), {}, role=PM, project=audited), mock([*bank(), *audited], {}, role=PM)):
        assert [turn.question for turn in found.turns[OPENINGS:]] == list(audited[:PROJECT])
        assert all(turn.follow_ups == () for turn in found.turns[OPENINGS:])


def test_nobody_is_asked_about_another_role() -> None:
    found = mock(bank(), {}, role="ai_trainer")
    assert {turn.question.role for turn in found.turns} == {"ai_trainer"}
