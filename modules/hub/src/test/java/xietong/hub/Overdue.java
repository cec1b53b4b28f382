// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.client.HubClient;
import xietong.rules.Times;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseNode;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceAcknowledgeWarningRequest;
import xietong.v1.SupervisionServiceGrpc;
import xietong.v1.SupervisionServiceListCaseNodesRequest;
import xietong.v1.SupervisionServiceListWarningsRequest;
import xietong.v1.SupervisionServiceSuperviseRequest;
import xietong.v1.Warning;
import xietong.v1.WarningBox;

/** Courts that tell what happens in their cases, and a clock that moves: what becomes late. */
final class Overdue {
    /** What a superior should rather not have named. */
    static final String ACCOUNT = Freezing.ACCOUNT;

    /** What it wants to know. */
    static final String WORDS = "请报明账户" + ACCOUNT + "逾期未控制的原因";

    private static final AtomicInteger COMMANDS = new AtomicInteger();

    private Overdue() {}

    /** The court's one case. */
    static String caseOf(HubClient court) {
        return "（2026）" + court.organisation() + "执9001号";
    }

    /** A small event of the court's case; without item where it is about the case. */
    static Receipt tell(HubClient court, CaseFactKind kind, String item) {
        return court.cases().reportFact(CaseServiceReportFactRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setCaseNumber(caseOf(court)))
                .setKind(kind)
                .setItem(item)
                .build());
    }

    static xietong.v1.CommandHeader header(OfficerRole role) {
        return TestHub.header("overdue-" + COMMANDS.incrementAndGet(), role).toBuilder().setReason("核查").build();
    }

    static List<Warning> warnings(HubClient client, WarningBox box) {
        return client.call(
                        SupervisionServiceGrpc.getListWarningsMethod(),
                        SupervisionServiceListWarningsRequest.newBuilder().setBox(box).build())
                .getWarningsList();
    }

    static List<CaseNode> nodes(HubClient court) {
        return court.call(
                        SupervisionServiceGrpc.getListCaseNodesMethod(),
                        SupervisionServiceListCaseNodesRequest.newBuilder().setCaseNumber(caseOf(court)).build())
                .getNodesList();
    }

    static Receipt acknowledge(HubClient court, String warning) {
        return court.call(
                        SupervisionServiceGrpc.getAcknowledgeWarningMethod(),
                        SupervisionServiceAcknowledgeWarningRequest.newBuilder()
                                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER))
                                .setId(warning)
                                .setText("今日补办控制手续")
                                .build())
                .getReceipt();
    }

    /** An answer within three days. */
    static Receipt supervise(HubClient superior, String recipient, String resource, Instant now) {
        return superior.call(
                        SupervisionServiceGrpc.getSuperviseMethod(),
                        SupervisionServiceSuperviseRequest.newBuilder()
                                .setHeader(header(OfficerRole.OFFICER_ROLE_COMMAND_CENTRE))
                                .setRecipient(recipient)
                                .setResource(resource)
                                .setText(WORDS)
                                .setDueTime(Times.timestamp(now.plus(Duration.ofDays(3))))
                                .build())
                .getReceipt();
    }

    /** Moves the clock; all that was due has fired then. */
    static void advance(TestHub hub, Duration by) {
        hub.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(TestHub.header("advance-" + COMMANDS.incrementAndGet(), OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(by.toSeconds())
                .build());
        quiet(hub);
    }

    /** To a moment, or a second after it. */
    static void advanceTo(TestHub hub, Instant moment) {
        advance(hub, Duration.between(hub.hub().writer().now(), moment).plusSeconds(1));
    }

    /** Nothing is due any more. */
    static void quiet(TestHub hub) {
        Await.until("all that is due has fired",
                () -> hub.hub().ledger().timersDue(hub.hub().writer().now(), 1).isEmpty());
    }
}
