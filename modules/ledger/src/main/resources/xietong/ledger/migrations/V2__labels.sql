-- What subscriptions filter deliveries by, beside their topic. Never personal: division is six digits of GB/T 2260 at
-- most, or 0 where a place is meant that nobody knows; person is the hub's own identifier of a watch order, a file or
-- a push. Both are empty for what has none, and of everything that was delivered before.
ALTER TABLE deliveries ADD COLUMN division ${text} NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN person ${text} NOT NULL DEFAULT '';
-- Each holds all that a view's last number is looked for with: SQLite would rather read the mailbox than an index that
-- lacks a column.
CREATE INDEX deliveries_by_province
    ON deliveries (mailbox, substr(division, 1, 2), seq, topic, division) WHERE division <> '';
CREATE INDEX deliveries_by_prefecture
    ON deliveries (mailbox, substr(division, 1, 4), seq, topic, division) WHERE division <> '';
CREATE INDEX deliveries_by_county
    ON deliveries (mailbox, substr(division, 1, 6), seq, topic, division) WHERE division <> '';
CREATE INDEX deliveries_by_person
    ON deliveries (mailbox, person, seq, topic, division) WHERE person <> '';

ALTER TABLE subscriptions ADD COLUMN areas ${text} NOT NULL DEFAULT '';
ALTER TABLE subscriptions ADD COLUMN persons ${text} NOT NULL DEFAULT '';
