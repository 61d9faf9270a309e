-- The journal: what happened, as the user logged it. Nothing is changed in it or taken out; an undo is an entry, too.
CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL
        CHECK (kind IN ('applied', 'interview', 'offer', 'rejected', 'referral', 'salary', 'spent', 'undo')),
    role TEXT,
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 10000),
    -- CNY a month; gross: before tax and social security.
    amount REAL CHECK (amount BETWEEN 0 AND 10000000),
    gross INTEGER NOT NULL CHECK (gross IN (0, 1)),
    day TEXT NOT NULL CHECK (
        day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND day IS date(julianday(day)) AND day >= '2000-01-01'
    ),
    -- What an interview came from, or what was rejected.
    about TEXT CHECK (about IN ('application', 'referral', 'interview')),
    -- Applications that count as unanswered only after the time that an answer takes.
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    note ANY,
    undoes INTEGER UNIQUE REFERENCES outcomes (id),
    logged TEXT NOT NULL,
    CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
    CHECK (undoes < id),
    CHECK (role IS NOT NULL OR kind IN ('salary', 'spent', 'undo')),
    CHECK (amount IS NOT NULL OR kind NOT IN ('salary', 'spent')),
    CHECK (amount IS NULL OR kind IN ('salary', 'spent', 'offer')),
    CHECK ((about IS NOT NULL) = (kind IN ('interview', 'rejected'))),
    CHECK (about IS NULL OR about <> CASE kind WHEN 'interview' THEN 'interview' ELSE 'referral' END),
    CHECK (open = 0 OR kind = 'applied')
) STRICT;
CREATE INDEX outcomes_by_role ON outcomes (role);
CREATE TRIGGER outcomes_are_kept BEFORE UPDATE ON outcomes
BEGIN SELECT RAISE(ABORT, 'outcomes are never changed'); END;
CREATE TRIGGER outcomes_stay BEFORE DELETE ON outcomes
BEGIN SELECT RAISE(ABORT, 'outcomes are never taken out'); END;
