"""Ads whose format names their fields: columns of a table, properties of a schema.org JobPosting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from ashore.documents import Document, Region
from ashore.facts.ads import tokens
from ashore.facts.ads.header import Header, read_requirements
from ashore.facts.ads.reading import Found
from ashore.facts.ads.salaries import read_pay
from ashore.facts.ads.titles import Lines, title_span
from ashore.facts.model import Value
from ashore.text.dates import find_dates
from ashore.text.structure import Span
from ashore.vocabulary.places import read_address, read_locations

_Reader: TypeAlias = Callable[[Lines, Span], list[Found]]

NAMED: Final = {
    "title": "title",
    "company": "company",
    "hiringOrganization.name": "company",
    "location": "place",
    "jobLocation": "place",
    "salary": "salary",
    "experience": "experience",
    "experienceRequirements": "experience",
    "education": "education",
    "educationRequirements": "education",
    "date_posted": "posted",
    "datePosted": "posted",
    "deadline": "deadline",
    "validThrough": "deadline",
    "job_type": "employment",
    "employmentType": "employment",
    "company_industry": "industry",
    "industry": "industry",
    "company_num_employees": "size",
    "headcount": "headcount",
    "totalJobOpenings": "headcount",
    "is_remote": "remote",
    "jobLocationType": "remote",
}
"""From the path of a region to what its value is."""

_PROSE: Final = frozenset({"description", "requirements", "responsibilities", "qualifications", "skills"})
_AMOUNTS: Final = (
    ("min_amount", "baseSalary.value.minValue"),
    ("max_amount", "baseSalary.value.maxValue"),
    ("baseSalary.value.value", "baseSalary.value"),
)
_CURRENCY: Final = ("currency", "baseSalary.currency")
_INTERVAL: Final = ("interval", "baseSalary.value.unitText")
_PERIODS: Final = (
    ("hour", "hour"),
    ("day", "da"),
    ("month", "month"),
    ("year", "year"),
    ("year", "annual"),
    ("week", "week"),
)


def is_tabular(document: Document) -> bool:
    """Tell whether the document's format names the fields of an ad."""
    return any(region.path in NAMED for region in document.regions)


def read_regions(document: Document, lines: Lines) -> Header:
    """Read every named field from its region; the body begins at the first region of prose."""
    header = Header()
    for region in document.regions:
        kind = NAMED.get(region.path)
        if kind is not None:
            header.found += _READERS[kind](lines, (region.start, region.end))
    pay = _amounts(document.regions, lines)
    if pay is not None:
        header.found = [found for found in header.found if found.field != "salary"]
        header.found.append(pay)
    header.found.sort(key=lambda found: found.start)
    prose = [region.start for region in document.regions if region.path in _PROSE]
    named = [region.end for region in document.regions]
    header.body = min(prose) if prose else max(named)
    return header


def _title(lines: Lines, span: Span) -> list[Found]:
    name = title_span(lines, span)
    return [Found("title", lines.text[slice(*name)], *name)]


def _plain(field: str) -> _Reader:
    def read(lines: Lines, span: Span) -> list[Found]:
        return [Found(field, lines.text[slice(*span)], *span)]

    return read


def _place(lines: Lines, span: Span) -> list[Found]:
    text = lines.folded[slice(*span)]
    place = read_address(lines.vocabulary, text)
    if place and place.city:
        extra: dict[str, Value] = {"district": place.district} if place.district else {}
        return [Found("city", [place.city], span[0], span[0] + place.end, {**extra, "where": "header"})]
    locations = read_locations(lines.vocabulary, lines.text[slice(*span)])
    cities = [*locations.cities, *(["remote"] if locations.remote else [])]
    return [Found("city", list(cities), *span, {"where": "header"})] if cities else []


_REMOTE: Final = re.compile(r"true|yes|1|remote|telecommute|是|远程")


def _remote(lines: Lines, span: Span) -> list[Found]:
    if not _REMOTE.fullmatch(lines.folded[slice(*span)]):
        return []
    return [Found("city", ["remote"], *span, {"where": "header"})]


def _salary(lines: Lines, span: Span) -> list[Found]:
    pay = read_pay(lines.text, span, "header")
    return [pay] if pay else []


_MONTHS: Final = re.compile(r"(\d{1,3}) months?")


def _experience(lines: Lines, span: Span) -> list[Found]:
    text = lines.folded[slice(*span)]
    months = _MONTHS.fullmatch(text)
    if months:
        years = int(months[1]) / 12
        low = int(years) if years == int(years) else round(years, 1)
        return [Found("experience", {"min_years": low, "max_years": None}, *span, {"where": "header"})]
    western = _WESTERN_YEARS.fullmatch(text)
    if western:
        high = int(western["high"]) if western["high"] and not western["more"] else None
        value: Value = {"min_years": int(western["low"]), "max_years": high}
        return [Found("experience", value, *span, {"where": "header"})]
    return [found for found in read_requirements(lines, span) or [] if found.field == "experience"]


_WESTERN_YEARS: Final = re.compile(
    r"(?:at least |minimum (?:of )?)?(?P<low>\d{1,2})(?:\s?(?:-|–"
    r"|to)\s?(?P<high>\d{1,2}))?\s?(?P<more>\+|or more)?\s?(?:years?|yrs?)(?: of)?(?: experience)?"
)
_CREDENTIALS: Final = (
    ("博士", r"ph\.?d|doctora"),
    ("硕士", r"master|postgraduate|professional degree"),
    ("本科", r"bachelor|undergraduate"),
    ("大专", r"associate"),
    ("高中/中专", r"high school"),
)


def _education(lines: Lines, span: Span) -> list[Found]:
    found = [found for found in read_requirements(lines, span) or [] if found.field == "education"]
    if found:
        return found
    text = lines.folded[slice(*span)]
    rungs = [name for name, pattern in _CREDENTIALS if re.search(pattern, text)]
    return [Found("education", rungs[-1], *span, {"where": "header"})] if rungs else []


def _dated(field: str) -> _Reader:
    def read(lines: Lines, span: Span) -> list[Found]:
        dates = find_dates(lines.text[slice(*span)], lines.published)
        return [Found(field, dates[0].value, span[0] + dates[0].start, span[0] + dates[0].end)] if dates else []

    return read


_TYPES: Final = (
    ("internship", r"intern|实习"),
    ("part_time", r"part[-_ ]?time|兼职"),
    ("contract", r"contract|temporary|合同工|freelance"),
    ("full_time", r"full[-_ ]?time|全职|permanent"),
)


def _employment(lines: Lines, span: Span) -> list[Found]:
    text = lines.folded[slice(*span)]
    return [Found("employment_type", kind, *span) for kind, pattern in _TYPES if re.search(pattern, text)]


def _size(lines: Lines, span: Span) -> list[Found]:
    text = lines.folded[slice(*span)]
    value = tokens.company_size(text) or tokens.company_size(text + "人") or _western_size(text)
    return [Found("company_size", value, *span)] if value else []


def _western_size(text: str) -> Value:
    match = re.fullmatch(r"(\d[\d,]*)(?:\s?(?:-|–|to)\s?(\d[\d,]*)|(\+))?(?: employees| people)?", text)
    if not match:
        return None
    low = int(match[1].replace(",", ""))
    return {"min": low, "max": int(match[2].replace(",", "")) if match[2] else None if match[3] else low}


def _headcount(lines: Lines, span: Span) -> list[Found]:
    match = re.search(r"\d{1,5}", lines.folded[slice(*span)])
    return [Found("headcount", int(match.group()), *span)] if match and int(match.group()) else []


def _amounts(regions: Iterable[Region], lines: Lines) -> Found | None:
    """Read pay that the format gives in parts: amounts, currency, interval."""
    by_path = {region.path: region for region in regions}
    low, high, single = (_first(by_path, paths) for paths in _AMOUNTS)
    low, high = low or single, high or single
    if low is None and high is None:
        return None
    currency, interval = _first(by_path, _CURRENCY), _first(by_path, _INTERVAL)
    parts = [part for part in (low, high, currency, interval) if part]
    amounts = [_amount(lines.text[part.start : part.end]) if part else None for part in (low, high)]
    if amounts == [None, None]:
        return None
    unit = lines.folded[interval.start : interval.end] if interval else ""
    value: Value = {
        "min": amounts[0],
        "max": amounts[1],
        "currency": lines.text[currency.start : currency.end].upper() if currency else None,
        "period": next((period for period, stem in _PERIODS if stem in unit), None),
        "months_per_year": None,
    }
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return Found("salary", value, start, end, {"where": "header"})


def _first(by_path: dict[str, Region], paths: tuple[str, ...]) -> Region | None:
    return next((by_path[path] for path in paths if path in by_path), None)


def _amount(text: str) -> float | None:
    digits = text.replace(",", "").strip()
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return None
    number = float(digits)
    return int(number) if number == int(number) else number


_READERS: Final[Mapping[str, _Reader]] = {
    "title": _title,
    "company": _plain("company"),
    "place": _place,
    "salary": _salary,
    "experience": _experience,
    "education": _education,
    "posted": _dated("posted"),
    "deadline": _dated("deadline"),
    "employment": _employment,
    "industry": _plain("industry"),
    "size": _size,
    "headcount": _headcount,
    "remote": _remote,
}
