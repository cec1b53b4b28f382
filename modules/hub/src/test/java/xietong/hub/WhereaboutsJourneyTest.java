// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertHandOver;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertServiceCloseRequest;
import xietong.v1.AlertServiceConfirmDisplayedRequest;
import xietong.v1.AlertServiceHandOverRequest;
import xietong.v1.AlertState;
import xietong.v1.HandOver;
import xietong.v1.HandOverResult;
import xietong.v1.IdentifierKind;
import xietong.v1.MailboxItem;
import xietong.v1.MatchKind;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;
import xietong.v1.UnconfirmedTerminal;
import xietong.v1.WatchBox;
import xietong.v1.WatchOrder;

/** A court looks for someone, a source sees him, the police act: over the wire, to the end. */
class WhereaboutsJourneyTest {
    private static final String RAIL = "POLICE-RAIL-BJ";

    @TempDir
    Path folder;

    private static SightingVerdict verdict(HubClient source, SightingReport report) throws Exception {
        return Watching.seen(source, report).get(0).getVerdict();
    }

    private static Officer officer(String id, OfficerRole role) {
        return Officer.newBuilder().setId(id).setName("演示员").setRole(role).setWorkPassNumber("演A" + id).build();
    }

    private static MailboxItem next(LinkedBlockingQueue<MailboxItem> arrived, String topic) throws InterruptedException {
        while (true) {
            MailboxItem item = arrived.poll(30, TimeUnit.SECONDS);
            assertThat(item).as(topic).isNotNull();
            if (item.getTopic().equals(topic)) {
                return item;
            }
        }
    }

    @Test
    void a_digest_that_matches_becomes_an_alert_which_one_unit_claims_and_sees_through() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(Watching.COURT);
            HubClient police = hub.as(Watching.POLICE);
            Digester key = Watching.key(folder);
            var arrived = new LinkedBlockingQueue<MailboxItem>();
            try (var in = police.subscription("duty").start(arrived::add)) {
                String order = Watching.watched(hub, "w-1");
                assertThat(police.watches().list(WatchBox.WATCH_BOX_ACTIVE)).extracting(WatchOrder::getId).containsExactly(order);
                assertThat(verdict(hub.as(RAIL), Watching.digest(key, Watching.DEBTOR)))
                        .isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);

                MailboxItem item = next(arrived, "alert.raised");
                String id = item.getResource();
                assertThat(item.getAlert().getMatch()).isEqualTo(MatchKind.MATCH_KIND_EXACT);
                assertThat(item.getAlert().getMasked()).isTrue();
                assertThat(item.getAlert().getSightings(0).getPlace().getText()).doesNotContain("303");
                assertThat(police.alerts().list(AlertBox.ALERT_BOX_OPEN)).extracting(Alert::getId).containsExactly(id);

                police.alerts().acknowledge(Watching.acknowledge(id, "a-1"));
                police.alerts().claim(Watching.claim(id, "c-1", "court-liaison"));
                HubRefusal late = catchThrowableOfType(
                        HubRefusal.class, () -> police.alerts().claim(Watching.claim(id, "c-2", "")));
                assertThat(late.reason()).isEqualTo(Reason.REASON_ALREADY_CLAIMED);
                assertThat(late.metadata()).containsEntry("holder", Watching.POLICE + "/court-liaison");

                police.alerts().report(Watching.report(id, AlertOutcome.ALERT_OUTCOME_CONTROLLED, "r-1"));
                assertThat(court.alerts().get(id).getState()).isEqualTo(AlertState.ALERT_STATE_CONTROLLED);
                police.alerts().handOver(AlertServiceHandOverRequest.newBuilder()
                        .setHeader(Watching.police("h-1"))
                        .setId(id)
                        .setHandOver(AlertHandOver.newBuilder()
                                .setResult(HandOverResult.HAND_OVER_RESULT_TO_COURT)
                                .setRecord(HandOver.newBuilder()
                                        .setTime(court.alerts().get(id).getControl().getTime())
                                        .setPlace("某派出所")
                                        .setInstrumentNumber("演示文书")
                                        .setCondition("无伤")
                                        .addHandingOfficers(officer("00000001", OfficerRole.OFFICER_ROLE_POLICE))
                                        .addReceivingOfficers(officer("00000002", OfficerRole.OFFICER_ROLE_OFFICER))
                                        .addReceivingOfficers(officer("00000003", OfficerRole.OFFICER_ROLE_OFFICER))))
                        .build());
                court.alerts().close(AlertServiceCloseRequest.newBuilder()
                        .setHeader(Watching.officer("close-1"))
                        .setId(id)
                        .setText("办结")
                        .build());
                assertThat(court.alerts().get(id).getState()).isEqualTo(AlertState.ALERT_STATE_CLOSED);
                assertThat(police.alerts().list(AlertBox.ALERT_BOX_OPEN)).isEmpty();
            }
            assertThat(hub.verify().isWhole()).isTrue();
        }
    }

    @Test
    void after_the_cancel_open_alerts_are_recalled_and_what_is_still_seen_is_suppressed() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(Watching.COURT);
            HubClient police = hub.as(Watching.POLICE);
            Digester key = Watching.key(folder);
            var arrived = new LinkedBlockingQueue<MailboxItem>();
            try (var in = police.subscription("duty").start(arrived::add)) {
                String order = Watching.watched(hub, "w-1");
                verdict(police, Watching.digest(key, Watching.DEBTOR));
                MailboxItem raised = next(arrived, "alert.raised");
                String id = raised.getResource();
                assertThat(court.alerts().unconfirmed(id)).extracting(UnconfirmedTerminal::getTerminal).containsExactly("duty");
                assertThatThrownBy(() -> shown(hub, raised.getSeq() + 1, "d-0"))
                        .as("what is not there yet cannot have been shown").isInstanceOf(HubRefusal.class)
                        .extracting(e -> ((HubRefusal) e).reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
                assertThat(court.alerts().unconfirmed(id)).hasSize(1);
                shown(hub, raised.getSeq(), "d-1");
                assertThat(court.alerts().unconfirmed(id)).isEmpty();

                Watching.cancel(court, order, "x-1");
                MailboxItem recalled = next(arrived, "alert.recalled");
                assertThat(court.alerts().unconfirmed(id)).extracting(UnconfirmedTerminal::getTopic)
                        .containsExactly("alert.recalled");
                shown(hub, recalled.getSeq(), "d-2");
                assertThat(court.alerts().unconfirmed(id)).isEmpty();
                assertThat(court.alerts().get(id).getState()).isEqualTo(AlertState.ALERT_STATE_LAPSED);

                assertThat(verdict(police, Watching.digest(key, Watching.DEBTOR)))
                        .as("nobody looks for him any more").isEqualTo(SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
                assertThat(court.watches().get(order).getSuppressedCount()).isZero();
                assertThat(verdict(hub.as(RAIL), Watching.hit(key, order)))
                        .as("of an old list").isEqualTo(SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
                assertThat(court.watches().get(order).getSuppressedCount()).isEqualTo(1);
                assertThat(court.alerts().list(AlertBox.ALERT_BOX_OPEN)).isEmpty();
            }
        }
    }

    private static void shown(TestHub hub, long seq, String requestId) {
        HubClient police = hub.as(Watching.POLICE);
        police.alerts().confirmDisplayed(AlertServiceConfirmDisplayedRequest.newBuilder()
                .setHeader(Watching.police(requestId))
                .setTerminal("duty")
                .setEpoch(hub.hub().ledger().info().mailboxEpoch())
                .setSeq(seq)
                .build());
    }

    @Test
    void one_event_is_one_alert_however_often_it_is_sent_and_a_label_makes_no_match_surer() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(Watching.COURT);
            Digester key = Watching.key(folder);
            var order = Watching.request(Matters.paper(court), Watching.officer("w-1"), Watching.POLICE).toBuilder();
            order.getTargetBuilder().getPersonBuilder().setBirthDate("1900-01-01");
            String id = court.watches().request(order.build()).getResource();
            Watching.accept(hub.as(Watching.POLICE), id, "a-1");
            SightingReport named = Watching.digest(
                    key,
                    Identifier.name(Matters.DEBTOR.getName(), "1900-01-01"),
                    IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID);
            assertThat(verdict(hub.as(RAIL), named)).isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
            assertThat(verdict(hub.as(RAIL), named)).as("sent again").isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
            Alert alert = court.alerts().list(AlertBox.ALERT_BOX_OPEN).findFirst().orElseThrow();
            assertThat(alert.getMatch()).isEqualTo(MatchKind.MATCH_KIND_CANDIDATE);
            assertThat(alert.getSightingCount()).isEqualTo(1);
            assertThat(verdict(hub.as(Watching.POLICE), Watching.digest(key, Watching.DEBTOR)))
                    .isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
            Alert merged = court.alerts().get(alert.getId());
            assertThat(merged.getMatch()).isEqualTo(MatchKind.MATCH_KIND_EXACT);
            assertThat(merged.getSightingCount()).isEqualTo(2);
        }
    }

    @Test
    void what_matches_nobody_is_counted_and_leaves_no_trace() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient police = hub.as(Watching.POLICE);
            Watching.watched(hub, "w-1");
            String marker = "MARKER-7F3A";
            SightingReport stranger = Watching.digest(
                    Watching.key(folder), Identifier.citizenId("990100199001010039"));
            SightingReport marked = stranger.toBuilder()
                    .setSighting(Watching.sighting().setNumber(marker).setDetail(marker))
                    .build();
            SightingReport damaged = marked.toBuilder()
                    .setSighting(marked.getSighting().toBuilder().setPlace(marked.getSighting().getPlace().toBuilder().setDivision(marker)))
                    .build();
            List<SightingAnswer> answers = Watching.seen(police, marked, damaged, stranger);
            assertThat(answers).extracting(SightingAnswer::getVerdict).containsExactly(
                    SightingVerdict.SIGHTING_VERDICT_NO_MATCH,
                    SightingVerdict.SIGHTING_VERDICT_INVALID,
                    SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
            assertThat(answers.get(1).getFault()).contains("division").doesNotContain(marker);
            var counts = hub.administrator().admin().hub().getCountersMap();
            assertThat(counts.get("sightings.no_match")).isGreaterThanOrEqualTo(2);
            assertThat(counts.keySet()).noneMatch(k -> k.contains(marker));
            try (var files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile).filter(f -> holds(f, marker))).isEmpty();
            }
        }
    }

    private static boolean holds(Path file, String marker) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_source_sends_in_clear_only_where_the_directory_says_so() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            SightingReport clear = SightingReport.newBuilder()
                    .setSighting(Watching.sighting())
                    .setIdentity(xietong.v1.SightedIdentity.newBuilder().setIdentifier(Matters.DEBTOR.getIdentifier()))
                    .build();
            HubClient police = hub.as(Watching.POLICE);
            try (var stream = police.watches().sightings(1)) {
                Throwable refused = catchThrowableOfType(
                        java.util.concurrent.ExecutionException.class,
                        () -> stream.send(List.of(clear)).get(30, TimeUnit.SECONDS)).getCause();
                assertThat(((HubRefusal) refused).reason()).isEqualTo(Reason.REASON_BASIS_FORBIDS);
            }
        }
    }

    @Test
    void after_a_restart_the_list_comes_from_the_ledger() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            Watching.watched(hub, "w-1");
            hub.restart();
            var all = Watching.seen(
                    hub.as(Watching.POLICE),
                    Watching.digest(Watching.key(folder), Watching.DEBTOR),
                    Watching.digest(Watching.key(folder), Identifier.citizenId("990100199001010039")));
            assertThat(all).extracting(SightingAnswer::getVerdict).containsExactly(
                    SightingVerdict.SIGHTING_VERDICT_MATCH, SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
            Await.until("the list is sure", hub.hub().watches()::isSure);
        }
    }
}
