// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.v1.Reason.REASON_IDENTIFIER_INVALID;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.rules.Case;
import xietong.rules.Examples;
import xietong.v1.AssetKind;
import xietong.v1.Matter;

/** Identifiers in a matter: what their standards refuse reaches the caller typed, what they admit is made canonical. */
class IdentifiersInMattersTest {
    private final Case file = Case.opens("2026-03-02T09:00");

    private static Matter.Builder matter(String kind, Consumer<Matter.Builder> change) {
        Matter.Builder matter = Examples.matter(kind);
        change.accept(matter);
        return matter;
    }

    @ParameterizedTest
    @CsvSource({"990100198503120023, WRONG_CHECK_DIGIT", "99010019850312002, WRONG_LENGTH",
            "99o100198503120022, WRONG_CHARACTER", "990100198502300022, NO_SUCH_DATE"})
    void aCitizensNumberThatCannotBeIsRefusedWithItsFaultAndNotRepeated(String number, String fault) {
        var subject = Examples.debtor().toBuilder().setIdentifier(number);
        file.refuses(PINGGU.submit(JIZHOU, matter("WITNESS", m -> m.getPartiesBuilder(1).setSubject(subject))))
                .because(REASON_IDENTIFIER_INVALID)
                .with("field", "matter.parties.subject.identifier")
                .with("identifier", "CITIZEN_ID").with("fault", fault);
        file.refuses(PINGGU.submit(JIZHOU, matter("FREEZE_DEPOSIT", m -> m.getPropertyBuilder().setOwner(subject))))
                .because(REASON_IDENTIFIER_INVALID).with("field", "matter.property.owner.identifier");
        file.refuses(PINGGU.submit(JIZHOU, matter("FIND_PERSON", m -> m.getPersonBuilder().setPerson(subject))))
                .because(REASON_IDENTIFIER_INVALID).with("field", "matter.person.person.identifier");
        file.refuses(PINGGU.submit(JIZHOU, matter("SERVE_DOC", m -> m.getServiceBuilder().setAddressee(subject))))
                .because(REASON_IDENTIFIER_INVALID).with("field", "matter.service.addressee.identifier");
        file.refuses(PINGGU.submit(JIZHOU, matter("QUERY_ASSET", m -> m.getInvestigationBuilder().setSubject(subject))))
                .because(REASON_IDENTIFIER_INVALID).with("field", "matter.investigation.subject.identifier");
    }

    @ParameterizedTest
    @CsvSource({"（2018）京o117执9002号, WRONG_CHARACTER", "(2018)京0117执9oo2号, WRONG_CHARACTER",
            "（2018）贵0117执9002号, UNKNOWN_COURT_TOKEN", "（2015）平执字第1号, WRONG_FORM"})
    void aCaseNumberWithALetterForAZeroOrOfAnotherFormIsRefused(String number, String fault) {
        file.refuses(PINGGU.submit(JIZHOU, Examples.matter("WITNESS")).head(h -> h.setCaseNumber(number)))
                .because(REASON_IDENTIFIER_INVALID)
                .with("field", "header.case_number").with("identifier", "CASE_NUMBER").with("fault", fault);
    }

    @Test
    void aCaseNumberIsKeptInCanonicalForm() {
        file.hears(PINGGU.submit(JIZHOU, Examples.matter("WITNESS"))
                .head(h -> h.setCaseNumber(" (2018) 京0117执09002号 ")));
        assertThat(file.matter().getCaseNumber()).isEqualTo("（2018）京0117执9002号");
    }

    @ParameterizedTest
    @CsvSource({"6299990000000000013, WRONG_CHECK_DIGIT", "62-99, WRONG_LENGTH", "629999000000000I2, WRONG_CHARACTER"})
    void anAccountThatCannotBeIsRefused(String account, String fault) {
        file.refuses(PINGGU.submit(JIZHOU,
                        matter("FREEZE_DEPOSIT", m -> m.getPropertyBuilder().setAssetNumber(account))))
                .because(REASON_IDENTIFIER_INVALID)
                .with("field", "matter.property.asset_number").with("fault", fault);
    }

    @Test
    void aPlateThatCannotBeIsRefusedAndAnotherKept() {
        var sealed = matter("SEAL_MOVABLE", m -> m.getPropertyBuilder().setPlate("贵C·12345"));
        file.refuses(PINGGU.submit(JIZHOU, matter("SEAL_MOVABLE", m -> m.getPropertyBuilder().setPlate("黔C12345"))))
                .because(REASON_IDENTIFIER_INVALID)
                .with("field", "matter.property.plate").with("fault", "UNKNOWN_PROVINCE");
        file.hears(PINGGU.submit(JIZHOU, sealed));
        assertThat(file.matter().getMatter().getProperty().getPlate()).isEqualTo("贵C12345");
        assertThat(file.matter().getMatter().getProperty().getAssetKind()).isEqualTo(AssetKind.ASSET_KIND_MOVABLE);
    }

    @Test
    void whatKeyboardsDoToNumbersIsUndone() {
        file.hears(PINGGU.submit(JIZHOU, matter("FREEZE_DEPOSIT", m -> {
            m.getPropertyBuilder().setAssetNumber("6299 9900 0000 0000 012");
            m.getPartiesBuilder(1).getSubjectBuilder().setIdentifier("３６０３２３19000101992x");
        })));
        assertThat(file.matter().getMatter().getProperty().getAssetNumber()).isEqualTo(Examples.ACCOUNT);
        assertThat(file.matter().getMatter().getParties(1).getSubject().getIdentifier())
                .isEqualTo("36032319000101992X");
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void aLegacyCreditCodeIsKeptWithAWarningThatDoesNotRepeatIt() {
        String legacy = "91990100MA00000150";
        file.hears(PINGGU.submit(JIZHOU, matter("WITNESS", m -> m.getPartiesBuilder(1)
                .setSubject(Examples.company().toBuilder().setIdentifier(legacy)))));
        assertThat(file.matter().getMatter().getParties(1).getSubject().getIdentifier()).isEqualTo(legacy);
        assertThat(file.warnings()).singleElement().asString()
                .startsWith("matter.parties.subject.identifier: ").contains("check digit").doesNotContain(legacy);
    }

    @Test
    void aCreditCodeOfAnotherFormIsRefused() {
        file.refuses(PINGGU.submit(JIZHOU, matter("WITNESS", m -> m.getPartiesBuilder(1)
                        .setSubject(Examples.company().toBuilder().setIdentifier("91990100MAO000015X")))))
                .because(REASON_IDENTIFIER_INVALID)
                .with("identifier", "SOCIAL_CREDIT_CODE").with("fault", "WRONG_CHARACTER");
    }

    @Test
    void aSubjectNeedNotHaveANumber() {
        file.hears(PINGGU.submit(JIZHOU,
                matter("WITNESS", m -> m.getPartiesBuilder(1).getSubjectBuilder().clearIdentifier())));
    }
}
