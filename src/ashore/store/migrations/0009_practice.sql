-- Practice: the person's own questions, the versions of their answers, and every time that they practised.
CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    -- Names the question for ever; one from the pack has the pack's name.
    key TEXT NOT NULL UNIQUE,
    role TEXT,
    text ANY NOT NULL CHECK (typeof(text) IN ('text', 'blob')),
    -- Where it comes from: own, interview, ad, audit, pack.
    origin TEXT NOT NULL CHECK (origin IN ('own', 'interview', 'ad', 'audit', 'pack')),
    -- More of where: the entry of the journal, the digest of the ad, the check of the audit, as JSON.
    place ANY,
    added TEXT NOT NULL CHECK (
        added GLOB '????-??-??T??:??:??Z' AND date(julianday(substr(added, 1, 10))) IS substr(added, 1, 10)
        AND time(substr(added, 12, 8)) IS substr(added, 12, 8)
    )
) STRICT;
-- A version of an answer is never changed; the last is the one that is practised.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    text ANY NOT NULL CHECK (typeof(text) IN ('text', 'blob')),
    written TEXT NOT NULL CHECK (
        written GLOB '????-??-??T??:??:??Z' AND date(julianday(substr(written, 1, 10))) IS substr(written, 1, 10)
        AND time(substr(written, 12, 8)) IS substr(written, 12, 8)
    )
) STRICT;
CREATE INDEX answers_by_question ON answers (question, id);
-- A practice: which question, how it went, how long it took, which points were met, as JSON.
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    seconds REAL CHECK (seconds >= 0),
    points ANY,
    reviewed TEXT NOT NULL CHECK (
        reviewed GLOB '????-??-??T??:??:??Z' AND date(julianday(substr(reviewed, 1, 10))) IS substr(reviewed, 1, 10)
        AND time(substr(reviewed, 12, 8)) IS substr(reviewed, 12, 8)
    )
) STRICT;
CREATE INDEX reviews_by_question ON reviews (question, id);
-- Questions that the person put aside, last word first: 1 put aside, 0 taken back.
CREATE TABLE asides (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
    written TEXT NOT NULL CHECK (
        written GLOB '????-??-??T??:??:??Z' AND date(julianday(substr(written, 1, 10))) IS substr(written, 1, 10)
        AND time(substr(written, 12, 8)) IS substr(written, 12, 8)
    )
) STRICT;
CREATE TRIGGER answers_are_kept BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TRIGGER reviews_are_kept BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never changed'); END;
CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never taken out'); END;

-- Derived from the reviews, and made again from them at any time (store/practice.py): when each question is due.
CREATE TABLE schedules (
    question TEXT PRIMARY KEY,
    -- The last review that it was made from.
    review INTEGER NOT NULL,
    -- UTC.
    due TEXT NOT NULL,
    last TEXT NOT NULL,
    first TEXT NOT NULL,
    -- Of FSRS: days in which the chance to know it falls to 90%, and how hard it is, 1 to 10.
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL
) STRICT;
CREATE INDEX schedules_by_due ON schedules (due);
