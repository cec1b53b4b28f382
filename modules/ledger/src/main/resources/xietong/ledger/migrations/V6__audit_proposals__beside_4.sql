-- What administrators proposed to each other is looked at too. The words are those of SqlReading.AUDITED; those of an earlier
-- program ask for less, which the same index finds.
DROP INDEX ${concurrently} IF EXISTS history_of_audit;
CREATE INDEX ${concurrently} history_of_audit ON history (position, ordinal)
    WHERE kind IN ('access', 'rulebook', 'hub', 'proposal', 'officer', 'wall', 'session')
        OR command = 'xietong.v1.AdminService/Erase';
