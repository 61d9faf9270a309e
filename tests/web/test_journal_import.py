"""Importing into the journal and exporting it, on the pages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding

ZH = {"accept-language": "zh"}
BAD = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
TABLE = (
    "公司,岗位,投递日期,状态,状态日期\n"
    "甲,AI产品经理,2026-10-01,一面,2026-10-10\n"
    "乙,AI产品经理,2027-10-01,已投,\n"
    '"<script>alert(1)</script>""><img src=x onerror=alert(1)>",AI产品经理,2026-10-02,已投,\n'
    "丙,AI产品经理,2026-10-03,挂了,\n"
    "丁,AI产品经理,,收藏,\n"
).encode("gb18030")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "today", lambda: date(2026, 11, 25))


def sent(client: TestClient, data: bytes = TABLE, name: str = "投递.csv") -> str:
    """Send a file; return the address of what it says."""
    answer = client.post("/journal/import", files={"file": (name, data)})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def hidden(page: str) -> dict[str, str]:
    form = re.search(r'<form method="post" action="/journal/import/.*?</form>', page, re.DOTALL)
    assert form is not None
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[0]))


def kinds(folder: Path) -> list[str]:
    with Workspace.open(folder) as workspace:
        return [entry.kind for entry in workspace.outcomes()]


def test_a_table_is_shown_before_anything_is_written(client: TestClient, folder: Path) -> None:
    assert 'type="file"' in client.get("/journal/import").text
    page = client.get(sent(client), headers=ZH).text
    assert "共 5 行：好的 2 行，没有记的 2 行，已经记过的 0 行，没有要记的 1 行，空的 0 行。" in text_of(page)
    assert "投递.csv 第 3 行“投递日期”：2027-10-01 还没到" in page
    assert "可以在下面选没写日期的按哪天算" in page
    assert re.search(r'name="c\.company">.*?<option value="1" selected>公司', page)
    assert kinds(folder) == []
    english = text_of(client.get(sent(client)).text)
    assert "From 5 rows: 2 good, 2 left out" in english
    assert "Choose below what stands in for days that are not known" in english


def test_the_good_rows_are_written_once(client: TestClient, folder: Path) -> None:
    place = sent(client)
    form = hidden(client.get(place).text)
    first = client.post(place, data=form)
    assert first.status_code == 303
    assert client.post(place, data=form).headers["location"] == first.headers["location"]
    done = text_of(client.get(first.headers["location"]).text)
    assert "Written: 3 entries." in done
    assert "Left out 2" in done
    assert kinds(folder) == ["applied", "applied", "interview"]
    assert "0 good" in text_of(client.get(sent(client)).text)


def test_what_was_chosen_holds_for_the_preview_the_writing_and_the_rejects(
    client: TestClient, folder: Path
) -> None:
    place = sent(client)
    page = client.get(f"{place}?undated=applied&c.company=1&c.title=2&c.applied=3&c.status=4&c.changed=0").text
    assert "2 good" in text_of(client.get(f"{place}?undated=nonsense&year=x").text)
    assert "From 5 rows: 3 good, 1 left out" in text_of(page)
    address = re.search(r'href="([^"]+rejects\.csv[^"]*)"', page)
    assert address is not None
    rejects = client.get(address[1].replace("&amp;", "&"))
    assert "attachment" in rejects.headers["content-disposition"]
    assert [line.split(",")[0] for line in rejects.content.decode("utf-8-sig").splitlines()] == ["公司", "乙"]
    client.post(place, data=hidden(page))
    assert kinds(folder) == ["applied", "applied", "applied", "interview", "rejected"] or "rejected" in kinds(
        folder
    )


def test_rejects_are_corrected_and_read_again(client: TestClient, folder: Path) -> None:
    place = sent(client)
    client.post(place, data=hidden(client.get(place).text))
    rejects = client.get(f"{place}/rejects.csv").content.decode("utf-8-sig")
    again = sent(client, rejects.replace("2027-", "2026-").encode(), "journal.rejects.csv")
    client.post(again, data=hidden(client.get(again).text))
    assert kinds(folder).count("applied") == 3


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (b"hello\nworld\n", 400, "no line names columns that are known"),
        (b"PK\x03\x04rest", 400, "XLSX"),
        (b'{"format": "x"}', 400, "is no exported journal"),
    ],
)
def test_a_file_that_is_no_journal_is_told(client: TestClient, data: bytes, status: int, words: str) -> None:
    answer = client.post("/journal/import", files={"file": ("x.csv", data)})
    assert answer.status_code == status
    assert words in text_of(answer.text)
    assert client.post("/journal/import", files={"file": ("x.csv", data)}, headers=ZH).status_code == status


def test_a_table_that_lacks_a_column_asks_for_it(client: TestClient, folder: Path) -> None:
    place = sent(client, "公司,岗位,哪天\n甲,AI产品经理,2026-10-01\n".encode())
    page = client.get(place)
    assert page.status_code == 200
    assert "Choose the column below" in page.text
    chosen = client.get(f"{place}?c.company=1&c.title=2&c.applied=3").text
    client.post(place, data=hidden(chosen))
    assert kinds(folder) == ["applied"]
    ads = sent(client, b"site,job_url,title,company,date_posted\nindeed,u,PM,A,2026-10-01\n", "ads.csv")
    assert "ashore add ads.csv" in client.get(ads).text


def test_a_file_that_is_no_longer_kept(client: TestClient) -> None:
    answer = client.get("/journal/import/nothing-here")
    assert answer.status_code == 410
    assert "Choose it again" in answer.text
    assert client.post("/journal/import", data={}).status_code == 400
    places = [sent(client) for _ in range(9)]
    assert client.get(places[0]).status_code == 410
    assert client.get(places[-1]).status_code == 200


def test_what_is_in_the_file_shows_as_text(client: TestClient) -> None:
    place = sent(client, TABLE, f"{BAD}.csv")
    for page in (client.get(place).text, client.get(f"{place}?role={BAD}&year={BAD}&undated={BAD}").text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    head = f"公司,岗位,投递日期,{BAD},状态\n甲,{BAD},2026-10-01,,已投\n".replace('"', "'")
    page = client.get(sent(client, head.encode())).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_journal_goes_out_and_comes_in_again(client: TestClient, folder: Path) -> None:
    place = sent(client)
    client.post(place, data=hidden(client.get(place).text))
    page = client.get("/journal/export", headers=ZH).text
    assert "CSV，可用 Excel 打开" in page
    for ending in ("csv", "json", "parquet"):
        answer = client.get(f"/journal/export/{ending}")
        assert (
            answer.headers["content-disposition"] == f'attachment; filename="ashore-journal-2026-11-25.{ending}"'
        )
        shown = text_of(client.get(sent(client, answer.content, f"j.{ending}")).text)
        assert "From 3 rows: 0 good, 0 left out, 3 there already" in shown
    assert client.get("/journal/export/csv?all=1").status_code == 200
