"""Learn vectors and clusters of words from their neighbours: PPMI over two places on either side, cut by SVD."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from ashore.facts.ads.skills.lexicon import PAD, Lexicon
from ashore.facts.ads.skills.tokens import tokenise
from ashore.facts.ads.skills.weights import VECTOR_SCALE
from ashore.facts.ads.skills.words import norm
from ashore.text.folding import fold_chars

_NEIGHBOURS = (-2, -1, 1, 2)
_LENGTH = 3.0


def _sequences(texts: Iterable[str]) -> list[list[str]]:
    known: dict[str, str] = {}
    sequences = []
    for text in texts:
        words = tokenise(text, fold_chars(text)).words
        sequences.append([known[word] if word in known else known.setdefault(word, norm(word)) for word in words])
    return sequences


def _counts(sequences: list[list[str]], words: dict[str, int], contexts: dict[str, int]) -> sparse.csr_matrix:
    rows: list[int] = []
    columns: list[int] = []
    for sequence in sequences:
        own = [words.get(word, -1) for word in sequence]
        seen = [contexts.get(word, -1) for word in sequence]
        for place, word in enumerate(own):
            if word < 0:
                continue
            for side, offset in enumerate(_NEIGHBOURS):
                other = place + offset
                if 0 <= other < len(seen) and seen[other] >= 0:
                    rows.append(word)
                    columns.append(side * len(contexts) + seen[other])
    shape = (len(words), len(_NEIGHBOURS) * len(contexts))
    matrix = sparse.coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape).tocsr()
    matrix.sum_duplicates()
    return matrix


def _ppmi(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Positive pointwise mutual information, contexts smoothed by the power 0.75 (Levy, Goldberg, Dagan 2015)."""
    word = np.asarray(counts.sum(axis=1)).ravel()
    context = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    context /= context.sum()
    cells = counts.tocoo()
    information = np.log(cells.data / (word[cells.row] * context[cells.col]))
    kept = information > 0
    return sparse.csr_matrix((information[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)


def learn(
    texts: Iterable[str],
    annotated: Iterable[str],
    *,
    ads: int,
    dimensions: int = 80,
    clusters: tuple[int, int, int] = (64, 256, 1000),
    least: int = 3,
    contexts: int = 4000,
) -> Lexicon:
    """Return the words of ``texts`` that occur at least ``least`` times with vectors and clusters.

    Of words that the first ``ads`` texts, the ads among them, use less than twice, only such that occur a dozen
    times are kept: what else the descriptions of all trades speak of does not matter here.

    The words of ``annotated`` texts and ``PAD`` follow without vectors where they are rarer: they have numbers,
    so that pairs of them can be features.
    """
    sequences = _sequences(texts)
    counted = Counter(word for sequence in sequences for word in sequence)
    in_ads = Counter(word for sequence in sequences[:ads] for word in sequence)
    frequent = [word for word, count in counted.items() if count >= (least if in_ads[word] > 1 else 4 * least)]
    index = {word: number for number, word in enumerate(frequent)}
    seen = {word: number for number, (word, _) in enumerate(counted.most_common(contexts))}
    left, singular, _ = randomized_svd(
        _ppmi(_counts(sequences, index, seen)), min(dimensions, len(index) - 1), n_iter=4, random_state=0
    )
    vectors = left * np.sqrt(singular)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    labels: list[NDArray[np.int32]] = [
        MiniBatchKMeans(min(count, len(index)), random_state=0, batch_size=4096, n_init=3, max_iter=60)
        .fit(vectors)
        .labels_
        for count in clusters
    ]
    rare = {word for sequence in _sequences(annotated) for word in sequence} - index.keys()
    for word in (*sorted(rare), PAD):
        index[word] = len(index)
    kept = np.round(vectors * _LENGTH * VECTOR_SCALE) / VECTOR_SCALE  # as the file will hold them
    return Lexicon(index, np.stack(labels, axis=1).astype(np.uint16), kept.astype(np.float32))
