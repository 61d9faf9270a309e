"""What is stored comes back as it was, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ashore.documents.model import Document, Note, Region
from ashore.facts import Fact, UncitedFactError
from ashore.store import Store
from ashore.store.codec import canonical, dump, load, pack, unpack
from ashore.store.documents import Import
from ashore.store.facts import FactFilter

ANY_TEXT = st.text(st.characters(), max_size=40)
"""With NUL, lone surrogates and characters beyond the basic plane."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=6,
)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.characters(), min_size=1, max_size=60))
    spans = draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    furniture = tuple(zip(spans[::2], spans[1::2], strict=False))
    optional = st.none() | ANY_TEXT
    return Document(
        draw(ANY_TEXT),
        text,
        kind=draw(st.sampled_from(["ad", "resume", "story", None])),
        title=draw(optional),
        author=draw(optional),
        published=draw(st.none() | st.sampled_from(["2025", "2025-03-01"])),
        language=draw(st.none() | st.sampled_from(["zh-Hans", "en"])),
        url=draw(optional),
        furniture=furniture,
        regions=tuple(Region("title", start, end) for start, end in furniture),
        notes=(Note("hidden_text", 3),) if furniture else (),
    )


@st.composite
def facts_of(draw: st.DrawFn, document: Document) -> list[Fact]:
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(document.text) - 1))
        end = draw(st.integers(start + 1, len(document.text)))
        found.append(
            Fact(
                document.name,
                draw(st.sampled_from(["skill", "salary"])),
                draw(JSON),
                document.text[start:end],
                start,
                end,
                "t/1",
                document.text,
                unit=draw(st.none() | st.just("CNY/month")),
                subject=draw(st.none() | ANY_TEXT),
                qualifiers=draw(st.dictionaries(st.sampled_from(["where", "strength"]), JSON, max_size=2)),
            )
        )
    return sorted(found, key=lambda fact: (fact.start, fact.end))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.create(tmp_path_factory.mktemp("round") / "w")
    store.imports.save(Import("a", "0" * 64, 0, "auto", complete=True, documents=0, broken=0), "")
    yield store
    store.close()


@given(ANY_TEXT)
def test_text_comes_back(text: str) -> None:
    assert unpack(pack(text)) == text


@given(JSON)
def test_values_come_back(value: object) -> None:
    assert load(dump(value)) == value
    assert canonical(load(dump(value))) == canonical(value)


@MANY
@given(st.data(), documents())
def test_documents_and_facts_come_back(store: Store, data: st.DataObject, document: Document) -> None:
    facts = data.draw(facts_of(document))
    store.database.run("BEGIN")
    try:
        id_ = store.documents.insert(document, 1)
        store.facts.insert(id_, facts)
        stored = store.documents.get(id_)
        assert stored is not None
        assert stored.document == document
        assert stored.document.digest == document.digest
        assert stored.story == id_
        rows = list(store.facts.select(FactFilter(document=id_), store.texts()))
        assert [row.fact for row in rows] == facts
        assert {row.status for row in rows} <= {"new"}
    finally:
        store.database.run("ROLLBACK")


def test_a_fact_whose_text_has_changed_does_not_come_back(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    store.imports.save(Import("a", "0" * 64, 0, "auto", complete=True, documents=0, broken=0), "")
    document = Document("a", "熟悉Python")
    store.facts.insert(
        store.documents.insert(document, 1), [Fact("a", "skill", "p", "Python", 2, 8, "t/1", document.text)]
    )
    store.database.run("UPDATE documents SET text = '不会Python'")
    assert [row.fact.quote for row in store.facts.select(FactFilter(), store.texts())] == ["Python"]
    store.database.run("UPDATE documents SET text = '不会 Python'")
    with pytest.raises(UncitedFactError):
        list(store.facts.select(FactFilter(), store.texts()))
    store.close()


def test_the_log_of_decisions_is_only_added_to(tmp_path: Path) -> None:
    import sqlite3

    store = Store.create(tmp_path)
    text = "熟悉Python"
    store.decisions.append("d", "accept", Fact("a", "skill", "p", "Python", 2, 8, "t/1", text), "")
    for change in ("DELETE FROM decisions", "UPDATE decisions SET action = 'reject'"):
        with pytest.raises(sqlite3.IntegrityError):
            store.database.run(change)
    assert [entry.action for entry in store.decisions.of("d", "a", text)] == ["accept"]
    store.close()
