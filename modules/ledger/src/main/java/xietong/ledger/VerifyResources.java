// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Goes through history in order of resource and revision, then through states: each resource's own chain. */
final class VerifyResources {
    private final Verifier verifier;

    /** What a link of a resource's chain consists of. */
    private record Link(
            String resource,
            long revision,
            long position,
            int ordinal,
            String kind,
            byte[] previous,
            byte[] digest,
            boolean hasState) {}

    /** A state beside its resource's last record; {@code last} null when there is none. */
    private record Standing(StoredState state, long crc, Link last) {}

    VerifyResources(Verifier verifier) {
        this.verifier = verifier;
    }

    void run() {
        chains();
        states();
    }

    private void chains() {
        Set<String> stateful =
                new HashSet<>(verifier.reads().list("SELECT DISTINCT kind FROM states", r -> r.getString(1)));
        var links = new Pages<>(
                verifier.reads(),
                "SELECT h.resource, h.revision, h.position, h.ordinal, h.kind, h.previous, h.digest, s.id FROM history h"
                        + " LEFT JOIN states s ON s.id = h.resource AND h.revision = 1 WHERE h.position <= ?",
                "h.resource, h.revision",
                r -> new Link(
                        r.getString(1),
                        r.getLong(2),
                        r.getLong(3),
                        r.getInt(4),
                        r.getString(5),
                        r.getBytes(6),
                        r.getBytes(7),
                        r.getString(8) != null),
                l -> new Object[] {l.resource(), l.revision()},
                verifier.head());
        Link before = null;
        while (links.hasNext()) {
            Link link = links.next();
            if (before == null || !before.resource().equals(link.resource())) {
                verifier.count("resources");
                first(link, stateful);
            } else {
                chained(before, link);
            }
            before = link;
        }
    }

    private void first(Link link, Set<String> stateful) {
        if (link.revision() != 1 || link.previous().length != 0) {
            find(link, "is the first of " + link.resource() + " but not its revision 1");
        } else if (stateful.contains(link.kind()) && !link.hasState()) {
            verifier.find(Table.STATES, link.resource(), "has history but no state");
        }
    }

    private void chained(Link before, Link link) {
        if (link.revision() != before.revision() + 1) {
            find(link, "revision " + link.revision() + " of " + link.resource() + " follows " + before.revision());
        }
        if (!Arrays.equals(link.previous(), before.digest())) {
            find(link, "is not chained to the revision before of " + link.resource());
        }
        if (!link.kind().equals(before.kind())) {
            find(link, link.resource() + " became another kind");
        }
    }

    private void states() {
        var states = new Pages<>(
                verifier.reads(),
                "SELECT s.id, s.kind, s.revision, s.position, s.body, s.digest, s.crc, h.revision, h.position, h.ordinal,"
                        + " h.kind, h.digest FROM states s LEFT JOIN history h ON h.resource = s.id"
                        + " AND h.revision = (SELECT max(revision) FROM history l WHERE l.resource = s.id) WHERE 1 = 1",
                "s.id",
                r -> new Standing(
                        Rows.state(r),
                        r.getLong(7),
                        r.getBytes(12) == null
                                ? null
                                : new Link(
                                        r.getString(1),
                                        r.getLong(8),
                                        r.getLong(9),
                                        r.getInt(10),
                                        r.getString(11),
                                        null,
                                        r.getBytes(12),
                                        true)),
                s -> new Object[] {s.state().id()});
        while (states.hasNext()) {
            state(states.next());
        }
    }

    private void state(Standing standing) {
        verifier.count("states");
        StoredState state = standing.state();
        Link last = standing.last();
        Object[] row = Rows.state(state);
        if (standing.crc() != (Long) row[row.length - 1]) {
            verifier.find(Table.STATES, state.id(), "is damaged");
        }
        if (last == null) {
            verifier.find(Table.STATES, state.id(), "has no history");
        } else if (state.revision() != last.revision()
                || state.position() != last.position()
                || !state.kind().equals(last.kind())
                || !Arrays.equals(state.digest(), last.digest())) {
            verifier.find(
                    Table.STATES,
                    state.id(),
                    "is not what record " + last.position() + "." + last.ordinal() + ", its last, made");
        }
    }

    private void find(Link link, String problem) {
        verifier.find(Table.HISTORY, link.position(), link.ordinal(), problem);
    }
}
