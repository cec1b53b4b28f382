// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.util.List;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.v1.AddressStatus;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.GridServicePushBatchRequest;
import xietong.v1.GridServicePushRequest;
import xietong.v1.GridServiceRateRequest;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.GridServiceVerifyRequest;
import xietong.v1.GridSubject;
import xietong.v1.GridTaskKind;
import xietong.v1.OfficerRole;
import xietong.v1.Subject;

/** A court that pushes, or a body at the grass roots that answers; each motion is acceptable as it stands. */
public record Pusher(Court court) {

    /** By code. */
    public static Pusher of(String code) {
        return new Pusher(new Court(code));
    }

    /** Whom, with what is asked. */
    public static GridSubject about(Subject subject) {
        return GridSubject.newBuilder().setSubject(subject).setTask("请核实本人是否在此居住").build();
    }

    public Motion<GridServicePushRequest.Builder> pushes(String caseNumber, String... recipients) {
        return court.by(GridServicePushRequest.newBuilder()
                        .setKind(GridTaskKind.GRID_TASK_KIND_FIND)
                        .setSubject(about(Examples.debtor()))
                        .addAllRecipients(List.of(recipients)))
                .head(h -> h.setCaseNumber(caseNumber));
    }

    public Motion<GridServicePushBatchRequest.Builder> pushesBatch(String caseNumber, List<Subject> subjects, String recipient) {
        return court.by(GridServicePushBatchRequest.newBuilder()
                        .setKind(GridTaskKind.GRID_TASK_KIND_FIND)
                        .addAllSubjects(subjects.stream().map(Pusher::about).toList())
                        .addRecipients(recipient)
                        .addAllPapers(court.papers("INVESTIGATION_ORDER")))
                .head(h -> h.setCaseNumber(caseNumber));
    }

    public Motion<GridServiceAssignRequest.Builder> assigns(String task, String office, String worker) {
        return court.by(GridServiceAssignRequest.newBuilder().setId(task).setOffice(office).setWorker(worker));
    }

    public Motion<GridServiceReportRequest.Builder> answers(String task, GridResult result, AddressStatus status) {
        boolean grid = court.code().startsWith("GRID");
        return court.by(GridServiceReportRequest.newBuilder()
                        .setId(task)
                        .setAnswer(GridAnswer.newBuilder()
                                .setResult(result)
                                .setAddressStatus(status)
                                .setNewAddress(status == AddressStatus.ADDRESS_STATUS_NEW ? "贺兰县某镇某村二组" : "")
                                .setText("走访邻居二人")))
                .as(court.officer(1, grid ? OfficerRole.OFFICER_ROLE_GRID_WORKER
                        : court.code().startsWith("POLICE") ? OfficerRole.OFFICER_ROLE_POLICE : OfficerRole.OFFICER_ROLE_OFFICER));
    }

    public Motion<GridServiceVerifyRequest.Builder> verifies(String task) {
        return court.by(GridServiceVerifyRequest.newBuilder().setId(task).setAccepted(true));
    }

    public Motion<GridServiceRateRequest.Builder> rates(String task, int score) {
        return court.by(GridServiceRateRequest.newBuilder().setId(task).setScore(score));
    }
}
