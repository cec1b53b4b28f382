// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import xietong.client.Subscription;
import xietong.v1.Asset;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.QueueEntry;
import xietong.v1.Receipt;

/** Courts that freeze the same few accounts, and a bank that registers each order as it is delivered. */
final class FreezeLoad implements AutoCloseable {
    /** A long run must not make queues deeper than any bank has seen. */
    private static final long REST_NANOS = Boolean.getBoolean("xietong.long") ? 2_000_000_000 : 500_000_000;

    private final Site site;
    private final int accounts;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Receipt> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, RaceRegister> registers = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    /** Receipts of each order as they were made, to be sent again the same. */
    private final Map<String, List<FreezeServiceRecordReceiptRequest>> due = new HashMap<>();
    private final AtomicInteger registered = new AtomicInteger();
    private final Subscription bank;
    private volatile boolean closed;

    FreezeLoad(Site site, List<String> courts, int accounts, Random random) {
        this.site = site;
        this.accounts = accounts;
        bank = site.another(Freezing.BANK).subscription("register").start(item -> {
            if (item.getTopic().equals("freeze.ordered") && !known.contains(item.getResource())) {
                register(item.getFreezeOrder(), random);
                known.add(item.getResource());
            }
        });
        for (String court : courts) {
            Random own = new Random(random.nextLong());
            var paper = Matters.paper(site.as(court));
            String numbers = "freeze-" + threads.size() + "-";
            var thread = new Thread(() -> {
                try {
                    for (int n = 0; !closed; n++) {
                        String account = Freezing.account(own.nextInt(accounts));
                        accepted.add(site.as(court).freezes().order(Freezing.order(
                                numbers + n, court, 1_000 + n, account, 20_000_000 + own.nextInt(1_000_000), paper)));
                        LockSupport.parkNanos(REST_NANOS);
                    }
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                }
            }, "freezes of " + court);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** On the subscription's thread only. What its handler throws is handed to it again. */
    private void register(FreezeOrder order, Random random) {
        List<FreezeServiceRecordReceiptRequest> receipts = due.get(order.getId());
        if (receipts == null) {
            receipts = registers.computeIfAbsent(order.getKey().getNumber(),
                            k -> new RaceRegister(RaceRegister.Way.AS_DELIVERED, 2, random))
                    .deliver(order);
            due.put(order.getId(), receipts);
        }
        receipts.forEach(receipt -> site.as(Freezing.BANK).freezes().recordReceipt(receipt));
        registered.incrementAndGet();
    }

    /** Begins nothing more and waits until each order is registered. */
    void finish() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("a freeze was not answered with a receipt", failures.peek());
        }
        Await.until("each of " + accepted.size() + " orders is registered", () -> registered.get() >= accepted.size());
        assertThat(bank.stoppedBy()).isEmpty();
    }

    int accepted() {
        return accepted.size();
    }

    /** Each accepted order is once in its account's queue, no other is, and each account has one first rank. */
    void check() {
        Set<String> orders = new HashSet<>();
        accepted.forEach(receipt -> assertThat(orders.add(receipt.getResource())).isTrue());
        List<String> queued = new ArrayList<>();
        List<Asset> assets = site.as(Freezing.BANK).freezes().assets().toList();
        assertThat(assets).hasSizeLessThanOrEqualTo(accounts);
        for (Asset asset : assets) {
            Asset whole = site.as(Freezing.BANK).freezes().asset(asset.getId());
            Ranks.check(whole);
            assertThat(Ranks.open(whole)).as("disputes of %s", whole.getId()).isEmpty();
            Ranks.orders(whole).stream().map(QueueEntry::getOrder).forEach(queued::add);
        }
        assertThat(queued).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(orders);
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        bank.close();
    }
}
