// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import xietong.ledger.Reads;
import xietong.live.Live;
import xietong.rules.directory.Address;
import xietong.v1.WallLink;

/** Who is connected, and how much waits for whom. What the cluster and the ledger are asked is asked now and then. For one thread. */
final class Links {
    private static final Duration PRESENCES_EVERY = Duration.ofSeconds(2);
    private static final Duration BACKLOG_EVERY = Duration.ofSeconds(30);
    private static final Duration TERMINALS_EVERY = Duration.ofMinutes(1);
    private static final int MOST_LOOKED_AT = 5;

    private record Known(boolean has, long at) {}

    private final Reads reads;
    private final Live live;
    private final Map<String, Known> terminals = new HashMap<>();
    private Set<String> online = Set.of();
    private Map<String, Long> backlog = Map.of();
    private long presencesAt;
    private long backlogAt;

    Links(Reads reads, Live live) {
        this.reads = reads;
        this.live = live;
    }

    /** Looks again where it is time. Blocks. */
    void look() {
        long now = System.nanoTime();
        if (isDue(presencesAt, now, PRESENCES_EVERY)) {
            presencesAt = now;
            online = live.presences().stream()
                    .map(p -> Address.parse(p.mailbox()).organisation())
                    .collect(Collectors.toUnmodifiableSet());
        }
        if (isDue(backlogAt, now, BACKLOG_EVERY)) {
            backlogAt = now;
            var waiting = new HashMap<String, Long>();
            reads.unacknowledged().forEach((mailbox, items) ->
                    waiting.merge(Address.parse(mailbox).organisation(), items, Long::sum));
            backlog = waiting;
        }
    }

    private static boolean isDue(long at, long now, Duration every) {
        return at == 0 || now - at >= every.toNanos();
    }

    /** Organisations with a terminal connected. */
    Set<String> online() {
        return online;
    }

    /** Deliveries that wait, by organisation. */
    Map<String, Long> backlog() {
        return backlog;
    }

    /** Connected, or not any more; unspecified where it never was. */
    WallLink of(String organisation) {
        if (online.contains(organisation)) {
            return WallLink.WALL_LINK_ONLINE;
        }
        long now = System.nanoTime();
        Known known = terminals.get(organisation);
        if (known == null || now - known.at() >= TERMINALS_EVERY.toNanos()) {
            boolean has = reads.subscriptions(organisation, "", MOST_LOOKED_AT).stream().anyMatch(s -> !s.isOwn());
            known = new Known(has, now);
            terminals.put(organisation, known);
        }
        return known.has() ? WallLink.WALL_LINK_OFFLINE : WallLink.WALL_LINK_UNSPECIFIED;
    }

    /** Members of the cluster. */
    int nodes() {
        return live.members().size();
    }
}
