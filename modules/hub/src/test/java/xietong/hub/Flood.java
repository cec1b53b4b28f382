// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import xietong.client.Exchange;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.Receipt;

/** Many matters, each one delivery to its recipient. */
final class Flood {
    private Flood() {}

    static void send(HubClient sender, int count, IntFunction<EntrustmentServiceSubmitRequest> request) {
        var answers = new ArrayDeque<CompletableFuture<Receipt>>();
        try (Exchange exchange = sender.exchange(512)) {
            for (int i = 0; i < count; i++) {
                answers.add(exchange.send(EntrustmentServiceGrpc.getSubmitMethod(), request.apply(i)));
                while (!answers.isEmpty() && answers.peek().isDone()) {
                    answers.poll().join();
                }
            }
            answers.forEach(CompletableFuture::join);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
