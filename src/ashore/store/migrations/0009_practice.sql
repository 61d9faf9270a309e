-- Practice: the person's own questions, the versions of their answers, and every time that they practised.
CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    -- Names the question for ever; one from the pack has the pack's name.
    key TEXT NOT NULL UNIQUE,
    role TEXT,
    text ANY NOT NULL,
    -- Where it comes from: own, interview, ad, audit, pack.
    origin TEXT NOT NULL CHECK (origin IN ('own', 'interview', 'ad', 'audit', 'pack')),
    -- More of where: the entry of the journal, the digest of the ad, the check of the audit, as JSON.
    place ANY,
    added TEXT NOT NULL
) STRICT;
-- A version of an answer is never changed; the last is the one that is practised.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    text ANY NOT NULL,
    written TEXT NOT NULL
) STRICT;
CREATE INDEX answers_by_question ON answers (question, id);
-- A practice: which question, how it went, how long it took, which points were met, as JSON.
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    seconds REAL CHECK (seconds >= 0),
    points ANY,
    reviewed TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_question ON reviews (question, id);
-- Questions that the person put aside, last word first: 1 put aside, 0 taken back.
CREATE TABLE asides (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
    written TEXT NOT NULL
) STRICT;
