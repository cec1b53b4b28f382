// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.ExchangeCommand;
import xietong.v1.ExchangeOutcome;
import xietong.v1.ExchangeServiceExchangeRequest;
import xietong.v1.ExchangeServiceExchangeResponse;
import xietong.v1.ExchangeServiceGrpc;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.Refusal;

/** Accepts Sign commands, each request_id once, and answers them when and as a test likes. */
final class FakeExchange extends ExchangeServiceGrpc.ExchangeServiceImplBase {
    /** Matters in the order in which they were first accepted. */
    final List<String> accepted = new CopyOnWriteArrayList<>();
    final List<List<ByteString>> streams = new CopyOnWriteArrayList<>();
    final List<Integer> frames = new CopyOnWriteArrayList<>();
    volatile boolean holds;
    volatile boolean outOfOrder;
    volatile Throwable refusal;
    /** Asked before and after each decision: breaks the stream there. */
    volatile BooleanSupplier breaks = () -> false;
    volatile Predicate<String> refuses = id -> false;
    private final Map<String, Receipt> receipts = new LinkedHashMap<>();
    private Stream last;

    @Override
    public synchronized StreamObserver<ExchangeServiceExchangeRequest> exchange(
            StreamObserver<ExchangeServiceExchangeResponse> to) {
        last = new Stream(to);
        if (refusal != null) {
            last.end(refusal);
        }
        return last;
    }

    synchronized void breakStream() {
        last.end(Status.UNAVAILABLE.asRuntimeException());
    }

    synchronized void release() {
        holds = false;
        last.to.onNext(last.held.build());
        last.held.clear();
    }

    private final class Stream implements StreamObserver<ExchangeServiceExchangeRequest> {
        private final StreamObserver<ExchangeServiceExchangeResponse> to;
        private final List<ByteString> seen = new CopyOnWriteArrayList<>();
        private ExchangeServiceExchangeResponse.Builder held = ExchangeServiceExchangeResponse.newBuilder();
        private long number;
        private boolean over;

        Stream(StreamObserver<ExchangeServiceExchangeResponse> to) {
            this.to = to;
            streams.add(seen);
        }

        void end(Throwable cause) {
            if (!over) {
                over = true;
                to.onError(cause);
            }
        }

        @Override
        public void onNext(ExchangeServiceExchangeRequest frame) {
            synchronized (FakeExchange.this) {
                frames.add(frame.getCommandsCount());
                for (ExchangeCommand each : frame.getCommandsList()) {
                    decide(each);
                }
                if (!holds && !over && held.getOutcomesCount() > 0) {
                    to.onNext(held.build());
                    held.clear();
                }
            }
        }

        private void decide(ExchangeCommand command) {
            if (over || breaks.getAsBoolean()) {
                end(Status.UNAVAILABLE.asRuntimeException());
                return;
            }
            seen.add(command.getRequest());
            EntrustmentServiceSignRequest sign;
            try {
                sign = EntrustmentServiceSignRequest.parseFrom(command.getRequest());
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
            number += outOfOrder ? 2 : 1;
            var outcome = ExchangeOutcome.newBuilder().setNumber(number);
            if (refuses.test(sign.getId())) {
                outcome.setRefusal(Refusal.newBuilder().setStatusCode(9).setReason(Reason.REASON_STATE_FORBIDS));
            } else {
                outcome.setReceipt(receipts.computeIfAbsent(sign.getHeader().getRequestId(), id -> {
                    accepted.add(sign.getId());
                    return Receipt.newBuilder().setRequestId(id).setCommand(command.getMethod())
                            .setPosition(accepted.size()).build();
                }));
            }
            if (breaks.getAsBoolean()) {
                end(Status.UNAVAILABLE.asRuntimeException());
            }
            held.addOutcomes(outcome);
        }

        @Override
        public void onError(Throwable cause) {
            over = true;
        }

        @Override
        public void onCompleted() {
            synchronized (FakeExchange.this) {
                if (!over) {
                    over = true;
                    to.onCompleted();
                }
            }
        }
    }
}
