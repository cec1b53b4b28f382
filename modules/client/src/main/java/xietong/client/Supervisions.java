// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.Receipt;
import xietong.v1.Supervision;
import xietong.v1.SupervisionBox;
import xietong.v1.SupervisionServiceAnswerRequest;
import xietong.v1.SupervisionServiceEscalateRequest;
import xietong.v1.SupervisionServiceGetSupervisionRequest;
import xietong.v1.SupervisionServiceGrpc;
import xietong.v1.SupervisionServiceHangRequest;
import xietong.v1.SupervisionServiceListSupervisionsRequest;
import xietong.v1.SupervisionServiceSettleRequest;
import xietong.v1.SupervisionServiceSuperviseRequest;

/** Answers that a superior orders 督办. What each command may be refused for stands in supervision_service.proto. */
public final class Supervisions {
    private final Caller caller;

    Supervisions(Caller caller) {
        this.caller = caller;
    }

    public Receipt supervise(SupervisionServiceSuperviseRequest command) {
        return caller.command(SupervisionServiceGrpc.getSuperviseMethod(), command);
    }

    public Receipt answer(SupervisionServiceAnswerRequest command) {
        return caller.command(SupervisionServiceGrpc.getAnswerMethod(), command);
    }

    public Receipt settle(SupervisionServiceSettleRequest command) {
        return caller.command(SupervisionServiceGrpc.getSettleMethod(), command);
    }

    public Receipt hang(SupervisionServiceHangRequest command) {
        return caller.command(SupervisionServiceGrpc.getHangMethod(), command);
    }

    public Receipt escalate(SupervisionServiceEscalateRequest command) {
        return caller.command(SupervisionServiceGrpc.getEscalateMethod(), command);
    }

    /** One supervision. */
    public Supervision get(String id) {
        return caller.call(SupervisionServiceGrpc.getGetSupervisionMethod(),
                SupervisionServiceGetSupervisionRequest.newBuilder().setId(id).build()).getSupervision();
    }

    /** The whole box, by deadline; pages are fetched as the stream is read. */
    public Stream<Supervision> list(SupervisionBox box) {
        return Pages.stream(token -> {
            var page = caller.call(SupervisionServiceGrpc.getListSupervisionsMethod(),
                    SupervisionServiceListSupervisionsRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getSupervisionsList(), page.getNextPageToken());
        });
    }
}
