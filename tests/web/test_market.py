"""The market in the browser: the same figures as everywhere, each with its ads; kept until something changes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.reports.market_charts import yuan

from .hostile import AD, assert_escaped

TITLES = ("AI产品经理", "数据分析师")
CITIES = ("上海", "杭州")


def ad(number: int) -> str:
    low = 10 + number
    pay = f"{low}-{low + 10}K" if number % 6 else "薪资面议"
    skill = "Python" if number % 3 else "SQL"
    title, city = TITLES[number % 2], CITIES[number // 2 % 2]
    return f"{title}\n{pay}\n{city} 3-5年 本科\n示例{number}科技 · 互联网 · 100-499人\n任职要求：熟悉{skill}。\n"


@pytest.fixture(autouse=True)
def filled(folder: Path) -> Path:
    with Workspace.open(folder) as workspace:
        for number in range(30):
            workspace.add_text(ad(number), f"ad-{number}.txt", kind="ad")
        workspace.add_text(AD, "hostile.txt", kind="ad")
    return folder


def test_the_figures_are_those_of_the_workspace(client: TestClient, filled: Path) -> None:
    with Workspace.open(filled) as workspace:
        views = {address: workspace.market(*query) for address, query in (
            ("/market", ()),
            ("/market?role=ai_product_manager", ("ai_product_manager",)),
            ("/market?city=shanghai", (None, "shanghai")),
            ("/market?role=data_analyst&city=杭州", ("data_analyst", "杭州")),
        )}  # fmt: skip
        for address, view in views.items():
            page = client.get(address).text
            assert f"{view.ads} ads" in page
            if view.pay.quantiles is None:
                assert f"Only {view.pay.stated} ads state" in page
            else:
                for _, value, _ in view.pay.quantiles:
                    assert f"<dd>{yuan(value)}</dd>" in page
            for skill in view.skills[:5]:
                assert f"{skill.name}: see {skill.ads} ads" in unescape(page)


def test_every_count_leads_to_so_many_ads_each_with_its_words(client: TestClient) -> None:
    page = client.get("/market").text
    links = re.findall(r'href="(/market/ads[^"]*)" aria-label="[^"]*see (\d+) ads"', page)
    assert len(links) > 8
    for link, count in links:
        behind = client.get(unescape(link)).text
        assert f"{count} ads" in behind
        shown = behind.count('<h2 class="small">')
        assert shown == min(int(count), 25)
        assert behind.count("<mark>") == shown


def test_a_longer_list_goes_on(client: TestClient) -> None:
    first, second = (client.get(f"/market/ads?field=ads&page={page}").text for page in (1, 2))
    assert "1–25 of 31" in first
    assert "26–31 of 31" in second


def test_bands_by_role_and_city_say_how_many_ads(client: TestClient) -> None:
    page = client.get("/market").text
    assert "Pay by role" in page
    assert "Pay by city" in page
    assert page.count("<figure") == 2
    assert "too few for quantiles" not in page.split("Pay by city")[1].split("</section>")[0]
    one_role = client.get("/market?role=data_analyst").text
    assert "Pay by role" not in one_role


@pytest.mark.parametrize(("language", "told"), [("en", "ads state a monthly"), ("zh", "则广告写明月薪")])
def test_too_few_is_said(client: TestClient, language: str, told: str) -> None:
    page = client.get("/market?role=data_analyst&city=上海", headers={"accept-language": language}).text
    assert told in page
    assert '<dl class="numbers">' not in page


@pytest.mark.parametrize(("language", "told"), [("en", "soon is no day"), ("zh", "soon 不是日期")])
def test_a_day_that_is_none_is_told(client: TestClient, language: str, told: str) -> None:
    answer = client.get("/market?since=soon", headers={"accept-language": language})
    assert answer.status_code == 400
    assert told in answer.text


def test_a_period_leaves_out_what_has_no_date_and_says_so(client: TestClient) -> None:
    page = client.get("/market?since=2026-01-01").text
    assert "31 ads give no date" in page


def test_what_does_not_fit_or_is_not_there(client: TestClient, filled: Path) -> None:
    assert "fits what you chose" in client.get("/market?city=Atlantis").text
    for address in ("/market/ads?field=skill&name=nothing", "/market/ads?field=nothing", "/market/ads"):
        assert client.get(address).status_code == 404


def test_a_change_by_another_program_shows_at_once(client: TestClient, filled: Path) -> None:
    assert "31 ads" in client.get("/market").text
    with Workspace.open(filled) as workspace:
        workspace.add_text(ad(99), "ad-99.txt", kind="ad")
        assert "32 ads" in client.get("/market").text
        row = next(workspace.facts(document="ad-99.txt", field="salary"))
        workspace.reject(row.id)
        assert "see 26 ads" not in client.get("/market").text
    assert "32 ads" in client.get("/market").text


def test_htmx_asks_for_the_view_alone(client: TestClient) -> None:
    part = client.get("/market?role=data_analyst", headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert re.search(r"1[56] ads", part)


def test_text_from_outside_is_shown_and_not_run(client: TestClient) -> None:
    for address in ("/market", "/market?all=1", "/market/ads?field=ads", "/market/ads?field=salary",
                    "/market?city=<script>alert(1)</script>&role=<script>alert(1)</script>"):  # fmt: skip
        assert_escaped(client.get(address).text)


def test_an_empty_workspace_says_what_to_do(client: TestClient, tmp_path: Path) -> None:
    from ashore.interfaces.web import create_app

    from .conftest import ORIGIN, PORT

    with Workspace.create(tmp_path / "empty") as workspace:
        app = create_app(workspace.folder, port=PORT)
    with TestClient(app, base_url=ORIGIN) as asking:
        for path, told in (("/market", "No ads yet"), ("/cases", "people")):
            assert told in asking.get(path, headers={"accept-language": "en"}).text
