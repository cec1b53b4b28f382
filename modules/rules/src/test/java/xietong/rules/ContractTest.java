// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import xietong.v1.Reason;

/** The reader of the contract's comments reads them. That refusals are listed there, {@link Refusal} checks. */
class ContractTest {

    @Test
    void everyServiceAndMethodIsFound() {
        assertThat(Contract.methods()).hasSize(170)
                .contains("xietong.v1.EntrustmentService/Submit", "xietong.v1.FreezeService/Order",
                        "xietong.v1.MailboxService/Subscribe",
                        "xietong.v1.DocumentService/Upload", "xietong.v1.ExchangeService/Exchange");
    }

    @Test
    void aMethodsOwnCommentAndItsServicesAreToldApart() {
        assertThat(Contract.own("xietong.v1.EntrustmentService/Report"))
                .containsExactly(Reason.REASON_DOCUMENT_UNKNOWN);
        assertThat(Contract.reasons("xietong.v1.EntrustmentService/Approve"))
                .contains(Reason.REASON_SECOND_OFFICER_REQUIRED, Reason.REASON_STATE_FORBIDS, Reason.REASON_INTERNAL)
                .doesNotContain(Reason.REASON_TOO_EARLY);
        assertThat(Contract.own("xietong.v1.EntrustmentService/Confirm")).isEmpty();
        assertThat(Contract.reasons("xietong.v1.AuditService/Reveal")).contains(Reason.REASON_NOT_PARTY);
        assertThat(Contract.reasons("xietong.v1.FreezeService/Deduct"))
                .contains(Reason.REASON_STAGE_FORBIDS, Reason.REASON_NOT_PARTY)
                .doesNotContain(Reason.REASON_NOT_DEBTOR);
    }

    /**
     * A reason that no comment lists would be one that no caller reckons with. Exempt: METHOD_UNKNOWN, which no method
     * can list.
     */
    @Test
    void everyReasonIsListedSomewhere() {
        var listed = EnumSet.noneOf(Reason.class);
        Contract.methods().forEach(method -> listed.addAll(Contract.reasons(method)));
        var all = EnumSet.copyOf(Arrays.asList(Reason.values()));
        all.removeAll(EnumSet.of(Reason.REASON_UNSPECIFIED, Reason.UNRECOGNIZED, Reason.REASON_METHOD_UNKNOWN));
        assertThat(all).allSatisfy(reason -> assertThat(listed.contains(reason)).as(reason.name()).isTrue());
    }
}
