// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
