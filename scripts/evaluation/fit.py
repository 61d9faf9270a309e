"""Fit: pairs of a résumé and an ad that were read and labelled by hand, against what the product says."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from ashore.documents import Document
from ashore.facts.registry import extract
from ashore.person import Me
from ashore.person.fit import Applicant, Fit, asked_by, compare
from ashore.person.profile_reading import read_profile
from ashore.person.skills import find_skills
from ashore.text.folding import fold_key
from ashore.vocabulary import Vocabulary, load
from evaluation.table import Row

ROOT: Final = Path(__file__).resolve().parents[2]
PAIRS: Final = ROOT / "tests" / "data" / "fit"
TODAY: Final = date(2026, 11, 1)
"""The day for which the pairs were labelled: working years run up to it."""
_WORST: Final = ("not_met", "unknown", "met")


@dataclass
class Agreement:
    """How far the product agrees with the labels, and every line in which it does not."""

    gates: int = 0
    gates_right: int = 0
    skills: int = 0
    skills_right: int = 0
    pairs: int = 0
    unlabelled: int = 0
    """Requirements the product states beside those of the labels."""
    differences: list[str] = field(default_factory=list)


def applicant(resume: Path, vocabulary: Vocabulary) -> Applicant:
    """Return the person of one résumé."""
    document = Document(resume.stem, resume.read_text(encoding="utf-8"), kind="resume")
    profile = read_profile([(document, extract(document, vocabulary))], Me(), vocabulary, TODAY)
    return Applicant(profile, find_skills(profile, vocabulary), vocabulary, TODAY)


def measure(shared: Path, name: str = "pairs") -> Agreement:
    """Compare every pair of a file of labels."""
    vocabulary = load()
    pairs = [json.loads(line) for line in (PAIRS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = _texts(shared, {pair["ad"] for pair in pairs})
    people = {path.stem: applicant(path, vocabulary) for path in sorted((PAIRS / "resumes").glob("*.txt"))}
    found = Agreement()
    for pair in pairs:
        document = Document(pair["ad"], texts[pair["ad"]], kind="ad")
        asked = asked_by(document.text, extract(document, vocabulary), vocabulary, doc=document.name)
        _compare(pair, compare(asked, people[pair["resume"]]), found)
    return found


def _texts(shared: Path, wanted: set[str]) -> dict[str, str]:
    with gzip.open(shared / "data" / "jds" / "jds.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {row["id"]: row["text"] for row in rows if row["id"] in wanted}


def _compare(pair: dict[str, Any], fit: Fit, found: Agreement) -> None:
    name = f"{pair['resume']} x {pair['ad']}"
    found.pairs += 1
    stated: dict[str, str] = {}
    for gate in fit.gates:
        stated[gate.kind] = min(stated.get(gate.kind, "met"), gate.status, key=_WORST.index)
    for kind in pair["gates"].keys() | stated.keys():
        wanted, given = pair["gates"].get(kind, "not asked"), stated.get(kind, "not asked")
        found.gates += 1
        found.gates_right += wanted == given
        if wanted != given:
            found.differences.append(f"{name}: gate {kind}: {given}, by hand {wanted}")
    matched: set[int] = set()
    for keys, least, wanted in _labels(pair):
        found.skills += 1
        at = _match(keys, least, fit)
        given = "not asked"
        if at is not None:
            matched.add(at)
            given = "shown" if fit.required[at].is_shown else "not shown"
        found.skills_right += given == wanted
        if given != wanted:
            found.differences.append(f"{name}: {' | '.join(sorted(keys))}: {given}, by hand {wanted}")
    found.unlabelled += sum(one.counted for at, one in enumerate(fit.required) if at not in matched)


def _labels(pair: dict[str, Any]) -> Iterator[tuple[dict[str, str], int, str]]:
    for skill, status in pair["required"].items():
        yield {fold_key(skill): skill}, 1, status
    for group in pair["groups"]:
        yield {fold_key(skill): skill for skill in group["of"]}, group["least"], group["status"]


def _match(keys: dict[str, str], least: int, fit: Fit) -> int | None:
    """Return the requirement that is the labelled one: the same number of choices asked, most members in common.

    A group must hold at least half of the labelled members and no single skill stands for it.
    """
    best: tuple[float, int] | None = None
    for at, requirement in enumerate(fit.required):
        own = {fold_key(member.printed) for member in requirement.members}
        own |= {fold_key(member.name) for member in requirement.members}
        common = sum(
            1.0 if key in own else 0.9 if any(len(key) > 3 and key in other for other in own) else 0.0
            for key in keys
        )
        if requirement.least != least or (len(keys) > 1) != (len(requirement.members) > 1):
            continue
        score = common / max(len(keys), len(requirement.members))
        if common >= 0.45 * len(keys) and (best is None or score > best[0]):
            best = (score, at)
    return None if best is None else best[1]


SECOND: Final = "pairs_second"
"""Pairs that were labelled when everything for the first ones was done."""
FIRST_ANSWERS: Final = "first answers: gates 96.8%, skills 94.9%"
SECOND_ANSWERS: Final = "first answers: gates 98.7%, skills 94.0%"
"""What agreed when the labels had just been written, before anything was changed because of them."""


def rows(first: Agreement, second: Agreement) -> list[Row]:
    """Return the rows of both sets of pairs with their targets."""
    found = []
    for agreement, note in ((first, FIRST_ANSWERS), (second, SECOND_ANSWERS)):
        gates, skills = agreement.gates_right / agreement.gates, agreement.skills_right / agreement.skills
        name = f"fit, {agreement.pairs} pairs"
        found += [
            Row(f"{name}: gates right ({note})", f"{gates:.1%} of {agreement.gates}", "100%", gates == 1),
            Row(f"{name}: required skills right", f"{skills:.1%} of {agreement.skills}", "95%", skills >= 0.95),
        ]
    return found
