"""Practising in a workspace: what is due, what is kept, what comes back from an export."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.documents.registry import read_text
from ashore.packs import samples
from ashore.person.audit import audit
from ashore.practice.errors import NoSuchQuestionError, UnclearQuestionError
from ashore.practice.schedule import replay
from ashore.workspace.practice import NEW_A_DAY

PM = "ai_product_manager"
NOON = datetime(2026, 11, 25, 12).astimezone()
"""By the clock of this machine, so that days are its days."""
DAY = timedelta(days=1)
ANSWER = "我负责一个客服问答项目，因为用户投诉多。准确率从80%提到92%，在500条样本上测的。"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w") as made:
        yield made


def interviewed(workspace: Workspace, *questions: str, role: str = PM) -> int:
    """Write an application and its interview with the questions into the journal."""
    on = date(2026, 11, 5)
    workspace.log("applied", role=role, company="示例科技", on=on)
    return workspace.log("interview", role=role, company="示例科技", on=on, questions=questions).id


def origins(workspace: Workspace) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in workspace.notebook().entries:
        found[entry.question.origin] = found.get(entry.question.origin, 0) + 1
    return found


# What is in the bank


def test_an_empty_workspace_has_the_questions_of_the_pack(workspace: Workspace) -> None:
    assert origins(workspace) == {"pack": 52}
    assert workspace.notebook().due().entries == (), "nobody is asked about a role that is not theirs"
    assert len(workspace.notebook().due(role=PM).new) == NEW_A_DAY


def test_questions_of_interviews_come_and_go_with_their_entry(workspace: Workspace) -> None:
    entry = interviewed(workspace, "为什么转行？", "期望薪资？")
    assert origins(workspace)["interview"] == 2
    asked = next(one.question for one in workspace.notebook().entries if one.question.origin == "interview")
    assert (asked.place.entry, asked.place.source, asked.role) == (entry, "示例科技", PM)
    workspace.write_answer(asked.key, "因为喜欢。")
    workspace.undo_outcome(entry)
    assert origins(workspace)["interview"] == 1, "what was answered stays, whatever becomes of the entry"
    assert workspace.notebook().versions(workspace.notebook().find(asked.key))[0].text == "因为喜欢。"


def test_a_correction_takes_the_place_of_what_it_corrects(workspace: Workspace) -> None:
    entry = interviewed(workspace, "为什么转行？")
    number = workspace.correct_outcome(entry, questions=("为何转行？",)).id
    asked = [one.question.text.zh for one in workspace.notebook().listed(origin="interview")]
    assert asked == ["为何转行？"]
    workspace.undo_outcome(number)
    asked = [one.question.text.zh for one in workspace.notebook().listed(origin="interview")]
    assert asked == ["为什么转行？"]


def test_only_ads_that_one_applied_to_ask(workspace: Workspace) -> None:
    workspace.add(path for path in samples.paths() if "ad-ai-product-manager" in path.name)
    assert "ad" not in origins(workspace)
    document = next(found for found in workspace.documents() if found.document.language != "en")
    workspace.log("applied", role=PM, on=date(2026, 11, 1), ad=document.document.digest[:12])
    book = workspace.notebook()
    asked = [entry.question for entry in book.listed(origin="ad")]
    assert 1 <= len(asked) <= 3
    for question in asked:
        quote = book.quote(question)
        assert quote is not None
        name, text, start, end = quote
        assert name == document.document.name
        assert text == document.document.text
        assert text[start:end]
        assert question.place.skill in question.asked("zh")


def test_the_bank_takes_what_an_audit_leaves_open_and_lets_it_go(workspace: Workspace) -> None:
    before = audit(read_text("我做了一个问答助手，准确率是92%。", "助手"))
    open_, aside = workspace.practise_audit(before, "助手")
    assert aside == 0
    assert len(open_) == len([one for one in before.answers if one.status != "answered"])
    better = audit(read_text("我做了一个问答助手，准确率是92%，在500条测试样本上测的。", "助手"))
    still, aside = workspace.practise_audit(better, "助手")
    metric = next(question for question in open_ if question.place.check == "metrics")
    assert aside >= 1
    book = workspace.notebook()
    assert book.entry(metric).aside
    assert {one.question.key for one in book.listed(origin="audit")} == {question.key for question in still}
    workspace.practise_audit(before, "助手")
    assert not workspace.notebook().entry(metric).aside


def test_questions_are_found_by_how_their_names_begin(workspace: Workspace) -> None:
    made, new = workspace.add_question("为什么转行？", role="AI产品经理")
    for entry in workspace.notebook().entries:
        assert workspace.notebook().find(entry.question.key) == entry.question
        assert workspace.notebook().entry(entry.question) == entry
    assert new
    assert workspace.add_question("為什麼轉行", role=PM) == (made, False), "as it was typed first"
    digits = made.key.partition("-")[2]
    book = workspace.notebook()
    assert book.find(made.key) == book.find(digits) == book.find(made.key[:8].upper()) == made
    with pytest.raises(UnclearQuestionError):
        book.find("pack-")
    for value in ("", "own-zz", "x"):
        with pytest.raises(NoSuchQuestionError):
            book.find(value)


# Answers and practice


def test_versions_are_kept_and_the_same_is_no_version(workspace: Workspace) -> None:
    key = workspace.add_question("介绍一个项目")[0].key
    assert workspace.write_answer(key, "第一版")
    assert workspace.write_answer(key, "第二版")
    assert not workspace.write_answer(key, "第二版\n")
    assert workspace.write_answer(key, "第一版")
    book = workspace.notebook()
    assert [one.text for one in book.versions(book.find(key))] == ["第一版", "第二版", "第一版"]


def test_reviews_and_versions_are_never_changed(workspace: Workspace) -> None:
    key = workspace.add_question("介绍一个项目")[0].key
    workspace.write_answer(key, ANSWER)
    workspace.practise(key, 3)
    for change in (
        "UPDATE reviews SET rating = 4",
        "DELETE FROM reviews",
        "UPDATE answers SET text = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            workspace._store.database.run(change)


def test_a_practice_moves_the_day(workspace: Workspace) -> None:
    key = workspace.add_question("介绍一个项目")[0].key
    workspace.write_answer(key, ANSWER)
    schedule = workspace.practise(key, "good", seconds=88.44, points=["why", "own", "nonsense"], now=NOON)
    assert schedule.due.astimezone() == NOON + 2 * DAY
    book = workspace.notebook(now=NOON)
    review = book.reviews(book.find(key))[0]
    assert (review.rating, review.seconds, review.points) == (3, 88.4, ("why", "own"))
    assert [book.entry(one.question) for one in book.entries] == list(book.entries)
    assert book.due().again == ()
    assert [one.question.key for one in workspace.notebook(now=NOON + 2 * DAY).due().again] == [key]
    # It is due on its day, whatever the hour.
    early = (NOON + 2 * DAY).replace(hour=0, minute=5)
    assert len(workspace.notebook(now=early).due().again) == 1


def test_new_questions_of_a_day_are_few(workspace: Workspace) -> None:
    keys = [workspace.add_question(f"问题{number}")[0].key for number in range(5)]
    assert len(workspace.notebook(now=NOON).due().new) == NEW_A_DAY
    workspace.practise(keys[0], 3, now=NOON)
    assert len(workspace.notebook(now=NOON).due().new) == NEW_A_DAY - 1
    assert len(workspace.notebook(now=NOON + DAY).due().new) == NEW_A_DAY


def test_what_is_put_aside_is_not_asked(workspace: Workspace) -> None:
    key = workspace.add_question("介绍一个项目")[0].key
    workspace.practise(key, 1, now=NOON)
    workspace.set_question_aside(key)
    book = workspace.notebook(now=NOON + DAY)
    assert book.due().again == ()
    assert [entry.question.key for entry in book.listed(aside=True)] == [key]
    assert all(review.key != key for review in workspace.due_reviews(today=NOON.date()))
    workspace.set_question_aside(key, aside=False)
    assert len(workspace.notebook(now=NOON + DAY).due().again) == 1


def test_due_reviews_for_a_week(workspace: Workspace) -> None:
    """One that is overdue counts today, one that is due on Friday on Friday, new ones are spread."""
    late, soon, slow = (workspace.add_question(f"问题{number}")[0].key for number in range(3))
    workspace.practise(late, 1, now=NOON - 9 * DAY)
    workspace.practise(soon, 3, now=NOON)
    for _ in range(5):
        workspace.practise(slow, 4, seconds=600, now=NOON - 20 * DAY)
    fresh = [workspace.add_question(f"新问题{number}")[0].key for number in range(5)]
    found = workspace.due_reviews(today=NOON.date(), days=3)
    day = {review.key: review.due for review in found}
    assert day[late] == NOON.date()
    assert day[soon] == date(2026, 11, 27)
    assert slow not in day
    assert [day[key] for key in fresh] == [date(2026, 11, 25)] * 2 + [date(2026, 11, 26)] * 3
    assert {review.minutes for review in found} == {10.0}, "the median of what was timed"
    assert list(found) == sorted(found, key=lambda review: review.due)
    alone = workspace.due_reviews(today=NOON.date(), days=1)
    assert all(review.due == NOON.date() for review in alone)


def test_schedules_are_what_the_reviews_replay_to(workspace: Workspace) -> None:
    rng = random.Random(7)  # noqa: S311 - no secret
    keys = [workspace.add_question(f"问题{number}")[0].key for number in range(4)]
    for number in range(60):
        workspace.practise(
            rng.choice(keys), rng.randint(1, 4), now=NOON + number * timedelta(hours=rng.randint(1, 9))
        )
    table = workspace._store.practice
    kept = table.schedules()
    assert kept == {key: replay(table.reviews(key)) for key in kept}
    workspace._store.database.run("UPDATE schedules SET stability = 99")
    workspace._store.set_meta("practice_rules", "older")
    assert table.schedules() == kept, "under new rules all reviews are replayed"
    workspace._store.database.run("DELETE FROM schedules")
    assert table.schedules() == kept


def test_everything_comes_back_from_an_export(workspace: Workspace, tmp_path: Path) -> None:
    interviewed(workspace, "为什么转行？")
    asked = workspace.notebook().listed(origin="interview")[0].question
    own, _ = workspace.add_question("介绍一个项目", role=PM, needs=["why", "number"])
    pack = workspace.notebook().listed(origin="pack", role=PM)[0].question
    for number, question in enumerate((asked, own, pack)):
        workspace.write_answer(question.key, f"{ANSWER}{number} \ud800 🙂")
        workspace.practise(question.key, number + 1, seconds=60, points=["why"], now=NOON + number * DAY)
    workspace.set_question_aside(pack.key)
    workspace.export(tmp_path / "all.zip")
    with Workspace.import_(tmp_path / "all.zip", tmp_path / "again") as again:
        before, after = workspace.notebook(now=NOON), again.notebook(now=NOON)
        assert after.entries == before.entries
        for question in (asked, own, pack):
            assert after.versions(question) == before.versions(question)
            assert after.reviews(question) == before.reviews(question)
        assert after.find(own.key).place.needs == ("number", "why")
        assert after.find(pack.key).text == pack.text


def test_a_workspace_that_may_not_be_written_is_read(workspace: Workspace, tmp_path: Path) -> None:
    """Nothing is written by looking, neither before the first practice nor after it."""
    key = workspace.add_question("为什么？")[0].key
    for practised in (False, True):
        if practised:
            workspace.practise(key, 3)
        database = workspace._store.database
        database.run("PRAGMA query_only = ON")
        assert len(workspace.notebook().entries) == 53
        assert workspace.due_reviews()
        database.run("PRAGMA query_only = OFF")


def test_a_file_of_answers_twice(workspace: Workspace) -> None:
    text = "## 介绍一个项目\n做了助手。\n## 用哪些评估指标？\n准确率。\n## 没写的\n"
    first = workspace.import_practice(text, "qa.md", role=PM)
    assert (first.questions, first.answers, first.unchanged) == (3, 2, 0)
    book = workspace.notebook()
    assert book.entry(next(q for q in book.questions.values() if q.text.zh == "用哪些评估指标？")).written
    assert len([q for q in book.questions.values() if q.text.zh == "用哪些评估指标？"]) == 1, "it is the pack's"
    again = workspace.import_practice(text.replace("做了助手。", "做了问答助手。"), "qa.md", role=PM)
    assert (again.questions, again.answers, again.unchanged) == (0, 1, 2)


def test_a_broken_me_yaml_keeps_nobody_from_practising(workspace: Workspace) -> None:
    (workspace.folder / "me.yaml").write_text("cash: [\n", encoding="utf-8")
    assert workspace.notebook().due(role=PM).new
    (workspace.folder / "me.yaml").write_text(f"options:\n  apply: [{PM}]\n", encoding="utf-8")
    assert all(entry.question.role == PM for entry in workspace.notebook().due().new)
    assert len(workspace.notebook().due().new) == NEW_A_DAY


def test_a_mock_interview_over_a_workspace(workspace: Workspace) -> None:
    interviewed(workspace, "为什么转行？")
    asked = workspace.notebook().listed(origin="interview")[0].question
    workspace.write_answer(asked.key, "我喜欢。")
    project = audit(read_text("我做了一个项目。", "项目"))
    found = workspace.mock_interview(role="AI产品经理", audit=project, project="项目")
    assert found.turns[0].question.key == asked.key
    assert found.turns[0].follow_ups == ("why",)
    assert found.turns[-1].question.origin == "audit"
    assert found.turns[-1].question.place.source == "项目"
    assert workspace.mock_interview(now=NOON.astimezone(UTC)).turns


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO reviews (question, rating, reviewed) VALUES ('q', 5, '2026-11-25T12:00:00Z')",
        "INSERT INTO reviews (question, rating, reviewed) VALUES ('q', 3, '2026-02-31T12:00:00Z')",
        "INSERT INTO reviews (question, rating, reviewed) VALUES ('q', 3, '2026-02-03T25:00:00Z')",
        "INSERT INTO reviews (question, rating, reviewed) VALUES ('q', 3, 'yesterday')",
        "INSERT INTO reviews (question, rating, seconds, reviewed) VALUES ('q', 3, -1, '2026-02-03T12:00:00Z')",
        "INSERT INTO answers (question, text, written) VALUES ('q', 5, '2026-02-03T12:00:00Z')",
        "INSERT INTO questions (key, text, origin, added) VALUES ('q', 'x', 'else', '2026-02-03T12:00:00Z')",
    ],
)
def test_what_no_table_takes(workspace: Workspace, sql: str) -> None:
    """So that an export that somebody has changed is refused, and not found out about later."""
    with pytest.raises(sqlite3.IntegrityError):
        workspace._store.database.run(sql)
