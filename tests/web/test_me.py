"""The pages about the person: a résumé in, questions answered, lines of me.yaml changed, fit, roles and audit."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.packs import samples

from .hostile import AD, SCRIPT, assert_escaped

ZH = {"accept-language": "zh"}
PART = {"hx-request": "true"}
PROJECTS = Path(__file__).resolve().parents[1] / "data" / "projects"
PATHS = (
    "/me", "/me/numbers", "/me/file", "/me/roles", "/me/roles/ai_trainer", "/me/fit", "/me/fit/role/ai_trainer",
    "/me/audit", "/me/like",
)  # fmt: skip

RESUME = next(path for path in samples.paths() if path.name == "sample-resume-zh.md")
HIDDEN = "<html><body><h1>个人简历</h1><p>姓名：陈一</p><h2>工作经历</h2><p>甲公司 | 编辑 | 2019.01 - 2022.01</p>"


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def send(client: TestClient, name: str, data: bytes, **more: str) -> str:
    page = client.get("/me").text
    form = {"once": field(page, "once"), **more}
    return client.post("/me/resume", data=form, files={"file": (name, data)}).text


def numbers(page: str) -> dict[str, str | list[str]]:
    """The form of numbers as a browser sends it."""
    found: dict[str, str | list[str]] = {
        name: unescape(value) for name, value in re.findall(r'<input[^>]*? name="([^"]+)" value="([^"]*)"', page)
    }
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        value = chosen[1] if chosen else ""
        if name == "role":
            roles = found.setdefault("role", [])
            assert isinstance(roles, list)
            roles.append(value)
        else:
            found[name] = value
    return found


@pytest.fixture
def person(folder: Path) -> Path:
    """Somebody with a résumé and a few ads."""
    with Workspace.open(folder) as workspace:
        workspace.add(samples.paths())
        workspace.import_resume(RESUME)
        workspace.change_me({"job": "课程运营主管", "cash": "60000"}, "en")
    return folder


# An empty workspace


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_teaches_where_nothing_is_known(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert ('aria-current="page"' in answer.text) or path.startswith("/me/")


def test_an_empty_workspace_says_how_to_begin(client: TestClient) -> None:
    assert "Choose your résumé or paste its text" in client.get("/me").text
    assert "Read in your résumé first" in client.get("/me/fit").text
    assert "say your job and the roles you want" in client.get("/me/like").text
    assert "还没有" in client.get("/me", headers=ZH).text
    assert client.get("/me/resume.json").status_code == 400
    assert client.get("/me/roles/nonsense").status_code == 400
    assert client.get("/me/fit/99").status_code == 400


# The résumé


def test_a_resume_is_read_and_shown_with_its_words(client: TestClient, folder: Path) -> None:
    done = send(client, "mine.md", RESUME.read_bytes())
    assert "Entries read: 6" in done
    page = client.get("/me").text
    assert "苏晓禾" in page
    assert "<mark>本科</mark>" in page
    assert "/evidence/quote?doc=mine.md&amp;at=" in page.replace("&#38;", "&amp;")
    assert 'aria-current="step"' in page
    written = json.loads(client.get("/me/resume.json").text)
    assert written["basics"]["name"] == "苏晓禾"
    with Workspace.open(folder) as workspace:
        resume = workspace.resume()
        assert resume is not None
        assert resume.document.name == "mine.md"


def test_pasted_twice_is_one_resume(client: TestClient, folder: Path) -> None:
    once = field(client.get("/me").text, "once")
    form = {"once": once, "text": RESUME.read_text(encoding="utf-8")}
    for _ in range(2):
        assert client.post("/me/resume", data=form).status_code in {200, 303}
    with Workspace.open(folder) as workspace:
        assert workspace.count_documents() == 1


def test_what_is_no_resume_waits_for_a_yes(client: TestClient, folder: Path) -> None:
    ad = next(path for path in samples.paths() if path.name == "sample-ad-ai-trainer-zh.txt")
    refused = send(client, ad.name, ad.read_bytes())
    assert "reads like a job ad" in refused
    assert "ashore me import" not in refused
    with Workspace.open(folder) as workspace:
        assert workspace.count_documents() == 0
    form = {"held": field(refused, "held"), "once": field(refused, "once")}
    assert client.post("/me/resume", data=form).status_code == 200
    with Workspace.open(folder) as workspace:
        assert workspace.resume() is not None
    assert "held no longer" in client.post("/me/resume", data={"held": "stale"}).text


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("what.bin", b"\x00\x01\x02\x03" * 99, "what.bin"),
        ("broken.pdf", b"%PDF-1.4\nnothing", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(client: TestClient, name: str, data: bytes, told: str) -> None:
    page = send(client, name, data)
    assert 'role="alert"' in page
    assert told in page
    assert "held" not in page


def test_an_empty_form_and_hidden_text_are_told(client: TestClient) -> None:
    assert "neither a file nor a text" in client.post("/me/resume", data={"text": "  "}).text
    assert "既没有文件" in client.post("/me/resume", data={}, headers=ZH).text
    hidden = f'{HIDDEN}<p style="display:none">Python 大模型 专家 RLHF</p></body></html>'
    send(client, "hidden.html", hidden.encode())
    page = client.get("/me").text
    assert "count for nothing" in page
    assert "RLHF" not in page


# Readiness


def test_answers_move_the_rung_at_once(client: TestClient, person: Path) -> None:
    page = client.get("/me").text
    assert re.search(r'rung here"[^>]*>\s*<h3>started', page)
    form = {
        "answers": "",
        "once": field(page, "once"),
        "answer.delivered": "yes",
        "words.had_users": "40 teachers",
    }
    answer = client.post("/me/answer", data=form, headers=PART)
    assert answer.status_code == 303
    part = client.get(answer.headers["location"], headers=PART).text
    assert "<html" not in part
    assert re.search(r'rung here"[^>]*>\s*<h3>practised', part)
    assert "Written into me.yaml" in part
    assert re.search(r"<mark>[^<]*40 teachers[^<]*</mark>", part)
    with Workspace.open(person) as workspace:
        assert workspace.me().checks["delivered"].value == "yes"
        assert workspace.me().job == "课程运营主管"


def test_no_answer_and_an_answer_from_elsewhere_are_told(client: TestClient, person: Path) -> None:
    assert "No question was answered" in client.post("/me/answer", data={"words.delivered": " "}).text
    part = client.post("/me/answer", data={}, headers=PART).text
    assert "No question was answered" in part
    assert 'class="ladder"' in part, "the ladder stays where it is"
    with Workspace.open(person) as workspace:
        workspace.answer({"delivered": "no"}, "en")
    told = client.post("/me/answer", data={"answer.delivered": "yes"}, headers=ZH).text
    assert "已经有了不同的回答" in told
    with Workspace.open(person) as workspace:
        assert workspace.me().checks["delivered"].value == "no"


# me.yaml


def test_fields_write_their_own_lines_only(client: TestClient, person: Path) -> None:
    own = "# mine\njob: editor   # since 2021\ncash: 5万  # incl. what she owes me\noptions: {apply: [ai_test]}\n"
    (person / "me.yaml").write_text(own, encoding="utf-8")
    form = numbers(client.get("/me/numbers").text)
    assert (form["job"], form["cash"], form["role"]) == ("editor", "50000", ["ai_test", "", ""])
    form |= {"spending": "6千", "city": "杭州", "role": ["ai_trainer", "", "ai_test"], "risk": "careful"}
    answer = client.post("/me/numbers", data=form)
    assert answer.headers["location"] == "/me/numbers?notice=me_saved"
    assert (person / "me.yaml").read_text(encoding="utf-8") == (
        own.replace("[ai_test]", "[ai_trainer, ai_test]") + "city: 杭州\nspending: 6000\nrisk: careful\n"
    )
    unchanged = client.post("/me/numbers", data=numbers(client.get("/me/numbers").text))
    assert unchanged.headers["location"].endswith("me_same")


def test_a_job_that_ends_keeps_the_pay_as_the_last_one(client: TestClient, person: Path) -> None:
    (person / "me.yaml").write_text("工作: 编辑\n收入: 9000\n", encoding="utf-8")
    form = numbers(client.get("/me/numbers", headers=ZH).text) | {"job": "无"}
    assert client.post("/me/numbers", data=form, headers=ZH).status_code == 303
    with Workspace.open(person) as workspace:
        me = workspace.me()
    assert (me.employed, me.numbers["income"].value) == (False, 9000)
    assert "上一份收入: 9000" in me.text


def test_a_mistyped_field_is_told_beside_it_and_nothing_is_written(client: TestClient, person: Path) -> None:
    before = (person / "me.yaml").read_bytes()
    form = numbers(client.get("/me/numbers").text) | {"spending": "about 6000", "hours": "11"}
    answer = client.post("/me/numbers", data=form)
    assert answer.status_code == 400
    assert (
        'value="about 6000" maxlength="200" autocomplete="off" aria-describedby="spending-hint" aria-invalid'
        in (answer.text)
    )
    assert numbers(answer.text)["hours"] == "11"
    form |= {"spending": "6000", "cash": "5", "cash_never_below": "9000"}
    assert "limit" in client.post("/me/numbers", data=form).text
    assert (person / "me.yaml").read_bytes() == before


def test_two_windows_on_the_numbers(client: TestClient, person: Path) -> None:
    form = numbers(client.get("/me/numbers").text) | {"spending": "7000", "cash": "1"}
    with Workspace.open(person) as workspace:
        workspace.change_me({"cash": "80000", "city": "苏州"}, "en")
    stale = client.post("/me/numbers", data=form)
    assert stale.status_code == 409
    assert "changed elsewhere" in stale.text
    assert "In the file by now: 80000" in stale.text
    again = numbers(stale.text)
    assert (again["city"], again["spending"], again["cash"]) == ("苏州", "7000", "1"), "theirs where I did nothing"
    assert client.post("/me/numbers", data=again).status_code == 303
    with Workspace.open(person) as workspace:
        me = workspace.me()
    assert (me.city, me.numbers["cash"].value, me.numbers["spending"].value) == ("苏州", 1, 7000)


def test_the_file_is_written_whole_or_not_at_all(client: TestClient, person: Path) -> None:
    page = client.get("/me/file").text
    seen = field(page, "seen")
    wrong = client.post("/me/file", data={"seen": seen, "text": "cash: lots\r\nwhat: ever\r\n"})
    assert wrong.status_code == 400
    assert "line 1" in wrong.text
    assert "line 2" in wrong.text
    assert "cash: lots" in wrong.text
    with Workspace.open(person) as workspace:
        assert workspace.me().job == "课程运营主管"
    assert client.post("/me/file", data={"seen": seen, "text": "cash: 5\r\n# mine"}).status_code == 303
    assert (person / "me.yaml").read_text(encoding="utf-8") == "cash: 5\n# mine\n"
    stale = client.post("/me/file", data={"seen": seen, "text": "cash: 6\n"}, headers=ZH)
    assert stale.status_code == 409
    assert "在别处被改过" in stale.text
    assert "# mine" in stale.text
    assert (person / "me.yaml").read_text(encoding="utf-8") == "cash: 5\n# mine\n"


def test_a_file_that_cannot_be_read_leads_to_the_editor(client: TestClient, person: Path) -> None:
    (person / "me.yaml").write_text("cash: lots\n", encoding="utf-8")
    for path in ("/me", "/me/numbers", "/me/roles", "/me/fit", "/me/like"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert 'href="/me/file"' in answer.text
        assert "line 1" in answer.text
    editor = client.get("/me/file")
    assert editor.status_code == 200
    assert "cash: lots" in editor.text
    assert "line 1" in editor.text


# Roles, fit, people


def test_roles_are_near_a_stretch_or_far_with_reasons(client: TestClient, person: Path) -> None:
    page = client.get("/me/roles").text
    assert re.findall(r"<h2>([^<]*)</h2>", page) == ["Near", "A stretch", "Far"]
    assert "课程运营主管" in page
    assert "--from" not in page
    lawyer = client.get("/me/roles", params={"from": "lawyer"}, headers=PART).text
    assert "Seen from “lawyer”" in lawyer
    assert "<html" not in lawyer
    unknown = client.get("/me/roles", params={"from": "qqzzx"}).text
    assert "Type a more usual name" in unknown
    assert "/me/roles/ai_trainer" in unknown, "the map is shown all the same"
    role = client.get("/me/roles/ai_trainer").text
    for told in ("What carries over", "What is missing", "What interviewers probe", "Excel", "data quality"):
        assert told in role, told
    assert "面试会追问" in client.get("/me/roles/AI训练师", headers=ZH).text


def test_fit_shows_gates_first_and_both_quotes(client: TestClient, person: Path) -> None:
    ranking = client.get("/me/fit").text
    first = re.search(r'href="(/me/fit/\d+)"', ranking)
    assert first
    page = client.get(first[1]).text
    assert page.index("Hard conditions") < page.index("Required: ") < page.index("What to do")
    assert page.count(">The ad says<") == page.count(">You show<") > 1
    only = client.get("/me/fit?open=1&role=ai_product_manager", headers=PART).text
    assert "Not met" not in only
    assert "<html" not in only
    found = client.get("/me/fit", params={"q": "教育"}).text
    assert 0 < found.count("/me/fit/") < ranking.count("/me/fit/")
    assert "No ad is left" in client.get("/me/fit?q=qqzzxxy").text
    assert "Choose another role or city" in client.get("/me/fit?city=拉萨").text
    assert "亮出了" in client.get("/me/fit/role/ai_product_manager", headers=ZH).text
    with Workspace.open(person) as workspace:
        story = next(stored.id for stored in workspace.documents(kind="story"))
    assert "is no job ad" in client.get(f"/me/fit/{story}").text


def test_a_corrected_line_of_the_profile_changes_the_fit(client: TestClient, person: Path) -> None:
    path = "/me/fit?role=llm_application"
    before = client.get(path).text
    form = {"seen": field(client.get("/me/file").text, "seen"), "text": "skills: [Docker, 后端开发]\n"}
    assert client.post("/me/file", data=form).status_code == 303
    with Workspace.open(person) as workspace:
        ad = next(
            stored.id for stored in workspace.documents(kind="ad") if "llm-application" in stored.document.name
        )
    assert "as you say" in client.get(f"/me/fit/{ad}").text
    assert client.get(path).text != before


def test_people_like_me_with_what_differs(client: TestClient, person: Path) -> None:
    page = client.get("/me/like").text
    assert "not chances" in page
    assert "unlike you" in page
    assert "/cases/one?id=" in page


# The audit


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_audit_quotes_and_stores_nothing(client: TestClient, folder: Path, language: str) -> None:
    text = (PROJECTS / f"strong.{language}.md").read_text(encoding="utf-8")
    headers = {"accept-language": language}
    page = client.post("/me/audit", data={"text": text}, headers=headers).text
    assert page.count("<article") == 9
    assert page.count("<mark>") >= 6
    upload = client.post("/me/audit", files={"file": ("p.md", text.encode())}, headers=headers).text
    assert upload.count("<mark>") == page.count("<mark>")
    saved = client.post("/me/audit/save", data={"text": text}, headers=headers)
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.text.split("\n---\n")[0].count("\n## ") == 9
    with Workspace.open(folder) as workspace:
        assert workspace.count_documents() == 0


def test_an_audit_of_nothing_or_of_a_book_says_so(client: TestClient) -> None:
    assert "neither a text nor a file" in client.post("/me/audit", data={"text": " "}).text
    book = client.post("/me/audit", data={"text": "word " * 50_000}, headers=ZH)
    assert book.status_code == 400
    assert "50,000" in book.text
    ads = next(path for path in samples.paths() if path.suffix == ".jsonl")
    several = client.post("/me/audit", files={"file": (ads.name, ads.read_bytes())})
    assert several.status_code == 400
    assert ads.name in several.text


# Material that would like to be a page of its own


def test_what_comes_from_outside_is_escaped(client: TestClient, folder: Path) -> None:
    resume = RESUME.read_text(encoding="utf-8").replace("苏晓禾", SCRIPT).replace("内容编辑", f"编辑{SCRIPT}")
    assert_escaped(send(client, f"{SCRIPT}.md", resume.encode()))
    with Workspace.open(folder) as workspace:
        (id_,) = workspace.add_text(AD, f"{SCRIPT}.txt", kind="ad").added
        workspace.rewrite_me(
            f"job: '{SCRIPT}'\ncity: '{SCRIPT}'\nskills: ['{SCRIPT}']\nchecks: {{delivered: '{SCRIPT}'}}\n"
        )
    for path in (*PATHS, f"/me/fit/{id_}", "/me?x=1"):
        assert_escaped(client.get(path).text)
    assert_escaped(client.get("/me/fit", params={"q": SCRIPT, "city": SCRIPT, "role": SCRIPT}).text)
    assert_escaped(client.get("/me/roles", params={"from": SCRIPT}).text)
    assert_escaped(client.post("/me/audit", data={"text": f"{SCRIPT} 上线后准确率从 60% 到 80%。{SCRIPT}"}).text)
    assert_escaped(client.post("/me/file", data={"text": f"cash: {SCRIPT}", "seen": "x"}).text)
    assert_escaped(client.post("/me/numbers", data={"cash": SCRIPT, "seen": "x"}).text)
