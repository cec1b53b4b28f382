// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.vertx.grpc.common.GrpcStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.LedgerUnavailable;
import xietong.rules.Refused;
import xietong.v1.Reason;
import xietong.v1.Refusal;

/** How a refusal goes over the wire: the one table from reason to gRPC status (errors.proto says the same). */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Map<Reason, GrpcStatus> STATUS = new EnumMap<>(Reason.class);

    static {
        put(GrpcStatus.UNAUTHENTICATED, Reason.REASON_UNAUTHENTICATED, Reason.REASON_SIGNATURE_INVALID);
        put(
                GrpcStatus.PERMISSION_DENIED,
                Reason.REASON_RIGHT_MISSING,
                Reason.REASON_NOT_PARTY,
                Reason.REASON_NOT_HOLDER);
        put(
                GrpcStatus.INVALID_ARGUMENT,
                Reason.REASON_FIELD_INVALID,
                Reason.REASON_IDENTIFIER_INVALID,
                Reason.REASON_MALFORMED,
                Reason.REASON_KIND_UNKNOWN,
                Reason.REASON_BODY_MISMATCH,
                Reason.REASON_DIGEST_MISMATCH,
                Reason.REASON_RULES_INVALID,
                Reason.REASON_AMOUNT_INVALID,
                Reason.REASON_RECEIPT_INVALID);
        put(
                GrpcStatus.RESOURCE_EXHAUSTED,
                Reason.REASON_TOO_LARGE,
                Reason.REASON_OVERLOADED,
                Reason.REASON_QUOTA_EXCEEDED);
        put(GrpcStatus.ALREADY_EXISTS, Reason.REASON_REQUEST_ID_REUSED, Reason.REASON_ALREADY_FROZEN);
        put(GrpcStatus.ABORTED, Reason.REASON_REVISION_MISMATCH, Reason.REASON_SUBSCRIPTION_TAKEN_OVER);
        put(GrpcStatus.UNAVAILABLE, Reason.REASON_NO_WRITER, Reason.REASON_CLOSING);
        put(GrpcStatus.OUT_OF_RANGE, Reason.REASON_CURSOR_OUT_OF_RANGE);
        put(GrpcStatus.UNIMPLEMENTED, Reason.REASON_METHOD_UNKNOWN);
        put(GrpcStatus.INTERNAL, Reason.REASON_INTERNAL);
        for (Reason reason : Reason.values()) {
            STATUS.putIfAbsent(reason, GrpcStatus.FAILED_PRECONDITION);
        }
    }

    private Refusals() {}

    private static void put(GrpcStatus status, Reason... reasons) {
        for (Reason reason : reasons) {
            STATUS.put(reason, status);
        }
    }

    /** gRPC status of a reason. */
    static GrpcStatus status(Reason reason) {
        return STATUS.get(reason);
    }

    /** Any failure as a refusal; what is the hub's own fault is logged under a number and told by that number only. */
    static Refused of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof java.util.concurrent.CompletionException
                        || cause instanceof java.util.concurrent.ExecutionException
                        || cause.getCause() instanceof LedgerUnavailable)) {
            cause = cause.getCause();
        }
        if (cause instanceof Refused refused) {
            return refused;
        }
        if (cause instanceof LedgerUnavailable) {
            LOG.warn("the ledger does not answer", cause);
            return new Refused(Reason.REASON_NO_WRITER, "the ledger does not answer").with("retry_after_ms", 1_000);
        }
        if (cause instanceof RejectedExecutionException) {
            return new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000);
        }
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {}", incident, cause);
        return new Refused(Reason.REASON_INTERNAL, "the hub's own fault; nothing was accepted").with("incident", incident);
    }

    /** Content of the trailer grpc-status-details-bin. */
    static byte[] details(Refused refused) {
        return Status.newBuilder()
                .setCode(status(refused.reason()).code)
                .setMessage(refused.getMessage())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(refused.reason().name())
                        .setDomain("xietong")
                        .putAllMetadata(refused.metadata())
                        .build()))
                .build()
                .toByteArray();
    }

    /** As part of a stream. */
    static Refusal message(Refused refused) {
        return Refusal.newBuilder()
                .setStatusCode(status(refused.reason()).code)
                .setReason(refused.reason())
                .setMessage(refused.getMessage())
                .putAllMetadata(refused.metadata())
                .build();
    }
}
