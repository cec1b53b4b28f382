// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Examples;
import xietong.rules.book.Matters;
import xietong.v1.EntrustmentState;
import xietong.v1.GeneralMatter;
import xietong.v1.Matter;
import xietong.v1.Reason;
import xietong.v1.ServiceMatter;

/** Each kind of the shipped rule book: a complete matter of it is accepted, an incomplete one is not. */
class KindsOfMatterTest {
    private final Case file = Case.opens("2026-03-02T09:00");

    static Set<String> kinds() {
        return Config.BOOK.matters().codes();
    }

    private static Matters.Kind kind(String code) {
        return Config.BOOK.matters().kind(code).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCompleteMatterIsAcceptedAndSentUnlessItNeedsFourEyes(String code) {
        file.hears(PINGGU.submit(JIZHOU, Examples.matter(code)));
        assertThat(file.state()).isEqualTo(kind(code).fourEyes()
                ? EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL
                : EntrustmentState.ENTRUSTMENT_STATE_SENT);
        assertThat(file.told().contains("津0119 sent")).isEqualTo(!kind(code).fourEyes());
        assertThat(file.warnings()).isEmpty();
        assertThat(file.matter().getSender()).isEqualTo("京0117");
        assertThat(file.matter().getRecipient()).isEqualTo("津0119");
        assertThat(file.matter().getCaseNumber()).isEqualTo("（2018）京0117执9002号");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aMatterThatLacksARequiredPaperIsRefusedWithItsName(String code) {
        for (String paper : kind(code).papers()) {
            Matter.Builder matter = Examples.matter(code);
            var others = matter.getPapersList().stream().filter(p -> !p.getKind().equals(paper)).toList();
            matter.clearPapers().addAllPapers(others);
            file.refuses(PINGGU.submit(JIZHOU, matter))
                    .because(Reason.REASON_PAPERS_MISSING).with("missing", paper).with("field", "matter.papers");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aMatterWithAnotherBodyOrNoneIsRefusedWithTheBodyThatIsNeeded(String code) {
        String needed = kind(code).body().name().toLowerCase(java.util.Locale.ROOT);
        Matter.Builder other = needed.equals("general")
                ? Examples.matter(code).setService(ServiceMatter.getDefaultInstance())
                : Examples.matter(code).setGeneral(GeneralMatter.newBuilder().setDescription("到场见证"));
        file.refuses(PINGGU.submit(JIZHOU, other))
                .because(Reason.REASON_BODY_MISMATCH).with("field", "matter." + needed).with("accepted", needed);
        file.refuses(PINGGU.submit(JIZHOU, Examples.matter(code).clearBody())).because(Reason.REASON_BODY_MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noKindMayBeAddressedToABank(String code) {
        file.refuses(PINGGU.submit(new xietong.rules.Court("BANK-A"), Examples.matter(code)))
                .because(Reason.REASON_ADDRESSEE_FORBIDDEN).accepting("COURT");
    }

    @Test
    void theSenderAndTheContactAreThoseOfTheHeadWhereNoneIsNamed() {
        file.hears(PINGGU.submit(JIZHOU, Examples.matter("WITNESS")));
        assertThat(file.matter().getMatter().getContact()).isEqualTo(PINGGU.officer());
        assertThat(file.matter().getSubmitter()).isEqualTo(PINGGU.officer());
        assertThat(file.matter().getId()).isEqualTo(xietong.rules.Court.MATTER);
        assertThat(file.matter().getAcceptTime()).isEqualTo(xietong.rules.Times.timestamp(file.now()));
    }
}
