// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.MailboxByeReason;
import xietong.v1.MailboxFilter;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceListSubscriptionsRequest;
import xietong.v1.MailboxServiceSubscribeResponse.FrameCase;
import xietong.v1.MailboxSubscription;

/** How many streams and subscriptions there may be, and that those who vanish leave nothing behind. */
class MailboxQuotaTest {
    private static final int MOST_STREAMS = 4;
    private static final int MOST_SUBSCRIPTIONS = 12;

    @TempDir
    static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder, new HubSettings.Mailbox(
                Duration.ofMillis(200), Duration.ofHours(1), MOST_STREAMS, MOST_SUBSCRIPTIONS, 128));
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void streams_of_an_organisation_are_bounded_and_those_that_vanish_are_not_counted() {
        var court = hub.as("冀1082");
        for (int i = 0; i < 20 * MOST_STREAMS; i++) {
            // Some are gone before the hub has opened them.
            var stream = Frames.open(court.channel(), Frames.named("vanishing-" + i % 3).build());
            if (i % 2 == 0) {
                stream.next();
            }
            stream.close();
            var cut = hub.another("冀1082");
            Frames.open(cut.channel(), Frames.named("cut").build()).next();
            ((io.grpc.ManagedChannel) cut.channel()).shutdownNow();
            cut.close();
        }
        var open = new ArrayList<Frames>();
        try {
            Await.until("as many streams as allowed can be opened", () -> {
                open.forEach(Frames::close);
                open.clear();
                for (int i = 0; i < MOST_STREAMS; i++) {
                    open.add(Frames.open(court.channel(), Frames.named("s-" + i).build()));
                }
                return open.stream().allMatch(MailboxQuotaTest::opens);
            });
            try (var tooMany = Frames.open(court.channel(), Frames.named("s-x").build())) {
                Wire.Answer end = tooMany.end();
                assertThat(end.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                assertThat(end.reason()).isEqualTo("REASON_QUOTA_EXCEEDED");
            }
        } finally {
            open.forEach(Frames::close);
        }
    }

    private static boolean opens(Frames stream) {
        try {
            stream.opened();
            return true;
        } catch (AssertionError e) {
            assertThat(stream.end().reason()).isEqualTo("REASON_QUOTA_EXCEEDED");
            return false;
        }
    }

    @Test
    void subscriptions_that_are_opened_at_once_are_bounded_exactly() {
        var court = hub.as("冀0822");
        var open = new ArrayList<Frames>();
        for (int i = 0; i < 10 * MOST_SUBSCRIPTIONS; i++) {
            var stream = Frames.open(court.channel(), Frames.named("at-once-" + i).build());
            open.add(stream);
            if (open.size() == MOST_STREAMS) {
                open.forEach(s -> {
                    opens(s);
                    s.close();
                });
                open.clear();
            }
        }
        assertThat(court.mailbox().subscriptions()).hasSize(MOST_SUBSCRIPTIONS);
    }

    @Test
    void a_deleted_subscription_ends_its_stream_makes_room_and_can_be_made_anew() {
        var court = hub.as("津0119");
        for (int i = 0; i < MOST_SUBSCRIPTIONS; i++) {
            try (var stream = Frames.open(
                    court.channel(),
                    Frames.named("d-" + (char) ('a' + i))
                            .setFilter(MailboxFilter.newBuilder().addTopics("entrustment.sent"))
                            .build())) {
                stream.opened();
            }
        }
        var mailbox = court.mailbox("津0119");
        assertThat(mailbox.subscriptions())
                .hasSize(MOST_SUBSCRIPTIONS)
                .first()
                .isEqualTo(MailboxSubscription.newBuilder()
                        .setName("d-a")
                        .setFilter(MailboxFilter.newBuilder().addTopics("entrustment.sent"))
                        .build());
        Await.until("a stream opens", () -> {
            try (var stream = Frames.open(court.channel(), Frames.named("d-a").build())) {
                if (!opens(stream)) {
                    return false;
                }
                mailbox.deleteSubscription("d-a");
                assertThat(stream.next(FrameCase.BYE).getBye().getReason())
                        .isEqualTo(MailboxByeReason.MAILBOX_BYE_REASON_DELETED);
                return true;
            }
        });
        mailbox.deleteSubscription("d-a");
        assertThat(mailbox.subscriptions().map(MailboxSubscription::getName)).doesNotContain("d-a");
        assertThat(Wire.call(court.channel(), "xietong.v1.MailboxService/Acknowledge",
                                MailboxServiceAcknowledgeRequest.newBuilder().setSubscription("d-a").build())
                        .metadata())
                .containsEntry("field", "subscription");
        try (var another = Frames.open(court.channel(), Frames.named("d-x").build())) {
            another.opened();
        }
        try (var tooMany = Frames.open(court.channel(), Frames.named("d-a").build())) {
            assertThat(tooMany.end().reason()).isEqualTo("REASON_QUOTA_EXCEEDED");
        }
    }

    @Test
    void the_list_of_subscriptions_comes_in_pages() {
        var court = hub.as("京0117");
        for (String name : List.of("c", "a", "b")) {
            try (var stream = Frames.open(court.channel(), Frames.named(name).build())) {
                stream.opened();
            }
        }
        var names = new ArrayList<String>();
        String next = "";
        do {
            var page = court.call(MailboxServiceGrpc.getListSubscriptionsMethod(),
                    MailboxServiceListSubscriptionsRequest.newBuilder().setPageSize(1).setPageToken(next).build());
            page.getSubscriptionsList().forEach(s -> names.add(s.getName()));
            next = page.getNextPageToken();
        } while (!next.isEmpty());
        assertThat(names).containsExactly("a", "b", "c");
    }

    @Test
    void named_subscriptions_of_a_mailbox_are_bounded() {
        var court = hub.as("冀0281");
        for (int i = 0; i < MOST_SUBSCRIPTIONS; i++) {
            try (var stream = Frames.open(court.channel(), Frames.named("n-" + i).build())) {
                stream.opened();
            }
        }
        try (var tooMany = Frames.open(court.channel(), Frames.named("n-x").build())) {
            assertThat(tooMany.end().reason()).isEqualTo("REASON_QUOTA_EXCEEDED");
        }
        try (var again = Frames.open(court.channel(), Frames.named("n-0").build())) {
            again.opened();
        }
    }
}
