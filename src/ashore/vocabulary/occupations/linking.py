"""Link any job title, Chinese or English, to a CSCO code, an O*NET-SOC code and a role family of ours.

A title is cleaned, and described by its pieces; a linear model gives every code a score, known names that stand in
the title raise those of their codes, the more the longer they are and where they end it. The other classification,
and the role, come from the hub entry that is most like the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from ashore.text.folding import fold_chars
from ashore.vocabulary.linking import linker
from ashore.vocabulary.load import Vocabulary
from ashore.vocabulary.occupations.catalogue import Catalogue, Entry, Name, catalogue
from ashore.vocabulary.occupations.cleaning import LONGEST, is_chinese, is_company, segments
from ashore.vocabulary.occupations.exact import titles_of
from ashore.vocabulary.occupations.features import chinese, english, words
from ashore.vocabulary.occupations.linear import Model, read
from ashore.vocabulary.occupations.model import Code, Linked, Match, Sure, Unknown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

INSIDE: Final = 4.0
"""What a known name that covers the whole title adds to the score of its codes; a shorter one adds its share."""
AT_END: Final = 4.0
"""The same again for a name that ends a part of the title, where the head of a Chinese title is."""
WHOLE: Final = 3.0
"""And again where it covers nearly all of it."""
EXACT: Final = 16.0
"""What a name adds that is the whole title."""
_NEARLY: Final = 0.8
_DOUBT: Final = 2.0
"""Scores are divided by this before they become belief: the names learnt from are plainer than titles of ads."""
_SURE: Final = 0.8
_LIKELY: Final = 0.4
_LEAST: Final = 0.1
_FLOOR: Final = 0.2
"""Belief, and share of pieces that are known, below which a Chinese title without a known name is not guessed."""
_OTHERS: Final = 4
_HOUSES: Final = frozenset("厂店院馆所行场园部司")
"""How a name ends that may say where the work is done: 汽车厂 + 质检."""
_WORDS_OF_NAME: Final = 6
_AI: Final = re.compile(
    r"(?<![a-z])(?:ai|ml|llm|nlp|genai|agents?|agentic|aigc|prompt|machine learning)(?![a-z])"
    r"|大模型|智能|算法|机器学习|深度学习|标注|提示词|数据"
)


@cache
def _model(language: str) -> Model:
    return read(resources.files(__package__).joinpath("data", f"{language}.npz"))


@lru_cache(maxsize=8)
def _employers(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(
        fold_chars(name).replace(" ", "") for term in vocabulary.terms("employers") for name in term.surfaces
    )


def link(title: str, vocabulary: Vocabulary) -> Linked:
    """Return what a title says the work is.

    Parameters
    ----------
    title
        As it stands in an ad, a résumé or a conversation.
    vocabulary
        Its list ``occupations_hub`` names everyday occupations, and may be extended by a workspace.
    """
    if len(title) > LONGEST:
        return _none(title, title[:LONGEST], "long")
    parts = segments(title, vocabulary)
    cleaned = " ".join(parts)
    if not any(char.isalpha() for char in cleaned):
        return _none(title, cleaned, "empty")
    if is_company(cleaned, _employers(vocabulary)):
        return _none(title, cleaned, "company")
    known = catalogue(vocabulary)
    if is_chinese(cleaned):
        return _chinese(title, cleaned, parts, known, vocabulary)
    return _english(title, cleaned, known, vocabulary)


def link_all(titles: Iterable[str], vocabulary: Vocabulary) -> list[Linked]:
    """Return what each of many titles says, in their order; a title that stands twice is read once."""
    seen: dict[str, Linked] = {}
    found = []
    for title in titles:
        linked = seen.get(title)
        if linked is None:
            linked = seen[title] = link(title, vocabulary)
        found.append(linked)
    return found


def _none(title: str, cleaned: str, reason: Unknown) -> Linked:
    return Linked(title, cleaned, None, (), "none", reason)


def _belief(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    belief: NDArray[np.float64] = np.exp((logits - logits.max()) / _DOUBT)
    belief /= belief.sum()
    return belief


def _top(belief: NDArray[np.float64]) -> list[int]:
    """Return the places of the likeliest codes; of equals the first in the order of the classification."""
    import numpy as np

    return [int(i) for i in np.argsort(-belief, kind="stable")[: _OTHERS + 1]]


def _chinese(title: str, cleaned: str, parts: tuple[str, ...], known: Catalogue, vocabulary: Vocabulary) -> Linked:
    model = _model("zh")
    pieces = chinese(cleaned)
    logits = model.logits(pieces)
    place = _places(model)
    names = known.names_in(cleaned)
    ends = _ends(parts)
    for code, bonus in _bonus(names, ends, len(cleaned)).items():
        if code in place:
            logits[place[code]] += bonus
    belief = _belief(logits)
    order = _top(belief)
    best = model.codes[order[0]]
    sure = _how_sure(best, float(belief[order[0]]), names, ends, _share_known(model, pieces))
    if sure == "none":
        return _none(title, cleaned, "unknown")
    matches = [_from_csco(model.codes[i], float(belief[i]), cleaned, names, known, vocabulary) for i in order]
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
        share = (name.end - name.start) / size
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
    if own and belief >= _SURE and not beside and any(name.end in ends for name in own):
        return "sure"
    return "likely" if belief >= (_LIKELY if own else _SURE) else "unsure"


def _from_csco(
    code: str, belief: float, cleaned: str, names: list[Name], known: Catalogue, vocabulary: Vocabulary
) -> Match:
    entries, near = known.nearest("csco", code)
    entry = _likest(cleaned, entries)
    own = [name for name in names if code in name.codes]
    surface = max(own, key=lambda name: name.end - name.start).surface if own else known.csco[code]
    onet = Code(entry.onet, known.onet[entry.onet], near) if entry else None
    role = entry.role if entry and not near and own else None
    return Match(Code(code, known.csco[code]), onet, role or _role(cleaned, vocabulary), surface, belief)


def _likest(title: str, entries: tuple[Entry, ...]) -> Entry | None:
    """Return the entry with the longest name that stands in the title; else the one with most in common."""
    if len(entries) < 2:
        return entries[0] if entries else None
    letters = set(title)

    def likeness(entry: Entry) -> tuple[int, float]:
        inside = max((len(name) for name in entry.names if fold_chars(name) in title), default=0)
        return inside, max(len(letters & set(name)) / len(letters | set(name)) for name in entry.names)

    return max(entries, key=likeness)


def _role(cleaned: str, vocabulary: Vocabulary) -> str | None:
    """Return the family whose phrase stands last in a title that speaks of AI or of data."""
    if not _AI.search(cleaned):
        return None
    links = [link.term.name for link in linker(vocabulary, "roles").find(cleaned) if link.term.name != "other"]
    return links[-1] if links else None


def _english(title: str, cleaned: str, known: Catalogue, vocabulary: Vocabulary) -> Linked:
    model = _model("en")
    pieces = english(cleaned)
    logits = model.logits(pieces)
    place = _places(model)
    found = words(cleaned)
    entry, share = _entry_in(found, known)
    if entry is not None and entry.onet in place:
        logits[place[entry.onet]] += (INSIDE + AT_END) * share + (EXACT if share == 1.0 else 0.0)
    listed = [code for code in titles_of(found) if code in place]
    for code in listed:
        logits[place[code]] += INSIDE + AT_END
    belief = _belief(logits)
    order = _top(belief)
    best, top = model.codes[order[0]], float(belief[order[0]])
    sure = _how_sure_english(top, best in listed, share, model.known(found))
    if sure == "none":
        return _none(title, cleaned, "unknown")
    matches = [_from_onet(model.codes[i], float(belief[i]), cleaned, entry, known, vocabulary) for i in order]
    return Linked(title, cleaned, matches[0], tuple(matches[1:]), sure)


def _entry_in(found: list[str], known: Catalogue) -> tuple[Entry | None, float]:
    """Return the hub entry with the longest name that stands in the words of a title, and the share it covers."""
    for size in range(min(len(found), _WORDS_OF_NAME), 0, -1):
        for start in range(len(found) - size, -1, -1):
            entry = known.exact.get(" ".join(found[start : start + size]))
            if entry is not None:
                return entry, size / len(found)
    return None, 0.0


def _how_sure_english(belief: float, listed: bool, share: float, seen: int) -> Sure:  # noqa: FBT001 - one of four
    if not seen or belief < _LEAST:
        return "none"
    if belief >= _SURE and (listed or share == 1.0):
        return "sure"
    return "likely" if belief >= _LIKELY and (listed or share >= _LIKELY or belief >= _SURE) else "unsure"


def _from_onet(
    code: str, belief: float, cleaned: str, said: Entry | None, known: Catalogue, vocabulary: Vocabulary
) -> Match:
    entries, near = known.nearest("onet", code)
    entry = said if said is not None and said.onet == code else _likest(cleaned, entries)
    csco = Code(entry.csco, known.csco[entry.csco], near) if entry else None
    surface = _surface(cleaned, entry) if entry and not near else ""
    if not set(words(surface.lower())) & set(words(cleaned)):
        surface = known.onet[code]
    role = entry.role if entry is said and entry is not None else None
    return Match(csco, Code(code, known.onet[code]), role or _role(cleaned, vocabulary), surface, belief)


def _surface(cleaned: str, entry: Entry) -> str:
    """Return the English name of an entry that has most words in common with the title."""
    found = set(words(cleaned))
    return max(entry.english or entry.chinese, key=lambda name: len(found & set(words(name.lower()))))
