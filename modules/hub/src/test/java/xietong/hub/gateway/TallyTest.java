// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.hub.TestHub;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceGetTallyRequest;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CaseTally;
import xietong.v1.Money;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;

/** What a court counts is its own, of the time that it asks about, and no more than one answer reads. */
class TallyTest {
    private static final String COURT = "闽0623";
    private static final CaseServiceGetTallyRequest ALL = CaseServiceGetTallyRequest.getDefaultInstance();

    @TempDir
    Path folder;

    private static void paid(HubClient court, int number, long fen) {
        court.cases().reportFact(CaseServiceReportFactRequest.newBuilder()
                .setHeader(TestHub.header("paid-" + number, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                        .setCaseNumber("（2026）闽0623执" + (9_000 + number) + "号"))
                .setKind(CaseFactKind.CASE_FACT_KIND_PERFORMED)
                .setPaid(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(fen))
                .build());
    }

    @Test
    void a_court_counts_its_own_in_the_time_asked_about_up_to_what_one_answer_reads() {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(COURT);
            Instant before = Instant.now().minus(Duration.ofHours(1));
            paid(court, 1, 100);
            paid(court, 2, 250);

            CaseTally tally = court.cases().tally(ALL);
            assertThat(tally.getFacts()).isEqualTo(2);
            assertThat(tally.getPerformed()).isEqualTo(2);
            assertThat(tally.getPaid().getMinorUnits()).isEqualTo(350);
            assertThat(court.cases().tally(ALL.toBuilder().setUntil(Times.timestamp(before)).build()).getFacts()).isZero();
            assertThat(court.cases().tally(ALL.toBuilder().setFrom(Times.timestamp(before)).build()).getFacts()).isEqualTo(2);
            assertThat(hub.as("京0117").cases().tally(ALL).getFacts()).isZero();
            assertThatThrownBy(() -> court.cases().tally(ALL.toBuilder()
                    .setFrom(Times.timestamp(before)).setUntil(Times.timestamp(before)).build())).hasMessageContaining("until");

            var reader = new Caller(Organisation.newBuilder().setCode(COURT).build(), Officer.getDefaultInstance());
            assertThat(new TallyReads(hub.hub().ledger(), 2).cases(ALL, reader).toString()).contains("facts: 2");
            assertThatThrownBy(() -> new TallyReads(hub.hub().ledger(), 1).cases(ALL, reader))
                    .isInstanceOf(Refused.class).hasMessageContaining("more than one answer counts");
        }
    }
}
