// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.SubscriptionListener;
import xietong.rules.screening.Digester;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertServiceConfirmDisplayedRequest;
import xietong.v1.AlertState;
import xietong.v1.MailboxItem;
import xietong.v1.UnconfirmedTerminal;

/**
 * A cancelled order overtakes its alerts: no terminal shows one for the first time as live after it has heard of the
 * recall, also one that is far behind; and who has not confirmed is listed exactly.
 */
class RecallTest {
    private static final int TERMINALS = Size.of("terminals", 40, 400);
    private static final int ORDERS = Size.of("watch orders", 6, 40);
    private static final String RAIL = "POLICE-RAIL-BJ";
    private static final Set<String> LISTED = Set.of("alert.raised", "alert.recalled");

    @TempDir
    Path folder;

    /** What one terminal had on its screen, in its own order. */
    private static final class Terminal implements SubscriptionListener {
        private final String name;
        /** Closed while the terminal is slow: its handler stands still. */
        private final CountDownLatch pace;
        private final Set<String> recalled = new HashSet<>();
        private final Map<String, Boolean> firstShownLive = new LinkedHashMap<>();
        private final List<String> faults = new ArrayList<>();
        private final Map<Long, String> listed = new LinkedHashMap<>();
        private final Map<Long, String> alerts = new HashMap<>();
        private long shown;
        /** What the handler had before it when it stood still. */
        private String held = "";

        Terminal(String name, boolean slow) {
            this.name = name;
            this.pace = new CountDownLatch(slow ? 1 : 0);
        }

        @Override
        public synchronized void onRecalled(MailboxItem recall) {
            recalled.add(recall.getResource());
        }

        void show(MailboxItem item) throws InterruptedException {
            if (item.getTopic().startsWith("alert.") && pace.getCount() > 0) {
                synchronized (this) {
                    held = item.getResource();
                }
                pace.await();
            }
            synchronized (this) {
                shown = item.getSeq();
                if (!item.hasAlert()) {
                    return;
                }
                boolean live = !item.getAlert().hasRecallTime();
                Boolean first = firstShownLive.putIfAbsent(item.getResource(), live);
                // What the handler already had before it when the word came, the listener's word calls back.
                if (first == null && live && recalled.contains(item.getResource()) && !item.getResource().equals(held)) {
                    faults.add(name + " shows " + item.getResource() + " at " + item.getSeq() + " after its recall");
                }
                if (LISTED.contains(item.getTopic())) {
                    listed.put(item.getSeq(), item.getTopic());
                    alerts.put(item.getSeq(), item.getResource());
                }
                if (item.getTopic().equals("alert.recalled")) {
                    recalled.add(item.getResource());
                }
            }
        }

        synchronized boolean isWaiting() {
            return !held.isEmpty();
        }

        synchronized boolean knows(Set<String> all) {
            return recalled.containsAll(all);
        }

        synchronized int received(String topic) {
            return (int) listed.values().stream().filter(topic::equals).count();
        }

        synchronized long shown() {
            return shown;
        }

        /** Deliveries of an alert beyond a number, as the terminal itself got them. */
        synchronized List<String> beyond(long confirmed, String alert) {
            return listed.entrySet().stream()
                    .filter(e -> e.getKey() > confirmed && alerts.get(e.getKey()).equals(alert))
                    .map(e -> name + " " + e.getKey() + " " + e.getValue())
                    .toList();
        }
    }

    private static Terminal started(HubClient police, String name, boolean slow) {
        var terminal = new Terminal(name, slow);
        police.subscription(name).listener(terminal).start(terminal::show);
        return terminal;
    }

    private void sightings(TestHub hub, List<String> orders) throws Exception {
        Digester key = Watching.key(folder);
        for (String order : orders) {
            Watching.seen(hub.as(RAIL), Watching.hit(key, order));
        }
    }

    private static void confirm(TestHub hub, Terminal terminal, long seq) {
        hub.as(Watching.POLICE).alerts().confirmDisplayed(AlertServiceConfirmDisplayedRequest.newBuilder()
                .setHeader(Watching.police("d-" + terminal.name + "-" + seq))
                .setTerminal(terminal.name)
                .setEpoch(hub.hub().ledger().info().mailboxEpoch())
                .setSeq(seq)
                .build());
    }

    @Test
    void after_the_cancel_no_terminal_first_shows_the_alert_as_live_and_the_unconfirmed_are_listed_exactly()
            throws Exception {
        var limits = new HubSettings.Mailbox(Duration.ofMillis(500), Duration.ofHours(1), 1_000, 1_000, 128);
        List<Terminal> terminals = new ArrayList<>();
        try (TestHub hub = TestHub.start(folder, limits);
                // Before the hub: who still stands would be waited for.
                AutoCloseable released = () -> terminals.forEach(t -> t.pace.countDown())) {
            HubClient court = hub.as(Watching.COURT);
            HubClient police = hub.as(Watching.POLICE);
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                orders.add(Watching.watched(hub, "w-" + i));
            }
            for (int i = 0; i < TERMINALS; i++) {
                terminals.add(started(police, "t-" + i, i % 2 == 1));
            }
            List<Terminal> slow = terminals.stream().filter(t -> t.pace.getCount() > 0).toList();
            sightings(hub, orders);
            Set<String> alerts = court.alerts().list(AlertBox.ALERT_BOX_OPEN)
                    .map(Alert::getId)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(alerts).hasSize(ORDERS);
            Await.until("the slow stand before their first alert", () -> slow.stream().allMatch(Terminal::isWaiting));
            Await.until("the others have all", () -> terminals.stream()
                    .filter(t -> t.pace.getCount() == 0)
                    .allMatch(t -> t.received("alert.raised") == ORDERS));

            for (int i = 0; i < orders.size(); i++) {
                Watching.cancel(court, orders.get(i), "x-" + i);
            }
            Await.until("who is behind hears all the same", () -> slow.stream().allMatch(t -> t.knows(alerts)));
            assertThat(slow).allMatch(t -> t.received("alert.recalled") == 0 && t.received("alert.raised") == 0);
            // It was not connected before: everything lies before it, and nothing of it is live any more.
            Terminal late = started(police, "late", false);
            slow.forEach(t -> t.pace.countDown());
            terminals.add(late);
            Await.until("each got every recall in its turn",
                    () -> terminals.stream().allMatch(t -> t.received("alert.recalled") == ORDERS));

            assertThat(terminals.stream().flatMap(t -> t.faults.stream())).isEmpty();
            assertThat(late.firstShownLive.values()).hasSize(ORDERS).doesNotContain(true);
            slow.forEach(t -> assertThat(t.firstShownLive.values().stream().filter(live -> live).count())
                    .as("%s: at most the one that it held already", t.name).isLessThanOrEqualTo(1));
            requireExactList(hub, terminals, alerts);
        }
    }

    /** Some confirm all, some a part, some nothing: the hub's list is what the terminals' own records say. */
    private static void requireExactList(TestHub hub, List<Terminal> terminals, Set<String> alerts) throws Exception {
        Map<Terminal, Long> confirmed = new HashMap<>();
        for (int i = 0; i < terminals.size(); i++) {
            Terminal terminal = terminals.get(i);
            List<Long> numbers = new ArrayList<>(terminal.listed.keySet());
            long seq = switch (i % 4) {
                case 0 -> terminal.shown();
                case 1 -> numbers.get(numbers.size() / 2);
                case 2 -> numbers.get(0);
                default -> 0;
            };
            if (seq > 0) {
                confirm(hub, terminal, seq);
            }
            confirmed.put(terminal, seq);
        }
        int total = 0;
        for (String alert : alerts) {
            List<String> expected = terminals.stream()
                    .flatMap(t -> t.beyond(confirmed.get(t), alert).stream())
                    .sorted()
                    .toList();
            List<String> found = hub.as(Watching.COURT).alerts().unconfirmed(alert)
                    .map(u -> u.getTerminal() + " " + u.getSeq() + " " + u.getTopic())
                    .sorted()
                    .toList();
            assertThat(found).isEqualTo(expected);
            assertThat(hub.as(Watching.COURT).alerts().get(alert).getState()).isEqualTo(AlertState.ALERT_STATE_LAPSED);
            total += found.size();
        }
        System.out.printf("recall: %d terminals, %d alerts, %d unconfirmed deliveries, as the terminals count them%n",
                terminals.size(), alerts.size(), total);
        assertThat(total).isPositive();
        for (Terminal terminal : terminals) {
            confirm(hub, terminal, hub.hub().ledger().mailboxHead(Watching.POLICE));
        }
        for (String alert : alerts) {
            assertThat(hub.as(Watching.COURT).alerts().unconfirmed(alert)).extracting(UnconfirmedTerminal::getTerminal).isEmpty();
        }
    }
}
