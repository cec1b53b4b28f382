// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import io.grpc.Status;
import xietong.client.HubRefusal;
import xietong.v1.Reason;
import xietong.v1.Refusal;

/** A value of a line that cannot be sent; told like a refusal of the hub. */
final class LineError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String field;

    LineError(Reason reason, String field, String message) {
        super(message);
        this.reason = reason;
        this.field = field;
    }

    HubRefusal refusal(long row) {
        return HubRefusal.of(Refusal.newBuilder()
                .setStatusCode(Status.Code.INVALID_ARGUMENT.value())
                .setReason(reason)
                .setMessage("row " + row + ", " + field + ": " + getMessage())
                .putMetadata("field", field)
                .putMetadata("row", String.valueOf(row))
                .build());
    }
}
