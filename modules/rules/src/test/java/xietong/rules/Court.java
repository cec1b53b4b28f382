// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.util.List;
import java.util.stream.Stream;
import xietong.v1.CommandHeader;
import xietong.v1.DisputeRuling;
import xietong.v1.EntrustmentServiceApproveRequest;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceRaiseDisputeRequest;
import xietong.v1.EntrustmentServiceRateRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceRequestSupplementRequest;
import xietong.v1.EntrustmentServiceReturnRequest;
import xietong.v1.EntrustmentServiceSettleDisputeRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceSupplementRequest;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.Matter;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Outcome;
import xietong.v1.Paper;
import xietong.v1.Report;
import xietong.v1.ReportStage;

/** An organisation of the shipped directory, and what it can move in a {@link Case}; each motion is acceptable. */
public record Court(String code) {
    /** 平谷, member of PINGGU-6. */
    public static final Court PINGGU = new Court("京0117");
    /** 蓟州, member of PINGGU-6. */
    public static final Court JIZHOU = new Court("津0119");
    /** 玉田, member of PINGGU-6 since 2017-10-01. */
    public static final Court YUTIAN = new Court("冀0229");
    /** 海淀, no member. */
    public static final Court HAIDIAN = new Court("京0108");
    /** 天津一中院, directly above 蓟州. */
    public static final Court TIANJIN_1 = new Court("津01");
    /** 北京三中院, directly above 平谷. */
    public static final Court BEIJING_3 = new Court("京03");
    /** 最高人民法院, the superior that 平谷 and 蓟州 share. */
    public static final Court SUPREME = new Court("最高法");
    /** The operator of the hub. */
    public static final Court OPERATOR = new Court("HUB");

    /** Identifier of the one matter of a case. */
    public static final String MATTER = "m-1";
    static final String CASE_NUMBER = "（2018）京0117执9002号";

    /** Its first officer, who handles cases. */
    public Officer officer() {
        return officer(1, OfficerRole.OFFICER_ROLE_OFFICER);
    }

    /** One of its officers. */
    public Officer officer(int number, OfficerRole role) {
        return Officer.newBuilder()
                .setId(code + "-" + number)
                .setName("承办" + "甲乙丙丁".charAt(number % 4))
                .setRole(role)
                .setWorkPassNumber("9900000" + number)
                .build();
    }

    public Motion<EntrustmentServiceSubmitRequest.Builder> submit(Court to, Matter.Builder matter) {
        return by(EntrustmentServiceSubmitRequest.newBuilder().setRecipient(to.code).setMatter(matter))
                .head(h -> h.setCaseNumber(CASE_NUMBER));
    }

    public Motion<EntrustmentServiceApproveRequest.Builder> approve() {
        return by(EntrustmentServiceApproveRequest.newBuilder().setId(MATTER).setGranted(true))
                .as(officer(2, OfficerRole.OFFICER_ROLE_APPROVER));
    }

    public Motion<EntrustmentServiceApproveRequest.Builder> disapprove() {
        return approve().but(c -> c.setGranted(false)).reason("材料不全");
    }

    public Motion<EntrustmentServiceSignRequest.Builder> sign() {
        return by(EntrustmentServiceSignRequest.newBuilder().setId(MATTER));
    }

    public Motion<EntrustmentServiceRequestSupplementRequest.Builder> requestSupplement(String... kinds) {
        return by(EntrustmentServiceRequestSupplementRequest.newBuilder()
                .setId(MATTER).addAllPaperKinds(List.of(kinds)).setText("裁定书缺页"));
    }

    public Motion<EntrustmentServiceSupplementRequest.Builder> supplement(String... kinds) {
        return by(EntrustmentServiceSupplementRequest.newBuilder().setId(MATTER).addAllPapers(papers(kinds)));
    }

    public Motion<EntrustmentServiceReportRequest.Builder> report(ReportStage stage) {
        var report = Report.newBuilder().setStage(stage).setText("已到开户行办理");
        if (stage == ReportStage.REPORT_STAGE_FINAL) {
            report.setOutcome(Outcome.OUTCOME_DONE).addAllPapers(papers("RECEIPT"));
        }
        return by(EntrustmentServiceReportRequest.newBuilder().setId(MATTER).setReport(report));
    }

    public Motion<EntrustmentServiceReportRequest.Builder> reportBegun() {
        return report(ReportStage.REPORT_STAGE_STARTED);
    }

    public Motion<EntrustmentServiceReportRequest.Builder> reportResult() {
        return report(ReportStage.REPORT_STAGE_FINAL);
    }

    public Motion<EntrustmentServiceConfirmRequest.Builder> confirm() {
        return by(EntrustmentServiceConfirmRequest.newBuilder().setId(MATTER));
    }

    public Motion<EntrustmentServiceReturnRequest.Builder> giveBack(String ground) {
        return by(EntrustmentServiceReturnRequest.newBuilder()
                        .setId(MATTER).setGround(ground).setContacted("三月三日电话沟通承办甲"))
                .reason("财产不在本辖区");
    }

    public Motion<EntrustmentServiceWithdrawRequest.Builder> withdraw() {
        return by(EntrustmentServiceWithdrawRequest.newBuilder().setId(MATTER)).reason("已和解");
    }

    public Motion<EntrustmentServiceUrgeRequest.Builder> urge() {
        return by(EntrustmentServiceUrgeRequest.newBuilder().setId(MATTER).setText("请尽快办理"));
    }

    public Motion<EntrustmentServiceRateRequest.Builder> rate(int score) {
        return by(EntrustmentServiceRateRequest.newBuilder().setId(MATTER).setScore(score));
    }

    public Motion<EntrustmentServiceRaiseDisputeRequest.Builder> dispute() {
        return by(EntrustmentServiceRaiseDisputeRequest.newBuilder().setId(MATTER)).reason("对管辖有争议");
    }

    public Motion<EntrustmentServiceSettleDisputeRequest.Builder> settle(DisputeRuling ruling) {
        return by(EntrustmentServiceSettleDisputeRequest.newBuilder().setId(MATTER).setRuling(ruling))
                .as(officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE))
                .reason("依协调意见");
    }

    /** Papers of these kinds, uploaded by this court. */
    public List<Paper> papers(String... kinds) {
        return Stream.of(kinds).map(kind -> Examples.paper(kind, code)).toList();
    }

    /** A command by its first officer. */
    public <B extends Message.Builder> Motion<B> by(B command) {
        var unsigned = new Motion<>(this, command);
        return unsigned.head(h -> h.mergeFrom(
                CommandHeader.newBuilder().setRequestId(Motion.nextRequest()).setOfficer(officer()).build()));
    }
}
