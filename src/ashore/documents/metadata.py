"""Who wrote a text, when, and what it is called, as its first lines say it; and its language by its characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ashore.documents.model import Kind

HEADER: Final = 15
"""How many lines with text are the header."""
LONGEST_TITLE: Final = 60
"""In columns of a Chinese character: a longer first line is a summary."""

_DATE: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-/.年](0?[1-9]|1[0-2])(?:[-/.月](0?[1-9]|[12]\d|3[01])日?|月)?(?![\d.])"
)
_ENGLISH_DATE: Final = re.compile(
    r"\b(?:(\d{1,2}) )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: (\d{1,2})(?:st|nd|rd"
    r"|th)?)?,? ((?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIELD: Final = re.compile(
    r"^[ \t>*_#-]*(?P<name>作者|撰文|文|发布时间|發布時間|发布日期|發佈日期|发表于|发布于|日期|时间|標題|标题"
    r"|题目|题名|原文|原文链接"
    r"|author|by|written by|published(?: on)?|date|posted(?: on)?|title|original|source url|url|link)"
    r"[*_ \t]*[:：|｜/][*_ \t]*(?P<value>\S[^\n]{0,200}?)[ \t*_]*$",
    re.IGNORECASE | re.MULTILINE,
)
_AUTHOR: Final = frozenset({"作者", "撰文", "文", "author", "by", "written by"})
_PUBLISHED: Final = frozenset(
    {
        "发布时间",
        "發布時間",
        "发布日期",
        "發佈日期",
        "发表于",
        "发布于",
        "日期",
        "时间",
        "published",
        "published on",
    }
    | {"date", "posted", "posted on"}
)
_TITLE: Final = frozenset({"标题", "標題", "题目", "题名", "title"})
_ORIGINAL: Final = frozenset({"原文", "原文链接", "original", "source url", "url", "link"})
_LINK: Final = re.compile(
    r"!?\[(?P<label>(?:[^\[\]\n]|!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)){0,300})\]\((?P<target>[^)\n]{0,2000})\)"
)
_WEB: Final = re.compile(r"https?://[^\s)\]>\"']+")
_NOT_TITLE: Final = re.compile(
    r"^(?:[-•·●*+>|]|\d+[.、)）]|[（(]?[一二三四五六七八九十]+[、)）.])|[。；;，,：:]$|[。！？!?；].|\. [A-Z]"
)
_LABEL: Final = re.compile(r"^[^\s：:|｜]{1,6}\s*[：:|｜]")
_BYLINE: Final = re.compile(r"^[*_]?(?P<author>[^|｜*_\n]{1,20})[|｜][ \t]*(?:19|20)\d{2}[-/.年]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the header of a text says of it; None where it says nothing."""

    title: str | None
    author: str | None
    published: str | None
    language: str
    url: str | None


def metadata(text: str, kind: Kind | None) -> Metadata:
    """Read the header: named fields first, then a byline, then a line that is little more than a date.

    The title is a heading or a short first line; a long first line with sentences in it is a summary and no title.
    """
    lines = [line for line in text[:8000].split("\n") if line.strip()][:HEADER]
    fields = _fields("\n".join(line for line in lines if len(line) <= 300))
    author, published = fields.get("author"), fields.get("published")
    for line in lines if kind == "story" else ():
        if len(line) > 300:
            continue
        if author is None and (match := _BYLINE.match(line.strip())):
            author = match["author"].strip()
        if published is None and (found := _dated_line(line)):
            published = found
    title = fields.get("title") or (title_of(lines) if kind != "ad" else None)
    return Metadata(title, author, published, language_of(text), fields.get("url"))


def _fields(header: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _FIELD.finditer(header):
        name, value = match["name"].lower(), match["value"].strip().strip("\"'")
        if name in _AUTHOR:
            # `作者|知行` that runs on into the text is no field: a name is short.
            if len(plain := unlinked(value)) <= 30:
                found.setdefault("author", plain)
        elif name in _PUBLISHED:
            if date := iso_date(value):
                found.setdefault("published", date)
        elif name in _TITLE:
            found.setdefault("title", unlinked(value))
        elif name in _ORIGINAL and (url := _WEB.search(value)):
            found.setdefault("url", url.group())
    return found


def _dated_line(line: str) -> str | None:
    """Return the date of a line that is little more: ``2023-07-05   someone``, ``*name|2023-07-04|topic*``."""
    match = _DATE.search(line) or _ENGLISH_DATE.search(line)
    if match is None:
        return None
    rest = line[: match.start()] + line[match.end() :]
    if len(re.sub(r"[\s*_|｜:：]", "", unlinked(rest))) > 24 or re.search(r"[。，,；！]", rest):
        return None
    return iso_date(match.group())


def iso_date(value: str) -> str | None:
    """Return the first date in ``value`` as ``YYYY-MM-DD`` or ``YYYY-MM``."""
    if match := _DATE.search(value):
        year, month, day = match.groups()
        return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    if match := _ENGLISH_DATE.search(value):
        before, name, after, year = match.groups()
        month_number = _MONTHS.index(name.lower()) + 1
        day = before or after
        return f"{year}-{month_number:02}" + (f"-{int(day):02}" if day else "")
    return None


def title_of(lines: list[str]) -> str | None:
    """Return the title among the first lines of a text, or None where they are text already."""
    for line in lines[:3]:
        if line.lstrip().startswith("{%") or line.strip() in {"---", "***"}:
            continue
        heading = re.match(r"^#{1,2}[ \t]+(?P<text>.*?)[# \t]*$", line)
        title = unlinked(heading["text"] if heading else line).strip().strip("*_").strip()
        if not title or _columns(title) > LONGEST_TITLE * 2:
            return None
        if heading:
            return title
        return None if _NOT_TITLE.search(title) or _LABEL.match(title) or _dated_line(title) else title
    return None


def _columns(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text)


def unlinked(markdown: str) -> str:
    """Return Markdown without its links and images: the words of a link stay."""
    return _LINK.sub(lambda match: "" if match.group().startswith("!") else unlinked(match["label"]), markdown)


def language_of(text: str) -> str:
    """Return ``zh-Hans``, ``zh-Hant`` or ``en`` by the share of scripts in the first 5,000 characters.

    Chinese where at least one in ten letters is (a Chinese ad is full of English names); Traditional where more
    characters occur in that script alone than in Simplified alone.
    """
    sample = text[:5000]
    chinese = re.findall(r"[\u3400-\u9fff\uf900-\ufaff]", sample)
    words = len(re.findall(r"[A-Za-z]+", sample))
    if not chinese or len(chinese) < words * 0.35:
        return "en"
    simplified, traditional = _scripts()
    hans = sum(character in simplified for character in chinese)
    hant = sum(character in traditional for character in chinese)
    return "zh-Hant" if hant > hans else "zh-Hans"


@cache
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """Everyday characters that exist in one script alone: what GB 2312 has and Big5 has not, and the reverse."""
    simplified = _of_codec("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    traditional = _of_codec("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    rare = _of_codec("big5", range(0xC9, 0xFA), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    others = _of_codec("gb2312", range(0xD8, 0xF8), range(0xA1, 0xFF))
    return simplified - traditional - rare, traditional - simplified - others


def _of_codec(codec: str, leads: range, trails: range | tuple[int, ...]) -> frozenset[str]:
    return frozenset(
        bytes(lead_trail).decode(codec, "ignore") for lead_trail in ((a, b) for a in leads for b in trails)
    )
