// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.CollaborationKind.COLLABORATION_KIND_ACT_JOINTLY;
import static xietong.v1.CollaborationKind.COLLABORATION_KIND_SUPERVISE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.CollaborationState;
import xietong.v1.CourtTask;
import xietong.v1.DispatchOrder;
import xietong.v1.Reason;
import xietong.v1.Room;

/** Courts act together by a superior's decision or under an agreement, or are told to act; the power stays where it is. */
class JointActionTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final Collaborator luxi = Collaborator.of("赣0323");
    private final Collaborator anyuan = Collaborator.of("赣0302");
    private final Collaborator pingxiang = Collaborator.of("赣03");
    private final Collaborator ningbo = Collaborator.of("浙02");
    private final Collaborator lingshui = Collaborator.of("琼9028");

    private Collaboration collaboration(String id) {
        return docket.get(id, Collaboration.getDefaultInstance());
    }

    private Map<String, DispatchOrder> orders() {
        return docket.all(DispatchOrder.getDefaultInstance());
    }

    private static CourtTask task(String court, String text) {
        return CourtTask.newBuilder().setCourt(court).setRole("协同").setText(text).build();
    }

    private Motion<CollaborationServiceApplyRequest.Builder> agreed(String court, String... kinds) {
        return ningbo.applies(COLLABORATION_KIND_ACT_JOINTLY).but(c -> c.setAgreement("NINGBO-LINGSHUI")
                .addCourts(court)
                .addAllMatterKinds(List.of(kinds))
                .addTasks(task(court, "清场时维持秩序")));
    }

    @Test
    void theCommonSuperiorOfThreeCourtsOfOneCityIsTheCityIntermediateCourt() {
        String id = docket.hears(luxi.applies(COLLABORATION_KIND_ACT_JOINTLY)
                .but(c -> c.addCourts("赣0302").addCourts("赣0322")));

        assertThat(collaboration(id).getDecider()).isEqualTo("赣03");
        assertThat(collaboration(id).getRouteList()).isEmpty();
        assertThat(docket.told()).containsExactly("赣03 collaboration.applied");
    }

    @Test
    void whoAssistsHearsOfItOnlyOnceItIsDecidedAndTheLeadKeepsItsCase() {
        String id = docket.hears(luxi.applies(COLLABORATION_KIND_ACT_JOINTLY).but(c -> c.addCourts("赣0302")));
        assertThat(docket.view(id, "赣0302", "CollaborationService/Get")).isEmpty();

        docket.hears(pingxiang.grants(id, "DECISION").but(c -> c.setOpenRoom(true).addTasks(task("赣0302", "到场协助扣押"))));

        assertThat(docket.told()).contains(
                "赣0323 collaboration.decided", "赣0302 collaboration.decided", "赣0302 dispatch_order.sent",
                "赣0323 room.opened", "赣0302 room.opened");
        assertThat(docket.view(id, "赣0302", "CollaborationService/Get")).isPresent();
        assertThat(docket.view(id, "赣0322", "CollaborationService/Get")).isEmpty();
        assertThat(collaboration(id).getLead()).isEqualTo("赣0323");
        assertThat(docket.get(collaboration(id).getRoom(), Room.getDefaultInstance()).getMembersList())
                .containsExactly("赣0323", "赣03", "赣0302");
    }

    @Test
    void itClosesOnceEveryTaskIsDoneAndItsRoomWithIt() {
        String id = docket.hears(luxi.applies(COLLABORATION_KIND_ACT_JOINTLY).but(c -> c.addCourts("赣0302")));
        docket.hears(pingxiang.grants(id, "DECISION").but(c -> c.setOpenRoom(true)));
        docket.hears(pingxiang.dispatches(id).but(c -> c.addTasks(task("赣0302", "另查房产一处"))));
        assertThat(orders()).hasSize(2);
        Refused open = docket.refuses(pingxiang.closes(id));
        assertThat(open.reason()).isEqualTo(Reason.REASON_ORDERS_OPEN);
        assertThat(open.metadata()).containsEntry("courts", "赣0302");

        orders().keySet().forEach(o -> docket.hears(anyuan.acknowledges(o)));
        orders().keySet().forEach(o -> docket.hears(anyuan.reportsDone(o)));
        docket.hears(pingxiang.closes(id));

        assertThat(collaboration(id).getState()).isEqualTo(CollaborationState.COLLABORATION_STATE_CLOSED);
        assertThat(docket.told()).contains("赣0302 room.closed", "赣0323 collaboration.closed");
        assertThat(docket.refuses(pingxiang.dispatches(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void aRefusalNeedsAReasonAndOrdersNobody() {
        String id = docket.hears(luxi.applies(COLLABORATION_KIND_ACT_JOINTLY).but(c -> c.addCourts("赣0302")));
        var refusal = pingxiang.grants(id, "DECISION").but(c -> c.setGranted(false));
        assertThat(docket.refuses(refusal).metadata()).containsEntry("field", "header.reason");
        docket.hears(refusal.reason("由你院自行执行"));

        assertThat(collaboration(id).getState()).isEqualTo(CollaborationState.COLLABORATION_STATE_REFUSED);
        assertThat(docket.told()).containsExactly("赣0323 collaboration.refused");
        assertThat(orders()).isEmpty();
    }

    @Test
    void aTaskGoesOnlyToACourtThatTakesPart() {
        String id = docket.hears(luxi.applies(COLLABORATION_KIND_ACT_JOINTLY).but(c -> c.addCourts("赣0302")));

        assertThat(docket.refuses(pingxiang.grants(id, "DECISION").but(c -> c.addTasks(task("赣0322", "到场")))).reason())
                .isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
    }

    @Test
    void membersOfAnAgreementActJointlyWithoutASuperior() {
        String id = docket.hears(agreed("琼9028", "SEAL_REALTY"));

        assertThat(collaboration(id).getState()).isEqualTo(CollaborationState.COLLABORATION_STATE_IN_FORCE);
        assertThat(collaboration(id).getDecider()).isEmpty();
        assertThat(docket.told()).containsExactlyInAnyOrder("琼9028 collaboration.agreed", "琼9028 dispatch_order.sent");
        String order = orders().keySet().iterator().next();
        docket.hears(lingshui.acknowledges(order));
        docket.hears(lingshui.reportsDone(order));
        assertThat(docket.told()).containsExactly("浙02 dispatch_order.done");
        docket.hears(ningbo.closes(id));
    }

    @Test
    void anAgreementCoversItsMembersAndItsKindsOnly() {
        assertThat(docket.refuses(agreed("京0117", "SEAL_REALTY")).reason()).isEqualTo(Reason.REASON_AGREEMENT_REQUIRED);
        assertThat(docket.refuses(agreed("琼9028", "FIND_PERSON")).reason()).isEqualTo(Reason.REASON_AGREEMENT_REQUIRED);
        assertThat(docket.refuses(Collaborator.of("京0117").applies(COLLABORATION_KIND_ACT_JOINTLY)
                        .but(c -> c.setAgreement("PINGGU-6").addCourts("京0108").addMatterKinds("FIND_PERSON"))).reason())
                .isEqualTo(Reason.REASON_AGREEMENT_REQUIRED);
        docket.hears(Collaborator.of("京0117").applies(COLLABORATION_KIND_ACT_JOINTLY)
                .but(c -> c.setAgreement("PINGGU-6").addCourts("津0119").addCourts("冀0229").addMatterKinds("FIND_PERSON")));
    }

    @Test
    void aSuperiorTellsACourtToActWithAnOrderAndADeadlineAndHearsWhenItPasses() {
        String id = docket.hears(pingxiang.applies(COLLABORATION_KIND_SUPERVISE).but(c -> c.addCourts("赣0323")));
        assertThat(collaboration(id).getDecider()).isEqualTo("赣03");
        assertThat(docket.refuses(pingxiang.grants(id, "SUPERVISION_ORDER")).metadata()).containsEntry("field", "due_time");
        Refused papers = docket.refuses(pingxiang.grants(id, "RULING", docket.now().plus(Duration.ofDays(30))));
        assertThat(papers.reason()).isEqualTo(Reason.REASON_PAPERS_MISSING);
        assertThat(papers.metadata()).containsEntry("missing", "SUPERVISION_ORDER");

        docket.hears(pingxiang.grants(id, "SUPERVISION_ORDER", docket.now().plus(Duration.ofDays(30))));
        assertThat(docket.told()).containsExactly("赣0323 dispatch_order.sent");
        String order = orders().keySet().iterator().next();
        docket.hears(luxi.acknowledges(order));
        docket.after(Duration.ofDays(31));

        assertThat(docket.told()).contains(
                "赣0323 dispatch_order.complete_due_soon", "赣0323 dispatch_order.complete_overdue",
                "赣03 dispatch_order.complete_overdue", "赣03 collaboration.overdue");
        assertThat(collaboration(id).getOverdue()).isTrue();
    }

    @Test
    void eachKindTakesItsOwnSubjectAndNothingElse() {
        assertThat(docket.refuses(luxi.applies(COLLABORATION_KIND_ACT_JOINTLY)).metadata()).containsEntry("field", "courts");
        assertThat(docket.refuses(luxi.applies(COLLABORATION_KIND_SUPERVISE)
                        .but(c -> c.addCourts("赣0302").setAsset("R1"))).metadata())
                .containsEntry("field", "asset");
        assertThat(docket.refuses(luxi.applies(COLLABORATION_KIND_ACT_JOINTLY)
                        .but(c -> c.addCourts("赣0302").setDueTime(Times.timestamp(docket.now())))).metadata())
                .containsEntry("field", "due_time");
    }
}
