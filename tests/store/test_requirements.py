"""What ads ask for is kept in numbers, each ask once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.documents.model import Document
from ashore.store import Store
from ashore.store.documents import Import
from ashore.store.requirements import AdAsks


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "w")
    yield made
    made.close()


def put(store: Store, name: str, asks: AdAsks) -> int:
    with store.database.transaction():
        import_ = store.imports.save(
            Import(name, "0" * 64, 1, "auto", complete=True, documents=1, broken=0), "2026-11-01T00:00:00Z"
        )
        id_ = store.documents.insert(Document(name, f"text of {name}", kind="ad"), import_)
        store.requirements.put(id_, asks)
    return id_


GATE = ["degree", [], 4, 4, []]
SKILL = ["skill", 1, "Python", "\ud800"]


def test_an_ask_of_two_ads_stands_once_and_comes_back_as_it_was(store: Store) -> None:
    first = put(store, "a", AdAsks((GATE,), (SKILL,), ()))
    second = put(store, "b", AdAsks((GATE, GATE), (), (SKILL,)))
    ids, asks = store.requirements.asks()
    assert ids == sorted(ids)
    by_id = dict(zip(ids, asks, strict=True))
    assert len(by_id) == 2
    columns = store.requirements.select()
    assert columns.documents == [first, second]
    assert [by_id[one] for one in array("q", columns.gates[1])] == [GATE]
    assert [by_id[one] for one in array("q", columns.required[0])] == [SKILL]
    assert columns.required[1] == b""


def test_a_row_takes_the_place_of_the_one_before_and_can_be_removed(store: Store) -> None:
    id_ = put(store, "a", AdAsks((GATE,), (), ()))
    store.requirements.put(id_, AdAsks((), (SKILL,), ()))
    assert store.requirements.select().gates == [b""]
    store.requirements.remove(id_)
    assert store.requirements.select().documents == []
    store.requirements.clear()
    assert store.requirements.asks() == ([], [])
