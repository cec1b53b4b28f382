// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import xietong.store.v1.BodyDigests;
import xietong.store.v1.HistoryBody;
import xietong.store.v1.SignedRequest;

/** Checks one record after the other, in order: its digest, its body and what is left of its parts, who was told. */
final class VerifyRecord {
    private static final Comparator<Body> ORDER =
            Comparator.comparingLong(Body::position).thenComparingInt(Body::ordinal);

    private final Verifier verifier;
    private final Verifier.Signatures signatures;
    private final Pages<Body> bodies;
    private final Pages<Delivery> deliveries;

    /** A row of history_bodies. */
    private record Body(long position, int ordinal, byte[] body, byte[] parts, byte[] signed, Long signedCrc) {}

    VerifyRecord(Verifier verifier, Verifier.Signatures signatures) {
        this.verifier = verifier;
        this.signatures = signatures;
        bodies = new Pages<>(
                verifier.reads(),
                "SELECT " + Table.HISTORY_BODIES.names() + " FROM history_bodies WHERE position <= ?",
                "position, ordinal",
                r -> new Body(
                        r.getLong(1),
                        r.getInt(2),
                        r.getBytes(3),
                        r.getBytes(4),
                        r.getBytes(5),
                        (Long) Table.Type.LONG.read(r, 6)),
                b -> new Object[] {b.position(), b.ordinal()},
                verifier.head());
        deliveries = new Pages<>(
                verifier.reads(),
                "SELECT mailbox, seq, position, ordinal, topic, relation, '', 0, 0, '', division, person FROM deliveries"
                        + " WHERE position <= ?",
                "position, ordinal, mailbox, seq",
                Rows::delivery,
                d -> new Object[] {d.position(), d.ordinal(), d.mailbox(), d.seq()},
                verifier.head());
    }

    void check(HistoryRecord h) {
        verifier.count("records");
        if (h.isEffect()) {
            verifier.count("effects");
        }
        Body body = body(h);
        List<Delivery> told = told(h);
        try {
            var evidence = new Evidence(h.algorithm());
            if (!Arrays.equals(evidence.record(h), h.digest())) {
                find(Table.HISTORY, h, "its digest is not that of its content");
            }
            if (!Arrays.equals(evidence.outcome(told), h.outcome())) {
                find(Table.DELIVERIES, h, "who was told is not what was recorded");
            }
            if (body != null) {
                content(evidence, h, body);
            }
        } catch (IllegalArgumentException e) {
            find(Table.HISTORY, h, e.getMessage());
        }
    }

    /** What is left when all records were checked belongs to none. */
    void finish() {
        while (bodies.hasNext()) {
            strayBody(bodies.next());
        }
        while (deliveries.hasNext()) {
            strayDelivery(deliveries.next());
        }
    }

    private Body body(HistoryRecord h) {
        var here = new Body(h.position(), h.ordinal(), null, null, null, null);
        while (bodies.hasNext() && ORDER.compare(bodies.peek(), here) < 0) {
            strayBody(bodies.next());
        }
        if (bodies.hasNext() && ORDER.compare(bodies.peek(), here) == 0) {
            return bodies.next();
        }
        find(Table.HISTORY_BODIES, h, "the record has no body");
        return null;
    }

    private List<Delivery> told(HistoryRecord h) {
        var told = new ArrayList<Delivery>();
        while (deliveries.hasNext()) {
            Delivery d = deliveries.peek();
            if (d.position() > h.position() || d.position() == h.position() && d.ordinal() > h.ordinal()) {
                break;
            }
            deliveries.next();
            if (d.position() == h.position() && d.ordinal() == h.ordinal()) {
                verifier.count("deliveries");
                told.add(d);
            } else {
                strayDelivery(d);
            }
        }
        return told;
    }

    private void content(Evidence evidence, HistoryRecord h, Body body) {
        try {
            BodyDigests digests = BodyDigests.parseFrom(h.bodyDigests());
            HistoryBody content = HistoryBody.parseFrom(body.body());
            if (!evidence.salted(content.getSalt(), content.getCommand()).equals(digests.getCommand())) {
                find(Table.HISTORY_BODIES, h, "the command is not the one that was recorded");
            }
            if (body.parts() == null) {
                erased(h);
            } else {
                String changed = evidence.firstChangedPart(digests, body.parts());
                if (changed != null) {
                    find(Table.HISTORY_BODIES, h, changed + " is not what was recorded");
                }
            }
            signed(h, body);
        } catch (InvalidProtocolBufferException e) {
            find(Table.HISTORY_BODIES, h, "cannot be read: " + e.getMessage());
        }
    }

    /** Only a later erasure that is on the record makes it lawful that parts are gone. */
    private void erased(HistoryRecord h) {
        verifier.count("erased");
        boolean lawful = Erasure.ofItself(h.command()) || Erasure.erasedWith(h.resource()).stream()
                .anyMatch(resource -> verifier.reads()
                        .first(
                                "SELECT 1 FROM history WHERE resource = ? AND command IN (?, ?)"
                                        + " AND (position, ordinal) > (?, ?) AND position <= ? LIMIT 1",
                                r -> true,
                                resource,
                                Erasure.COMMAND,
                                Erasure.CLOSE,
                                h.position(),
                                h.ordinal(),
                                verifier.head())
                        .isPresent());
        if (!lawful) {
            find(Table.HISTORY_BODIES, h, "its personal parts are gone, but no erasure is recorded");
        }
    }

    private void signed(HistoryRecord h, Body body) throws InvalidProtocolBufferException {
        if (body.signed() == null) {
            // The law erases both.
            if (body.signedCrc() != null) {
                find(Table.HISTORY_BODIES, h, "the signed message is gone");
            }
            return;
        }
        verifier.count("signed");
        if (body.parts() == null) {
            find(Table.HISTORY_BODIES, h, "the signed message outlived the erasure of the parts");
        }
        SignedRequest.parseFrom(body.signed());
        if (body.signedCrc() == null || body.signedCrc() != Crc.of(body.signed())) {
            find(Table.HISTORY_BODIES, h, "the signed message is damaged");
        } else if (!signatures.request(h.withBody(body.body(), body.parts(), body.signed()))) {
            find(Table.HISTORY_BODIES, h, "the signature of the message is wrong");
        }
    }

    private void strayBody(Body body) {
        verifier.find(Table.HISTORY_BODIES, body.position(), body.ordinal(), "belongs to no record");
    }

    private void strayDelivery(Delivery d) {
        verifier.find(
                Table.DELIVERIES,
                d.position(),
                d.ordinal(),
                "number " + d.seq() + " of mailbox " + d.mailbox() + " tells of no record");
    }

    private void find(Table table, HistoryRecord h, String problem) {
        verifier.find(table, h.position(), h.ordinal(), problem);
    }
}
