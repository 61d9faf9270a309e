"""The occupations that ship: against O*NET's own tables, and the files beside them against each other."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.packs import load as load_pack
from ashore.person.transfer import Mixture, load, mixtures
from ashore.person.transfer.compare import compare
from ashore.person.transfer.elements import elements
from ashore.person.transfer.learning import hours, known
from ashore.person.transfer.mixture import occupations, percentile, ratings, together
from ashore.person.transfer.table import DOMAINS
from ashore.vocabulary import load as load_vocabulary

CODES = st.sampled_from(load().codes)
ROLES = st.sampled_from([mixture for faces in mixtures().values() for mixture in faces])


def test_likeness_is_symmetric_and_an_occupation_is_most_like_itself() -> None:
    likeness = load().likeness
    assert (likeness == likeness.T).all()
    assert (np.diag(likeness) == likeness.max()).all()


def test_percentiles_count_pairs() -> None:
    table = load()
    rng = np.random.default_rng(11)
    pairs = table.likeness[np.triu_indices(len(table.codes), 1)]
    for one, other in rng.integers(0, len(table.codes), (40, 2)):
        if one != other:
            expected = np.count_nonzero(pairs < table.likeness[one, other]) / len(pairs)
            assert table.percentile[one, other] == pytest.approx(expected)


@given(CODES)
def test_the_nearest_are_in_order_and_without_oneself(code: str) -> None:
    table = load()
    row = table.likeness[table.index[code]]
    found = table.nearest(code, 25)
    assert code not in found
    assert len(set(found)) == 25
    values = [int(row[table.index[other]]) for other in found]
    assert values == sorted(values, reverse=True)
    assert values[-1] >= sorted(np.delete(row, table.index[code]))[-25]


def test_neighbours_that_anyone_would_name() -> None:
    table = load()
    for code, other in (
        ("23-1011.00", "23-1012.00"),  # lawyers, judicial law clerks
        ("27-1024.00", "27-1014.00"),  # graphic designers, special effects artists
        ("29-1141.00", "29-2061.00"),  # registered nurses, licensed practical nurses
        ("43-3031.00", "43-3051.00"),  # bookkeeping clerks, payroll clerks
    ):
        assert other in table.nearest(code, 10), table.titles[table.index[code]]


@pytest.mark.parametrize(("name", "scale"), [("skills", "IM"), ("knowledge", "LV"), ("work_styles", "IM")])
def test_ratings_are_those_of_onet(shared: Path, name: str, scale: str) -> None:
    table = load()
    rated = next(table.ratings[domain] for domain in DOMAINS if domain == name)
    values = rated.importance if scale == "IM" else rated.level
    assert values is not None
    place = {id_: number for number, id_ in enumerate(rated.ids)}
    seen = 0
    with gzip.open(shared / "data" / "onet" / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["Scale ID"] == scale:
                value = values[table.index[row["O*NET-SOC Code"]], place[row["Element ID"]]]
                assert value == pytest.approx(float(row["Data Value"]), abs=0.0051)
                seen += 1
    assert seen == values.size


def test_occupations_without_ratings_have_others_stand_in() -> None:
    table = load()
    developers = table.find("15-1252.00")
    assert developers is not None
    assert developers.title == "Software Developers"
    assert "Computer Systems Analysts" in developers.instead
    assert len(developers.rows) == len(developers.instead) == 3
    infantry = table.find("55-3016.00")
    assert infantry is None
    assert not table.index.keys() & table.unrated.keys()


def test_every_element_has_a_name_in_both_languages() -> None:
    rated = [id_ for domain in DOMAINS for id_ in load().ratings[domain].ids]
    assert sorted(rated) == sorted(elements())
    assert (len(load().ratings["skills"].ids), len(load().ratings["knowledge"].ids)) == (35, 33)
    for language in ("zh", "en"):
        names = [getattr(element.name, language) for element in elements().values()]
        assert len(set(names)) == len(names)
    assert all(any("一" <= char <= "鿿" for char in one.name.zh) for one in elements().values())
    assert all(one.name.en.isascii() for one in elements().values())


def test_every_role_but_the_remainder_is_a_mixture_of_known_occupations() -> None:
    pack, table = load_pack(), load()
    assert set(mixtures()) == set(pack.roles) - {"other"}
    for role, faces in mixtures().items():
        for mixture in faces:
            assert sum(mixture.codes.values()) == pytest.approx(1)
            assert all(table.find(code) is not None for code in mixture.codes), role
        known = tuple(range(len(pack.roles[role].faces)))
        assert tuple(mixture.face for mixture in faces) == (known or (None,))


def test_guesses_are_bands_of_skills_that_the_vocabulary_has() -> None:
    terms = load_vocabulary().terms("skills")
    assert set(known()) <= {term.name for term in terms}
    for term in terms:
        band = hours(term.name, term.attributes.get("kind"))
        assert 0 < band.low < band.high
    assert (hours("Python").low, hours("Python").high, hours("Python").own) == (80, 150, True)
    assert not hours("Rust", "language").own
    assert hours("no such skill") == hours("no such skill", "no such kind")


@given(CODES, CODES)
def test_one_occupation_with_itself_is_alike_in_everything(code: str, other: str) -> None:
    table = load()
    own, target = Mixture({code: 1.0}), Mixture({other: 1.0})
    assert percentile(own, own, table) == 1
    assert compare(own, own, table).lacking == ()
    assert percentile(own, target, table) == pytest.approx(percentile(target, own, table))
    assert 0 <= percentile(own, target, table) <= 1


@given(CODES, ROLES)
def test_what_is_lacking_is_important_and_higher_and_never_shared(code: str, role: Mixture) -> None:
    found = compare(Mixture({code: 1.0}), role, load())
    shorts = [one.short for one in found.lacking]
    assert shorts == sorted(shorts, reverse=True)
    assert all(one.short >= 1 and one.role_importance >= 3 for one in found.lacking)
    assert all(min(one.own_importance, one.role_importance) >= 3 and one.short < 1 for one in found.shared)
    assert not {one.element.id for one in found.lacking} >= {"2.A.1.e", "2.C.4.a"}


def test_a_mixture_is_the_weighted_mean_of_its_parts() -> None:
    table = load()
    one, other = "27-3041.00", "43-9081.00"
    mixed = ratings(Mixture({one: 0.25, other: 0.75}), table)
    parts = table.ratings["knowledge"].importance[[table.index[one], table.index[other]]]
    assert mixed.importance["knowledge"] == pytest.approx(0.25 * parts[0] + 0.75 * parts[1])
    schooling = table.education[[table.index[one], table.index[other]]]
    assert mixed.education == pytest.approx(0.25 * schooling[0] + 0.75 * schooling[1])
    assert np.isnan(mixed.level["work_styles"]).all()


def test_schooling_of_what_stands_in_says_nothing() -> None:
    assert np.isnan(ratings(Mixture({"15-1252.00": 1.0}), load()).education)
    assert compare(Mixture({"15-1252.00": 1.0}), mixtures()["ai_test"][0], load()).own_education is None


def test_all_faces_together_weigh_one() -> None:
    mixture = together(mixtures()["ai_trainer"])
    assert sum(mixture.codes.values()) == pytest.approx(1)
    parts = occupations(mixture, load())
    weights = [weight for _, weight in parts]
    assert weights == sorted(weights, reverse=True)
