// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import xietong.client.HubClient;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceSubmitResponse;

/** Courts that submit entrustments at even distances until they are closed, however long an answer takes. */
final class Courts implements AutoCloseable {
    private static final int MOST_SECONDS = 600;

    private final List<HubClient> clients = new ArrayList<>();
    private final List<EntrustmentServiceGrpc.EntrustmentServiceFutureStub> stubs = new ArrayList<>();
    private final List<EntrustmentServiceSubmitRequest> requests = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Latencies latencies;
    private final int rate;
    private final Thread thread = new Thread(this::submit, "courts");
    private volatile boolean closed;

    Courts(HubProcess hub, int rate) throws IOException {
        this.rate = rate;
        latencies = new Latencies(rate * MOST_SECONDS);
        for (int i = 0; i < Load.COURTS.length; i++) {
            HubClient client = hub.client(Load.COURTS[i]);
            DocumentRef paper = client.documents()
                    .upload("演示".getBytes(StandardCharsets.UTF_8), "演示.txt", "text/plain");
            clients.add(client);
            stubs.add(EntrustmentServiceGrpc.newFutureStub(client.channel()));
            requests.add(Load.request(paper, Load.COURTS[(i + 1) % Load.COURTS.length]));
        }
    }

    void start() {
        thread.start();
    }

    /** Of all so far, each from when it should have been submitted to its receipt. */
    Latencies latencies() {
        if (failure.get() != null) {
            throw new IllegalStateException("a command was refused", failure.get());
        }
        return latencies;
    }

    private void submit() {
        try {
            OpenLoop.run(rate, rate * MOST_SECONDS, (i, scheduled) -> {
                if (closed) {
                    throw new InterruptedException();
                }
                one(i, scheduled);
            });
        } catch (InterruptedException e) {
            // Closed.
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }

    private void one(int number, long scheduled) {
        int court = number % stubs.size();
        var request = requests.get(court).toBuilder();
        request.getHeaderBuilder().setRequestId("load-" + number);
        Futures.addCallback(
                stubs.get(court).submit(request.build()),
                new FutureCallback<EntrustmentServiceSubmitResponse>() {
                    @Override
                    public void onSuccess(EntrustmentServiceSubmitResponse answer) {
                        latencies.add(scheduled, System.nanoTime());
                    }

                    @Override
                    public void onFailure(Throwable e) {
                        if (!closed) {
                            failure.compareAndSet(null, e);
                        }
                    }
                },
                MoreExecutors.directExecutor());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(HubClient::close);
    }
}
