// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.time.Instant;
import xietong.rules.Court;
import xietong.rules.Motion;
import xietong.rules.Times;
import xietong.v1.CaseServiceDocketRequest;
import xietong.v1.CaseServiceTransferRequest;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.CollaborationServiceCloseRequest;
import xietong.v1.CollaborationServiceDecideRequest;
import xietong.v1.CollaborationServiceDispatchRequest;
import xietong.v1.CollaborationServiceReportOrderRequest;
import xietong.v1.OfficerRole;

/** A court that works together with others; each motion is acceptable as it stands. */
public record Collaborator(Court court) {

    /** By code. */
    public static Collaborator of(String code) {
        return new Collaborator(new Court(code));
    }

    /** Applies for a kind; what it is about is still to be said. */
    public Motion<CollaborationServiceApplyRequest.Builder> applies(CollaborationKind kind) {
        return court.by(CollaborationServiceApplyRequest.newBuilder()
                        .setKind(kind)
                        .addAllPapers(court.papers("RULING")))
                .reason("请求上级协调");
    }

    /** Decides what was applied for, with an instrument. */
    public Motion<CollaborationServiceDecideRequest.Builder> grants(String id, String instrument) {
        return court.by(CollaborationServiceDecideRequest.newBuilder()
                        .setId(id)
                        .setGranted(true)
                        .setText("依法解除，限期完成")
                        .addAllPapers(court.papers(instrument)))
                .as(court.officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    /** Decides with a deadline. */
    public Motion<CollaborationServiceDecideRequest.Builder> grants(String id, String instrument, Instant due) {
        return grants(id, instrument).but(c -> c.setDueTime(Times.timestamp(due)));
    }

    /** Sends what is still to be sent. */
    public Motion<CollaborationServiceDispatchRequest.Builder> dispatches(String id) {
        return court.by(CollaborationServiceDispatchRequest.newBuilder().setId(id))
                .as(court.officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    public Motion<CollaborationServiceAcknowledgeOrderRequest.Builder> acknowledges(String id) {
        return court.by(CollaborationServiceAcknowledgeOrderRequest.newBuilder().setId(id));
    }

    public Motion<CollaborationServiceReportOrderRequest.Builder> reportsDone(String id) {
        return court.by(
                CollaborationServiceReportOrderRequest.newBuilder().setId(id).setDone(true).setText("已裁定解除并送达"));
    }

    public Motion<CollaborationServiceCloseRequest.Builder> closes(String id) {
        return court.by(CollaborationServiceCloseRequest.newBuilder().setId(id).setText("全部办结"))
                .as(court.officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    /** Entrusts a whole case. */
    public Motion<CaseServiceTransferRequest.Builder> entrusts(String caseNumber, String receiver) {
        return court.by(CaseServiceTransferRequest.newBuilder()
                        .setReceiver(receiver)
                        .addAllPapers(court.papers("ENTRUSTMENT_LETTER", "ENFORCEMENT_BASIS")))
                .head(h -> h.setCaseNumber(caseNumber))
                .reason("财产均在受托法院辖区");
    }

    /** Dockets a case that it received. */
    public Motion<CaseServiceDocketRequest.Builder> dockets(String id, String newCaseNumber) {
        return court.by(CaseServiceDocketRequest.newBuilder().setId(id)).head(h -> h.setCaseNumber(newCaseNumber));
    }
}
