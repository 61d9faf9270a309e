"""Cases in the browser: who made the move, filtered, opened on demand, beside the reader."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.evidence.alike import Alike, Mine
from ashore.evidence.alike import alike as compare
from ashore.packs import samples
from ashore.vocabulary import load
from ashore.workspace.alike import NothingToCompareError

from .hostile import SCRIPT, assert_escaped


@pytest.fixture(autouse=True)
def sampled(folder: Path) -> Path:
    with Workspace.open(folder) as workspace:
        workspace.add(path for path in samples.paths() if "story" in path.name)
    return folder


def names(page: str) -> list[str]:
    return [unescape(name) for name in re.findall(r"<h3>([^<]*)</h3>", page)]


def test_everyone_is_shown_once_with_the_warning(client: TestClient, sampled: Path) -> None:
    with Workspace.open(sampled) as workspace:
        count = len(workspace.cases())
    page = client.get("/cases").text
    assert len(names(page)) == count
    assert "not chances" in page
    assert "不能说明成功率" in client.get("/cases", headers={"accept-language": "zh"}).text


def test_the_filters_are_those_of_the_evidence(client: TestClient) -> None:
    everyone = names(client.get("/cases").text)
    there, not_there = (names(client.get(f"/cases?came={came}").text) for came in ("yes", "no"))
    assert there
    assert not_there
    assert not set(there) & set(not_there)
    assert set(there) | set(not_there) < set(everyone), "coaches and headhunters made no move"
    designers = client.get("/cases", params={"background": "設計"}).text
    assert 0 < len(names(designers)) < len(everyone)
    trainers = names(client.get("/cases?role=ai_trainer").text)
    assert 0 < len(trainers) < len(everyone)
    assert "fits what you chose" in client.get("/cases?background=nobody+has+this").text


def test_a_case_opens_with_its_quotes(client: TestClient) -> None:
    page = client.get("/cases").text
    links = [unescape(link) for link in re.findall(r'<details hx-get="([^"]+)"', page)]
    told = [client.get(link, headers={"hx-request": "true"}).text for link in links]
    assert all("<html" not in part for part in told)
    assert any("<mark>" in part and "/evidence/quote?" in part for part in told), "the samples are quoted"
    assert any("Reported by" in part for part in told), "the pack is reported"
    whole = client.get(links[0]).text
    assert "<h1>" in whole
    assert client.get("/cases/one?id=nobody").status_code == 404


def test_small_charts_say_how_many_give_the_number(client: TestClient) -> None:
    page = client.get("/cases").text
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", page)
    assert captions
    assert all(re.search(r"\d+ of \d+ people say it", caption) for caption in captions)


def test_people_like_me_come_in_the_order_of_likeness(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def alike(workspace: Workspace) -> list[Alike]:
        me = Mine(titles=("平面设计师",), degree="本科", roles=("ai_trainer",), income=12_000.0)
        return compare(workspace.cases(), me, load(), lambda own, theirs: float(bool(set(own) & set(theirs))))

    monkeypatch.setattr(Workspace, "alike", alike)
    page = client.get("/cases?like=me").text
    assert "like you" in page
    assert "The most like you first" in page
    assert "you: " in page
    assert 'name="like" value="me"' in page


@pytest.mark.parametrize(("language", "told"), [("en", "Say who you are"), ("zh", "先在这个页面说说你是谁")])
def test_nobody_to_be_like_says_so_and_shows_everyone(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    def alike(_: Workspace) -> list[Alike]:
        raise NothingToCompareError(file="me.yaml")

    monkeypatch.setattr(Workspace, "alike", alike)
    page = client.get("/cases?like=me", headers={"accept-language": language}).text
    assert told in page
    assert names(page)


def test_what_a_story_says_is_escaped(client: TestClient, sampled: Path) -> None:
    text = (
        f"# {SCRIPT}\n\n我叫{SCRIPT}，原来做{SCRIPT}运营，花了3个月转行成为AI训练师，月薪从8000元涨到12000元。\n"
    )
    with Workspace.open(sampled) as workspace:
        workspace.add_text(text, f"{SCRIPT}.md", kind="story")
    page = client.get("/cases").text
    assert_escaped(page)
    for link in re.findall(r'<details hx-get="([^"]+)"', page):
        assert_escaped(client.get(unescape(link)).text)
    assert_escaped(client.get("/cases", params={"background": SCRIPT}).text)
