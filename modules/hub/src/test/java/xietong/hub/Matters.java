// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import xietong.client.HubClient;
import xietong.v1.AssetKind;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.GeneralMatter;
import xietong.v1.Matter;
import xietong.v1.Money;
import xietong.v1.OfficerRole;
import xietong.v1.Paper;
import xietong.v1.Party;
import xietong.v1.PartyRole;
import xietong.v1.PropertyMatter;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** Matters to send, with the synthetic identifiers of the project. */
public final class Matters {
    private Matters() {}

    public static final Subject DEBTOR = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_PERSON)
            .setName("王演示")
            .setIdentifier("990100190001010011")
            .addAddresses("演示村一号")
            .build();
    public static final Subject APPLICANT = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_ORGANISATION)
            .setName("演示公司")
            .setIdentifier("91990100MA0000015X")
            .build();

    /** A freeze of a deposit with all its papers, uploaded before. */
    public static EntrustmentServiceSubmitRequest freeze(HubClient sender, String recipient, String requestId) {
        return freeze(paper(sender), recipient, requestId);
    }

    /** The same with a document that is stored already. */
    public static EntrustmentServiceSubmitRequest freeze(DocumentRef paper, String recipient, String requestId) {
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
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                        .setCaseNumber("（2018）京0117执9002号"))
                .setRecipient(recipient)
                .setMatter(matter)
                .build();
    }

    /** The smallest matter that there is, with one paper. */
    public static EntrustmentServiceSubmitRequest other(DocumentRef paper, String recipient, String requestId) {
        var matter = Matter.newBuilder()
                .setKind("OTHER")
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_APPLICANT).setSubject(APPLICANT))
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_DEBTOR).setSubject(DEBTOR))
                .setGeneral(GeneralMatter.newBuilder().setDescription("演示事项"))
                .addPapers(Paper.newBuilder().setKind("ENTRUSTMENT_LETTER").setNumber("演示文书").setDocument(paper));
        return freeze(paper, recipient, requestId).toBuilder().setMatter(matter).build();
    }

    /** One with many papers, 10 KB and more. */
    public static EntrustmentServiceSubmitRequest large(DocumentRef paper, String recipient, String requestId) {
        var request = other(paper, recipient, requestId).toBuilder();
        for (int i = 0; i < 60; i++) {
            request.getMatterBuilder().addPapers(
                    Paper.newBuilder().setKind("OTHER").setNumber("演示文书".repeat(10) + i).setDocument(paper));
        }
        return request.build();
    }

    /** A deduction: waits for a second officer of the sender. */
    public static EntrustmentServiceSubmitRequest deduction(DocumentRef paper, String recipient, String requestId) {
        var freeze = freeze(paper, recipient, requestId).toBuilder();
        freeze.getMatterBuilder()
                .setKind("DEDUCT_DEPOSIT")
                .addPapers(Paper.newBuilder().setKind("ENFORCEMENT_BASIS").setNumber("演示文书").setDocument(paper))
                .getPropertyBuilder()
                .setOriginalCaseNumber("（2018）京0117执9001号")
                .setOriginalRequestNumber("r-0");
        return freeze.build();
    }

    public static DocumentRef paper(HubClient sender) {
        byte[] content = "演示裁定书".getBytes(StandardCharsets.UTF_8);
        try {
            return sender.documents().upload(content, "裁定书.txt", "text/plain");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
