// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.Optional;
import xietong.rules.Refused;

/**
 * Address of a mailbox: an organisation's own, or that of a desk inside it, written {@code 京0117/command-centre}.
 * Well-formed always; whether it exists is for the {@link Directory} to say.
 */
public record Address(String organisation, Optional<String> desk) {
    private static final String ACCEPTED = "organisation or organisation/desk, each code with " + Codes.ACCEPTED;

    /** @throws Refused when a code has not its form */
    public Address {
        if (!Codes.wellFormed(organisation) || !desk.map(Codes::wellFormed).orElse(true)) {
            throw Refused.field("address", ACCEPTED);
        }
    }

    public static Address of(String organisation) {
        return new Address(organisation, Optional.empty());
    }

    public static Address of(String organisation, String desk) {
        return new Address(organisation, Optional.of(desk));
    }

    /** @throws Refused when the text is not an address; nothing is trimmed or guessed */
    public static Address parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? of(text) : of(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return desk.map(code -> organisation + '/' + code).orElse(organisation);
    }
}
