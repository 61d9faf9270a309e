"""Link any job title, Chinese or English, to a CSCO code, an O*NET-SOC code and a role family of ours.

A title is cleaned, and described by its pieces; a linear model gives every code a score, known names that stand in
a Chinese title raise those of their codes, the more the longer they are and where they end it, and further
opinions (`ashore.vocabulary.occupations.opinions`) are added. The other classification, and the role, come from
the hub entry that is most like the title.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final, cast

from ashore.text.folding import fold_chars
from ashore.vocabulary.load import Vocabulary
from ashore.vocabulary.occupations.catalogue import Catalogue, Entry, Name, catalogue
from ashore.vocabulary.occupations.cleaning import LONGEST, is_chinese, is_company, segments
from ashore.vocabulary.occupations.exact import titles_of
from ashore.vocabulary.occupations.features import chinese, english, words
from ashore.vocabulary.occupations.linear import Model, read
from ashore.vocabulary.occupations.model import Linked, Sure, Unknown
from ashore.vocabulary.occupations.opinions import opinions
from ashore.vocabulary.occupations.readings import from_csco, from_onet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ashore.vocabulary.titles import Embedder

INSIDE: Final = 1.5
"""What a known name that covers the whole title adds to the score of its codes; a shorter one adds its share."""
AT_END: Final = 3.5
"""The same again for a name that ends a part of the title, where the head of a Chinese title is."""
WHOLE: Final = 2.0
"""And again where it covers nearly all of it."""
EXACT: Final = 8.0
"""What a name adds that is the whole title."""
LISTED: Final = 8.0
"""What a name in an English title adds by the share it covers, or a title that O*NET lists."""
LISTED_EXACT: Final = 16.0
"""What an English name adds that is the whole title."""
_NEARLY: Final = 0.8
_DOUBT: Final = 2.0
"""English scores are divided by this before they become belief: titles of ads are less plain than names."""
_DOUBT_CHINESE: Final = 3.5
"""Chinese scores, to which several opinions add up that are not independent of one another."""
_SURE: Final = 0.8
_SURE_CHINESE: Final = 0.9
_LIKELY: Final = 0.4
_LEAST: Final = 0.1
_FLOOR: Final = 0.2
"""Belief, and share of pieces that are known, below which a Chinese title without a known name is not guessed."""
_LIKE: Final = 0.5
"""How like a name of the hub such a title must be written to be guessed all the same."""
_OTHERS: Final = 4
_HOUSES: Final = frozenset("厂店院馆所行场园部司社校吧")
"""How a name ends that may say where the work is done: 汽车厂 + 质检."""
_WORDS_OF_NAME: Final = 6


@cache
def _model(language: str) -> Model:
    return read(resources.files(__package__).joinpath("data", f"{language}.npz"))


@lru_cache(maxsize=8)
def _employers(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(
        fold_chars(name).replace(" ", "") for term in vocabulary.terms("employers") for name in term.surfaces
    )


def link(title: str, vocabulary: Vocabulary, embedder: Embedder | None = None) -> Linked:
    """Return what a title says the work is.

    Parameters
    ----------
    title
        As it stands in an ad, a résumé or a conversation.
    vocabulary
        Its lists ``occupations_hub`` and ``occupations_trades`` name everyday occupations; a workspace may add to
        them.
    embedder
        An embedding model to ask about Chinese titles as well; the first title then takes a minute or more, since
        all published names are read first.
    """
    return link_all([title], vocabulary, embedder)[0]


def link_all(titles: Iterable[str], vocabulary: Vocabulary, embedder: Embedder | None = None) -> list[Linked]:
    """Return what each of many titles says, in their order; a title that stands twice is read once."""
    titles = list(titles)
    found: dict[str, Linked] = {}
    chinese_titles: list[_Cleaned] = []
    for title in dict.fromkeys(titles):
        read = _read(title, vocabulary)
        if isinstance(read, Linked):
            found[title] = read
        else:
            chinese_titles.append(read)
    if chinese_titles:
        known = catalogue(vocabulary)
        texts = [_without_employer(read, known) for read in chinese_titles]
        formed = opinions(vocabulary, _model("zh").codes, cast("Hashable", embedder))
        scores, likeness = formed.scores(texts)
        for read, row, like in zip(chinese_titles, scores, likeness, strict=True):
            found[read.title] = _chinese(read, row, float(like), known, vocabulary)
    return [found[title] for title in titles]


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """A Chinese title with the parts of it that may say the job."""

    title: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.parts)


def _read(title: str, vocabulary: Vocabulary) -> Linked | _Cleaned:
    """Return what a title says, where it is not in Chinese, or why it says nothing; else the title cleaned."""
    if len(title) > LONGEST:
        return _none(title, title[:LONGEST], "long")
    parts = segments(title, vocabulary)
    cleaned = " ".join(parts)
    if not any(char.isalpha() for char in cleaned):
        return _none(title, cleaned, "empty")
    if is_company(cleaned, _employers(vocabulary)):
        return _none(title, cleaned, "company")
    if is_chinese(cleaned):
        return _Cleaned(title, parts)
    return _english(title, cleaned, catalogue(vocabulary), vocabulary)


def _without_employer(read: _Cleaned, known: Catalogue) -> str:
    """Return the name of work after an employer, 财务 of 幼儿园财务; where it is not so plain, the whole title.

    A trade that says what the work is stays: 奶茶店 + 店员.
    """
    text = read.text
    ends = [name for name in known.names_in(text) if name.end == len(text)]
    if any(name.covers == len(text) for name in ends):
        return text
    plain = [name.start for name in ends if name.surface == text[name.start :]]
    start = min((at for at in plain if at and text[at - 1] in _HOUSES), default=0)
    return text[start:]


def _none(title: str, cleaned: str, reason: Unknown) -> Linked:
    return Linked(title, cleaned, None, (), "none", reason)


def _belief(logits: NDArray[np.float64], doubt: float) -> NDArray[np.float64]:
    import numpy as np

    belief: NDArray[np.float64] = np.exp((logits - logits.max()) / doubt)
    belief /= belief.sum()
    return belief


def _top(belief: NDArray[np.float64]) -> list[int]:
    """Return the places of the likeliest codes; of equals the first in the order of the classification."""
    import numpy as np

    return [int(i) for i in np.argsort(-belief, kind="stable")[: _OTHERS + 1]]


def _chinese(
    read: _Cleaned, opinion: NDArray[np.float64], like: float, known: Catalogue, vocabulary: Vocabulary
) -> Linked:
    title, cleaned, parts = read.title, read.text, read.parts
    model = _model("zh")
    pieces = chinese(cleaned)
    logits = model.logits(pieces)
    firsts = {int(logits.argmax()), int(opinion.argmax())}
    logits += opinion
    place = _places(model)
    names = known.names_in(cleaned)
    ends = _ends(parts)
    for code, bonus in _bonus(names, ends, len(cleaned)).items():
        if code in place:
            logits[place[code]] += bonus
    belief = _belief(logits, _DOUBT_CHINESE)
    order = _top(belief)
    best = model.codes[order[0]]
    sure = _how_sure(best, float(belief[order[0]]), names, ends, _share_known(model, pieces))
    if sure == "sure" and firsts != {order[0]}:
        sure = "likely"
    if sure == "none" and like >= _LIKE:
        sure = "unsure"
    if sure == "none":
        return _none(title, cleaned, "unknown")
    matches = [from_csco(model.codes[i], float(belief[i]), cleaned, names, known, vocabulary) for i in order]
    return Linked(title, cleaned, matches[0], tuple(matches[1:]), sure)


@lru_cache(maxsize=4)
def _places(model: Model) -> dict[str, int]:
    return {code: i for i, code in enumerate(model.codes)}


def _ends(parts: tuple[str, ...]) -> frozenset[int]:
    """Return where the parts of a title end in the cleaned title."""
    ends, at = [], 0
    for part in parts:
        at += len(part)
        ends.append(at)
        at += 1
    return frozenset(ends)


def _bonus(names: list[Name], ends: frozenset[int], size: int) -> dict[str, float]:
    inside: dict[str, float] = {}
    tail: dict[str, float] = {}
    for name in names:
        share = name.covers / size
        for code in name.codes:
            inside[code] = max(inside.get(code, 0.0), share)
            if name.end in ends:
                tail[code] = max(tail.get(code, 0.0), share)
    return {
        code: INSIDE * share
        + AT_END * tail.get(code, 0.0)
        + (WHOLE if tail.get(code, 0.0) >= _NEARLY else 0.0)
        + (EXACT if share == 1.0 else 0.0)
        for code, share in inside.items()
    }


def _share_known(model: Model, pieces: list[str]) -> float:
    longer = [piece for piece in pieces if len(piece) > 1 and not piece.endswith("$")]
    return model.known(longer) / max(len(longer), 1)


def _how_sure(best: str, belief: float, names: list[Name], ends: frozenset[int], share: float) -> Sure:
    """Say how sure a reading is, by belief and by the known names that stand in the title.

    A name of the code that ends a part of the title, with no name of other work beside it, is sure.
    """
    own = [name for name in names if best in name.codes]
    if not own and (belief < _LIKELY or share < _LIKELY):
        return "none" if not names and (belief < _FLOOR or share < _FLOOR) else "unsure"
    longest = max((name.end - name.start for name in own), default=0)
    beside = [
        name
        for name in names
        if best not in name.codes
        and name.surface[-1] not in _HOUSES
        and all(name.end <= one.start or one.end <= name.start for one in own)
    ]
    if any(name.end - name.start >= longest for name in beside):
        return "unsure"
    if own and belief >= _SURE_CHINESE and not beside and any(name.end in ends for name in own):
        return "sure"
    return "likely" if belief >= (_LIKELY if own else _SURE) else "unsure"


def _english(title: str, cleaned: str, known: Catalogue, vocabulary: Vocabulary) -> Linked:
    model = _model("en")
    pieces = english(cleaned)
    logits = model.logits(pieces)
    place = _places(model)
    found = words(cleaned)
    entry, share = _entry_in(found, known)
    if entry is not None and entry.onet in place:
        logits[place[entry.onet]] += LISTED * share + (LISTED_EXACT if share == 1.0 else 0.0)
    listed = [code for code in titles_of(found) if code in place]
    for code in listed:
        logits[place[code]] += LISTED
    belief = _belief(logits, _DOUBT)
    order = _top(belief)
    best, top = model.codes[order[0]], float(belief[order[0]])
    sure = _how_sure_english(top, best in listed, share, model.known(found))
    if sure == "none":
        return _none(title, cleaned, "unknown")
    matches = [from_onet(model.codes[i], float(belief[i]), cleaned, entry, known, vocabulary) for i in order]
    return Linked(title, cleaned, matches[0], tuple(matches[1:]), sure)


def _entry_in(found: list[str], known: Catalogue) -> tuple[Entry | None, float]:
    """Return the hub entry with the longest name that stands in the words of a title, and the share it covers."""
    for size in range(min(len(found), _WORDS_OF_NAME), 0, -1):
        for start in range(len(found) - size, -1, -1):
            entry = known.exact.get(" ".join(found[start : start + size]))
            if entry is not None:
                return entry, size / len(found)
            entry = known.exact_apart.get((" ".join(found[start : start + size - 1]), found[-1]))
            if entry is not None:
                return entry, 1.0
    return None, 0.0


def _how_sure_english(belief: float, listed: bool, share: float, seen: int) -> Sure:  # noqa: FBT001 - one of four
    if not seen or belief < _LEAST:
        return "none"
    if belief >= _SURE and (listed or share == 1.0):
        return "sure"
    return "likely" if belief >= _LIKELY and (listed or share >= _LIKELY or belief >= _SURE) else "unsure"
