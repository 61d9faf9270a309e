"""``ashore report`` with the decision: as HTML and PDF, and with parts of it left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.interfaces.html import printing
from tests.web.decide_people import SMALL

from .conftest import Run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "ws") as made:
        made.add_text("AI产品经理\n20-30K\n要求本科，3年以上经验，熟悉Python。", "ad.txt", kind="ad")
        return made.folder


def told(ashore: Run, workspace: Path, *words: str) -> str:
    result = ashore("-w", workspace, *words)
    assert result.status == 0, result.err
    return (workspace / "report.html").read_text(encoding="utf-8")


def test_one_of_whom_nothing_is_known_gets_the_evidence(ashore: Run, workspace: Path) -> None:
    page = told(ashore, workspace, "report")
    assert "ashore me init" in page
    assert "What the ads ask for and pay" in page
    assert "What is best now" not in page


def test_the_decision_stands_before_the_evidence(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_text(SMALL, encoding="utf-8")
    page = told(ashore, workspace, "--lang", "zh", "report")
    assert 0 < page.index("现在怎么做最好") < page.index("招聘广告")
    assert len(re.findall(r"<li>[^<]+</li>", page.partition('class="sentences"')[2].partition("</ol>")[0])) == 3
    page = told(ashore, workspace, "report", "--without", "money", "--without", "names")
    assert "What is best now" in page
    assert "What was read is left out, too" in page
    assert not re.search(r"¥\d", page)
    assert "tester" not in page
    page = told(ashore, workspace, "report", "--without", "decision")
    assert "What is best now" not in page


def test_a_file_of_the_person_that_is_wrong_leaves_the_evidence(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_text("cash: [\n", encoding="utf-8")
    page = told(ashore, workspace, "report")
    assert "me.yaml" in page
    assert "What the ads ask for and pay" in page


@pytest.mark.skipif(printing.printer() is None, reason="no Chromium was found")
def test_a_file_that_is_called_so_is_a_pdf(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    assert ashore("-w", workspace, "report", "--out", tmp_path / "r.pdf").status == 0
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_browser_the_way_to_a_pdf_is_told(
    ashore: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ashore.interfaces.html.printing.printer", lambda: None)
    result = ashore("-w", workspace, "--json", "report", "--out", tmp_path / "r.pdf")
    assert result.envelope["error"]["code"] == "no_printer"
    assert not (tmp_path / "r.pdf").exists()
