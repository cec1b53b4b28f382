// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    @ParameterizedTest
    @ValueSource(strings = {"a 3", "ACK 3", "确认 3", " a\t#3 ", "ａ　３", "a [3]"})
    void aLetterAWordOrAChineseWordSaysTheSame(String line) {
        assertThat(Typed.parse(line)).isEqualTo(new Typed(Verb.ACKNOWLEDGE, "3", ""));
    }

    @Test
    void theRestStaysAsItWasTyped() {
        assertThat(Typed.parse("r 12 controlled @某酒店  在大厅 找到"))
                .isEqualTo(new Typed(Verb.REPORT, "12", "controlled @某酒店  在大厅 找到"));
        Typed shelved = Typed.parse("z M301 15 核实中 稍后");
        assertThat(shelved.first()).isEqualTo("15");
        assertThat(shelved.afterFirst()).isEqualTo("核实中 稍后");
        assertThat(Typed.parse("l anything")).isEqualTo(new Typed(Verb.LIST, "", ""));
    }

    @Test
    void whatIsMissingIsToldWithTheFormThatIsAccepted() {
        assertThatThrownBy(() -> Typed.parse("c")).hasMessage("type: c NO [DESK]");
        assertThatThrownBy(() -> Typed.parse("t 1").first()).hasMessage("type: t NO CODE REASON");
        assertThatThrownBy(() -> Typed.parse("u 1").required("")).hasMessage("type: u NO REASON");
        assertThatThrownBy(() -> Typed.parse("claims 1")).hasMessageContaining("'claims'?").hasMessageContaining("h 帮助");
    }

    @Test
    void theHelpNamesEveryVerbAndNoTwoShareAName() {
        assertThat(Verb.help()).hasSize(Verb.values().length);
        for (Verb verb : Verb.values()) {
            String key = verb.form().split(" ")[0];
            assertThat(Verb.of(key)).isEqualTo(verb);
            assertThat(String.join("\n", Verb.help())).contains(verb.form());
        }
    }
}
