"""Write a journal in a process of its own that may be killed at any moment.

Usage: journalling.py enter|import FOLDER KILL_AT FILE

KILL_AT is the number of the SQL statement before which the process kills itself, 0 for never. It prints ``ready``
before the work begins, the number of every entry that is written as soon as it is, and ``done`` with the number of
statements after it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from ashore.journal.importing import open_table
from ashore.workspace import Workspace

TODAY = date(2026, 11, 25)
STEPS = 24
ROLES = ("ai_product_manager", "llm_application")


def enter(workspace: Workspace, confirm: Callable[[int], None]) -> None:
    """Type entries one by one: applications and what came of them, slips put right, some taken back.

    What is there already is left as it is: a form that is sent again after a crash.
    """
    for step in range(STEPS):
        day = TODAY - timedelta(days=STEPS - step)
        entry = workspace.log(
            "applied", role=ROLES[step % 2], company=f"公司{step}", on=day, open_=True, today=TODAY, key=f"a{step}"
        )
        confirm(entry.id)
        if step % 3 == 0 and workspace.is_counting(entry.id):
            confirm(workspace.correct_outcome(entry.id, today=TODAY, city="杭州", key=f"c{step}").id)
        if step % 4 == 0:
            said = {"role": ROLES[step % 2], "company": f"公司{step}", "on": day, "today": TODAY}
            confirm(workspace.log("interview", **said, key=f"i{step}").id)  # type: ignore[arg-type]
            if step % 8 == 0:
                confirm(workspace.log("rejected", **said, about="interview", key=f"r{step}").id)  # type: ignore[arg-type]
        if step % 5 == 1:
            slip = workspace.log("studied", hours=3, on=day, today=TODAY, key=f"s{step}")
            if workspace.is_counting(slip.id):
                workspace.undo_outcome(slip.id, today=TODAY)
            confirm(slip.id)


def bring(workspace: Workspace, file: Path, confirm: Callable[[int], None]) -> None:
    """Read a table and write what it says."""
    reading = workspace.read_ledger(open_table(file.read_bytes(), file.name), today=TODAY)
    for entry in workspace.write_ledger(reading, today=TODAY).entries:
        confirm(entry.id)


def main() -> None:
    task, folder, kill_at, file = sys.argv[1:]
    seen = 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == int(kill_at):
            os.kill(os.getpid(), signal.SIGKILL)

    def confirm(number: int) -> None:
        print(number, flush=True)  # noqa: T201 - the parent reads it

    with Workspace.open(Path(folder)) as workspace:
        workspace._store.database.connection.set_trace_callback(count)
        print("ready", flush=True)  # noqa: T201 - see above
        if task == "enter":
            enter(workspace, confirm)
        else:
            bring(workspace, Path(file), confirm)
        workspace._store.database.connection.set_trace_callback(None)
    print("done", seen, flush=True)  # noqa: T201 - see above


if __name__ == "__main__":
    main()
