// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.PINGGU;
import static xietong.rules.freeze.Holder.PINGXIANG;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.v1.AssetKey;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.Clock;
import xietong.v1.FreezeOrder;
import xietong.v1.Reason;
import xietong.v1.ReleaseGround;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** A bankruptcy is accepted: all preservation against the debtor is to be lifted (企业破产法 19). */
class BankruptcyTest {
    private static final Subject DEBTOR = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_ORGANISATION)
            .setName("演示实业有限公司")
            .setIdentifier("91990100MA0000015X")
            .build();

    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final Court shenzhen = new Court("粤03");

    private String frozen(Holder holder, Subject debtor, String account) {
        AssetKey key = ACCOUNT.toBuilder().setNumber(account).build();
        return docket.hears(holder.orders(key, 1_000).but(c -> c.setDebtor(debtor).setOwner(debtor)));
    }

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private Motion<CaseServiceReportFactRequest.Builder> accepted() {
        return shenzhen.by(CaseServiceReportFactRequest.newBuilder()
                        .setKind(CaseFactKind.CASE_FACT_KIND_BANKRUPTCY_ACCEPTED)
                        .setDebtor(DEBTOR)
                        .addAllPapers(shenzhen.papers("RULING")))
                .head(h -> h.setCaseNumber("（2026）粤03破9001号"));
    }

    @Test
    void releaseBecomesADutyOfEveryHolderAndItsClockBegins() {
        String luxi = frozen(LUXI, DEBTOR, "6299990000000000012");
        String pinggu = frozen(PINGGU, DEBTOR, "6299990000000000020");
        String other = frozen(PINGXIANG, Holder.DEBTOR, "6299990000000000038");

        docket.hears(accepted());
        assertThat(docket.told()).as("who reports it does not learn what there is").isEmpty();
        docket.after(Duration.ZERO);

        assertThat(docket.told()).containsExactly("赣0323 freeze.release_duty", "京0117 freeze.release_duty");
        assertThat(order(luxi).getReleaseDuty()).isEqualTo(ReleaseGround.RELEASE_GROUND_BANKRUPTCY);
        assertThat(order(pinggu).getClocksList()).extracting(Clock::getName).contains("freeze.release_duty");
        assertThat(order(other).getReleaseDuty()).isEqualTo(ReleaseGround.RELEASE_GROUND_UNSPECIFIED);
        docket.after(Duration.ofDays(9));
        assertThat(docket.told()).contains("赣03 freeze.release_duty_due", "京03 freeze.release_duty_due");
    }

    @Test
    void reportedAgainItChangesNothingForThoseWhoKnow() {
        String id = frozen(LUXI, DEBTOR, "6299990000000000012");
        docket.hears(accepted().head(h -> h.setCaseNumber("（2026）粤03破申9001号")));
        docket.after(Duration.ZERO);
        long revision = order(id).getRevision();
        docket.hears(accepted());
        docket.after(Duration.ZERO);

        assertThat(order(id).getRevision()).isEqualTo(revision);
        assertThat(docket.told()).isEmpty();
    }

    @Test
    void moreMeasuresThanOneCommandChangesAreTakenOneAfterAnother() {
        for (int i = 0; i < ReleaseDuty.MOST + 3; i++) {
            frozen(LUXI, DEBTOR, "3603230" + (10_000_000 + i));
        }
        String fact = docket.hears(accepted());
        docket.after(Duration.ZERO);

        assertThat(docket.told()).hasSize(ReleaseDuty.MOST + 3);
        assertThat(docket.get(fact, CaseFact.getDefaultInstance()).getClocksList()).isEmpty();
        assertThat(docket.all(FreezeOrder.getDefaultInstance()).values())
                .allSatisfy(o -> assertThat(o.getReleaseDuty()).isEqualTo(ReleaseGround.RELEASE_GROUND_BANKRUPTCY));
    }

    @Test
    void aNameAloneLiftsNothingAndNothingWithoutTheRuling() {
        assertThat(docket.refuses(accepted().but(c -> c.getDebtorBuilder().clearIdentifier())).reason())
                .isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(docket.refuses(accepted().but(c -> c.clearPapers())).reason())
                .isEqualTo(Reason.REASON_PAPERS_MISSING);
    }

    @Test
    void nobodyReportsAnotherCourtsBankruptcyNorInACaseOfAnotherType() {
        assertThat(docket.refuses(accepted().head(h -> h.setCaseNumber("（2026）粤01破9001号"))).metadata())
                .containsEntry("field", "header.case_number");
        assertThat(docket.refuses(accepted().head(h -> h.setCaseNumber("（2026）粤03执9001号"))).metadata())
                .containsEntry("field", "header.case_number");
    }

    @Test
    void onlyWhoReportedTheFactSeesIt() {
        String luxi = frozen(LUXI, DEBTOR, "6299990000000000012");
        String fact = docket.hears(accepted());

        assertThat(docket.view(fact, "粤03", "CaseService/GetFact")).isPresent();
        assertThat(docket.view(fact, "赣0323", "CaseService/GetFact")).isEmpty();
        assertThat(docket.view(luxi, "粤03", "FreezeService/GetOrder")).isEmpty();
    }
}
