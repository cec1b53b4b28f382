// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static xietong.system.RacingCourts.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeState;
import xietong.v1.MailboxItem;
import xietong.v1.Receipt;

/** One of {@link RacingCourts}: orders at a given instant, and releases once its mailbox says that it is in force. */
final class RacingCourt implements AutoCloseable {
    private final HubClient client;
    private final String code;
    private final int place;
    private final DocumentRef paper;
    private final ExecutorService racing = Executors.newSingleThreadExecutor();
    private final ExecutorService releasing = Executors.newSingleThreadExecutor();
    /** By resource. */
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();
    private final Map<Integer, String> orders = new ConcurrentHashMap<>();
    private final Map<Integer, String> inForce = new ConcurrentHashMap<>();
    private final Set<Integer> open = ConcurrentHashMap.newKeySet();

    /** @param place its number among the courts of its process; decides how much it orders */
    RacingCourt(Path bundle, int place) throws IOException {
        this.client = HubClient.connect(Credentials.bundle(bundle));
        this.code = client.organisation();
        this.place = place;
        this.paper = Matters.paper(client);
        client.subscription("race").start(this::told);
    }

    /** The round of an order, from its request number. */
    static int round(FreezeOrder order) {
        return Integer.parseInt(order.getRequestNumber().split("-")[1]);
    }

    void race(int round, String account, long atLeast, long atMillis) {
        run(racing, () -> {
            var order = Freezing.order(
                    "race-" + round, code, round, account, atLeast + place % 3 * 100L, paper);
            while (System.currentTimeMillis() < atMillis) {
                LockSupport.parkUntil(atMillis);
            }
            Receipt receipt = client.freezes().order(order);
            orders.put(round, receipt.getResource());
            say("ordered", round, code, receipt.getResource(), receipt.getPosition(), receipt.getOrdinal());
            Ranks.check(client.freezes().asset(receipt.getResource()));
            say("looked", round, code);
        });
    }

    void look(int round) {
        run(racing, () -> {
            FreezeOrder order = client.freezes().get(orders.get(round));
            say("stands", round, code, order.getState(), order.getEffectiveAmount().getMinorUnits());
        });
    }

    void release(int round) {
        open.add(round);
        releaseIfInForce(round);
    }

    /** Ends once nothing that it asked is unanswered. */
    @Override
    public void close() throws InterruptedException {
        for (ExecutorService thread : List.of(racing, releasing)) {
            thread.shutdown();
            thread.awaitTermination(30, TimeUnit.SECONDS);
        }
        client.close();
    }

    private void told(MailboxItem item) {
        told.computeIfAbsent(item.getResource(), r -> new ArrayList<>())
                .add(item.getTopic().substring(item.getTopic().indexOf('.') + 1));
        FreezeOrder order = item.getFreezeOrder();
        switch (item.getTopic()) {
            case "freeze.activated" -> {
                inForce.put(round(order), order.getId());
                releaseIfInForce(round(order));
            }
            case "freeze.queued" -> inForce.remove(round(order));
            case "freeze.released" ->
                say("told", round(order), code, events(order.getId()), events(order.getAsset()));
            default -> { }
        }
    }

    private String events(String resource) {
        List<String> events = told.remove(resource);
        return events == null ? "-" : String.join(",", events);
    }

    /** Asked twice it is done once; what the mailbox said may be overtaken, the order itself is not. */
    private void releaseIfInForce(int round) {
        String id = inForce.get(round);
        if (id == null || !open.contains(round)) {
            return;
        }
        run(releasing, () -> {
            FreezeOrder order = client.freezes().get(id);
            if (order.getState() == FreezeState.FREEZE_STATE_EFFECTIVE) {
                client.freezes().release(Freezing.release("release-" + round, order, paper));
            }
        });
    }

    private void run(ExecutorService thread, Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                say("failed", code, e);
            }
        });
    }
}
