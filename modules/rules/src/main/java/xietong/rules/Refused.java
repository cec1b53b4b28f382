// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import xietong.v1.Reason;

/**
 * A command or question is refused: nothing was done. Carries what the caller gets as {@code ErrorInfo}; the message
 * is for people and never holds personal data.
 */
public final class Refused extends RuntimeException {
    private final Reason reason;
    private final transient Map<String, String> metadata = new LinkedHashMap<>();

    /** With a reason and a sentence for people. */
    public Refused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Adds what helps the caller, e.g. {@code field}, {@code accepted}, {@code article}; null adds nothing. */
    public Refused with(String key, Object value) {
        if (value != null) {
            metadata.put(key, String.valueOf(value));
        }
        return this;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Details by name. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** A field that is missing or malformed. */
    public static Refused field(String field, String accepted) {
        return new Refused(Reason.REASON_FIELD_INVALID, field + ": " + accepted)
                .with("field", field)
                .with("accepted", accepted);
    }

    /** The one answer to "not yours" and "does not exist". */
    public static Refused notParty() {
        return new Refused(Reason.REASON_NOT_PARTY, "there is no such resource, or you are no party to it");
    }
}
