"""HTML pages: the article without the page around it, and the ads that a page carries as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ashore.documents.encoding import decode, peek
from ashore.documents.errors import DocumentError, EmptyFileError, PageWithoutTextError, UnknownEncodingError
from ashore.documents.furniture import furniture
from ashore.documents.html_text import check_nesting, drop_hidden, lines_of, parse
from ashore.documents.jobposting import posting_document, postings
from ashore.documents.kinds import kind_of_text
from ashore.documents.limits import Limits
from ashore.documents.metadata import iso_date, metadata
from ashore.documents.model import Document, Note
from ashore.documents.plain import clean
from ashore.documents.reader import BrokenItem, Item
from ashore.documents.source import Source

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_BEGINS: Final = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_AUTHORS: Final = ("author", "article:author", "byl", "dc.creator", "parsely-author", "og:article:author")
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate", "date",
    "dc.date", "dc.date.issued", "publish_time", "og:release_date",
)  # fmt: skip
LONGEST_ARTICLE: Final = 300_000
"""Characters; trafilatura takes seconds for what is longer, and it is no article."""
_SITE: Final = re.compile(r"\s*[-_|–—·]\s*[^-_|–—·]{1,20}$")


@dataclass(frozen=True)
class HtmlReader:
    """Reads pages, also where they are called otherwise."""

    name: str = "html"
    suffixes: frozenset[str] = frozenset({".html", ".htm", ".xhtml"})
    media_types: frozenset[str] = frozenset({"text/html", "application/xhtml+xml"})

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it is called HTML, or begins like it."""
        if name.lower().endswith(tuple(self.suffixes)):
            return True
        return _BEGINS.match((peek(head) or "")[:4096]) is not None

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield the ads of the page where it carries any, else its article.

        Raises
        ------
        PageWithoutTextError, TooDeepError
        """
        html = _decoded(source.read(limits), source.file)
        if not html.strip():
            raise EmptyFileError(file=source.file)
        check_nesting(html, limits, source.file)
        root = parse(clean(html)[0])
        if root is None:
            raise PageWithoutTextError(file=source.file)
        found = list(_postings(root))
        if found:
            for index, posting in enumerate(found, 1):
                name = source.name if len(found) == 1 else f"{source.name}#{index}"
                try:
                    yield posting_document(posting, name, file=source.file, limits=limits, url=_url(root))
                except DocumentError as error:
                    yield BrokenItem(source.file, None, error)
            return
        yield _article(root, source)


def _decoded(data: bytes, file: str) -> str:
    """Decode by our own weighing; what that refuses, by the encoding the page declares."""
    try:
        return decode(data, file).text
    except UnknownEncodingError:
        declared = _CHARSET.search(data[:4096])
        if declared is None:
            raise
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            raise UnknownEncodingError(file=file, line=1) from None


def _postings(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "").lower() and script.text:
            try:
                value = json.loads(script.text.strip().removesuffix(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from postings(value)


def _article(root: HtmlElement, source: Source) -> Document:
    title, author, published, url = _title(root), _meta(root, _AUTHORS), _meta(root, _PUBLISHED), _url(root)
    hidden = drop_hidden(root)
    text = _main_text(root, source.name)
    if not text:
        raise PageWithoutTextError(file=source.file)
    kind = kind_of_text(text, source.name)
    found = metadata(text, kind)
    return Document(
        source.name,
        text,
        kind=kind,
        title=title or found.title,
        author=(None if author and author.startswith("http") else author) or found.author,
        published=iso_date(published or "") or found.published,
        language=found.language,
        url=url or found.url,
        media_type="text/html",
        furniture=furniture(text, kind, markdown=False),
        notes=(Note("hidden_text", hidden),) if hidden else (),
    )


def _main_text(root: HtmlElement, name: str) -> str:
    """Return what the page tells: the article as trafilatura finds it, or every block outside navigation.

    trafilatura is made for articles. A résumé has lines and headings that look like menus to it, so it is taken
    whole; so is an ad that fills most of its page, because salary and place stand beside its description. A short
    page is all content: its parts are too small for a sense of where the article is. A very long one is a dump.
    """
    from copy import deepcopy

    from trafilatura import bare_extraction

    everything = lines_of(root, page=True)
    kind = kind_of_text(everything, name)
    if kind == "resume" or len(everything) > LONGEST_ARTICLE:
        return everything
    found = bare_extraction(
        deepcopy(root), include_comments=False, include_tables=True, fast=True, config=_trafilatura_settings()
    )
    text = (getattr(found, "text", None) or "").strip()
    share = len(text) / max(1, len(everything))
    if kind == "ad" and share > 0.6:
        return everything
    return text if share > 0.33 or len(text) > 1_000 else everything


@cache
def _trafilatura_settings() -> ConfigParser:
    """Accept short pages: below its usual sizes trafilatura falls back to one run-on paragraph."""
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    settings: ConfigParser = deepcopy(DEFAULT_CONFIG)
    for key in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        settings.set("DEFAULT", key, "1")
    return settings


def _meta(root: HtmlElement, names: tuple[str, ...]) -> str | None:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if name in names and content:
            found.setdefault(name, content)
    return next((found[name] for name in names if name in found), None)


def _title(root: HtmlElement) -> str | None:
    """Return the one heading of the page, or its title without the name of the site."""
    headings = [" ".join(heading.text_content().split()) for heading in root.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    title = _meta(root, ("og:title", "twitter:title"))
    if title is None:
        element = root.find(".//title")
        title = " ".join((element.text or "").split()) if element is not None else ""
    return _SITE.sub("", title).strip() or title or None


def _url(root: HtmlElement) -> str | None:
    link = root.find(".//link[@rel='canonical']")
    address = link.get("href") if link is not None else None
    address = address or _meta(root, ("og:url",))
    return address if address and address.startswith("http") else None
