"""Whatever is handed to the command line: one sentence with a remedy, and nothing that was there is lost."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from ashore.words import LANGUAGES, catalogue
from tests.interfaces.conftest import Result, Run
from tests.interfaces.malformed import AD, MALFORMED, TRADITIONAL, docx, line, pdf, write

Mood = Callable[[], dict[str, object]]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files here")


@pytest.fixture
def workspace(ashore: Run, tmp_path: Path) -> Path:
    """A workspace with one ad and one decision."""
    folder = tmp_path / "ws"
    assert ashore("init", folder).status == 0
    (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
    assert ashore("-w", folder, "add", "ad.txt").status == 0
    return folder


@pytest.fixture
def content(ashore: Run, workspace: Path) -> Mood:
    """Return what is in the workspace: every fact, and every original with its bytes."""

    def look() -> dict[str, object]:
        files = (path for path in (workspace / "originals").rglob("*") if path.is_file())
        return {
            "facts": ashore("-w", workspace, "facts", "--json").data,
            "originals": {path.name: path.read_bytes() for path in files},
        }

    return look


def told(result: Result, code: str, language: str = "en") -> str:
    """Check that a mistake was told, and nothing else: a sentence and its remedy on two lines. Return them."""
    assert result.status == 2, result
    assert result.out == ""
    lines = result.err.splitlines()
    assert len(lines) == 2, result.err
    for part, key in zip(lines, ("message", "remedy"), strict=True):
        pattern = re.sub(r"\\\{[^}]*\\\}|\{\w+(:\w+)?\}", "§", catalogue(language)[f"error.{code}.{key}"])
        pattern = re.escape(pattern.replace("{{", "{").replace("}}", "}")).replace("§", ".*")
        assert re.fullmatch(pattern, part), (part, pattern)
    return result.err


def envelope(result: Result, code: str) -> dict[str, str]:
    """Check that nothing but a JSON envelope was printed that tells the mistake; return the mistake."""
    assert result.err == ""
    assert result.out.count("\n") == 1
    found = result.envelope
    assert found["ok"] is False
    assert set(found["error"]) == {"code", "message", "remedy"}
    assert found["error"]["code"] == code
    error: dict[str, str] = found["error"]
    assert all(error.values())
    return error


@contextlib.contextmanager
def standard_input(data: bytes | None) -> Iterator[None]:
    """Hand ``data`` to the command; None is a standard input that is closed."""
    before = sys.stdin
    sys.stdin = None if data is None else io.TextIOWrapper(io.BytesIO(data), "utf-8")
    try:
        yield
    finally:
        sys.stdin = before


@pytest.mark.parametrize("name", MALFORMED)
def test_a_file_that_cannot_be_read(
    name: str, ashore: Run, workspace: Path, content: Mood, tmp_path: Path
) -> None:
    code = MALFORMED[name][0]
    path = write(tmp_path, name)
    before = content()
    for words in (["extract"], ["-w", workspace, "add"]):
        for language in LANGUAGES:
            assert name in told(ashore("--lang", language, *words, path), code, language)
        result = ashore("--json", *words, path)
        assert result.status == 2
        envelope(result, code)
    assert content() == before


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "big5"])
def test_other_encodings_are_read(encoding: str, ashore: Run, workspace: Path, tmp_path: Path) -> None:
    text = TRADITIONAL if encoding == "big5" else AD + "编码"
    (tmp_path / "other.txt").write_bytes(text.encode(encoding))
    rows = [json.loads(row) for row in ashore("extract", "--kind", "ad", "other.txt").out.splitlines()]
    assert len(rows) > 5
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert ashore("-w", workspace, "add", "other.txt").status == 0


def test_a_text_of_200_mb(ashore: Run, workspace: Path, content: Mood, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(AD.encode() * 400)
        file.truncate(200_000_000)
    before = content()
    assert "200000000" in told(ashore("extract", path), "limit_bytes")
    told(ashore("--lang", "zh", "extract", path), "limit_bytes", "zh")
    envelope(ashore("--json", "-w", workspace, "add", path), "limit_bytes")
    assert content() == before


def test_a_line_of_200_mb_among_good_ones(ashore: Run, tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    with path.open("wb") as file:
        file.write("".join(line(f"ad-{i}") for i in range(3)).encode().ljust(70_000, b"\n"))
        file.truncate(200_000_000)
        file.seek(0, os.SEEK_END)
        file.write(("\n" + line("last")).encode())
    result = ashore("extract", path)
    assert result.status == 3
    assert {json.loads(row)["doc"] for row in result.out.splitlines()} == {"ad-0", "ad-1", "ad-2", "last"}
    assert result.err.count("\n") == 1
    assert "bytes" in result.err


def test_three_broken_lines_among_hundreds(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    lines = [line(f"ad-{i}", f"数据标注员\n{i + 1}-{i + 9}K\n上海\n") for i in range(300)]
    lines[9], lines[99], lines[199] = lines[9][:20] + "\n", "no json\n", '{"id": "x"}\n'
    (tmp_path / "ads.jsonl").write_text("".join(lines), encoding="utf-8")
    for words in (["extract", "--kind", "ad"], ["-w", workspace, "add"]):
        result = ashore(*words, "ads.jsonl")
        assert result.status == 3
        assert [int(number) for number in re.findall(r"ads\.jsonl, line (\d+)", result.err)] == [10, 100, 200]
        assert result.err.count("\n") == 3
    again = ashore("-w", workspace, "--json", "add", "ads.jsonl")
    assert again.status == 3
    assert again.data["unchanged"] == 297
    assert [(row["line"], row["code"]) for row in again.data["broken"]] == [
        (10, "line_not_json"), (100, "line_not_json"), (200, "item_without_text"),
    ]  # fmt: skip


def test_many_broken_lines_and_no_good_one(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "ads.jsonl").write_text("broken\n" * 50, encoding="utf-8")
    result = ashore("-w", workspace, "add", "ads.jsonl")
    assert result.status == 2
    assert [int(number) for number in re.findall(r"line (\d+)", result.err)] == list(range(1, 21))
    assert "30 more" in result.err
    listed = ashore("-w", workspace, "--json", "add", "ads.jsonl").envelope
    assert listed["ok"] is False
    assert [row["line"] for row in listed["data"]["broken"]] == list(range(1, 51))


def test_a_compressed_file_that_is_cut_short_keeps_its_beginning(
    ashore: Run, workspace: Path, tmp_path: Path
) -> None:
    lines = "".join(
        line(f"ad-{i}", f"数据标注员\n{i + 1}-{i + 9}K\n{os.urandom(40).hex()}\n") for i in range(2_000)
    )
    packed = gzip.compress(lines.encode())
    (tmp_path / "ads.jsonl.gz").write_bytes(packed[: len(packed) // 10])
    result = ashore("-w", workspace, "add", "ads.jsonl.gz")
    assert result.status == 3
    assert "damaged" in result.err
    assert re.match(r"\d+ added", result.out)


def test_formulas_are_escaped_on_export(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    cells = [
        ("=1+1", '=HYPERLINK("x")工程师\n15-25K'),
        ("@SUM(A1)", "+数据标注员\n月薪8千"),
        ("-2+3", "\t数据分析师"),
    ]
    with (tmp_path / "ads.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *cells])
    assert ashore("-w", workspace, "add", "ads.csv").status == 0
    ashore("-w", workspace, "export", "out")
    with Path("out/facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert {row[0] for row in rows} >= {"'=1+1", "'@SUM(A1)"}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_a_missing_file_and_an_empty_folder(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    (tmp_path / "hollow" / ".hidden").write_text("x")
    for words in (["extract"], ["-w", workspace, "add"]):
        for language in LANGUAGES:
            told(ashore("--lang", language, *words, "no such file.txt"), "missing_file", language)
            told(ashore("--lang", language, *words, "hollow"), "empty_folder", language)


@needs_posix
def test_a_folder_of_all_sorts(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all sorts"
    (folder / "deeper").mkdir(parents=True)
    for name in ("empty.txt", "noise.txt", "half.pdf"):
        write(folder, name)
    os.mkfifo(folder / "pipe")
    (folder / "gone").symlink_to("nowhere")
    (folder / "deeper" / "ad.txt").write_text(AD + "又", encoding="utf-8")
    for words in (["extract"], ["-w", workspace, "add"]):
        result = ashore(*words, folder)
        assert result.status == 3
        broken = sorted(Path(row.split(": ")[0]).name for row in result.err.splitlines())
        assert broken == ["empty.txt", "gone", "half.pdf", "noise.txt", "pipe"]
    assert {row["doc"] for row in ashore("--json", "extract", folder).data["facts"]} == {"deeper/ad.txt"}


@needs_posix
@pytest.mark.parametrize(
    "name", ["a b 中文 😀.txt", "two\nlines.txt", "\x1b[31mred\x07.txt", "中文.txt".encode("gbk")]
)
def test_names_of_files(name: str | bytes, ashore: Run, workspace: Path, tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), os.fsencode(name))  # noqa: PTH118 - Path takes no bytes
    Path(os.fsdecode(path)).write_text(AD + "名", encoding="utf-8")
    added = ashore("-w", workspace, "--json", "add", os.fsdecode(path)).data["added"]
    assert added == [name.decode("gbk") if isinstance(name, bytes) else name]
    printed = ashore("-w", workspace, "facts")
    assert printed.status == 0
    assert obeyed(printed.out) == []
    Path(os.fsdecode(path)).write_bytes(b"")
    assert obeyed(told(ashore("extract", os.fsdecode(path)), "empty_file")) == []


def obeyed(text: str) -> list[str]:
    """Return what a terminal would obey, except for colours, which `capsys` has none of."""
    return re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_an_ad_with_commands_for_the_terminal(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    text = "AI产品经理\x1b[2J\n15-25K\n某\x9b31m公司\n任职要求：熟悉\x1b]0;title\x07Python，本科\u202e及以上"
    (tmp_path / "ads.jsonl").write_text(line("evil\x1b[31m\x9b5m\u202e", text), encoding="utf-8")
    assert obeyed(ashore("extract", "ads.jsonl").out) == []
    assert obeyed(ashore("-w", workspace, "add", "ads.jsonl").out) == []
    for words in (
        ["facts"],
        ["facts", "--json"],
        ["search", "Python"],
        ["market"],
        ["claims"],
        ["review", "--json"],
    ):
        result = ashore("-w", workspace, *words)
        assert result.status == 0
        assert obeyed(result.out + result.err) == []
    found = ashore("-w", workspace, "facts", "--json").data["facts"]
    names = {fact["doc"] for fact in found}
    assert names == {"ad.txt", "evil\x1b[31m\x9b5m\u202e"}, "JSON keeps every character, as an escape"
    assert obeyed(ashore("-w", workspace, "facts", "no\x1b[31m").err) == []


def test_ids_of_all_sorts(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    ads = ["同名一", "同名二", "同名一"]
    lines = [line("same", f"数据标注员 {text} 5-8K 上海") for text in ads]
    lines += [line(7, "数据分析师 9-12K 北京"), line(None, "算法工程师 20-30K"), line({"a": 1}, "产品经理 10-20K")]
    lines += ['{"id": "half\\ud800\\u0000", "text": "测试工程师 7-9K \\ud800"}\n']
    (tmp_path / "ads.jsonl").write_text("".join(lines), encoding="utf-8")
    report = ashore("-w", workspace, "--json", "add", "ads.jsonl")
    assert report.status == 0
    assert len(report.data["added"]) == 6
    assert report.data["unchanged"] == 1
    assert report.data["added"].count("same") == 1, "the second of the name has another, so that both can be shown"
    assert ashore("-w", workspace, "facts", "same").status == 0
    assert ashore("-w", workspace, "facts").status == 0


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty_file"), (None, "empty_file"), (bytes(range(256)) * 9, "binary_file")]
)
def test_standard_input_that_cannot_be_read(
    data: bytes | None, code: str, ashore: Run, workspace: Path, content: Mood
) -> None:
    before = content()
    for words in (["extract", "-"], ["-w", workspace, "add", "-"], ["-w", workspace, "add", "-", "--name", "x"]):
        with standard_input(data):
            result = ashore("--lang", "zh", *words)
        assert result.status == 2
        told(result, code, "zh")
    assert content() == before


@pytest.mark.parametrize("name", [[], ["--name", "pasted"]])
def test_standard_input_in_another_encoding(name: list[str], ashore: Run, workspace: Path) -> None:
    with standard_input((AD + "粘贴").encode("gb18030")):
        assert ashore("-w", workspace, "add", "-", *name).status == 0
    rows = ashore("-w", workspace, "facts", "pasted" if name else "stdin", "--json").data["facts"]
    assert "AI产品经理" in {row["quote"] for row in rows}


def test_a_name_is_for_standard_input(ashore: Run, workspace: Path) -> None:
    for language in LANGUAGES:
        result = ashore("--lang", language, "-w", workspace, "add", "ad.txt", "--name", "x")
        told(result, "name_without_input", language)


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_facts_are_not_written_where_there_is_no_folder(suffix: str, ashore: Run, workspace: Path) -> None:
    for language in LANGUAGES:
        for place in ("nowhere", "ad.txt"):
            result = ashore("--lang", language, "extract", "ad.txt", "--out", f"{place}/facts{suffix}")
            told(result, "cannot_write", language)
    envelope(ashore("--json", "extract", "ad.txt", "--out", f"nowhere/facts{suffix}"), "cannot_write")


def test_what_is_there_is_kept_where_nothing_could_be_read(ashore: Run, workspace: Path) -> None:
    Path("facts.jsonl").write_text("worth keeping", encoding="utf-8")
    for words in ([], ["--json"]):
        assert ashore(*words, "extract", "missing.txt", "--out", "facts.jsonl").status == 2
    assert Path("facts.jsonl").read_text(encoding="utf-8") == "worth keeping"
    assert list(Path().glob(".facts*")) == []
    assert ashore("extract", "missing.txt", "ad.txt", "--out", "facts.jsonl").status == 3
    assert "worth keeping" not in Path("facts.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["report", "--out", "nowhere/r.html"], "cannot_write"),
        (["report", "--out", "ad.txt/r.html"], "cannot_write"),
        (["export", "taken.zip"], "cannot_write"),
        (["export", "ad.txt/x.zip"], "cannot_write"),
        (["export", "taken"], "folder_in_use"),
        (["import", "missing.zip", "new"], "missing_file"),
        (["import", "ad.txt", "new"], "broken_export"),
        (["init", "ad.txt/new"], "cannot_write"),
        (["init", "ws"], "workspace_exists"),
        (["market", "--since", "May"], "bad_date"),
        (["market", "--role", "astronaut"], "unknown_role"),
        (["facts", "nosuch"], "no_such_document"),
        (["extract", "ad.txt", "--out", "facts.xlsx"], "unknown_output"),
        (["extract", "ad.txt", "--out", "taken"], "usage"),
        (["extract", "ad.txt", "--vocabulary", "nowhere"], "usage"),
        (["extract", "ad.txt", "--kind", "poem"], "usage"),
        (["report", "--out", "taken"], "usage"),
        (["init", "ad.txt"], "usage"),
        (["extract"], "usage"),
        (["dance"], "usage"),
        (["market", "extra"], "usage"),
        (["market", "--top", "0"], "usage"),
        (["market", "--nosuch"], "usage"),
        (["facts", "--limit", "many"], "usage"),
        (["facts", "--field"], "usage"),
        (["claims", "--conflicts=1"], "usage"),
    ],
)
def test_mistakes_on_the_command_line(
    words: list[str], code: str, ashore: Run, workspace: Path, content: Mood
) -> None:
    Path("taken").mkdir()
    Path("taken/file.txt").write_text("x")
    Path("taken.zip").mkdir()
    before = content()
    for language in LANGUAGES:
        told(ashore("--lang", language, "-w", workspace, *words), code, language)
    envelope(ashore("-w", workspace, "--json", *words), code)
    assert content() == before


@pytest.mark.parametrize("place", ["ad.txt", "nowhere"])
def test_a_workspace_that_is_none(place: str, ashore: Run, workspace: Path) -> None:
    for language in LANGUAGES:
        told(ashore("--lang", language, "-w", place, "facts"), "not_a_workspace", language)


@pytest.mark.parametrize(
    "command",
    ["facts", "cases", "claims", "market", "search x", "review --json", "report", "export x.zip", "doctor"],
)
def test_an_empty_workspace_answers(command: str, ashore: Run) -> None:
    ashore("init", "new")
    for language in LANGUAGES:
        result = ashore("--lang", language, "-w", "new", *command.split())
        assert (result.status, result.err) == (0, "")
        assert result.out.strip()
    if command != "export x.zip":
        assert ashore("-w", "new", "--json", *command.split()).data is not None


def test_a_field_that_no_fact_has(ashore: Run, workspace: Path) -> None:
    assert "fits these options" in ashore("-w", workspace, "facts", "--field", "nosuch").out
    assert ashore("-w", workspace, "facts", "--field", "nosuch", "--json").data == {"total": 0, "facts": []}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"good\tone | two\tkey=value\n\tno name\n", "vocabulary_line"),
        (b"name\talias\tno value\n", "vocabulary_line"),
        (b"\x7fELF" + bytes(range(256)) * 4, "vocabulary_encoding"),
        (None, "vocabulary_file"),
    ],
)
def test_a_broken_vocabulary(
    data: bytes | None, code: str, ashore: Run, workspace: Path, content: Mood, tmp_path: Path
) -> None:
    file = workspace / "vocabulary" / "skills.tsv"
    file.mkdir() if data is None else file.write_bytes(data)
    (tmp_path / "new.txt").write_text(AD + "新", encoding="utf-8")
    before = content()
    for language in LANGUAGES:
        assert "skills.tsv" in told(ashore("--lang", language, "-w", workspace, "add", "new.txt"), code, language)
    told(ashore("extract", "new.txt", "--vocabulary", workspace / "vocabulary"), code)
    envelope(ashore("-w", workspace, "--json", "add", "new.txt"), code)
    assert content() == before


def test_a_vocabulary_in_another_encoding_is_read(ashore: Run, workspace: Path) -> None:
    listed = "焊接机器人示教\t示教焊接 | 机器人焊接\n" * 3
    (workspace / "vocabulary" / "skills.tsv").write_bytes(listed.encode("gb18030"))
    Path("new.txt").write_text(AD + "3、熟悉机器人焊接。\n", encoding="utf-8")
    assert ashore("-w", workspace, "add", "new.txt").status == 0
    found = ashore("-w", workspace, "facts", "new.txt", "--field", "skill", "--json").data["facts"]
    assert "机器人焊接" in {fact["quote"] for fact in found}


@pytest.mark.parametrize(
    "command",
    ["facts", "market", "cases", "claims", "search x", "review", "report", "doctor", "export x.zip", "add ad.txt"],
)
def test_a_database_that_is_garbage(command: str, ashore: Run, workspace: Path) -> None:
    file = workspace / "ashore.db"
    garbage = b"not a database at all, " * 500
    file.write_bytes(garbage)
    for language in LANGUAGES:
        told(ashore("--lang", language, "-w", workspace, *command.split()), "corrupt", language)
    envelope(ashore("--json", "-w", workspace, *command.split()), "corrupt")
    assert file.read_bytes() == garbage
    assert [path for path in (workspace / "originals").rglob("*") if path.is_file()]


@contextlib.contextmanager
def little_room(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes, as a full disk or a quota does."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk(ashore: Run, workspace: Path, content: Mood, tmp_path: Path) -> None:
    lines = [line(f"ad-{i}", f"{AD}编号{i}：{'月薪' * i}") for i in range(150)]
    (tmp_path / "ads.jsonl").write_text("".join(lines), encoding="utf-8")
    Path("facts.jsonl").write_text("worth keeping", encoding="utf-8")
    before = content()
    full = [
        (["add", "ads.jsonl"], "disk_full"),
        (["extract", "ads.jsonl", "--out", "facts.jsonl"], "cannot_write"),
        (["report"], "cannot_write"),
    ]
    for words, code in full:
        for language in LANGUAGES:
            with little_room(60_000):
                result = ashore("--lang", language, "-w", workspace, *words)
            told(result, code, language)
    assert Path("facts.jsonl").read_text(encoding="utf-8") == "worth keeping"
    assert not (workspace / "report.html").exists()
    assert content() == before
    assert ashore("-w", workspace, "add", "ads.jsonl").status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("words", [["facts"], ["facts", "--json"], ["extract", "ad.txt"]])
def test_output_to_a_full_disk(words: list[str], workspace: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ashore", "--lang", "zh", "-w", str(workspace), *words]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.splitlines()[0] == "输出所在的磁盘写不下了（没有剩余空间）。"
    assert len(run.stderr.splitlines()) == 2


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_terminal_that_lacks_characters(encoding: str, workspace: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for words in (["facts"], ["facts", "--json"]):
        command = [sys.executable, "-m", "ashore", "-w", str(workspace), *words]
        run = subprocess.run(command, capture_output=True, check=False, env=environment)
        assert (run.returncode, run.stderr) == (0, b"")
        if "--json" in words:
            facts = json.loads(run.stdout.decode(encoding))["data"]["facts"]
            assert "AI产品经理" in {fact["quote"] for fact in facts}


def without_rights(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody whom permissions bind: root without the capability to pass them over."""
    rights = "-dac_override,-dac_read_search"
    drop = ["setpriv", "--bounding-set", rights] if os.geteuid() == 0 else []
    return subprocess.run([*drop, *command], capture_output=True, text=True, check=False, cwd=folder)


@needs_posix
def test_without_the_right_to_read_or_write(workspace: Path, content: Mood, tmp_path: Path) -> None:
    if os.geteuid() == 0 and subprocess.run(["which", "setpriv"], capture_output=True, check=False).returncode:
        pytest.skip("root may do anything, and there is no setpriv here")
    before = content()
    closed, secret, fixed = tmp_path / "closed.txt", tmp_path / "secret", tmp_path / "fixed"
    closed.write_text(AD + "关", encoding="utf-8")
    secret.mkdir()
    (secret / "ad.txt").write_text(AD, encoding="utf-8")
    fixed.mkdir()
    folders = [path for path in (workspace, *workspace.rglob("*")) if path.is_dir()]
    files = [path for path in workspace.rglob("*") if path.is_file()]
    for path, mode in [(closed, 0), (secret, 0), (fixed, 0o555), *((path, 0o555) for path in folders)]:
        path.chmod(mode)
    for path in files:
        path.chmod(0o444)
    ashore = [sys.executable, "-m", "ashore", "--lang", "zh"]
    expected = [
        (["extract", "closed.txt"], "unreadable_file"),
        (["extract", "secret"], "unreadable_file"),
        (["extract", "secret/ad.txt"], "unreadable_file"),
        (["extract", "ad.txt", "--out", "fixed/facts.jsonl"], "cannot_write"),
        (["-w", "ws", "add", "ad.txt"], "read_only"),
        (["-w", "ws", "report"], "cannot_write"),
        (["-w", "ws", "export", "fixed/x.zip"], "read_only"),
        (["-w", "secret", "facts"], "closed_folder"),
        (["import", "secret/x.zip", "new"], "unreadable_file"),
        (["init", "fixed/new"], "read_only"),
    ]
    try:
        for words, code in expected:
            run = without_rights([*ashore, *words], tmp_path)
            told(Result(run.returncode, run.stdout, run.stderr), code, "zh")
            assert "没有权限" in run.stderr
        reading = without_rights([*ashore, "-w", "ws", "facts"], tmp_path)
        assert (reading.returncode, reading.stderr) == (0, "")
        assert "AI产品经理" in reading.stdout
    finally:
        for path in (closed, secret, fixed, *folders):
            path.chmod(0o755)
    assert content() == before


@needs_posix
def test_stopping_in_the_midst_keeps_what_is_whole(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    lines = [line(f"ad-{i}", f"{AD}编号{i}：{'月薪' * (i % 40)}") for i in range(4_000)]
    (tmp_path / "ads.jsonl").write_text("".join(lines), encoding="utf-8")
    words = ["-m", "ashore", "--lang", "en", "-w", str(workspace), "add", "ads.jsonl"]
    child = pexpect.spawn(sys.executable, words, encoding="utf-8", timeout=30, cwd=str(tmp_path))
    child.expect(r"Read (\d+) documents")
    child.expect(r"Read (\d+) documents")
    shown = int(child.match[1])
    child.kill(signal.SIGINT)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "Stopped. Whole documents that were finished are kept." in child.before
    assert "Traceback" not in child.before
    checks = ashore("-w", workspace, "--json", "doctor").data
    assert all(check["ok"] for check in checks if check["name"] != "disk")
    kept = ashore("-w", workspace, "--json", "market").data["ads"]
    assert shown <= kept < 4_001


def test_good_files_beside_the_bad(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    """What the malformed samples are made with is sound: their good twins are read."""
    (tmp_path / "good.pdf").write_bytes(pdf())
    (tmp_path / "good.docx").write_bytes(
        docx("<w:p><w:r><w:t>我从客服转行做数据标注，月薪八千。</w:t></w:r></w:p>")
    )
    (tmp_path / "good.txt.gz").write_bytes(gzip.compress((AD + "压").encode()))
    assert len(ashore("-w", workspace, "--json", "add", "good.pdf", "good.docx", "good.txt.gz").data["added"]) == 3


def test_an_emptied_database_is_not_taken_for_a_new_one(ashore: Run, tmp_path: Path) -> None:
    ashore("init", "ws")
    (tmp_path / "ws" / "ashore.db").write_bytes(b"")
    result = ashore("-w", "ws", "facts", "--json")
    assert result.status == 2
    assert result.envelope["error"]["code"] == "corrupt"
    assert (tmp_path / "ws" / "ashore.db").stat().st_size == 0


def test_a_name_that_is_too_long_is_told(ashore: Run) -> None:
    ashore("init", "ws")
    result = ashore("-w", "ws", "add", "长" * 300 + ".txt", "--json")
    assert result.status == 2
    assert result.envelope["ok"] is False


def test_an_export_that_would_not_be_whole_is_refused(ashore: Run, tmp_path: Path) -> None:
    ashore("init", "ws")
    (tmp_path / "a.txt").write_text(AD, encoding="utf-8")
    ashore("-w", "ws", "add", "a.txt")
    next((tmp_path / "ws" / "originals").glob("??/*")).unlink()
    result = ashore("-w", "ws", "export", "all.zip", "--json")
    assert result.status == 2
    assert result.envelope["error"]["code"] == "missing_original"
    assert not (tmp_path / "all.zip").exists()
