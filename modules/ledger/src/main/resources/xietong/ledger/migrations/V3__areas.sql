-- One index of the place instead of three: a view of an area hops over its divisions. Each index of this table is another
-- page that every delivery writes.
DROP INDEX deliveries_by_province;
DROP INDEX deliveries_by_prefecture;
DROP INDEX deliveries_by_county;
CREATE INDEX deliveries_by_division
    ON deliveries (mailbox, division, seq, topic) WHERE division <> '';
