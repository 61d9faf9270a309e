"""What a story's page holds and no fact may come from: markup, furniture, repeats, adverts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from ashore.documents import Document

Span: TypeAlias = tuple[int, int]

_MARKUP: Final = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)"  # an image
    r"|\{%[^%\n]*%\}"
    r"|(?<=\])\([^)\n]*\)"  # the target of a link
    r"|\[(?=[^\]\n]*\]\()|(?<=[^\]\n])\](?=\()"
    r"|\*\*|__"
    r"|https?://\S+"
)
_META_LINE: Final = re.compile(
    r"^[ \t]*(?:\*\*)?(?:category|author|published|stats|tags|original|source|url)\s*:.*$", re.MULTILINE
)
_LINK: Final = re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)")


def unread(document: Document, text: str, back: Sequence[int]) -> Iterator[Span]:
    """Yield spans of the folded ``text`` that no fact may come from; ``back`` leads to the document's offsets."""
    for start, end in (*document.furniture, *_repeats(document)):
        yield bisect_left(back, start), min(bisect_left(back, end), len(text))
    for pattern in (_MARKUP, _META_LINE):
        for match in pattern.finditer(text):
            yield match.span()
    yield from _links(text)
    yield from _same_lines(text)
    advert = _advert(text)
    if advert is not None:
        yield advert, len(text)


def _repeats(document: Document) -> list[Span]:
    from ashore.documents.reprints import repeated_regions

    return list(repeated_regions(document.text))


_LINKS_OF_LINE: Final = 0.6


def _links(text: str) -> Iterator[Span]:
    """Yield lines that are mostly links: menus, share buttons, related articles."""
    for line in re.finditer(r"[^\n]+", text):
        linked = sum(len(link.group()) for link in _LINK.finditer(line.group()))
        if linked > _LINKS_OF_LINE * len(line.group()):
            yield line.span()


_LONG_LINE: Final = 15


def _same_lines(text: str) -> Iterator[Span]:
    """Yield long lines that stood before, word for word: a teaser set twice, a title under the title."""
    seen: set[str] = set()
    for line in re.finditer(r"[^\n]+", text):
        body = line.group().strip(" #*>|-")
        if len(body) < _LONG_LINE or line.group().startswith("|"):
            continue
        if body in seen:
            yield line.span()
        seen.add(body)


_ADVERT: Final = re.compile(
    r"免费(?:领取|分享|获取)|扫描.{0,12}(?:二维码|二v码)|扫码|资源包|大礼包|资料包|加(?:我|老师)?(?:微信|vx|wx)"
    r"|私信(?:我)?领取|点击(?:这里|下方|链接)|获取方式|学习路线大纲|点个(?:收藏|赞|关注)|官方认证"
    r"|click here to (?:enrol|join|download)|use (?:my |the )?code|limited[- ]time offer|enrol+ (?:now|today)"
)


def _advert(text: str) -> int | None:
    """Return where the advert at the end begins: a run of lines with at least two of its phrases, or None.

    It begins with the line before the first phrase where that line is a short heading.
    """
    hits = [m.start() for m in _ADVERT.finditer(text) if m.start() > len(text) // 2]
    if len(hits) < 2:
        return None
    start = text.rfind("\n", 0, hits[0]) + 1
    previous = text.rfind("\n", 0, max(0, start - 1)) + 1
    heading = text[previous : max(previous, start - 1)]
    short = 0 < len(heading.strip()) <= 24 and not heading.lstrip().startswith("|")
    return previous if short and not re.search(r"[。;]$", heading) else start
