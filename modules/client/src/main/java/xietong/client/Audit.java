// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import xietong.v1.AuditServiceGrpc;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.AuditServiceRevealResponse;

/** Reading in clear, on the record 调阅留痕. */
public final class Audit {
    private final Caller caller;

    Audit(Caller caller) {
        this.caller = caller;
    }

    /**
     * Every reading is recorded. A repeated request_id is one reading, and gives the content again only within a minute
     * of the first: later the answer holds the receipt alone.
     */
    public AuditServiceRevealResponse reveal(AuditServiceRevealRequest command) {
        return caller.call(AuditServiceGrpc.getRevealMethod(), command);
    }
}
