// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/** The engine does not answer, or answered with a failure that may pass. */
public class LedgerUnavailable extends RuntimeException {
    /** With the engine's own failure. */
    public LedgerUnavailable(String message, Throwable cause) {
        super(cause == null ? message : message + ": " + root(cause), cause);
    }

    private static String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
