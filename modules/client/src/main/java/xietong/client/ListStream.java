// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import xietong.v1.LocateServiceFollowListRequest;
import xietong.v1.LocateServiceFollowListResponse;
import xietong.v1.LocateServiceGrpc;

/**
 * The packed list of whom is looked for, as the hub sends it to a source that screens by itself 就地筛查. Read one by one; the
 * hub sends no more than a few ahead. Where it breaks, another is opened from where the list stands.
 */
public final class ListStream implements AutoCloseable {
    private static final int AHEAD = 4;

    private record Event(LocateServiceFollowListResponse part, HubRefusal end) {}

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final ClientCall<LocateServiceFollowListRequest, LocateServiceFollowListResponse> call;

    ListStream(Caller caller, LocateServiceFollowListRequest request) {
        call = caller.channel().newCall(LocateServiceGrpc.getFollowListMethod(), CallOptions.DEFAULT);
        call.start(new Parts(), new Metadata());
        call.sendMessage(request);
        call.halfClose();
        call.request(AHEAD);
    }

    /**
     * The next; empty where none came in that time.
     *
     * @throws HubRefusal when the stream has ended
     */
    public Optional<LocateServiceFollowListResponse> next(Duration patience) throws InterruptedException {
        Event event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null) {
            return Optional.empty();
        }
        if (event.end() != null) {
            events.add(event);
            throw event.end();
        }
        call.request(1);
        return Optional.of(event.part());
    }

    /** Leaves; from any thread. */
    @Override
    public void close() {
        call.cancel("closed", null);
    }

    private final class Parts extends ClientCall.Listener<LocateServiceFollowListResponse> {
        @Override
        public void onMessage(LocateServiceFollowListResponse part) {
            events.add(new Event(part, null));
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            events.add(new Event(null, status.isOk()
                    ? HubRefusal.local(Status.Code.UNAVAILABLE, "the stream has ended")
                    : HubRefusal.of(status, trailers)));
        }
    }
}
