"""schema.org JobPosting: an ad as JSON-LD, in a file or inside a page, written out with every property's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ashore.documents.errors import ItemWithoutTextError
from ashore.documents.html_text import fragment_text
from ashore.documents.limits import Limits
from ashore.documents.metadata import iso_date, language_of
from ashore.documents.model import Document
from ashore.documents.plain import clean
from ashore.documents.render import Page

MEDIA_TYPE = "application/ld+json"

_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "employmentType": ("Employment: ", "工作性质："),
    "jobLocationType": ("Place of work: ", "办公方式："),
    "totalJobOpenings": ("Openings: ", "招聘人数："),
    "industry": ("Industry: ", "行业："),
    "occupationalCategory": ("Category: ", "职类："),
    "datePosted": ("Posted: ", "发布："),
    "validThrough": ("Apply by: ", "截止："),
    "educationRequirements": ("Education: ", "学历："),
    "experienceRequirements": ("Experience: ", "经验："),
}
_BLOCKS: Final[Mapping[str, tuple[str, str]]] = {
    "description": ("", ""),
    "responsibilities": ("Responsibilities:\n", "岗位职责：\n"),
    "qualifications": ("Qualifications:\n", "任职要求：\n"),
    "skills": ("Skills:\n", "技能：\n"),
    "jobBenefits": ("Benefits:\n", "福利：\n"),
}
_AMOUNTS: Final = ("minValue", "maxValue", "value")


def postings(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield every JobPosting in JSON-LD: itself, in a list, in ``@graph``, in the items of a list of items."""
    if depth > 6:
        return
    if isinstance(value, list):
        for entry in value:
            yield from postings(entry, depth + 1)
    elif isinstance(value, dict):
        types = value.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(str(name).rpartition("/")[2].rpartition(":")[2] == "JobPosting" for name in names):
            yield value
            return
        for key in ("@graph", "itemListElement", "item", "mainEntity"):
            yield from postings(value.get(key), depth + 1)


def posting_document(
    posting: Mapping[str, Any], name: str, *, file: str, limits: Limits, line: int = 1, url: str | None = None
) -> Document:
    """Write a JobPosting out as an ad.

    Raises
    ------
    ItemWithoutTextError
        If it has neither title nor description.
    """
    title = _text(posting.get("title"), limits, file)
    blocks = {key: _text(posting.get(key), limits, file) for key in _BLOCKS}
    if not title and not blocks["description"]:
        raise ItemWithoutTextError(file=file, line=line)
    zh = language_of("\n".join((title, *blocks.values()))) != "en"
    page = Page()
    page.line("", _one_line(title), "title")
    organization = posting.get("hiringOrganization")
    employer = _one_line(_text(_member(organization, "name"), limits, file))
    page.line("", employer, "hiringOrganization.name")
    page.line("", _places(posting.get("jobLocation")), "jobLocation")
    _write_salary(page, posting.get("baseSalary"), zh=zh)
    for key, labels in _LABELS.items():
        page.line(labels[zh], _short(posting.get(key), limits, file), key)
    for key, labels in _BLOCKS.items():
        if blocks[key]:
            page.write("\n" + labels[zh])
            page.write(blocks[key], key)
            page.write("\n")
    web = posting.get("url")
    return Document(
        name,
        page.text,
        kind="ad",
        title=title or None,
        author=employer or None,
        published=iso_date(str(posting.get("datePosted", ""))),
        language=language_of(page.text),
        url=web if isinstance(web, str) else url,
        media_type=MEDIA_TYPE,
        regions=page.regions,
    )


def _member(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else value


def _text(value: object, limits: Limits, file: str) -> str:
    """Return a property as text; its HTML, also where it was escaped once more, as lines."""
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(entry, limits, file) for entry in value)))
    if value is None or isinstance(value, (dict, bool)):
        return ""
    text = clean(str(value))[0]
    if "&lt;" in text and "<" not in text:
        text = fragment_text(text, limits, file)
    return fragment_text(text, limits, file)


def _short(value: object, limits: Limits, file: str) -> str:
    """Return a property that may be words or an object of schema.org as one line."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_short(entry, limits, file) for entry in value)))
    if isinstance(value, dict):
        if (months := value.get("monthsOfExperience")) is not None:
            return f"{months} months"
        return _short(
            value.get("credentialCategory") or value.get("name") or value.get("description"), limits, file
        )
    return _one_line(_text(value, limits, file))


def _places(value: object) -> str:
    """Return places as ``locality, region, country``; more than one are parted by semicolons."""
    found = []
    for place in value if isinstance(value, list) else [value]:
        address = _member(place, "address") or _member(place, "name")
        if isinstance(address, dict):
            parts = (address.get(key) for key in ("addressLocality", "addressRegion", "addressCountry"))
            address = ", ".join(dict.fromkeys(str(_member(part, "name")) for part in parts if part))
        if isinstance(address, str) and address.strip():
            found.append(_one_line(address))
    return "; ".join(dict.fromkeys(found))


def _write_salary(page: Page, salary: object, *, zh: bool) -> None:
    """Write ``Salary: 15000-20000 CNY / MONTH`` as the region of ``baseSalary``, its parts inside it."""
    amount = _member(salary, "value")
    numbers = {key: _number(_member(amount, key)) for key in _AMOUNTS} if isinstance(amount, dict) else {}
    if not isinstance(amount, dict):
        numbers["value"] = _number(amount)
    if not any(numbers.values()):
        return
    unit = _text_of(_member(amount, "unitText")) if isinstance(amount, dict) else ""
    currency = "".join(_text_of(salary.get(key)) for key in ("currency",)) if isinstance(salary, dict) else ""
    page.write("薪资：" if zh else "Salary: ")
    start = page.length
    ranged = numbers.get("minValue") and numbers.get("maxValue")
    for key, number in numbers.items():
        if number and not (key == "value" and ranged):
            page.write("-" if key == "maxValue" and ranged else "")
            path = "baseSalary.value" if not isinstance(amount, dict) else f"baseSalary.value.{key}"
            page.write(number, path)
    for lead, shown, path in ((" ", currency, "baseSalary.currency"), (" / ", unit, "baseSalary.value.unitText")):
        if shown:
            page.write(lead)
            page.write(shown, path)
    page.mark("baseSalary", start)
    page.write("\n")


def _number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value).strip()


def _text_of(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
