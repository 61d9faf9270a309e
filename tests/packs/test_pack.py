"""The pack that ships: complete, in both languages, consistent with itself."""

from __future__ import annotations

import csv
import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.packs import Pack, ReportedFact, load
from ashore.packs.model import LAYERS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load()


def test_counts(pack: Pack) -> None:
    assert len(pack.people) == 15
    assert len(pack.offers) == 14
    assert [stage.value["rung"] for stage in pack.stages] == ["curious", "started", "practised", "mature"]  # type: ignore[index,call-overload]
    kinds = [question.qualifiers["kind"] for question in pack.questions]
    assert (kinds.count("probe"), kinds.count("criterion")) == (6, 3)
    assert len(pack.roles) == 21


def test_ids_are_unique_and_subjects_known(pack: Pack) -> None:
    assert len({fact.id for fact in pack.facts}) == len(pack.facts)
    for fact in pack.facts:
        assert fact in pack.subject_of(fact).facts
        assert fact.source in pack.sources


def is_words(value: object) -> bool:
    """Whether a value has to be said in both languages: Chinese, and more than a school tier or a date."""
    return isinstance(value, str) and any("一" <= char <= "鿿" for char in value)


def test_words_are_said_in_both_languages(pack: Pack) -> None:
    for fact in pack.facts:
        if is_words(fact.value) or isinstance(fact.value, list):
            assert fact.value_en, fact.id
        for name, value in fact.qualifiers.items():
            if name in {"note", "condition", "scope", "from"}:
                assert f"{name}_en" in fact.qualifiers, (fact.id, value)


def english(fact: ReportedFact) -> list[str]:
    value = fact.value_en
    return (
        [value]
        if isinstance(value, str)
        else [str(part) for part in value or ()]
        if isinstance(value, list)
        else []
    )


def test_english_is_english(pack: Pack) -> None:
    for fact in pack.facts:
        assert not any(is_words(text) for text in english(fact)), fact.id


def test_values_are_short(pack: Pack) -> None:
    for fact in pack.facts:
        if isinstance(fact.value, str):
            assert len(fact.value) <= 32, fact.id


def test_fields_of_people_are_those_of_docs(pack: Pack) -> None:
    units = {"salary_before": "CNY/", "salary_after": "CNY/", "offer_salary_min": "CNY/", "savings_spent": "CNY"}
    for person in pack.people:
        for fact in person.facts:
            if fact.field in units and not isinstance(fact.value, str):
                assert (fact.unit or "").startswith(units[fact.field]), fact.id
            if fact.field == "transition_type":
                assert fact.value in {"internal_transfer", "external_hire", "self_employed", "founder", "not_yet"}


def test_one_role_one_layer(pack: Pack) -> None:
    for role in pack.roles.values():
        if role.id == "other":
            assert role.layer is None
            continue
        assert role.layer in LAYERS
        assert role.duties, role.id
        assert role.requirements, role.id
        assert role.carries_over, role.id
        assert role.probes, role.id
    assert len(pack.roles["ai_trainer"].faces) == 4


def test_what_carries_over_is_reported_somewhere(pack: Pack) -> None:
    known = {fact.id for fact in pack.facts}
    named = {ident for role in pack.roles.values() for item in role.carries_over for ident in item.reported}
    assert named
    assert named <= known


def test_families_of_subjects_are_roles(pack: Pack) -> None:
    assert {subject.family for subject in pack.subjects} - {None} <= set(pack.roles)


def test_codes_stand_in_their_classifications(pack: Pack, shared: Path) -> None:
    folder = shared / "data"
    with (folder / "esco" / "occupations_en.csv").open(encoding="utf-8") as lines:
        esco = {row["code"]: row["preferredLabel"].strip() for row in csv.DictReader(lines)}
    with gzip.open(folder / "onet" / "occupation_data.csv.gz", "rt", encoding="utf-8") as lines:
        onet = {row["O*NET-SOC Code"].removesuffix(".00"): row["Title"] for row in csv.DictReader(lines)}
    with (folder / "occ-csco-zh" / "csco22.csv").open(encoding="utf-8") as lines:
        csco = {row["code"]: row["name"].rstrip("LS/") for row in csv.DictReader(lines)}
    for role in pack.roles.values():
        for scheme, code in role.codes.items():
            known = {"esco": esco, "onet": onet, "csco": csco}[scheme]
            assert known.get(code.code.removesuffix(".00")) == code.label, (role.id, scheme)


def test_generated_tables_are_fresh(shared: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "scripts/build_pack.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
