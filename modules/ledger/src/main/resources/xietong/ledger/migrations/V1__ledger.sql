-- One schema for both engines. What differs is filled in by Migrations:
--   ${text} ${bytes} ${long} ${int}   column types; text sorts by its UTF-8 bytes in both engines
--   ${rows}                           table whose rows are long or appended
--   ${clustered}                      table of short rows kept in order of its key
--   ${updated} ${updated_clustered}   the same, whose rows are changed in place all day
--   ${erasable}                       appended, but what the law erases goes soon
-- Instants are microseconds since 1970, as Evidence digests them. crc is CRC-32C over the other columns: it finds
-- damage by disks; against people stand the digests.

CREATE TABLE ledger_meta (
    key ${text} NOT NULL,
    value ${text} NOT NULL,
    PRIMARY KEY (key)
) ${clustered};

-- One row, id 1: who may write.
CREATE TABLE lease (
    id ${int} NOT NULL,
    node ${text} NOT NULL,
    epoch ${long} NOT NULL,
    expires ${long} NOT NULL,
    PRIMARY KEY (id)
) ${updated};

CREATE TABLE seals (
    position ${long} NOT NULL,
    stamp ${long} NOT NULL,
    entries ${int} NOT NULL,
    algorithm ${text} NOT NULL,
    previous ${bytes} NOT NULL,
    digest ${bytes} NOT NULL,
    PRIMARY KEY (position)
) ${clustered};

CREATE TABLE history (
    position ${long} NOT NULL,
    ordinal ${int} NOT NULL,
    kind ${text} NOT NULL,
    resource ${text} NOT NULL,
    revision ${long} NOT NULL,
    stamp ${long} NOT NULL,
    organisation ${text} NOT NULL,
    officer ${text} NOT NULL,
    command ${text} NOT NULL,
    rules_version ${long} NOT NULL,
    algorithm ${text} NOT NULL,
    previous ${bytes} NOT NULL,
    body_digests ${bytes} NOT NULL,
    outcome ${bytes} NOT NULL,
    digest ${bytes} NOT NULL,
    PRIMARY KEY (position, ordinal)
) ${rows};
CREATE UNIQUE INDEX history_of_resource ON history (resource, revision);

-- Beside history, so that what the law erases can be erased: parts and signed become NULL.
CREATE TABLE history_bodies (
    position ${long} NOT NULL,
    ordinal ${int} NOT NULL,
    body ${bytes} NOT NULL,
    parts ${bytes},
    signed ${bytes},
    signed_crc ${long},
    PRIMARY KEY (position, ordinal)
) ${erasable};

CREATE TABLE states (
    id ${text} NOT NULL,
    kind ${text} NOT NULL,
    revision ${long} NOT NULL,
    position ${long} NOT NULL,
    body ${bytes} NOT NULL,
    digest ${bytes} NOT NULL,
    crc ${long} NOT NULL,
    PRIMARY KEY (id)
) ${updated};
CREATE INDEX states_of_kind ON states (kind, id);

-- Never pruned: the same request gives the same receipt as long as the ledger lives.
CREATE TABLE requests (
    organisation ${text} NOT NULL,
    request_id ${text} NOT NULL,
    position ${long} NOT NULL,
    ordinal ${int} NOT NULL,
    receipt ${bytes} NOT NULL,
    crc ${long} NOT NULL,
    PRIMARY KEY (organisation, request_id)
) ${rows};

CREATE TABLE mailboxes (
    mailbox ${text} NOT NULL,
    head ${long} NOT NULL,
    PRIMARY KEY (mailbox)
) ${updated_clustered};

-- relation is the right that entitles the mailbox; RIGHT is a reserved word.
CREATE TABLE deliveries (
    mailbox ${text} NOT NULL,
    seq ${long} NOT NULL,
    position ${long} NOT NULL,
    ordinal ${int} NOT NULL,
    topic ${text} NOT NULL,
    relation ${text} NOT NULL,
    PRIMARY KEY (mailbox, seq)
) ${clustered};
CREATE INDEX deliveries_of_record ON deliveries (position, ordinal);
CREATE INDEX deliveries_by_topic ON deliveries (mailbox, topic, seq);

CREATE TABLE subscriptions (
    mailbox ${text} NOT NULL,
    name ${text} NOT NULL,
    topics ${text} NOT NULL,
    cursor ${long} NOT NULL,
    PRIMARY KEY (mailbox, name)
) ${updated_clustered};

CREATE TABLE timers (
    id ${text} NOT NULL,
    resource ${text} NOT NULL,
    due ${long} NOT NULL,
    command ${bytes} NOT NULL,
    crc ${long} NOT NULL,
    PRIMARY KEY (id)
) ${updated_clustered};
CREATE INDEX timers_by_due ON timers (due, id);

CREATE TABLE index_rows (
    list ${text} NOT NULL,
    owner ${text} NOT NULL,
    sort ${text} NOT NULL,
    resource ${text} NOT NULL,
    PRIMARY KEY (list, owner, sort, resource)
) ${updated_clustered};

CREATE TABLE citations (
    organisation ${text} NOT NULL,
    digest ${text} NOT NULL,
    resource ${text} NOT NULL,
    PRIMARY KEY (organisation, digest, resource)
) ${clustered};
CREATE INDEX citations_of_resource ON citations (resource);

-- Documents that a lawful erasure left to be erased, unless something else cites them.
CREATE TABLE erasures (
    organisation ${text} NOT NULL,
    digest ${text} NOT NULL,
    PRIMARY KEY (organisation, digest)
) ${clustered};

CREATE TABLE rules (
    key ${text} NOT NULL,
    version ${long} NOT NULL,
    body ${bytes} NOT NULL,
    crc ${long} NOT NULL,
    PRIMARY KEY (key, version)
) ${rows};
CREATE INDEX rules_by_version ON rules (version);

CREATE TABLE checkpoints (
    position ${long} NOT NULL,
    key_id ${text} NOT NULL,
    digest ${bytes} NOT NULL,
    stamp ${long} NOT NULL,
    algorithm ${text} NOT NULL,
    signature ${bytes} NOT NULL,
    PRIMARY KEY (position, key_id)
) ${rows};

-- Filled in a PostgreSQL ledger and in backup files; beside a SQLite ledger documents are files.
CREATE TABLE documents (
    organisation ${text} NOT NULL,
    digest ${text} NOT NULL,
    size ${long} NOT NULL,
    PRIMARY KEY (organisation, digest)
) ${clustered};

CREATE TABLE document_chunks (
    organisation ${text} NOT NULL,
    digest ${text} NOT NULL,
    ordinal ${int} NOT NULL,
    content ${bytes} NOT NULL,
    PRIMARY KEY (organisation, digest, ordinal)
) ${erasable};
