"""Lists by the page agree with what is read whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.packs import samples
from ashore.workspace.receiving import Handed, plain_name

AD = "AI产品经理\n15-20K\n上海 3-5年 本科\n要求：熟悉Python。\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.create(tmp_path_factory.mktemp("shelf") / "ws") as made:
        made.add(samples.paths())
        for place, row in enumerate(list(made.facts(document=1))):
            decide = (made.accept, made.reject, lambda id_: made.correct(id_, "something else"))
            if place % 4 < 3:
                decide[place % 4](row.id)
        yield made


SCOPES: list[dict[str, object]] = [
    {}, {"kind": "ad"}, {"kind": "story"}, {"field": "skill"}, {"document": 1}, {"document": 2, "field": "skill"},
]  # fmt: skip


@pytest.mark.parametrize("scope", SCOPES)
def test_what_waits_is_what_the_review_queue_holds(workspace: Workspace, scope: dict[str, object]) -> None:
    expected = [row.id for row in workspace.review_queue(**scope)]  # type: ignore[arg-type]
    found: list[int] = []
    while (upcoming := workspace.shelf.next_waiting(found[-1] if found else None, **scope)) is not None:  # type: ignore[arg-type]
        found.append(upcoming)
    assert found == expected
    counts = workspace.shelf.waiting(**scope)  # type: ignore[arg-type]
    assert counts.facts == workspace.count_facts(**scope)  # type: ignore[arg-type]
    assert counts.waiting == workspace.count_facts(status="new", **scope) == len(expected)  # type: ignore[arg-type]


def test_documents_come_newest_first_and_by_the_page(workspace: Workspace) -> None:
    shelf = workspace.shelf
    everything = [stored.id for stored in workspace.documents()][::-1]
    paged = [row.id for offset in range(0, 30, 7) for row in shelf.listed(limit=7, offset=offset)]
    assert paged == everything
    assert sum(shelf.counts().values()) == len(everything)
    for row in shelf.listed():
        stored = workspace.document(row.id)
        assert (row.name, row.kind, row.copy) == (
            stored.document.name,
            stored.document.kind,
            stored.story != row.id,
        )
        assert row.facts == workspace.count_facts(document=row.id)
        assert shelf.title_of(row.id) == row.title
    ads = [row for row in shelf.listed(kind="ad") if workspace.document(row.id).document.title is None]
    assert all(row.title for row in ads if row.id != 1), "an ad goes by its job title"


def test_pairs_are_those_of_each_document(workspace: Workspace) -> None:
    pairs = {(pair.document, pair.other, pair.relation) for pair in workspace.shelf.pairs()}
    expected = {
        (copy.document, copy.other, copy.relation)
        for stored in workspace.documents()
        for copy in workspace.near_copies(stored.id)
    }
    assert {frozenset(pair[:2]) for pair in pairs} == {frozenset(pair[:2]) for pair in expected}
    assert sum(workspace.shelf.count_pairs().values()) == len(pairs)


def test_rows_read_once_answer_as_the_market_does(workspace: Workspace) -> None:
    ads = workspace.ads()
    for query in ((), ("ai_product_manager",), (None, "Shanghai"), (None, None, "2026-01-01", "2026-10-31")):
        assert ads.market(ads.query(*query)) == workspace.market(*query)


class TestHandedOver:
    def test_bytes_are_read_like_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
        with Workspace.create(tmp_path / "one") as one, Workspace.create(tmp_path / "two") as two:
            by_path, by_bytes = one.add([tmp_path / "ad.txt"]), two.receive(Handed("ad.txt", AD.encode()))
            assert (by_path.added, by_path.facts) == (by_bytes.added, by_bytes.facts)
            assert one.document(1) == two.document(1)

    def test_what_cannot_be_read_is_told_under_its_name(self, tmp_path: Path) -> None:
        with Workspace.create(tmp_path / "ws") as workspace:
            for name, data in (("a.pdf", b"%PDF-1.7"), ("empty.txt", b""), ("a.bin", b"\0\1\2" * 90)):
                (broken,) = workspace.receive(Handed(name, data)).broken
                assert broken.file == name
            assert workspace.count_documents() == 0

    @pytest.mark.parametrize(
        ("given", "name"),
        [
            ("a.txt", "a.txt"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\me\\简历.docx", "简历.docx"),
            ("a\nb\x1b[31m\u202e.txt", "a b [31m .txt"),
            ("", "?"),
            ("x/", "?"),
        ],
    )
    def test_a_name_is_a_name_and_no_path(self, given: str, name: str) -> None:
        assert plain_name(given) == name

    def test_a_long_name_keeps_its_ending(self) -> None:
        name = plain_name("字" * 300 + ".html")
        assert len(name) == 120
        assert name.endswith("….html")
