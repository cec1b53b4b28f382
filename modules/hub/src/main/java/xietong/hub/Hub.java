// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

/** A running hub: ledger, writer, mailboxes and gateway, wired by hand. */
public final class Hub implements AutoCloseable {

    /**
     * Starts and returns when it is ready to serve.
     *
     * @throws IllegalStateException when the ledger is not durable, of the other mode or another's
     */
    public static Hub start(HubSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Port it listens on. */
    public int port() {
        throw new UnsupportedOperationException();
    }

    /** Refuses new work, finishes what it accepted, ends streams politely and stops. */
    @Override
    public void close() {}
}
