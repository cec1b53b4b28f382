// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.book.Matters;
import xietong.rules.identifier.BankAccount;
import xietong.rules.identifier.Plate;
import xietong.v1.AssetKind;
import xietong.v1.LegalBasis;
import xietong.v1.Matter;
import xietong.v1.Officer;
import xietong.v1.Paper;
import xietong.v1.Party;
import xietong.v1.PartyRole;
import xietong.v1.PersonMatter;
import xietong.v1.PropertyMatter;
import xietong.v1.Reason;
import xietong.v1.ServiceMatter;

/** What a matter must hold by its kind, and the canonical form of it: identifiers normalised, nothing else changed. */
final class MatterChecks {
    private MatterChecks() {}

    static Matters.Kind kind(Matter matter, Matters matters) {
        return matters.kind(matter.getKind())
                .orElseThrow(() -> new Refused(Reason.REASON_KIND_UNKNOWN, "matter.kind: not in the rule book")
                        .with("field", "matter.kind")
                        .with("accepted", String.join(",", matters.codes())));
    }

    static Matter canonical(Matter matter, Matters.Kind kind, Context context, List<String> warnings) {
        requireBody(matter, kind);
        Papers.complete("matter.papers", matter.getPapersList(), kind.papers(), kind.source());
        Papers.known("matter.papers", matter.getPapersList(), context);
        Checks.text("matter.instructions", matter.getInstructions(), Checks.TEXT);
        if (!Checks.absent(matter.getContact())) {
            Checks.officer("matter.contact", matter.getContact());
        }
        var canonical = matter.toBuilder().clearParties().addAllParties(parties(matter, warnings));
        switch (matter.getBodyCase()) {
            case PROPERTY -> canonical.setProperty(property(matter.getProperty(), kind, warnings));
            case PERSON -> canonical.setPerson(person(matter.getPerson(), kind, warnings));
            case SERVICE -> canonical.setService(service(matter, warnings));
            case INVESTIGATION -> {
                var body = matter.getInvestigation();
                Checks.list("matter.investigation.questions", body.getQuestionsList(), 1)
                        .forEach(q -> Checks.required("matter.investigation.questions", q, Checks.REASON));
                canonical.setInvestigation(body.toBuilder()
                        .setSubject(Checks.subject("matter.investigation.subject", body.getSubject(), warnings)));
            }
            default -> Checks.required(
                    "matter.general.description", matter.getGeneral().getDescription(), Checks.TEXT);
        }
        return canonical.build();
    }

    private static void requireBody(Matter matter, Matters.Kind kind) {
        if (!matter.getBodyCase().name().equals(kind.body().name())) {
            throw new Refused(Reason.REASON_BODY_MISMATCH, matter.getKind() + " needs body " + field(kind))
                    .with("field", "matter." + field(kind))
                    .with("accepted", field(kind));
        }
    }

    private static String field(Matters.Kind kind) {
        return kind.body().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<Party> parties(Matter matter, List<String> warnings) {
        var parties = new ArrayList<Party>();
        for (Party party : Checks.list("matter.parties", matter.getPartiesList(), 2)) {
            Checks.known("matter.parties.role", party.getRole(), PartyRole.PARTY_ROLE_UNSPECIFIED);
            parties.add(party.toBuilder()
                    .setSubject(Checks.subject("matter.parties.subject", party.getSubject(), warnings))
                    .build());
        }
        for (PartyRole role : List.of(PartyRole.PARTY_ROLE_APPLICANT, PartyRole.PARTY_ROLE_DEBTOR)) {
            if (parties.stream().noneMatch(p -> p.getRole() == role)) {
                throw Refused.field("matter.parties", "at least one " + PartyRole.PARTY_ROLE_APPLICANT + " and one "
                        + PartyRole.PARTY_ROLE_DEBTOR);
            }
        }
        return parties;
    }

    private static PropertyMatter property(PropertyMatter body, Matters.Kind kind, List<String> warnings) {
        String at = "matter.property.";
        Checks.known(at + "asset_kind", body.getAssetKind(), AssetKind.ASSET_KIND_UNSPECIFIED);
        if (!kind.assetKinds().isEmpty() && !kind.assetKinds().contains(body.getAssetKind())) {
            throw Refused.field(at + "asset_kind", kind.assetKinds().toString());
        }
        Checks.required(at + "registrar", body.getRegistrar(), 200);
        Checks.money(at + "amount", body.getAmount(), kind.amountRequired());
        var canonical = body.toBuilder().setOwner(Checks.subject(at + "owner", body.getOwner(), warnings));
        if (body.getAssetKind() == AssetKind.ASSET_KIND_DEPOSIT) {
            canonical.setAssetNumber(
                    Checks.identifier(at + "asset_number", body.getAssetNumber(), BankAccount::parse).value());
        } else if (body.getPlate().isEmpty()) {
            Checks.required(at + "asset_number", body.getAssetNumber(), 100);
        }
        if (!body.getPlate().isEmpty()) {
            canonical.setPlate(Checks.identifier(at + "plate", body.getPlate(), Plate::parse).value());
        }
        Checks.text(at + "asset_number", body.getAssetNumber(), 100);
        Checks.text(at + "sub_account", body.getSubAccount(), 100);
        Checks.text(at + "original_case_number", body.getOriginalCaseNumber(), 100);
        Checks.text(at + "original_request_number", body.getOriginalRequestNumber(), 100);
        if (kind.originalRequired()) {
            // Case numbers from before 2016 have other forms, so the original's is not parsed.
            Checks.required(at + "original_case_number", body.getOriginalCaseNumber(), 100);
            Checks.required(at + "original_request_number", body.getOriginalRequestNumber(), 100);
        }
        return canonical.build();
    }

    private static PersonMatter person(PersonMatter body, Matters.Kind kind, List<String> warnings) {
        String at = "matter.person.";
        Checks.known(at + "legal_basis", body.getLegalBasis(), LegalBasis.LEGAL_BASIS_UNSPECIFIED);
        if (!kind.legalBases().isEmpty() && !kind.legalBases().contains(body.getLegalBasis())) {
            throw Refused.field(at + "legal_basis", kind.legalBases().toString()).with("article", kind.source());
        }
        Checks.text(at + "last_known_place", body.getLastKnownPlace(), Checks.REASON);
        Checks.list(at + "dispatched_officers", body.getDispatchedOfficersList(), 0)
                .forEach(o -> Checks.officer(at + "dispatched_officers", o));
        long sent = body.getDispatchedOfficersList().stream().map(Officer::getId).distinct().count();
        if (kind.personnelRequired() && sent < 2) {
            throw new Refused(
                            Reason.REASON_PERSONNEL_REQUIRED,
                            "the deciding court sends its own officers, at least two, and asks for assistance")
                    .with("field", at + "dispatched_officers")
                    .with("article", "INT 179");
        }
        return body.toBuilder()
                .setPerson(Checks.subject(at + "person", body.getPerson(), warnings))
                .build();
    }

    private static ServiceMatter service(Matter matter, List<String> warnings) {
        ServiceMatter body = matter.getService();
        List<String> present = matter.getPapersList().stream().map(Paper::getKind).toList();
        for (String kind : Checks.list("matter.service.paper_kinds", body.getPaperKindsList(), 1)) {
            if (!present.contains(kind)) {
                throw Refused.field("matter.service.paper_kinds", "kinds of papers that are among matter.papers");
            }
        }
        return body.toBuilder()
                .setAddressee(Checks.subject("matter.service.addressee", body.getAddressee(), warnings))
                .build();
    }
}
