// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import xietong.v1.AlertBox;

/**
 * Entrustments, freezes and alerts at work on several nodes, and at the end the proof: whatever was accepted is there once,
 * mailboxes are whole, each account has one first rank, each alert reached its stations and nobody else, and the ledger is as
 * it was written.
 */
final class ClusterWork implements AutoCloseable {
    static final List<String> COURTS = List.of("京0117", "津0119", "冀1082");
    private static final List<String> STATIONS = List.of("STATION-N", "STATION-S");
    private static final int ACCOUNTS = 8;
    private static final int SIGHTINGS_PER_SECOND = 20;

    final Load load;
    private final Nodes nodes;
    private final List<Reader> desks = new ArrayList<>();
    private final FreezeLoad freezes;
    private final Proof proof;
    private final SightingLoad sightings;

    /** At work on nodes that run. */
    ClusterWork(Nodes nodes, Random random) throws Exception {
        this.nodes = nodes;
        var lookout = new Lookout(nodes);
        for (String station : STATIONS) {
            lookout.station(station, "", false);
            desks.add(new Reader(nodes.another(station).subscription("desk"), item -> { }));
        }
        List<String> persons = new ArrayList<>();
        List<List<String>> police = new ArrayList<>();
        // Enough that none of them has a thousand open alerts after an hour.
        int count = Size.of("persons looked for", 20, 400);
        for (int i = 0; i < count; i++) {
            persons.add(Lookout.identifier(i));
            police.add(i % 5 == 0 ? STATIONS : List.of(STATIONS.get(i % 2)));
        }
        lookout.watched(persons, police);
        load = new Load(nodes, COURTS, random, Duration.ofMillis(100));
        freezes = new FreezeLoad(nodes, COURTS.subList(0, 2), ACCOUNTS, random);
        proof = new Proof(nodes, load, COURTS);
        sightings = new SightingLoad(lookout, persons, police, SIGHTINGS_PER_SECOND);
        load.await(20);
    }

    /** Ends the work, waits until all of it is answered, and proves. */
    void prove() throws Exception {
        sightings.close();
        freezes.finish();
        load.pause();
        List<Load.Accepted<?, ?>> accepted = load.drain();
        proof.everyReceiptIsKept(accepted);
        proof.everyUploadIsKept();
        proof.subscribersHaveExactlyTheirMailboxes();
        freezes.check();
        alertsAreWhole();
        System.out.printf("%d receipts of matters, %d of freezes, %d alerts%n",
                accepted.size(), freezes.accepted(), sightings.sent());
        assertThat(nodes.xietong("verify").ended(0).out()).contains("all is as it was written");
    }

    /** Each station's mailbox holds an alert of each event that it is entitled to, and no other; its desk has all of it. */
    private void alertsAreWhole() {
        for (int i = 0; i < STATIONS.size(); i++) {
            String station = STATIONS.get(i);
            List<Mailboxes.Told> told = Mailboxes.all(nodes.as(station));
            Reader desk = desks.get(i);
            Await.until("the desk of " + station + " has all", () -> desk.count() >= told.size());
            assertThat(desk.items()).isEqualTo(told);
            assertThat(desk.troubles).isEmpty();
            Set<String> raised = new HashSet<>();
            told.stream().filter(item -> item.topic().equals("alert.raised")).forEach(item -> assertThat(
                            raised.add(item.resource()))
                    .as("%s told once of %s", station, item.resource()).isTrue());
            Set<String> events = new HashSet<>();
            nodes.as(station).alerts().list(AlertBox.ALERT_BOX_OPEN)
                    .filter(alert -> raised.contains(alert.getId()))
                    .forEach(alert -> events.add(alert.getSightings(0).getNumber()));
            assertThat(events).as("alerts of %s", station)
                    .isEqualTo(sightings.entitled().getOrDefault(station, Set.of()));
            assertThat(raised).hasSize(events.size());
        }
    }

    @Override
    public void close() {
        load.close();
        freezes.close();
        desks.forEach(Reader::close);
    }
}
