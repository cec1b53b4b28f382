// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.Exchange;
import xietong.client.HubClient;
import xietong.hub.identity.Identity;
import xietong.live.LiveSettings;
import xietong.store.v1.NodeServiceForwardRequest;
import xietong.store.v1.NodeServiceForwardResponse;
import xietong.store.v1.NodeServiceGrpc;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceListTerminalsRequest;
import xietong.v1.MailboxServiceListTerminalsResponse;
import xietong.v1.Receipt;
import xietong.v1.SightingVerdict;

/** Three nodes on one PostgreSQL ledger: any of them serves, one of them writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static final String SUBMIT = "xietong.v1.EntrustmentService/Submit";
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";
    private static final int NODES = 3;

    @TempDir
    static Path folder;

    private final List<TestHub> nodes = new ArrayList<>();
    private final Map<String, HubClient> clients = new HashMap<>();
    private List<Integer> ports;
    private Postgres server;
    private DocumentRef paper;

    @BeforeAll
    void start() throws IOException {
        server = new Postgres();
        ports = freePorts(NODES);
        Identity.initialise(Hub.identityFolder(folder.resolve("node-0")), List.of());
        for (int i = 0; i < NODES; i++) {
            if (i > 0) {
                copy(Hub.identityFolder(folder.resolve("node-0")), Hub.identityFolder(folder.resolve("node-" + i)));
            }
            nodes.add(node(i));
        }
        paper = Matters.paper(at(0, SENDER));
    }

    private TestHub node(int i) {
        return TestHub.start(folder.resolve("node-" + i), s -> new HubSettings(
                "node-" + i,
                s.data(),
                s.server(),
                server.ledger(),
                new HubSettings.Writer(256, 8_192, 2_048, Duration.ofSeconds(3), Duration.ofSeconds(1)),
                s.mailbox(),
                new LiveSettings(
                        "cluster-" + ports.get(0),
                        "127.0.0.1",
                        ports.get(i),
                        ports.stream().map(p -> "127.0.0.1:" + p).toList()),
                s.initialRules()));
    }

    @AfterAll
    void close() {
        clients.values().forEach(HubClient::close);
        nodes.forEach(TestHub::close);
        server.close();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
        }
        List<Integer> free = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return free;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** An organisation's client that knows one node only. */
    private HubClient at(int node, String organisation) {
        return clients.computeIfAbsent(node + organisation, k -> {
            HubClient client = nodes.get(0).through(endpoint(node), organisation);
            // It was registered at another node.
            long known = nodes.get(writer()).hub().writer().heads().position();
            Await.until("the node knows the certificate", () -> position(node) >= known);
            return client;
        });
    }

    private long position(int node) {
        return nodes.get(node).hub().writer().heads().position();
    }

    private String endpoint(int node) {
        return "127.0.0.1:" + nodes.get(node).hub().port();
    }

    private MailboxServiceListTerminalsResponse terminals(int node) {
        return at(node, RECIPIENT).call(
                MailboxServiceGrpc.getListTerminalsMethod(), MailboxServiceListTerminalsRequest.getDefaultInstance());
    }

    private int writer() {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).hub().writer().isWriter()) {
                return i;
            }
        }
        throw new AssertionError("nobody writes");
    }

    private int other() {
        return (writer() + 1) % NODES;
    }

    @Test
    @Order(1)
    void one_node_writes_and_all_are_ready() {
        assertThat(nodes.stream().filter(n -> n.hub().writer().isWriter())).hasSize(1);
        assertThat(nodes).allMatch(n -> n.hub().isReady());
        assertThat(nodes.get(0).hub().live().members()).hasSize(NODES);
        assertThat(terminals(0).getPartial()).isFalse();
    }

    @Test
    @Order(2)
    void a_command_handed_in_at_any_node_is_seen_at_every_node() {
        for (int i = 0; i < NODES; i++) {
            Receipt receipt = at(i, SENDER).entrustments().submit(Matters.other(paper, RECIPIENT, "any-" + i));
            for (int reader = 0; reader < NODES; reader++) {
                assertThat(at(reader, RECIPIENT).entrustments().get(receipt.getResource()).getId())
                        .isEqualTo(receipt.getResource());
            }
        }
    }

    @Test
    @Order(3)
    void the_same_request_at_another_node_gives_the_stored_receipt_byte_for_byte() {
        var request = Matters.other(paper, RECIPIENT, "twice");
        byte[] first = Wire.call(at(writer(), SENDER).channel(), SUBMIT, request).only();
        for (int i = 0; i < NODES; i++) {
            assertThat(Wire.call(at(i, SENDER).channel(), SUBMIT, request).only()).isEqualTo(first);
        }
        var changed = request.toBuilder();
        changed.getMatterBuilder().setInstructions("另一件");
        assertThat(Wire.call(at(other(), SENDER).channel(), SUBMIT, changed.build()).reason())
                .isEqualTo("REASON_REQUEST_ID_REUSED");
    }

    @Test
    @Order(4)
    void a_terminal_at_any_node_gets_everything_in_order_and_may_acknowledge_at_another() {
        var seen = new ArrayList<List<Long>>();
        var streams = new ArrayList<AutoCloseable>();
        for (int i = 0; i < NODES; i++) {
            List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
            seen.add(numbers);
            streams.add(at(i, RECIPIENT).subscription("at-" + i).start(item -> numbers.add(item.getSeq())));
        }
        for (int i = 0; i < 30; i++) {
            at(i % NODES, SENDER).entrustments().submit(Matters.other(paper, RECIPIENT, "stream-" + i));
        }
        long head = nodes.get(0).hub().ledger().mailboxHead(RECIPIENT);
        for (List<Long> numbers : seen) {
            Await.until("all are there", () -> numbers.size() == head);
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
        }
        streams.forEach(stream -> {
            try {
                stream.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try (var stream = Frames.open(
                at(0, RECIPIENT).channel(), Frames.named("narrow").setWindow(2).build())) {
            assertThat(stream.items().getItemsCount()).isEqualTo(2);
            at(1, RECIPIENT).call(
                    MailboxServiceGrpc.getAcknowledgeMethod(),
                    MailboxServiceAcknowledgeRequest.newBuilder()
                            .setSubscription("narrow")
                            .setEpoch(nodes.get(0).hub().ledger().info().mailboxEpoch())
                            .setSeq(2)
                            .build());
            assertThat(stream.items().getItems(0).getSeq()).isEqualTo(3);
        }
    }

    @Test
    @Order(5)
    void a_sighting_at_a_node_that_does_not_write_is_screened_there_and_raises_its_alert() throws Exception {
        int at = other();
        HubClient court = at(at, Watching.COURT);
        Receipt order = court.watches().request(
                Watching.request(Matters.paper(court), Watching.officer("watch"), Watching.POLICE));
        Watching.accept(at(at, Watching.POLICE), order.getResource(), "accept");
        var key = Watching.key(folder.resolve("node-0"));
        Await.until("the node knows the order", () -> nodes.get(at).hub().watches().known()
                >= nodes.get(writer()).hub().writer().heads().position());
        assertThat(Watching.seen(at(at, "POLICE-RAIL-BJ"), Watching.digest(key, Watching.DEBTOR)))
                .allMatch(a -> a.getVerdict() == SightingVerdict.SIGHTING_VERDICT_MATCH);
        assertThat(nodes.get(at).hub().ledger().statesOfKind("alert", "", 10)).hasSize(1);
    }

    @Test
    @Order(6)
    void a_new_certificate_is_in_force_where_it_was_asked_for_when_it_comes() {
        int at = other();
        assertThat(nodes.get(at).administrator().admin().hub().getNode()).isEqualTo("node-" + at);
        HubClient fresh = nodes.get(at).as("冀1082");
        var stub = EntrustmentServiceGrpc.newBlockingStub(fresh.channel());
        assertThat(stub.submit(Matters.other(Matters.paper(fresh), RECIPIENT, "new-certificate"))
                        .getReceipt().getOrganisation())
                .isEqualTo("冀1082");
    }

    @Test
    @Order(7)
    void what_nodes_say_to_each_other_is_answered_to_no_organisation() throws Exception {
        for (String organisation : List.of(SENDER, Identity.OPERATOR)) {
            var ended = new CompletableFuture<Throwable>();
            var stream = NodeServiceGrpc.newStub(at(writer(), organisation).channel()).forward(new StreamObserver<>() {
                @Override
                public void onNext(NodeServiceForwardResponse value) {
                    ended.complete(new AssertionError("answered: " + value));
                }

                @Override
                public void onError(Throwable t) {
                    ended.complete(t);
                }

                @Override
                public void onCompleted() {
                    ended.complete(new AssertionError("ended well"));
                }
            });
            stream.onNext(NodeServiceForwardRequest.getDefaultInstance());
            assertThat(Status.fromThrowable(ended.get(10, TimeUnit.SECONDS)).getCode())
                    .isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    @Order(8)
    void a_writer_that_leaves_is_followed_by_another_and_no_command_fails_or_loses_its_place() throws Exception {
        int leaving = writer();
        int stays = other();
        var leaves = new AtomicBoolean();
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        List<StatusRuntimeException> failed = new ArrayList<>();
        try (Exchange exchange = at(stays, SENDER).exchange(200)) {
            Thread leave = new Thread(() -> {
                nodes.get(leaving).hub().close();
                leaves.set(true);
            });
            for (int i = 0; i < 400 || !leaves.get(); i++) {
                receipts.add(exchange.send(
                        EntrustmentServiceGrpc.getSubmitMethod(), Matters.other(paper, RECIPIENT, "leaving-" + i)));
                if (i == 100) {
                    leave.start();
                }
                if (i % 50 == 0) {
                    var stub = EntrustmentServiceGrpc.newBlockingStub(at(stays, SENDER).channel());
                    StatusRuntimeException refused = catchThrowableOfType(
                            StatusRuntimeException.class,
                            () -> stub.submit(Matters.other(paper, RECIPIENT, "tried-once-" + receipts.size())));
                    if (refused != null) {
                        failed.add(refused);
                    }
                }
            }
            leave.join();
        }
        assertThat(failed).isEmpty();
        long before = 0;
        for (CompletableFuture<Receipt> receipt : receipts) {
            long place = receipt.get(10, TimeUnit.SECONDS).getPosition() * 1_000 + receipt.get().getOrdinal();
            assertThat(place).isGreaterThan(before);
            before = place;
        }
        assertThat(nodes.get(leaving).hub().writer().isWriter()).isFalse();
        Await.until("the others miss it", () -> terminals(stays).getPartial());
        Await.until("another node writes", () -> nodes.stream().anyMatch(n -> n.hub().writer().isWriter()));
        assertThat(nodes.get(stays).verify().isWhole()).isTrue();
    }
}
