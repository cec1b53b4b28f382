// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.Await;
import xietong.hub.HubSettings;
import xietong.hub.Matters;
import xietong.hub.TestHub;
import xietong.v1.DocumentRef;
import xietong.v1.OfficerRole;
import xietong.v1.SessionServiceCloseRequest;

/** Streams to browsers: numbered, resumed, received, replaced, and ended with a word. */
@Timeout(120)
class BrowserStreamTest {
    private static final String SENDER = "京0117";
    private static final String READER = "津0119";
    private static final OfficerRole OFFICER = OfficerRole.OFFICER_ROLE_OFFICER;

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static Visitor reader;
    private static DocumentRef paper;
    private static int numbers;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder, s -> s.with(new HubSettings.Web("127.0.0.1", 0, "", false, "")));
        reader = new Visitor(hub).enter(READER, "J1", OFFICER, "");
        paper = Matters.paper(hub.as(SENDER));
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static String send() {
        return hub.as(SENDER).entrustments().submit(Matters.freeze(paper, READER, "browser-" + ++numbers)).getResource();
    }

    @Test
    void aStreamSaysWhereItIsAndGoesOnWhereItWasLeft() {
        String first;
        try (Visitor.Stream stream = reader.stream("/api/stream/all?subscription=resumes&after=now")) {
            Await.until("the stream is open", () -> !stream.events("hello").isEmpty());
            JsonObject hello = stream.events("hello").get(0);
            assertThat(hello.getString("mode")).isEqualTo("DRILL");
            assertThat(hello.getString("build")).isNotEmpty();
            assertThat(hello.getString("cursor")).isEqualTo(hello.getString("head"));
            String matter = send();
            Await.until("the item is there", () -> stream.ids().size() == 1);
            first = stream.ids().get(0);
            JsonObject item = stream.events("entrustment.sent").get(0);
            assertThat(item.getString("resource")).isEqualTo(matter);
            assertThat(first).endsWith("-" + item.getString("seq"));
            Await.until("a beat with the head", () -> stream.events("hb").stream()
                    .anyMatch(beat -> first(stream).equals(beat.getString("head")) && beat.getLong("t") > 0));
        }
        send();
        try (Visitor.Stream stream = reader.stream("/api/stream/all?subscription=resumes&after=" + first)) {
            Await.until("what came meanwhile", () -> stream.ids().size() == 1);
            assertThat(stream.ids().get(0)).isNotEqualTo(first);
        }
        JsonArray polled = new JsonArray(reader.get("/api/poll/all?wait=5&subscription=resumes&after=" + first).body());
        assertThat(polled.stream().map(e -> ((JsonObject) e).getString("event")).toList())
                .startsWith("hello").contains("entrustment.sent").endsWith("hb");
    }

    private static String first(Visitor.Stream stream) {
        return stream.ids().get(0);
    }

    @Test
    void aReceiptMovesTheCursorFromWhichTheSubscriptionGoesOn() {
        try (Visitor.Stream stream = reader.stream("/api/stream/matters?subscription=receipts&after=now")) {
            Await.until("the stream is open", () -> !stream.events("hello").isEmpty());
            send();
            Await.until("the item is there", () -> stream.ids().size() == 1);
            HttpResponse<String> answer = reader.post("/api/stream/matters/receipt",
                    new JsonObject().put("subscription", "receipts").put("upTo", stream.ids().get(0)).encode());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(reader.post("/api/stream/matters/receipt",
                    "{\"subscription\":\"receipts\",\"upTo\":\"other-1\"}").statusCode()).isEqualTo(410);
            try (Visitor.Stream again = reader.stream("/api/stream/matters?subscription=receipts")) {
                Await.until("the stream is open again", () -> !again.events("hello").isEmpty());
                assertThat(again.events("hello").get(0).getString("cursor")).isEqualTo(stream.ids().get(0));
                Await.until("the newest window has the seat", () -> !stream.events("bye").isEmpty());
                assertThat(stream.events("bye").get(0).getString("why")).isEqualTo("replaced");
            }
        }
    }

    @Test
    void whatAnOfficerDoesIsToldToTheColleaguesAtOtherDesksAndToNobodyElse() {
        String stream = "/api/stream/all?after=now&subscription=";
        try (Visitor.Stream own = reader.stream(stream + "own&colleagues=true");
                Visitor.Stream colleague =
                        reader.another().enter(READER, "J2", OFFICER, "").stream(stream + "next&colleagues=true");
                Visitor.Stream unasked = reader.another().enter(READER, "J3", OFFICER, "").stream(stream + "unasked");
                Visitor.Stream other =
                        reader.another().enter(SENDER, "J4", OFFICER, "").stream(stream + "other&colleagues=true")) {
            List<Visitor.Stream> all = List.of(own, colleague, unasked, other);
            Await.until("they are open", () -> all.stream().noneMatch(s -> s.events("hello").isEmpty()));
            String matter = send();
            Await.until("the item is there", () -> colleague.ids().size() == 1);
            long before = hub.hub().ledger().heads().position();
            HttpResponse<String> answer = reader.call("EntrustmentService/Sign",
                    "{\"header\":{\"requestId\":\"colleague-sign\"},\"id\":\"" + matter + "\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            Await.until("the colleague is told", () -> !colleague.events("colleague").isEmpty());
            JsonObject change = colleague.events("colleague").get(0).getJsonArray("changes").getJsonObject(0);
            assertThat(change.getMap()).containsOnlyKeys("kind", "resource", "revision")
                    .containsEntry("kind", "entrustment").containsEntry("resource", matter);
            assertThat(colleague.ids()).as("nothing of it is delivered").hasSize(1);
            Await.until("the sender reads it", () -> !other.events("entrustment.signed").isEmpty());
            List<Integer> beats = all.stream().map(s -> s.events("hb").size()).toList();
            Await.until("each has had another beat", () -> IntStream.range(0, all.size())
                    .allMatch(i -> all.get(i).events("hb").size() > beats.get(i)));
            assertThat(own.events("colleague")).as("its own act").isEmpty();
            assertThat(unasked.events("colleague")).isEmpty();
            assertThat(other.events("colleague").toString()).as("another organisation's hears of its own officers only")
                    .doesNotContain("\"revision\":" + change.getLong("revision"));
            // A node that hears only up to where others have committed tells the same.
            var told = new ArrayList<Colleagues.Change>();
            var elsewhere = new Colleagues(hub.hub().ledger());
            elsewhere.join(new Colleagues.Desk(READER, "J2", told::addAll));
            elsewhere.missed(before);
            assertThat(told).contains(new Colleagues.Change("entrustment", matter, change.getLong("revision")));
        }
    }

    @Test
    void aLogHoldsItsKindsAndItsHeadIsThatOfItsOwnView() {
        try (Visitor.Stream stream = reader.stream("/api/stream/warnings?subscription=kinds&after=now")) {
            Await.until("the stream is open", () -> !stream.events("hello").isEmpty());
            String head = stream.events("hello").get(0).getString("head");
            send();
            int beats = stream.events("hb").size();
            Await.until("two more beats", () -> stream.events("hb").size() >= beats + 2);
            assertThat(stream.ids()).isEmpty();
            assertThat(stream.events("hb").get(stream.events("hb").size() - 1).getString("head")).isEqualTo(head);
        }
    }

    @Test
    void theStreamsOfAnOfficerWhoseSessionsAreEndedEnd() {
        Visitor ended = reader.another().enter(READER, "ended", OFFICER, "");
        try (Visitor.Stream stream = ended.stream("/api/stream/all?subscription=ended")) {
            Await.until("the stream is open", () -> !stream.events("hello").isEmpty());
            hub.as(READER).sessions().close(SessionServiceCloseRequest.newBuilder()
                    .setHeader(TestHub.header("end-officer", OFFICER))
                    .setOfficerId("ended")
                    .build());
            Await.until("the stream has ended", stream::hasEnded);
            assertThat(stream.events("bye")).extracting(bye -> bye.getString("why")).containsExactly("login");
        }
        assertThat(ended.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(reader.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aHubThatClosesSaysSoAndWhenToComeAgain(@TempDir Path own) {
        try (TestHub closing = TestHub.start(own, s -> s.with(new HubSettings.Web("127.0.0.1", 0, "", false, "")))) {
            Visitor visitor = new Visitor(closing).enter(READER, "J1", OFFICER, "");
            try (Visitor.Stream stream = visitor.stream("/api/stream/all?subscription=closing");
                    Visitor.Stream watch = visitor.stream("/api/watch/MailboxService/Subscribe?q=%7B%22subscription%22:%22w%22%7D")) {
                Await.until("both are open", () -> !stream.events("hello").isEmpty() && !watch.events("message").isEmpty());
                closing.hub().close();
                Await.until("both have ended", () -> stream.hasEnded() && watch.hasEnded());
                assertThat(stream.events("bye").get(0).getInteger("retry")).isBetween(200, 3_000);
                assertThat(List.of(stream.events("bye").size(), watch.events("hello").size())).containsExactly(1, 1);
            }
        }
    }
}
