// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.hub.wall.Rebuilt;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderBox;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeOrder;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;
import xietong.v1.WallAccountState;
import xietong.v1.WallScope;
import xietong.v1.WallServiceWatchResponse;

/** A joint action on a wall: one account, and what becomes of it until nothing stands or waits on it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WallCampaignTest {
    private static final String LEAD = "京0117";
    private static final String OTHER = "津0119";

    @TempDir
    static Path folder;

    private TestHub hub;
    private DocumentRef paper;

    @Test
    void anAccountOnWhichAnotherFreezeTookEffectIsNotDone() {
        try (TestHub started = TestHub.start(folder)) {
            hub = started;
            HubClient lead = hub.as(LEAD);
            HubClient supreme = hub.as(Collaborating.SUPREME);
            paper = Matters.paper(lead);
            String first = frozen(LEAD, 8_000_000, ReceiptResult.RECEIPT_RESULT_DONE);
            String waits = frozen(OTHER, 5_000_000, ReceiptResult.RECEIPT_RESULT_QUEUED);
            Receipt applied = lead.collaborations().apply(Collaborating.dispatch(
                    lead, "apply", order(LEAD, first), order(OTHER, waits)));
            String campaign = applied.getResource();
            try (Wall wall = Wall.open(supreme, WallScope.WALL_SCOPE_UNSPECIFIED, "");
                    Wall member = Wall.open(lead, WallScope.WALL_SCOPE_UNSPECIFIED, "");
                    Wall stranger = Wall.open(hub.as("冀0822"), WallScope.WALL_SCOPE_UNSPECIFIED, "")) {
                assertThat(wall.shown().getCampaigns().getTotal()).isZero();
                supreme.collaborations().decide(Collaborating.grant(supreme, campaign, applied.getAcceptTime(), "decide"));
                shows(wall, WallAccountState.WALL_ACCOUNT_STATE_TO_DO);
                assertThat(wall.shown().getCampaigns().getCampaigns(0).getCourts()).isEqualTo(2);
                Await.until("the members see their room", () -> member.shown().getRooms().getTotal() == 1);
                assertThat(member.shown().getRooms().getRooms(0).getTitle()).isNotEmpty();

                acknowledged(LEAD);
                shows(wall, WallAccountState.WALL_ACCOUNT_STATE_IN_PROGRESS);
                released(LEAD, first);
                shows(wall, WallAccountState.WALL_ACCOUNT_STATE_PROMOTED);
                assertThat(wall.shown().getNotices().getNoticesList())
                        .anyMatch(n -> n.getKind().name().equals("WALL_NOTICE_KIND_PROMOTED"));
                released(OTHER, waits);
                shows(wall, WallAccountState.WALL_ACCOUNT_STATE_FREE);
                assertThat(wall.shown().getFigures().getReleased()).isEqualTo(2);

                WallServiceWatchResponse seen = stranger.shown();
                assertThat(seen.getCampaigns().getTotal()).isZero();
                assertThat(seen.getRooms().getTotal()).isZero();
                assertThat(seen.getFigures().getFrozen()).isZero();
                Await.until("the wall shows what the ledger holds", () -> Rebuilt.comparable(wall.shown())
                        .equals(Rebuilt.comparable(Rebuilt.of(hub.hub(), wall.request, Collaborating.SUPREME))));
            }
        }
    }

    private static void shows(Wall wall, WallAccountState state) {
        Await.until("the account is " + state, () -> wall.shown().getCampaigns().getCampaignsCount() == 1
                && wall.shown().getCampaigns().getCampaigns(0).getAccountsList().equals(List.of(state)));
    }

    private static String of(String court) {
        return court.equals(LEAD) ? "lead" : "other";
    }

    private FreezeOrder order(String court, String id) {
        return hub.as(court).freezes().get(id);
    }

    private String frozen(String court, long fen, ReceiptResult result) {
        Receipt ordered = Freezing.order(hub.as(court), fen, "freeze-" + of(court));
        hub.as(Freezing.BANK).freezes().recordReceipt(Freezing.receipt(
                ordered.getResource(), MeasureKind.MEASURE_KIND_ORDER, result, ordered.getAcceptTime(), 8_000_000));
        return ordered.getResource();
    }

    private void acknowledged(String court) {
        String id = hub.as(court).collaborations().orders(DispatchOrderBox.DISPATCH_ORDER_BOX_TO_DO)
                .map(DispatchOrder::getId).findFirst().orElseThrow();
        hub.as(court).collaborations().acknowledgeOrder(CollaborationServiceAcknowledgeOrderRequest.newBuilder()
                .setHeader(TestHub.header("ack-" + of(court), OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(id)
                .build());
    }

    private void released(String court, String id) {
        Receipt asked = hub.as(court).freezes().release(
                Freezing.release(order(court, id), Matters.paper(hub.as(court)), "release-" + of(court)));
        hub.as(Freezing.BANK).freezes().recordReceipt(Freezing.receipt(
                id, MeasureKind.MEASURE_KIND_RELEASE, ReceiptResult.RECEIPT_RESULT_DONE, asked.getAcceptTime(), 8_000_000));
    }
}
