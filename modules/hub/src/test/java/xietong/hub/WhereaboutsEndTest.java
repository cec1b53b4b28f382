// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertServiceCloseRequest;
import xietong.v1.AlertState;
import xietong.v1.Receipt;
import xietong.v1.SightedHits;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/** What is left when looking for someone has ended: of a closed alert no personal data, of an ended order no answer. */
class WhereaboutsEndTest {
    /** In the place, in the report, and in the words of the closing itself. */
    private static final List<String> PERSONAL = List.of("尽关之址", "尽关之言", "尽关之语");

    @TempDir
    Path folder;

    @Test
    void of_a_closed_alert_no_personal_data_is_left_its_closing_words_neither_and_the_evidence_stays_whole() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(Watching.COURT);
            HubClient police = hub.as(Watching.POLICE);
            Watching.watched(hub, "w-1");
            SightingReport seen = Watching.digest(Watching.key(folder), Watching.DEBTOR);
            var sighting = seen.getSighting().toBuilder();
            sighting.getPlaceBuilder().setText("漳浦县绥安镇" + PERSONAL.get(0));
            Watching.seen(police, seen.toBuilder().setSighting(sighting).build());
            String id = court.alerts().list(AlertBox.ALERT_BOX_OPEN).map(Alert::getId).findFirst().orElseThrow();
            police.alerts().claim(Watching.claim(id, "c-1", ""));
            police.alerts().report(Watching.report(id, AlertOutcome.ALERT_OUTCOME_LEFT, "r-1").toBuilder()
                    .setText(PERSONAL.get(1))
                    .build());
            assertThat(PERSONAL.subList(0, 2)).allMatch(this::isKept, "is kept before");

            var close = AlertServiceCloseRequest.newBuilder()
                    .setHeader(Watching.officer("close-1").toBuilder().setReason(PERSONAL.get(2)))
                    .setId(id)
                    .setText(PERSONAL.get(2))
                    .build();
            Receipt closed = court.alerts().close(close);
            assertThat(court.alerts().get(id).getState()).isEqualTo(AlertState.ALERT_STATE_CLOSED);
            // The hub empties its log once nobody reads in it any more.
            Await.until("nothing personal in any file", () -> PERSONAL.stream().noneMatch(this::isKept));
            assertThat(court.alerts().close(close)).as("asked again").isEqualTo(closed);
            assertThat(hub.verify().isWhole()).isTrue();
            assertThat(hub.verify().counts().get("erased")).isPositive();
        }
    }

    private boolean isKept(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sought = new String(bytes, StandardCharsets.ISO_8859_1);
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).anyMatch(f -> read(f).contains(sought));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Whoever reports a sighting does not learn whether someone was looked for before: PIPL 6, 28. */
    @Test
    void a_sighting_for_an_order_that_ended_is_recorded_and_answered_as_one_that_nobody_ever_asked_for() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(Watching.COURT);
            HubClient source = hub.as("POLICE-RAIL-BJ");
            Digester key = Watching.key(folder);
            String order = Watching.watched(hub, "w-1");
            Watching.cancel(court, order, "x-1");
            Await.until("the list is sure", hub.hub().watches()::isSure);

            SightingReport ended = numbered(Watching.hit(key, order), "E-1");
            SightingReport never = numbered(of(ended, 4711L), "E-1");
            assertThat(answer(source, ended)).isEqualTo(answer(source, never));
            assertThat(answer(source, ended).getVerdict()).isEqualTo(SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
            assertThat(court.watches().get(order).getSuppressedCount()).as("one event, however often sent").isEqualTo(1);
            assertThat(answer(source, Watching.digest(key, Watching.DEBTOR)).toBuilder().clearNumber().build())
                    .isEqualTo(answer(source, Watching.digest(key, Identifier.citizenId("990100199001010039"))).toBuilder()
                            .clearNumber()
                            .build());
            assertThat(court.alerts().list(AlertBox.ALERT_BOX_OPEN)).isEmpty();
            assertThat(isKept("某酒店303房")).as("where it was is not kept").isFalse();
        }
    }

    private static SightingAnswer answer(HubClient source, SightingReport report) throws Exception {
        return Watching.seen(source, report).get(0);
    }

    private static SightingReport numbered(SightingReport report, String number) {
        return report.toBuilder().setSighting(report.getSighting().toBuilder().setNumber(number)).build();
    }

    private static SightingReport of(SightingReport report, long reference) {
        SightedHits hits = report.getHits().toBuilder().clearReferences().addReferences(reference).build();
        return report.toBuilder().setHits(hits).build();
    }
}
