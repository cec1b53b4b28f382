// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

class CaseNumberTest {
    private final Refusals refused = new Refusals(Kind.CASE_NUMBER, CaseNumber::parse);

    @Test
    void aBasicCourtsNumberIsReadElementByElement() {
        CaseNumber number = CaseNumber.parse("（2021）赣0323执9001号");
        assertThat(number.year()).isEqualTo(2021);
        assertThat(number.courtToken()).isEqualTo("赣0323");
        assertThat(number.specialToken()).isEmpty();
        assertThat(number.typeToken()).isEqualTo("执");
        assertThat(number.number()).isEqualTo(9001);
        assertThat(number.suffix()).isEmpty();
        assertThat(number).hasToString("（2021）赣0323执9001号");
    }

    @Test
    void aFollowingRulingKeepsItsSuffix() {
        CaseNumber number = CaseNumber.parse("（2018）京0117执9002号之一");
        assertThat(number.suffix()).isEqualTo("一");
        assertThat(number.value()).isEqualTo("（2018）京0117执9002号之一");
        assertThat(CaseNumber.parse("（2018）京0117执9002号之二十三").suffix()).isEqualTo("二十三");
    }

    @Test
    void intermediateHighAndSupremeCourtsHaveShorterTokens() {
        assertThat(CaseNumber.parse("（2025）粤03执协9049号").courtToken()).isEqualTo("粤03");
        assertThat(CaseNumber.parse("（2025）粤03执协9049号").typeToken()).isEqualTo("执协");
        assertThat(CaseNumber.parse("（2025）赣执复1号").courtToken()).isEqualTo("赣");
        assertThat(CaseNumber.parse("（2025）最高法执监1号").courtToken()).isEqualTo("最高法");
    }

    @Test
    void theSpecialTrialCharacterIsToldFromTheType() {
        CaseNumber supreme = CaseNumber.parse("（2019）最高法知民终1号");
        assertThat(supreme.specialToken()).isEqualTo("知");
        assertThat(supreme.typeToken()).isEqualTo("民终");
        CaseNumber four = CaseNumber.parse("（2019）粤73金执保他1号");
        assertThat(four.specialToken()).isEqualTo("金");
        assertThat(four.typeToken()).isEqualTo("执保他");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(2021)赣0323执9001号", "（2021)赣0323执9001号", "（２０２１）赣０３２３执９００１号", " （2021） 赣0323 执 9001号\u3000",
        "(2021)赣0323执0009001号", "\uFEFF（2021）赣0323执9001号\n"
    })
    void everyWayOfTypingItGivesTheOfficialForm(String typed) {
        assertThat(CaseNumber.parse(typed)).isEqualTo(new CaseNumber("（2021）赣0323执9001号"));
    }

    @Test
    void theLetterOForAZeroIsRefused() {
        refused.because(Reason.WRONG_CHARACTER, "（2021）赣01o2执1号", "（2021）赣01O2执1号", "（2021）赣０１ｏ２执1号", "（2O21）赣0102执1号");
    }

    @Test
    void otherBracketsAndMarksAreRefused() {
        refused.because(Reason.WRONG_CHARACTER, "〔2021〕赣0323执9001号", "[2021]赣0323执9001号", "（2021）赣0323执9001号-1");
    }

    @Test
    void guizhouIs黔AndNotItsPlatesLetter() {
        assertThat(CaseNumber.parse("（2021）黔0602执1号").courtToken()).isEqualTo("黔0602");
        refused.because(Reason.UNKNOWN_COURT_TOKEN, "（2021）贵0602执1号");
    }

    @Test
    void innerMongoliaIs内AndNotItsPlatesLetter() {
        assertThat(CaseNumber.parse("（2021）内01执1号").courtToken()).isEqualTo("内01");
        refused.because(Reason.UNKNOWN_COURT_TOKEN, "（2021）蒙01执1号");
    }

    @Test
    void theArmyAndTheCorpsHaveTokensOfTheirOwn() {
        assertThat(CaseNumber.parse("（2021）军01执1号").courtToken()).isEqualTo("军01");
        assertThat(CaseNumber.parse("（2021）兵01执1号").courtToken()).isEqualTo("兵01");
    }

    @Test
    void aTokenOfOneThreeOrSixDigitsIsNoCourt() {
        refused.because(Reason.UNKNOWN_COURT_TOKEN,
                "（2021）赣0执1号", "（2021）赣032执1号", "（2021）赣360323执1号", "（2021）最高法01执1号", "（2021）执1号",
                "（2021）赣03239001号");
    }

    @Test
    void whatLacksAnElementIsRefused() {
        refused.because(Reason.WRONG_FORM, "（2021）赣0323执号", "（2021）赣0323执0号", "（2021）赣0323执9001",
                "2021赣0323执9001号", "（21）赣0323执9001号", "（1821）赣0323执9001号", "（2021）赣0323执123456789号",
                "（2021）赣0323执保财产案1号", "（2021）赣0323执9001号之", "（2021）赣0323执9001号之1", "（2021）赣0323执9001号之十十");
    }

    @Test
    void theFormBefore2016IsNotReadAsAType() {
        refused.because(Reason.WRONG_FORM, "（2014）赣执字第1号", "（2014）庐执字第00123号");
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refused.nothingAndTooMuch();
    }

    @Test
    void aRecordCannotBeMadeAroundTheParser() {
        new Refusals(Kind.CASE_NUMBER, CaseNumber::new)
                .because(Reason.WRONG_FORM, null, "(2021)赣0323执9001号", "（2021）赣0323执09001号");
    }
}
