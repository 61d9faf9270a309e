"""The ads that are measured: 3,353 real ones where ``../shared`` stands, else ads made of the samples."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Language = Literal["zh", "en"]

ROOT: Final = Path(__file__).resolve().parent.parent
SEED: Final = 2026
_HAN: Final = re.compile(r"[一-鿿]")
_CHINESE: Final = 0.2
"""Share of Chinese characters from which an ad counts as Chinese; the rest is English."""


@dataclass(frozen=True, slots=True)
class Ad:
    """An ad as it lies in a file of JSON lines."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Pool:
    """Ads and the gazetteer that the baselines look for."""

    ads: tuple[Ad, ...]
    terms: tuple[str, ...]
    source: str
    """Where both come from, in a sentence for the report."""

    def of(self, language: Language) -> list[Ad]:
        """Return the ads of one language."""
        return [ad for ad in self.ads if language_of(ad.text) == language]

    def sample(self, language: Language, count: int) -> tuple[list[Ad], list[Ad]]:
        """Return ``count`` ads of a language to measure, and others of it to warm up with; always the same."""
        ads = self.of(language)
        random.Random(SEED).shuffle(ads)
        while len(ads) < count + 50:
            ads = ads + ads
        return ads[:count], ads[count : count + 50]


def language_of(text: str) -> Language:
    """Return the language by the share of Chinese characters."""
    return "zh" if len(_HAN.findall(text)) > _CHINESE * len(text) else "en"


def load() -> Pool:
    """Return the pool of this machine."""
    shared = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
    ads = shared / "data" / "jds" / "jds.jsonl.gz"
    if not ads.is_file():
        return _own()
    gazetteers = shared / "data" / "gazetteers"
    with gzip.open(ads, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    english = json.loads((gazetteers / "skills_en_32k.json").read_text(encoding="utf-8"))
    labels = (gazetteers / "zh_lagou_position_labels.tsv").read_text(encoding="utf-8").splitlines()
    terms = sorted({str(term).lower() for term in english} | {line.split("\t")[0].lower() for line in labels})
    return Pool(
        tuple(Ad(str(row["id"]), row["text"]) for row in rows),
        tuple(term for term in terms if term.strip()),
        f"{len(rows):,} real ads; the baselines look for the {len(terms):,} terms of two public skill lists",
    )


def _own() -> Pool:
    """Return ads put together from the lines of the samples, and the product's own skills as the gazetteer."""
    from ashore.packs.samples import documents
    from ashore.vocabulary import load as load_vocabulary

    samples = [document.text for document in documents() if document.kind == "ad"]
    texts = [
        text
        for language in ("zh", "en")
        for text in _mixed([t for t in samples if language_of(t) == language], 600)
    ]
    terms = {surface.lower() for term in load_vocabulary().terms("skills") for surface in term.surfaces}
    return Pool(
        tuple(Ad(f"own-{number}", text) for number, text in enumerate(texts)),
        tuple(sorted(terms)),
        "ads put together from the lines of our own samples, because ../shared is not here; "
        f"the baselines look for our own {len(terms):,} skills",
    )


def _mixed(texts: list[str], count: int, seed: int = SEED) -> Iterator[str]:
    """Yield different texts: the first lines of one, and lines of two others in a new order."""
    chance = random.Random(seed)
    lines = [[line for line in re.split(r"\n+|(?<=[；;。])", text) if line.strip()] for text in texts]
    lines = [text for text in lines if len(text) > 3] or lines
    for _ in range(count):
        head, *others = (chance.choice(lines) for _ in range(3))
        body = [line for text in others for line in text[2:]] or others[0]
        yield "\n".join([*head[:3], *chance.sample(body, k=min(len(body), chance.randint(6, 16)))])


def repeated(pool: Pool, count: int, path: Path) -> None:
    """Write ``count`` ads as JSON lines: the pool over and over, each time under other ids."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(count):
            ad = pool.ads[number % len(pool.ads)]
            file.write(json.dumps({"id": f"{number}-{ad.id}", "text": ad.text}, ensure_ascii=False) + "\n")


def different(pool: Pool, count: int, path: Path) -> None:
    """Write ``count`` ads as JSON lines, no two with one text: a workspace would hold a repeated ad once."""
    texts = _mixed([ad.text for ad in pool.of("zh")], count)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"ad-{number}", "text": f"{text}\n{number}"}, ensure_ascii=False) + "\n")
