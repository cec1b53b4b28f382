// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import xietong.client.HubClient;
import xietong.v1.AssetKind;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.Matter;
import xietong.v1.Money;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Paper;
import xietong.v1.Party;
import xietong.v1.PartyRole;
import xietong.v1.PropertyMatter;
import xietong.v1.Report;
import xietong.v1.ReportStage;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** Matters to send and acts on them, with the synthetic identifiers of the project. */
public final class Matters {
    public static final Subject DEBTOR = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_PERSON)
            .setName("王演示")
            .setIdentifier("990100190001010011")
            .build();
    private static final Subject APPLICANT = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_ORGANISATION)
            .setName("演示公司")
            .setIdentifier("91990100MA0000015X")
            .build();

    private Matters() {}

    public static CommandHeader header(String requestId, OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId(requestId)
                .setOfficer(Officer.newBuilder().setId("o-" + role.getNumber()).setName("演示员").setRole(role))
                .build();
    }

    public static CommandHeader header(String requestId) {
        return header(requestId, OfficerRole.OFFICER_ROLE_OFFICER);
    }

    /** One document for all papers, stored by the sender. */
    public static DocumentRef paper(HubClient sender) {
        return paper(sender, "演示裁定书");
    }

    /** A document with this text, stored by the sender. */
    public static DocumentRef paper(HubClient sender, String text) {
        try {
            return sender.documents().upload(text.getBytes(StandardCharsets.UTF_8), "裁定书.txt", "text/plain");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A freeze of a deposit. */
    public static EntrustmentServiceSubmitRequest freeze(String requestId, String recipient, DocumentRef paper) {
        var matter = Matter.newBuilder()
                .setKind("FREEZE_DEPOSIT")
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_APPLICANT).setSubject(APPLICANT))
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_DEBTOR).setSubject(DEBTOR))
                .setProperty(PropertyMatter.newBuilder()
                        .setAssetKind(AssetKind.ASSET_KIND_DEPOSIT)
                        .setRegistrar("演示银行蓟州支行")
                        .setAssetNumber("6299990000000000012")
                        .setOwner(DEBTOR)
                        .setAmount(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(5_000_000)));
        for (String kind : new String[] {"ENTRUSTMENT_LETTER", "RULING", "ASSISTANCE_NOTICE", "CREDENTIALS"}) {
            matter.addPapers(Paper.newBuilder().setKind(kind).setNumber("演示文书").setDocument(paper));
        }
        return EntrustmentServiceSubmitRequest.newBuilder()
                .setHeader(header(requestId).toBuilder().setCaseNumber("（2018）京0117执9002号"))
                .setRecipient(recipient)
                .setMatter(matter)
                .build();
    }

    public static EntrustmentServiceSignRequest sign(String requestId, String id) {
        return EntrustmentServiceSignRequest.newBuilder().setHeader(header(requestId)).setId(id).build();
    }

    public static EntrustmentServiceReportRequest started(String requestId, String id) {
        return EntrustmentServiceReportRequest.newBuilder()
                .setHeader(header(requestId))
                .setId(id)
                .setReport(Report.newBuilder().setStage(ReportStage.REPORT_STAGE_STARTED).setText("开始办理"))
                .build();
    }
}
