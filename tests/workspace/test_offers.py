"""Offers of a workspace: which count, and by which numbers they are compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.journal import Outcome
from ashore.plans.offered import NOW, OfferReplacedError
from tests.interfaces.offers import DOLPHIN, PM, POLARIS, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty workspace."""
    with Workspace.create(tmp_path / "ws") as workspace:
        return workspace.folder


def test_the_numbers_are_those_of_the_plan(folder: Path) -> None:
    write(folder)
    with Workspace.open(folder) as workspace:
        for amount in (3_000, 5_000, 7_000, 9_000):
            workspace.log("spent", amount=amount)
        found = workspace.offers_to_compare(["3", NOW, "4"])
        assert found.inputs.value("spending") == workspace.basis().inputs.value("spending") == 7_000
    assert [deal.key for deal in found.deals] == ["3", "now", "4"]
    assert [one and one.key for one in found.offered] == ["3", None, "4"]
    assert (found.horizon, found.tastes.spending, found.tastes.reference) == (24, 7_000, 12_000)


def test_a_city_is_one_in_either_language(folder: Path) -> None:
    """The offer at home has the rating of the present city, however the city is written."""
    write(folder, replace(DOLPHIN, city="Hangzhou"), replace(DOLPHIN, city="Atlantis"))
    text = (folder / "me.yaml").read_text(encoding="utf-8")
    (folder / "me.yaml").write_text(text + "ratings: {city: {job: 0.9, ai: 0.2}}\n", encoding="utf-8")
    with Workspace.open(folder) as workspace:
        deals = workspace.offers_to_compare(["3", "5", "4", "6"]).deals
    assert [deal.rated.city for deal in deals] == [0.9, 0.9, 0.2, 0.2]
    assert deals[0].city == deals[1].city
    assert len({deal.city for deal in deals}) == 3


def test_what_is_corrected_counts_as_corrected(folder: Path) -> None:
    """Entry 5 stands in the place of 4; once it is taken back itself, 4 counts again."""
    write(folder, replace(POLARIS, amount=23_000.0, replaces=4))
    with Workspace.open(folder) as workspace:
        assert [one.key for one in workspace.offers()] == ["5", "3"]
        with pytest.raises(OfferReplacedError) as found:
            workspace.offers_to_compare(["4", "3"])
        assert found.value.details == {"entry": 4, "by": 5}
        with workspace._store.database.transaction():
            workspace._store.outcomes.append(Outcome("undo", "2026-11-25", PM, undoes=5), "2026-11-25T00:00:00Z")
        assert [one.key for one in workspace.offers()] == ["4", "3"]
