// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.book.RuleBook;
import xietong.rules.locate.Watcher;
import xietong.v1.Alert;
import xietong.v1.AlertState;
import xietong.v1.Desk;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.SightingSource;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/** Whatever happens to an order or alert of very many mailboxes, one command tells no more of them than the hub tells at once. */
class ManyMailboxesTest {
    /** The hub refuses a command that tells more. */
    private static final int AT_ONCE = 256;
    /** As many as an order may be addressed to. */
    private static final int ASKED = 100;

    private final Docket docket = Docket.opens("2026-03-02T09:00:00");

    private static Watcher station(int number) {
        return Watcher.of(String.format("STATION-%05d", number));
    }

    /** Stations without an area of their own, with two desks each, below one authority. */
    private void stations(int count) {
        var more = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            var entry = RuleBook.entry(Organisation.newBuilder()
                    .setCode(station(i).court().code())
                    .setName("演练派出所" + i)
                    .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                    .setSuperior("POLICE-110000")
                    .addDesks(Desk.newBuilder().setCode("duty").setTitle("值班室"))
                    .addDesks(Desk.newBuilder().setCode("court-liaison").setTitle("驻院联络"))
                    .setSynthetic(true)
                    .build());
            more.put(entry.getKey(), entry.getValue());
        }
        docket.under(Config.BOOK.with(2, more));
    }

    private static Motion<LocateServiceRequestRequest.Builder> request(int asked) {
        Watcher[] stations = IntStream.range(0, asked).mapToObj(ManyMailboxesTest::station).toArray(Watcher[]::new);
        return HAIDIAN.requests(LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, stations);
    }

    private String accepted(Motion<LocateServiceRequestRequest.Builder> request, int asked) {
        String order = docket.hears(request);
        IntStream.range(0, asked).forEach(i -> docket.hears(station(i).accepts(order)));
        return order;
    }

    private static Motion<LocateServiceRequestRequest.Builder> broadcast(int asked) {
        return request(asked).but(c -> c.setBroadcast(true))
                .as(HAIDIAN.court().officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    private String raised(String order) {
        return docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), "110108").build())
                .orElseThrow();
    }

    private Alert alert(String id) {
        return docket.get(id, Alert.getDefaultInstance());
    }

    private static List<String> each(int from, int to, String what) {
        return IntStream.range(from, to).mapToObj(i -> station(i).court().code() + " alert." + what).toList();
    }

    @Test
    void oneStepOfTheEscalationTellsTheStationsFirstAndTheSuperiorAndTheCourtStillComeNext() {
        stations(ASKED);
        String id = raised(accepted(request(ASKED), ASKED));
        docket.after(Duration.ofSeconds(60));
        assertThat(docket.told()).hasSizeLessThanOrEqualTo(AT_ONCE).containsAll(each(0, ASKED, "escalated"))
                .contains("STATION-00000/duty alert.escalated");
        docket.after(Duration.ofSeconds(120));
        assertThat(docket.told()).containsExactly("POLICE-110000 alert.escalated");
        docket.after(Duration.ofSeconds(120));
        assertThat(docket.told()).hasSizeLessThanOrEqualTo(AT_ONCE);
        assertThat(docket.told()).filteredOn(told -> told.contains(" alert."))
                .containsExactly("京0108 alert.unanswered");
        docket.hears(Watcher.of("POLICE-110000").acknowledges(id));
    }

    @Test
    void anOrderOfVeryManyStationsIsCancelledAndItsAlertCalledBackDirectlyAfter() {
        stations(ASKED);
        String order = accepted(request(ASKED), ASKED);
        String id = raised(order);
        docket.after(Duration.ofSeconds(60));
        int got = alert(id).getAddresseesCount();
        docket.hears(HAIDIAN.cancels(order));
        assertThat(docket.told()).hasSize(ASKED);
        assertThat(got + ASKED).as("with the alert it would be too many").isGreaterThan(AT_ONCE);
        WatchOrder cancelled = docket.get(order, WatchOrder.getDefaultInstance());
        assertThat(cancelled.getState()).isEqualTo(WatchState.WATCH_STATE_CANCELLED);
        docket.after(Duration.ofSeconds(1));
        assertThat(docket.told()).hasSize(got + 1).containsAll(each(0, ASKED, "recalled"));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_LAPSED);
        assertThat(docket.get(order, WatchOrder.getDefaultInstance()).hasRecallTime()).isFalse();
    }

    @Test
    void aBroadcastBesideManyWhoAreNamedGoesOutInSlices() {
        stations(280);
        String id = raised(accepted(broadcast(ASKED), ASKED));
        assertThat(docket.told()).hasSize(ASKED + 1).containsAll(each(0, ASKED, "raised"));
        docket.after(Duration.ofSeconds(30));
        assertThat(docket.told()).containsAll(each(ASKED, 280, "raised")).doesNotHaveDuplicates();
        assertThat(alert(id).getToldCount()).isEqualTo(alert(id).getAudienceCount());
    }

    @Test
    void aBroadcastThatEscalatedToManyMoreIsToldInSlicesFromThenOn() {
        stations(180);
        String order = accepted(broadcast(60), 60);
        String id = raised(order);
        assertThat(docket.told()).containsAll(each(0, 180, "raised"));
        docket.after(Duration.ofSeconds(60));
        docket.hears(station(0).claims(id));
        assertThat(docket.told()).hasSizeLessThanOrEqualTo(AT_ONCE).containsAll(each(1, 60, "claimed"));
        docket.after(Duration.ofSeconds(1));
        assertThat(docket.told()).containsAll(each(60, 180, "claimed")).doesNotHaveDuplicates();
        docket.hears(HAIDIAN.cancels(order));
        assertThat(docket.told()).hasSizeLessThanOrEqualTo(AT_ONCE);
        docket.after(Duration.ofSeconds(1));
        assertThat(docket.told()).containsAll(each(60, 180, "recalled"));
        assertThat(alert(id).getToldCount()).isEqualTo(alert(id).getAudienceCount());
    }
}
