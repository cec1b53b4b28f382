-- Figures by organisation, day in Beijing time and kind, added up with every batch; nothing about persons. They follow
-- from the states: where ledger_meta does not say under 'statistics' that they were counted as the program counts now,
-- they are counted anew before anything is added to them.
CREATE TABLE statistics (
    organisation ${text} NOT NULL,
    day ${text} NOT NULL,
    kind ${text} NOT NULL,
    body ${bytes} NOT NULL,
    crc ${long} NOT NULL,
    PRIMARY KEY (organisation, day, kind)
) ${updated_clustered};
