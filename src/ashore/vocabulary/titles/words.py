"""The words of a job title in English: abbreviations written out, plurals and British spellings levelled.

What this module makes of a title is what the title vectors were learnt from: a change here asks for
`scripts/build_titles.py` to be run again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

STOP: Final = frozenset(
    "a all an and at by except for i ii iii in iv of on or other the to v vi with".split()  # noqa: SIM905
)
"""Words that say nothing of the work, and the steps of a pay scale (Accountant II)."""

_BRITISH: Final = {
    "aluminium": "aluminum",
    "anaesthetist": "anesthetist",
    "behaviour": "behavior",
    "behavioural": "behavioral",
    "catalogue": "catalog",
    "centre": "center",
    "colour": "color",
    "defence": "defense",
    "fibre": "fiber",
    "gynaecologist": "gynecologist",
    "haematologist": "hematologist",
    "jewellery": "jewelry",
    "labour": "labor",
    "labourer": "laborer",
    "licence": "license",
    "metre": "meter",
    "mould": "mold",
    "moulder": "molder",
    "moulding": "molding",
    "orthopaedic": "orthopedic",
    "paediatric": "pediatric",
    "programme": "program",
    "theatre": "theater",
    "tyre": "tire",
}
_ISE: Final = (("isation", "ization"), ("isational", "izational"), ("ising", "izing"), ("iser", "izer"))
_WORD: Final = re.compile(r"[a-z0-9]+(?:&[a-z]\b)?[+#]*")
_DOTTED: Final = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_BRACKETS: Final = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]")
_GRAM_SIZES: Final = (4, 5)
_SHORTEST_CUT: Final = 4
"""Shorter words are not cut into n-grams: they would be one n-gram, and the whole word is there already."""


def outside_brackets(title: str) -> str:
    """Return a title without what stands in brackets; the title itself where nothing else is left."""
    return _BRACKETS.sub("", title).strip() or title.strip()


@lru_cache(maxsize=65536)
def level(word: str) -> str:
    """Return the singular in American spelling of a lower-case word; rules only, wrong for some rare words."""
    word = _BRITISH.get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        else:
            word = word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]
    for british, american in _ISE:
        if len(word) > 7 and word.endswith(british):
            word = word.removesuffix(british) + american
    return _BRITISH.get(word, word)


def words(title: str, abbreviations: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words of a title in Latin letters, in order.

    Parameters
    ----------
    title
        In any case; accents are dropped.
    abbreviations
        What to write out: a lower-case word to its words (mgr to manager), which are levelled as well.
    """
    plain = unicodedata.normalize("NFKD", title.lower()).replace("’", "'").replace("'s", "").replace("'", "")
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace(".net", "dotnet")
    found: list[str] = []
    for word in _WORD.findall(_DOTTED.sub(r"\1", plain)):
        if word in abbreviations:
            found += map(level, abbreviations[word])
        elif word not in STOP:
            found.append(level(word))
    return tuple(found)


@lru_cache(maxsize=65536)
def grams(word: str) -> tuple[str, ...]:
    """Return the character n-grams of a word with its edges marked; none of a short word."""
    if len(word) < _SHORTEST_CUT:
        return ()
    edged = f"<{word}>"
    return tuple(edged[i : i + size] for size in _GRAM_SIZES for i in range(len(edged) - size + 1))
