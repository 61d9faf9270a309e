"""Places of work that a body labels: 工作地点, base, an address; and remote work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.facts.ads.reading import Ad, Found
from ashore.facts.model import Value
from ashore.text.structure import Span
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.places import read_address

_PLACED: Final = re.compile(
    r"(?:工作|办公|上班|面试及工作|入职)(?:地点|地址|城市|地)\s?(?:[:：]|为|在|可在|是)\s?"
    r"|(?<![a-z])base(?:d)?(?:地点?)?(?: in| at)?\s?[:：]?\s?(?=[\u4e00-\u9fff])|坐标\s?[:：]?\s?"
)
_ADDRESS: Final = re.compile(r"(?:公司|单位|企业)?地址\s?[:：]\s?")
_NEXT_CITY: Final = re.compile(r"\s?(?:[、,，/;；]|或者?|和|及|以及|\s)\s?")
_FULLY_REMOTE: Final = re.compile(
    r"(?<![a-z])(?:fully[- ]remote|100% remote|remote[- ](?:friendly|first|eligible|position|role)"
    r"|this (?:role|position|job) is remote|work(?:ing)? remotely from anywhere)(?![a-z])|(?:全职"
    r"|完全|纯|支持|可)远程(?:办公|工作|岗位)?|远程(?:岗位|职位|全职)"
)


def find_places(
    ad: Ad, vocabulary: Vocabulary, title: Span | None, *, known: bool, remote: bool
) -> Iterator[Found]:
    """Yield the cities that a body labels as the place of work.

    Parameters
    ----------
    known
        The header names a city already: then the employer's address adds nothing.
    remote
        The header offers remote work already.
    """
    found = list(_labelled(ad, vocabulary, title))
    yield from found
    match = None if remote else _FULLY_REMOTE.search(ad.folded, ad.body)
    if match:
        yield Found("city", ["remote"], *match.span(), {"where": "body"})
    if known or found:
        return
    for match in _ADDRESS.finditer(ad.folded, ad.body):
        place = read_address(vocabulary, ad.folded[match.end() : match.end() + 40])
        if place and place.city:
            extra = {"district": place.district} if place.district else {}
            yield Found("city", [place.city], match.end(), match.end() + place.end, {**extra, "where": "body"})
            return


def _labelled(ad: Ad, vocabulary: Vocabulary, title: Span | None) -> Iterator[Found]:
    begin = title[0] if title else ad.body
    for match in _PLACED.finditer(ad.folded, begin):
        cities: list[str] = []
        district = None
        at = match.end()
        end = at
        while place := read_address(vocabulary, ad.folded[at : at + 40]):
            if place.city is None:
                break
            cities.append(place.city)
            district = place.district
            end = at + place.end
            gap = _NEXT_CITY.match(ad.folded, end)
            if not gap:
                break
            at = gap.end()
        if cities:
            extra: dict[str, Value] = {"district": district} if district and len(cities) == 1 else {}
            yield Found("city", list(dict.fromkeys(cities)), match.end(), end, {**extra, "where": "body"})
