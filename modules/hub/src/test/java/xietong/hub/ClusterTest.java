// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
import xietong.hub.account.Base32;
import xietong.hub.account.SecondFactor;
import xietong.hub.account.SignInDesk.Attempt;
import xietong.hub.identity.Identity;
import xietong.hub.wall.Rebuilt;
import xietong.live.LiveSettings;
import xietong.rules.Refused;
import xietong.rules.screening.Identifier;
import xietong.store.v1.NodeServiceForwardRequest;
import xietong.store.v1.NodeServiceGrpc;
import xietong.v1.AccountState;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceListSubscriptionsRequest;
import xietong.v1.MailboxServiceListTerminalsRequest;
import xietong.v1.MailboxServiceListTerminalsResponse;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.OfficerAccount;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.SightingVerdict;
import xietong.v1.WallScope;

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
        ports = FreePorts.take(NODES);
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
            // It was registered at another node.
            return nodes.get(0).through(endpoint(node), organisation);
        });
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
    @Order(1)
    void only_the_writer_made_the_list_of_watch_orders_from_the_ledger() {
        int writer = writer();
        for (int i = 0; i < NODES; i++) {
            TestHub node = nodes.get(i);
            Await.until("the list is there", () -> node.hub().watches().isSure());
            assertThat(node.hub().watches().from())
                    .isEqualTo(i == writer ? "made from the ledger" : "shared by the writer");
        }
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
    void a_wall_at_any_node_shows_what_the_ledger_holds() {
        var walls = new ArrayList<Wall>();
        for (int i = 0; i < NODES; i++) {
            walls.add(Wall.open(at(i, SENDER), WallScope.WALL_SCOPE_COURT, ""));
        }
        int before = walls.get(0).shown().getFigures().getInFlight();
        at(other(), SENDER).entrustments().submit(Matters.other(paper, RECIPIENT, "wall"));
        for (int i = 0; i < NODES; i++) {
            Wall wall = walls.get(i);
            Hub node = nodes.get(i).hub();
            Await.until("the wall at node " + i + " shows it", () -> wall.shown().getFigures().getInFlight() == before + 1
                    && Rebuilt.comparable(wall.shown()).equals(Rebuilt.comparable(Rebuilt.of(node, wall.request, SENDER))));
        }
        walls.forEach(Wall::close);
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

    /** As a source does that reports what it sees the moment after police have accepted. */
    @Test
    @Order(6)
    void no_node_says_that_nobody_looks_for_someone_once_the_order_was_accepted_anywhere() throws Exception {
        HubClient court = at(writer(), Watching.COURT);
        HubClient police = at(writer(), Watching.POLICE);
        DocumentRef document = Matters.paper(court);
        var key = Watching.key(folder.resolve("node-0"));
        var verdicts = new ArrayList<SightingVerdict>();
        for (int i = 0; i < 20; i++) {
            int at = (writer() + 1 + i % (NODES - 1)) % NODES;
            HubClient source = at(at, "POLICE-RAIL-BJ");
            Await.until("the node is sure", () -> nodes.get(at).hub().watches().isSure());
            var request = Watching.request(document, Watching.officer("soon-" + i), Watching.POLICE).toBuilder();
            request.getTargetBuilder().getPersonBuilder().getSubjectBuilder().setIdentifier(number(i));
            Receipt order = court.watches().request(request.build());
            Watching.accept(police, order.getResource(), "accept-soon-" + i);
            Watching.seen(source, Watching.digest(key, Identifier.citizenId(number(i))))
                    .forEach(answer -> verdicts.add(answer.getVerdict()));
        }
        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(20).doesNotContain(SightingVerdict.SIGHTING_VERDICT_NO_MATCH)
                .contains(SightingVerdict.SIGHTING_VERDICT_MATCH);
    }

    /** Of an area that does not exist, born in 1900. */
    private static String number(int person) {
        String seventeen = String.format("990100190002%02d%03d", 1 + person % 28, 11 + person);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
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
    @Order(6)
    void a_certificate_issued_and_taken_back_at_one_node_is_so_at_the_others() throws Exception {
        int at = other();
        int issuer = writer();
        HubClient fresh = nodes.get(issuer).through(endpoint(at), "冀0229");
        var ended = new CompletableFuture<Throwable>();
        MailboxServiceGrpc.newStub(fresh.channel()).subscribe(
                MailboxServiceSubscribeRequest.newBuilder().setSubscription("desk").build(),
                new Ending<>(ended, heartbeat -> { }));
        at(writer(), Identity.OPERATOR).directory().revokeKeys(DirectoryServiceRevokeKeysRequest.newBuilder()
                .setHeader(administrator("take-back"))
                .setCode("冀0229")
                .build());
        assertThat(Status.fromThrowable(ended.get(10, TimeUnit.SECONDS)).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        for (int i = 0; i < NODES; i++) {
            HubClient anywhere = nodes.get(issuer).through(endpoint(i), "冀0229");
            Await.until("refused at every node", () -> !calls(anywhere));
            anywhere.close();
        }
        // Over a connection that is there already, so that the very next call comes before the news does.
        for (int i = 0; i < 10; i++) {
            at(issuer, Identity.OPERATOR).directory().issueCertificate(DirectoryServiceIssueCertificateRequest.newBuilder()
                    .setHeader(administrator("again-" + i))
                    .setCode("冀0229")
                    .setPublicKey(ByteString.copyFrom(nodes.get(issuer).publicKey("冀0229").getEncoded()))
                    .build());
            assertThat(calls(fresh)).as("issued elsewhere, time %d", i).isTrue();
            at(issuer, Identity.OPERATOR).directory().revokeKeys(DirectoryServiceRevokeKeysRequest.newBuilder()
                    .setHeader(administrator("take-back-" + i))
                    .setCode("冀0229")
                    .build());
            Await.until("refused again", () -> !calls(fresh));
        }
        fresh.close();
    }

    private static boolean calls(HubClient client) {
        try {
            return MailboxServiceGrpc.newBlockingStub(client.channel())
                    .listSubscriptions(MailboxServiceListSubscriptionsRequest.getDefaultInstance()) != null;
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            return false;
        }
    }

    private static CommandHeader administrator(String requestId) {
        return TestHub.header(requestId, OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("演练").build();
    }

    private static Reason refusal(CompletableFuture<?> attempt) {
        Throwable thrown = catchThrowableOfType(CompletionException.class, attempt::join).getCause();
        return ((Refused) thrown).reason();
    }

    /** Each act at another node than the one before it. */
    @Test
    @Order(6)
    void an_account_set_up_locked_or_ended_at_one_node_is_so_at_the_others() {
        String password = "Heping-Xietong-7";
        var one = nodes.get(writer()).hub().signIn();
        var two = nodes.get(other()).hub().signIn();
        String setup = at(other(), SENDER).directory().enrolOfficer(DirectoryServiceEnrolOfficerRequest.newBuilder()
                .setHeader(administrator("enrol"))
                .setOfficerId("3001")
                .setName("演示法官")
                .addRoles(OfficerRole.OFFICER_ROLE_OFFICER)
                .build()).getSetupCode();
        byte[] secret = Base32.bytes(one.invitation(SENDER, "3001", setup, "10.2.0.1").join().secret());
        var codes = new Codes(secret);
        two.setUp(SENDER, "3001", setup, password, codes.next(), "10.2.0.1").join();
        assertThat(refusal(one.invitation(SENDER, "3001", setup, "10.2.0.1"))).isEqualTo(Reason.REASON_UNAUTHENTICATED);
        String code = codes.next();
        assertThat(one.signIn(attempt(password, code)).join().account().getOfficerId()).isEqualTo("3001");
        assertThat(refusal(two.signIn(attempt(password, code)))).as("used at the other").isEqualTo(Reason.REASON_UNAUTHENTICATED);
        for (int i = 0; i < 4; i++) {
            assertThat(refusal((i % 2 == 0 ? one : two).signIn(attempt("wrong", "000000"))))
                    .isEqualTo(Reason.REASON_UNAUTHENTICATED);
        }
        assertThat(at(writer(), SENDER).directory().officers().filter(a -> a.getOfficerId().equals("3001")))
                .extracting(OfficerAccount::getState).containsExactly(AccountState.ACCOUNT_STATE_LOCKED);
        assertThat(refusal(two.signIn(attempt(password, codes.next())))).as("locked by failures at both")
                .isEqualTo(Reason.REASON_UNAUTHENTICATED);
        at(writer(), SENDER).directory().removeOfficer(DirectoryServiceRemoveOfficerRequest.newBuilder()
                .setHeader(administrator("remove")).setOfficerId("3001").build());
        assertThat(two.isEnrolled(SENDER, "3001").join()).isFalse();
        assertThat(one.isEnrolled(SENDER, "3001").join()).isFalse();
    }

    private static Attempt attempt(String password, String code) {
        return new Attempt(SENDER, "3001", password, code, OfficerRole.OFFICER_ROLE_UNSPECIFIED, "10.2.0.2");
    }

    /** Codes of the second factor, each once and with time left to use it. */
    private static final class Codes {
        private final SecondFactor factor = new SecondFactor();
        private final byte[] secret;
        private long last;

        Codes(byte[] secret) {
            this.secret = secret;
        }

        String next() {
            Await.until("a code that lasts", () -> Instant.now().getEpochSecond() % 30 < 26
                    && Math.max(last + 1, factor.step(Instant.now()) - 1) <= factor.step(Instant.now()) + 1);
            last = Math.max(last + 1, factor.step(Instant.now()) - 1);
            return factor.code(secret, last);
        }
    }

    @Test
    @Order(7)
    void what_nodes_say_to_each_other_is_answered_to_no_organisation() throws Exception {
        for (String organisation : List.of(SENDER, Identity.OPERATOR)) {
            var ended = new CompletableFuture<Throwable>();
            var stream = NodeServiceGrpc.newStub(at(writer(), organisation).channel()).forward(
                    new Ending<>(ended, value -> ended.complete(new AssertionError("answered: " + value))));
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

    /** How a stream ends. */
    private record Ending<M>(CompletableFuture<Throwable> ended, Consumer<M> onNext) implements StreamObserver<M> {
        @Override
        public void onNext(M message) {
            onNext.accept(message);
        }

        @Override
        public void onError(Throwable why) {
            ended.complete(why);
        }

        @Override
        public void onCompleted() {
            ended.complete(new AssertionError("ended well"));
        }
    }
}
