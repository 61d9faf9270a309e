"""Further opinions on a Chinese title, beside the model of names: meaning, writing, definitions, an embedding.

They were not learnt for linking, and so err elsewhere: the title vectors of `ashore.vocabulary.titles` know the
meaning of words, the characters of everyday names how a title is written, and the definitions and tasks of the
classification what is done. Each gives every code a score, the score of its best name; what they count for was set
on published names that were held out (docs/occupations.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from ashore.text.folding import fold_chars
from ashore.vocabulary.load import Vocabulary
from ashore.vocabulary.occupations.catalogue import TOGETHER, catalogue
from ashore.vocabulary.occupations.cleaning import is_chinese
from ashore.vocabulary.occupations.features import grams
from ashore.vocabulary.occupations.linear import Model, read

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ashore.vocabulary.titles import Embedder
    from ashore.vocabulary.titles.characters import Characters
    from ashore.vocabulary.titles.reading import Lexicon

MEANING: Final = 12.0
"""What a cosine of 1 with a published name adds to the score of its code, by title vectors."""
WRITING: Final = 8.0
"""The same with a name of the hub, by characters."""
DEFINITION: Final = 20.0
"""The same with a definition; these are long, and cosines with them small."""
EMBEDDING: Final = 4.0
"""The same with a published name, by an embedding."""
_CHUNK: Final = 512


@dataclass(frozen=True, eq=False)
class Opinions:
    """What the opinions are formed from.

    Attributes
    ----------
    count
        How many codes there are.
    meaning, meant
        Vectors of the published names (names x dimensions) in the order of their codes, and these.
    characters, written
        Names of the hub in the order of their codes, and these.
    definitions, defined
        A model whose rows are the definitions, and the places of its codes.
    sentences
        Vectors of the published names by the embedder, where there is one.
    """

    count: int
    lexicon: Lexicon
    meaning: NDArray[np.float32]
    meant: NDArray[np.int64]
    characters: Characters
    written: NDArray[np.int64]
    definitions: Model
    defined: NDArray[np.int64]
    embedder: Embedder | None
    sentences: NDArray[np.float64] | None

    def scores(self, titles: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return what is added to scores (titles x codes), and how like a name of the hub titles are written."""
        import numpy as np

        found, like = np.zeros((len(titles), self.count)), np.zeros(len(titles))
        for start in range(0, len(titles), _CHUNK):
            some = titles[start : start + _CHUNK]
            rows = found[start : start + len(some)]
            writing = self.characters.cosines(some)
            like[start : start + len(some)] = writing.max(axis=1)
            _raise(rows, MEANING * (_vectors(self.lexicon, some) @ self.meaning.T), self.meant)
            _raise(rows, WRITING * writing, self.written)
            for row, title in zip(rows, some, strict=True):
                row[self.defined] += DEFINITION * self.definitions.logits(grams(title))
            if self.embedder is not None and self.sentences is not None:
                _raise(rows, EMBEDDING * (self.embedder.encode(some) @ self.sentences.T), self.meant)
        return found, like


def _raise(rows: NDArray[np.float64], scores: NDArray[np.floating], codes: NDArray[np.int64]) -> None:
    """Add to every code the score of its best name; names stand in the order of their codes."""
    import numpy as np

    owned, starts = np.unique(codes, return_index=True)
    rows[:, owned] += np.maximum(np.maximum.reduceat(scores, starts, axis=1), 0.0)


def _vectors(lexicon: Lexicon, titles: Sequence[str]) -> NDArray[np.float32]:
    import numpy as np

    from ashore.vocabulary.titles import encoder

    return encoder.shipped().encode([lexicon.read(title) for title in titles]).astype(np.float32)


@lru_cache(maxsize=4)
def opinions(vocabulary: Vocabulary, codes: tuple[str, ...], embedder: Embedder | None = None) -> Opinions:
    """Prepare the opinions on codes for a vocabulary; with an embedder this takes it all published names."""
    import numpy as np

    from ashore.vocabulary.titles.characters import Characters
    from ashore.vocabulary.titles.reading import lexicon

    known = catalogue(vocabulary)
    place = {code: i for i, code in enumerate(codes)}
    published = sorted(
        {
            (place[code], fold_chars(name))
            for code, own in known.csco.items()
            if code in place
            for name in (own, *known.aliases[code])
        }
    )
    everyday = sorted(
        {
            (place[entry.csco], fold_chars(name))
            for entry in known.entries
            if entry.csco in place
            for name in entry.names
            if is_chinese(name) and TOGETHER not in name
        }
    )
    names = [name for _, name in published]
    words = lexicon(vocabulary)
    definitions = read(resources.files(__package__).joinpath("data", "definitions.npz"))
    return Opinions(
        len(codes),
        words,
        _vectors(words, names),
        np.array([code for code, _ in published]),
        Characters.of([name for _, name in everyday]),
        np.array([code for code, _ in everyday]),
        definitions,
        np.array([place[code] for code in definitions.codes]),
        embedder,
        None if embedder is None else embedder.encode(names),
    )
