// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.List;
import java.util.stream.Stream;
import xietong.v1.ClockArithmetic;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceAcknowledgeWarningRequest;
import xietong.v1.SupervisionServiceGetWarningRequest;
import xietong.v1.SupervisionServiceGrpc;
import xietong.v1.SupervisionServiceHandOverWarningRequest;
import xietong.v1.SupervisionServiceListClocksRequest;
import xietong.v1.SupervisionServiceListWarningsRequest;
import xietong.v1.Warning;
import xietong.v1.WarningBox;

/** Warnings 预警 and the clocks behind them. What each command may be refused for stands in supervision_service.proto. */
public final class Warnings {
    private final Caller caller;

    Warnings(Caller caller) {
        this.caller = caller;
    }

    public Receipt acknowledge(SupervisionServiceAcknowledgeWarningRequest command) {
        return caller.command(SupervisionServiceGrpc.getAcknowledgeWarningMethod(), command);
    }

    public Receipt handOver(SupervisionServiceHandOverWarningRequest command) {
        return caller.command(SupervisionServiceGrpc.getHandOverWarningMethod(), command);
    }

    /** One warning. */
    public Warning get(String id) {
        return caller.call(SupervisionServiceGrpc.getGetWarningMethod(),
                SupervisionServiceGetWarningRequest.newBuilder().setId(id).build()).getWarning();
    }

    /** The whole box, by the time they were raised; pages are fetched as the stream is read. */
    public Stream<Warning> list(WarningBox box) {
        return Pages.stream(token -> {
            var page = caller.call(SupervisionServiceGrpc.getListWarningsMethod(),
                    SupervisionServiceListWarningsRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getWarningsList(), page.getNextPageToken());
        });
    }

    /** The clocks of any resource that the caller may read, each with its arithmetic 期限计算. */
    public List<ClockArithmetic> clocks(String resource) {
        return caller.call(SupervisionServiceGrpc.getListClocksMethod(),
                SupervisionServiceListClocksRequest.newBuilder().setResource(resource).build()).getClocksList();
    }
}
