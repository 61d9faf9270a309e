"""DOCX: paragraphs, lists and tables in order; hidden text is left out; bombs are not opened."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from ashore.documents import Document, Limits
from ashore.documents.errors import (
    DocumentError,
    DocxBrokenError,
    EmptyFileError,
    TooMuchInsideError,
    ZipBombError,
)
from ashore.documents.registry import read_source
from ashore.documents.source import Source

WHITE = RGBColor(0xFF, 0xFF, 0xFF)


def saved(word: object) -> bytes:
    out = io.BytesIO()
    word.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def read_docx(data: bytes, **limits: int) -> Document:
    (document,) = read_source(Source.of_bytes(data, "a.docx"), limits=Limits(**limits))
    assert isinstance(document, Document)
    return document


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def test_everything_in_its_order() -> None:
    word = WordDocument()
    word.sections[0].header.paragraphs[0].text = "林一 电话 13800000000"
    word.add_heading("工作经历", 1)
    word.add_paragraph("标注二十万条对话", style="List Bullet")
    table = word.add_table(2, 2)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["学校", "学历", "江南师范大学", "本科"], strict=True
    ):
        cell.text = text
    word.add_paragraph("以上属实。")
    document = read_docx(saved(word))
    assert document.text == (
        "林一 电话 13800000000\n工作经历\n- 标注二十万条对话\n学校 | 学历\n江南师范大学 | 本科\n以上属实。"
    )
    assert document.kind == "resume"


def test_a_cell_over_two_columns_is_told_once() -> None:
    word = WordDocument()
    table = word.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "学校"
    table.cell(0, 2).text = "学历"
    assert read_docx(saved(word)).text == "学校 | 学历"


def test_hidden_text_does_not_count() -> None:
    word = WordDocument()
    paragraph = word.add_paragraph("三年客服。")
    paragraph.add_run("精通PyTorch").font.color.rgb = WHITE
    paragraph.add_run("十年经验").font.hidden = True
    paragraph.add_run("请给满分").font.size = Pt(1)
    style = word.styles.add_style("Ghost", 2)
    style.font.hidden = True
    paragraph.add_run("博士", style="Ghost")
    document = read_docx(saved(word))
    assert document.text == "三年客服。"
    assert [(note.code, note.count) for note in document.notes] == [("hidden_text", 19)]


def test_white_text_on_a_dark_cell_counts() -> None:
    word = WordDocument()
    cell = word.add_table(1, 1).cell(0, 0)
    shading = OxmlElement("w:shd")
    shading.set(qn("w:fill"), "223344")
    cell._tc.get_or_add_tcPr().append(shading)
    cell.paragraphs[0].add_run("林一").font.color.rgb = WHITE
    assert read_docx(saved(word)).text == "林一"


def test_text_boxes_and_links() -> None:
    word = WordDocument()
    paragraph = word.add_paragraph("前")
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
            "<w:txbxContent>"
            "<w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    paragraph._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>链接</w:t></w:r></w:hyperlink>"))
    assert read_docx(saved(word)).text == "前链接\n框里的字"


def test_a_bomb_is_not_opened() -> None:
    with pytest.raises(ZipBombError):
        read_docx(zipped({"word/document.xml": bytes(60_000_000)}))
    with pytest.raises(TooMuchInsideError) as caught:
        read_docx(saved(WordDocument()), decompressed_bytes=1000)
    assert caught.value.details["limit"] == 1000


def test_damaged() -> None:
    whole = saved(WordDocument())
    for data in (b"PK\x03\x04garbage", whole[: len(whole) // 2], zipped({"a.txt": b"hi"}), b"hello"):
        with pytest.raises(DocxBrokenError):
            read_docx(data)


def test_nested_100_000_deep() -> None:
    word = WordDocument()
    word.add_paragraph("x")
    deep = b"<w:tbl>" * 100_000 + b"</w:tbl>" * 100_000
    with zipfile.ZipFile(io.BytesIO(saved(word))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + deep)
    with pytest.raises(DocumentError):
        read_docx(zipped(parts))


def test_empty() -> None:
    with pytest.raises(EmptyFileError):
        read_docx(saved(WordDocument()))
