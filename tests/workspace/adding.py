"""Add files to a workspace in a process of its own, with an extractor light enough to be killed many times.

Usage: adding.py FOLDER KILL_AT FILE...

KILL_AT is the number of the SQL statement before which the process kills itself, 0 for never. Before the work
begins it prints ``ready``, after it the number of statements and of documents added.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

from ashore.documents.model import Document
from ashore.facts import Fact
from ashore.facts.model import cite
from ashore.workspace import Workspace

_WORD = re.compile(r"[A-Za-z]+")


def extract(document: Document) -> list[Fact]:
    """Take every word in Latin letters for a skill."""
    return [
        cite(
            document.name,
            document.text,
            word.start(),
            word.end(),
            "skill",
            word.group().lower(),
            extractor="test.words/1",
            strength="required",
        )
        for word in _WORD.finditer(document.text)
    ]


def main() -> None:
    folder, kill_at, *files = sys.argv[1:]
    seen = 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == int(kill_at):
            os.kill(os.getpid(), signal.SIGKILL)

    with Workspace.open(Path(folder), extract=extract) as workspace:
        workspace._store.database.connection.set_trace_callback(count)
        print("ready", flush=True)  # noqa: T201 - the parent reads it
        report = workspace.add(files, kind="ad")
        workspace._store.database.connection.set_trace_callback(None)
    print(seen, len(report.added), flush=True)  # noqa: T201 - see above


if __name__ == "__main__":
    main()
