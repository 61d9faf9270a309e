"""What the user decides survives a new extraction and a new version of the extractor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ashore.documents.model import Document
from ashore.facts import Fact
from ashore.facts.model import cite
from ashore.words import LANGUAGES, explain
from ashore.workspace import StoredFact, Workspace
from ashore.workspace.errors import NoSuchFactError, NothingToUndoError, SpanOutsideError

TEXT = "月薪15-20K·14薪，熟悉Python与SQL，三年以上经验。"


class Versions:
    """An extractor that changes its mind: what it states is set by the test."""

    def __init__(self) -> None:
        self.stated: dict[str, object] = {"Python": "python", "SQL": "sql", "15-20K": 15}
        self.version = 1

    def __call__(self, document: Document) -> list[Fact]:
        found = []
        for quote, value in self.stated.items():
            at = document.text.find(quote)
            if at >= 0:
                field = "salary" if "K" in quote else "skill"
                found.append(
                    cite(
                        document.name, document.text, at, at + len(quote), field, value,  # type: ignore[arg-type]
                        extractor=f"test/{self.version}",
                    )
                )  # fmt: skip
        return sorted(found, key=lambda fact: fact.start)


@pytest.fixture
def versions() -> Versions:
    return Versions()


@pytest.fixture
def desk(tmp_path: Path, versions: Versions) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", extract=versions) as workspace:
        workspace.add_text(TEXT, "ad", kind="ad")
        yield workspace


def row(workspace: Workspace, quote: str) -> StoredFact:
    return next(found for found in workspace.facts() if found.stated.quote == quote)


def states(workspace: Workspace) -> list[tuple[str, object, str, str]]:
    return [
        (found.fact.quote, found.fact.value, found.fact.extractor, found.status) for found in workspace.facts()
    ]


def test_a_new_extraction_of_the_same_version_changes_nothing(desk: Workspace) -> None:
    desk.accept(row(desk, "Python").id)
    desk.correct(row(desk, "15-20K").id, 20)
    desk.reject(row(desk, "SQL").id)
    before = list(desk.facts())
    assert desk.extract_again() == (0, 0)
    assert list(desk.facts()) == before


def test_decisions_survive_a_new_version(desk: Workspace, versions: Versions) -> None:
    desk.accept(row(desk, "Python").id)
    desk.correct(row(desk, "15-20K").id, 17)
    desk.reject(row(desk, "SQL").id)
    versions.version = 2
    versions.stated = {"熟悉Python": "python", "与SQL": "sql", "月薪15-20K": 15}
    desk.extract_again()
    assert states(desk) == [
        ("月薪15-20K", 17, "user", "corrected"),
        ("熟悉Python", "python", "test/2", "accepted"),
        ("与SQL", "sql", "test/2", "rejected"),
    ]


def test_what_a_new_version_no_longer_finds_stays_on_the_users_word(desk: Workspace, versions: Versions) -> None:
    accepted, corrected = row(desk, "Python").id, row(desk, "15-20K").id
    desk.accept(accepted)
    desk.correct(corrected, 17)
    desk.reject(row(desk, "SQL").id)
    versions.stated = {}
    desk.extract_again()
    assert states(desk) == [("15-20K", 17, "user", "user"), ("Python", "python", "user", "user")]
    assert [found.id for found in desk.facts()] == [corrected, accepted]
    versions.stated = {"Python": "python", "SQL": "sql"}
    desk.extract_again()
    assert states(desk) == [
        ("15-20K", 17, "user", "user"),
        ("Python", "python", "test/1", "accepted"),
        ("SQL", "sql", "test/1", "rejected"),
    ]


def test_a_new_version_that_finds_the_right_value_says_nothing_twice(desk: Workspace, versions: Versions) -> None:
    desk.correct(row(desk, "15-20K").id, 17)
    versions.stated = {"15-20K·14薪": 17}
    desk.extract_again()
    assert states(desk) == [("15-20K", 17, "user", "user")]
    assert desk.count_facts() == 1


def test_decisions_survive_the_document_being_read_under_another_kind(desk: Workspace, tmp_path: Path) -> None:
    desk.reject(row(desk, "SQL").id)
    file = tmp_path / "copy.txt"
    file.write_text(TEXT, encoding="utf-8")
    desk.add(file, kind="resume")
    assert row(desk, "SQL").status == "rejected"


def test_a_correction_may_quote_another_place(desk: Workspace) -> None:
    at = TEXT.index("14薪")
    found = desk.correct(row(desk, "15-20K").id, 14, (at, at + 3))
    assert (found.fact.quote, found.fact.value, found.stated.quote) == ("14薪", 14, "15-20K")
    assert desk.fact(found.id) == found


@pytest.mark.parametrize("span", [(3, 3), (-2, 2), (0, 1000)])
def test_a_place_outside_the_text_is_refused(desk: Workspace, span: tuple[int, int]) -> None:
    before = list(desk.facts())
    with pytest.raises(SpanOutsideError) as caught:
        desk.correct(before[0].id, 1, span)
    assert str(len(TEXT)) in explain(caught.value, "en")[0]
    assert list(desk.facts()) == before


def test_undo_goes_back_one_decision_at_a_time(desk: Workspace) -> None:
    id_ = row(desk, "15-20K").id
    desk.accept(id_)
    desk.correct(id_, 17)
    desk.reject(id_)
    seen = []
    for _ in range(3):
        found = desk.undo(id_)
        assert found is not None
        seen.append((found.status, found.fact.value))
    assert seen == [("corrected", 17), ("accepted", 15), ("new", 15)]
    with pytest.raises(NothingToUndoError):
        desk.undo(id_)


def test_the_log_keeps_everything(desk: Workspace) -> None:
    id_ = row(desk, "SQL").id
    desk.reject(id_)
    desk.undo(id_)
    desk.accept(id_)
    actions = [entry.action for entry in desk.decisions(id_)]
    assert actions == ["reject", "undo", "accept"]


def test_a_fact_that_is_not_there(desk: Workspace) -> None:
    for decide in (desk.accept, desk.reject, desk.undo, desk.fact):
        with pytest.raises(NoSuchFactError) as caught:
            decide(999)
    for language in LANGUAGES:
        assert "999" in explain(caught.value, language)[0]


def test_the_queue_leaves_out_what_is_decided_meanwhile(desk: Workspace) -> None:
    queue = desk.review_queue()
    first = next(queue)
    desk.accept(first.id)
    second = row(desk, "SQL")
    desk.reject(second.id)
    assert [found.fact.quote for found in queue] == ["Python"]
    assert [found.fact.quote for found in desk.review_queue(field="salary")] == []


def test_the_market_counts_what_the_user_says(tmp_path: Path, versions: Versions) -> None:
    versions.stated = {"15-20K": {"min": 15000, "max": 20000, "currency": "CNY", "period": "month"}}
    with Workspace.create(tmp_path / "w", extract=versions) as workspace:
        workspace.add_text(TEXT, "ad", kind="ad")
        id_ = next(workspace.facts()).id
        assert workspace.market().pay.stated == 1
        workspace.reject(id_)
        assert workspace.market().pay.stated == 0
        workspace.undo(id_)
        assert workspace.market().pay.stated == 1


def test_what_repeats_a_rejected_fact_is_decided_apart(desk: Workspace, versions: Versions) -> None:
    """Python is rejected; a new version states it twice, and the user accepts the longer one alone."""
    assert desk.reject(row(desk, "Python").id) is not None
    versions.version += 1
    versions.stated = {"Python": "python", "熟悉Python": "python"}
    desk.extract_again()
    assert {found.stated.quote: found.status for found in desk.facts()} == {
        "Python": "rejected",
        "熟悉Python": "rejected",
    }
    assert desk.accept(row(desk, "熟悉Python").id).status == "accepted"
    assert row(desk, "Python").status == "rejected"


class Desk(RuleBasedStateMachine):
    """Any order of decisions and of new versions: what was decided last counts, and every fact cites its text."""

    QUOTES = ("Python", "熟悉Python", "SQL", "15-20K")

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.versions = Versions()
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = Workspace.create(Path(self.folder.name) / "w", extract=self.versions)
        self.workspace.add_text(TEXT, "ad", kind="ad")

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    def ids(self) -> list[int]:
        return [found.id for found in self.workspace.facts()]

    @rule(quotes=st.sets(st.sampled_from(QUOTES)), value=st.sampled_from(["python", 15]))
    def new_version(self, quotes: set[str], value: object) -> None:
        self.versions.version += 1
        self.versions.stated = dict.fromkeys(sorted(quotes), value)
        decided = [found.fact for found in self.workspace.facts() if found.status not in {"new", "rejected"}]
        self.workspace.extract_again()
        kept = [found.fact for found in self.workspace.facts() if found.status not in {"new", "rejected"}]
        for before in decided:
            assert any(before.value == after.value and before.field == after.field for after in kept)

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), value=st.integers(1, 3))
    def correct(self, data: st.DataObject, value: int) -> None:
        id_ = data.draw(st.sampled_from(self.ids()))
        assert self.workspace.correct(id_, value).fact.value == value

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(self.ids()))
        assert self.workspace.accept(id_).status in {"accepted", "corrected", "user"}

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def reject_and_undo(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(self.ids()))
        before = self.workspace.fact(id_)
        after = self.workspace.reject(id_)
        if after is not None and before.status != "rejected":
            assert after.status == "rejected"
            back = self.workspace.undo(id_)
            assert back is not None
            assert (back.fact, back.status) == (before.fact, before.status)

    @invariant()
    def cited(self) -> None:
        for found in self.workspace.facts():
            assert re.search(re.escape(found.fact.quote), TEXT)
        assert self.workspace.extract_again() == (0, 0)


Desk.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestDesk = Desk.TestCase
