// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells each stream of a connection whether it may write, as the flow controller says it is.
 *
 * <p>Vert.x 5.0.12 keeps a flag for each stream and turns it over whenever Netty says that something has changed, and writes
 * while it is being told. When many streams share a connection whose window is used up, the flag of some ends up the wrong
 * way round, and such a stream is never written to again: a terminal would stay connected and hear nothing. Later versions
 * do not nest so (vert.x pull request 6360), but the mirrors do not have them with the gRPC modules. So Netty's news of a
 * stream only leads to a look at it, from the event loop and never from within a write; one whose flag differs from the flow
 * controller's answer is told. Netty has news of each stream whose answer has changed; one that begins is news, too.
 */
final class StreamWritability {
    private static final Field STREAM_KEY;
    private static final Field WRITABLE;
    private static final Method TURN_OVER;

    static {
        try {
            STREAM_KEY = Class.forName("io.vertx.core.http.impl.Http2ConnectionBase").getDeclaredField("streamKey");
            Class<?> stream = Class.forName("io.vertx.core.http.impl.VertxHttp2Stream");
            WRITABLE = stream.getDeclaredField("writable");
            TURN_OVER = stream.getDeclaredMethod("onWritabilityChanged");
            STREAM_KEY.setAccessible(true);
            WRITABLE.setAccessible(true);
            TURN_OVER.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is another Vert.x than 5.0.12: see whether its streams still need this", e);
        }
    }

    private final Channel channel;
    private final Http2RemoteFlowController flow;
    private final Http2Connection.PropertyKey key;
    /** Streams that there is news of. */
    private Set<Http2Stream> news = new LinkedHashSet<>();

    private StreamWritability(Channel channel, Http2ConnectionHandler handler, Http2Connection.PropertyKey key) {
        this.channel = channel;
        this.flow = handler.encoder().flowController();
        this.key = key;
    }

    /** Looks after the streams of a new connection; of one that is not HTTP/2 there is nothing to look after. On its event loop. */
    static void watch(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        var handler = channel.pipeline().get(Http2ConnectionHandler.class);
        if (handler != null) {
            try {
                var key = (Http2Connection.PropertyKey) STREAM_KEY.get(connection);
                var streams = new StreamWritability(channel, handler, key);
                streams.flow.listener(streams::changed);
                handler.connection().addListener(new Http2ConnectionAdapter() {
                    @Override
                    public void onStreamActive(Http2Stream stream) {
                        streams.changed(stream);
                    }
                });
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void changed(Http2Stream stream) {
        if (news.isEmpty()) {
            channel.eventLoop().execute(this::look);
        }
        news.add(stream);
    }

    private void look() {
        Set<Http2Stream> now = news;
        news = new LinkedHashSet<>();
        try {
            for (Http2Stream stream : now) {
                if (stream.state() != Http2Stream.State.CLOSED && isWrong(stream)) {
                    // What it writes may use up the window: then there is news of those after it.
                    TURN_OVER.invoke(stream.getProperty(key));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isWrong(Http2Stream stream) {
        Object known = stream.getProperty(key);
        try {
            return known != null && WRITABLE.getBoolean(known) != flow.isWritable(stream);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
