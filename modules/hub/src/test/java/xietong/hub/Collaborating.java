// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import xietong.client.HubClient;
import xietong.v1.AssetKey;
import xietong.v1.AssetKind;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.CollaborationServiceDecideRequest;
import xietong.v1.DispatchLine;
import xietong.v1.FreezeOrder;
import xietong.v1.LineFreeze;
import xietong.v1.OfficerRole;
import xietong.v1.RoomMessageKind;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.CommandHeader;

/** A unified dispatch about the synthetic account of {@link Freezing}, as the superior that all courts share decides it. */
final class Collaborating {
    static final String SUPREME = "最高法";

    private Collaborating() {}

    /** One account of a bank, with the freeze of one court. */
    static DispatchLine line(String account, String court, String requestNumber) {
        return DispatchLine.newBuilder()
                .setKey(AssetKey.newBuilder()
                        .setRegistrar(Freezing.BANK)
                        .setKind(AssetKind.ASSET_KIND_DEPOSIT)
                        .setNumber(account))
                .addFreezes(LineFreeze.newBuilder()
                        .setCourt(court)
                        .setOriginalCaseNumber("（2018）" + court + "执1号")
                        .setOriginalRequestNumber(requestNumber))
                .build();
    }

    /** Applies for a dispatch about the account, naming the freezes on it. */
    static CollaborationServiceApplyRequest dispatch(HubClient lead, String requestId, FreezeOrder... freezes) {
        DispatchLine.Builder line = line(Freezing.ACCOUNT, "", "").toBuilder().clearFreezes();
        for (FreezeOrder freeze : freezes) {
            line.addFreezes(line("", freeze.getCourt(), freeze.getRequestNumber()).getFreezes(0));
        }
        return CollaborationServiceApplyRequest.newBuilder()
                .setHeader(header(lead, requestId))
                .setKind(CollaborationKind.COLLABORATION_KIND_DISPATCH)
                .setGround("企业破产法 19")
                .addLines(line)
                .addPapers(Freezing.paper("RULING", Matters.paper(lead)))
                .build();
    }

    /** Grants what was applied for, with a room, within three days. */
    static CollaborationServiceDecideRequest grant(HubClient decider, String id, Timestamp now, String requestId) {
        return CollaborationServiceDecideRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE))
                .setId(id)
                .setGranted(true)
                .setText("依法解除，限期完成")
                .setDueTime(now.toBuilder().setSeconds(now.getSeconds() + Duration.ofHours(72).toSeconds()))
                .setOpenRoom(true)
                .addPapers(Freezing.paper("DECISION", Matters.paper(decider)))
                .build();
    }

    /** Says something in a room. */
    static CollaborationServicePostRequest opinion(String room, String text, String requestId) {
        CommandHeader.Builder header = TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder();
        header.getOfficerBuilder().setWorkPassNumber("演A00000001");
        return CollaborationServicePostRequest.newBuilder()
                .setHeader(header)
                .setId(room)
                .setKind(RoomMessageKind.ROOM_MESSAGE_KIND_OPINION)
                .setText(text)
                .build();
    }

    /** Head of a command in the court's own first case, with a reason. */
    static CommandHeader header(HubClient court, String requestId) {
        return TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                .setCaseNumber("（2018）" + court.organisation() + "执1号")
                .setReason("请求统一调度")
                .build();
    }
}
