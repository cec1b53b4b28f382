// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.rules.book.RuleBook;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertState;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.SightingVerdict;

/** Two hundred terminals of ten stations claim the same alert at once: one wins, the others are told who. */
class ClaimRaceTest {
    private static final int STATIONS = 10;
    private static final int TERMINALS = 200;

    @TempDir
    Path folder;

    /** What a terminal was answered: a receipt, or a refusal. */
    private record Answer(int terminal, Receipt receipt, HubRefusal refusal) {
        boolean isWon() {
            return receipt != null;
        }
    }

    private static String station(int terminal) {
        return "STATION-" + terminal % STATIONS;
    }

    private static String desk(int terminal) {
        return "desk-" + terminal;
    }

    private static String officer(int terminal) {
        return "officer-" + terminal;
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

    @Test
    void one_of_two_hundred_terminals_wins_an_alert_and_the_others_are_told_who() throws Exception {
        int races = Size.of("races of 200 terminals for one alert", 2, 10);
        ExecutorService threads = Executors.newFixedThreadPool(TERMINALS);
        try (TestHub hub = start()) {
            HubClient court = hub.as(Watching.COURT);
            String[] stations = IntStream.range(0, STATIONS).mapToObj(ClaimRaceTest::station).toArray(String[]::new);
            for (int race = 0; race < races; race++) {
                String order = court.watches()
                        .request(Watching.request(Matters.paper(court), Watching.officer("w-" + race), stations))
                        .getResource();
                for (String station : stations) {
                    Watching.accept(hub.as(station), order, "a-" + race + station);
                }
                assertThat(Watching.seen(hub.as(station(0)), Watching.hit(Watching.key(folder), order)).get(0).getVerdict())
                        .isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
                Alert alert = court.alerts().list(AlertBox.ALERT_BOX_OPEN).findFirst().orElseThrow();
                List<Answer> answers = raced(hub, threads, alert.getId(), race);
                oneHasIt(court.alerts().get(alert.getId()), answers);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** All of them at once, over a connection of each station; what each was answered. */
    private static List<Answer> raced(TestHub hub, ExecutorService threads, String alert, int race) throws Exception {
        var ready = new CountDownLatch(TERMINALS);
        var go = new CountDownLatch(1);
        List<Future<Answer>> claims = new ArrayList<>();
        for (int i = 0; i < TERMINALS; i++) {
            int terminal = i;
            HubClient client = hub.as(station(terminal));
            claims.add(threads.submit(() -> {
                ready.countDown();
                go.await();
                return claimed(client, alert, race, terminal);
            }));
        }
        ready.await();
        go.countDown();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> claim : claims) {
            answers.add(claim.get());
        }
        return answers;
    }

    private static Answer claimed(HubClient client, String alert, int race, int terminal) {
        var head = TestHub.header("c-" + race + "-" + terminal, OfficerRole.OFFICER_ROLE_POLICE).toBuilder()
                .setOfficer(Officer.newBuilder()
                        .setId(officer(terminal))
                        .setName("演示员")
                        .setRole(OfficerRole.OFFICER_ROLE_POLICE));
        var claim = AlertServiceClaimRequest.newBuilder().setHeader(head).setId(alert).setDesk(desk(terminal)).build();
        try {
            return new Answer(terminal, client.alerts().claim(claim), null);
        } catch (HubRefusal refusal) {
            return new Answer(terminal, null, refusal);
        }
    }

    private static void oneHasIt(Alert alert, List<Answer> answers) {
        assertThat(answers).hasSize(TERMINALS);
        List<Answer> winners = answers.stream().filter(Answer::isWon).toList();
        assertThat(winners).as("who was given the claim").hasSize(1);
        int winner = winners.get(0).terminal();
        assertThat(alert.getState()).isEqualTo(AlertState.ALERT_STATE_CLAIMED);
        assertThat(alert.getClaim().getOrganisation()).isEqualTo(station(winner));
        assertThat(alert.getClaim().getDesk()).isEqualTo(desk(winner));
        assertThat(alert.getStepsList()).filteredOn(s -> s.getAction().equals("Claim")).hasSize(1);
        answers.stream().filter(a -> !a.isWon()).forEach(a -> {
            assertThat(a.refusal().reason()).as("what terminal %d is told", a.terminal())
                    .isEqualTo(Reason.REASON_ALREADY_CLAIMED);
            assertThat(a.refusal().metadata())
                    .containsEntry("holder", station(winner) + "/" + desk(winner))
                    .containsEntry("holder_officer", officer(winner))
                    .containsKey("since");
        });
    }
}
