// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import xietong.client.HubClient;
import xietong.hub.wall.Rebuilt;
import xietong.v1.WallScope;
import xietong.v1.WallServiceGrpc;
import xietong.v1.WallServiceWatchRequest;
import xietong.v1.WallServiceWatchResponse;

/** An open wall: the frames that came, and what they add up to. */
final class Wall implements AutoCloseable {
    final WallServiceWatchRequest request;
    private final ClientCall<WallServiceWatchRequest, WallServiceWatchResponse> call;
    private final List<WallServiceWatchResponse> frames = new CopyOnWriteArrayList<>();
    private final List<Long> arrivals = new CopyOnWriteArrayList<>();
    private volatile WallServiceWatchResponse shown = WallServiceWatchResponse.getDefaultInstance();
    private volatile Status end;

    Wall(HubClient client, WallScope scope, String area) {
        request = WallServiceWatchRequest.newBuilder().setScope(scope).setArea(area).build();
        call = client.channel().newCall(WallServiceGrpc.getWatchMethod(), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(WallServiceWatchResponse frame) {
                        arrivals.add(System.nanoTime());
                        shown = Rebuilt.after(shown, frame);
                        frames.add(frame);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end = status;
                    }
                },
                new Metadata());
        call.request(Integer.MAX_VALUE);
        call.sendMessage(request);
        call.halfClose();
    }

    /** Opens one and waits for its first frame. */
    static Wall open(HubClient client, WallScope scope, String area) {
        var wall = new Wall(client, scope, area);
        Await.until("the wall shows something", () -> !wall.frames.isEmpty() || wall.end != null);
        return wall;
    }

    WallServiceWatchResponse shown() {
        return shown;
    }

    List<WallServiceWatchResponse> frames() {
        return frames;
    }

    /** When each came, in nanoseconds. */
    List<Long> arrivals() {
        return arrivals;
    }

    /** How it ended; null while it has not. */
    Status end() {
        return end;
    }

    @Override
    public void close() {
        call.cancel("the wall is switched off", null);
    }
}
