// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Between the port's records and rows: for each table its columns in the order of {@link Table}. */
final class Rows {
    /** Columns of a history record joined with its body. */
    static final String HISTORY_COLUMNS = "h.position, h.ordinal, h.kind, h.resource, h.revision, h.stamp,"
            + " h.organisation, h.officer, h.command, h.rules_version, h.algorithm, h.previous, h.body_digests,"
            + " h.outcome, h.digest, b.body, b.parts, b.signed";

    /** The join that these columns are read from. */
    static final String HISTORY_JOIN =
            " FROM history h LEFT JOIN history_bodies b ON b.position = h.position AND b.ordinal = h.ordinal ";

    /** Columns of a delivery joined with its record. */
    static final String DELIVERY_COLUMNS =
            "d.mailbox, d.seq, d.position, d.ordinal, d.topic, d.relation, h.resource, h.revision, h.stamp, h.organisation,"
                    + " d.division, d.person";

    /** The join that these columns are read from. */
    static final String DELIVERY_JOIN =
            " FROM deliveries d JOIN history h ON h.position = d.position AND h.ordinal = d.ordinal ";

    private Rows() {}

    static Object[] seal(Seal s) {
        return new Object[] {s.position(), Micros.of(s.stamp()), s.entries(), s.algorithm(), s.previous(), s.digest()};
    }

    static Seal seal(ResultSet r) throws SQLException {
        return new Seal(
                r.getLong(1), Micros.instant(r.getLong(2)), r.getInt(3), r.getString(4), r.getBytes(5), r.getBytes(6));
    }

    static Object[] history(HistoryRecord h) {
        return new Object[] {
            h.position(),
            h.ordinal(),
            h.kind(),
            h.resource(),
            h.revision(),
            Micros.of(h.stamp()),
            h.organisation(),
            h.officer(),
            h.command(),
            h.rulesVersion(),
            h.algorithm(),
            h.previous(),
            h.bodyDigests(),
            h.outcome(),
            h.digest()
        };
    }

    static Object[] body(HistoryRecord h) {
        Long crc = h.signed() == null ? null : Crc.of(h.signed());
        return new Object[] {h.position(), h.ordinal(), h.body(), h.parts(), h.signed(), crc};
    }

    static HistoryRecord history(ResultSet r) throws SQLException {
        return new HistoryRecord(
                r.getLong(1),
                r.getInt(2),
                r.getString(3),
                r.getString(4),
                r.getLong(5),
                Micros.instant(r.getLong(6)),
                r.getString(7),
                r.getString(8),
                r.getString(9),
                r.getLong(10),
                r.getString(11),
                r.getBytes(12),
                r.getBytes(13),
                r.getBytes(14),
                r.getBytes(15),
                r.getBytes(16),
                r.getBytes(17),
                r.getBytes(18));
    }

    static Object[] state(StoredState s) {
        return Crc.row(s.id(), s.kind(), s.revision(), s.position(), s.body(), s.digest());
    }

    static StoredState state(ResultSet r) throws SQLException {
        return new StoredState(
                r.getString(1), r.getString(2), r.getLong(3), r.getLong(4), r.getBytes(5), r.getBytes(6));
    }

    static Object[] request(StoredRequest q) {
        return Crc.row(q.organisation(), q.requestId(), q.position(), q.ordinal(), q.receipt());
    }

    static StoredRequest request(ResultSet r) throws SQLException {
        return new StoredRequest(r.getString(1), r.getString(2), r.getLong(3), r.getInt(4), r.getBytes(5));
    }

    static Object[] delivery(Delivery d) {
        return new Object[] {
            d.mailbox(),
            d.seq(),
            d.position(),
            d.ordinal(),
            d.topic(),
            d.right(),
            d.labels().division(),
            d.labels().person()
        };
    }

    static Delivery delivery(ResultSet r) throws SQLException {
        return new Delivery(
                r.getString(1),
                r.getLong(2),
                r.getLong(3),
                r.getInt(4),
                r.getString(5),
                r.getString(6),
                r.getString(7),
                r.getLong(8),
                Micros.instant(r.getLong(9)),
                r.getString(10),
                new Labels(r.getString(11), r.getString(12)));
    }

    static Object[] timer(Timer t) {
        return Crc.row(t.id(), t.resource(), Micros.of(t.due()), t.command());
    }

    static Timer timer(ResultSet r) throws SQLException {
        return new Timer(r.getString(1), r.getString(2), Micros.instant(r.getLong(3)), r.getBytes(4));
    }

    static Subscription subscription(ResultSet r) throws SQLException {
        var filter = new Filter(
                Filter.values(r.getString(3)), Filter.values(r.getString(5)), Filter.values(r.getString(6)));
        return new Subscription(r.getString(1), r.getString(2), filter, r.getLong(4));
    }

    static IndexRow index(ResultSet r) throws SQLException {
        return new IndexRow(r.getString(1), r.getString(2), r.getString(3), r.getString(4));
    }

    static Object[] figures(Figures f) {
        return Crc.row(f.key().organisation(), f.key().day(), f.key().kind(), f.body());
    }

    static Figures figures(ResultSet r) throws SQLException {
        return new Figures(new Figures.Key(r.getString(1), r.getString(2), r.getString(3)), r.getBytes(4));
    }

    static Object[] checkpoint(Checkpoint c) {
        return new Object[] {
            c.position(), c.keyId(), c.digest(), Micros.of(c.stamp()), c.algorithm(), c.signature()
        };
    }

    static Checkpoint checkpoint(ResultSet r) throws SQLException {
        return new Checkpoint(
                r.getLong(1), r.getBytes(3), Micros.instant(r.getLong(4)), r.getString(2), r.getString(5), r.getBytes(6));
    }
}
