// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

class DivisionCodeTest {
    private final Refusals refused = new Refusals(Kind.DIVISION_CODE, DivisionCode::parse);

    @Test
    void sixDigitsPassWhetherOrNotTheAreaExists() {
        assertThat(DivisionCode.parse("360323")).hasToString("360323");
        assertThat(DivisionCode.parse(" ３６０３２３ ")).isEqualTo(new DivisionCode("360323"));
        assertThat(DivisionCode.parse("990100").value()).isEqualTo("990100");
    }

    @Test
    void otherLengthsAreRefused() {
        refused.because(Reason.WRONG_LENGTH, "36032", "3603230", "36");
    }

    @Test
    void lettersAndALeadingZeroAreRefused() {
        refused.because(Reason.WRONG_CHARACTER, "36o323", "060323", "赣60323", "-60323");
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refused.nothingAndTooMuch();
    }
}
