// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

/** The configuration cannot be used; the message names place, key and what is accepted, and never a secret. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidConfiguration(String message) {
        super(message);
    }
}
