"""PDF: what a reader of the page sees, in whole sentences; files that cannot be read say why."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.documents import Document, Limits, read
from ashore.documents.errors import (
    DocumentError,
    PdfBrokenError,
    PdfCutError,
    PdfEncryptedError,
    PdfWithoutTextError,
    TooManyPagesError,
)
from ashore.documents.ocr import installed
from ashore.documents.registry import read_source
from ashore.documents.source import Source


def make_pdf(*contents: str, trailer: str = "", objects: tuple[str, ...] = (), resources: str = "") -> bytes:
    """Return a PDF with one page a content stream, in Helvetica (`/F`), 200 x 200 points."""
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(contents)))
    font = 3 + 2 * len(contents)
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>"]
    for index, content in enumerate(contents):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents {4 + 2 * index} 0 R "
            f"/Resources << /Font << /F {font} 0 R >> {resources} >> >>"
        )
        bodies.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    bodies.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    bodies += objects
    out = "%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def show(text: str, *, at: tuple[int, int] = (10, 100), size: int = 12, before: str = "") -> str:
    """Return the operators that show a line of text."""
    return f"BT {before} /F {size} Tf {at[0]} {at[1]} Td ({text}) Tj ET"


DARK_BAR = "0 0 0.2 rg 0 90 200 40 re f "
IMAGE = "q 200 0 0 200 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "


def pdf(data: bytes, **limits: int) -> Document:
    (document,) = read_source(Source.of_bytes(data, "a.pdf"), limits=Limits(**limits))
    assert isinstance(document, Document)
    return document


def test_a_resume_printed_by_a_browser(data: Path) -> None:
    (document,) = read(data / "documents" / "resume_chrome.pdf")
    assert isinstance(document, Document)
    assert document.kind == "resume"
    assert "邮箱：lin@example.org 长页车见门" in document.text  # radicals come back as characters
    assert (
        "管理八人的标注小组，累计交付二十万条数据，其中有多轮对话、代码解释与数学推理，并推动了自动质检工具的落地。"
        in document.text
    )
    assert "long enough to be wrapped onto the next line by any browser." in document.text
    assert "白字深底可见" in document.text
    assert "PyTorch" not in document.text
    assert "TensorFlow" not in document.text
    assert document.notes[0].code == "hidden_text"
    assert document.text.split("\n")[0] == "林一"


@pytest.mark.parametrize(
    "content",
    [
        show("Expert in PyTorch", before="3 Tr"),
        show("Expert in PyTorch", before="1 1 1 rg"),
        show("Expert in PyTorch", before="0.99 1 1 rg"),
        show("Expert in PyTorch", size=1),
        show("Expert in PyTorch", at=(10, -50)),
        show("Expert in PyTorch", at=(400, 10)),
    ],
)
def test_hidden_text_does_not_count(content: str) -> None:
    document = pdf(make_pdf(show("Three years in retail", at=(10, 20)) + " " + content))
    assert document.text == "Three years in retail"
    assert [(note.code, note.count) for note in document.notes] == [("hidden_text", 15)]


def test_white_text_on_a_dark_bar_counts() -> None:
    assert pdf(make_pdf(DARK_BAR + show("Lin Yi, annotator", before="1 1 1 rg"))).text == "Lin Yi, annotator"


def test_the_text_under_a_scan_counts() -> None:
    document = pdf(make_pdf(IMAGE + show("Recognised words", before="3 Tr")))
    assert document.text == "Recognised words"
    assert document.notes == ()


def test_lines_that_break_inside_a_sentence_are_joined() -> None:
    lines = [
        "I worked for three years in",
        "a call centre and then went",
        "to label data. It was good.",
        "Skills",
        "- Python",
    ]
    content = " ".join(show(line, at=(10, 180 - 14 * number)) for number, line in enumerate(lines))
    assert pdf(make_pdf(content)).text == (
        "I worked for three years in a call centre and then went to label data. It was good.\nSkills\n- Python"
    )


@pytest.mark.skipif(installed(), reason="with text recognition installed, images are read")
def test_no_text_layer() -> None:
    with pytest.raises(PdfWithoutTextError) as caught:
        pdf(make_pdf(IMAGE))
    assert caught.value.details["pages"] == 1


def test_encrypted() -> None:
    secret = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
    data = make_pdf(show("x"), objects=(secret,), trailer="/Encrypt 6 0 R /ID [<00> <00>]")
    with pytest.raises(PdfEncryptedError):
        pdf(data)


def test_cut_short(data: Path) -> None:
    whole = (data / "documents" / "resume_chrome.pdf").read_bytes()
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(PdfCutError):
            pdf(whole[: int(len(whole) * share)])


@pytest.mark.parametrize("content", [b"hello", b"%PDF-1.4\n" + bytes(range(256)) * 4 + b"\n%%EOF"])
def test_damaged(content: bytes) -> None:
    with pytest.raises(PdfBrokenError):
        pdf(content)


def test_limits() -> None:
    with pytest.raises(TooManyPagesError) as caught:
        pdf(make_pdf(*[show("x")] * 4), pages=3)
    assert caught.value.details["pages"] == 4
    with pytest.raises(DocumentError) as slow:
        pdf(make_pdf(*[show("x")] * 4), seconds=-1)
    assert slow.value.code == "limit_seconds"
