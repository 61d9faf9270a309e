"""Make the generated table of the evidence pack: where each reported fact stands in its article.

usage: build_pack.py [--check]

Reads src/ashore/packs/data/*.toml, and the articles of ../shared (or ASHORE_SHARED); writes places.tsv beside the
TOML. With --check it writes nothing and fails where it would change.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from ashore.packs.load import spans
from ashore.packs.marks import Keyed, key, mark_of

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "src" / "ashore" / "packs" / "data"


def shared() -> Path:
    """Return the folder of articles and annotations."""
    folder = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        sys.exit(f"no articles in {folder}: set ASHORE_SHARED to the folder that holds seeds/ and gold/")
    return folder


def places(folder: Path) -> str:
    """Return places.tsv: one line a fact, with what a reader counts and what its quote is recognised by."""
    lines = ["# id\tsection\tparagraph\tstart\tend\tlength\tcrc32 of the head\tsha256 (first digits)"]
    sources = {
        row["id"]: row for row in tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))["source"]
    }
    for file in sorted((DATA / "articles").glob("*.toml")):
        article = tomllib.loads(file.read_text(encoding="utf-8"))
        source = sources[article["source"]]
        text = seed(folder, source)
        keyed, outline = key(text), list(paragraphs(text, source["headings"]))
        starts = [keyed.span(i, i + 1)[0] for i in range(len(keyed.text))]
        for ident, start, end in spans(article):
            mark = mark_of(window(keyed, starts, start, end))
            section, paragraph = next((s, p) for low, high, s, p in outline if low <= start < high)
            cells = (ident, section, paragraph, start, end, mark.length, f"{mark.head:08x}", mark.digest)
            lines.append("\t".join(map(str, cells)))
    return "\n".join(lines) + "\n"


def seed(folder: Path, source: dict[str, Any]) -> str:
    """Return the text that offsets count in; any other text would make wrong marks in silence."""
    (file,) = (folder / "seeds").glob(f"{source['seed']}_*")
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != source["seed_sha256"]:
        sys.exit(f"{file.name} is not the text that the offsets of {source['id']} count in")
    return raw.decode("utf-8")


def window(keyed: Keyed, starts: list[int], start: int, end: int) -> str:
    """Return the keyed text of ``original[start:end]``."""
    return keyed.text[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]


def paragraphs(text: str, headings: Iterable[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, section and number in the section of every line that says something."""
    begins = frozenset(headings)
    section = paragraph = 0
    for line in re.finditer(r"[^\n]+", text):
        if line.start() in begins:
            section, paragraph = section + 1, 0
        elif line.group().strip(" -|*") and not line.group().startswith("!["):
            paragraph += 1
        yield *line.span(), section, paragraph


def main() -> None:
    """Write, or check, the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="fail where the table would change; write nothing")
    check = parser.parse_args().check
    file = DATA / "places.tsv"
    table = places(shared())
    if check and file.read_text(encoding="utf-8") != table:
        sys.exit(f"{file.name} is not what the data files give: run scripts/build_pack.py")
    if not check:
        file.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
