// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;
import static xietong.rules.locate.Watcher.HAIDIAN_POLICE;
import static xietong.rules.locate.Watcher.PINGGU_POLICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.book.RuleBook;
import xietong.rules.locate.Watcher;
import xietong.store.v1.AudienceSlice;
import xietong.store.v1.Dispatch;
import xietong.v1.Alert;
import xietong.v1.AlertState;
import xietong.v1.LegalBasis;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.SightingSource;

/** A national alert goes out in slices, each once, in order; a recall overtakes it. */
class DispatchTest {
    private static final int STATIONS = 1_000;
    /** Before anything escalates. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Docket docket = Docket.opens("2026-03-02T09:00:00");
    private String order;

    @BeforeEach
    void manyStations() {
        var more = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < STATIONS; i++) {
            var entry = RuleBook.entry(Organisation.newBuilder()
                    .setCode(String.format("STATION-%05d", i))
                    .setName("演练派出所" + i)
                    .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                    .setSynthetic(true)
                    .build());
            more.put(entry.getKey(), entry.getValue());
        }
        docket.under(Config.BOOK.with(2, more));
        order = docket.hears(HAIDIAN.requests(LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE)
                .but(c -> c.setBroadcast(true))
                .as(HAIDIAN.court().officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE)));
        docket.hears(HAIDIAN_POLICE.accepts(order));
    }

    private String raised() {
        return docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), "110108").build())
                .orElseThrow();
    }

    private Alert alert(String id) {
        return docket.get(id, Alert.getDefaultInstance());
    }

    private Dispatch dispatch(String id) {
        return docket.get(Audience.id(id), Dispatch.getDefaultInstance());
    }

    @Test
    void everyoneIsToldOnceWhateverComesInBetween() {
        String id = raised();
        assertThat(docket.told()).as("who is nearest, and the court").hasSize(2);
        Alert first = alert(id);
        assertThat(first.getAudienceCount()).isGreaterThan(STATIONS);
        assertThat(first.getToldCount()).isZero();
        assertThat(docket.all(AudienceSlice.getDefaultInstance()).values())
                .allMatch(s -> s.getMailboxesCount() <= 1_000 && s.getSerializedSize() < 64 * 1024);
        docket.after(SOON);
        assertThat(alert(id).getToldCount()).isEqualTo(first.getAudienceCount());
        assertThat(docket.told()).hasSize(first.getAudienceCount()).doesNotHaveDuplicates()
                .contains("STATION-00000 alert.raised", "STATION-00999 alert.raised");
        assertThat(dispatch(id).getClocksList()).as("done").isEmpty();

        docket.hears(PINGGU_POLICE.claims(id));
        docket.after(SOON);
        assertThat(docket.told()).contains("STATION-00000 alert.claimed").doesNotContain("POLICE-110117 alert.claimed")
                .doesNotHaveDuplicates();
    }

    @Test
    void aRecallOvertakesWhatIsStillBeingTold() {
        String id = raised();
        Watcher station = Watcher.of("STATION-00500");
        docket.hears(station.claims(id));
        docket.hears(HAIDIAN.cancels(order));
        docket.after(SOON);
        assertThat(docket.told()).as("nobody had it but who is named").noneMatch(t -> t.startsWith("STATION"));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_RECALLED);
        assertThat(alert(id).getToldCount()).isZero();
        List<Dispatch> all = new ArrayList<>(docket.all(Dispatch.getDefaultInstance()).values());
        assertThat(all).allMatch(d -> d.getClocksCount() == 0 && d.getTopicsCount() == 0);
    }

    @Test
    void whoHasTheAlertGetsItsRecall() {
        String id = raised();
        docket.after(SOON);
        docket.hears(HAIDIAN.cancels(order));
        docket.after(SOON);
        assertThat(docket.told()).filteredOn(t -> t.endsWith("alert.recalled"))
                .hasSize(alert(id).getAudienceCount()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsMoreUrgentIsToldFirst() {
        String old = docket.sees(Watcher.seen(
                        order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now().minus(Duration.ofHours(5)), "110108")
                .build()).orElseThrow();
        String fresh = docket.sees(
                Watcher.seen(order, SightingSource.SIGHTING_SOURCE_RAIL, docket.now(), "110117").build()).orElseThrow();
        assertThat(alert(fresh).getPriority()).isLessThan(alert(old).getPriority());
        docket.after(Duration.ofMillis(100));
        assertThat(alert(fresh).getToldCount()).isEqualTo(alert(fresh).getAudienceCount());
        assertThat(alert(old).getToldCount()).isZero();
        docket.after(SOON);
        assertThat(alert(old).getToldCount()).isEqualTo(alert(old).getAudienceCount());
    }
}
