"""JSON Resume (jsonresume.org, schema 1.0.0): a résumé written out as a person would, with every field's place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ashore.documents.metadata import language_of
from ashore.documents.model import Document
from ashore.documents.plain import clean
from ashore.documents.render import Page

MEDIA_TYPE = "application/vnd.jsonresume+json"

_SECTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "work": ("Work experience", "工作经历"),
    "volunteer": ("Volunteering", "志愿经历"),
    "education": ("Education", "教育经历"),
    "projects": ("Projects", "项目经历"),
    "skills": ("Skills", "技能"),
    "languages": ("Languages", "语言"),
    "certificates": ("Certificates", "证书"),
    "awards": ("Awards", "获奖"),
    "publications": ("Publications", "发表"),
    "interests": ("Interests", "兴趣"),
    "references": ("References", "推荐人"),
}
_HEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "work": ("name", "position"),
    "volunteer": ("organization", "position"),
    "education": ("institution", "area", "studyType"),
    "projects": ("name", "entity", "type"),
    "skills": ("name", "level"),
    "languages": ("language", "fluency"),
    "certificates": ("name", "issuer"),
    "awards": ("title", "awarder"),
    "publications": ("name", "publisher"),
    "interests": ("name",),
    "references": ("name",),
}
"""What stands on the first line of an entry, in this order; the rest follows in lines."""
_DATES: Final = ("startDate", "endDate", "date", "releaseDate")
_INLINE: Final = ("keywords", "courses", "roles")
"""Lists that are written in one line; ``highlights`` are bullets."""
_LINES: Final = ("location", "score", "summary", "description", "reference", "url")


def is_resume(value: object) -> bool:
    """Say whether a JSON value has the shape of JSON Resume: ``basics``, or two of its lists of entries."""
    if not isinstance(value, dict):
        return False
    lists = sum(isinstance(value.get(key), list) for key in _SECTIONS)
    return isinstance(value.get("basics"), dict) or lists >= 2


def resume_document(value: Mapping[str, Any], name: str) -> Document:
    """Write a JSON Resume out; regions have the paths of the JSON: ``work[0].position``."""
    zh = language_of(_sample(value)) != "en"
    page = Page()
    _write_basics(page, value.get("basics"), zh=zh)
    for key, titles in _SECTIONS.items():
        entries = value.get(key)
        entries = [entry for entry in entries if entry] if isinstance(entries, list) else []
        if entries:
            page.write(f"\n{titles[zh]}\n")
            for index, entry in enumerate(value[key]):
                if isinstance(entry, dict):
                    _write_entry(page, key, entry, f"{key}[{index}]")
                elif isinstance(entry, str) and entry.strip():
                    page.line("- ", _shown(entry), f"{key}[{index}]")
    basics = value.get("basics")
    basics = basics if isinstance(basics, dict) else {}
    meta = value.get("meta")
    modified = meta.get("lastModified") if isinstance(meta, dict) else None
    return Document(
        name,
        page.text,
        kind="resume",
        title=_shown(basics.get("name")) or None,
        author=_shown(basics.get("name")) or None,
        published=str(modified)[:10] if modified else None,
        language=language_of(page.text),
        url=basics.get("url") if isinstance(basics.get("url"), str) else None,
        media_type=MEDIA_TYPE,
        regions=page.regions,
    )


def _write_basics(page: Page, basics: object, *, zh: bool) -> None:
    if not isinstance(basics, dict):
        return
    for key in ("name", "label"):
        page.line("", _shown(basics.get(key)), f"basics.{key}")
    labels = {"email": ("Email: ", "邮箱："), "phone": ("Phone: ", "电话："), "url": ("Web: ", "网站：")}
    for key, label in labels.items():
        page.line(label[zh], _shown(basics.get(key)), f"basics.{key}")
    location = basics.get("location")
    if isinstance(location, dict):
        parts = [
            key for key in ("address", "postalCode", "city", "region", "countryCode") if _shown(location.get(key))
        ]
        for index, key in enumerate(parts):
            page.write("" if index else ("地址：" if zh else "Location: "))
            page.write(", " if index else "")
            page.write(_shown(location[key]), f"basics.location.{key}")
        page.write("\n" if parts else "")
    profiles = basics.get("profiles")
    for index, profile in enumerate(profiles if isinstance(profiles, list) else []):
        if isinstance(profile, dict):
            path = f"basics.profiles[{index}]"
            _write_row(page, profile, ("network", "username", "url"), path)
    if summary := _shown(basics.get("summary"), lines=True):
        page.write("\n")
        page.line("", summary, "basics.summary")


def _write_row(page: Page, entry: Mapping[str, Any], keys: tuple[str, ...], path: str) -> None:
    """Write members on one line, parted by `` | ``."""
    present = [key for key in keys if _shown(entry.get(key))]
    for index, key in enumerate(present):
        page.write(" | " if index else "")
        page.write(_shown(entry[key]), f"{path}.{key}")
    page.write("\n" if present else "")


def _write_entry(page: Page, section: str, entry: Mapping[str, Any], path: str) -> None:
    start = page.length
    dates = [key for key in _DATES if _shown(entry.get(key))]
    for index, key in enumerate(dates):
        page.write(" - " if index else "")
        page.write(_shown(entry[key]), f"{path}.{key}")
    page.write("  " if dates else "")
    _write_row(page, entry, _HEAD[section], path)
    for key in _LINES:
        page.line("", _shown(entry.get(key), lines=True), f"{path}.{key}")
    for key in _INLINE:
        _write_list(page, entry.get(key), f"{path}.{key}", before="", between=", ", after="\n")
    _write_list(page, entry.get("highlights"), f"{path}.highlights", before="- ", between="\n- ", after="\n")
    page.mark(path, start)


def _write_list(page: Page, values: object, path: str, *, before: str, between: str, after: str) -> None:
    if not isinstance(values, list):
        return
    shown = [(index, text) for index, value in enumerate(values) if (text := _shown(value))]
    for count, (index, text) in enumerate(shown):
        page.write(between if count else before)
        page.write(text, f"{path}[{index}]")
    page.write(after if shown else "")


def _shown(value: object, *, lines: bool = False) -> str:
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    text = clean(str(value))[0].strip()
    return "\n".join(line.strip() for line in text.splitlines()) if lines else " ".join(text.split())


def _sample(value: object, depth: int = 0) -> str:
    """Return the words of the first values of a tree, by which its language is told."""
    if isinstance(value, str):
        return value
    if depth > 4:
        return ""
    if isinstance(value, dict):
        return " ".join(_sample(entry, depth + 1) for entry in list(value.values())[:20])
    if isinstance(value, list):
        return " ".join(_sample(entry, depth + 1) for entry in value[:5])
    return ""
