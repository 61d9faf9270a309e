"""The one way in: every reader is found by name and content; whatever cannot be read is told in both languages."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

import pytest

from ashore.documents import BrokenItem, Document, Limits, errors, read, read_text
from ashore.documents.registry import reader_of, readers
from ashore.documents.source import Source
from ashore.words import LANGUAGES, catalogue, explain

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", "我去年转行。".encode(), "text"),
        ("a.txt", "# 标题\n\n![](http://x/a.png)\n".encode(), "markdown"),
        ("a.md", b"plain words", "markdown"),
        ("a", b"<!DOCTYPE html><html></html>", "html"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.bin", PNG, "image"),
        ("stdin", b'{"basics": {"name": "x"}}', "json"),
        ("stdin", b'{"id": "1", "text": "x"}', "jsonl"),
        ("a.json", b'{"id": "1", "text": "x"}', "json"),
        ("stdin", b"id,text\n1,x\n", "table"),
        ("a.txt", "标题, 我说, 他说\n后来".encode(), "text"),
    ],
)
def test_readers_know_their_own(name: str, data: bytes, reader: str) -> None:
    assert reader_of(Source.of_bytes(data, name)).name == reader


def test_readers_have_names_of_their_own() -> None:
    assert len({reader.name for reader in readers()}) == len(readers())
    suffixes = [suffix for reader in readers() for suffix in reader.suffixes]
    assert len(set(suffixes)) == len(suffixes)


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    import subprocess

    code = (
        "import sys; from ashore.documents.registry import readers; readers();"
        "heavy = {'numpy', 'lxml', 'trafilatura', 'docx', 'pypdfium2', 'rensa', 'opencc'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def every_error() -> list[type[errors.DocumentError]]:
    return [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.DocumentError)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", every_error())
def test_every_mistake_has_its_sentence(error: type[errors.DocumentError], language: str) -> None:
    details = dict.fromkeys(("file", "line", "column", "reason", "pages", "columns", "format", "encoding"), "F")
    message, remedy = explain(error(**details, limit=7, size=9), language)  # type: ignore[arg-type]
    assert message.startswith("F")
    assert remedy


def test_no_sentence_without_its_mistake() -> None:
    from ashore import words

    codes = {error.code for error in every_error()}
    folder = Path(words.__file__).parent
    for language in LANGUAGES:
        text = (folder / language / "documents.toml").read_text(encoding="utf-8")
        told = {line[len("[error.") : -1] for line in text.splitlines() if line.startswith("[error.")}
        assert told == codes


def test_notes_are_told_in_both_languages() -> None:
    for language in LANGUAGES:
        for code in ("replaced_characters", "hidden_text", "recognised_text"):
            assert "{count}" in catalogue(language)[f"note.{code}"]


def code_of(path: Path | str, **limits: int) -> str:
    with pytest.raises(errors.DocumentError) as caught:
        list(read(path, limits=Limits(**limits)))
    return caught.value.code


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert code_of(path) == "missing_file"
    for data, code in (
        (b"", "empty_file"), (b" \n\t", "empty_file"), ("\u3000\n".encode(), "empty_file"),
        (b"\x7fELF" + bytes(200), "binary_file"), (b"{\\rtf1 x}", "unsupported_format"),
        (bytes(range(128, 256)) * 8, "unknown_encoding"),
    ):  # fmt: skip
        path.write_bytes(data)
        assert code_of(path) == code, data[:10]


def test_a_text_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes("我去年转行。".encode())
    os.truncate(path, 200_000_000)
    with path.open("r+b") as file:
        file.write("我去年转行。".encode() * 4000)
    assert code_of(path) == "limit_bytes"


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt", "a.csv", "a.json"])
@pytest.mark.parametrize(
    "unit",
    [
        "![",
        "](",
        "[![](x)",
        "<!--",
        "{% hint %}",
        "<html><script>",
        "<html><style>a{",
        "<a ",
        '"',
        "**",
        "# ",
        "1",
    ],
)
def test_no_repetition_hangs_a_reader(tmp_path: Path, name: str, unit: str) -> None:
    path = tmp_path / name
    path.write_text(unit * (60_000 // len(unit)), encoding="utf-8")
    started = time.monotonic()
    with contextlib.suppress(errors.DocumentError):
        list(read(path))
    assert time.monotonic() - started < 10


def test_one_huge_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("我去年转行。" * 300_000, encoding="utf-8")
    (document,) = read(path)
    assert isinstance(document, Document)
    assert len(document.text) == 1_800_000


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read by root")
def test_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    assert code_of(path) == "unreadable_file"


def test_a_file_that_fails_when_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "unreadable_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=("我去年转行。".encode() * 9000,))
    writer.start()
    (document,) = read(pipe)
    writer.join()
    assert isinstance(document, Document)
    assert len(document.text) == 54_000


def test_a_folder_is_walked_in_order_and_goes_on_after_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "z.txt").write_text("我去年转行。", encoding="utf-8")
    (tmp_path / "b" / "a.txt").write_text("我前年转行。", encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"hello")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / ".git" / "x").write_text("x", encoding="utf-8")
    items = list(read(tmp_path))
    assert [item.name for item in items if isinstance(item, Document)] == ["z.txt", "b/a.txt"]
    assert [(Path(item.file).name, item.code) for item in items if isinstance(item, BrokenItem)] == [
        ("c.pdf", "pdf_broken")
    ]
    (tmp_path / "empty").mkdir()
    assert code_of(tmp_path / "empty") == "empty_folder"
    assert code_of(tmp_path, items=1) == "limit_items"


def test_pasted_text() -> None:
    document = read_text("# 我的一年\r\n\r\n我去年转行。", "paste")
    assert (document.name, document.text, document.media_type) == (
        "paste",
        "# 我的一年\n\n我去年转行。",
        "text/markdown",
    )
    with pytest.raises(errors.EmptyFileError):
        read_text(" \n", "paste")


def test_an_image_without_the_extra_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.documents.ocr.installed", lambda: False)
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    with pytest.raises(errors.MissingOcrError) as caught:
        list(read(path))
    for language in LANGUAGES:
        assert 'pip install "ashore[ocr]"' in explain(caught.value, language)[1]


class FakeFound:
    """What rapidocr gives: two runs on one line, one on the next, boxes as corner points."""

    txts = ("组长", "林一", "数据标注")
    boxes = tuple(
        [(left, top), (left + 50, top), (left + 50, top + 20), (left, top + 20)]
        for left, top in ((100, 12), (10, 10), (10, 40))
    )


def test_recognised_text_comes_in_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.documents.ocr.installed", lambda: True)
    monkeypatch.setattr("ashore.documents.ocr._engine", lambda: lambda _: FakeFound)
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.text == "林一 组长\n数据标注"
    assert [(note.code, note.count) for note in document.notes] == [("recognised_text", 1)]
