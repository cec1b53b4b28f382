// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.rules.Config.edited;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.TIANJIN_1;
import static xietong.v1.Reason.REASON_ADDRESSEE_FORBIDDEN;
import static xietong.v1.Reason.REASON_AGREEMENT_REQUIRED;
import static xietong.v1.Reason.REASON_BODY_MISMATCH;
import static xietong.v1.Reason.REASON_DOCUMENT_UNKNOWN;
import static xietong.v1.Reason.REASON_IDENTIFIER_INVALID;
import static xietong.v1.Reason.REASON_KIND_UNKNOWN;
import static xietong.v1.Reason.REASON_ORGANISATION_UNKNOWN;
import static xietong.v1.Reason.REASON_PAPERS_MISSING;
import static xietong.v1.Reason.REASON_PERSONNEL_REQUIRED;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.rules.Refusal;
import xietong.rules.book.RuleBook;
import xietong.v1.AssetKind;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.LegalBasis;
import xietong.v1.Matter;
import xietong.v1.Officer;
import xietong.v1.PartyRole;
import xietong.v1.PersonMatter;
import xietong.v1.PropertyMatter;

/** How a matter can be refused; more of papers and bodies in {@link KindsOfMatterTest}, agreements in their own. */
class SubmitRefusalsTest {
    private final Case file = Case.opens("2026-03-02T09:00");

    private static Motion<EntrustmentServiceSubmitRequest.Builder> submit(
            String kind, Consumer<Matter.Builder> change) {
        Matter.Builder matter = Examples.matter(kind);
        change.accept(matter);
        return PINGGU.submit(JIZHOU, matter);
    }

    private Refusal refused(String kind, Consumer<Matter.Builder> change) {
        return file.refuses(submit(kind, change));
    }

    private Refusal property(String kind, Consumer<PropertyMatter.Builder> change) {
        return refused(kind, m -> change.accept(m.getPropertyBuilder()));
    }

    private Refusal person(String kind, Consumer<PersonMatter.Builder> change) {
        return refused(kind, m -> change.accept(m.getPersonBuilder()));
    }

    @AfterAll
    static void everyRefusalThatTheContractListsWasSeen() {
        Refusal.allSeenOf("xietong.v1.EntrustmentService/Submit");
    }

    @Test
    void itsPapersItsBodyAndItsAgreementMustFitTheKind() {
        refused("WITNESS", Matter.Builder::clearPapers).because(REASON_PAPERS_MISSING);
        refused("WITNESS", Matter.Builder::clearBody).because(REASON_BODY_MISMATCH);
        refused("FIND_PERSON", Matter.Builder::clearAgreement).because(REASON_AGREEMENT_REQUIRED);
    }

    @Test
    void aKindThatTheRuleBookLacksIsRefusedWithThoseThatItHas() {
        refused("WITNESS", m -> m.setKind("ARREST")).because(REASON_KIND_UNKNOWN)
                .with("field", "matter.kind").accepting("FIND_PERSON", "WITNESS");
        refused("WITNESS", Matter.Builder::clearKind).because(REASON_KIND_UNKNOWN);
    }

    @Test
    void theAddresseeIsAnotherCourtThatIsInService() {
        file.refuses(PINGGU.submit(new Court(""), Examples.matter("WITNESS"))).because("recipient");
        file.refuses(PINGGU.submit(new Court("津9999"), Examples.matter("WITNESS")))
                .because(REASON_ORGANISATION_UNKNOWN).with("field", "recipient");
        file.refuses(PINGGU.submit(PINGGU, Examples.matter("WITNESS"))).because(REASON_ADDRESSEE_FORBIDDEN);
        var closed = Config.BOOK.directory().require("津0119").toBuilder().setClosed(true).build();
        Case.opens("2026-03-02T09:00").under(Config.BOOK.with(2, Map.ofEntries(RuleBook.entry(closed))))
                .refuses(submit("WITNESS", m -> {})).because(REASON_ORGANISATION_UNKNOWN);
    }

    @Test
    void aKindMayDemandACourtOfTheSameLevel() {
        var book = edited("matters", "    title: 见证、现场协助\n    body: general\n    papers: [ENTRUSTMENT_LETTER]\n"
                        + "    addressees: {kinds: [COURT], same_level: false}",
                "    title: 见证、现场协助\n    body: general\n    papers: [ENTRUSTMENT_LETTER]\n"
                        + "    addressees: {kinds: [COURT], same_level: true}");
        Case same = Case.opens("2026-03-02T09:00").under(book);
        same.refuses(PINGGU.submit(TIANJIN_1, Examples.matter("WITNESS")))
                .because(REASON_ADDRESSEE_FORBIDDEN).with("article", "ENT 3").accepting("same level");
        same.hears(PINGGU.submit(JIZHOU, Examples.matter("WITNESS")));
    }

    @Test
    void papersAreOfKnownKindsAndCarryADocument() {
        refused("WITNESS", m -> m.addPapers(Examples.paper("NAPKIN", "京0117")))
                .because("matter.papers.kind").accepting("RULING");
        refused("WITNESS", m -> m.getPapersBuilder(0).clearDocument()).because(REASON_DOCUMENT_UNKNOWN);
        refused("WITNESS", m -> m.getPapersBuilder(0).getDocumentBuilder().setDigest("sha256:ABC"))
                .because(REASON_DOCUMENT_UNKNOWN).with("field", "matter.papers.document").accepting("sha256:");
        refused("WITNESS", m -> m.getPapersBuilder(0).getDocumentBuilder().clearOrganisation())
                .because(REASON_DOCUMENT_UNKNOWN);
        refused("WITNESS", m -> m.getPapersBuilder(0).setDocument(
                DocumentRef.newBuilder(m.getPapers(0).getDocument()).setName("名".repeat(201))))
                .because("matter.papers.document.name");
        refused("WITNESS", m -> {
            for (int i = 0; i < 100; i++) {
                m.addPapers(Examples.paper("OTHER", "京0117"));
            }
        }).because("matter.papers");
    }

    @Test
    void thePartiesAreAnApplicantAndADebtorAtLeast() {
        refused("WITNESS", m -> m.removeParties(1)).because("matter.parties");
        refused("WITNESS", m -> m.getPartiesBuilder(0).setRole(PartyRole.PARTY_ROLE_DEBTOR)).because("matter.parties")
                .accepting("PARTY_ROLE_APPLICANT");
        refused("WITNESS", m -> m.getPartiesBuilder(1).setRole(PartyRole.PARTY_ROLE_THIRD)).because("matter.parties");
        refused("WITNESS", m -> m.getPartiesBuilder(1).clearRole()).because("matter.parties.role")
                .accepting("PARTY_ROLE_THIRD");
        refused("WITNESS", m -> m.getPartiesBuilder(1).setRoleValue(99)).because("matter.parties.role");
        refused("WITNESS", m -> m.getPartiesBuilder(1).getSubjectBuilder().clearName())
                .because("matter.parties.subject.name");
        refused("WITNESS", m -> m.getPartiesBuilder(1).getSubjectBuilder().clearKind())
                .because("matter.parties.subject.kind").accepting("SUBJECT_KIND_PERSON");
        refused("WITNESS", m -> m.getPartiesBuilder(1).getSubjectBuilder().addFormerNames(" "))
                .because("matter.parties.subject.former_names");
        refused("WITNESS", m -> m.getPartiesBuilder(1).getSubjectBuilder().setPhone("1\u00003"))
                .because("matter.parties.subject.phone");
    }

    @Test
    void propertyIsNamedExactlyWithAnExplicitAmountWhereTheKindNeedsOne() {
        property("FREEZE_DEPOSIT", p -> p.setAssetKind(AssetKind.ASSET_KIND_REALTY))
                .because("matter.property.asset_kind").accepting("ASSET_KIND_DEPOSIT");
        property("FREEZE_DEPOSIT", PropertyMatter.Builder::clearAssetKind).because("matter.property.asset_kind");
        property("FREEZE_DEPOSIT", PropertyMatter.Builder::clearRegistrar).because("matter.property.registrar");
        property("FREEZE_DEPOSIT", PropertyMatter.Builder::clearAmount).because("matter.property.amount");
        property("FREEZE_DEPOSIT", p -> p.getAmountBuilder().setMinorUnits(0)).because("matter.property.amount");
        property("FREEZE_DEPOSIT", p -> p.getAmountBuilder().setMinorUnits(-1)).because("matter.property.amount");
        property("FREEZE_DEPOSIT", p -> p.getAmountBuilder().setCurrencyCode("元")).because("matter.property.amount");
        property("FREEZE_DEPOSIT", PropertyMatter.Builder::clearOwner).because("matter.property.owner.kind");
        property("SEAL_REALTY", PropertyMatter.Builder::clearAssetNumber).because("matter.property.asset_number");
        property("RELEASE_DEPOSIT", PropertyMatter.Builder::clearOriginalCaseNumber)
                .because("matter.property.original_case_number");
        property("RELEASE_DEPOSIT", PropertyMatter.Builder::clearOriginalRequestNumber)
                .because("matter.property.original_request_number");
        file.hears(submit("RELEASE_DEPOSIT", m -> m.getPropertyBuilder().clearAmount()));
    }

    @Test
    void aPersonIsLookedForOnABasisThatTheKindAccepts() {
        person("FIND_PERSON", p -> p.setLegalBasis(LegalBasis.LEGAL_BASIS_CRIMINAL_313))
                .because("matter.person.legal_basis").accepting("LEGAL_BASIS_COMPELLED_ATTENDANCE");
        person("FIND_PERSON", PersonMatter.Builder::clearLegalBasis).because("matter.person.legal_basis");
        person("HOLD_PERSON", p -> p.setLegalBasis(LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE))
                .because("matter.person.legal_basis").with("article", "INT 179, DET 9");
        person("FIND_PERSON", PersonMatter.Builder::clearPerson).because("matter.person.person.kind");
        person("FIND_PERSON", p -> p.setLastKnownPlace("某".repeat(501))).because("matter.person.last_known_place");
    }

    @Test
    void n5NobodyIsHeldByMessageAloneTheDecidingCourtSendsTwoOfficers() {
        person("HOLD_PERSON", PersonMatter.Builder::clearDispatchedOfficers).because(REASON_PERSONNEL_REQUIRED)
                .with("article", "INT 179").with("field", "matter.person.dispatched_officers");
        person("HOLD_PERSON", p -> p.removeDispatchedOfficers(1)).because(REASON_PERSONNEL_REQUIRED);
        person("HOLD_PERSON", p -> p.setDispatchedOfficers(1, p.getDispatchedOfficers(0)))
                .because(REASON_PERSONNEL_REQUIRED);
        person("HOLD_PERSON", p -> p.getDispatchedOfficersBuilder(1).clearName())
                .because("matter.person.dispatched_officers.name");
    }

    @Test
    void theOtherBodiesSayWhatIsAsked() {
        refused("SERVE_DOC", m -> m.getServiceBuilder().clearPaperKinds()).because("matter.service.paper_kinds");
        refused("SERVE_DOC", m -> m.getServiceBuilder().addPaperKinds("RULING")).because("matter.service.paper_kinds");
        refused("QUERY_ASSET", m -> m.getInvestigationBuilder().clearQuestions())
                .because("matter.investigation.questions");
        refused("QUERY_ASSET", m -> m.getInvestigationBuilder().addQuestions(""))
                .because("matter.investigation.questions");
        refused("WITNESS", m -> m.getGeneralBuilder().clearDescription()).because("matter.general.description");
        refused("WITNESS", m -> m.setInstructions("字".repeat(2001))).because("matter.instructions");
        refused("WITNESS", m -> m.setContact(Officer.newBuilder().setId("o"))).because("matter.contact.name");
        file.hears(submit("WITNESS", m -> m.setInstructions("𠮷".repeat(2000))));
    }

    @Test
    void thePeriodLiesInTheRangeOrIsTheKindsOwn() {
        refused("WITNESS", m -> m.setPeriodDays(9)).because("matter.period_days").accepting("10 to 20");
        refused("WITNESS", m -> m.setPeriodDays(21)).because("matter.period_days");
        refused("WITNESS", m -> m.setPeriodDays(-10)).because("matter.period_days");
        refused("SERVE_DOC", m -> m.setPeriodDays(15)).because("matter.period_days").accepting("0 or 10")
                .with("article", "INT 134: 10 days");
    }

    @Test
    void itBelongsToACase() {
        file.refuses(submit("WITNESS", m -> {}).head(h -> h.clearCaseNumber())).because("header.case_number");
        file.refuses(submit("WITNESS", m -> {}).head(h -> h.setCaseNumber("2018-9002")))
                .because(REASON_IDENTIFIER_INVALID).with("field", "header.case_number");
    }
}
