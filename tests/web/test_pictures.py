"""Charts where scripts are off: as wide as in the report, in the colours of the page, and the same for both."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces import web
from ashore.interfaces.drawing import WIDTH, drawn
from ashore.interfaces.web.pictures import DARK, KEPT, LIGHT, picture, picture_path
from ashore.reports.charts import Chart


def chart(value: int = 1) -> Chart:
    spec = {
        "width": "container",
        "height": 60,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": [{"x": "a", "y": value}]},
        "mark": {"type": "bar", "style": "accent"},
        "encoding": {"x": {"field": "x", "type": "nominal"}, "y": {"field": "y", "type": "quantitative"}},
    }
    return Chart(spec, "caption", ["x", "y"], [["a", str(value)]])


def test_a_picture_is_the_chart_of_the_report_in_colours_of_its_own() -> None:
    name = picture_path(chart()).removeprefix("/charts/").removesuffix(".svg")
    light, dark, auto = (picture(name, theme) for theme in ("light", "dark", "auto"))
    assert light is not None
    assert dark is not None
    assert auto is not None
    assert f'width="{WIDTH}"' in light
    assert 'fill="var(--accent)"' in light
    assert re.sub(r"<style>.*?</style>", "", light) == drawn(chart())
    assert f"--accent:{LIGHT['accent']}" in light
    assert DARK["accent"] not in light
    assert LIGHT["accent"] not in dark
    assert "prefers-color-scheme:dark" in auto


def test_every_colour_that_is_named_is_given_and_is_that_of_the_pages() -> None:
    named = set(re.findall(r"var\(--([a-z]+)\)", drawn(chart()))) | {"ink", "soft", "line", "accent"}
    assert named == set(LIGHT) == set(DARK)
    style = resources.files(web).joinpath("static", "ashore.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", block)) for block in re.findall(r"\{([^{}]*)\}", style)
    ]
    light, dark = next(one for one in blocks if "ink" in one), [one for one in blocks if "ink" in one][1]
    assert {name: light[name] for name in LIGHT} == LIGHT
    assert {name: dark[name] for name in DARK} == DARK


def test_the_oldest_is_forgotten_and_an_unknown_one_is_not_there(client: TestClient) -> None:
    first = picture_path(chart(-1))
    assert client.get(first).status_code == 200
    for value in range(KEPT):
        picture_path(chart(value))
    assert client.get(first).status_code == 404
    assert client.get("/charts/none.svg").status_code == 404


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_names_its_pictures(client: TestClient, folder: Path, theme: str) -> None:
    with Workspace.open(folder) as workspace:
        for number in range(12):
            workspace.add_text(
                f"AI产品经理\n{10 + number}-{20 + number}K\n上海 3-5年 本科\n", f"{number}.txt", kind="ad"
            )
    client.cookies.set("theme", theme)
    pictures = re.findall(r'<noscript><img src="(/charts/[^"]+)"', client.get("/market").text)
    assert pictures
    for address in pictures:
        answer = client.get(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert ({"light": LIGHT, "dark": DARK}[theme])["accent"] in answer.text
