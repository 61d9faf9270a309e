"""Play eight weeks of a person's journal, and write docs/a-month.md and what the tests compare with.

    python scripts/month.py

It decides nine times and looks through all numbers each time, which takes about a minute.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from a_month.playing import play
from a_month.telling import KEPT, PAGES, kept_file, page, tell
from ashore.words import LANGUAGES


def main() -> int:
    """Write the Sundays and the pages."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        for number, sunday in enumerate(play(Path(folder) / "workspace")):
            sys.stderr.write(f"{sunday.day}\n")
            for language in LANGUAGES:
                kept_file(number, language).write_text(tell(sunday, language), encoding="utf-8", newline="\n")
    for language in LANGUAGES:
        PAGES[language].write_text(page(language), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
