// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.v1.Reason;
import xietong.v1.Refusal;

/** The hub said no, or could not be reached. What would have been accepted stands in the metadata. */
public final class HubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final Status.Code code;
    private final Reason reason;
    private final transient Map<String, String> metadata;

    HubRefusal(Status.Code code, Reason reason, String message, Map<String, String> metadata, Throwable cause) {
        super(code + (reason == Reason.REASON_UNSPECIFIED ? "" : " " + reason) + ": " + message, cause);
        this.code = code;
        this.reason = reason;
        this.metadata = Map.copyOf(metadata);
    }

    /** A refusal that the SDK itself states, in the hub's words. */
    static HubRefusal local(Status.Code code, String message) {
        return new HubRefusal(code, Reason.REASON_UNSPECIFIED, message, Map.of(), null);
    }

    /** The hub has ended a stream politely. */
    static HubRefusal bye(String message) {
        return new HubRefusal(Status.Code.UNAVAILABLE, Reason.REASON_CLOSING, message, Map.of(), null);
    }

    /** The node is cut off from what it needs. */
    static HubRefusal away(String message) {
        return new HubRefusal(Status.Code.UNAVAILABLE, Reason.REASON_NO_WRITER, message, Map.of(), null);
    }

    /** Details that cannot be read leave the reason unspecified; they never hide the status. */
    static HubRefusal of(Status status, Metadata trailers) {
        ErrorInfo info = info(trailers);
        String message = status.getDescription() == null ? "no description" : status.getDescription();
        // A connection that ends while a call is written to it: gRPC Java calls that unknown (grpc-java 10120).
        Status.Code code = status.getCode() == Status.Code.UNKNOWN && status.getCause() instanceof ClosedChannelException
                ? Status.Code.UNAVAILABLE : status.getCode();
        return new HubRefusal(code, reason(info.getReason()), message, info.getMetadataMap(), status.getCause());
    }

    /** A refusal that came as a message, e.g. in an exchange. */
    public static HubRefusal of(Refusal refusal) {
        return new HubRefusal(Status.fromCodeValue(refusal.getStatusCode()).getCode(), refusal.getReason(),
                refusal.getMessage(), refusal.getMetadataMap(), null);
    }

    private static ErrorInfo info(Metadata trailers) {
        byte[] details = trailers == null ? null : trailers.get(DETAILS);
        try {
            if (details != null) {
                for (var any : com.google.rpc.Status.parseFrom(details).getDetailsList()) {
                    if (any.is(ErrorInfo.class)) {
                        return any.unpack(ErrorInfo.class);
                    }
                }
            }
        } catch (InvalidProtocolBufferException e) {
            return ErrorInfo.getDefaultInstance();
        }
        return ErrorInfo.getDefaultInstance();
    }

    private static Reason reason(String name) {
        if (name.isEmpty()) {
            return Reason.REASON_UNSPECIFIED;
        }
        for (Reason each : Reason.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return Reason.UNRECOGNIZED;
    }

    public Status.Code code() {
        return code;
    }

    /** {@code UNRECOGNIZED} where the hub is newer than this SDK, {@code REASON_UNSPECIFIED} where none was given. */
    public Reason reason() {
        return reason;
    }

    /** As in ErrorInfo.metadata; empty after Java serialisation. */
    public Map<String, String> metadata() {
        return metadata == null ? Map.of() : metadata;
    }

    /** State of the resource that forbids the command. */
    public Optional<String> state() {
        return Optional.ofNullable(metadata().get("state"));
    }

    /** Methods that would be accepted now. */
    public List<String> allowed() {
        String all = metadata().getOrDefault("allowed", "");
        return all.isBlank() ? List.of() : List.of(all.strip().split("\\s*,\\s*"));
    }

    public Optional<String> field() {
        return Optional.ofNullable(metadata().get("field"));
    }

    /** Article of law that the refusal rests on. */
    public Optional<String> article() {
        return Optional.ofNullable(metadata().get("article"));
    }

    /** What would have been accepted in the field. */
    public Optional<String> accepted() {
        return Optional.ofNullable(metadata().get("accepted"));
    }

    /** How long the hub asks to be left alone; zero where it does not say. */
    public Duration retryAfter() {
        return Duration.ofMillis(Math.max(0, number("retry_after_ms")));
    }

    /** True where the same command may be accepted later, unchanged. Then it is also unknown whether it already was. */
    public boolean temporary() {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED -> true;
            case RESOURCE_EXHAUSTED -> reason == Reason.REASON_OVERLOADED;
            default -> false;
        };
    }

    /** Whether a broken stream is worth opening again: all that a proxy, a restart or a full hub may cause. */
    boolean reconnectable() {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, UNKNOWN, INTERNAL -> true;
            case RESOURCE_EXHAUSTED -> reason != Reason.REASON_TOO_LARGE;
            case ABORTED -> reason != Reason.REASON_SUBSCRIPTION_TAKEN_OVER;
            default -> false;
        };
    }

    /** A number of the metadata, 0 where it is missing or malformed. */
    long number(String key) {
        try {
            return Long.parseLong(metadata().getOrDefault(key, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
