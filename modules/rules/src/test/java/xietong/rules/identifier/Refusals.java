// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Function;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/** Says of one kind of identifier what it refuses and why, and that no refusal repeats the text. */
record Refusals(Kind kind, Function<String, ?> parse) {
    void because(Reason reason, String... texts) {
        for (String text : texts) {
            InvalidIdentifier refusal = catchThrowableOfType(InvalidIdentifier.class, () -> parse.apply(text));
            assertThat(refusal).as("refusal of %s", text).isNotNull();
            assertThat(refusal.reason()).as("reason for %s", text).isEqualTo(reason);
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.accepted()).isNotBlank();
            assertThat(refusal).hasMessageContaining(refusal.accepted()).hasMessageContaining(reason.name());
            if (text != null && text.strip().length() > 2) {
                assertThat(refusal.getMessage()).doesNotContain(text.strip());
            }
        }
    }

    /** What every kind refuses: nothing at all, spaces of any width, and more than anybody writes. */
    void nothingAndTooMuch() {
        because(Reason.BLANK, null, "", "   ", "\u3000\u00A0\t\n", "\uFEFF");
        because(Reason.WRONG_LENGTH, "1".repeat(65), "赣".repeat(1_000_000));
    }
}
