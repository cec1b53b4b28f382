// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ledger in SQL: one set of statements for both engines, what differs behind {@link Database}. This half writes. */
final class SqlLedger extends SqlReading implements Ledger {
    /** Serialization failure and deadlock of PostgreSQL. */
    private static final Set<String> AGAIN = Set.of("40001", "40P01");
    private static final int MOST_ATTEMPTS = 5;

    private final LedgerInfo info;
    private final Database database;
    private final StoredDocuments documents;
    private final boolean readOnly;
    private final SqlLease leases;
    private final SqlCommit commits;
    private final SqlErasures erasures;
    private final Reads ownReads;

    SqlLedger(LedgerInfo info, Database database, StoredDocuments documents, boolean readOnly) {
        super(database, database.reads(), documents);
        this.info = info;
        this.database = database;
        this.documents = documents;
        this.readOnly = readOnly;
        leases = new SqlLease(database);
        commits = new SqlCommit(database, info);
        erasures = new SqlErasures(database, documents, commits);
        SqlReads own = SqlReads.on(database.lookups());
        ownReads = new SqlReading(database, own, documents.by(own));
    }

    /** For whoever reads the ledger as a whole. */
    Database database() {
        return database;
    }

    @Override
    public LedgerInfo info() {
        return info;
    }

    @Override
    public Map<String, String> durability() {
        try {
            if (!readOnly) {
                return database.writer().locked(database::durability);
            }
            try (Connection connection = database.reader()) {
                return database.durability(connection);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("durability settings cannot be read", e);
        }
    }

    @Override
    public Optional<String> notDurable() {
        return Optional.ofNullable(database.notDurable(durability()));
    }

    // --- the one writer

    @Override
    public Optional<Lease> acquire(String node, Duration validity) {
        return writing("lease not taken", () -> leases.acquire(node, validity));
    }

    @Override
    public boolean renew(Lease lease, Duration validity) {
        return writing("lease not renewed", () -> leases.renew(lease, validity));
    }

    @Override
    public void release(Lease lease) {
        writing("lease not released", () -> {
            leases.release(lease);
            return null;
        });
    }

    @Override
    public void commit(Lease lease, Batch batch) {
        writing("commit not acknowledged", () -> {
            commits.commit(lease, batch);
            return null;
        });
    }

    @Override
    public boolean replaceFigures(Lease lease, long position, List<Figures> all, int counted) {
        return writing("figures not replaced", () -> database.writer().transaction(c -> {
            commits.requireHeld(lease);
            // Nobody else commits before this ends.
            boolean stands = heads().position() == position;
            if (stands) {
                SqlFigures.replace(database, all, counted);
            }
            return stands;
        }));
    }

    /** An engine's answer to something that writes. */
    private interface Answer<T> {
        T get() throws SQLException;
    }

    private <T> T writing(String failure, Answer<T> answer) {
        if (readOnly) {
            throw new IllegalStateException("this ledger was opened read-only");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return answer.get();
            } catch (SQLException e) {
                // Nothing was written: the engine took it back for the sake of others.
                if (!AGAIN.contains(String.valueOf(e.getSQLState())) || attempt == MOST_ATTEMPTS) {
                    throw new LedgerUnavailable(failure, e);
                }
            }
        }
    }

    @Override
    public void putCheckpoint(Checkpoint checkpoint) {
        writing("checkpoint not stored", () -> {
            new SqlCheckpoints(database).put(checkpoint);
            return null;
        });
    }

    @Override
    public void eraseDocument(Lease lease, DocumentKey document) {
        writing("document " + document.digest() + " not erased", () -> {
            erasures.erase(lease, document);
            return null;
        });
    }

    // --- reading without waiting

    @Override
    public Reads ownReads() {
        return ownReads;
    }

    // --- the whole

    @Override
    public List<DocumentFault> backup(Path file) {
        return new Backup(database, documents).write(file);
    }

    @Override
    public void close() {
        database.close();
    }
}
