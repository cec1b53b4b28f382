// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Futures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceFetchResponse;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.SightingVerdict;

/** A hub that is killed while it tells every station of the country; then every mailbox is read. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NationalAlertKillTest {
    private static final int FULL = 40_000;
    private static final int STATIONS = Boolean.getBoolean("xietong.long") ? FULL : 2_000;
    private static final int KILLS = Boolean.getBoolean("xietong.long") ? 2 : 1;
    private static final Path CONFIG = Path.of(System.getProperty("xietong.root", "../..")).resolve("config");

    @TempDir
    private Path folder;

    @Test
    void everyStationHasTheAlertExactlyOnceAfterAKillInTheMiddle() throws Exception {
        System.out.printf("size: %d of %d stations (%d %%), %d kills%n", STATIONS, FULL, 100 * STATIONS / FULL, KILLS);
        String id = "";
        long began = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            HubProcess hub = started();
            // Commands all the time: the hub tells a few mailboxes between them, not all at once.
            try (var courts = new Courts(hub, 100); HubClient court = hub.client(Wanted.COURT)) {
                courts.start();
                if (kill == 0) {
                    began = System.nanoTime();
                    id = raised(hub, court);
                }
                int part = (kill + 1) * STATIONS / (KILLS + 1);
                Alert then = awaited(court, id, a -> a.getToldCount() >= part);
                hub.kill();
                System.out.printf("killed when %d of %d had it%n", then.getToldCount(), then.getAudienceCount());
                if (kill == 0) {
                    assertThat(then.getToldCount()).as("in the middle").isLessThan(then.getAudienceCount());
                }
            } finally {
                hub.close();
            }
        }
        try (HubProcess hub = started(); HubClient court = hub.client(Wanted.COURT)) {
            Alert all = awaited(court, id, a -> a.getToldCount() >= a.getAudienceCount());
            System.out.printf("all %d had it after %.1f s, %d kills and starts among them%n",
                    all.getToldCount(), (System.nanoTime() - began) / 1e9, KILLS);
            assertThat(all.getToldCount()).isEqualTo(all.getAudienceCount()).isGreaterThanOrEqualTo(STATIONS - 1);
            everyMailboxHoldsItOnce(hub, id);
        }
    }

    private HubProcess started() throws Exception {
        return HubProcess.withStations(folder, CONFIG, 256, STATIONS);
    }

    private static String raised(HubProcess hub, HubClient court) throws Exception {
        var wanted = new Wanted(hub);
        String station = Stations.code(0);
        try (var wire = new Wire(hub, 1);
                HubClient source = hub.client(station);
                SightingStream stream = source.watches().sightings(4)) {
            String order = Futures.getUnchecked(LocateServiceGrpc.newFutureStub(wire.as(Wanted.COURT))
                            .request(wanted.request(0, true, List.of(station))))
                    .getReceipt()
                    .getResource();
            Futures.getUnchecked(LocateServiceGrpc.newFutureStub(wire.as(station)).accept(Wanted.accept(order)));
            var answers = stream.send(List.of(wanted.seen(0, 1, 0, Duration.ofSeconds(1)))).get(60, TimeUnit.SECONDS);
            assertThat(answers.get(0).getVerdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
        }
        return court.alerts().list(AlertBox.ALERT_BOX_OPEN).findFirst().orElseThrow().getId();
    }

    private static Alert awaited(HubClient court, String id, Predicate<Alert> condition) {
        long patience = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        Alert alert = court.alerts().get(id);
        while (!condition.test(alert)) {
            assertThat(System.nanoTime()).as("told %d of %d", alert.getToldCount(), alert.getAudienceCount())
                    .isLessThan(patience);
            LockSupport.parkNanos(2_000_000);
            alert = court.alerts().get(id);
        }
        return alert;
    }

    /** Through the public contract, as each station's own system reads its mailbox. */
    private static void everyMailboxHoldsItOnce(HubProcess hub, String id) throws Exception {
        Map<String, MailboxServiceFetchResponse> read = new ConcurrentHashMap<>();
        var busy = new Busy(64);
        try (var wire = new Wire(hub, 4)) {
            for (int i = 0; i < STATIONS; i++) {
                String station = Stations.code(i);
                busy.begin();
                busy.follow(
                        MailboxServiceGrpc.newFutureStub(wire.as(station))
                                .fetch(MailboxServiceFetchRequest.newBuilder().setLimit(500).build()),
                        answer -> read.put(station, answer));
            }
            busy.end();
        }
        assertThat(read).hasSize(STATIONS);
        read.forEach((station, mailbox) -> {
            assertThat(mailbox.getItemsList()).as(station)
                    .filteredOn(item -> item.getResource().equals(id) && item.getTopic().equals("alert.raised"))
                    .hasSize(1);
            assertThat(mailbox.getItemsList()).as(station).extracting(MailboxItem::getSeq)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, mailbox.getPosition().getHead()).boxed().toList());
        });
        System.out.printf("%d mailboxes read, each holds it exactly once%n", read.size());
    }
}
