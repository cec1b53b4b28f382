// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.ledger.Delivery;
import xietong.rules.book.RuleBook;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Receipt;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingVerdict;

/** An alert that goes to every station of the country is accepted at once and told to each exactly once. */
class NationalAlertTest {
    private static final int STATIONS = Size.of("stations", 3_000, 40_000);

    @TempDir
    Path folder;

    private static String station(int i) {
        return String.format("STATION-%05d", i);
    }

    private TestHub start() {
        return TestHub.start(folder, s -> {
            var rules = new LinkedHashMap<>(s.initialRules());
            for (int i = 0; i < STATIONS; i++) {
                var entry = RuleBook.entry(Organisation.newBuilder()
                        .setCode(station(i))
                        .setName("演练派出所" + i)
                        .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                        .setSynthetic(true)
                        .build());
                rules.put(entry.getKey(), entry.getValue());
            }
            return new HubSettings(
                    s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), s.live(), rules);
        });
    }

    private static Alert raised(TestHub hub, Path folder) throws Exception {
        HubClient court = hub.as(Watching.COURT);
        var centre = TestHub.header("w-1", OfficerRole.OFFICER_ROLE_COMMAND_CENTRE);
        Receipt asked = court.watches().request(
                Watching.request(Matters.paper(court), centre, Watching.POLICE).toBuilder().setBroadcast(true).build());
        Watching.accept(hub.as(Watching.POLICE), asked.getResource(), "a-1");
        List<SightingAnswer> answers =
                Watching.seen(hub.as(Watching.POLICE), Watching.digest(Watching.key(folder), Watching.DEBTOR));
        assertThat(answers.get(0).getVerdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
        return court.alerts().list(AlertBox.ALERT_BOX_OPEN).findFirst().orElseThrow();
    }

    private static List<String> topics(TestHub hub, String station) {
        return hub.hub().ledger().deliveries(station, 0, 100).stream().map(Delivery::topic).toList();
    }

    @Test
    void a_restart_in_the_middle_leaves_nobody_out_and_tells_nobody_twice() throws Exception {
        try (TestHub hub = start()) {
            String id = raised(hub, folder).getId();
            hub.restart();
            HubClient court = hub.as(Watching.COURT);
            Alert then = court.alerts().get(id);
            System.out.println("told " + then.getToldCount() + " of " + then.getAudienceCount() + " after the restart");
            Await.until("everyone is told",
                    () -> court.alerts().get(id).getToldCount() == court.alerts().get(id).getAudienceCount());
            assertThat(court.alerts().get(id).getAudienceCount()).isGreaterThanOrEqualTo(STATIONS);
            for (int i = 0; i < STATIONS; i++) {
                assertThat(topics(hub, station(i))).as(station(i)).containsExactly("alert.raised");
            }
            HubClient station = hub.as(station(STATIONS - 1));
            assertThat(station.alerts().list(AlertBox.ALERT_BOX_OPEN)).extracting(Alert::getId).containsExactly(id);

            station.alerts().claim(Watching.claim(id, "c-1", ""));
            Watching.cancel(court, court.alerts().get(id).getWatchOrder(), "x-1");
            Await.until("everyone hears of the recall",
                    () -> topics(hub, station(STATIONS - 2)).contains("alert.recalled"));
            for (int i = 0; i < STATIONS - 1; i++) {
                assertThat(topics(hub, station(i))).as(station(i))
                        .startsWith("alert.raised").endsWith("alert.recalled").doesNotHaveDuplicates();
            }
        }
    }
}
