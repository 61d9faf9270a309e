"""The extractor of every field of an ad but its skills: header first, then what the body adds or contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ashore.documents import Document, Kind
from ashore.facts.ads.calendar import find_dates_of_ad
from ashore.facts.ads.companies import find_employer
from ashore.facts.ads.education import find_education, find_school_tiers
from ashore.facts.ads.employment import find_employment
from ashore.facts.ads.experience import find_experience
from ashore.facts.ads.header import Header, read_header
from ashore.facts.ads.languages import find_languages
from ashore.facts.ads.majors import find_majors
from ashore.facts.ads.people import find_numbers_of_people, find_staff
from ashore.facts.ads.reading import Ad, Found, fold_document, open_ad
from ashore.facts.ads.regions import is_tabular, read_regions
from ashore.facts.ads.roles import find_role
from ashore.facts.ads.salaries import add_months, find_salaries
from ashore.facts.ads.titles import Lines
from ashore.facts.ads.workplaces import find_places
from ashore.facts.model import Fact, Value
from ashore.vocabulary import Vocabulary

NAME: Final = "ads.fields/1"

_ONCE: Final = frozenset({"title", "company", "role_family", "headcount", "posted", "deadline"})
"""Fields of which the first statement counts."""


_FIELDS: Final = frozenset(
    {
        "title",
        "role_family",
        "salary",
        "city",
        "experience",
        "education",
        "school_tier",
        "major",
        "language",
        "headcount",
        "age_limit",
        "employment_type",
        "company",
        "company_size",
        "industry",
        "funding",
        "posted",
        "deadline",
    }
)


class AdFields:
    """Reads title, role, pay, place, requirements, employer and dates of an ad."""

    name: str = NAME
    needs: frozenset[Kind] = frozenset({"ad"})
    provides: frozenset[str] = _FIELDS

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterable[Fact]:
        """Yield the facts of one ad, in the order of the text; what is said twice is given once."""
        ad, header = read_ad(document, vocabulary)
        kept = list(_once([*add_months(header.found, ad), *_of_body(ad, header, vocabulary)]))
        for found in sorted(kept, key=lambda found: (found.start, found.field)):
            yield Fact(
                document.name,
                found.field,
                found.value,
                document.text[found.start : found.end],
                found.start,
                found.end,
                NAME,
                document.text,
                qualifiers=found.qualifiers,
            )


def read_ad(document: Document, vocabulary: Vocabulary) -> tuple[Ad, Header]:
    """Return the ad laid out, and what its header or the fields of its format state."""
    folded = fold_document(document)
    lines = Lines(document.text, folded, vocabulary, document.published)
    header = read_regions(document, lines) if is_tabular(document) else read_header(lines)
    return open_ad(document, folded, header.body), header


def _of_body(ad: Ad, header: Header, vocabulary: Vocabulary) -> Iterator[Found]:
    """Yield what the body says."""
    title = next(((found.start, found.end) for found in header.found if found.field == "title"), None)
    yield from find_salaries(ad, [found for found in header.found if found.field == "salary"])
    cities = [found.value for found in header.found if found.field == "city"]
    remote = any(isinstance(named, list) and "remote" in named for named in cities)
    places = list(find_places(ad, vocabulary, title, known=bool(cities), remote=remote))
    yield from places or ([] if cities else header.fallback[:1])
    yield from find_experience(ad)
    yield from find_education(ad)
    yield from find_school_tiers(ad)
    yield from find_majors(ad, vocabulary)
    yield from find_languages(ad)
    yield from find_numbers_of_people(ad)
    yield from find_employment(ad, title)
    yield from find_dates_of_ad(ad)
    if ad.chinese and not header.has("company"):
        yield from find_employer(ad, None)
    yield from find_staff(ad)
    yield from find_role(ad, title, vocabulary)


def _once(found: Iterable[Found]) -> Iterator[Found]:
    """Drop what repeats a value: header before body, unless the two differ in what they say beside it (全日制)."""
    seen: dict[str, list[Found]] = {}
    for one in found:
        earlier = seen.setdefault(one.field, [])
        if one.field in _ONCE and earlier:
            continue
        if any(_repeats(one, other) for other in earlier):
            continue
        earlier.append(one)
        yield one


def _repeats(one: Found, other: Found) -> bool:
    if one.value != other.value:
        return False
    return _beside(one) == _beside(other)


def _beside(one: Found) -> dict[str, Value]:
    """Return what a fact says beside its value, apart from where it stands."""
    return {key: value for key, value in one.qualifiers.items() if key not in {"where", "district"}}


EXTRACTOR: Final = AdFields()
