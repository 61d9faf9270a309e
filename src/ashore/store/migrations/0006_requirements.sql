-- What each ad asks for, as numbers: a condition that many ads share stands once and is judged once.
-- Derived from the facts that count; written again whenever they change.
CREATE TABLE asks (
    -- A digest of what is asked, so that a number never means something else.
    id INTEGER PRIMARY KEY,
    ask ANY NOT NULL
) STRICT;
CREATE TABLE requirements (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    -- Ids of asks, eight bytes each, the lowest first.
    gates BLOB NOT NULL,
    required BLOB NOT NULL,
    preferred BLOB NOT NULL
) STRICT;
