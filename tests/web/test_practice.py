"""The pages of practice: what is due, one question, a sitting without scripts, a mock interview, what comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.packs import samples

from .hostile import SCRIPT, assert_escaped

PM = "ai_product_manager"
ZH = {"accept-language": "zh"}
ANSWER = "我负责一个客服问答项目，因为用户投诉多。准确率从80%提到92%。"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    """The workspace of the client, opened beside it."""
    with Workspace.open(folder) as opened:
        yield opened


def key_of(location: str) -> str:
    found = re.search(r"/practice/\w+/([a-z]+-[0-9a-f]{8})", location)
    assert found is not None, location
    return found[1]


def added(client: TestClient, question: str = "介绍一个项目", **more: object) -> str:
    answer = client.post("/practice/add", data={"question": question, **more})
    assert answer.status_code == 303
    return key_of(answer.headers["location"])


def test_the_page_of_a_new_workspace(client: TestClient) -> None:
    page = client.get("/practice").text
    assert "Nothing is due now." in page
    assert "52 questions; of those in this list, 52 were never practised." in page
    assert "Your roles are not known yet" in page
    assert 'href="/practice?page=2"' in page
    chosen = client.get(f"/practice?role={PM}", headers=ZH).text
    assert "复习 0 道，新题 3 道，约 8 分钟" in chosen
    assert "用哪些评估指标？" in chosen
    assert f'href="/practice/next?role={PM}"' in chosen
    assert client.get("/practice?role=astronaut").status_code == 400


def test_the_list_is_narrowed(client: TestClient) -> None:
    key = added(client, "为什么离开？", role=PM, needs=["why", "own"])
    page = client.get("/practice?origin=own").text
    assert page.count(f'href="/practice/q/{key}"') == 2, "it is due, and in the list"
    assert "answer: version" not in page
    assert "No question is of that kind." in client.get("/practice?origin=ad").text
    client.post(f"/practice/q/{key}/aside", data={"aside": "1"})
    assert f'href="/practice/q/{key}"' not in client.get("/practice?origin=own").text
    assert f'href="/practice/q/{key}"' in client.get("/practice?aside=1").text
    put = client.get(f"/practice/q/{key}", headers=ZH).text
    assert "这道题已搁置" in put
    assert (
        client.post(f"/practice/q/{key}/aside", data={"aside": "0"}).headers["location"].endswith("practice_back")
    )


def test_an_answer_is_written_and_checked(client: TestClient, workspace: Workspace) -> None:
    key = added(client)
    empty = client.get(f"/practice/q/{key}").text
    assert "They would ask: By which metric did you judge it?" in empty
    said = client.post(f"/practice/q/{key}/answer", data={"answer": "  我负责一个项目。\r\n\r\n第二段\r\n"})
    assert said.headers["location"] == f"/practice/q/{key}?notice=practice_written"
    assert workspace.notebook().versions(workspace.notebook().find(key))[0].text == "  我负责一个项目。\n\n第二段"
    client.post(f"/practice/q/{key}/answer", data={"answer": ANSWER})
    same = client.post(f"/practice/q/{key}/answer", data={"answer": ANSWER})
    assert same.headers["location"].endswith("practice_same")
    page = client.get(f"/practice/q/{key}", headers=ZH).text
    assert "该有的都有了。" in page
    assert "<ins>客服问答</ins>" in page
    assert "第 1 版，写于" in page
    assert "<blockquote>准确率从80%提到92%。</blockquote>" in page
    assert '<blockquote lang="zh-Hans">准确率从80%提到92%。</blockquote>' in client.get(f"/practice/q/{key}").text


def test_a_form_that_is_sent_twice_counts_once(client: TestClient, workspace: Workspace) -> None:
    key = added(client)
    data = {"rating": "3", "took": "61.5", "points": ["why", "own"], "once": "abc"}
    first = client.post(f"/practice/say/{key}/rate", data=data)
    second = client.post(f"/practice/say/{key}/rate", data=data)
    assert first.headers["location"] == second.headers["location"]
    reviews = workspace.notebook().reviews(workspace.notebook().find(key))
    assert [(review.rating, review.seconds, review.points) for review in reviews] == [(3, 61.5, ("why", "own"))]


def test_a_sitting_without_scripts(client: TestClient, workspace: Workspace) -> None:
    """From the list to the question, the clock, the checklist, the rating, and on to the next question."""
    first, second = added(client, "第一题：为什么？"), added(client, "第二题：为什么？")
    location = client.get("/practice/next").headers["location"]
    assert location == f"/practice/say/{first}"
    assert "Begin to answer" in client.get(location).text
    running = client.post(f"/practice/say/{first}/begin").headers["location"]
    page = client.get(running, headers=ZH).text
    assert "正在计时" in page
    since = re.search(r'name="since" value="([\d.]+)"', page)
    assert since is not None
    ago = f"{float(since[1]) - 95:.1f}"
    checked = client.post(f"/practice/say/{first}/end", data={"since": ago}).headers["location"]
    page = client.get(checked).text
    assert re.search(r"It took 1 min 3\d s\.", page)
    assert page.count('name="points"') == 1
    assert page.count('name="rating"') == 4
    took = re.search(r'name="took" value="([\d.]+)"', page)
    assert took is not None
    rated = client.post(f"/practice/say/{first}/rate", data={"rating": "1", "took": took[1], "points": "why"})
    assert rated.headers["location"] == f"/practice/say/{second}?notice=practice_rated"
    stopped = client.post(f"/practice/say/{second}/rate", data={"rating": "4", "took": "0", "stop": "1"})
    assert stopped.headers["location"] == "/practice?notice=practice_rated"
    book = workspace.notebook()
    seconds = book.reviews(book.find(first))[0].seconds
    assert seconds is not None
    assert 94 <= seconds <= 99
    assert book.reviews(book.find(second))[0].seconds is None
    assert "1 again" in client.get("/practice").text, "what failed comes again"


def test_a_role_stays_through_a_sitting(client: TestClient) -> None:
    location = client.get(f"/practice/next?role={PM}").headers["location"]
    key = key_of(location)
    assert location.endswith(f"?role={PM}")
    assert (
        client.post(f"/practice/say/{key}/begin", data={"role": PM}).headers["location"].count(f"role={PM}") == 1
    )
    rated = client.post(f"/practice/say/{key}/rate", data={"rating": "3", "role": PM}).headers["location"]
    assert f"role={PM}" in rated
    assert key_of(rated) != key


@pytest.mark.parametrize("query", ["?took=nan", "?took=-5", "?since=x", "?took=1e99", "?since=1e12", "?took=inf"])
def test_addresses_that_somebody_typed(client: TestClient, query: str) -> None:
    assert client.get(f"/practice/say/{added(client)}{query}").status_code == 200


def test_what_goes_wrong_is_a_sentence(client: TestClient) -> None:
    key = added(client)
    assert "No question of the bank is called own-0" in client.get("/practice/q/own-0").text
    assert "还没" not in client.get("/practice/q/own-0", headers=ZH).text
    assert "题库里没有叫 own-0 的题" in client.get("/practice/q/own-0", headers=ZH).text
    for address, data, told in (
        (f"/practice/say/{key}/rate", {"rating": "7"}, "7 is no rating"),
        (f"/practice/q/{key}/answer", {"answer": " "}, "The answer has no words"),
        ("/practice/add", {"question": " "}, "The question has no words"),
        ("/practice/bring", {"text": "nothing here"}, "no question was found"),
        ("/practice/audit", {"text": ""}, ""),
    ):
        answer = client.post(address, data=data)
        assert answer.status_code == 400
        assert told in answer.text


def test_questions_and_answers_come_in_all_at_once(client: TestClient, workspace: Workspace) -> None:
    text = "".join(f"## 问题{number}？\n\n回答{number}：{'逐字写下。' * 70}\n\n" for number in range(40))
    sent = client.post("/practice/bring", files={"file": ("qa.md", text.encode("gb18030"))}, data={"role": PM})
    assert sent.headers["location"] == "/practice?origin=own&notice=practice_brought"
    written = [entry for entry in workspace.notebook().listed(origin="own") if entry.written]
    assert len(written) == 40
    assert workspace.notebook().versions(written[7].question)[0].text == f"回答7：{'逐字写下。' * 70}"
    partly = client.post("/practice/bring", data={"text": "答：没有题。\n问：好问题？\n答：好。\n"}, headers=ZH)
    assert partly.status_code == 200
    assert "有 1 处读不懂" in partly.text
    assert "第 1 行" in partly.text or "第1行" in partly.text
    assert len(workspace.notebook().listed(origin="own")) == 41


def test_a_projects_open_questions(client: TestClient, workspace: Workspace) -> None:
    sent = client.post("/practice/audit", data={"text": "我做了一个问答助手，准确率是92%。", "name": "助手"})
    assert sent.headers["location"] == "/practice?origin=audit&notice=practice_audited"
    page = client.get(sent.headers["location"], headers=ZH).text
    assert "对项目《助手》的追问" in page
    assert "92%" in page
    client.post(
        "/practice/audit", data={"text": "我做了一个问答助手，在500条测试样本上准确率是92%。", "name": "助手"}
    )
    assert workspace.notebook().listed(aside=True)
    audited = client.post("/me/audit", data={"text": "我做了另一个助手。"}).text
    assert 'formaction="/practice/audit"' in audited
    client.post("/practice/audit", data={"text": "我做了另一个助手。"})
    sources = {entry.question.place.source for entry in workspace.notebook().listed(origin="audit")}
    assert sources == {"助手", "我做了另一个助手。"}, "one project does not take the place of another"


def test_a_mock_interview_goes_step_by_step(client: TestClient, workspace: Workspace) -> None:
    key = added(client, "为什么转行？", role=PM)
    workspace.write_answer(key, "我喜欢。")
    begin = client.get(f"/practice/mock?role={PM}").text
    assert "5 questions" in begin
    address = f"/practice/mock?role={PM}&turn=1"
    assert address.replace("&", "&amp;") in begin
    seen: list[str] = []
    for _ in range(40):
        page = client.get(address).text
        seen += re.findall(r"<h1[^>]*>(.*?)</h1>", page)
        onward = re.search(r'<a class="button main" href="(/practice/mock[^"]*)"', page)
        if onward is None:
            break
        address = onward[1].replace("&amp;", "&")
    assert seen[-1] == "What to fix before the interview"
    assert seen[0] == "为什么转行？"
    followed = client.get(f"/practice/mock?role={PM}&turn=1&asked=1", headers=ZH).text
    assert "为什么这样做，而不是别的做法？" in followed
    assert f'href="/practice/q/{key}"' in page
    assert "missing: the why" in page
    assert "no answer written; it must contain" in page
    for odd in ("turn=-1", "turn=x", "turn=99999999999", "turn=1&asked=77"):
        assert client.get(f"/practice/mock?role={PM}&{odd}").status_code == 200


def test_the_words_of_an_ad_stand_beside_its_question(client: TestClient, workspace: Workspace) -> None:
    workspace.add(path for path in samples.paths() if path.name == "sample-ad-ai-product-manager-zh.txt")
    document = next(workspace.documents())
    workspace.log("applied", role=PM, on=date(2026, 11, 1), ad=document.document.digest[:12])
    question = workspace.notebook().listed(origin="ad")[0].question
    page = client.get(f"/practice/q/{question.key}").text
    assert f'href="/evidence/doc/{document.id}"' in page
    assert f"<mark>{document.document.text[question.place.start : question.place.end]}</mark>" in page
    assert "Tell of a time when you used" in page


def test_hostile_words_are_shown_as_text(client: TestClient, workspace: Workspace) -> None:
    questions = (f"面试题{SCRIPT}",)
    on = date(2026, 11, 5)
    workspace.log("applied", role=PM, company=SCRIPT, on=on)
    workspace.log("interview", role=PM, company=SCRIPT, on=on, questions=questions)
    key = added(client, f"问题{SCRIPT}")
    for text in (f"答{SCRIPT}因为好。", f"答案{SCRIPT}因为更好。"):
        client.post(f"/practice/q/{key}/answer", data={"answer": text})
    client.post("/practice/audit", data={"text": f"我做了{SCRIPT}助手，准确率92%。", "name": SCRIPT})
    brought = client.post("/practice/bring", data={"text": f"答：{SCRIPT}\n问：{SCRIPT}？\n答：{SCRIPT}"})
    asked = workspace.notebook().listed(origin="interview")[0].question.key
    addresses = ("/practice", f"/practice/q/{key}", f"/practice/q/{asked}", f"/practice/say/{key}?took=5",
                 "/practice/mock?turn=1", "/practice/mock?turn=99", f"/practice/q/{SCRIPT}")  # fmt: skip
    pages = [brought.text, *(client.get(address).text for address in addresses)]
    for page in pages:
        assert_escaped(page)
    assert sum("&lt;script&gt;" in page for page in pages) >= 6


def test_overdue_questions_are_marked(client: TestClient, workspace: Workspace) -> None:
    key = added(client)
    workspace.practise(key, 3, now=datetime.now(UTC) - timedelta(days=9))
    assert "<strong>overdue by 7 days</strong>" in client.get("/practice").text
    assert "<strong>过期 7 天</strong>" in client.get("/practice", headers=ZH).text
    assert "可以：说下来了" in client.get(f"/practice/q/{key}", headers=ZH).text
