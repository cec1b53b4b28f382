// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import xietong.client.HubClient;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.GeneralMatter;
import xietong.v1.Matter;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Outcome;
import xietong.v1.Paper;
import xietong.v1.Party;
import xietong.v1.PartyRole;
import xietong.v1.Report;
import xietong.v1.ReportStage;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** A matter between two courts, about nobody who exists: entrusted, taken on, reported and confirmed. */
final class InventedMatter {
    private final HubClient sender;
    private final HubClient recipient;
    private final String court;
    private final DocumentRef paper;

    /** {@code court} is the recipient's code. */
    InventedMatter(HubClient sender, HubClient recipient, String court) throws IOException {
        this.sender = sender;
        this.recipient = recipient;
        this.court = court;
        this.paper = sender.documents().upload(
                "演示委托函\n本文书仅供演练，无法律效力。\n".getBytes(StandardCharsets.UTF_8), "委托函.txt", "text/plain");
    }

    /** Once from beginning to end. */
    void play() {
        String id = sender.entrustments().submit(EntrustmentServiceSubmitRequest.newBuilder()
                        .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setCaseNumber("（2026）京0117执9001号"))
                        .setRecipient(court)
                        .setMatter(matter())
                        .build())
                .getResource();
        recipient.entrustments().sign(
                EntrustmentServiceSignRequest.newBuilder().setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER)).setId(id).build());
        recipient.entrustments().report(EntrustmentServiceReportRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(id)
                .setReport(Report.newBuilder()
                        .setStage(ReportStage.REPORT_STAGE_FINAL)
                        .setOutcome(Outcome.OUTCOME_DONE)
                        .setText("演练：已办理"))
                .build());
        sender.entrustments().confirm(
                EntrustmentServiceConfirmRequest.newBuilder().setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER)).setId(id).build());
    }

    private Matter matter() {
        return Matter.newBuilder()
                .setKind("OTHER")
                .addParties(party(PartyRole.PARTY_ROLE_APPLICANT, "演示公司", "91990100MA0000015X",
                        SubjectKind.SUBJECT_KIND_ORGANISATION))
                .addParties(party(PartyRole.PARTY_ROLE_DEBTOR, "王演示", "990100190001010011",
                        SubjectKind.SUBJECT_KIND_PERSON))
                .setGeneral(GeneralMatter.newBuilder().setDescription("演练事项"))
                .addPapers(Paper.newBuilder().setKind("ENTRUSTMENT_LETTER").setNumber("演示文书").setDocument(paper))
                .build();
    }

    private static Party party(PartyRole role, String name, String identifier, SubjectKind kind) {
        return Party.newBuilder()
                .setRole(role)
                .setSubject(Subject.newBuilder().setKind(kind).setName(name).setIdentifier(identifier))
                .build();
    }

    /** Head of one command, by an officer who does not exist. */
    static CommandHeader header(OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId("traffic-" + UUID.randomUUID())
                .setOfficer(Officer.newBuilder().setId("traffic").setName("演练员").setRole(role))
                .build();
    }
}
