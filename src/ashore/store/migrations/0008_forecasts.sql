-- What was said about the future, as it was when it was shown. Nothing is changed in it or taken out.
CREATE TABLE forecasts (
    id INTEGER PRIMARY KEY,
    -- What is foretold: interviews among the next applications, an offer by a day, money left on a day.
    kind TEXT NOT NULL CHECK (kind IN ('interviews', 'offer', 'money')),
    role TEXT,
    -- ISO dates: when it was shown first, and when it will be known at the latest.
    shown TEXT NOT NULL,
    due TEXT NOT NULL CHECK (due >= shown),
    -- The forecast itself and what it was made from, as JSON.
    said ANY NOT NULL,
    -- The same for what is shown again unchanged: it is kept once.
    key TEXT NOT NULL UNIQUE,
    written TEXT NOT NULL
) STRICT;
CREATE INDEX forecasts_by_due ON forecasts (due);
CREATE TRIGGER forecasts_are_kept BEFORE UPDATE ON forecasts
BEGIN SELECT RAISE(ABORT, 'forecasts are never changed'); END;
CREATE TRIGGER forecasts_stay BEFORE DELETE ON forecasts
BEGIN SELECT RAISE(ABORT, 'forecasts are never taken out'); END;
