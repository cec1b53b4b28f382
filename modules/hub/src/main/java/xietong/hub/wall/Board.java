// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the walls of one area show, kept up with every change: nothing is looked through when a frame is made. For one thread. */
final class Board {
    /** Notices that a wall turns over. */
    static final int MOST_NOTICES = 20;
    static final Duration NOTICES_OF = Duration.ofHours(24);

    /** A thing that happened to a resource. */
    record Happened(Fact.Event event, String resource, int number) {
        private static final Comparator<Happened> LATEST_FIRST = Comparator
                .comparing((Happened h) -> h.event().time())
                .reversed()
                .thenComparing(Happened::resource)
                .thenComparing(Happened::number);
    }

    private final Area area;
    private final Map<String, Fact> facts = new HashMap<>();
    private final Counts counts = new Counts();
    private final NavigableSet<WarningFact> overdue =
            new TreeSet<>(Comparator.comparing(WarningFact::due).thenComparing(WarningFact::id));
    private final NavigableSet<AlertFact> alerts = new TreeSet<>(Comparator
            .comparing((AlertFact a) -> !a.isUnacknowledged())
            .thenComparing(AlertFact::priority)
            .thenComparing(AlertFact::raised)
            .thenComparing(AlertFact::id));
    private final NavigableSet<RoomFact> rooms =
            new TreeSet<>(Comparator.comparing(RoomFact::last).reversed().thenComparing(RoomFact::id));
    private final NavigableSet<CampaignFact> campaigns = new TreeSet<>(Comparator
            .comparing((CampaignFact c) -> c.due() == null ? Instant.MAX : c.due())
            .thenComparing(CampaignFact::id));
    private final NavigableSet<Happened> notices = new TreeSet<>(Happened.LATEST_FIRST);

    Board(Area area) {
        this.area = area;
    }

    Area area() {
        return area;
    }

    /** Takes what changed; what is before null is new, and what is after null is looked at no more. */
    void take(Fact before, Fact after) {
        Fact old = before == null ? null : facts.remove(before.id());
        if (old != null) {
            old.count(area, (what, when, where, n) -> counts.add(what, when, where, -n));
            list(old, false);
        }
        if (after != null && after.concerns(area)) {
            facts.put(after.id(), after);
            after.count(area, counts::add);
            list(after, true);
        }
    }

    private void list(Fact fact, boolean add) {
        if (fact instanceof WarningFact warning && warning.open()) {
            change(overdue, warning, add);
        } else if (fact instanceof AlertFact alert && alert.isShown()) {
            change(alerts, alert, add);
        } else if (fact instanceof RoomFact room && room.open()) {
            change(rooms, room, add);
        } else if (fact instanceof CampaignFact campaign && campaign.open()) {
            change(campaigns, campaign, add);
        }
        List<Fact.Event> events = fact.events();
        for (int i = 0; i < events.size(); i++) {
            change(notices, new Happened(events.get(i), fact.id(), i), add);
        }
        // Nothing that happened is ever untold: what falls out here is older than all that stays.
        while (notices.size() > 4 * MOST_NOTICES) {
            notices.pollLast();
        }
    }

    private static <T> void change(NavigableSet<T> set, T value, boolean add) {
        if (add) {
            set.add(value);
        } else {
            set.remove(value);
        }
    }

    Counts counts() {
        return counts;
    }

    Stream<WarningFact> overdue() {
        return overdue.stream();
    }

    int overdueCount() {
        return overdue.size();
    }

    Stream<AlertFact> alerts() {
        return alerts.stream();
    }

    Stream<RoomFact> rooms() {
        return rooms.stream();
    }

    int roomCount() {
        return rooms.size();
    }

    Stream<CampaignFact> campaigns() {
        return campaigns.stream();
    }

    int campaignCount() {
        return campaigns.size();
    }

    /** The latest notices of a day. */
    Stream<Happened> notices(Instant now) {
        return notices.stream()
                .takeWhile(h -> h.event().time().isAfter(now.minus(NOTICES_OF)))
                .limit(MOST_NOTICES);
    }
}
