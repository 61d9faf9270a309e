"""Rows woven into one ledger: what is there already left out, answers linked to what they answer, nonsense told.

A row is written whole or not at all, except where a part of it is in the journal already: a table that is kept and
imported every week grows by what is new in it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from ashore.journal import Tally, tally
from ashore.journal.drafts import Draft
from ashore.journal.errors import JournalError
from ashore.journal.importing.errors import RowError, TooManyAnswersError, UnfoundedError
from ashore.journal.importing.items import Item, Read
from ashore.journal.importing.known import (
    ENDS,
    Known,
    Thread,
    content,
    kindred,
    sameness,
    thread,
)
from ashore.journal.importing.table import Row
from ashore.journal.outcomes import Outcome
from ashore.journal.rules import check_role

Node = tuple[int, int]
"""An item by its row and its place there."""
Ref = Node | int
"""An item, or an entry of the journal by its number."""
_RANK: Final = {"applied": 0, "referral": 0, "test": 1, "interview": 2, "offer": 3}
_FOUNDED: Final = frozenset({"test", "interview", "offer", *ENDS})
"""Kinds that answer something."""


@dataclass(frozen=True, slots=True)
class Woven:
    """What is to be written, and the rows that are not.

    Attributes
    ----------
    duplicates
        Rows of which nothing is new, each with the entry of the journal that says the same; 0 where it is another
        row of the file.
    bad
        Rows that are left out, each with its reason.
    """

    drafts: tuple[Draft, ...]
    duplicates: tuple[tuple[Row, int], ...]
    bad: tuple[tuple[Row, RowError], ...]


class Weaver:
    """Rows of one file over one journal."""

    def __init__(self, file: str, reads: Sequence[Read], known: Known, corrected: dict[int, int]) -> None:
        self.file = file
        self.reads = reads
        self.known = known
        self.corrected = corrected
        self.there: dict[Node, int] = {}
        self.keys: dict[Node, str] = {}
        self.bad: dict[int, RowError] = {}
        self.duplicates: dict[int, int] = {}
        self.links: dict[Node, Ref | None] = {}
        self.rounds: dict[Node, int] = {}
        self.kept: list[int] = []

    def weave(self) -> Woven:
        """Return what is to be written."""
        self._find_same()
        self.kept = [row for row in range(len(self.reads)) if self.reads[row].items and row not in self.duplicates]
        while True:
            self._link()
            wrong = self._unfounded() or self._too_many()
            if not wrong:
                break
            self.bad |= wrong
            self.kept = [row for row in self.kept if row not in wrong]
        return Woven(
            self._drafts(),
            tuple((self.reads[row].row, entry) for row, entry in sorted(self.duplicates.items())),
            tuple((self.reads[row].row, error) for row, error in sorted(self.bad.items())),
        )

    # What is there already

    def _find_same(self) -> None:
        """Find the items that the journal, or a row further up, holds already."""
        left = {same: list(numbers) for same, numbers in self.known.same.items()}
        seen: Counter[Hashable] = Counter()
        rows: dict[Hashable, int] = {}
        ids: set[int] = set()
        for row, read in enumerate(self.reads):
            if not read.items:
                continue
            again = {item.id for item in read.items if item.id is not None} & ids
            ids |= {item.id for item in read.items if item.id is not None}
            if again or self._repeats(read, rows):
                self.duplicates[row] = 0
                continue
            for place, item in enumerate(read.items):
                self._place(row, place, item, left, seen)
            if all((row, place) in self.there for place in range(len(read.items))):
                self.duplicates[row] = self.there[row, 0]

    def _repeats(self, read: Read, rows: dict[Hashable, int]) -> bool:
        """Whether a row further up says the same of the same company; rows with numbers of their own never do."""
        first = read.items[0]
        if first.id is not None or not first.outcome.company:
            return False
        said = tuple(sameness(item.outcome) for item in read.items)
        rows[said] = rows.get(said, 0) + 1
        return rows[said] > 1

    def _place(
        self, row: int, place: int, item: Item, left: dict[Hashable, list[int]], seen: Counter[Hashable]
    ) -> None:
        """Give an item its key, and the number of the entry that says the same, where there is one."""
        entry = item.outcome
        said = content(entry)
        seen[said] += 1
        digest = hashlib.sha256(repr((said, seen[said])).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        key = self.keys[row, place] = entry.key or f"import:{digest}"
        found = self.known.keys.get(key)
        same = left.get(sameness(entry), [])
        if found is None and same:
            found = same[0]
        # In a row of an application each step stands once: with another day it is the same step, seen again.
        again = (row, 0) in self.there and self.reads[row].items[0].outcome.kind == "applied" and place > 0
        if found is None and (item.stood_in or again) and entry.company:
            found = self.known.undated.get(kindred(entry))
        if found is None:
            return
        if found in same:
            same.remove(found)
        self.there[row, place] = found

    # What answers what

    def _nodes(self) -> Iterator[tuple[Node, Item]]:
        for row in self.kept:
            for place, item in enumerate(self.reads[row].items):
                yield (row, place), item

    def _new(self) -> Iterator[tuple[Node, Item]]:
        return ((node, item) for node, item in self._nodes() if node not in self.there)

    def _link(self) -> None:
        """Link every new item to what it answers, by the file where it says so, else by company and role."""
        by_id: dict[int | None, Node] = {item.id: node for node, item in self._nodes() if item.id is not None}
        threads: dict[Thread, list[tuple[Node, Outcome]]] = defaultdict(list)
        steps: dict[tuple[Thread, str], list[tuple[str, Node]]] = defaultdict(list)
        for node, item in self._nodes():
            if item.outcome.company:
                threads[thread(item.outcome)].append((node, item.outcome))
                steps[thread(item.outcome), item.outcome.kind].append((item.outcome.day, node))
        for one in steps.values():
            one.sort()
        self.links = {node: self._answered(node, item, by_id, steps) for node, item in self._new()}
        self._number(threads)

    def _answered(
        self,
        node: Node,
        item: Item,
        by_id: Mapping[int | None, Node],
        steps: dict[tuple[Thread, str], list[tuple[str, Node]]],
    ) -> Ref | None:
        if item.follows is not None:
            return self._ref((node[0], item.follows))
        answers = item.answers
        if answers is not None:
            for _ in range(len(self.corrected)):
                answers = self.corrected.get(answers, answers) if answers not in by_id else answers
            if answers in by_id and by_id[answers] != node:
                return self._ref(by_id[answers])
        entry = item.outcome
        if entry.kind not in _FOUNDED or not entry.company:
            return None
        place = thread(entry)
        for wanted in _wanted(entry):
            here = [
                found for kind in wanted if (found := _last(steps.get((place, kind), []), entry.day)) is not None
            ]
            if here:
                return self._ref(max(here)[1])
            before = [one for one in self.known.threads.get(place, ()) if one.kind in wanted]
            if before:
                return max(before, key=lambda one: (one.day, one.id)).id
        return None

    def _ref(self, node: Node) -> Ref:
        return self.there.get(node, node)

    def _number(self, threads: dict[Thread, list[tuple[Node, Outcome]]]) -> None:
        """Count further interviews of rows that are single entries: the second with a company is its round 2."""
        for place, members in threads.items():
            met = [one for one in members if one[1].kind == "interview"]
            single = [one for one in met if self._is_single(one[0])]
            applied = sum(one.count for _, one in members if one.kind == "applied")
            applied += sum(one.count for one in self.known.threads.get(place, ()) if one.kind == "applied")
            if not single or applied > 1:
                continue
            before = sum(one.kind == "interview" for one in self.known.threads.get(place, ()))
            for number, (node, entry) in enumerate(sorted(met, key=lambda one: (one[1].day, one[0])), before + 1):
                if node not in self.there and entry.round is None and number > 1 and node in dict(single):
                    self.rounds[node] = number

    def _is_single(self, node: Node) -> bool:
        """Whether a row is one entry that does not come from a ledger, which has its rounds."""
        read = self.reads[node[0]]
        return len(read.items) == 1 and read.items[0].id is None

    # What cannot be

    def _unfounded(self) -> dict[int, RowError]:
        """Return the rows with an answer of a company to which nothing was sent."""
        nameless = set(self.known.nameless)
        for _, item in self._new():
            if item.outcome.kind == "applied" and not item.outcome.company:
                nameless.add(item.outcome.role)
        wrong: dict[int, RowError] = {}
        for node, item in self._new():
            entry = item.outcome
            if (
                self.links[node] is None
                and entry.kind in _FOUNDED
                and entry.about != "referral"
                and entry.company
                and entry.role not in nameless
            ):
                wrong.setdefault(
                    node[0], UnfoundedError(**self._at(node[0]), kind=entry.kind, company=entry.company)
                )
        return wrong

    def _too_many(self) -> dict[int, RowError]:
        """Return the rows without which what is left can all be true, see `ashore.journal.check`."""
        wrong: dict[int, RowError] = {}
        new = self._by_role()
        if not new:
            return wrong
        there: dict[str, list[Outcome]] = defaultdict(list)
        for entry in self.known.entries:
            if entry.role in new:
                there[entry.role or ""].append(entry)
        for role, mine in new.items():
            if self._holds(role, there[role], [entry for _, entry in mine]) or not self._holds(role, [], []):
                continue
            rows = self._blamed(mine)
            few, many = 1, len(rows)
            while few < many:  # the fewest from the front whose absence makes the rest true
                half = (few + many) // 2
                out = set(rows[:half])
                rest = [entry for node, entry in mine if node[0] not in out]
                few, many = (few, half) if self._holds(role, there[role], rest) else (half + 1, many)
            for row in rows[:few]:
                kind = next(item.outcome.kind for item in reversed(self.reads[row].items))
                wrong[row] = TooManyAnswersError(**self._at(row), kind=kind, role=role)
        return wrong

    def _holds(self, role: str, there: list[Outcome], new: list[Outcome]) -> bool:
        """Whether the journal can be true with new entries, whose threads hold the entries that are there."""
        before, after = tally(there, role), tally([*there, *new], role)
        whole = self.known.tallies.get(role, Tally(role))
        counts = {
            field.name: getattr(whole, field.name) + getattr(after, field.name) - getattr(before, field.name)
            for field in fields(Tally)
            if field.name != "role"
        }
        try:
            check_role(Tally(role, **counts))
        except JournalError:
            return False
        return True

    def _by_role(self) -> dict[str, list[tuple[Node, Outcome]]]:
        """Return the new entries by role, with numbers and links as the journal would have them."""
        new = dict(self._new())
        first = max((entry.id for entry in self.known.entries), default=0) + 1
        order = sorted(new, key=lambda node: (new[node].outcome.day, _rank(new[node].outcome), node))
        numbers = {node: number for number, node in enumerate(order, first)}
        found: dict[str, list[tuple[Node, Outcome]]] = defaultdict(list)
        for node in order:
            entry, link = new[node].outcome, self.links[node]
            if entry.role is not None:
                answers = numbers.get(link) if isinstance(link, tuple) else link
                number = self.rounds.get(node, entry.round)
                found[entry.role].append((node, replace(entry, id=numbers[node], answers=answers, round=number)))
        return found

    def _blamed(self, mine: Sequence[tuple[Node, Outcome]]) -> list[int]:
        """Return the rows with answers: from the end, those that are linked to nothing, then the others."""
        answers = {node[0]: True for node, entry in mine if entry.kind in _FOUNDED}
        for node, entry in mine:
            if entry.kind in _FOUNDED and self.links[node] is not None:
                answers[node[0]] = False
        return sorted(answers, key=lambda row: (not answers[row], -row))

    def _at(self, row: int) -> dict[str, object]:
        return {"file": self.file, "line": self.reads[row].row.line, "column": ""}

    # What is written

    def _drafts(self) -> tuple[Draft, ...]:
        """Return the drafts by day; what is answered stands before its answer whatever their days."""
        items = dict(self._new())
        order = sorted(items, key=lambda node: (items[node].outcome.day, _rank(items[node].outcome), node))
        places: dict[Node, int] = {}
        drafts: list[Draft] = []
        for node in order:
            for one in self._chain(node, places):
                link, entry = self.links[one], items[one].outcome
                entry = replace(
                    entry,
                    key=self.keys[one],
                    answers=link if isinstance(link, int) else None,
                    round=self.rounds.get(one, entry.round),
                )
                answers = places[link] if isinstance(link, tuple) else None
                places[one] = len(drafts)
                drafts.append(Draft(entry, answers, self.reads[one[0]].row.line))
        return tuple(drafts)

    def _chain(self, node: Node, places: dict[Node, int]) -> Iterable[Node]:
        """Return an item after what it answers, as far as these are not written yet; a circle is cut."""
        chain: dict[Node, None] = {}
        at: Ref | None = node
        while isinstance(at, tuple) and at not in places and at not in chain:
            chain[at] = None
            at = self.links.get(at)
        if isinstance(at, tuple) and at in chain:
            self.links[next(reversed(chain))] = None
        return reversed(chain)


def _last(steps: list[tuple[str, Node]], day: str) -> tuple[str, Node] | None:
    """Return the last of some items that is not after a day; the first of all where each is."""
    if not steps:
        return None
    return steps[max(0, bisect_right(steps, day, key=lambda step: step[0]) - 1)]


def _rank(entry: Outcome) -> int:
    return _RANK.get(entry.kind, 4)


def _wanted(entry: Outcome) -> tuple[frozenset[str], ...]:
    """Return the kinds that an entry can answer, the likeliest first."""
    applied = frozenset({"applied", "referral"} if entry.kind == "interview" else {"applied"})
    if entry.kind in {"accepted", "declined"}:
        return frozenset({"offer"}), frozenset({"interview"}), applied
    if entry.kind == "offer" or entry.about == "interview":
        return frozenset({"interview"}), applied
    return (applied,)
