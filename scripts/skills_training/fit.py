"""Train one tagger: the features of each word by name, L-BFGS in crfsuite, weights back as arrays."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pycrfsuite

from ashore.facts.ads.skills.context import body, context
from ashore.facts.ads.skills.context import names as place_names
from ashore.facts.ads.skills.cues import Cues, find
from ashore.facts.ads.skills.lexicon import PAD, PLAN, VECTOR_OFFSETS, Lexicon
from ashore.facts.ads.skills.lexicon import names as word_names
from ashore.facts.ads.skills.tagger import LABELS, Tagger, Weights, chains
from ashore.facts.ads.skills.tokens import Tokens, tokenise
from ashore.facts.ads.skills.words import cue, marks, norm, right, shape
from ashore.text.folding import fold_chars
from skills_training.align import align
from skills_training.corpus import Ad

PAIRS = ("w-1w", "w+1w")


@dataclass(frozen=True)
class Options:
    """Of crfsuite: strengths of L1 and L2, iterations."""

    c1: float = 0.05
    c2: float = 0.2
    iterations: int = 50


@dataclass(frozen=True)
class Example:
    """An ad as the trainer reads it: one dictionary of features a word, one label a word, its chains."""

    features: list[dict[str, float]]
    labels: list[str]
    chains: list[tuple[int, int]]


def features(lexicon: Lexicon, tokens: Tokens, found: Cues) -> list[dict[str, float]]:
    """Return the features of each word, by the names under which the tagger looks them up."""
    known = [norm(word) for word in tokens.words]
    at = context(
        np.array(tokens.starts, np.intp),
        np.array([cue(word) for word in known], np.intp),
        np.array([right(word) for word in known], np.intp),
        np.array([marks(word) for word in tokens.words], np.intp),
        found,
    )
    words = [PAD] * max(PLAN) + tokens.words + [PAD] * max(PLAN)
    attributes = [lexicon.attributes(word) for word in words]
    vectors = [lexicon.vector(word) for word in words]
    rows = []
    for index in range(len(tokens.words)):
        here = index + max(PLAN)
        row = dict.fromkeys(place_names(at, index, shape(words[here])), 1.0)
        for offset in PLAN:
            row |= dict.fromkeys(word_names(attributes[here + offset], offset), 1.0)
        before, own, behind = (attributes[here + offset]["w"] for offset in (-1, 0, 1))
        row[f"{PAIRS[0]}={before} {own}"] = 1.0
        row[f"{PAIRS[1]}={own} {behind}"] = 1.0
        for offset in VECTOR_OFFSETS:
            vector = vectors[here + offset]
            if vector is not None:
                row |= {f"e{offset}.{d}": float(x) for d, x in enumerate(vector)}
        rows.append(row)
    return rows


def example(lexicon: Lexicon, ad: Ad) -> Example:
    """Return an annotated ad as the trainer reads it, without its header."""
    folded = fold_chars(ad.text)
    tokens, found = tokenise(ad.text, folded), find(ad.text, folded)
    labels = ["O"] * len(tokens.words)
    for i, j, kind in align(ad, tokens):
        labels[i:j] = [f"B-{kind}", *[f"I-{kind}"] * (j - i - 1)]
    start = body(ad.text, found)
    first = int(np.searchsorted(tokens.starts, start))
    begins, lengths = chains(np.array([marks(word) for word in tokens.words], np.intp), first)
    return Example(
        features(lexicon, tokens, found),
        labels,
        [(int(b), int(b + n)) for b, n in zip(begins, lengths, strict=True)],
    )


def train(examples: list[Example], file: Path, options: Options) -> None:
    """Train with crfsuite into its own file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in examples:
        for i, j in one.chains:
            trainer.append(pycrfsuite.ItemSequence(one.features[i:j]), one.labels[i:j])
    trainer.set_params(
        {
            "c1": options.c1,
            "c2": options.c2,
            "max_iterations": options.iterations,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(file))


def export(file: Path, lexicon: Lexicon) -> Weights:
    """Read the weights out of crfsuite's file."""
    trained = pycrfsuite.Tagger()
    trained.open(str(file))
    info = trained.info()
    column = {label: number for number, label in enumerate(LABELS)}
    rows: dict[str, np.ndarray] = {}
    pairs: dict[int, np.ndarray] = {}
    for (name, label), weight in info.state_features.items():
        if weight == 0 or label not in column:
            continue
        family, _, rest = name.partition("=")
        if family in PAIRS:
            left, behind = rest.split(" ")
            key = lexicon.index[left] * len(lexicon.index) + lexicon.index[behind]
            row = pairs.setdefault(key, np.zeros(2 * len(LABELS), np.float32))
            row[PAIRS.index(family) * len(LABELS) + column[label]] = weight
        else:
            rows.setdefault(name, np.zeros(len(LABELS), np.float32))[column[label]] = weight
    transitions = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for (before, behind), weight in info.transitions.items():
        transitions[column[before], column[behind]] = weight
    keys = sorted(pairs)
    return Weights(
        {name: number for number, name in enumerate(rows)},
        np.stack(list(rows.values())).astype(np.float16).astype(np.float32),
        np.array(keys, np.int64),
        np.array([pairs[key] for key in keys], np.float16).reshape(-1, 2 * len(LABELS)).astype(np.float32),
        transitions,
    )


def tagger(file: Path, lexicon: Lexicon, tilt: tuple[float, ...]) -> Tagger:
    """Return crfsuite's file as a tagger."""
    return Tagger(lexicon, export(file, lexicon), np.array(tilt, np.float32))


def fit(examples: list[Example], lexicon: Lexicon, options: Options, tilt: tuple[float, ...]) -> Tagger:
    """Return a trained tagger."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.crfsuite"
        train(examples, file, options)
        return tagger(file, lexicon, tilt)
