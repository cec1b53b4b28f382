// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;

/** What the messages of a stream become for a browser. Confined to the stream's context. */
interface Script {
    /** Of one message. */
    List<Event> events(Message message);

    /** A sign of life at that moment. */
    Event beat(Instant now);

    /** What a stream begins with where no message of its own has said so yet; null where one will. */
    Event hello(Instant now);

    /** Whether one of these ends a poll. */
    boolean isNews(Event event);
}
