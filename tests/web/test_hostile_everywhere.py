"""Material that would like to be a page of its own, on every page there is: it is shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from html import unescape
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from starlette.routing import compile_path
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.documents.registry import read_text
from ashore.interfaces.web.pages import settings_export
from ashore.interfaces.web.site import PAGES
from ashore.journal.terms import Terms
from ashore.packs import samples
from ashore.person.audit import audit
from ashore.words import LANGUAGES, Language
from ashore.workspace.journal import local_day
from ashore.workspace.receiving import Handed

from .conftest import ORIGIN
from .decide_people import HTMX, SMALL, solved
from .hostile import AD, SCRIPT

NAME = "<script>alert(1)<script>&quot;><img src=x onerror=alert(1)>"
"""The same as the name of a file, which holds no slash."""
RESUME = f"""# 张三{SCRIPT}

求职意向：AI产品经理{SCRIPT}

## 工作经历

### {SCRIPT}科技有限公司 | 产品经理{SCRIPT} | 2021.03 - 至今

- 用大模型搭建{SCRIPT}助手，编写提示词 40 余条，上线三个月，有 46 位老师在用{SCRIPT}
- 熟悉 SQL、Python {SCRIPT}

## 教育背景

**{SCRIPT}大学** | 汉语言文学{SCRIPT} | 本科 | 2014.09 - 2018.06
"""
STORY = f"""# 我怎么转行的{SCRIPT}

我叫小李{SCRIPT}，原来在{SCRIPT}公司做会计，月薪8000元，2024年3月裸辞，投了50份简历，面试6次。
2024年9月入职{SCRIPT}科技，做AI产品经理，月薪15000元{SCRIPT}。
"""
TABLE = f"""日期,状态,公司,职位,岗位,备注
2026-10-08,投递,{SCRIPT},{SCRIPT},AI产品经理,{SCRIPT}
2026-10-09,{SCRIPT},{SCRIPT},{SCRIPT},AI产品经理,{SCRIPT}
"""
TREE = f"root:\n  decision: '{SCRIPT}'\n  options:\n    '{SCRIPT}': 1\n    b: 2\n"
PRINTED = "/report.pdf"
"""Not asked for here: Chromium prints it of ``/report.html``."""
BEGIN = (
    "/today/plan", "/decide/rest", "/decide/try?cash=0&exact=1", "/report/part", "/report?add=evidence",
    "/cases?like=me", "/journal?entry=2", "/evidence?q=Python", "/me/fit?q=Python",
)  # fmt: skip
"""What pages ask for only while something is computed, and what is typed."""
EACH = 3
"""Addresses of one route that are looked at: with other queries or of other things."""


@pytest.fixture
def hostile(folder: Path) -> Path:
    """A workspace in which everything that comes from outside is hostile."""
    me = SMALL.replace("job: tester", f"job: '{SCRIPT}'") + f"city: '杭州{SCRIPT}'\n"
    (folder / "me.yaml").write_text(me, encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.import_resume(Handed(f"{NAME}.md", RESUME.encode()), anyway=True)
        workspace.add_text(AD, f"{NAME}.txt", kind="ad")
        workspace.add_text(AD.replace("15-20K", "25-30K"), f"{NAME}-2.txt", kind="ad")
        workspace.add_text(f"AI产品经理\n{AD}", f"{NAME}-3.txt", kind="ad")
        workspace.add_text(STORY, f"{NAME}-story.txt", kind="story")
        workspace.add_text(STORY.replace("8000", "9000"), f"{NAME}-again.txt", kind="story")
        workspace.add(path for path in samples.paths() if "story-zh" in path.name)
        role, at = "ai_product_manager", f"{local_day() + timedelta(days=2)} 10:00"
        log = partial(workspace.log, role=role, company=SCRIPT, title=SCRIPT, note=SCRIPT)
        sent = log("applied", count=20, channel=SCRIPT, city=SCRIPT)
        log("interview", at=at, round_=1, questions=(SCRIPT, f"为什么{SCRIPT}？"))
        terms = Terms(months=14, level=SCRIPT, answer_by=at[:10])
        log("offer", amount=15000, city=SCRIPT, terms=terms)
        workspace.correct_outcome(sent.id, count=19)
        workspace.log("spent", amount=5000, note=SCRIPT)
        workspace.undo_outcome()
        asked, _ = workspace.add_question(SCRIPT, role=role, needs=("why",))
        for answer in (f"我负责{SCRIPT}", f"我负责{SCRIPT}，从80%提到92%。"):
            workspace.write_answer(asked.key, answer)
        workspace.practise(asked.key, "good", seconds=60)
        workspace.practise_audit(audit(read_text(STORY, NAME)), SCRIPT[:40])
    return folder


def patterns() -> dict[str, re.Pattern[str]]:
    """Return what every address that is read matches, by the route."""
    modules = [import_module(f"ashore.interfaces.web.pages.{name}") for name, _ in PAGES]
    routes = [path for module in modules for path, method, _ in module.ROUTES if method == "GET"]
    return {path: compile_path(path)[0] for path in routes if path != PRINTED}


def links(page: str) -> Iterator[str]:
    """Yield the addresses of ours that a page leads to or asks for."""
    for found in re.findall(r'(?:href|hx-get|action|src)="([^"#]*)', page):
        address = unescape(found).removeprefix(ORIGIN)
        if address.startswith("/") and not address.startswith("/static/"):
            yield address


class Elements(HTMLParser):
    """Finds what the material would bring along if it were not text."""

    def __init__(self) -> None:
        super().__init__()
        self.brought: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what runs by itself."""
        given = dict(attrs)
        if name := given.get("id"):
            self.ids.append(name)
        alone = tag == "script" and not (given.get("src") or "").startswith("/static/")
        data = given.get("type") == "application/json"
        handlers = [name for name in given if name.startswith("on")]
        scripted = any((given.get(name) or "").strip().startswith("javascript:") for name in ("href", "src"))
        if (alone and not data) or given.get("src") == "x" or handlers or "style" in given or scripted:
            self.brought.append(self.get_starttag_text() or tag)


def assert_text(page: str, address: str) -> None:
    """The page holds no element that the material brought along."""
    assert "<script>alert" not in page, address
    assert "<img src=x" not in page, address
    elements = Elements()
    elements.feed(page)
    assert elements.brought == [], address
    assert len(elements.ids) == len(set(elements.ids)), (address, "a label leads to the first of a name alone")


def outside() -> Iterator[str]:
    """Yield addresses into which somebody wrote something."""
    typed = quote(SCRIPT)
    for path, names in {
        "/evidence": ("q", "kind", "page", "notice"),
        "/cases": ("background", "role", "came"),
        "/market": ("role", "city", "since", "until"),
        "/market/ads": ("field", "value", "city", "role"),
        "/journal": ("kind", "entry", "ad", "role", "notice"),
        "/journal/table": ("stage", "sort", "role"),
        "/journal/funnel": ("by", "role"),
        "/journal/funnel/turn": ("role", "again"),
        "/journal/offers": ("offer", "months"),
        "/journal/calibration": ("page",),
        "/journal/entries": ("page",),
        "/journal/fix": ("entry", "kind"),
        "/journal/import/unknown": ("c.day", "role", "year", "undated"),
        "/week": ("next",),
        "/week.md": ("next", "language"),
        "/practice": ("role", "origin", "aside", "page"),
        "/practice/next": ("role",),
        "/practice/mock": ("role", "turn", "asked"),
        "/practice/say/unknown": ("since", "took", "role"),
        "/me/fit": ("q", "city", "role"),
        "/me/roles": ("title", "from", "job"),
        "/decide": ("cash", "horizon"),
        "/decide/compare": ("a.cash", "b.cash"),
        "/decide/tree": ("example",),
        "/report": ("without", "add"),
    }.items():
        for name in names:
            yield f"{path}?{name}={typed}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_shows_it_as_text(
    client: TestClient, hostile: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_export, "PATIENCE", 0.0)  # so that its page is seen too
    client.headers["accept-language"] = language
    forms: tuple[tuple[str, dict[str, str]], ...] = (
        ("/evidence/add", {"text": f"{SCRIPT}\n{AD}".replace("15-20K", "35-40K")}),
        ("/journal/ad", {"ad": f"{NAME}-3.txt"}),
        ("/settings/export", {}),
    )
    answers = [client.post(address, data=form) for address, form in forms]
    table = {"file": (f"{NAME}.csv", TABLE.encode(), "text/csv")}
    answers.append(client.post("/journal/import", files=table))
    assert [answer.status_code for answer in answers] == [303] * (len(forms) + 1), [
        answer.text for answer in answers
    ]
    begun = [answer.headers["location"] for answer in answers]
    solved(client)
    wanted = patterns()
    seen: dict[str, int] = dict.fromkeys(wanted, 0)
    waiting = [*(path for _, path in PAGES), *begun, *BEGIN]
    known = set(waiting)
    shown = 0
    while waiting:
        address = waiting.pop(0)
        path = urlsplit(address).path
        route = next((route for route, pattern in wanted.items() if pattern.match(path)), None)
        if route is None or seen[route] >= EACH:
            continue
        seen[route] += 1
        for headers in ({}, HTMX) if seen[route] == 1 else ({},):
            answer = client.get(address, headers=headers)
            assert answer.status_code < 400, (address, answer.text)
            _guarded(answer.headers, address)
            if answer.headers.get("content-type", "").startswith("text/html"):
                assert_text(answer.text, address)
                shown += "&lt;script&gt;alert(1)" in answer.text
                fresh = [one for one in links(answer.text) if one not in known]
                known.update(fresh)
                waiting += fresh
            elif answer.status_code == 200:
                assert answer.headers["content-type"].partition(";")[0] in {
                    "application/json",
                    "application/vnd.apache.parquet",
                    "application/zip",
                    "text/calendar",
                    "text/csv",
                    "text/markdown",
                }, address
    assert {route for route, count in seen.items() if not count} == set(), "no link leads there"
    assert shown > 30, "the material is hardly shown anywhere, so little was tried"


def _guarded(headers: object, address: str) -> None:
    found = dict(headers)  # type: ignore[call-overload]
    assert "default-src 'none'" in found.get("content-security-policy", ""), address
    assert "unsafe" not in found["content-security-policy"], address
    assert found["x-content-type-options"] == "nosniff", address


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_into_an_address_is_text(client: TestClient, hostile: Path, language: Language) -> None:
    client.headers["accept-language"] = language
    solved(client)
    for address in outside():
        for headers in ({}, HTMX):
            answer = client.get(address, headers=headers)
            assert answer.status_code < 500, address
            _guarded(answer.headers, address)
            if answer.headers["content-type"].startswith(
                "text/html"
            ):  # a list of Markdown escapes by its own rules
                assert_text(answer.text, address)


def test_what_is_typed_into_a_form_is_text(client: TestClient, hostile: Path) -> None:
    numbers = client.get("/me/numbers").text
    seen = re.search(r'name="seen" value="([^"]*)"', numbers)
    assert seen is not None
    forms = [
        ("/decide/tree", {"text": TREE}),
        ("/decide/tree", {"text": TREE + f"  '{SCRIPT}': +\n"}),
        ("/me/audit", {"text": RESUME}),
        ("/me/numbers", {"seen": seen[1], "cash": SCRIPT, "job": SCRIPT, "risk": SCRIPT}),
        ("/me/numbers", {"seen": "other", "cash": SCRIPT, "job": SCRIPT}),
        ("/me/file", {"seen": seen[1], "text": f"'{SCRIPT}': {SCRIPT}"}),
        ("/me/file", {"seen": "other", "text": f"job: '{SCRIPT}'"}),
        ("/me/resume", {"text": f"{RESUME}\n{RESUME}"}),
        ("/me/answer", {"answer.delivered": SCRIPT}),
        ("/journal/log", {"kind": "applied", "role": SCRIPT, "count": SCRIPT, "company": SCRIPT}),
        ("/journal/log", {"kind": "spent", "amount": SCRIPT, "note": SCRIPT}),
        ("/journal/log", {"kind": "offer", "amount": "1", "term_months": SCRIPT, "term_answer_by": SCRIPT}),
        ("/journal/log", {"kind": "interview", "at": SCRIPT, "round": SCRIPT, "questions": SCRIPT}),
        ("/journal/fix", {"of": "1", "kind": "applied", "role": SCRIPT, "company": SCRIPT}),
        ("/journal/fix", {"of": SCRIPT, "kind": SCRIPT}),
        ("/journal/undo", {"entry": SCRIPT}),
        ("/practice/add", {"question": SCRIPT, "role": SCRIPT, "needs": SCRIPT}),
        ("/practice/bring", {"text": f"问：{SCRIPT}？\n答：{SCRIPT}\n"}),
        ("/practice/audit", {"text": STORY, "name": SCRIPT}),
        ("/week/log", {"entry": "applied", "role": SCRIPT, "count": SCRIPT}),
        ("/evidence/review/correct", {"fact": "1", "value": SCRIPT, "value.min": SCRIPT}),
        ("/evidence/review/accept", {"fact": SCRIPT}),
        ("/settings/erase", {"name": SCRIPT}),
        ("/today/log", {"kind": "applied", "role": SCRIPT, "count": "1"}),
    ]
    for address, form in forms:
        for headers in ({}, HTMX):
            answer = client.post(address, data=form, headers=headers)
            assert answer.status_code < 500, (address, answer.text)
            _guarded(answer.headers, address)
            assert_text(answer.text, address)
