-- pg_trgm finds names with a typo; it needs a UTF-8 locale other than plain C to see Korean and Chinese.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
