"""What on a page is not the story: images, link targets, counters, author boxes, cards, share bars, copyright.

The rules speak of how pages are built, in Chinese and in English: a line of metadata, a link around an image,
share buttons in one line. What is furniture in one kind of document may be content in another: the links of a
résumé are facts, those of an article are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ashore.documents.model import Furniture, Kind

_FRONT_MATTER: Final = re.compile(r"\A---\n(?:[^\n]*\n){1,40}?---[ \t]*(?:\n|\Z)")
_HINT: Final = re.compile(r"\{%-? *(hint|callout|embed|file|tabs?)\b[^%\n]{0,200}%\}")
_COMMENT: Final = re.compile("<!--")
_TEMPLATE: Final = re.compile(r"\{%[^%\n]{0,500}%\}")
_TARGET: Final = r"\((?:[^()\n]|\([^()\n]*\))*\)"
_IMAGE: Final = re.compile(rf"!\[[^\]\n]{{0,300}}\]{_TARGET}")
_CARD: Final = re.compile(rf"\[!\[[^\]\n]{{0,300}}\]{_TARGET}[^\]\n]{{0,1000}}\]{_TARGET}")
"""A link whose content begins with an image: an avatar, a button, or a card for another article."""
_LINK_END: Final = re.compile(rf"\]{_TARGET}")
_URL: Final = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>\"'）】」，。；、]+")
_RULE: Final = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)

_WHOLE_LINE: Final = re.compile(
    r"""^[ \t>*_]*(?:
        (?:本文|文章)(?:由.{0,40}(?:原创|原創|发布|發布|首发|首發|授权|授權|整理|转载|轉載|投稿)
          |来源|來源|转自|轉自|转载自|轉載自|首发(?:于|在)|首發(?:於|在)|系作者)
      | 题图|題圖|封面图|封面圖
      | (?:该文|本文|文章).{0,6}(?:观点|觀點).{0,6}(?:仅|僅|只)?代表
      | (?:未经|未經).{0,10}(?:许可|許可|授权|授權|允许)
      | (?:版权|版權)(?:声明|聲明|所有|归)
      | (?:如需|欢迎|歡迎|禁止)?(?:转载|轉載)(?:请|請|须|須|自|声明)
      | (?:责任|責任)?(?:编辑|編輯|校对|校對|排版|审核|審核)[ ]?[:：|｜]
      | (?:图片|圖片|图源|圖源|来源|來源|原文链接|原文連結|原标题|原標題|阅读原文|閱讀原文)
        [ ]?(?:来源|來源)?[ ]?[:：|｜]
      | (?:相关|相關|推荐|推薦|热门|熱門|延伸)(?:阅读|閱讀|文章).{0,12}$
      | (?:更多|热门|熱門|相关|相關)(?:推荐|推薦|内容|內容).{0,12}$
      | (?:上一篇|下一篇|返回(?:顶部|首页)|回到顶部)
      | copyright\b|©|\(c\)\ \d{4}|all\ rights\ reserved|originally\ published|photo\ (?:by|credit)|image\ credit
      | related\ (?:articles|posts)|read\ (?:more|next)\b|share\ this|sign\ up\ for|subscribe\ (?:to|now)
      | advertisement$|sponsored\ by
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that begins so belongs to the page."""

_SOCIAL: Final = re.compile(
    r"""赞赏|讚賞|打赏|点赞|點贊|已赞|已?收藏|转发|轉發|分享(?:到|至)?(?:微博|微信|朋友圈|QQ)?|在看|关注|關注|粉丝|
        评论|評論|留言|浏览|瀏覽|阅读[ ]?\d|閱讀[ ]?\d|播放|订阅|訂閱|微信公众号|公众号|公眾號|下载[ ]?APP|
        微信扫一扫|扫一扫|扫码|掃碼|扫描|二维码|二維碼|二v码|分钟$|查看详情|查看全文|展开全文|举报|
        \b(?:likes?|shares?|comments?|views?|retweets?|followers?|bookmarks?|tweet|subscribe|follow)\b|min\ read
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words of buttons and counters."""
_PERSON: Final = re.compile(r"[我你您他她]|\b(?:I|my|we|our|you|he|she|they)\b")

_LURE: Final = re.compile(
    r"免费(?:领取|分享|获取|下载)|免費(?:領取|分享|獲取|下載)|保证100%免费"
    r"|(?:扫描|扫码|掃描|掃碼|长按|長按|識別|识别).{0,16}(?:二维码|二維碼|二v码|小程序码|公众号|公眾號)"
    r"|(?:添加|加).{0,6}(?:助教|老师|客服|小助手).{0,6}(?:微信|领)|点击(?:这里|下方|文末)|點擊(?:這裡|下方|文末)"
    r"|关注(?:我们|本?公众号).{0,20}(?:回复|领取|获取|后台)|點個(?:收藏|讚|關注)|点个(?:收藏|赞|关注)"
    r"|free download|click here|scan the qr",
    re.IGNORECASE,
)
"""An offer to the reader of the page, in a sentence of its own."""

BAR: Final = 260
"""Longest line, links not counted, that can be a bar: a paragraph may speak of comments and likes."""
_SENTENCE: Final = re.compile(r"[^。！？!?\n]+[。！？!?]*[”」』）)】]*")


def furniture(text: str, kind: Kind | None, *, markdown: bool) -> tuple[Furniture, ...]:
    """Return the spans of ``text`` that belong to the page, sorted and disjoint.

    An ad has none: what a site adds around one is told by its reader. Of a résumé only images and comments go.
    """
    if kind == "ad":
        return ()
    spans = list(_markup(text, links=kind != "resume")) if markdown else []
    if kind != "resume":
        if not markdown:
            spans += [match.span() for match in _URL.finditer(text)]
        spans += _lines(text, merge(spans))
    return merge(spans)


def _markup(text: str, *, links: bool) -> Iterator[Furniture]:
    if links and (match := _FRONT_MATTER.match(text)):
        yield match.span()
    yield from _enclosed(text, _COMMENT, "-->")
    if links:
        yield from _enclosed(text, _HINT, r"\{%-? ?end[a-z]+ ?-?%\}")
    for pattern in (_TEMPLATE, _CARD, _IMAGE, _RULE, *((_LINK_END, _URL) if links else ())):
        yield from (match.span() for match in pattern.finditer(text))


def _enclosed(text: str, opening: re.Pattern[str], closing: str) -> Iterator[Furniture]:
    """Yield blocks from an opening to the next closing, in one pass: after one that never closes nothing can."""
    close = re.compile(closing)
    at = 0
    while begun := opening.search(text, at):
        ended = close.search(text, begun.end())
        if ended is None:
            return
        at = ended.end()
        yield begun.start(), at


def _lines(text: str, taken: tuple[Furniture, ...]) -> Iterator[Furniture]:
    """Lines and sentences of the page; what markup took is not read, and does not count as length."""
    visible = blank(text, taken)
    start = 0
    for line in visible.split("\n"):
        end = start + len(line)
        shown = " ".join(line.split())
        if shown:
            if len(shown) <= BAR and (_WHOLE_LINE.match(shown) or _is_bar(shown)):
                yield start, end
            else:
                for sentence in _SENTENCE.finditer(line):
                    if _LURE.search(sentence.group()):
                        yield start + sentence.start(), start + sentence.end()
        start = end + 1


def _is_bar(line: str) -> bool:
    """Say whether a line is buttons and counters: three different ones, a quarter of the line, and nobody in it.

    Somebody who tells of comments and followers says who did what.
    """
    words = _SOCIAL.findall(line)
    numbers = re.findall(r"\d+", line)
    share = sum(map(len, (*words, *numbers))) / len(line)
    return len({word.lower() for word in words}) >= 3 and share >= 0.25 and not _PERSON.search(line)


def blank(text: str, spans: tuple[Furniture, ...]) -> str:
    """Return the text with spaces in place of the spans, line ends kept: what may be read, at its offsets."""
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += text[at:start], "".join("\n" if character == "\n" else " " for character in text[start:end])
        at = end
    return "".join((*parts, text[at:]))


def merge(spans: list[Furniture]) -> tuple[Furniture, ...]:
    """Sort spans and join those that overlap or touch."""
    merged: list[Furniture] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif end > start:
            merged.append((start, end))
    return tuple(merged)
