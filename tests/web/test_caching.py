"""What is kept is right: made once for one state of the workspace, and again after any change."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

from ashore import Workspace
from ashore.interfaces.web.caching import KEPT, Kept
from ashore.interfaces.web.paging import address, pager

AD = "AI产品经理\n15-20K\n上海 3-5年 本科\n要求：熟悉Python。\n"


def test_the_same_question_is_answered_once_a_state() -> None:
    made: list[int] = []
    kept = Kept()

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [kept.get("a", "1", make), kept.get("a", "1", make), kept.get("b", "1", make)] == [0, 0, 1]
    assert kept.get("a", "2", make) == 2
    assert kept.get("b", "2", make) == 3, "what held for the state before is gone"


def test_the_oldest_is_forgotten_first() -> None:
    kept = Kept()
    for number in range(KEPT + 5):
        kept.get(number, "1", lambda number=number: number)  # type: ignore[misc]
    assert kept.get(KEPT + 4, "1", lambda: -1) == KEPT + 4
    assert kept.get(0, "1", lambda: -1) == -1


def test_two_that_ask_at_once_compute_once() -> None:
    kept, together, made = Kept(), Barrier(2), []

    def make() -> str:
        made.append(1)
        return "found"

    def ask() -> None:
        together.wait(10)
        kept.get("a", "1", make)

    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_the_stamp_changes_with_every_change_and_not_by_looking(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        stamps = [workspace.shelf.stamp()]

        def changed() -> bool:
            stamps.append(workspace.shelf.stamp())
            return stamps[-1] not in stamps[:-1]

        workspace.add_text(AD, "ad.txt", kind="ad")
        assert changed()
        row = next(workspace.facts(field="salary"))
        for change in (workspace.accept, workspace.undo, workspace.reject):
            change(row.id)
            assert changed(), change
        workspace.log("applied", role="ai_trainer", count=3)
        assert changed()
        list(workspace.facts())
        workspace.market()
        assert not changed()
    with Workspace.open(folder) as workspace:
        first = workspace.shelf.stamp()
    with Workspace.open(folder) as workspace:
        assert workspace.shelf.stamp() == first


def test_pages_of_a_list() -> None:
    middle = pager("/x", "2", 120, kind="ad")
    assert (middle.first, middle.until, middle.last) == (51, 100, 3)
    assert (middle.before, middle.after) == ("/x?kind=ad", "/x?kind=ad&page=3")
    assert pager("/x", "99", 120).number == 3
    for odd in ("", "-1", "0", "x", "9" * 40, "²"):
        assert pager("/x", odd, 120).number == 1
    empty = pager("/x", "1", 0)
    assert (empty.first, empty.until, empty.after) == (0, 0, "")
    assert address("/x", a="", b="é&") == "/x?b=%C3%A9%26"
