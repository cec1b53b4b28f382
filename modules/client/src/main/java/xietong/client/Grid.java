// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.GridBox;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.GridServiceGetPushRequest;
import xietong.v1.GridServiceGetPushResponse;
import xietong.v1.GridServiceGetRequest;
import xietong.v1.GridServiceGetTallyRequest;
import xietong.v1.GridServiceGetTallyResponse;
import xietong.v1.GridServiceGrpc;
import xietong.v1.GridServiceListRequest;
import xietong.v1.GridServicePushBatchRequest;
import xietong.v1.GridServicePushRequest;
import xietong.v1.GridServiceRateRequest;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.GridServiceVerifyRequest;
import xietong.v1.GridTask;
import xietong.v1.Receipt;

/** Grid workers and others at the grass roots 网格. What each command may be refused for stands in grid_service.proto. */
public final class Grid {
    private final Caller caller;

    Grid(Caller caller) {
        this.caller = caller;
    }

    public Receipt push(GridServicePushRequest command) {
        return caller.command(GridServiceGrpc.getPushMethod(), command);
    }

    public Receipt pushBatch(GridServicePushBatchRequest command) {
        return caller.command(GridServiceGrpc.getPushBatchMethod(), command);
    }

    public Receipt assign(GridServiceAssignRequest command) {
        return caller.command(GridServiceGrpc.getAssignMethod(), command);
    }

    public Receipt report(GridServiceReportRequest command) {
        return caller.command(GridServiceGrpc.getReportMethod(), command);
    }

    public Receipt verify(GridServiceVerifyRequest command) {
        return caller.command(GridServiceGrpc.getVerifyMethod(), command);
    }

    public Receipt rate(GridServiceRateRequest command) {
        return caller.command(GridServiceGrpc.getRateMethod(), command);
    }

    /** One task. */
    public GridTask get(String id) {
        return caller.call(GridServiceGrpc.getGetMethod(),
                GridServiceGetRequest.newBuilder().setId(id).build()).getTask();
    }

    /** The whole box, by deadline; pages are fetched as the stream is read. */
    public Stream<GridTask> list(GridBox box) {
        return list(box, "");
    }

    /** The same of one of the caller's desks or workers. */
    public Stream<GridTask> list(GridBox box, String worker) {
        return Pages.stream(token -> {
            var page = caller.call(GridServiceGrpc.getListMethod(),
                    GridServiceListRequest.newBuilder().setBox(box).setWorker(worker).setPageToken(token).build());
            return new Pages.Page<>(page.getTasksList(), page.getNextPageToken());
        });
    }

    /** A push and how far it has come, to the court that made it. */
    public GridServiceGetPushResponse push(String id) {
        return caller.call(GridServiceGrpc.getGetPushMethod(),
                GridServiceGetPushRequest.newBuilder().setId(id).build());
    }

    /** How far all pushes of the caller in a time have come. */
    public GridServiceGetTallyResponse tally(GridServiceGetTallyRequest question) {
        return caller.call(GridServiceGrpc.getGetTallyMethod(), question);
    }
}
