// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import xietong.hub.identity.Authenticator;
import xietong.rules.Refused;

/**
 * The streams of this node other than mailboxes: each outlives what opened it, and is ended once its caller's
 * certificate, token or organisation is no longer in force. Safe for use by many threads.
 */
public final class OpenStreams {
    private final Authenticator authenticator;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();

    /** Asks the authenticator whether a caller is still in force. */
    public OpenStreams(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Compared by identity: two streams of one caller are two. */
    private static final class Open {
        private final Call call;
        private final Context context;
        private final Consumer<RuntimeException> end;

        private Open(Call call, Context context, Consumer<RuntimeException> end) {
            this.call = call;
            this.context = context;
            this.end = end;
        }
    }

    /** From now on the stream is ended, on its own context, with the refusal once it is no longer in force. */
    void watch(Call call, Consumer<RuntimeException> end) {
        open.add(new Open(call, Vertx.currentContext(), end));
    }

    /** Ends those that are no longer in force; forgets those that have ended. */
    public void check() {
        for (Open stream : open) {
            if (stream.call.hasEnded()) {
                open.remove(stream);
                continue;
            }
            try {
                authenticator.requireInForce(stream.call.principal());
            } catch (Refused why) {
                open.remove(stream);
                stream.context.runOnContext(v -> stream.end.accept(why));
            }
        }
    }
}
