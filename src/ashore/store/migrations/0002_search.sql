-- Full-text search that finds Chinese: ashore.store.grams writes each text as folded words and pairs of characters,
-- split by spaces. No copy of the text is kept here.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body,
    content = '', detail = full, tokenize = "ascii tokenchars '+#_'"
);
