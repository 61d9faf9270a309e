-- What was read, what it states, and what the user decided about it.
-- Columns of type ANY hold text; a blob where it has lone surrogates, which UTF-8 has no form for.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied TEXT NOT NULL
) STRICT;

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a file, page or paste: its bytes stand in originals/ under their SHA-256.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    original TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    kind TEXT NOT NULL,
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
    documents INTEGER NOT NULL,
    broken INTEGER NOT NULL,
    imported TEXT NOT NULL,
    UNIQUE (original, name, kind)
) STRICT;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    name ANY NOT NULL UNIQUE,
    kind TEXT CHECK (kind IN ('ad', 'resume', 'story')),
    title ANY,
    author ANY,
    published TEXT,
    language TEXT,
    url ANY,
    media_type TEXT NOT NULL,
    text ANY NOT NULL,
    furniture TEXT NOT NULL,
    regions TEXT NOT NULL,
    notes TEXT NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    -- The first document of those that tell the same: itself where it stands alone.
    story INTEGER NOT NULL,
    -- Digest of what it tells, whatever the script and layout.
    told BLOB
) STRICT;
CREATE INDEX documents_by_kind ON documents (kind);
CREATE INDEX documents_by_story ON documents (story);
CREATE INDEX documents_by_told ON documents (told);

CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value ANY NOT NULL,
    unit TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote ANY NOT NULL,
    extractor TEXT NOT NULL,
    subject ANY,
    qualifiers ANY NOT NULL,
    -- What an extractor stated stands above, also where the user corrected it: the right value is the decision's.
    -- 'user': nothing states it any more, the user's word keeps it. 'absorbed': a correction says the same already.
    status TEXT NOT NULL CHECK (status IN ('new', 'accepted', 'corrected', 'rejected', 'user', 'absorbed')),
    decision INTEGER REFERENCES decisions (id),
    CHECK ((status = 'new') = (decision IS NULL))
) STRICT;
CREATE INDEX facts_by_document ON facts (document, start);
CREATE INDEX facts_by_field ON facts (field, document);

-- The log of what the user decided: nothing is changed in it or taken out. It names the text and the place, not a row
-- of facts, so that it outlives a new extraction and a new version of the extractor.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('accept', 'correct', 'reject', 'undo')),
    undoes INTEGER REFERENCES decisions (id),
    replaces INTEGER REFERENCES decisions (id),
    field TEXT NOT NULL,
    value ANY NOT NULL,
    unit TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote ANY NOT NULL,
    extractor TEXT NOT NULL,
    subject ANY,
    qualifiers ANY NOT NULL,
    new_value ANY,
    new_start INTEGER,
    new_end INTEGER,
    decided TEXT NOT NULL,
    CHECK ((action = 'undo') = (undoes IS NOT NULL)),
    CHECK ((action = 'correct') = (new_value IS NOT NULL))
) STRICT;
CREATE INDEX decisions_by_digest ON decisions (digest);
CREATE TRIGGER decisions_are_kept BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never taken out'); END;
