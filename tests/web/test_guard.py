"""Another page in the same browser can neither read nor post, whatever name it goes by."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore.interfaces.web import create_app
from ashore.interfaces.web.pages.settings import own_path

from .conftest import ORIGIN, PORT


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8417", "127.0.0.1", "127.0.0.1:80", "0.0.0.0:8417", ""]
)
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/settings", headers={"host": host})
    assert answer.status_code == 421
    assert "Settings" not in answer.text


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_this_machine_is_answered_by_either_name(folder: Path, name: str) -> None:
    with TestClient(create_app(folder, port=PORT), base_url=f"http://{name}:{PORT}") as asking:
        assert asking.get("/settings").status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:8417", "http://127.0.0.1:8418", "http://localhost"],
)
def test_another_origin_changes_nothing(client: TestClient, origin: str) -> None:
    answer = client.post("/settings/theme", data={"theme": "dark"}, headers={"origin": origin})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_without_an_origin_only_the_browsers_own_word_counts(folder: Path) -> None:
    with TestClient(create_app(folder, port=PORT), base_url=ORIGIN, follow_redirects=False) as asking:
        form = {"theme": "dark", "back": "/settings"}
        assert asking.post("/settings/theme", data=form).status_code == 403
        for site, status in (("cross-site", 403), ("same-site", 403), ("none", 403), ("same-origin", 303)):
            answer = asking.post("/settings/theme", data=form, headers={"sec-fetch-site": site})
            assert answer.status_code == status, site


def test_every_answer_forbids_requests_to_anywhere_else(client: TestClient) -> None:
    for address in ("/settings", "/nowhere", "/ping"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "access-control-allow-origin" not in headers
        assert headers["cache-control"] == "no-store"


def test_assets_are_kept_and_nothing_outside_their_folder_is_sent(client: TestClient) -> None:
    page = client.get("/settings").text
    address = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in client.get(address).headers["cache-control"]
    for path in ("/static/x/..%2fapp.py", "/static/x/.hidden", "/static/x/", "/static/app.py"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", "", "javascript:x"]
)
def test_a_change_leads_back_to_a_page_of_ours(client: TestClient, address: str) -> None:
    assert own_path(address) == "/"
    answer = client.post("/settings/language", data={"language": "zh", "back": address})
    assert answer.headers["location"] == "/"


def test_the_chosen_language_and_theme_stay(client: TestClient) -> None:
    client.post("/settings/language", data={"language": "zh", "back": "/settings"})
    client.post("/settings/theme", data={"theme": "dark", "back": "/settings"})
    page = client.get("/settings").text
    assert '<html lang="zh-Hans" data-theme="dark">' in page
    assert "设置" in page


def test_a_post_larger_than_the_limit_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.interfaces.web.desk.LARGEST", 1000)
    answer = client.post("/settings/theme", data={"theme": "x" * 2000})
    assert answer.status_code == 413
    assert "ashore add" in answer.text


def test_an_address_of_no_page_is_told_in_the_readers_language(client: TestClient) -> None:
    answer = client.get("/nowhere", headers={"accept-language": "zh-CN"})
    assert answer.status_code == 404
    assert "这个地址没有页面" in answer.text
