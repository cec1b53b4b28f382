// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.io.IOException;

/** What arrived is not the document that was asked for; none of it may be used. */
public final class DigestMismatch extends IOException {
    private static final long serialVersionUID = 1;

    private final String expected;
    private final String actual;

    DigestMismatch(String expected, String actual) {
        super("expected a document with " + expected + ", got one with " + actual);
        this.expected = expected;
        this.actual = actual;
    }

    public String expected() {
        return expected;
    }

    public String actual() {
        return actual;
    }
}
