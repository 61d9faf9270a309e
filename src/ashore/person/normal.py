"""The names under which languages and cities are compared with what ads ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.places import gazetteer, read_address, read_locations

_LANGUAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "英语": ("en", "英文", "english"),
    "日语": ("ja", "日文", "japanese"),
    "韩语": ("ko", "韩文", "korean"),
    "法语": ("fr", "法文", "french"),
    "德语": ("de", "德文", "german"),
    "西班牙语": ("es", "spanish"),
    "俄语": ("ru", "俄文", "russian"),
    "葡萄牙语": ("pt", "portuguese"),
    "阿拉伯语": ("ar", "arabic"),
    "意大利语": ("it", "italian"),
    "泰语": ("th", "thai"),
    "普通话": ("zh", "中文", "汉语", "国语", "mandarin", "chinese"),
    "粤语": ("yue", "cantonese"),
    "荷兰语": ("nl", "dutch"),
    "印地语": ("hi", "hindi"),
}
"""The normal form that ads have a language in, with its code and other names."""

_NORMAL: Final = {name: normal for normal, names in _LANGUAGES.items() for name in (normal, *names)}
_LONGEST_CITY: Final = 20


def normal_language(name: str) -> str:
    """Return a language in the normal form that ads have it in; as it is where there is none."""
    return _NORMAL.get(fold_chars(name).strip(), name)


def city_of(words: str, vocabulary: Vocabulary) -> str | None:
    """Return the city that an address or a line of locations names, by its name in the vocabulary.

    A short name that the vocabulary does not have is returned as it is.
    """
    places = gazetteer(vocabulary)
    plain = words.strip()
    known = places.city(plain)
    if known is not None:
        return known.name
    address = read_address(vocabulary, plain)
    if address is not None and address.city is not None:
        return address.city
    for city in read_locations(vocabulary, plain).cities:
        term = places.city(city)
        return term.name if term else city
    named = plain and len(plain) <= _LONGEST_CITY and not re.search(r"\d", plain)
    return plain.split(",")[0] if named else None
