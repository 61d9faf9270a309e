"""Plain text and Markdown: the text is the file's own, what belongs to the page is marked, the header is read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ashore.documents import Document, read, read_text
from ashore.documents.furniture import furniture
from ashore.documents.markdown import looks_like_markdown


def one(path: Path, **options: object) -> Document:
    (document,) = read(path, **options)  # type: ignore[arg-type]
    assert isinstance(document, Document)
    return document


def hidden(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.furniture]


def test_markdown_in_a_txt_keeps_its_text_and_marks_the_page(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes((data / "documents" / "article.md").read_bytes())
    document = one(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert document.media_type == "text/markdown"
    assert document.kind == "story"
    assert (document.title, document.author, document.published) == (
        "从客服到数据标注：我用了七个月",
        "木子",
        "2024-05-06",
    )
    assert document.url == "https://example.org/a/9.html"
    marked = hidden(document)
    for phrase in (
        "812 views",
        "关注2024-05-063 评论",
        "九十九元",
        "未经许可",
        "题图来自",
        "已收藏4",
        "https://example.org/co",
    ):
        assert any(phrase in span for span in marked), phrase
    told = document.text
    for start, end in reversed(document.furniture):
        told = told[:start] + told[end:]
    for phrase in ("月薪五千", "一家小公司", "月薪七千五", "很多人问我值不值"):
        assert phrase in told


def test_furniture_is_sorted_and_disjoint(data: Path) -> None:
    document = one(data / "documents" / "article.md")
    spans = document.furniture
    assert all(start < end for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_the_links_of_a_resume_are_content() -> None:
    text = "# 林一\n\n[我的代码](https://github.com/lin1)\n\n![](me.png)\n"
    assert [text[a:b] for a, b in furniture(text, "resume", markdown=True)] == ["![](me.png)"]
    assert "https://github.com/lin1" in "".join(text[a:b] for a, b in furniture(text, "story", markdown=True))


@pytest.mark.parametrize(
    "paragraph",
    [
        "我每天收藏很多文章，也会点赞，偶尔评论，但很少真的读完它们，直到去年裸辞以后才改。" * 8,
        "我做小红书账号，三个月涨了两万粉丝，一篇笔记收藏五千，评论一千，转发三百。",
        "面试官让我分享一次失败的经历。",
        "我加了他的微信，后来他成了我的同事。",
        "图片标注是我的第一份工作",
        "推荐内容的算法由我负责，文章由浅入深。",
        "After two years I had 300 comments, 20 shares and 9 followers, and my manager noticed.",
    ],
)
def test_a_paragraph_that_speaks_of_sharing_is_no_share_bar(paragraph: str) -> None:
    assert furniture(paragraph, "story", markdown=False) == ()


@pytest.mark.parametrize(
    "line",
    [
        "关注2024-03-017 评论 812 浏览 5 收藏 11 分钟",
        "12 likes 3 comments Share 5 min read",
        "责任编辑：木子",
        "图片来源：某某图库",
        "扫描下方二维码免费领取资料！",
        "相关阅读",
        "Copyright 2024 Harbour Labs",
        "https://example.org/a",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    text = f"我去年转行。\n{line}\n后来我换了城市。"
    assert [text[start:end] for start, end in furniture(text, "story", markdown=False)] == [line]


@pytest.mark.parametrize("text", ["第一行\n第二行", "价格 3 * 4 * 5", "a_b_c and [1] (see notes)", "- 一\n- 二"])
def test_plain_text_is_not_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


@pytest.mark.parametrize(
    ("header", "title", "author", "published"),
    [
        ("我怎么转行的\n\n*木子|2023-07-04|科技*\n\n正文开始了。", "我怎么转行的", "木子", "2023-07-04"),
        (
            "我怎麼轉行的?\n\n2023-07-05   某某頭條\n\n原創 | 某某\n作者 | 木子\n\n正文。",
            "我怎麼轉行的?",
            "木子",
            "2023-07-05",
        ),
        (
            "---\ntitle: My switch\nauthor: Ann Lee\ndate: March 4, 2025\n---\nI left.",
            "My switch",
            "Ann Lee",
            "2025-03-04",
        ),
        ("这篇讲的是客服怎么转行。先看规则，再做试标，最后投简历。\n一、开始", None, None, None),
        ("我去年离职了。", None, None, None),
        ("发布时间：2024年5月6日\n", None, None, "2024-05-06"),
    ],
)
def test_header(header: str, title: str | None, author: str | None, published: str | None) -> None:
    document = read_text(header, "paste", kind="story")
    assert (document.title, document.author, document.published) == (title, author, published)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我去年从客服转行做数据标注。", "zh-Hans"),
        ("我去年從客服轉行做資料標註。", "zh-Hant"),
        ("I moved from support to annotation last year.", "en"),
        ("熟悉 Python, SQL, PyTorch, Docker 和 Kubernetes，负责模型训练", "zh-Hans"),
        ("Our office in Beijing (北京) is growing and we are looking for people who like to write.", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_text(text, "paste").language == language


def test_line_ends_become_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("第一行\r\n第二行\r第三行\n".encode())
    assert one(path).text == path.read_text(encoding="utf-8") == "第一行\n第二行\n第三行\n"


def test_what_no_text_can_hold_is_replaced_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("我今天去面试了\0，" + "然后回家写了很长的总结。" * 20).encode())
    document = one(path)
    assert document.text[7] == "\ufffd"
    assert [(note.code, note.count) for note in document.notes] == [("replaced_characters", 1)]


def test_the_five_articles_are_read_as_they_stand(shared: Path) -> None:
    documents = [one(path) for path in sorted((shared / "seeds").glob("*.txt"))]
    for document, path in zip(documents, sorted((shared / "seeds").glob("*.txt")), strict=True):
        assert document.text == path.read_text(encoding="utf-8")
    assert [document.kind for document in documents] == ["story"] * 5
    assert [document.published for document in documents] == ["2025-02-01", None, "2023-07-04", None, "2023-07-05"]
    assert documents[3].title is None
    assert [document.language for document in documents] == ["zh-Hans"] * 4 + ["zh-Hant"]
