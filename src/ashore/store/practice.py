"""The tables of practice: questions that are kept, answers, reviews; when each is due is made from the reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Final

from ashore.packs.model import Words
from ashore.practice.bank import Interview
from ashore.practice.questions import Place, Question
from ashore.practice.schedule import RULES, Review, Schedule, replay
from ashore.store.codec import dump, load, pack, unpack
from ashore.store.database import Database, Row

_SCHEDULE: Final = "due, last, first, stability, difficulty, reviews, lapses, review"
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as it was written once (UTC)."""

    id: int
    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Written:
    """How many versions an answer has, and when the last was written (UTC)."""

    versions: int
    last: str


class Practice:
    """Questions, versions of answers, reviews, what was put aside."""

    def __init__(self, database: Database) -> None:
        self.database = database

    # Questions

    def questions(self) -> list[Question]:
        """Return the questions that are kept, oldest first."""
        return list(
            map(_question, self.database.rows("SELECT key, role, text, origin, place FROM questions ORDER BY id"))
        )

    def question(self, key: str) -> Question | None:
        """Return one question that is kept; None where it is not."""
        row = self.database.row("SELECT key, role, text, origin, place FROM questions WHERE key = ?", (key,))
        return None if row is None else _question(row)

    def keep(self, question: Question, now: str) -> bool:
        """Keep a question, unless it is kept already; return whether it is new."""
        if self.database.value("SELECT 1 FROM questions WHERE key = ?", (question.key,)):
            return False
        place = question.place
        if question.text.en != question.text.zh:
            place = replace(place, en=question.text.en)
        self.database.run(
            "INSERT INTO questions (key, role, text, origin, place, added) VALUES (?, ?, ?, ?, ?, ?)",
            (question.key, question.role, pack(question.text.zh), question.origin, dump(place.said()), now),
        )
        return True

    def asides(self) -> set[str]:
        """Return the keys of what is put aside."""
        last = "SELECT question, aside FROM asides WHERE id IN (SELECT max(id) FROM asides GROUP BY question)"
        return {key for key, aside in self.database.rows(last) if aside}

    def set_aside(self, key: str, now: str, *, aside: bool) -> None:
        """Put a question aside, or take it back."""
        sql = "INSERT INTO asides (question, aside, written) VALUES (?, ?, ?)"
        self.database.run(sql, (key, int(aside), now))

    # Answers

    def written(self) -> dict[str, Written]:
        """Return by question how many versions its answer has."""
        sql = "SELECT question, count(*), max(written) FROM answers GROUP BY question"
        return {key: Written(count, last) for key, count, last in self.database.rows(sql)}

    def written_of(self, key: str) -> Written | None:
        """Return how many versions one answer has; None where there is none."""
        sql = "SELECT count(*), max(written) FROM answers WHERE question = ?"
        count, last = self.database.row(sql, (key,)) or (0, "")
        return Written(count, last) if count else None

    def versions(self, key: str) -> list[Version]:
        """Return every version of an answer, oldest first."""
        sql = "SELECT id, text, written FROM answers WHERE question = ? ORDER BY id"
        return [Version(id_, unpack(text), written) for id_, text, written in self.database.rows(sql, (key,))]

    def answer(self, key: str) -> str:
        """Return the last version; empty where there is none."""
        found = self.database.value("SELECT text FROM answers WHERE question = ? ORDER BY id DESC LIMIT 1", (key,))
        return "" if found is None else unpack(found)

    def write(self, key: str, text: str, now: str) -> bool:
        """Add a version, unless it is the same as the last; return whether it is another."""
        if self.answer(key) == text:
            return False
        sql = "INSERT INTO answers (question, text, written) VALUES (?, ?, ?)"
        self.database.run(sql, (key, pack(text), now))
        return True

    # Reviews

    def review(self, review: Review) -> Schedule:
        """Add a review, and say when its question is due now."""
        with self.database.transaction():
            self.bring_up_to_date()
            self.database.run(
                "INSERT INTO reviews (question, rating, seconds, points, reviewed) VALUES (?, ?, ?, ?, ?)",
                (review.question, review.rating, review.seconds, dump(list(review.points)), review.reviewed),
            )
            schedule = replay(self.reviews(review.question))
            if schedule is None:
                raise RuntimeError("a review that was written is not there")
            self._put([(review.question, schedule)])
            self._by_these_rules()
        return schedule

    def reviews(self, key: str) -> list[Review]:
        """Return the reviews of one question in the order in which they were written."""
        sql = "SELECT id, question, rating, seconds, points, reviewed FROM reviews WHERE question = ? ORDER BY id"
        return list(map(_review, self.database.rows(sql, (key,))))

    def seconds(self, last: int = 200) -> list[float]:
        """Return how long the last reviews took that were timed."""
        sql = "SELECT seconds FROM reviews WHERE seconds > 0 ORDER BY id DESC LIMIT ?"
        return [row[0] for row in self.database.rows(sql, (last,))]

    def seconds_by_question(self, keys: Sequence[str]) -> dict[str, list[float]]:
        """Return how long the reviews of some questions took."""
        found: dict[str, list[float]] = {}
        for start in range(0, len(keys), 500):
            part = keys[start : start + 500]
            places = ", ".join("?" * len(part))
            sql = f"SELECT question, seconds FROM reviews WHERE seconds > 0 AND question IN ({places})"  # noqa: S608 - places for parameters
            for key, seconds in self.database.rows(sql, part):
                found.setdefault(key, []).append(seconds)
        return found

    def count_reviews(self) -> int:
        """Count the reviews."""
        count: int = self.database.value("SELECT count(*) FROM reviews")
        return count

    # When each is due

    def schedules(self) -> dict[str, Schedule]:
        """Return by question when it is due."""
        self.bring_up_to_date()
        rows = self.database.rows(f"SELECT question, {_SCHEDULE} FROM schedules")  # noqa: S608 - a constant
        return {row[0]: _schedule(row[1:]) for row in rows}

    def schedule(self, key: str) -> Schedule | None:
        """Return when one question is due; None where it was never practised."""
        self.bring_up_to_date()
        row = self.database.row(f"SELECT {_SCHEDULE} FROM schedules WHERE question = ?", (key,))  # noqa: S608 - a constant
        return None if row is None else _schedule(row)

    def bring_up_to_date(self) -> None:
        """Replay all reviews where the schedules are not made of them, as after an import or under new rules."""
        made = self.database.value("SELECT value FROM meta WHERE key = 'practice_rules'")
        last = self.database.value("SELECT max(id) FROM reviews")
        if last is None or (made == RULES and last == self.database.value("SELECT max(review) FROM schedules")):
            return
        with self.database.transaction():
            self.database.run("DELETE FROM schedules")
            self._put((key, schedule) for key, schedule in self._replayed() if schedule is not None)
            self._by_these_rules()

    def _by_these_rules(self) -> None:
        self.database.run(
            "INSERT INTO meta (key, value) VALUES ('practice_rules', ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (RULES,),
        )

    def _replayed(self) -> Iterable[tuple[str, Schedule | None]]:
        rows = self.database.rows(
            "SELECT id, question, rating, seconds, points, reviewed FROM reviews ORDER BY question, id"
        )
        for key, group in groupby(map(_review, rows), key=lambda review: review.question):
            yield key, replay(group)

    def _put(self, schedules: Iterable[tuple[str, Schedule]]) -> None:
        self.database.run_many(
            f"INSERT OR REPLACE INTO schedules (question, {_SCHEDULE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
            (
                (
                    key, *(moment.strftime(_TIME) for moment in (made.due, made.last, made.first)),
                    made.stability, made.difficulty, made.reviews, made.lapses, made.review,
                )
                for key, made in schedules
            ),
        )  # fmt: skip

    # What the journal gives to ask

    def interviews(self, limit: int) -> list[Interview]:
        """Return what was asked in interviews by entries that count, the last ones."""
        sql = """SELECT outcomes.id, outcomes.day, outcomes.role, company, questions
            FROM counting JOIN outcomes ON outcomes.id = counting.entry
            WHERE counting.kind = 'interview' AND questions IS NOT NULL ORDER BY counting.entry DESC LIMIT ?"""
        return [
            Interview(id_, day, role, unpack(company), tuple(map(str, load(questions))))
            for id_, day, role, company, questions in self.database.rows(sql, (limit,))
        ]

    def ads(self, limit: int) -> list[str]:
        """Return the digests, or how they begin, of the ads the person applied to last."""
        sql = "SELECT ad FROM applications WHERE ad <> '' GROUP BY ad ORDER BY max(entry) DESC LIMIT ?"
        return [row[0] for row in self.database.rows(sql, (limit,))]

    def clipped(self, limit: int) -> list[int]:
        """Return the documents that are ads and came as a page with its address, the last ones."""
        sql = """SELECT id FROM documents WHERE kind = 'ad' AND url IS NOT NULL AND media_type = 'text/html'
            ORDER BY id DESC LIMIT ?"""
        return [row[0] for row in self.database.rows(sql, (limit,))]

    def roles(self) -> list[str]:
        """Return the role families of the journal, the one it speaks of most first."""
        sql = "SELECT role FROM counting WHERE role IS NOT NULL GROUP BY role ORDER BY count(*) DESC, role"
        return [row[0] for row in self.database.rows(sql)]


def _question(row: Row) -> Question:
    key, role, text, origin, place = row
    made = Place.of(None if place is None else load(place))
    words = unpack(text)
    return Question(key, Words(words, made.en or words), role, origin, made)


def _review(row: Row) -> Review:
    id_, question, rating, seconds, points, reviewed = row
    said = None if points is None else load(points)
    return Review(
        question, rating, reviewed, seconds, tuple(map(str, said)) if isinstance(said, list) else (), id_
    )


def _schedule(row: Row) -> Schedule:
    due, last, first, stability, difficulty, reviews, lapses, review = row
    return Schedule(_moment(due), _moment(last), _moment(first), stability, difficulty, reviews, lapses, review)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
