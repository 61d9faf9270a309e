"""Learn how much each feature of an ad counts for each role family, and write ``role_weights.tsv``.

Multinomial logistic regression around a prior: a family's own features start with the weight they would have
without any training (``ashore.facts.ads.roles.PRIOR``), and the annotated ads move them. So families with few or
no annotated ads still work. Where the annotation names a runner-up, either is right.

Runs where the annotated ads of ``../shared`` are (or ``ASHORE_SHARED``); needs the dependency group ``train``.
With ``--check``, nothing is written and the share of right answers in cross-validation is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from ashore.documents import Document
from ashore.facts.ads import roles
from ashore.facts.ads.fields import read_ad
from ashore.text.folding import fold
from ashore.vocabulary import load

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ASHORE_SHARED", ROOT.parent / "shared"))
TARGET = ROOT / "src/ashore/facts/ads/role_weights.tsv"
RIDGE = 0.6
FOLDS = 8

Matrix = NDArray[np.float64]


def samples() -> tuple[list[dict[str, float]], list[tuple[str, ...]]]:
    """Return the features of every annotated ad, and the families that are right for it."""
    gold = {row["id"]: row["facts"] for row in _rows(SHARED / "gold" / "job_ads_train.jsonl")}
    vocabulary = load()
    words = roles.role_words(vocabulary)
    described, right = [], []
    for row in _rows(SHARED / "data" / "jds" / "jds.jsonl.gz"):
        facts = gold.get(row["id"])
        role = next((fact for fact in facts or () if fact["field"] == "role_family"), None)
        if role is None:
            continue
        ad, header = read_ad(Document(row["id"], row["text"], kind="ad"), vocabulary)
        title = next((found for found in header.found if found.field == "title"), None)
        if title is None:
            continue
        name = fold(ad.quote((title.start, title.end))).text
        described.append(roles.features(name, ad.folded[ad.body :], words))
        others = role.get("alt", [])
        right.append((role["value"], *([others] if isinstance(others, str) else others)))
    return described, right


def _rows(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def fit(inputs: Matrix, targets: Matrix, prior: Matrix) -> Matrix:
    """Minimise the negative log likelihood plus RIDGE times the squared distance from the prior."""
    shape = prior.shape

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(shape)
        logits = inputs @ weights.T
        logits -= logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(axis=1, keepdims=True)
        cost = -np.log((chances * targets).sum(axis=1)).sum() + RIDGE * ((weights - prior) ** 2).sum()
        slope = (chances - targets).T @ inputs + 2 * RIDGE * (weights - prior)
        return float(cost), slope.ravel()

    found = minimize(loss, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x).reshape(shape)


def cross_validate(
    inputs: Matrix, targets: Matrix, prior: Matrix, right: list[tuple[str, ...]], names: list[str]
) -> float:
    """Return the share of ads whose family is right when it was learnt from the others."""
    order = np.random.default_rng(0).permutation(len(right))
    hits = 0
    for fold_number in range(FOLDS):
        held = order[fold_number::FOLDS]
        rest = np.setdiff1d(order, held)
        weights = fit(inputs[rest], targets[rest], prior)
        hits += sum(
            names[best] in right[i]
            for i, best in zip(held, (inputs[held] @ weights.T).argmax(axis=1), strict=True)
        )
    return hits / len(right)


def main() -> int:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="cross-validate and write nothing")
    arguments = parser.parse_args()
    if not (SHARED / "gold").is_dir():
        print("The annotated ads are not here: set ASHORE_SHARED to their folder.")
        return 2
    described, right = samples()
    families = list(roles.role_words(load()).families)
    kinds = [f"{kind}:{family}" for kind in roles.PRIOR for family in families]
    names = ["always", *roles.CROSSED, *kinds]
    inputs = np.array([[row.get(name, 0.0) for name in names] for row in described])
    targets = np.array([[float(family == answer[0]) for family in families] for answer in right])
    prior = np.array([[roles.prior_weight(name, family) for name in names] for family in families])
    share = cross_validate(inputs, targets, prior, right, families)
    print(f"{len(right)} ads, {FOLDS}-fold cross-validation: {share:.3f} right")
    if arguments.check:
        return 0
    weights = fit(inputs, targets, prior)
    with TARGET.open("w", encoding="utf-8", newline="\n") as out:
        out.write("# Weights of role families (columns) by feature (rows); written by scripts/train_roles.py.\n")
        out.write("\t".join(["feature", *families]) + "\n")
        for column, name in enumerate(names):
            out.write("\t".join([name, *(f"{value:.3g}" for value in weights[:, column])]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
