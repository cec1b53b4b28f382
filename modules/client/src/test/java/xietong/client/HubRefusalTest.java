// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.v1.Reason;
import xietong.v1.Refusal;

class HubRefusalTest {
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @Test
    void whatTheHubSaysCanBeAskedFor() {
        var sent = FakeHub.refusal(Status.Code.INVALID_ARGUMENT, Reason.REASON_FIELD_INVALID,
                Map.of("field", "matter.parties", "accepted", "at least one", "article", "CPL 240"));
        HubRefusal refusal = HubRefusal.of(sent.getStatus(), sent.getTrailers());
        assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(refusal.field()).contains("matter.parties");
        assertThat(refusal.accepted()).contains("at least one");
        assertThat(refusal.article()).contains("CPL 240");
        assertThat(refusal.state()).isEmpty();
        assertThat(refusal.allowed()).isEmpty();
        assertThat(refusal).hasMessage("INVALID_ARGUMENT REASON_FIELD_INVALID: a sentence for people");
    }

    @Test
    void aStatusWithoutDetailsIsStillARefusal() {
        HubRefusal refusal = HubRefusal.of(Status.UNAVAILABLE, null);
        assertThat(refusal.reason()).isEqualTo(Reason.REASON_UNSPECIFIED);
        assertThat(refusal.temporary()).isTrue();
        assertThat(refusal.retryAfter()).isZero();
    }

    @Test
    void aConnectionThatEndsUnderACallMayBeTriedAgainAndAnUnknownErrorOfTheHubMayNot() {
        Status unknown = Status.UNKNOWN.withDescription("channel closed");
        assertThat(HubRefusal.of(unknown.withCause(new ClosedChannelException()), null)).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refusal.temporary()).isTrue();
        });
        assertThat(HubRefusal.of(unknown, null).temporary()).isFalse();
    }

    @Test
    void detailsThatAreNoneDoNotHideTheStatus() {
        Metadata trailers = new Metadata();
        trailers.put(DETAILS, "no protobuf at all".getBytes(UTF_8));
        assertThat(HubRefusal.of(Status.PERMISSION_DENIED, trailers).code()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aReasonOfANewerHubIsUnrecognized() {
        var details = com.google.rpc.Status.newBuilder().setCode(9).addDetails(com.google.protobuf.Any.pack(
                com.google.rpc.ErrorInfo.newBuilder().setReason("REASON_OF_TOMORROW").build())).build();
        Metadata trailers = new Metadata();
        trailers.put(DETAILS, details.toByteArray());
        assertThat(HubRefusal.of(Status.FAILED_PRECONDITION, trailers).reason()).isEqualTo(Reason.UNRECOGNIZED);
    }

    @Test
    void aRefusalInAStreamSaysTheSame() {
        HubRefusal refusal = HubRefusal.of(Refusal.newBuilder()
                .setStatusCode(8)
                .setReason(Reason.REASON_OVERLOADED)
                .putMetadata("retry_after_ms", "250")
                .build());
        assertThat(refusal.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.temporary()).isTrue();
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void nonsenseInsteadOfANumberCountsAsNone() {
        var sent = FakeHub.refusal(Status.Code.UNAVAILABLE, Reason.REASON_NO_WRITER, Map.of("retry_after_ms", "soon"));
        assertThat(HubRefusal.of(sent.getStatus(), sent.getTrailers()).retryAfter()).isZero();
    }
}
