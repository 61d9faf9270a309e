"""Material that would like to be a page of its own."""

from __future__ import annotations

from html.parser import HTMLParser

SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'

AD = f"""{SCRIPT}
15-20K
杭州-西湖区 3-5年 本科
{SCRIPT}科技有限公司 · 互联网 · 100-499人
任职要求：
1、熟悉{SCRIPT}；
2、熟悉Python、SQL。
"""


class Brought(HTMLParser):
    """Collects the elements of a page that the material would bring along, if it could."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        ours = values.get("type") == "application/json" or (values.get("src") or "").startswith("/static/")
        if (
            (tag == "script" and not ours)
            or values.get("src") == "x"
            or any(name.startswith("on") for name in values)
        ):
            self.found.append(self.get_starttag_text() or tag)


def assert_escaped(page: str) -> None:
    """The page holds no element, and no attribute, that the material brought along."""
    reader = Brought()
    reader.feed(page)
    assert reader.found == []
