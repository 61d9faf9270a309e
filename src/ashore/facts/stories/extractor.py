"""The extractor of career stories: people and their moves, tables, questions, market, advice, roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ashore.documents import Document, Kind
from ashore.facts.model import Fact
from ashore.facts.stories.advice import advice_facts
from ashore.facts.stories.background import background_facts
from ashore.facts.stories.duties import duty_facts
from ashore.facts.stories.english import english_cast, english_facts
from ashore.facts.stories.figures import figure_facts
from ashore.facts.stories.jobs import jobs
from ashore.facts.stories.lexicon import Lexicon, lexicon
from ashore.facts.stories.market import market_facts
from ashore.facts.stories.moves import move_facts
from ashore.facts.stories.people import Person, cast, is_english
from ashore.facts.stories.questions import question_facts
from ashore.facts.stories.reading import NAME, Story, read
from ashore.facts.stories.steps import city_facts
from ashore.facts.stories.tables import table_facts
from ashore.facts.stories.telling import telling_facts
from ashore.vocabulary import Vocabulary

_OF_PEOPLE: Final = frozenset(
    {"from_role", "from_industry", "from_employer", "to_role", "to_industry", "to_employer", "transition_type"}
    | {"trigger", "motive", "education", "school_tier", "school", "major", "graduation_year", "birth_year", "age"}
    | {"experience_years", "city_from", "city_to", "hometown", "salary_before", "salary_after", "offer_salary_min"}
    | {"offer_salary_max", "income_other", "income_sources", "savings_spent", "gap_months", "rest_months"}
    | {
        "study_months",
        "study_hours_per_day",
        "applications",
        "interviews",
        "rejections",
        "offers",
        "intern_offers",
    }
    | {"projects_built", "preparation", "start_date", "end_date", "offer_date", "tenure_days", "feeling_before"}
    | {"feeling_after", "workload_change", "outcome", "team_size", "students", "ai_share_of_work"}
)
_OF_TABLES: Final = frozenset(
    {f"offer.{column}" for column in ("company", "offer", "salary", "major", "school", "city", "note")}
    | {f"stage.{column}" for column in ("name", "feature", "advice")}
)
_OF_THE_FIELD: Final = frozenset(
    {f"market.salary_{period}" for period in ("hour", "day", "month", "year")}
    | {f"market.{name}" for name in ("growth", "openings", "talent_demand", "talent_gap", "layoffs", "trend")}
    | {"market.share_of_headcount", "market.competition", "question", "advice"}
    | {"role.layer", "role.duty", "role.requirement"}
)
PROVIDES: Final = _OF_PEOPLE | _OF_TABLES | _OF_THE_FIELD
"""Every field a story may have: those of a person, those of its tables, those of the field at large."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Reads articles about career moves. Each person is a subject; tables, market and advice have none."""

    name: str = NAME
    needs: frozenset[Kind] = frozenset({"story"})
    provides: frozenset[str] = PROVIDES

    def extract(self, document: Document, vocabulary: Vocabulary) -> list[Fact]:
        """Return the facts of one story in the order of the text."""
        words = lexicon(vocabulary)
        story = read(document)
        english = is_english(story)
        people = cast(story, words) or (english_cast(story) if english else [])
        of_person = english_facts if english else _person
        facts: list[Fact] = []
        for person in people:
            told = list(of_person(person, story, words))
            kind = _kind(person, told, story)
            facts += [
                replace(fact, qualifiers={**fact.qualifiers, "kind": kind}, text=document.text) for fact in told
            ]
        facts += table_facts(story)
        facts += question_facts(story)
        pay = {fact.start for fact in facts if fact.field.startswith(("salary_", "offer_salary_", "income_"))}
        facts += market_facts(story, words, pay)
        facts += advice_facts(story, people)
        facts += duty_facts(story, people, words)
        return sorted(facts, key=lambda fact: (fact.start, fact.end, fact.field))


def _person(person: Person, story: Story, words: Lexicon) -> Iterator[Fact]:
    mentions = jobs(person, story, words)
    yield from move_facts(person, mentions, story, words)
    yield from city_facts(person, mentions, story, words)
    yield from background_facts(person, story, words)
    yield from figure_facts(person, mentions, story)
    yield from telling_facts(person, mentions, story)


_ADVISES: Final = re.compile(r"(?:猎头|博主|导师|教练|讲师|hr|顾问|recruiter|coach|headhunter)\s?$")


def _kind(person: Person, told: list[Fact], story: Story) -> str:
    """Say whether a person founded a company, advises others, or changes jobs."""
    if any(fact.field == "transition_type" and fact.value == "founder" for fact in told):
        return "founder"
    name = person.name.lower() if person.name else None
    titled = name and any(
        _ADVISES.search(story.text, max(0, at.start() - 12), at.start())
        for at in re.finditer(re.escape(name), story.text)
    )
    moved = any(fact.field in {"to_role", "to_employer", "transition_type"} for fact in told)
    return "adviser" if not moved and (titled or any(fact.field == "students" for fact in told)) else "changer"


EXTRACTOR = Stories()
