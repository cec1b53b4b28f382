// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.MailboxBye;
import xietong.v1.MailboxByeReason;
import xietong.v1.MailboxServiceSubscribeResponse.FrameCase;

/** The hub ends streams politely. */
class MailboxEndTest {
    @TempDir
    Path folder;

    @Test
    void a_stream_of_age_and_one_of_a_closing_hub_end_with_a_bye() {
        var young = new HubSettings.Mailbox(Duration.ofMillis(200), Duration.ofMillis(400), 10, 10, 128);
        try (TestHub hub = TestHub.start(folder, young)) {
            try (var stream = Frames.open(hub.as("津0119").channel(), Frames.named("old").build())) {
                stream.opened();
                assertThat(stream.next(FrameCase.BYE).getBye().getReason()).isEqualTo(MailboxByeReason.MAILBOX_BYE_REASON_AGE);
                assertThat(stream.end().accepted()).isTrue();
            }
        }
        try (TestHub hub = TestHub.start(folder)) {
            try (var stream = Frames.open(hub.as("津0119").channel(), Frames.named("open").build())) {
                stream.opened();
                hub.hub().close();
                MailboxBye bye = stream.next(FrameCase.BYE).getBye();
                assertThat(bye.getReason()).isEqualTo(MailboxByeReason.MAILBOX_BYE_REASON_CLOSING);
                assertThat(bye.getRetryAfterMs()).isPositive();
                assertThat(stream.end().accepted()).isTrue();
            }
        }
    }
}
