"""Files that cannot be read, each made on the spot, with the code of the sentence that tells it."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

AD = """AI产品经理
15-25K·14薪
杭州-西湖区 3-5年 本科
晨帆科技（示例） · 互联网 · 100-499人
任职要求：
1、2年以上产品经验，熟悉Python，有大模型应用经验者优先；
2、本科及以上学历，计算机相关专业。
"""
TRADITIONAL = """AI產品經理
15-25K·14薪
臺北 3-5年 本科
任職要求：
1、2年以上產品經驗，熟悉Python，有大模型應用經驗者優先；
2、本科及以上學歷，計算機相關專業。
"""

_CONTENTS = b"BT /F1 24 Tf 100 700 Td (Data annotator in Hangzhou, 8000 a month) Tj ET"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"


def pdf(contents: bytes = _CONTENTS, *, more: tuple[bytes, ...] = (), trailer: bytes = b"") -> bytes:
    """A PDF of one page, with an offset for each object as the format has it."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE,
        b"<</Length %d>>stream\n%b\nendstream" % (len(contents), contents),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + table + tail


def encrypted() -> bytes:
    """A PDF whose key nobody has."""
    lock = b"<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>" % (b"11" * 32, b"22" * 32)
    return pdf(more=(lock,), trailer=b"/Encrypt 6 0 R/ID[<%b><%b>]" % (b"ab" * 16, b"ab" * 16))


def package(parts: dict[str, str]) -> bytes:
    """A zip of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def docx(body: str) -> bytes:
    """A DOCX with this body."""
    space = "http://schemas.openxmlformats.org/"
    office = f"{space}officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return package({
        "[Content_Types].xml": f'<Types xmlns="{space}package/2006/content-types"><Default Extension="rels" '
        f'ContentType="{rels}"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}wordprocessingml/2006/main"><w:body>{body}</w:body>'
        "</w:document>",
    })  # fmt: skip


def line(id_: object, text: object = AD) -> str:
    """One ad as a JSON line."""
    return json.dumps({"id": id_, "text": text}, ensure_ascii=False) + "\n"


def _noise(seed: int, alphabet: range, length: int = 4_000) -> bytes:
    rolled = random.Random(seed)  # noqa: S311 - the same noise every time
    return bytes(rolled.choice(alphabet) for _ in range(length))


MALFORMED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty.txt": ("empty_file", lambda: b""),
    "blank.txt": ("empty_file", lambda: b" \n\t\r\n\xef\xbb\xbf"),
    "mark.txt": ("empty_file", lambda: b"\xef\xbb\xbf"),
    "blank.jsonl": ("empty_file", lambda: b"\n\n\n"),
    "header.csv": ("empty_file", lambda: b"id,text\n"),
    "empty.docx": ("empty_file", lambda: docx("")),
    "program.txt": ("binary_file", lambda: b"\x7fELF\x02\x01\x01" + _noise(1, range(256))),
    "noise.txt": ("binary_file", lambda: _noise(2, range(256))),
    "zeros.md": ("binary_file", lambda: bytes(4_000)),
    "nonsense.txt": ("unknown_encoding", lambda: _noise(3, range(128, 256))),
    "mixed.txt": ("unknown_encoding", lambda: AD.encode() + AD.encode("gb18030")),
    "old.doc": ("unsupported_format", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "sheet.xlsx": ("unsupported_format", lambda: package({"xl/workbook.xml": "<workbook/>"})),
    "scan.pdf": ("pdf_without_text", lambda: pdf(b"0 0 m 5 5 l S")),
    "locked.pdf": ("pdf_encrypted", encrypted),
    "half.pdf": ("pdf_cut", lambda: pdf()[:300]),
    "no.pdf": ("pdf_broken", lambda: b"this is no PDF, whatever it is called"),
    "hollow.pdf": ("pdf_broken", lambda: b"%PDF-1.4\n%%EOF\n"),
    "bomb.docx": ("zip_bomb", lambda: docx(f"<w:p><w:r><w:t>{' ' * 30_000_000}</w:t></w:r></w:p>")),
    "open.docx": ("docx_broken", lambda: docx("<w:p><w:r>")),
    "half.docx": ("docx_broken", lambda: docx("")[:200]),
    "other.docx": ("docx_broken", lambda: package({"a.txt": "x"})),
    "deep.html": ("limit_nesting", lambda: b"<div>" * 100_000 + AD.encode() + b"</div>" * 100_000),
    "script.html": ("page_without_text", lambda: b"<html><body><script>show()</script></body></html>"),
    "deep.json": ("limit_nesting", lambda: b"[" * 100_000 + b"]" * 100_000),
    "half.json": ("json_broken", lambda: b'{"basics": {"name": '),
    "digits.json": ("json_broken", lambda: b'{"text": ' + b"9" * 5_000 + b"}"),
    "other.json": ("json_unknown", lambda: b'{"a": 1}'),
    "words.jsonl": ("line_not_json", lambda: b"not json\n"),
    "list.jsonl": ("line_not_json", lambda: b"[1, 2]\n"),
    "deep.jsonl": ("line_not_json", lambda: b"[" * 100_000 + b"\n"),
    "nothing.jsonl": ("item_without_text", lambda: b'{"id": "7"}\n'),
    "columns.csv": ("unknown_columns", lambda: b"foo,bar\n1,2\n"),
    "row.csv": ("row_broken", lambda: b"id,text\n1,a,b,c\n"),
    "quotes.csv": ("row_broken", lambda: b'id,text\n1,"never closed\n2,x\n'),
    "half.txt.gz": ("packed_broken", lambda: gzip.compress(AD.encode())[:40]),
    "no.gz": ("packed_broken", lambda: b"\x1f\x8bno archive at all"),
}


def write(folder: Path, name: str) -> Path:
    """Make one of them in ``folder``."""
    path = folder / name
    path.write_bytes(MALFORMED[name][1]())
    return path
