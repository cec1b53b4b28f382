// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import xietong.client.Exchange;
import xietong.client.HubClient;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.Receipt;

/**
 * Accounts on one hub, in groups with queues that are alike: the same depth and the same courts in the same order, so
 * that one court acts on a whole group at once. Every command is sent through the public contract.
 */
final class Accounts implements AutoCloseable {
    /** Accounts of a group. */
    static final int GROUP = 64;

    private static final String[] COURTS = {
        "京0108", "京0117", "津0119", "冀0229", "冀0281", "冀0822", "冀1082", "沪0105", "苏0509", "浙1081",
        "闽0623", "赣0103", "赣0111", "赣0203", "赣0302", "赣0322", "赣0323", "赣0502", "赣0824", "赣0881",
        "赣0902", "赣0983", "赣1030", "豫0103", "湘0181", "琼9028", "渝0112", "川1402", "黔0602", "黔0603",
        "陕1023", "宁0122", "粤01", "粤03", "苏02", "浙02", "京03", "津01", "冀02", "赣01", "闽06"
    };
    /** Of each court: all of them together stay below what a hub lets wait. */
    private static final int UNANSWERED = 128;

    /** An order in a queue. */
    record Held(String id, String court, long serial) {}

    /** Accounts with equal queues. */
    final class Group {
        private final int first;
        private final List<Deque<Held>> queues = new ArrayList<>();
        private final int depth;
        private int ordered;

        Group(int first, int size, int depth) {
            this.first = first;
            this.depth = depth;
            for (int i = 0; i < size; i++) {
                queues.add(new ArrayDeque<>());
            }
        }

        int depth() {
            return depth;
        }

        private String nextCourt() {
            return COURTS[(first / GROUP + ordered) % COURTS.length];
        }
    }

    private final Map<String, HubClient> clients = new TreeMap<>();
    private final Map<String, Exchange> streams = new TreeMap<>();
    private final Map<String, DocumentRef> papers = new TreeMap<>();
    private final List<Group> groups = new ArrayList<>();
    private long serial;

    /** Connects; nothing is ordered yet. */
    Accounts(HubProcess hub) throws IOException {
        for (String court : COURTS) {
            connect(hub, court);
            papers.put(court, clients.get(court).documents()
                    .upload("演示".getBytes(StandardCharsets.UTF_8), "演示.txt", "text/plain"));
        }
        connect(hub, FreezeCommands.BANK);
    }

    private void connect(HubProcess hub, String organisation) throws IOException {
        HubClient client = hub.client(organisation);
        clients.put(organisation, client);
        streams.put(organisation, client.exchange(UNANSWERED));
    }

    /** Fills the hub: so many accounts, the groups' queues as deep as the function says of each group's number. */
    void fill(int accounts, IntFunction<Integer> depths) throws InterruptedException {
        for (int first = 0; first < accounts; first += GROUP) {
            groups.add(new Group(first, Math.min(GROUP, accounts - first), depths.apply(groups.size())));
        }
        int deepest = groups.stream().mapToInt(Group::depth).max().orElse(0);
        for (int depth = 0; depth < deepest; depth++) {
            int above = depth;
            List<Group> deeper = groups.stream().filter(g -> g.depth() > above).toList();
            order(deeper);
            register(deeper);
        }
    }

    /** Groups of a depth. */
    List<Group> deep(int depth) {
        return groups.stream().filter(g -> g.depth() == depth && g.queues.size() == GROUP).toList();
    }

    /** Orders in all queues. */
    long orders() {
        return groups.stream().flatMap(g -> g.queues.stream()).mapToLong(Deque::size).sum();
    }

    /** One more court orders a freeze of each account; it comes last. */
    void order(List<Group> some) throws InterruptedException {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Group group : some) {
            String court = group.nextCourt();
            group.ordered++;
            for (int i = 0; i < group.queues.size(); i++) {
                long number = ++serial;
                Deque<Held> queue = group.queues.get(i);
                all.add(send(court, FreezeServiceGrpc.getOrderMethod(),
                                FreezeCommands.order(court, number, group.first + i, papers.get(court)))
                        .thenAccept(r -> queue.addLast(new Held(r.getResource(), court, number))));
            }
        }
        all.forEach(CompletableFuture::join);
    }

    /** The bank registers who came last. */
    void register(List<Group> some) throws InterruptedException {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Group group : some) {
            for (Deque<Held> queue : group.queues) {
                all.add(send(FreezeCommands.BANK, FreezeServiceGrpc.getRecordReceiptMethod(), FreezeCommands.registered(
                        queue.getLast().id(), queue.size() == 1, Instant.now())));
            }
        }
        all.forEach(CompletableFuture::join);
    }

    /** Who is first releases. */
    void release(List<Group> some) throws InterruptedException {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Group group : some) {
            for (Deque<Held> queue : group.queues) {
                Held head = queue.getFirst();
                all.add(send(head.court(), FreezeServiceGrpc.getReleaseMethod(), FreezeCommands.release(
                        head.court(), head.serial(), head.id(), papers.get(head.court()))));
            }
        }
        all.forEach(CompletableFuture::join);
    }

    /** The bank has carried that out; who waited moves up. */
    void promote(List<Group> some) throws InterruptedException {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Group group : some) {
            for (Deque<Held> queue : group.queues) {
                all.add(send(FreezeCommands.BANK, FreezeServiceGrpc.getRecordReceiptMethod(),
                        FreezeCommands.released(queue.removeFirst().id())));
            }
        }
        all.forEach(CompletableFuture::join);
    }

    private <Q extends Message> CompletableFuture<Receipt> send(
            String organisation, MethodDescriptor<Q, ?> method, Q command) throws InterruptedException {
        return streams.get(organisation).send(method, command);
    }

    @Override
    public void close() {
        clients.values().forEach(HubClient::close);
    }
}
