// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.rules.Times;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Supervision;
import xietong.v1.SupervisionBox;
import xietong.v1.SupervisionServiceAnswerRequest;
import xietong.v1.SupervisionServiceEscalateRequest;
import xietong.v1.SupervisionServiceHangRequest;
import xietong.v1.SupervisionServiceSettleRequest;
import xietong.v1.SupervisionServiceSuperviseRequest;
import xietong.v1.SupervisionState;
import xietong.v1.Warning;
import xietong.v1.WarningKind;
import xietong.v1.WarningState;

/** 天津一中院 supervises 蓟州: an answer by a date, the board, and up the line when none comes. */
class SupervisionTest {
    private static final String GET = "SupervisionService/GetSupervision";
    private static final Court SUPERIOR = Court.TIANJIN_1;
    private static final Court BELOW = Court.JIZHOU;

    private final Docket docket = Docket.opens("2026-03-02T09:00").under(Config.BOOK);

    private static <B extends com.google.protobuf.Message.Builder> Motion<B> centre(B command) {
        return SUPERIOR.by(command).as(SUPERIOR.officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    private static Motion<SupervisionServiceSuperviseRequest.Builder> orders(String due) {
        return centre(SupervisionServiceSuperviseRequest.newBuilder()
                .setRecipient(BELOW.code())
                .setCaseNumber("（2026）津0119执9001号")
                .setText("限期书面报告超期原因和办理措施")
                .setDueTime(Times.timestamp(Case.beijing(due))));
    }

    private static Motion<SupervisionServiceAnswerRequest.Builder> answers(String id) {
        return BELOW.by(SupervisionServiceAnswerRequest.newBuilder()
                .setId(id).setText("已办结，附回执").setFinal(true).addAllPapers(BELOW.papers("RECEIPT")));
    }

    private static Motion<SupervisionServiceSettleRequest.Builder> settles(String id) {
        return centre(SupervisionServiceSettleRequest.newBuilder().setId(id).setAccepted(true));
    }

    private static Motion<SupervisionServiceEscalateRequest.Builder> escalates(String id) {
        return centre(SupervisionServiceEscalateRequest.newBuilder().setId(id)).reason("逾期未答复");
    }

    private Supervision get(String id) {
        return docket.get(id, Supervision.getDefaultInstance());
    }

    private List<String> box(SupervisionBox box, Court of) {
        return docket.listed(SupervisionLists.list(box), of.code());
    }

    @Test
    void theAnswerIsGivenAndSettled() {
        String id = docket.hears(orders("2026-03-10T00:00"));
        assertThat(docket.told()).containsExactly("津0119 supervision.ordered");
        assertThat(box(SupervisionBox.SUPERVISION_BOX_TO_ANSWER, BELOW)).containsExactly(id);
        docket.hears(answers(id).but(c -> c.setFinal(false)));
        assertThat(get(id).getState()).as("a report on the way").isEqualTo(SupervisionState.SUPERVISION_STATE_ORDERED);
        docket.hears(answers(id));
        assertThat(box(SupervisionBox.SUPERVISION_BOX_TO_SETTLE, SUPERIOR)).containsExactly(id);
        assertThat(get(id).getClocksList()).isEmpty();
        docket.hears(settles(id));
        assertThat(docket.told()).containsExactly("津0119 supervision.settled");
        assertThat(box(SupervisionBox.SUPERVISION_BOX_DONE, BELOW)).containsExactly(id);
        assertThat(docket.refuses(settles(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void anAnswerThatDoesNotSufficeIsOwedAgainByANewDate() {
        String id = docket.hears(orders("2026-03-10T00:00"));
        docket.hears(answers(id));
        var back = settles(id).but(c -> c.setAccepted(false));
        assertThat(docket.refuses(back).metadata()).containsEntry("field", "header.reason");
        assertThat(docket.refuses(back.reason("未说明原因")).metadata()).containsEntry("field", "due_time");
        docket.hears(back.reason("未说明原因").but(c -> c.setDueTime(Times.timestamp(Case.beijing("2026-03-20T00:00")))));
        assertThat(get(id).getSentBack()).isEqualTo(1);
        assertThat(Times.instant(get(id).getClocks(0).getDueTime())).isEqualTo(Case.beijing("2026-03-20T00:00"));
    }

    @Test
    void noAnswerIsLateAndWarnedOfAndLaidBeforeTheNextSuperior() {
        String id = docket.hears(orders("2026-03-10T00:00"));
        assertThat(docket.refuses(escalates(id)).reason()).isEqualTo(Reason.REASON_TOO_EARLY);
        docket.at("2026-03-10T00:00");
        assertThat(docket.told()).contains("津0119 supervision.overdue", "津01 supervision.overdue");
        assertThat(get(id).getOverdue()).isTrue();
        assertThat(docket.all(Warning.getDefaultInstance()).values()).singleElement().satisfies(w -> {
            assertThat(w.getKind()).isEqualTo(WarningKind.WARNING_KIND_SUPERVISION_LATE);
            assertThat(w.getOrganisation()).isEqualTo("津0119");
        });
        docket.hears(escalates(id));
        assertThat(docket.told()).containsExactlyInAnyOrder("津 supervision.escalated", "津0119 supervision.escalated");
        assertThat(docket.view(id, "津", GET)).isPresent();
        assertThat(docket.view(id, "最高法", GET)).isEmpty();
        docket.hears(escalates(id));
        assertThat(get(id).getLaidBeforeList()).containsExactly("津", "最高法");
        assertThat(docket.refuses(escalates(id)).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        docket.hears(answers(id));
        assertThat(docket.told()).contains("津01 supervision.answered", "津 supervision.answered", "最高法 supervision.answered");
        assertThat(docket.all(Warning.getDefaultInstance()).values())
                .allMatch(w -> w.getState() == WarningState.WARNING_STATE_CLEARED);
    }

    @Test
    void itHangsOnTheBoardUntilItIsTakenDownOrSettled() {
        String id = docket.hears(orders("2026-03-10T00:00").but(c -> c.setHung(true)));
        assertThat(box(SupervisionBox.SUPERVISION_BOX_BOARD, SUPERIOR)).containsExactly(id);
        var hang = centre(SupervisionServiceHangRequest.newBuilder().setId(id).setHung(true));
        assertThat(docket.refuses(hang).metadata()).containsEntry("field", "hung");
        docket.hears(hang.but(c -> c.setHung(false)));
        assertThat(box(SupervisionBox.SUPERVISION_BOX_BOARD, SUPERIOR)).isEmpty();
        docket.hears(hang);
        docket.hears(answers(id));
        docket.hears(settles(id));
        assertThat(box(SupervisionBox.SUPERVISION_BOX_BOARD, SUPERIOR)).isEmpty();
    }

    @Test
    void onlyASuperiorOrdersAndOnlyOfThoseBelowIt() {
        for (String other : List.of("京0117", "津01", "津", "最高法")) {
            var refused = docket.refuses(orders("2026-03-10T00:00").but(c -> c.setRecipient(other)));
            assertThat(refused.reason()).as(other).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        }
        assertThat(docket.refuses(orders("2026-03-02T09:00")).metadata()).containsEntry("field", "due_time");
        String id = docket.hears(orders("2026-03-10T00:00"));
        for (Court stranger : List.of(Court.PINGGU, Court.BEIJING_3, new Court("津"))) {
            assertThat(docket.view(id, stranger.code(), GET)).as(stranger.code()).isEmpty();
        }
    }

    @Test
    void aResourceThatTheSuperiorMayNotReadIsRefusedLikeOneThatIsNotThere() {
        String matter = docket.hears(Court.PINGGU.submit(BELOW, Examples.matter("WITNESS")));
        var about = orders("2026-04-10T00:00").but(c -> c.setResource(matter));
        var missing = docket.refuses(orders("2026-04-10T00:00").but(c -> c.setResource("R99")));
        assertThat(docket.refuses(about)).as("not laid before it yet").hasMessage(missing.getMessage());
        docket.at("2026-03-18T00:00");
        assertThat(get(docket.hears(about)).getResource()).as("now it is").isEqualTo(matter);
    }

    @Test
    void aWarningThatHasClimbedIsSupervised() {
        docket.hears(Court.PINGGU.submit(BELOW, Examples.matter("WITNESS")));
        docket.at("2026-03-20T00:00");
        String warning = docket.all(Warning.getDefaultInstance()).keySet().iterator().next();
        assertThat(docket.refuses(orders("2026-06-01T00:00").but(c -> c.setResource(warning))).metadata())
                .as("it has not climbed so far").containsEntry("field", "resource");
        docket.at("2026-04-20T00:00");
        String id = docket.hears(orders("2026-06-01T00:00").but(c -> c.setResource(warning).setHung(true)));
        assertThat(box(SupervisionBox.SUPERVISION_BOX_BOARD, SUPERIOR)).containsExactly(id);
    }
}
