// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.HexFormat;
import xietong.rules.book.Matters;
import xietong.rules.book.RuleBook;
import xietong.v1.AssetKind;
import xietong.v1.DocumentRef;
import xietong.v1.GeneralMatter;
import xietong.v1.InvestigationMatter;
import xietong.v1.LegalBasis;
import xietong.v1.Matter;
import xietong.v1.Money;
import xietong.v1.OfficerRole;
import xietong.v1.Paper;
import xietong.v1.Party;
import xietong.v1.PartyRole;
import xietong.v1.PersonMatter;
import xietong.v1.PropertyMatter;
import xietong.v1.ServiceMatter;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** An acceptable matter of each kind, made from what the rule book says of the kind. All persons are made up. */
public final class Examples {
    /** Number of the applicant; the area 990100 does not exist. */
    public static final String APPLICANT_ID = "990100198001010018";
    /** Number of the debtor. */
    public static final String DEBTOR_ID = "990100198503120022";
    /** An account with a right check digit. */
    public static final String ACCOUNT = "6299990000000000012";
    /** A code of an organisation with a right check character. */
    public static final String CREDIT_CODE = "91990100MA0000015X";

    private Examples() {}

    /** A matter of a kind of the shipped rule book, sent by 平谷. */
    public static Matter.Builder matter(String kind) {
        return matter(kind, Config.BOOK);
    }

    /** A matter of a kind of this rule book. */
    public static Matter.Builder matter(String code, RuleBook book) {
        Matters.Kind kind = book.matters().kind(code).orElseThrow();
        var matter = Matter.newBuilder()
                .setKind(code)
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_APPLICANT).setSubject(applicant()))
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_DEBTOR).setSubject(debtor()))
                .setInstructions("请协助办理");
        kind.papers().forEach(paper -> matter.addPapers(paper(paper, Court.PINGGU.code())));
        if (kind.agreement() == Matters.AgreementNeed.REQUIRED) {
            matter.setAgreement("PINGGU-6");
        }
        switch (kind.body()) {
            case PROPERTY -> matter.setProperty(property(kind));
            case PERSON -> matter.setPerson(person(kind));
            case SERVICE -> matter.setService(
                    ServiceMatter.newBuilder().setAddressee(debtor()).addPaperKinds(kind.papers().get(0)));
            case INVESTIGATION -> matter.setInvestigation(
                    InvestigationMatter.newBuilder().setSubject(debtor()).addQuestions("名下有无不动产"));
            case GENERAL -> matter.setGeneral(GeneralMatter.newBuilder().setDescription("到场见证"));
        }
        return matter;
    }

    private static PropertyMatter.Builder property(Matters.Kind kind) {
        var body = PropertyMatter.newBuilder()
                .setAssetKind(kind.assetKinds().isEmpty() ? AssetKind.ASSET_KIND_OTHER : kind.assetKinds().get(0))
                .setRegistrar("演练甲银行")
                .setAssetNumber(ACCOUNT)
                .setOwner(debtor());
        if (kind.amountRequired()) {
            body.setAmount(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(80_000_000));
        }
        if (kind.originalRequired()) {
            body.setOriginalCaseNumber("（2015）平执字第1号").setOriginalRequestNumber("冻-2015-1");
        }
        return body;
    }

    private static PersonMatter.Builder person(Matters.Kind kind) {
        var body = PersonMatter.newBuilder()
                .setPerson(debtor())
                .setLegalBasis(kind.legalBases().isEmpty()
                        ? LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE
                        : kind.legalBases().get(0))
                .setLastKnownPlace("某街道某小区三号楼");
        if (kind.personnelRequired()) {
            body.addDispatchedOfficers(Court.PINGGU.officer(1, OfficerRole.OFFICER_ROLE_OFFICER))
                    .addDispatchedOfficers(Court.PINGGU.officer(2, OfficerRole.OFFICER_ROLE_OFFICER));
        }
        return body;
    }

    /** 申请执行人. */
    public static Subject applicant() {
        return Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                .setName("周试甲")
                .setIdentifier(APPLICANT_ID)
                .setPhone("13800000001")
                .build();
    }

    /** 被执行人. */
    public static Subject debtor() {
        return Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                .setName("吴试乙")
                .setIdentifier(DEBTOR_ID)
                .addFormerNames("吴试丙")
                .setPhone("13900000002")
                .addAddresses("某市某区某路九号")
                .build();
    }

    /** 单位. */
    public static Subject company() {
        return Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_ORGANISATION)
                .setName("演练贸易有限公司")
                .setIdentifier(CREDIT_CODE)
                .setPhone("01000000003")
                .build();
    }

    /** A paper of a kind with its document. */
    public static Paper paper(String kind, String uploader) {
        String digest = HexFormat.of().toHexDigits(kind.hashCode() & 0xffffffffL).repeat(4);
        return Paper.newBuilder()
                .setKind(kind)
                .setNumber("（2018）京0117执9002号之一")
                .setDocument(DocumentRef.newBuilder()
                        .setOrganisation(uploader)
                        .setDigest("sha256:" + digest)
                        .setName("吴试乙案" + kind + ".pdf")
                        .setMediaType("application/pdf")
                        .setSize(1000))
                .build();
    }
}
