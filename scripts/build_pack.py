"""Make the generated tables of the evidence pack: where each reported fact stands, and what annotated ads ask for.

usage: build_pack.py [--check]

Reads src/ashore/packs/data/*.toml, and the articles and annotated ads of ../shared (or ASHORE_SHARED); writes
places.tsv and asked.tsv beside the TOML. With --check it writes nothing and fails where they would change.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import json
import os
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from ashore.packs.load import spans
from ashore.packs.marks import Keyed, key, mark_of

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "src" / "ashore" / "packs" / "data"

SKILLS: Final = 12
FEWEST: Final = 5
"""Annotated ads of a family below which their counts are not shipped."""


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


def asked(folder: Path) -> str:
    """Return asked.tsv: per role family, number of annotated ads, and how many of them ask for what."""
    lines = ["# role family\tads\teducation\tskills named by most ads"]
    ads: defaultdict[str, list[list[dict[str, Any]]]] = defaultdict(list)
    for name in ("job_ads_train.jsonl", "job_ads_dev.jsonl"):
        for line in (folder / "gold" / name).read_text(encoding="utf-8").splitlines():
            facts = json.loads(line)["facts"]
            for family in {fact["value"] for fact in facts if fact["field"] == "role_family"}:
                ads[family].append(facts)
    for family, stated in sorted(ads.items()):
        if len(stated) >= FEWEST and family != "other":
            education = counts({f["value"] for f in facts if f["field"] == "education"} for facts in stated)
            skills = counts(
                {str(f["value"]) for f in facts if f["field"] == "skill" and f.get("strength") != "negated"}
                for facts in stated
            )
            lines.append(f"{family}\t{len(stated)}\t{cell(education)}\t{cell(skills[:SKILLS])}")
    return "\n".join(lines) + "\n"


def counts(stated: Iterable[set[str]]) -> list[tuple[str, int]]:
    """Return in how many ads each value stands, most frequent first; one that a single ad names says nothing.

    Spellings that differ in case alone are one value, shown in its most frequent spelling.
    """
    ads: Counter[str] = Counter()
    spellings: Counter[str] = Counter()
    for values in stated:
        ads.update({value.lower() for value in values})
        spellings.update(values)
    shown = {value.lower(): value for value, _ in reversed(spellings.most_common())}
    return sorted(((shown[low], n) for low, n in ads.items() if n > 1), key=lambda pair: (-pair[1], pair[0]))


def cell(pairs: Iterable[tuple[str, int]]) -> str:
    """Return name=number pairs as one cell."""
    return " | ".join(f"{name}={number}" for name, number in pairs)


def main() -> None:
    """Write, or check, both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="fail where a table would change; write nothing")
    check = parser.parse_args().check
    folder = shared()
    for name, table in (("places.tsv", places(folder)), ("asked.tsv", asked(folder))):
        file = DATA / name
        if check and file.read_text(encoding="utf-8") != table:
            sys.exit(f"{name} is not what the data files give: run scripts/build_pack.py")
        if not check:
            file.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
