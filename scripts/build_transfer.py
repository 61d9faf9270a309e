"""Write what ships of O*NET for `ashore carries`: ratings, education, and how alike every two occupations are.

    python scripts/build_transfer.py FOLDER        FOLDER holds O*NET's tables

Weights of the likeness are fitted on one half of the origins; `evaluation/transfer.py` measures on the other.
The same tables give the same bytes.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))

from transfer_training.features import all_words, features
from transfer_training.fitting import blend, fit, training_half
from transfer_training.onet import Floats, Onet, Rated

TARGET: Final = Path(__file__).resolve().parent.parent / "src" / "ashore" / "person" / "data" / "onet_transfer.npz"
STEPS: Final = 65535
HUNDREDTHS: Final = 100
DESCRIBED_ALIKE: Final = 0.5
"""Cosine of words from which rated occupations stand in for one without ratings."""
STAND_INS: Final = 3
_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date in the archive, so that the same tables give the same bytes."""


def likeness(onet: Onet) -> tuple[dict[str, float], Floats]:
    """Return the weights by feature, and the likeness they give."""
    parts = features(onet)
    changers, _ = onet.changers()
    weights = fit(list(parts.values()), [onet.related(), changers], training_half(len(onet.codes)))
    named = {name: float(weight) for name, weight in zip(parts, weights, strict=True)}
    return named, blend(list(parts.values()), weights)


def stand_ins(folder: Path) -> dict[str, list[str]]:
    """Return for each occupation without ratings the rated ones described most alike, the most alike first."""
    every, rated = Onet(folder, every=True), Onet(folder).index
    alike = all_words(every)
    places = np.array([every.index[code] for code in rated])
    found = {}
    for code, row in every.index.items():
        best = places[np.argsort(-alike[row, places], kind="stable")[:STAND_INS]]
        if code not in rated and alike[row, best[0]] >= DESCRIBED_ALIKE:
            found[code] = [every.codes[place] for place in best]
    return found


def _words(words: tuple[str, ...]) -> NDArray[np.uint8]:
    return np.frombuffer("\0".join(words).encode(), np.uint8)


def _hundredths(values: Floats) -> NDArray[np.int16]:
    return np.round(np.where(np.isnan(values), -1.0, values * HUNDREDTHS)).astype(np.int16)


def arrays(onet: Onet, alike: Floats, instead: dict[str, list[str]]) -> dict[str, NDArray[np.generic]]:
    """Return what is written: ratings in hundredths (-1 unknown), likeness of pairs in equal steps."""
    pairs = alike[np.triu_indices(len(alike), 1)]
    steps = np.round((pairs - pairs.min()) / (pairs.max() - pairs.min()) * STEPS)
    found: dict[str, NDArray[np.generic]] = {
        "codes": _words(onet.codes),
        "titles": _words(tuple(onet.titles[code] for code in onet.codes)),
        "likeness": steps.astype(np.uint16),
        "education": _hundredths(onet.preparation()[:, 0]),
        "unrated.codes": _words(tuple(instead)),
        "unrated.titles": _words(tuple(onet.titles[code] for code in instead)),
        "unrated.instead": np.array(
            [[onet.index[code] for code in codes] for codes in instead.values()], np.int16
        ),
    }
    for domain, scales in (("skills", ("IM", "LV")), ("knowledge", ("IM", "LV")), ("work_styles", ("IM",))):
        rated: list[Rated] = [onet.rated(domain, scale) for scale in scales]
        found[f"{domain}.ids"] = _words(rated[0].ids)
        for scale, values in zip(scales, rated, strict=True):
            found[f"{domain}.{scale}"] = _hundredths(values.values)
    return found


def write(path: Path, parts: dict[str, NDArray[np.generic]]) -> None:
    """Write arrays as numpy reads them, with nothing in the file that changes from day to day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, part, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data.getvalue(), compresslevel=9)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the tables are")
    parser.add_argument("--out", type=Path, default=TARGET, help="the file to write")
    given = parser.parse_args()
    onet = Onet(given.folder)
    weights, alike = likeness(onet)
    for name, weight in weights.items():
        print(f"{weight:6.2f}  {name}")
    write(given.out, arrays(onet, alike, stand_ins(given.folder)))
    print(f"{len(onet.codes)} occupations, {given.out.stat().st_size / 1e6:.2f} MB: {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
