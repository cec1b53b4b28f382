// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import xietong.hub.identity.Authenticator;
import xietong.rules.Refused;
import xietong.v1.ExchangeCommand;
import xietong.v1.ExchangeOutcome;
import xietong.v1.ExchangeServiceExchangeRequest;
import xietong.v1.ExchangeServiceExchangeResponse;
import xietong.v1.Receipt;

/**
 * Any command in, its receipt or refusal out, in the order sent. Reading stops while too many commands of the stream
 * wait or the sender does not take its answers.
 */
final class ExchangeCalls {
    private static final int MOST_COMMANDS = 256;
    private static final int MOST_WAITING = 1_024;
    /** Large commands count for more: what waits of one stream is bounded in bytes as well. */
    private static final int BYTES_FOR_ONE = 8 * 1024;
    private static final int MOST_EXCHANGES = 1_024;

    private final Commands commands;
    private final WorkerExecutor workers;
    private final Authenticator authenticator;
    private final OpenStreams streams;
    private final Quota exchanges;

    ExchangeCalls(
            Commands commands, WorkerExecutor workers, Authenticator authenticator, OpenStreams streams, int mostOfOne) {
        this.commands = commands;
        this.workers = workers;
        this.authenticator = authenticator;
        this.streams = streams;
        this.exchanges = new Quota("exchanges", MOST_EXCHANGES, mostOfOne);
    }

    void exchange(Call call) {
        new Exchange(call, exchanges.take(call.organisation(), 1)).start();
    }

    private final class Exchange {
        private final Call call;
        private final Context context = Vertx.currentContext();
        private final ArrayDeque<Frame> frames = new ArrayDeque<>();
        private final Quota.Share share;
        private long number;
        private int waiting;
        private int beingTaken;
        private boolean paused;
        private boolean inputEnded;

        Exchange(Call call, Quota.Share share) {
            this.call = call;
            this.share = share;
        }

        void start() {
            call.line().onInvalid(this::refuse);
            call.line().onGone(this::gone);
            call.line().onMessage(this::frame);
            streams.watch(call, this::refuse);
            call.line().onEnd(() -> {
                inputEnded = true;
                answer();
            });
        }

        private void refuse(RuntimeException why) {
            call.fail(why);
            settle();
        }

        private void gone() {
            call.abandon();
            settle();
        }

        /** Ended, it still counts while commands of it are on their way to the writer's queue. */
        private void settle() {
            if (call.hasEnded() && beingTaken == 0) {
                share.giveBack();
            }
        }

        private void frame(byte[] bytes) {
            if (call.hasEnded()) {
                return;
            }
            try {
                authenticator.requireInForce(call.principal());
                var frame = Call.parse(ExchangeServiceExchangeRequest.getDefaultInstance(), bytes);
                if (frame.getCommandsCount() > MOST_COMMANDS) {
                    throw Refused.field("commands", "at most " + MOST_COMMANDS + " in a frame");
                }
                accept(frame.getCommandsList(), Math.max(1, frame.getCommandsCount()) + bytes.length / BYTES_FOR_ONE);
            } catch (RuntimeException e) {
                refuse(e);
            }
        }

        private void accept(List<ExchangeCommand> list, int weight) {
            var frame = new Frame(list.size(), weight);
            frames.add(frame);
            waiting += weight;
            if (waiting >= MOST_WAITING && !paused) {
                paused = true;
                call.line().pause();
            }
            long first = number + 1;
            number += list.size();
            beingTaken++;
            // Ordered: the commands of one stream reach the writer's queue in the order sent.
            workers.executeBlocking(
                            () -> {
                                for (int i = 0; i < list.size(); i++) {
                                    frame.take(i, first + i, list.get(i));
                                }
                                return CompletableFuture.allOf(frame.outcomes.toArray(CompletableFuture[]::new));
                            },
                            true)
                    .onSuccess(all -> all.whenComplete((v, e) -> context.runOnContext(c -> answer())))
                    .onFailure(call::fail)
                    .onComplete(taken -> {
                        beingTaken--;
                        settle();
                    });
        }

        private final class Frame {
            private final List<CompletableFuture<ExchangeOutcome>> outcomes;
            private final int weight;

            Frame(int size, int weight) {
                this.weight = weight;
                outcomes = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    outcomes.add(new CompletableFuture<>());
                }
            }

            void take(int index, long commandNumber, ExchangeCommand command) {
                var outcome = ExchangeOutcome.newBuilder().setNumber(commandNumber);
                CompletableFuture<Receipt> receipt;
                try {
                    receipt = commands.take(
                                    command.getMethod(),
                                    command.getRequest().toByteArray(),
                                    command.getSignature().toByteArray(),
                                    call.principal(),
                                    call.trace())
                            .receipt();
                } catch (RuntimeException e) {
                    receipt = CompletableFuture.failedFuture(e);
                }
                receipt.whenComplete((r, e) -> outcomes.get(index)
                        .complete((e == null
                                        ? outcome.setReceipt(r)
                                        : outcome.setRefusal(Refusals.message(Refusals.of(e))))
                                .build()));
            }

            boolean isDone() {
                return outcomes.stream().allMatch(CompletableFuture::isDone);
            }
        }

        private void answer() {
            while (!frames.isEmpty() && frames.peek().isDone() && !call.hasEnded()) {
                if (call.line().isFull()) {
                    call.line().onRoom(this::answer);
                    return;
                }
                Frame done = frames.poll();
                waiting -= done.weight;
                var response = ExchangeServiceExchangeResponse.newBuilder();
                done.outcomes.forEach(o -> response.addOutcomes(o.join()));
                call.send(response.build());
            }
            if (paused && waiting < MOST_WAITING / 2) {
                paused = false;
                call.line().resume();
            }
            if (inputEnded && frames.isEmpty()) {
                call.end();
            }
            settle();
        }
    }
}
