// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.function.Consumer;
import xietong.hub.mailbox.Masked;
import xietong.rules.Refused;

/**
 * One call's way in and out, whatever it came over. Handlers are called, and methods but {@link #encode} are to be called,
 * on the call's own context; of two handlers of a kind the later one counts.
 */
public interface Line {
    /** One of the contract's methods, e.g. xietong.v1.AlertService/Get. */
    String method();

    /** What came beside the messages: signature and trace context. */
    MultiMap headers();

    /** Takes each message that comes, in the contract's binary form. */
    void onMessage(Consumer<byte[]> message);

    /** Called back after the last message. */
    void onEnd(Runnable asked);

    /** Called back for what is no message, or too large. */
    void onInvalid(Consumer<RuntimeException> why);

    /** Called back, perhaps twice, when the caller has gone: it cancelled, or its connection broke. */
    void onGone(Runnable gone);

    /** Messages wait. */
    void pause();

    /** They come again. */
    void resume();

    /** A message as it goes over this line; for any thread. */
    byte[] encode(Message message);

    /** The same of one that is ready for many; not to be changed. */
    default byte[] encode(Masked message) {
        return encode(message.message());
    }

    /** Sends one that is encoded; throws {@link IllegalStateException} where the caller has gone. */
    Future<Void> write(byte[] encoded);

    /** Whether the caller is behind with taking. */
    boolean isFull();

    /** Calls back once when there is room again. */
    void onRoom(Runnable then);

    /** Ends well; throws as {@link #write} does. */
    Future<Void> end();

    /** Ends with a refusal; nothing where the caller has gone. */
    void refuse(Refused refused);
}
