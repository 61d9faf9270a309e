"""The status vocabulary: every word is one status, and what people write is read."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from ashore.journal.kinds import NONE, STATUSES, Status, aliases, label, nearest, read_status
from ashore.text.folding import fold_key


def test_no_words_are_two_statuses() -> None:
    """Not even by way of a pattern, or folded."""
    read = tomllib.loads(resources.files("ashore.journal").joinpath("kinds.toml").read_text(encoding="utf-8"))
    owners: dict[str, set[str]] = {}
    for key, said in read.items():
        about = said.get("about", {})
        written = [key, said["zh"], said["en"], *said["aliases"]]
        written += [*about.get("application", ()), *about.get("interview", ())]
        for words in written:
            owners.setdefault(fold_key(words), set()).add(key)
            status = read_status(words)
            assert status is not None
            assert (status.kind or NONE) == key, words
    assert len(owners) > 350
    assert {words: keys for words, keys in owners.items() if len(keys) > 1} == {}
    assert set(read) == {*STATUSES, NONE}
    assert len(aliases()) == len(owners)


def test_every_status_has_a_label_of_its_own_in_both_languages() -> None:
    for language in ("zh", "en"):
        labels = [label(kind, language) for kind in (*STATUSES, NONE)]
        assert len(set(labels)) == len(labels)
    assert (label("applied", "zh"), label("silence", "zh"), label("silence", "en")) == (
        "已投递", "没有回音", "no answer",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("已投", Status("applied")),
        (" 投递成功！", Status("applied")),
        ("待反馈", Status("applied")),
        ("筛选中", Status("applied")),
        ("笔試", Status("test")),
        ("测评", Status("test")),
        ("一面", Status("interview", None, 1)),
        ("二面通过", Status("interview", None, 2)),
        ("第3轮面试", Status("interview", None, 3)),
        ("已约二面", Status("interview", None, 2)),
        ("终面", Status("interview")),
        ("ＨＲ面", Status("interview")),
        ("面试中", Status("interview")),
        ("已约面", Status("interview")),
        ("口头offer", Status("offer")),
        ("已接受", Status("accepted")),
        ("已拒 Offer", Status("declined")),
        ("挂了", Status("rejected")),
        ("❌ 已拒", Status("rejected")),
        ("一面挂", Status("rejected", "interview", 1)),
        ("简历挂", Status("rejected", "application")),
        ("不合適", Status("rejected")),
        ("感谢信", Status("rejected")),
        ("已读不回", Status("silence")),
        ("石沉大海", Status("silence")),
        ("面试后没有回音", Status("silence", "interview")),
        ("主动放弃", Status("withdrew")),
        ("撤回", Status("withdrew")),
        ("Applied", Status("applied")),
        ("SUBMITTED", Status("applied")),
        ("In review", Status("applied")),
        ("Phone Screen", Status("test")),
        ("on-site", Status("interview")),
        ("Round 2", Status("interview", None, 2)),
        ("2nd interview", Status("interview", None, 2)),
        ("Second round interview", Status("interview", None, 2)),
        ("ghosted", Status("silence")),
        ("no response", Status("silence")),
        ("Rejected after interview", Status("rejected", "interview")),
        ("rejected after round 3", Status("rejected", "interview", 3)),
        ("declined", Status("declined")),
        ("Offer accepted", Status("accepted")),
        ("withdrawn", Status("withdrew")),
        ("wishlist", Status(None)),
        ("已收藏", Status(None)),
    ],
)
def test_what_people_write_is_read(written: str, status: Status) -> None:
    assert read_status(written) == status


@pytest.mark.parametrize(
    ("written", "near"),
    [("面試结束了吧", "面试"), ("rejekted", "rejected"), ("ghostd", "ghost"), ("已投递了哦", "已投递")],
)
def test_what_is_not_known_is_told_with_the_nearest(written: str, near: str) -> None:
    assert read_status(written) is None
    assert near in nearest(written)
    assert len(nearest(written)) <= 3


@pytest.mark.parametrize("written", ["", "🎉", "玄学", "第九轮面试", "round 12"])
def test_nothing_is_guessed(written: str) -> None:
    assert read_status(written) is None
