// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.ledger.Delivery;
import xietong.ledger.Filter;
import xietong.live.Live;
import xietong.live.LiveSettings;
import xietong.rules.Times;
import xietong.v1.AlertServiceTransferRequest;
import xietong.v1.GridBox;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.MailboxFilter;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceFetchResponse;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceListTerminalsRequest;
import xietong.v1.MailboxSubscription;
import xietong.v1.MailboxTerminal;
import xietong.v1.MailboxTerminalCount;
import xietong.v1.OfficerRole;
import xietong.v1.Place;
import xietong.v1.Reason;
import xietong.v1.SightingReport;

/** Terminals of one organisation, each with a view of its own, desks and workers with mailboxes, and who is connected. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalTest {
    private static final String RAIL = "POLICE-RAIL-BJ";
    private static final List<String> PLACES = List.of("350623", "360881", "", "350602", "350623");

    @TempDir
    static Path folder;

    private TestHub hub;
    private final List<Integer> ports = FreePorts.take(2);
    private final List<String> orders = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        var limits = new HubSettings.Mailbox(Duration.ofMillis(200), Duration.ofHours(1), 50, 50, 3);
        hub = TestHub.start(folder, s -> new HubSettings(
                s.node(), s.data(), s.server(), s.ledger(), s.writer(), limits, live(0), s.initialRules()));
        for (int i = 0; i < PLACES.size(); i++) {
            orders.add(Watching.watched(hub, "w-" + i));
            SightingReport hit = Watching.hit(Watching.key(folder), orders.get(i)).toBuilder()
                    .setSighting(Watching.sighting().setPlace(Place.newBuilder().setDivision(PLACES.get(i)).setText("某处")))
                    .build();
            Watching.seen(hub.as(RAIL), hit);
        }
    }

    @AfterAll
    void close() {
        hub.close();
    }

    private HubClient police() {
        return hub.as(Watching.POLICE);
    }

    private List<Delivery> held(Filter filter) {
        return hub.hub().ledger().deliveries(Watching.POLICE, 0, 1_000).stream().filter(filter::holds).toList();
    }

    private static MailboxFilter message(Filter filter) {
        return MailboxFilter.newBuilder()
                .addAllTopics(filter.topics())
                .addAllAreas(filter.areas())
                .addAllPersons(filter.persons())
                .build();
    }

    /** The view as a stream brings it, checked against the deliveries that the filter holds. */
    private void requireExact(String name, Filter filter, List<Delivery> expected, long before) {
        try (var stream = Frames.open(
                police().channel(), Frames.named(name).setFilter(message(filter)).build())) {
            MailboxPosition opened = stream.opened();
            List<Delivery> all = held(filter);
            assertThat(opened.getViewHead()).as("%s", filter).isEqualTo(all.isEmpty() ? 0 : all.get(all.size() - 1).seq());
            long prev = before;
            int next = 0;
            while (next < expected.size()) {
                for (MailboxItem item : stream.items().getItemsList()) {
                    assertThat(item.getSeq()).as("%s", filter).isEqualTo(expected.get(next).seq());
                    assertThat(item.getPrev()).as("%s", filter).isEqualTo(prev);
                    prev = item.getSeq();
                    next++;
                }
            }
            assertThat(stream.heartbeat().getViewHead()).isEqualTo(opened.getViewHead());
        }
    }

    @Test
    void each_terminal_gets_exactly_what_its_filter_holds_in_order_and_chained() {
        Set<String> alerts = Set.of("alert.raised");
        List<Filter> filters = List.of(
                Filter.ALL,
                new Filter(Set.of(), Set.of("35"), Set.of()),
                new Filter(alerts, Set.of("350623"), Set.of()),
                new Filter(Set.of(), Set.of("3506", "360881"), Set.of()),
                new Filter(Set.of(), Set.of(), Set.of(orders.get(1), orders.get(3))),
                new Filter(alerts, Set.of("35"), Set.of(orders.get(0), orders.get(1))),
                new Filter(Set.of(), Set.of("99"), Set.of()));
        for (int i = 0; i < filters.size(); i++) {
            requireExact("view-" + i, filters.get(i), held(filters.get(i)), 0);
        }
        assertThat(held(filters.get(2))).as("both in the county, and the one that nobody knows where").hasSize(3);
        assertThat(held(filters.get(4))).extracting(Delivery::topic).contains("watch_order.requested", "alert.raised");
        assertThat(held(filters.get(5))).hasSize(1);
        assertThat(held(filters.get(6))).as("a place that nobody knows is everywhere").hasSize(1);
    }

    @Test
    void a_page_that_is_fetched_through_a_filter_is_the_same_view() {
        var filter = new Filter(Set.of(), Set.of("35"), Set.of());
        MailboxServiceFetchResponse page = police().call(
                MailboxServiceGrpc.getFetchMethod(),
                MailboxServiceFetchRequest.newBuilder().setFilter(message(filter)).setLimit(500).build());

        assertThat(page.getItemsList()).extracting(MailboxItem::getSeq)
                .containsExactlyElementsOf(held(filter).stream().map(Delivery::seq).toList());
        assertThat(page.getPosition().getViewHead()).isEqualTo(page.getItems(page.getItemsCount() - 1).getSeq());
    }

    @Test
    void a_changed_filter_changes_the_subscription_and_its_numbering_from_the_cursor_on() throws Exception {
        var narrow = new Filter(Set.of("alert.raised"), Set.of("360881"), Set.of());
        var wide = new Filter(Set.of("alert.raised"), Set.of(), Set.of());
        List<Delivery> all = held(wide);
        requireExact("changing", narrow, held(narrow), 0);
        long cursor = all.get(1).seq();
        try (var in = Frames.open(police().channel(), Frames.named("changing").setFilter(message(narrow)).build())) {
            String epoch = in.opened().getEpoch();
            police().call(MailboxServiceGrpc.getAcknowledgeMethod(),
                    MailboxServiceAcknowledgeRequest.newBuilder()
                            .setSubscription("changing").setEpoch(epoch).setSeq(cursor).build());
            // The wider view goes on after the cursor; what lies before it and only the wider one holds is passed over.
            requireExact("changing", wide, all.subList(2, all.size()), cursor);
            assertThat(in.end().reason()).isEqualTo("REASON_SUBSCRIPTION_TAKEN_OVER");
        }
        hub.restart();
        MailboxSubscription kept = police().mailbox().subscriptions()
                .filter(s -> s.getName().equals("changing"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.getFilter()).isEqualTo(message(wide));
        assertThat(kept.getCursor()).isEqualTo(cursor);
    }

    @Test
    void what_is_no_area_and_no_identifier_is_refused() {
        for (MailboxFilter wrong : List.of(
                MailboxFilter.newBuilder().addAreas("3").build(),
                MailboxFilter.newBuilder().addAreas("350623000000").build(),
                MailboxFilter.newBuilder().addAreas("漳浦").build(),
                MailboxFilter.newBuilder().addPersons("").build(),
                MailboxFilter.newBuilder().addPersons("1 OR 1").build())) {
            HubRefusal refusal = catchThrowableOfType(HubRefusal.class, () -> police().call(
                    MailboxServiceGrpc.getFetchMethod(),
                    MailboxServiceFetchRequest.newBuilder().setFilter(wrong).build()));
            assertThat(refusal.reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
        }
    }

    @Test
    void a_worker_reads_the_task_in_a_mailbox_of_its_own_and_a_stranger_does_not() throws Exception {
        HubClient court = hub.as(Watching.COURT);
        HubClient grid = hub.as(Watching.GRID);
        String mailbox = Watching.GRID + "/village";
        String push = court.grid()
                .push(Watching.push(Matters.paper(court), Watching.officer("push-1"), Watching.GRID))
                .getResource();
        var arrived = new LinkedBlockingQueue<MailboxItem>();
        try (var in = grid.subscription("phone").mailbox(mailbox).persons(push).start(arrived::add)) {
            String task = grid.grid().list(GridBox.GRID_BOX_TO_ANSWER).findFirst().orElseThrow().getId();
            grid.grid().assign(GridServiceAssignRequest.newBuilder()
                    .setHeader(TestHub.header("assign-1", OfficerRole.OFFICER_ROLE_COMMAND_CENTRE))
                    .setId(task)
                    .setWorker("village")
                    .build());
            MailboxItem item = arrived.poll(30, TimeUnit.SECONDS);
            assertThat(item.getResource()).isEqualTo(task);
            assertThat(item.getGridTask().getWorker()).isEqualTo("village");
            assertThat(grid.grid().list(GridBox.GRID_BOX_TO_ANSWER, "village")).singleElement()
                    .satisfies(listed -> assertThat(listed.getId()).isEqualTo(task));
            assertThat(grid.grid().list(GridBox.GRID_BOX_TO_ANSWER, "township")).isEmpty();
        }
        HubRefusal refusal = catchThrowableOfType(HubRefusal.class, () -> police().call(
                MailboxServiceGrpc.getFetchMethod(),
                MailboxServiceFetchRequest.newBuilder().setMailbox(mailbox).build()));
        assertThat(refusal.reason()).isEqualTo(Reason.REASON_NOT_PARTY);
    }

    @Test
    void an_alert_reaches_the_mailbox_of_a_desk_that_it_is_transferred_to() throws Exception {
        String alert = held(new Filter(Set.of("alert.raised"), Set.of(), Set.of(orders.get(4)))).get(0).resource();
        var arrived = new LinkedBlockingQueue<MailboxItem>();
        HubClient rail = hub.as(RAIL);
        try (var in = rail.subscription("duty-screen").mailbox(RAIL + "/duty").start(arrived::add)) {
            police().alerts().transfer(AlertServiceTransferRequest.newBuilder()
                    .setHeader(Watching.police("t-1").toBuilder().setReason("转派"))
                    .setId(alert)
                    .setOrganisation(RAIL + "/duty")
                    .build());
            MailboxItem item = arrived.poll(30, TimeUnit.SECONDS);
            assertThat(item.getResource()).isEqualTo(alert);
            assertThat(item.getAlert().getId()).isEqualTo(alert);
            rail.alerts().acknowledge(Watching.acknowledge(alert, "ack-desk"));
        }
    }

    @Test
    void an_organisation_sees_its_own_terminals_and_a_superior_how_many_there_are_below() {
        HubClient superior = hub.as("京");
        try (var one = Frames.open(hub.as("京0117").channel(), Frames.named("wall").build());
                var desk = Frames.open(
                        hub.as("京0117").channel(), Frames.named("desk").setMailbox("京0117/command-centre").build())) {
            one.opened();
            desk.opened();
            Await.until("both are known", () -> hub.as("京0117").mailbox().terminals().getTerminalsCount() == 2);
            var own = hub.as("京0117").mailbox().terminals();
            assertThat(own.getTerminalsList()).extracting(t -> t.getMailbox() + " " + t.getSubscription())
                    .containsExactly("京0117 wall", "京0117/command-centre desk");
            assertThat(own.getTerminalsList()).allMatch(t -> t.getNode().equals("test"));
            assertThat(own.getTerminalsList()).allMatch(t -> t.getConnectTime().getSeconds() > 1_700_000_000L);
            MailboxTerminal first = own.getTerminals(0);
            Await.until("a later heartbeat is known", () -> Times.instant(hub.as("京0117").mailbox().terminals()
                            .getTerminals(0).getHeartbeatTime())
                    .isAfter(Times.instant(first.getConnectTime()).plusMillis(300)));

            var below = superior.mailbox().terminals();
            assertThat(below.getTerminalsList()).isEmpty();
            assertThat(below.getCountsList()).extracting(MailboxTerminalCount::getOrganisation).contains("京0117");
            assertThat(below.getCountsList()).filteredOn(c -> c.getOrganisation().equals("京0117"))
                    .extracting(MailboxTerminalCount::getConnected).containsExactly(2);
            var question = MailboxServiceListTerminalsRequest.newBuilder().setOrganisation("京0117").build();
            assertThat(superior.call(MailboxServiceGrpc.getListTerminalsMethod(), question).getTerminalsList()).isEmpty();
            HubRefusal refusal = catchThrowableOfType(HubRefusal.class,
                    () -> police().call(MailboxServiceGrpc.getListTerminalsMethod(), question));
            assertThat(refusal.reason()).isEqualTo(Reason.REASON_NOT_PARTY);
            HubRefusal none = catchThrowableOfType(HubRefusal.class, () -> police().call(
                    MailboxServiceGrpc.getListTerminalsMethod(),
                    question.toBuilder().setOrganisation("京0999").build()));
            assertThat(none.reason()).isEqualTo(refusal.reason());
            assertThat(none.getMessage()).isEqualTo(refusal.getMessage());
        }
        Await.until("none is left", () -> hub.as("京0117").mailbox().terminals().getTerminalsCount() == 0);
    }

    @Test
    void a_newer_connection_at_another_node_ends_the_stale_one_and_goes_when_that_node_dies() {
        try (Live another = Live.start(live(1).of(hub.hub().ledger().info().id()));
                var stale = Frames.open(police().channel(), Frames.named("moved").build())) {
            stale.opened();
            Await.until("the nodes know each other", () -> another.members().size() == 2);
            another.connected(new Live.Presence(
                    Watching.POLICE, "moved", "another", (System.currentTimeMillis() + 1_000) << 10));

            assertThat(stale.end().reason()).isEqualTo("REASON_SUBSCRIPTION_TAKEN_OVER");
            Await.until("it is known where the terminal is", () -> nodes("moved").equals(List.of("another")));
        }
        Await.until("nobody is there", () -> nodes("moved").isEmpty());
    }

    private List<String> nodes(String terminal) {
        return police().mailbox().terminals().getTerminalsList().stream()
                .filter(t -> t.getSubscription().equals(terminal))
                .map(MailboxTerminal::getNode)
                .toList();
    }

    /** Of one of two nodes. */
    private LiveSettings live(int which) {
        return new LiveSettings("terminals-" + ports.get(0), "127.0.0.1", ports.get(which),
                ports.stream().map(port -> "127.0.0.1:" + port).toList());
    }
}
