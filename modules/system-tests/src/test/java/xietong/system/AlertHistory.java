// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import xietong.v1.Alert;
import xietong.v1.AlertAcknowledgement;
import xietong.v1.AlertBox;
import xietong.v1.MailboxSubscription;

/** What must be true at the end of all faults, computed from what the test sent and from what the hub has. */
record AlertHistory(Site site, List<AlertTerminal> terminals, Map<String, List<String>> receipts) {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Map<String, List<AlertTerminal>> stations() {
        return terminals.stream().collect(Collectors.groupingBy(AlertTerminal::station, TreeMap::new, Collectors.toList()));
    }

    /** Every terminal has shown, and acknowledged to the hub, all that its mailbox holds. */
    void awaitHeads() {
        stations().forEach((station, own) -> {
            Await.until(() -> station + " is at " + Mailboxes.all(site.as(station)).size() + ": "
                            + own.stream().map(AlertTerminal::last).toList() + AlertTerminal.troubles(own), PATIENCE,
                    () -> areAtTheHead(station, own));
            long head = own.get(0).last();
            Await.until(() -> "cursors of " + station + " at the hub: " + cursors(station), PATIENCE,
                    () -> own.stream().allMatch(t -> cursors(station).getOrDefault(t.name(), 0L) == head));
        });
    }

    /** What terminals acknowledge is delivered to their own station too, so the head moves on while they do. */
    private boolean areAtTheHead(String station, List<AlertTerminal> own) {
        long last = own.get(0).last();
        return own.stream().allMatch(t -> t.last() == last && t.cursor() == last)
                && Mailboxes.all(site.as(station)).size() == last;
    }

    /** Each station has acknowledged each alert that it has. */
    void awaitAcknowledged() {
        stations().keySet().forEach(station -> Await.until(() -> station + " has acknowledged all of its alerts", PATIENCE,
                () -> site.as(station).alerts().list(AlertBox.ALERT_BOX_OPEN).allMatch(alert ->
                        alert.getAcknowledgementsList().stream().anyMatch(a -> a.getOrganisation().equals(station)))));
    }

    private Map<String, Long> cursors(String station) {
        return site.as(station).mailbox().subscriptions()
                .collect(Collectors.toMap(MailboxSubscription::getName, MailboxSubscription::getCursor));
    }

    void check(SightingLoad load) {
        assertThat(AlertTerminal.troubles(terminals)).isEmpty();
        assertThat(load.answered()).as("every sighting has its answer").isEqualTo(load.sent());
        Map<String, Set<String>> entitled = load.entitled();
        var alerts = new HashMap<String, Alert>();
        stations().forEach((station, own) -> {
            site.as(station).alerts().list(AlertBox.ALERT_BOX_OPEN).forEach(a -> alerts.put(a.getId(), a));
            List<Mailboxes.Told> told = Mailboxes.all(site.as(station));
            Set<String> events = entitled.getOrDefault(station, Set.of());
            own.forEach(terminal -> screen(terminal, told, events));
        });
        assertThat(alerts).as("an alert for each event, and no other").hasSize(load.sent());
        alerts.values().forEach(alert -> {
            List<String> stations = load.events().get(alert.getSightings(0).getNumber());
            assertThat(alert.getSightingCount()).isEqualTo(1);
            assertThat(alert.getAcknowledgementsList()).extracting(AlertAcknowledgement::getOrganisation)
                    .as("who acknowledged %s", alert.getId()).containsExactlyInAnyOrderElementsOf(stations);
            assertThat(alert.getStepsList()).filteredOn(s -> s.getAction().equals("Acknowledge"))
                    .as("history of %s", alert.getId()).hasSize(stations.size());
            stations.forEach(s -> assertThat(receipts.getOrDefault(s + " " + alert.getId(), List.of()))
                    .as("receipts of %s for %s", s, alert.getId()).hasSizeLessThanOrEqualTo(1));
        });
        System.out.printf("%d alerts, %d acknowledgements, %d deliveries shown, %d repeats, %d disconnections%n",
                alerts.size(), alerts.values().stream().mapToInt(Alert::getAcknowledgementsCount).sum(),
                terminals.stream().mapToInt(t -> t.screen().size()).sum(),
                terminals.stream().mapToInt(t -> t.repeats.get()).sum(),
                terminals.stream().mapToInt(t -> t.disconnections.get()).sum());
    }

    /** The whole mailbox in its order, each number once; of alerts exactly those of the events that were sent. */
    private static void screen(AlertTerminal terminal, List<Mailboxes.Told> told, Set<String> events) {
        Map<Long, AlertTerminal.Shown> screen = terminal.screen();
        assertThat(screen.keySet()).as("%s of %s", terminal.name(), terminal.station())
                .containsExactlyElementsOf(told.stream().map(Mailboxes.Told::seq).toList());
        told.forEach(item -> {
            assertThat(screen.get(item.seq()).topic()).isEqualTo(item.topic());
            assertThat(screen.get(item.seq()).alert()).isEqualTo(item.resource());
        });
        List<String> shown = screen.values().stream()
                .filter(s -> s.topic().equals("alert.raised"))
                .map(AlertTerminal.Shown::event)
                .toList();
        assertThat(new HashSet<>(shown)).as("alerts of %s", terminal.station()).isEqualTo(events);
        assertThat(shown).doesNotHaveDuplicates();
    }
}
