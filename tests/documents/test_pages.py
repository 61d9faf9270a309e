"""HTML: the article without its page, nothing that a reader cannot see, and no depth that hangs a parser."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from ashore.documents import Document, Limits, read
from ashore.documents.errors import DocumentError, PageWithoutTextError, TooDeepError
from ashore.documents.html_text import fragment_text
from ashore.documents.limits import DEFAULT
from ashore.documents.registry import read_source
from ashore.documents.source import Source


def page(html: str | bytes, name: str = "a.html") -> Document:
    data = html if isinstance(html, bytes) else html.encode()
    (document,) = read_source(Source.of_bytes(data, name))
    assert isinstance(document, Document)
    return document


def test_article(data: Path) -> None:
    (document,) = read(data / "documents" / "page.html")
    assert isinstance(document, Document)
    assert (document.title, document.author, document.published) == ("从客服到数据标注", "木子", "2024-05-06")
    assert document.kind == "story"
    for phrase in ("月薪五千", "第二步：做试标", "甲 | 7500", "我说值"):
        assert phrase in document.text
    for phrase in ("首页", "登录", "十个技巧", "备案号", "年薪百万", "PyTorch", "保证录用"):
        assert phrase not in document.text
    assert [(note.code, note.count) for note in document.notes] == [("hidden_text", 17)]


def test_visible_white_text_stays() -> None:
    html = '<p>我去年转行。</p><div style="background:#234"><p style="color:#fff">联系方式在这里。</p></div>'
    assert "联系方式" in page(f"<html><body>{html}</body></html>").text


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "font"])
def test_nested_100_000_deep(tag: str) -> None:
    for closing in ("", f"</{tag}>" * 100_000):
        started = time.monotonic()
        with pytest.raises(TooDeepError) as caught:
            page("<html><body>" + f"<{tag}>" * 100_000 + "x" + closing)
        assert caught.value.details["limit"] == DEFAULT.nesting
        assert time.monotonic() - started < 5


def test_a_long_flat_page_is_not_deep() -> None:
    rows = "".join(f"<tr><td>第{n}行<td>内容" for n in range(500))
    items = "".join(f"<li>第{n}条<p>说明" for n in range(500))
    assert "第499行" in page(f"<html><body><table>{rows}</table></body></html>").text
    assert "第499条" in page(f"<html><body><ul>{items}</ul></body></html>").text


def test_as_deep_as_allowed() -> None:
    depth = DEFAULT.nesting - 2
    assert page("<html><body>" + "<div>" * depth + "我去年转行。" + "</div>" * depth).text == "我去年转行。"


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>x()</script></body></html>", "<!doctype html>"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(PageWithoutTextError):
        page(html)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>一<p",
        "<html>\0<body>我去年转行</bod",
        "<html><body>&#0;&#xD800;好</body>",
        "<html><body><p a='",
    ],
)
def test_malformed_pages_are_read_or_refused(html: str) -> None:
    with contextlib.suppress(DocumentError):
        page(html)


def test_declared_and_undeclared_encodings() -> None:
    html = "<html><head><meta charset=gbk></head><body><p>我去年从客服转行做数据标注。</p></body></html>"
    for encoding in ("gb18030", "utf-8", "utf-16"):
        assert page(html.encode(encoding)).text == "我去年从客服转行做数据标注。"


def test_a_page_under_another_name_is_a_page() -> None:
    assert (
        page("<!DOCTYPE html><html><body><p>我去年转行。</p></body></html>", "saved.txt").media_type == "text/html"
    )


def test_ads_in_a_page() -> None:
    ld = '{"@type": "JobPosting", "title": "%s", "description": "<p>Label data.</p>"}'
    script = f'<script type="application/ld+json">[{ld % "One"}, {ld % "Two"}]</script>'
    broken = '<script type="application/ld+json">{"@type": </script>'
    html = f"<html><head>{broken}{script}</head><body>Other things</body></html>"
    items = [item for item in read_source(Source.of_bytes(html.encode(), "a.html")) if isinstance(item, Document)]
    assert [(item.name, item.title, item.kind) for item in items] == [
        ("a.html#1", "One", "ad"),
        ("a.html#2", "Two", "ad"),
    ]
    assert items[0].text == "One\n\nLabel data."


def test_a_page_too_large_is_refused_by_name() -> None:
    with pytest.raises(DocumentError) as caught:
        list(read_source(Source.of_bytes(b"<html>" + b"x" * 1000, "a.html"), limits=Limits(bytes=100)))
    assert caught.value.code == "limit_bytes"


def test_fragments_of_ads() -> None:
    assert fragment_text("a<br>b<p>c</p><ul><li>d</li></ul>", DEFAULT, "x") == "a\nb\nc\n- d"
    assert fragment_text("C &amp; D", DEFAULT, "x") == "C & D"
