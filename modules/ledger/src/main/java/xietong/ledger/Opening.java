// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.v1.Mode;

/** How a ledger comes to be open: engine, durability, schema, facts, in this order; each step may refuse. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final String SQLITE = "sqlite:";

    private Opening() {}

    static Ledger open(LedgerSettings settings) {
        if (settings.url().startsWith("jdbc:postgresql:")) {
            return postgresql(settings);
        }
        if (isSqlite(settings)) {
            return sqlite(settings, SqliteSource.durable());
        }
        throw new IllegalArgumentException("ledger url " + settings.url() + ": sqlite:<file> or jdbc:postgresql:…");
    }

    /** Whether there is a ledger to open. */
    static boolean exists(LedgerSettings settings) {
        if (isSqlite(settings)) {
            return Files.exists(file(settings));
        }
        var source = PostgresSource.of(settings);
        try (Connection connection = source.getConnection()) {
            return !Meta.read(connection).isEmpty();
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be looked for", e);
        }
    }

    /** Whether these settings are of a SQLite ledger. */
    static boolean isSqlite(LedgerSettings settings) {
        return settings.url().startsWith(SQLITE);
    }

    /** The file that a SQLite URL names. */
    static Path file(LedgerSettings settings) {
        return Path.of(settings.url().substring(SQLITE.length()));
    }

    /** Opens a SQLite ledger with given pragmas. */
    static Ledger sqlite(LedgerSettings settings, Map<String, String> pragmas) {
        Path file = file(settings);
        if (!Files.exists(file) && (settings.readOnly() || settings.createAs() == null)) {
            throw none(file.toString());
        }
        if (settings.readOnly()) {
            return finish(settings, new SqliteDatabase(file, pragmas, null), null);
        }
        try {
            Disk.folder(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("folder of " + file, e);
        }
        LockFile lock = LockFile.open(file);
        var database = new SqliteDatabase(file, pragmas, lock);
        Ledger ledger = finish(settings, database, lock);
        try {
            Disk.sync(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            ledger.close();
            throw new UncheckedIOException("folder of " + file, e);
        }
        return ledger;
    }

    private static Ledger postgresql(LedgerSettings settings) {
        var source = PostgresSource.of(settings);
        return finish(settings, new PostgresDatabase(source), null);
    }

    private static Ledger finish(LedgerSettings settings, Database database, LockFile lock) {
        boolean open = false;
        try {
            Map<String, String> meta = settings.readOnly() ? look(database) : prepare(settings, database, lock);
            LedgerInfo info = Meta.info(
                    meta, database.engine(), settings.asynchronous() && database.engine().equals("postgresql"));
            if (settings.createAs() != null && info.mode() != settings.createAs()) {
                throw new IllegalStateException(
                        "this ledger is " + info.mode() + " for good, not " + settings.createAs());
            }
            StoredDocuments documents = documents(settings, database, lock);
            LOG.info("ledger {} open: {} {}", info.id(), info.engine(), info.mode());
            open = true;
            return new SqlLedger(info, database, documents, settings.readOnly());
        } catch (PostgresSource.NotDurable e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (SQLException | IOException e) {
            throw new LedgerUnavailable("the ledger cannot be opened", e);
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    private static Map<String, String> look(Database database) throws SQLException {
        // Not from the pool: it would repeat a refusal until its time is up.
        try (Connection connection = database.readSource().getConnection()) {
            requireDurable(database, connection);
            Map<String, String> meta = Meta.read(connection);
            if (meta.isEmpty()) {
                throw none(connection.getMetaData().getURL());
            }
            Migrations.require(connection);
            return meta;
        }
    }

    private static Map<String, String> prepare(LedgerSettings settings, Database database, LockFile lock)
            throws SQLException, IOException {
        try (Connection connection = database.source().getConnection()) {
            requireDurable(database, connection);
            if (Meta.read(connection).isEmpty() && settings.createAs() == null) {
                throw none(connection.getMetaData().getURL());
            }
        }
        if (lock == null) {
            Migrations.migrate(database.engine(), database.source());
        } else {
            lock.alone(() -> {
                Migrations.migrate(database.engine(), database.source());
                return null;
            });
        }
        return database.writer().transaction(c -> {
            if (Meta.read(c).isEmpty()) {
                Meta.create(c, settings.createAs(), settings.digestAlgorithm(), database.time(database.reads()));
            }
            Migrations.require(c);
            int version = Migrations.version(c);
            if (version > Migrations.VERSION) {
                LOG.info("the ledger's schema has version {}, made to be used beside this program's {}", version,
                        Migrations.VERSION);
            }
            return Meta.read(c);
        });
    }

    private static StoredDocuments documents(LedgerSettings settings, Database database, LockFile lock) {
        if (database.engine().equals("postgresql")) {
            return new TableDocuments(database, database.reads());
        }
        var documents = new FileDocuments(settings.documents());
        if (lock != null && lock.take(documents)) {
            documents.clean();
            lock.give(documents);
        }
        return documents;
    }

    private static void requireDurable(Database database, Connection connection) throws SQLException {
        String problem = database.notDurable(database.durability(connection));
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }

    private static IllegalStateException none(String where) {
        return new IllegalStateException("there is no ledger at " + where + "; createAs would make one, LIVE or DRILL");
    }
}
