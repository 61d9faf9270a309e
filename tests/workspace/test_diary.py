"""What the journal has for a week."""

from __future__ import annotations

from datetime import date, timedelta

from ashore.plans.week_model import Done, Meeting, Waiting
from ashore.workspace import Workspace
from ashore.workspace.diary import Diary, diary

PM = "ai_product_manager"
TODAY = date(2026, 11, 25)
MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def read(workspace: Workspace) -> Diary:
    return diary(workspace, MONDAY, TODAY, SUNDAY, timedelta(days=24), TODAY)


def test_what_was_done_since_monday_and_what_is_waited_for(workspace: Workspace) -> None:
    for days, count in ((40, 9), (26, 4), (22, 3), (10, 2), (1, 5)):
        workspace.log("applied", role=PM, count=count, on=ago(days), open_=True, today=TODAY)
    workspace.log("referral", role=PM, on=ago(2), today=TODAY)
    for days, hours in ((0, 1.5), (2, 0.5), (3, 8.0)):
        workspace.log("studied", hours=hours, on=ago(days), today=TODAY)
    workspace.log("studied", hours=4, today=TODAY)
    workspace.undo_outcome(today=TODAY)
    found = read(workspace)
    assert found.done == Done(2.0, 5, 1)
    assert found.waiting == Waiting(7, ago(2))
    assert found.meetings == ()


def test_interviews_of_the_week_are_those_still_to_come(workspace: Workspace) -> None:
    workspace.log("applied", role=PM, count=4, on=ago(20), today=TODAY)
    for at, company in (("2026-11-27 14:00", "Example"), ("2026-11-24 10:00", ""), ("2026-11-30", ""), ("", "")):
        workspace.log("interview", role=PM, on=ago(3), at=at, company=company, today=TODAY)
    (meeting,) = read(workspace).meetings
    assert (meeting.day, meeting.clock) == (date(2026, 11, 27), "14:00")
    assert meeting == Meeting(meeting.entry, date(2026, 11, 27), PM, "Example", "14:00")


def test_an_empty_journal(workspace: Workspace) -> None:
    assert read(workspace) == Diary((), None, Done())
