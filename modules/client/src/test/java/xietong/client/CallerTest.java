// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xietong.v1.CommandHeader;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceGetStatusRequest;
import xietong.v1.EntrustmentServiceGetStatusResponse;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.EntrustmentServiceListResponse;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceSignResponse;
import xietong.v1.EntrustmentStatus;
import xietong.v1.MatterBox;
import xietong.v1.Reason;
import xietong.v1.Receipt;

class CallerTest {
    private static final EntrustmentServiceSignRequest SIGN =
            EntrustmentServiceSignRequest.newBuilder().setId("m1").build();

    private final Matters matters = new Matters();

    /** Answers Sign with the scripted refusal, or with a receipt; the first ones not at all where told so. */
    private static final class Matters extends EntrustmentServiceGrpc.EntrustmentServiceImplBase {
        volatile Throwable refusal;
        final List<EntrustmentServiceSignRequest> seen = new CopyOnWriteArrayList<>();
        volatile int ignored;

        @Override
        public void sign(EntrustmentServiceSignRequest request, StreamObserver<EntrustmentServiceSignResponse> to) {
            seen.add(request);
            if (ignored-- > 0) {
                return;
            }
            if (refusal != null) {
                to.onError(refusal);
                return;
            }
            to.onNext(EntrustmentServiceSignResponse.newBuilder()
                    .setReceipt(Receipt.newBuilder().setRequestId(request.getHeader().getRequestId()))
                    .build());
            to.onCompleted();
        }

        @Override
        public void list(EntrustmentServiceListRequest request, StreamObserver<EntrustmentServiceListResponse> to) {
            int page = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
            var answer = EntrustmentServiceListResponse.newBuilder().setNextPageToken(page < 3 ? "" + (page + 1) : "");
            if (page != 1) {
                answer.addEntrustments(Entrustment.newBuilder().setId(page + "a"));
                answer.addEntrustments(Entrustment.newBuilder().setId(page + "b"));
            }
            to.onNext(answer.build());
            to.onCompleted();
        }

        @Override
        public void getStatus(EntrustmentServiceGetStatusRequest request,
                StreamObserver<EntrustmentServiceGetStatusResponse> to) {
            var answer = EntrustmentServiceGetStatusResponse.newBuilder();
            assertThat(request.getIdsCount()).isLessThanOrEqualTo(200);
            request.getIdsList().forEach(id -> answer.addStatuses(EntrustmentStatus.newBuilder().setId(id)));
            to.onNext(answer.build());
            to.onCompleted();
        }
    }

    /** From now on this is the answer. */
    private void script(Throwable refusal) {
        matters.refusal = refusal;
    }

    private static Throwable overloaded(long millis) {
        return FakeHub.refusal(Status.Code.RESOURCE_EXHAUSTED, Reason.REASON_OVERLOADED,
                Map.of("retry_after_ms", "" + millis));
    }

    @Test
    void everyTryCarriesTheSameRequestId() {
        try (FakeHub hub = new FakeHub(FakeHub.attemptsOf(Duration.ofMillis(200)), matters)) {
            matters.ignored = 2;
            Receipt receipt = hub.client.entrustments().sign(SIGN);
            assertThat(matters.seen).hasSize(3);
            assertThat(matters.seen).extracting(each -> each.getHeader().getRequestId())
                    .containsOnly(receipt.getRequestId());
            assertThat(receipt.getRequestId()).matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void theCallersOwnRequestIdStays() {
        try (FakeHub hub = new FakeHub(matters)) {
            var command = SIGN.toBuilder().setHeader(CommandHeader.newBuilder().setRequestId("own/1")).build();
            assertThat(hub.client.entrustments().sign(command).getRequestId()).isEqualTo("own/1");
        }
    }

    @Test
    void twoCommandsGetTwoRequestIds() {
        try (FakeHub hub = new FakeHub(matters)) {
            assertThat(hub.client.entrustments().sign(SIGN).getRequestId())
                    .isNotEqualTo(hub.client.entrustments().sign(SIGN).getRequestId());
        }
    }

    @Test
    void aRefusalThatIsNotTemporaryIsNotTriedAgain() {
        script(FakeHub.refusal(Status.Code.FAILED_PRECONDITION, Reason.REASON_STATE_FORBIDS,
                Map.of("state", "CONFIRMED", "allowed", "Rate, Get", "retry_after_ms", "5")));
        try (FakeHub hub = new FakeHub(matters)) {
            assertThatThrownBy(() -> hub.client.entrustments().sign(SIGN)).isInstanceOfSatisfying(HubRefusal.class,
                    refusal -> {
                        assertThat(refusal.reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
                        assertThat(refusal.state()).contains("CONFIRMED");
                        assertThat(refusal.allowed()).containsExactly("Rate", "Get");
                    });
            assertThat(matters.seen).hasSize(1);
            assertThat(hub.time.pauses).isEmpty();
        }
    }

    @Test
    void aQuotaThatIsUsedUpIsNotTriedAgain() {
        script(FakeHub.refusal(Status.Code.RESOURCE_EXHAUSTED, Reason.REASON_QUOTA_EXCEEDED, Map.of()));
        try (FakeHub hub = new FakeHub(matters)) {
            assertThatThrownBy(() -> hub.client.entrustments().sign(SIGN)).isInstanceOf(HubRefusal.class);
            assertThat(matters.seen).hasSize(1);
        }
    }

    @Test
    void theHubIsLeftAloneForAsLongAsItAsks() {
        script(overloaded(7_000));
        try (FakeHub hub = new FakeHub(matters)) {
            assertThatThrownBy(() -> hub.client.entrustments().sign(SIGN)).isInstanceOf(HubRefusal.class);
            assertThat(hub.time.pauses).isNotEmpty().allSatisfy(pause ->
                    assertThat(pause).isBetween(Duration.ofSeconds(7), Duration.ofMillis(8_750)));
        }
    }

    @Test
    void itGivesUpBeforeTheOverallTimeAndSaysWhy() {
        script(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
        try (FakeHub hub = new FakeHub(matters)) {
            assertThatThrownBy(() -> hub.client.entrustments().sign(SIGN)).isInstanceOfSatisfying(HubRefusal.class,
                    refusal -> assertThat(refusal.code()).isEqualTo(Status.Code.UNAVAILABLE))
                    .hasMessageContaining("gone");
            assertThat(hub.time.nanos()).isLessThan(FakeHub.POLICY.overall().toNanos());
            assertThat(matters.seen.size()).isEqualTo(hub.time.pauses.size() + 1).isGreaterThan(5);
        }
    }

    @Test
    void itDoesNotWaitWhereTheHubAsksForMoreThanThereIs() {
        script(overloaded(60_000));
        try (FakeHub hub = new FakeHub(matters)) {
            assertThatThrownBy(() -> hub.client.entrustments().sign(SIGN)).isInstanceOf(HubRefusal.class);
            assertThat(hub.time.pauses).isEmpty();
        }
    }

    @Test
    void closingTheClientEndsTheWaitingOfItsCallers() {
        script(overloaded(3_600_000));
        RetryPolicy patient = FakeHub.POLICY.withOverall(Duration.ofHours(3));
        try (FakeHub hub = new FakeHub(patient, Time.SYSTEM, matters)) {
            var call = CompletableFuture.supplyAsync(() -> hub.client.entrustments().sign(SIGN));
            Until.until("the first try", () -> matters.seen.size() == 1);
            hub.client.close();
            assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(HubRefusal.class);
        }
    }

    @Test
    void aListIsReadPageByPageAlsoOverAnEmptyOne() {
        try (FakeHub hub = new FakeHub(matters)) {
            assertThat(hub.client.entrustments().list(MatterBox.MATTER_BOX_INBOX).map(Entrustment::getId))
                    .containsExactly("0a", "0b", "2a", "2b", "3a", "3b");
        }
    }

    @Test
    void statusesOfAnyNumberOfMattersAreAskedForInPieces() {
        List<String> ids = IntStream.range(0, 450).mapToObj(each -> "m" + each).toList();
        try (FakeHub hub = new FakeHub(matters)) {
            assertThat(hub.client.entrustments().status(ids)).extracting(EntrustmentStatus::getId)
                    .containsExactlyElementsOf(ids);
        }
    }
}
