"""What a terminal is asked of before something is opened on its screen."""

from __future__ import annotations

import pytest

from ashore.interfaces.cli.terminal import has_screen


@pytest.mark.parametrize(
    ("platform", "variables", "said"),
    [
        ("linux", {}, "none"),
        ("linux", {"DISPLAY": ":0"}, "one"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "one"),
        ("linux", {"DISPLAY": ""}, "none"),
        ("darwin", {}, "one"),
        ("win32", {}, "one"),
    ],
)
def test_a_browser_opens_only_where_there_is_a_screen(
    platform: str, variables: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert has_screen() is (said == "one")
