// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.LocateServiceCancelRequest;
import xietong.v1.LocateServiceExtendRequest;
import xietong.v1.LocateServiceFollowListRequest;
import xietong.v1.LocateServiceGetRequest;
import xietong.v1.LocateServiceGetTallyRequest;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.LocateServiceListRequest;
import xietong.v1.LocateServiceRefuseRequest;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Receipt;
import xietong.v1.WatchBox;
import xietong.v1.WatchOrder;
import xietong.v1.WatchTally;

/** Looking for persons and vehicles 布控. What each command may be refused for stands in locate_service.proto. */
public final class Watches {
    private final Caller caller;

    Watches(Caller caller) {
        this.caller = caller;
    }

    public Receipt request(LocateServiceRequestRequest command) {
        return caller.command(LocateServiceGrpc.getRequestMethod(), command);
    }

    public Receipt accept(LocateServiceAcceptRequest command) {
        return caller.command(LocateServiceGrpc.getAcceptMethod(), command);
    }

    public Receipt refuse(LocateServiceRefuseRequest command) {
        return caller.command(LocateServiceGrpc.getRefuseMethod(), command);
    }

    public Receipt extend(LocateServiceExtendRequest command) {
        return caller.command(LocateServiceGrpc.getExtendMethod(), command);
    }

    public Receipt cancel(LocateServiceCancelRequest command) {
        return caller.command(LocateServiceGrpc.getCancelMethod(), command);
    }

    /** One watch order. */
    public WatchOrder get(String id) {
        return caller.call(LocateServiceGrpc.getGetMethod(),
                LocateServiceGetRequest.newBuilder().setId(id).build()).getWatchOrder();
    }

    /** The whole box; pages are fetched as the stream is read. */
    public Stream<WatchOrder> list(WatchBox box) {
        return Pages.stream(token -> {
            var page = caller.call(LocateServiceGrpc.getListMethod(),
                    LocateServiceListRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getWatchOrdersList(), page.getNextPageToken());
        });
    }

    /** How many watch orders the caller asked for in a time, and what came of their alerts. */
    public WatchTally tally(LocateServiceGetTallyRequest question) {
        return caller.call(LocateServiceGrpc.getGetTallyMethod(), question).getTally();
    }

    /** Opens a stream of sightings of which at most that many frames are unanswered at any time. */
    public SightingStream sightings(int unanswered) {
        return new SightingStream(caller, unanswered);
    }

    /** Opens a stream of the packed list, for a source that screens by itself. */
    public ListStream list(LocateServiceFollowListRequest from) {
        return new ListStream(caller, from);
    }
}
