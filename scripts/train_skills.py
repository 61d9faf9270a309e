"""Train the skill taggers and write the weights that ship.

    python scripts/train_skills.py                 cross-validate in the training ads
    python scripts/train_skills.py --write         train on all of them and write the weights

Needs the ``train`` dependencies and the annotated ads beside the project (or where ASHORE_SHARED points).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ashore.facts.ads.skills import weights
from skills_training import corpus, crossvalidate, recipe


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="train on every ad and write the weights")
    parser.add_argument("--out", type=Path, default=Path(weights.__file__).parent / weights.FILE)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()

    found = corpus.load(corpus.shared_folder())
    if options.write:
        weights.save(options.out, recipe.build(found.annotated, recipe.lexicon(found)))
        print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    else:
        crossvalidate.run(found, options.folds)


if __name__ == "__main__":
    main()
