// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationBox;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.CollaborationServiceCloseRequest;
import xietong.v1.CollaborationServiceDecideRequest;
import xietong.v1.CollaborationServiceDispatchRequest;
import xietong.v1.CollaborationServiceGetOrderRequest;
import xietong.v1.CollaborationServiceGetRequest;
import xietong.v1.CollaborationServiceGetRollupRequest;
import xietong.v1.CollaborationServiceGrpc;
import xietong.v1.CollaborationServiceListOrdersRequest;
import xietong.v1.CollaborationServiceListRequest;
import xietong.v1.CollaborationServiceReportOrderRequest;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderBox;
import xietong.v1.DispatchRollup;
import xietong.v1.Receipt;

/** Collaboration between courts 协同. What each command may be refused for stands in collaboration_service.proto. */
public final class Collaborations {
    private final Caller caller;

    Collaborations(Caller caller) {
        this.caller = caller;
    }

    public Receipt apply(CollaborationServiceApplyRequest command) {
        return caller.command(CollaborationServiceGrpc.getApplyMethod(), command);
    }

    public Receipt decide(CollaborationServiceDecideRequest command) {
        return caller.command(CollaborationServiceGrpc.getDecideMethod(), command);
    }

    public Receipt dispatch(CollaborationServiceDispatchRequest command) {
        return caller.command(CollaborationServiceGrpc.getDispatchMethod(), command);
    }

    public Receipt acknowledgeOrder(CollaborationServiceAcknowledgeOrderRequest command) {
        return caller.command(CollaborationServiceGrpc.getAcknowledgeOrderMethod(), command);
    }

    public Receipt reportOrder(CollaborationServiceReportOrderRequest command) {
        return caller.command(CollaborationServiceGrpc.getReportOrderMethod(), command);
    }

    public Receipt close(CollaborationServiceCloseRequest command) {
        return caller.command(CollaborationServiceGrpc.getCloseMethod(), command);
    }

    /** One collaboration. */
    public Collaboration get(String id) {
        return caller.call(CollaborationServiceGrpc.getGetMethod(),
                CollaborationServiceGetRequest.newBuilder().setId(id).build()).getCollaboration();
    }

    /** How far a unified dispatch has come. */
    public DispatchRollup rollup(String id) {
        return caller.call(CollaborationServiceGrpc.getGetRollupMethod(),
                CollaborationServiceGetRollupRequest.newBuilder().setId(id).build()).getRollup();
    }

    /** One order of a collaboration. */
    public DispatchOrder order(String id) {
        return caller.call(CollaborationServiceGrpc.getGetOrderMethod(),
                CollaborationServiceGetOrderRequest.newBuilder().setId(id).build()).getOrder();
    }

    /** The whole box, by deadline; pages are fetched as the stream is read. */
    public Stream<Collaboration> list(CollaborationBox box) {
        return Pages.stream(token -> {
            var page = caller.call(CollaborationServiceGrpc.getListMethod(),
                    CollaborationServiceListRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getCollaborationsList(), page.getNextPageToken());
        });
    }

    /** The whole box of orders, by deadline; pages are fetched as the stream is read. */
    public Stream<DispatchOrder> orders(DispatchOrderBox box) {
        return Pages.stream(token -> {
            var page = caller.call(CollaborationServiceGrpc.getListOrdersMethod(),
                    CollaborationServiceListOrdersRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getOrdersList(), page.getNextPageToken());
        });
    }
}
