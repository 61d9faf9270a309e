"""Looking things up, the market, two programs at once, the doctor, and folders of earlier versions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ashore.documents.model import Document
from ashore.facts import Fact
from ashore.facts.model import cite
from ashore.store.database import Database
from ashore.store.migrations import migrate, shipped
from ashore.words import LANGUAGES, say
from ashore.workspace import Workspace
from ashore.workspace.errors import AmbiguousDocumentError, NoSuchDocumentError
from ashore.workspace.reading import Extract

WriteAds = Callable[[Path, range], Path]
STORY = (
    "小林做了五年运营，去年夏天决定转行，每天下班后学三个小时，半年里投了四十份简历，面试六次，"
    "最后去了一家做模型评测的公司，第一年的工资和以前一样多。"
)
TRADITIONAL = (
    "小林做了五年運營，去年夏天決定轉行，每天下班後學三個小時，半年裡投了四十份簡歷，面試六次，"
    "最後去了一家做模型評測的公司，第一年的工資和以前一樣多。"
)


def test_a_document_is_found_by_number_name_and_digest(workspace: Workspace) -> None:
    workspace.add_text("第一份。", "笔记", kind="story")
    stored = workspace.document("笔记")
    assert workspace.document(stored.id) == stored
    assert workspace.document(stored.document.digest[:8]) == stored
    for which in ("没有", 99, stored.document.digest[:5], "ffffffffff"):
        with pytest.raises(NoSuchDocumentError):
            workspace.document(which)


def test_a_digest_that_fits_two_documents(workspace: Workspace) -> None:
    for name in ("甲", "乙"):
        workspace.add_text(f"{name}。", name, kind="story")
    workspace._store.database.run("UPDATE documents SET digest = 'abcdef' || substr(digest, 7)")
    with pytest.raises(AmbiguousDocumentError) as caught:
        workspace.document("abcdef")
    assert caught.value.details["ids"] == "1, 2"


def test_search_shows_where_the_words_stand(workspace: Workspace) -> None:
    workspace.add_text(STORY, "故事", kind="story")
    workspace.add_text("无关的文字。", "别的", kind="story")
    (hit,) = workspace.search("評測 轉行")
    text = hit.document.document.text
    assert [text[start:end] for start, end in hit.spans] == ["转行", "评测"]
    assert workspace.search("，") == []
    (named,) = workspace.search("别的")
    assert named.spans == ()


def test_facts_are_filtered(workspace: Workspace, tmp_path: Path, write_ads: WriteAds) -> None:
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(3)), kind="ad")
    workspace.add_text("我学了Python。", "故事", kind="story")
    workspace.reject(next(workspace.facts()).id)
    assert workspace.count_facts() == len(list(workspace.facts())) == 10
    assert workspace.count_facts(kind="story") == 1
    assert {row.fact.doc for row in workspace.facts(document="ad-1")} == {"ad-1"}
    assert workspace.count_facts(status="rejected") == 1
    assert len(list(workspace.facts(field="skill", limit=4))) == 4
    assert workspace.count_facts(field="salary") == 0


def test_a_reprint_in_the_other_script_is_one_story(workspace: Workspace) -> None:
    workspace.add_text(STORY, "简体", kind="story")
    report = workspace.add_text(TRADITIONAL, "繁体", kind="story")
    (copy,) = report.near_copies
    assert (copy.name, copy.other_name, copy.relation) == ("繁体", "简体", "same")
    assert {stored.story for stored in workspace.documents()} == {1}
    assert workspace.near_copies("繁体") == [copy]
    assert [other.other_name for other in workspace.near_copies("简体")] == ["繁体"]


def test_stories_that_turn_out_to_be_one_are_joined(workspace: Workspace) -> None:
    """Two parts that share nothing, then the whole that holds both."""
    first, second = ("".join(chr(0x4E00 + (number * step) % 7001) for number in range(120)) for step in (13, 29))
    workspace.add_text(first, "上", kind="story")
    workspace.add_text(second, "下", kind="story")
    assert [stored.story for stored in workspace.documents()] == [1, 2]
    workspace.add_text(f"{first}{second}", "全", kind="story")
    assert [stored.story for stored in workspace.documents()] == [1, 1, 1]


def ad(document: Document) -> list[Fact]:
    """Read ads of the form ``role|city|min-max|skill,skill``."""
    found = []
    at = 0
    for field, part in zip(("role_family", "city", "salary", "skill"), document.text.split("|"), strict=True):
        start, at = at, at + len(part) + 1
        if field == "salary":
            low, high = map(int, part.split("-"))
            value: Any = {"min": low, "max": high, "currency": "CNY", "period": "month", "months_per_year": 13}
            found.append(cite(document.name, document.text, start, start + len(part), field, value, extractor="t"))
        elif field == "skill":
            for name in part.split(","):
                place = document.text.index(name, start)
                found.append(
                    cite(
                        document.name, document.text, place, place + len(name), field, name,
                        extractor="t", strength="required",
                    )
                )  # fmt: skip
        else:
            value = [part] if field == "city" else part
            found.append(cite(document.name, document.text, start, start + len(part), field, value, extractor="t"))
    return found


def test_the_market_counts_ads(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w", extract=ad) as workspace:
        for number in range(30):
            city, skill = ("北京", "zorblat") if number % 3 else ("上海", "ZorbLat")
            text = f"data_engineer|{city}|{10_000 + number * 100}-{20_000 + number * 100}|{skill},工具{number}"
            workspace.add_text(text, f"ad{number}", kind="ad")
        view = workspace.market("data_engineer")
        assert (view.ads, view.pay.stated) == (30, 30)
        assert [(share.name, share.ads) for share in view.cities.shares] == [("北京", 20), ("上海", 10)]
        # One skill in two spellings goes by the more frequent one, and leads to its ads.
        assert (view.skills[0].name, view.skills[0].ads, len(view.skills[0].docs)) == ("zorblat", 30, 30)
        assert workspace.market(city="上海").ads == 10
        assert workspace.market(city="Shanghai").ads == 10
        assert workspace.market("ai_trainer").ads == 0


def test_the_cases_and_claims_of_the_pack_are_there_from_the_start(workspace: Workspace) -> None:
    assert len(workspace.cases()) >= 15
    assert {borne.status for borne in workspace.pack_status()} == {"reported"}
    assert workspace.claims()
    assert isinstance(workspace.conflicts(), list)


def test_two_programs_at_once(tmp_path: Path, extract: Extract, write_ads: WriteAds, script: Path) -> None:
    Workspace.create(tmp_path / "w", extract=extract).close()
    running = []
    for number in range(2):
        ads = write_ads(tmp_path / f"ads{number}.jsonl", range(number * 150, number * 150 + 200))
        running.append(
            subprocess.Popen(
                [sys.executable, str(script), str(tmp_path / "w"), "0", str(ads)],
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    said = [process.communicate()[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert sum(int(words[2]) for words in said) == 350
    with Workspace.open(tmp_path / "w", extract=extract) as workspace:
        assert workspace.count_documents() == 350
        assert all(check.ok for check in workspace.doctor() if check.name != "disk")


@pytest.mark.parametrize("start", range(1, len(shipped())))
def test_a_workspace_of_an_earlier_version_is_brought_up_to_date(
    start: int, tmp_path: Path, extract: Extract, workspace: Workspace, content: Callable[[Workspace], Any]
) -> None:
    """Its documents and facts are searched, counted and compared as if they had been added today."""
    for name, text in (("ad-1", "数据标注工程师，熟悉Python与SQL。"), ("ad-2", "模型评测，熟悉Python。")):
        workspace.add_text(text, name, kind="ad")
    workspace.add_text(STORY, "简体", kind="story")
    workspace.add_text(TRADITIONAL, "繁体", kind="story")
    old = tmp_path / "old"
    (old / "originals").mkdir(parents=True)
    database = Database.connect(old, create=True)
    migrate(database, shipped()[:start])
    database.run("ATTACH ? AS today", (str(workspace.folder / "ashore.db"),))
    for table in ("imports", "documents", "decisions", "facts"):
        database.run(f"INSERT INTO {table} SELECT * FROM today.{table}")
    database.run("UPDATE documents SET story = id, told = NULL")
    database.close()
    with Workspace.open(old, extract=extract) as again:
        assert content(again) == content(workspace)
        assert [check.name for check in again.doctor() if not check.ok and check.name != "disk"] == ["originals"]


def test_the_doctor_has_words_for_every_outcome(workspace: Workspace) -> None:
    for check in workspace.doctor():
        for language in LANGUAGES:
            assert say(language, check.key, **check.details)


def test_the_doctor_finds_what_is_wrong(workspace: Workspace, tmp_path: Path, write_ads: WriteAds) -> None:
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(3)), kind="ad")
    stray = workspace.folder / "originals" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"left by a killed import")
    next((workspace.folder / "originals").glob(f"??/{next(iter(workspace._store.imports.originals()))}")).unlink()
    workspace._store.database.run("UPDATE facts SET quote = 'x' WHERE id = 1")
    workspace._store.database.run("INSERT INTO search (search) VALUES ('delete-all')")
    bad = {check.name: check for check in workspace.doctor() if not check.ok and check.name != "disk"}
    assert set(bad) == {"gate", "search", "originals"}
    assert not stray.exists()
    for check in bad.values():
        for language in LANGUAGES:
            assert say(language, check.key, **check.details)


def test_reading_a_workspace_loads_nothing_heavy(
    workspace: Workspace, tmp_path: Path, write_ads: WriteAds
) -> None:
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(3)), kind="ad")
    program = (
        "import sys; from ashore import Workspace; w = Workspace.open(sys.argv[1]); list(w.facts()); "
        "list(w.documents()); w.market(); w.count_facts(); w.close(); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(workspace.folder)], capture_output=True, text=True, check=True
    )
    heavy = {"numpy", "opencc", "pyarrow", "lxml", "trafilatura", "docx", "pypdfium2", "rjieba", "rensa", "jinja2"}
    assert heavy & set(done.stdout.split()) == set()
