// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.Duty;
import xietong.v1.DutyServiceGetDutyRequest;
import xietong.v1.DutyServiceGrpc;
import xietong.v1.DutyServiceHandOverRequest;
import xietong.v1.DutyServiceListDutiesRequest;
import xietong.v1.DutyServiceReportFaultRequest;
import xietong.v1.DutyServiceSetRosterRequest;
import xietong.v1.DutyServiceStartRequest;
import xietong.v1.Receipt;

/** Duty at the desks of the caller 值班. What each command may be refused for stands in duty_service.proto. */
public final class Duties {
    private final Caller caller;

    Duties(Caller caller) {
        this.caller = caller;
    }

    public Receipt setRoster(DutyServiceSetRosterRequest command) {
        return caller.command(DutyServiceGrpc.getSetRosterMethod(), command);
    }

    public Receipt start(DutyServiceStartRequest command) {
        return caller.command(DutyServiceGrpc.getStartMethod(), command);
    }

    public Receipt handOver(DutyServiceHandOverRequest command) {
        return caller.command(DutyServiceGrpc.getHandOverMethod(), command);
    }

    public Receipt reportFault(DutyServiceReportFaultRequest command) {
        return caller.command(DutyServiceGrpc.getReportFaultMethod(), command);
    }

    /** Duty at one desk. */
    public Duty get(String id) {
        return caller.call(DutyServiceGrpc.getGetDutyMethod(),
                DutyServiceGetDutyRequest.newBuilder().setId(id).build()).getDuty();
    }

    /** Duty at all desks; pages are fetched as the stream is read. */
    public Stream<Duty> list() {
        return Pages.stream(token -> {
            var page = caller.call(DutyServiceGrpc.getListDutiesMethod(),
                    DutyServiceListDutiesRequest.newBuilder().setPageToken(token).build());
            return new Pages.Page<>(page.getDutiesList(), page.getNextPageToken());
        });
    }
}
