-- The journal with columns for what stood in notes, corrections, study, silence, and what becomes of an offer.
-- `note_detail` reads a detail out of a note as entries had them before (ashore.journal.details).
DROP TRIGGER outcomes_are_kept;
DROP TRIGGER outcomes_stay;
DROP INDEX outcomes_by_role;
ALTER TABLE outcomes RENAME TO outcomes_before;
CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'applied', 'test', 'interview', 'offer', 'accepted', 'declined', 'rejected', 'silence', 'withdrew',
        'referral', 'salary', 'spent', 'studied', 'undo'
    )),
    role TEXT,
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 10000),
    -- CNY a month, or once for what was spent; gross: before tax and social security.
    amount REAL CHECK (amount BETWEEN 0 AND 10000000),
    gross INTEGER NOT NULL CHECK (gross IN (0, 1)),
    day TEXT NOT NULL CHECK (
        day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND day IS date(julianday(day)) AND day >= '2000-01-01'
    ),
    -- What an interview came from, or what was rejected.
    about TEXT CHECK (about IN ('application', 'referral', 'interview')),
    -- Applications that count as unanswered bit by bit, as the time in which answers come goes by.
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    note ANY,
    undoes INTEGER UNIQUE REFERENCES outcomes (id),
    replaces INTEGER REFERENCES outcomes (id),
    answers INTEGER REFERENCES outcomes (id),
    company ANY NOT NULL DEFAULT '',
    title ANY NOT NULL DEFAULT '',
    channel ANY NOT NULL DEFAULT '',
    city ANY NOT NULL DEFAULT '',
    ad TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',
    round INTEGER CHECK (round BETWEEN 1 AND 20),
    hours REAL CHECK (hours > 0 AND hours <= 1000),
    terms ANY,
    questions ANY,
    -- The same for an entry that is sent twice.
    key TEXT UNIQUE,
    logged TEXT NOT NULL,
    CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
    CHECK (undoes < id AND replaces < id),
    CHECK (role IS NOT NULL OR kind IN ('salary', 'spent', 'studied', 'undo')),
    CHECK (amount IS NOT NULL OR kind NOT IN ('salary', 'spent')),
    CHECK (amount IS NULL OR kind IN ('salary', 'spent', 'offer')),
    CHECK ((about IS NOT NULL) = (kind IN ('interview', 'rejected', 'silence', 'withdrew'))),
    CHECK (about IS NULL OR about <> CASE kind WHEN 'interview' THEN 'interview' ELSE 'referral' END),
    CHECK (open = 0 OR kind = 'applied'),
    CHECK (round IS NULL OR kind = 'interview'),
    CHECK ((hours IS NOT NULL) = (kind = 'studied')),
    CHECK (terms IS NULL OR kind = 'offer'),
    CHECK (questions IS NULL OR kind = 'interview')
) STRICT;
INSERT INTO outcomes (
    id, kind, role, count, amount, gross, day, about, open, note, undoes, logged, answers, company, title, channel, ad, at
)
SELECT id, kind, role, count, amount, gross, day, about, open, note_detail(note, 'words'), undoes, logged,
    CASE WHEN note_detail(note, 'entry') IN (SELECT id FROM outcomes_before AS other WHERE other.id < outcomes_before.id)
        THEN note_detail(note, 'entry') END,
    note_detail(note, 'company'), note_detail(note, 'title'), note_detail(note, 'channel'), note_detail(note, 'ad'),
    note_detail(note, 'at')
FROM outcomes_before ORDER BY id;
DROP TABLE outcomes_before;
CREATE INDEX outcomes_replaced ON outcomes (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX outcomes_answered ON outcomes (answers) WHERE answers IS NOT NULL;
CREATE TRIGGER outcomes_are_kept BEFORE UPDATE ON outcomes
BEGIN SELECT RAISE(ABORT, 'outcomes are never changed'); END;
CREATE TRIGGER outcomes_stay BEFORE DELETE ON outcomes
BEGIN SELECT RAISE(ABORT, 'outcomes are never taken out'); END;

-- Derived from the entries, and made again from them at any time (store/applications.py).
-- Entries that count, and where each belongs: a thread is everything with one company for one role family.
CREATE TABLE counting (
    entry INTEGER PRIMARY KEY REFERENCES outcomes (id),
    kind TEXT NOT NULL,
    role TEXT,
    thread ANY NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX counting_by_thread ON counting (role, thread);
CREATE INDEX counting_by_kind ON counting (kind, day);
CREATE INDEX counting_by_role ON counting (role, kind);
CREATE INDEX counting_by_day ON counting (role, day, entry);
-- Applications that were sent together and have fared alike.
CREATE TABLE applications (
    id INTEGER PRIMARY KEY,
    role TEXT NOT NULL,
    thread ANY NOT NULL,
    -- What an answer to them names.
    entry INTEGER NOT NULL REFERENCES outcomes (id),
    count INTEGER NOT NULL,
    -- Kind of the last thing that happened, and the last step of applied, interview, offer that was reached.
    status TEXT NOT NULL,
    reached TEXT NOT NULL CHECK (reached IN ('applied', 'interview', 'offer')),
    referred INTEGER NOT NULL,
    -- An answer whose application is not known.
    loose INTEGER NOT NULL,
    open INTEGER NOT NULL,
    sent TEXT NOT NULL,
    answered TEXT,
    met TEXT,
    since TEXT NOT NULL,
    company ANY NOT NULL,
    title ANY NOT NULL,
    channel ANY NOT NULL,
    city ANY NOT NULL,
    ad TEXT NOT NULL
) STRICT;
CREATE INDEX applications_by_thread ON applications (role, thread);
CREATE INDEX applications_by_since ON applications (since, id);
CREATE INDEX applications_by_status ON applications (status, since);
CREATE INDEX applications_by_ad ON applications (ad) WHERE ad <> '';
