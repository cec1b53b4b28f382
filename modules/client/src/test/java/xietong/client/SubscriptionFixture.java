// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static xietong.client.Until.until;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import xietong.v1.MailboxItem;

/** A mailbox, a client of it and what its handler has seen. */
@Timeout(60)
abstract class SubscriptionFixture {
    final FakeMailbox mailbox = new FakeMailbox();
    final FakeHub hub = new FakeHub(mailbox);
    final Recorder recorder = new Recorder();
    final List<Long> handled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        hub.close();
    }

    SubscriptionBuilder subscription() {
        return hub.client.subscription("desk").listener(recorder);
    }

    void take(MailboxItem item) {
        handled.add(item.getSeq());
    }

    static Long[] upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toArray(Long[]::new);
    }

    void untilHandled(int count) {
        until(count + " items, not " + handled, () -> handled.size() >= count);
    }
}
