"""Twelve journeys through the pages, each by mouse and by keyboard alone, in both languages, widths and themes.

Beside them: a tree of one's own in `test_web_decide`, the bookmark and the pages without scripts in
`test_web_evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from ashore import Workspace
from ashore.interfaces.cli.app import build
from ashore.packs import samples

from .conftest import served
from .journeys import AD, PAIRS, SLOW, Hand, Setting, person, settled, walking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import LiveSite

RESUME = next(path for path in samples.paths() if path.name == "sample-resume-zh.md").read_text(encoding="utf-8")
PROJECT = """我做了一个作文批改助手，给初中老师用。
数据一共 1200 条，来自 6 门课的真实作文，由两位老师各标一遍，一致率 87%。
评测集 200 条，单独留出来，没有参加训练；准确率从 71% 提高到 83%。
上线三个月，有 46 位老师在用，人工复核时间从每篇 9 分钟降到 4 分钟。
"""
SHORT = {"horizon": "9"}
"""Months that are looked ahead here: what is shown is the same, and it is there sooner."""


def settings(pair: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("setting", PAIRS[pair], ids=str)


@pytest.fixture(scope="module")
def leaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """Wenyue after she resigned, with the sample documents: looked at, and changed by nobody here."""
    folder = tmp_path_factory.mktemp("leaper") / "my-move"
    with Workspace.create(folder) as workspace:
        workspace.add(path for path in samples.paths() if path.suffix != ".jsonl")
    apply = "{apply: {ai_product_manager: {pay: 15000}}, project: no, study_full_time: no, referral_chat: no}"
    text = person("leaper", cash="60000", **SHORT).partition("options:")[0] + f"options: {apply}\n"
    (folder / "me.yaml").write_text(text, encoding="utf-8")
    with served(folder) as site:
        yield site


# Evidence: the analyst, and the insider who collects ads


@settings(0)
def test_paste_an_ad_correct_a_fact_and_the_market_changes(
    browser: Browser, site: LiveSite, setting: Setting
) -> None:
    with walking(browser, site, setting) as hand:
        hand.open("/")
        hand.menu("evidence")
        hand.write(hand.field("web.evidence.paste"), AD)
        hand.button("web.evidence.read")
        hand.link("web.added.look")
        hand.press(hand.page.locator("mark a", has_text="15-20K"))
        beside = hand.page.locator("#beside")
        beside.get_by_text("¥15,000–20,000").wait_for()
        hand.press(beside.get_by_role("link", name=hand.say("web.review.correct")))
        hand.write(hand.page.locator('[name="value.min"]'), "1.8万")
        hand.button("web.review.keep")
        hand.page.locator("#undo").wait_for()
        hand.menu("market")
        hand.link("web.market.see_ads")
        hand.page.get_by_text("¥18,000–20,000").wait_for()


@settings(3)
def test_search_in_chinese_and_in_english(browser: Browser, site: LiveSite, setting: Setting) -> None:
    with site.workspace() as workspace:
        workspace.add(samples.paths())
    with walking(browser, site, setting) as hand:
        hand.open("/evidence")
        for words, found in (("大模型", "大模型"), ("evaluation", "evaluation"), ("訓練", "训练")):
            hand.write(hand.page.locator("#words"), words)
            hand.button("web.evidence.search")
            hand.page.locator("#list p", has_text=f"“{words}”").wait_for()
            assert hand.page.locator("#list mark", has_text=re.compile(found, re.IGNORECASE)).count() > 0, words
        hand.press(hand.page.locator("#list h3 a").first)
        hand.page.wait_for_url("**/evidence/doc/**")
        assert hand.page.locator("mark#here").is_visible()


# Me: the insider, and the pushed one


@settings(1)
def test_import_a_resume_answer_three_questions_and_the_rung_moves(
    browser: Browser, site: LiveSite, setting: Setting
) -> None:
    with walking(browser, site, setting) as hand:
        hand.open("/")
        hand.menu("me")
        hand.write(hand.field("web.me.paste"), RESUME)
        hand.button("web.me.read")
        hand.link("web.me.see_standing")
        here = hand.page.locator("li[aria-current=step] h3")
        before = here.inner_text()
        for check in ("delivered", "had_users", "drove"):
            hand.press(hand.page.locator(f'[name="answer.{check}"][value=yes]'))
        hand.button("web.me.answer")
        hand.page.locator("#standing .notice").wait_for()
        assert here.inner_text() != before
        hand.press(hand.page.locator("li[aria-current=step] summary").first)
        assert hand.page.locator("li[aria-current=step] details[open] mark").first.is_visible()
    with site.workspace() as workspace:
        assert set(workspace.me().checks) == {"delivered", "had_users", "drove"}


@settings(2)
def test_fit_to_an_ad_with_the_words_of_both_sides(browser: Browser, site: LiveSite, setting: Setting) -> None:
    with site.workspace() as workspace:
        workspace.add(path for path in samples.paths() if path.suffix != ".jsonl" and "resume-en" not in path.name)
    with walking(browser, site, setting) as hand:
        hand.open("/me")
        hand.press(hand.page.locator('main .tabs a[href="/me/fit"]'))
        hand.press(hand.page.locator("#fits .places a").first)
        hand.page.wait_for_url(re.compile(r"/me/fit/\d+$"))
        both = hand.page.locator(".sides").filter(has=hand.page.locator("div:nth-child(2) mark"))
        assert both.locator("div:nth-child(1) mark").first.is_visible()
        hand.press(both.locator("div:nth-child(2) cite a").first)
        hand.page.wait_for_url("**/evidence/doc/**")
        assert hand.page.locator("mark#here").is_visible()


@settings(3)
def test_audit_a_project(browser: Browser, site: LiveSite, setting: Setting) -> None:
    with walking(browser, site, setting) as hand:
        hand.open("/me/audit")
        hand.write(hand.field("web.me.audit.paste"), PROJECT)
        hand.button("web.me.audit.ask")
        hand.page.locator("article.card mark").first.wait_for()
        assert hand.page.locator("article.card").count() > 5
        with hand.page.expect_download() as waited:
            hand.button("web.me.audit.save")
        assert "作文批改助手" in waited.value.path().read_text(encoding="utf-8")
    with site.workspace() as workspace:
        assert workspace.count_documents() == 0


# The decision: the leaper, the planner, the well-paid


@settings(0)
def test_drag_the_savings_down_until_the_plan_flips(browser: Browser, leaper: LiveSite, setting: Setting) -> None:
    with walking(browser, leaper, setting) as hand:
        hand.open("/")
        hand.menu("decide")
        settled(hand.page)
        hand.least(hand.page.locator("#slide-cash"))
        hand.page.locator("#verdict .warning").wait_for()
        hand.page.wait_for_url("**/decide?cash=0", timeout=SLOW)
        hand.page.locator("#verdict .chip").wait_for(state="detached", timeout=SLOW)
        verdict = hand.page.locator("#verdict").inner_text()
        assert "→ ¥0" in verdict
        assert hand.say("web.decide.flips", before="|", after="|").split("|", 1)[0] in verdict
        hand.link("web.decide.reset")
        settled(hand.page)
        assert hand.page.locator("#verdict .warning").count() == 0


@settings(1)
def test_the_quote_behind_a_branch(browser: Browser, leaper: LiveSite, setting: Setting) -> None:
    with walking(browser, leaper, setting) as hand:
        hand.open("/decide")
        settled(hand.page)
        item = hand.page.locator('[role="tree"] > [role="treeitem"]').first
        hand.why(item)
        why = item.locator(":scope > .node .why")
        why.wait_for()
        quote = why.locator("blockquote mark").first
        folds = why.locator("details:not([open])").filter(has=hand.page.locator("blockquote"))
        while not quote.is_visible():
            hand.press(folds.first.locator(":scope > summary"))
        words = quote.inner_text()
        hand.press(why.locator("blockquote cite a").first)
        hand.page.wait_for_url("**/evidence/doc/**")
        assert hand.page.locator("mark#here").is_visible()
        assert words in " ".join(hand.page.locator(".text").inner_text().split())


@settings(2)
def test_compare_two_plans(browser: Browser, leaper: LiveSite, setting: Setting) -> None:
    with walking(browser, leaper, setting) as hand:
        hand.open("/decide")
        settled(hand.page)
        hand.link("web.decide.compare")
        hand.page.wait_for_url("**/decide/compare")
        hand.write(hand.page.locator("#b-cash"), "0")
        hand.button("web.compare.go")
        hand.page.locator("#compared tr.differs").first.wait_for()
        hand.page.locator("#compared .chip[hx-get]").wait_for(state="detached", timeout=SLOW)
        assert hand.page.locator("#compared tr.differs .chip").count() >= 2
        assert hand.page.locator('#compared [role="tree"]').count() == 2
        assert "b.cash=0" in hand.page.url


@settings(3)
def test_a_tree_of_ones_own_is_mended_and_solved(browser: Browser, leaper: LiveSite, setting: Setting) -> None:
    good = "root:\n  decision: x\n  options:\n    a: 1\n    b: 2\n"
    with walking(browser, leaper, setting) as hand:
        hand.open("/decide")
        hand.link("web.decide.own_tree")
        text = hand.page.locator("#tree-text")
        hand.write(text, good.replace("b: 2", "b: 2 +"))
        hand.button("web.tree.solve")
        hand.page.locator("#answer .problem pre", has_text="5 |").wait_for()
        hand.write(text, good)
        hand.button("web.tree.solve")
        hand.page.locator("#answer").get_by_text(hand.say("web.tree.best", policy="b"), exact=True).wait_for()
        assert hand.page.evaluate("document.querySelector('#answer .drawing').naturalWidth") > 100


@settings(0)
def test_twenty_silent_applications_move_belief_and_tree(
    browser: Browser, site: LiveSite, setting: Setting
) -> None:
    apply = "{apply: [llm_application], project: no, study_full_time: no, bridge_job: no, referral_chat: no}"
    text = person("planner", **SHORT).partition("options:")[0] + f"options: {apply}\n"
    (site.folder / "me.yaml").write_text(text, encoding="utf-8")
    with walking(browser, site, setting) as hand:
        hand.open("/decide")
        settled(hand.page)
        hand.menu("journal")
        hand.choose(hand.field("web.journal.role"), "llm_application")
        hand.write(hand.field("web.journal.count.applied"), "20")
        hand.press(hand.field("web.journal.silent"))
        hand.button("web.journal.do.applied")
        hand.page.get_by_role("heading", name=hand.say("web.journal.told", entry=1)).wait_for()
        assert "5.0% → 3.3%" in hand.page.locator(".told").inner_text()
        hand.link("web.journal.to_decide")
        settled(hand.page)
        changed = hand.page.locator("#sentences details")
        assert "5.0% -> 3.3%" in changed.inner_text()
        assert "20" in changed.inner_text()


# Settings and report: everyone, and the coach who gets it on paper


@settings(1)
def test_export_erase_import_and_the_same_is_there(
    browser: Browser, site: LiveSite, setting: Setting, tmp_path: Path
) -> None:
    (site.folder / "me.yaml").write_text(person("leaper", **SHORT), encoding="utf-8")
    with site.workspace() as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
        workspace.log("applied", role="ai_product_manager", count=7)
    with walking(browser, site, setting, refused=1) as hand:
        hand.open("/settings")
        with hand.page.expect_download() as waited:
            hand.button("web.settings.export_go")
        waited.value.save_as(tmp_path / "export.zip")
        hand.open("/evidence/doc/1")
        before = hand.page.locator("main").inner_text()
        hand.open("/journal/table")
        applied = hand.page.locator("main").inner_text()
        hand.menu("settings")
        name = hand.field("web.settings.erase_type", name=site.folder.name)
        hand.write(name, "another")
        hand.button("web.settings.erase_go")
        hand.page.locator(".problem[data-code=not_confirmed]").wait_for()
        hand.open("/settings")
        hand.write(name, site.folder.name)
        hand.button("web.settings.erase_go")
        hand.page.get_by_role("heading", name=hand.say("web.settings.gone.title")).wait_for()
        assert not (site.folder / "me.yaml").exists()
        words = ["import", str(tmp_path / "export.zip"), str(site.folder)]
        result = CliRunner().invoke(build(setting.language), words)
        assert result.exit_code == 0, result.output
        hand.open("/evidence/doc/1")
        assert hand.page.locator("main").inner_text() == before
        hand.open("/journal/table")
        assert hand.page.locator("main").inner_text() == applied
        assert "60,000" in _cash(hand) or "15,000" in _cash(hand)


def _cash(hand: Hand) -> str:
    hand.open("/me")
    return hand.page.locator("#said ~ .card").first.inner_text()


@settings(2)
def test_print_the_report(browser: Browser, leaper: LiveSite, setting: Setting) -> None:
    with walking(browser, leaper, setting) as hand:
        hand.page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
        hand.open("/")
        hand.menu("report")
        hand.page.locator("#report h2").first.wait_for(timeout=SLOW)
        hand.page.locator("#report:not([hx-get])").wait_for(timeout=SLOW)
        hand.button("web.report.print")
        assert hand.page.evaluate("window.printed") == 1
        hand.page.emulate_media(media="print")
        assert not hand.page.locator("nav .menu").is_visible()
        assert not hand.page.locator(".take").is_visible()
        assert hand.page.locator("#report svg").first.is_visible()
        assert hand.page.pdf(format="A4").startswith(b"%PDF")
