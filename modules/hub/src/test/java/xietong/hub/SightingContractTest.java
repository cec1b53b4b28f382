// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.hub.screening.SightingKeys;
import xietong.hub.screening.WatchFeed;
import xietong.ledger.Batch;
import xietong.ledger.Seal;
import xietong.ledger.StoredState;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.LocateServiceReportSightingsRequest;
import xietong.v1.LocateServiceReportSightingsResponse;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.SightedIdentity;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingForm;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/** What a source can rely on, case by case. */
@Timeout(120)
class SightingContractTest {
    private static final Identifier STRANGER = Identifier.plate("闽D12345");
    private static final String RAIL = "POLICE-RAIL-BJ";
    private static final String CLEAR = "SOURCE-CLEAR";

    @TempDir
    Path folder;

    @Test
    void after_a_commit_that_was_not_told_nobody_is_answered_no_match_until_the_ledger_was_read() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            String order = Watching.watched(hub, "w-1");
            Digester key = Watching.key(folder);
            // One more list of the same node, which nobody tells of commits but this test.
            try (var feed = new WatchFeed(hub.hub().ledger(), List.of(key), new Counters())) {
                feed.start(hub.hub().writer());
                Await.until("it is sure", () -> verdict(feed, key, STRANGER) == SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
                long head = hub.hub().writer().heads().position();
                StoredState state = hub.hub().ledger().state(order).orElseThrow();
                feed.committed(batch(head + 2, state));
                assertThat(verdict(feed, key, STRANGER)).isEqualTo(SightingVerdict.SIGHTING_VERDICT_UNSURE);
                assertThat(verdict(feed, key, Watching.DEBTOR)).isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);

                Watching.watched(hub, "w-2");
                assertThat(hub.hub().writer().heads().position()).isGreaterThanOrEqualTo(head + 2);
                Await.until("it has read the ledger",
                        () -> verdict(feed, key, STRANGER) == SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
                assertThat(feed.known()).isGreaterThanOrEqualTo(head + 2);
            }
        }
    }

    /** Of another position than it has: what the feed hears where the one before did not reach it. */
    private static Batch batch(long position, StoredState state) {
        var entry = new Batch.Entry(
                null, state, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), false, null);
        return new Batch(
                new Seal(position, Instant.EPOCH, 1, "SHA-256", new byte[0], new byte[0]), List.of(entry), List.of());
    }

    private static SightingVerdict verdict(WatchFeed feed, Digester key, Identifier who) {
        return feed.screen().screen(Watching.digest(key, who), Instant.now()).verdict();
    }

    @Test
    void two_keys_are_in_force_until_the_old_one_is_taken_out_and_the_fault_names_those_that_are() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            Watching.watched(hub, "w-1");
            Digester old = Watching.key(folder);
            hub.stopped(() -> SightingKeys.rotate(Hub.identityFolder(folder)));
            Digester present = Watching.key(folder);
            assertThat(present.key()).isNotEqualTo(old.key());
            List<SightingAnswer> both = Watching.seen(hub.as(Watching.POLICE),
                    Watching.digest(old, Watching.DEBTOR), Watching.digest(present, Watching.DEBTOR),
                    Watching.digest(old, STRANGER), Watching.digest(present, STRANGER));
            assertThat(both).extracting(SightingAnswer::getVerdict).containsExactly(
                    SightingVerdict.SIGHTING_VERDICT_MATCH, SightingVerdict.SIGHTING_VERDICT_MATCH,
                    SightingVerdict.SIGHTING_VERDICT_NO_MATCH, SightingVerdict.SIGHTING_VERDICT_NO_MATCH);

            hub.stopped(() -> SightingKeys.retire(Hub.identityFolder(folder), old.key()));
            List<SightingAnswer> after = Watching.seen(hub.as(Watching.POLICE),
                    Watching.digest(old, Watching.DEBTOR), Watching.digest(present, Watching.DEBTOR));
            assertThat(after).extracting(SightingAnswer::getVerdict).containsExactly(
                    SightingVerdict.SIGHTING_VERDICT_INVALID, SightingVerdict.SIGHTING_VERDICT_MATCH);
            assertThat(after.get(0).getFault()).contains(present.key()).doesNotContain(old.key());
        }
    }

    @Test
    void what_two_sources_saw_at_one_place_is_one_alert_and_what_is_long_past_is_marked_stale() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            Watching.watched(hub, "w-1");
            Digester key = Watching.key(folder);
            SightingReport past = Watching.digest(key, Watching.DEBTOR);
            past = past.toBuilder()
                    .setSighting(past.getSighting().toBuilder()
                            .setTime(Times.timestamp(Instant.now().minus(Duration.ofDays(3)))))
                    .build();
            assertThat(Watching.seen(hub.as(Watching.POLICE), past).get(0).getVerdict())
                    .isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
            HubClient court = hub.as(Watching.COURT);
            Alert stale = court.alerts().list(AlertBox.ALERT_BOX_OPEN).findFirst().orElseThrow();
            assertThat(stale.getStale()).isTrue();

            for (String source : List.of(Watching.POLICE, RAIL)) {
                assertThat(Watching.seen(hub.as(source), Watching.digest(key, Watching.DEBTOR)).get(0).getVerdict())
                        .isEqualTo(SightingVerdict.SIGHTING_VERDICT_MATCH);
            }
            List<Alert> open = court.alerts().list(AlertBox.ALERT_BOX_OPEN).toList();
            assertThat(open).hasSize(2);
            assertThat(open).filteredOn(a -> !a.getId().equals(stale.getId())).singleElement()
                    .satisfies(a -> assertThat(a.getSightingCount()).isEqualTo(2))
                    .satisfies(a -> assertThat(a.getStale()).isFalse());
        }
    }

    @Test
    void a_source_with_an_agreement_sends_clear_values_and_the_old_number_finds_as_well() throws Exception {
        try (TestHub hub = TestHub.start(folder, s -> {
            var rules = new LinkedHashMap<>(s.initialRules());
            var source = RuleBook.entry(Organisation.newBuilder()
                    .setCode(CLEAR)
                    .setName("演练来源")
                    .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                    .setSynthetic(true)
                    .addSightings(SightingForm.SIGHTING_FORM_CLEAR)
                    .build());
            rules.put(source.getKey(), source.getValue());
            return new HubSettings(
                    s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), s.live(), rules);
        })) {
            Watching.watched(hub, "w-1");
            String number = Matters.DEBTOR.getIdentifier();
            String old = number.substring(0, 6) + number.substring(8, 17);
            List<SightingAnswer> answers = Watching.seen(hub.as(CLEAR), clear(number), clear(old), clear("990100199001010039"));
            assertThat(answers).extracting(SightingAnswer::getVerdict).containsExactly(
                    SightingVerdict.SIGHTING_VERDICT_MATCH, SightingVerdict.SIGHTING_VERDICT_MATCH,
                    SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
        }
    }

    private static SightingReport clear(String number) {
        return SightingReport.newBuilder()
                .setSighting(Watching.sighting())
                .setIdentity(SightedIdentity.newBuilder().setIdentifier(number))
                .build();
    }

    @Test
    void from_a_source_that_does_not_take_its_answers_the_hub_soon_takes_no_more() throws Exception {
        try (TestHub hub = TestHub.start(folder); HubClient mute = hub.another(Watching.POLICE)) {
            Digester key = Watching.key(folder);
            HubClient police = hub.as(Watching.POLICE);
            Watching.seen(police, Watching.digest(key, STRANGER));
            var answered = new AtomicInteger();
            var end = new AtomicReference<Status>();
            var call = mute.channel().newCall(LocateServiceGrpc.getReportSightingsMethod(), CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<LocateServiceReportSightingsResponse>() {
                @Override
                public void onMessage(LocateServiceReportSightingsResponse message) {
                    answered.addAndGet(message.getAnswersCount());
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                    end.set(status);
                }
            }, new Metadata());
            List<SightingReport> reports = new ArrayList<>();
            for (int i = 0; i < 256; i++) {
                reports.add(Watching.digest(key, STRANGER));
            }
            var frame = LocateServiceReportSightingsRequest.newBuilder().addAllReports(reports).build();
            int most = 4_000;
            int frames = 0;
            boolean taken = true;
            while (taken && frames < most) {
                while (call.isReady() && frames < most) {
                    call.sendMessage(frame);
                    frames++;
                }
                // While others are answered, and thereafter, it takes nothing.
                for (int i = 0; i < 5; i++) {
                    Watching.seen(police, Watching.digest(key, STRANGER));
                }
                taken = call.isReady();
            }
            assertThat(frames).as("frames that the hub and the wire took").isLessThan(most);
            assertThat(answered).hasValue(0);
            int sent = frames;
            call.request(Integer.MAX_VALUE);
            call.halfClose();
            Await.until("everything that was sent is answered", () -> end.get() != null);
            assertThat(end.get().isOk()).isTrue();
            assertThat(answered).hasValue(sent * 256);
            System.out.println("frames before the hub took no more: " + sent);
        }
    }
}
