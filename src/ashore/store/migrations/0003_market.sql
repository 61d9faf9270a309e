-- One row an ad with what the market view needs, derived from the facts that count; written again whenever they change.
CREATE TABLE ads (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    title ANY,
    role_family TEXT,
    cities ANY NOT NULL,
    salary_min REAL,
    salary_max REAL,
    months INTEGER,
    education TEXT,
    experience_min REAL,
    posted TEXT,
    -- JSON: [name, strength] of each skill the vocabulary knows; [key, spelling, strength] of each that it does not.
    skills ANY NOT NULL,
    other_skills ANY NOT NULL
) STRICT;
CREATE INDEX ads_by_role ON ads (role_family);
