-- Acts that an audit looks at, found without reading all of history. The words are those of SqlReading.AUDITED. An attempt
-- that was broken off leaves an index that PostgreSQL does not use.
DROP INDEX ${concurrently} IF EXISTS history_of_audit;
CREATE INDEX ${concurrently} history_of_audit ON history (position, ordinal)
    WHERE kind IN ('access', 'rulebook', 'hub', 'officer', 'wall', 'session') OR command = 'xietong.v1.AdminService/Erase';
