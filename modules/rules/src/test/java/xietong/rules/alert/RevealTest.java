// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;
import static xietong.rules.locate.Watcher.HAIDIAN_POLICE;
import static xietong.rules.locate.Watcher.PINGGU_POLICE;

import org.junit.jupiter.api.Test;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.locate.Watcher;
import xietong.v1.AlertOutcome;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.LegalBasis;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.SightingSource;

/** Who may read in clear whom an alert is about: who asked, and of the police only the unit that acts; always with a reason. */
class RevealTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final String order = docket.hears(HAIDIAN.requests(
                    LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE)
            .but(c -> c.setBroadcast(true))
            .as(HAIDIAN.court().officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE)));
    private final String alert = raised();

    private String raised() {
        docket.hears(HAIDIAN_POLICE.accepts(order));
        return docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), "110108").build())
                .orElseThrow();
    }

    private static Motion<?> reveals(Watcher reader, String resource, String reason) {
        Court court = reader.court();
        boolean police = court.code().startsWith("POLICE");
        return court.by(AuditServiceRevealRequest.newBuilder().setResource(resource))
                .as(court.officer(1, police ? OfficerRole.OFFICER_ROLE_POLICE : OfficerRole.OFFICER_ROLE_OFFICER))
                .reason(reason);
    }

    @Test
    void policeWhoGotItReadNothingInClearBeforeTheyHaveClaimedItAndAreToldWhoHasIt() {
        assertThat(docket.refuses(reveals(HAIDIAN_POLICE, alert, "核对")).reason()).isEqualTo(Reason.REASON_NOT_CLAIMED);
        docket.hears(HAIDIAN_POLICE.acknowledges(alert));
        assertThat(docket.refuses(reveals(HAIDIAN_POLICE, alert, "核对")).reason())
                .as("seeing is not acting").isEqualTo(Reason.REASON_NOT_CLAIMED);
        docket.hears(PINGGU_POLICE.claims(alert));
        var refused = docket.refuses(reveals(HAIDIAN_POLICE, alert, "核对"));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_NOT_CLAIMED);
        assertThat(refused.metadata()).containsEntry("holder", "POLICE-110117");
        docket.hears(reveals(PINGGU_POLICE, alert, "到场辨认"));
        docket.hears(PINGGU_POLICE.releasesClaim(alert));
        assertThat(docket.refuses(reveals(PINGGU_POLICE, alert, "到场辨认")).reason())
                .as("no longer").isEqualTo(Reason.REASON_NOT_CLAIMED);
    }

    @Test
    void theUnitThatHoldsThePersonAndTheCourtThatAskedRead() {
        docket.hears(HAIDIAN_POLICE.claims(alert));
        docket.hears(HAIDIAN_POLICE.reports(alert, AlertOutcome.ALERT_OUTCOME_CONTROLLED));
        docket.hears(reveals(HAIDIAN_POLICE, alert, "制作移交笔录"));
        docket.hears(reveals(HAIDIAN, alert, "核对"));
        assertThat(docket.refuses(reveals(Watcher.of("津0119"), alert, "打听")).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        docket.hears(reveals(HAIDIAN_POLICE, order, "布控录入"));
    }

    @Test
    void nobodyReadsInClearWithoutAReason() {
        docket.hears(HAIDIAN_POLICE.claims(alert));
        for (Watcher reader : java.util.List.of(HAIDIAN, HAIDIAN_POLICE)) {
            for (String resource : java.util.List.of(alert, order)) {
                assertThat(docket.refuses(reveals(reader, resource, "")).metadata())
                        .containsEntry("field", "header.reason");
            }
        }
    }

    @Test
    void whatClaimingOpensIsTheRequestAndNotTheAnswers() {
        docket.hears(HAIDIAN_POLICE.claims(alert));
        var view = (xietong.v1.Alert) docket.view(alert, "POLICE-110108", "AlertService/Get").orElseThrow();
        assertThat(view.getClearKindsList()).isEmpty();
        assertThat(view.getMasked()).isTrue();
    }
}
