"""The extractor of career stories: people and their moves, tables, questions, market, advice, roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Stories:
    """Reads articles about career moves. Each person is a subject; tables, market and advice have none."""

    name: str = NAME
    needs: frozenset[Kind] = frozenset({"story"})
    provides: frozenset[str] = frozenset()

    def extract(self, document: Document, vocabulary: Vocabulary) -> list[Fact]:
        """Return the facts of one story in the order of the text."""
        words = lexicon(vocabulary)
        story = read(document)
        english = is_english(story)
        people = cast(story, words) or (english_cast(story) if english else [])
        of_person = english_facts if english else _person
        facts = [fact for person in people for fact in of_person(person, story, words)]
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


EXTRACTOR = Stories()
