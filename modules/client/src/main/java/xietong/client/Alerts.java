// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertServiceCloseRequest;
import xietong.v1.AlertServiceConfirmDisplayedRequest;
import xietong.v1.AlertServiceGetDigestRequest;
import xietong.v1.AlertServiceGetDigestResponse;
import xietong.v1.AlertServiceGetRequest;
import xietong.v1.AlertServiceGrpc;
import xietong.v1.AlertServiceHandOverRequest;
import xietong.v1.AlertServiceListOpenRequest;
import xietong.v1.AlertServiceListUnconfirmedRequest;
import xietong.v1.AlertServiceReleaseClaimRequest;
import xietong.v1.AlertServiceReportRequest;
import xietong.v1.AlertServiceShelveRequest;
import xietong.v1.AlertServiceTransferRequest;
import xietong.v1.Receipt;
import xietong.v1.UnconfirmedTerminal;

/** Alerts 告警. What each command may be refused for stands in alert_service.proto. */
public final class Alerts {
    private final Caller caller;

    Alerts(Caller caller) {
        this.caller = caller;
    }

    public Receipt confirmDisplayed(AlertServiceConfirmDisplayedRequest command) {
        return caller.command(AlertServiceGrpc.getConfirmDisplayedMethod(), command);
    }

    public Receipt acknowledge(AlertServiceAcknowledgeRequest command) {
        return caller.command(AlertServiceGrpc.getAcknowledgeMethod(), command);
    }

    public Receipt claim(AlertServiceClaimRequest command) {
        return caller.command(AlertServiceGrpc.getClaimMethod(), command);
    }

    public Receipt releaseClaim(AlertServiceReleaseClaimRequest command) {
        return caller.command(AlertServiceGrpc.getReleaseClaimMethod(), command);
    }

    public Receipt transfer(AlertServiceTransferRequest command) {
        return caller.command(AlertServiceGrpc.getTransferMethod(), command);
    }

    public Receipt shelve(AlertServiceShelveRequest command) {
        return caller.command(AlertServiceGrpc.getShelveMethod(), command);
    }

    public Receipt report(AlertServiceReportRequest command) {
        return caller.command(AlertServiceGrpc.getReportMethod(), command);
    }

    public Receipt handOver(AlertServiceHandOverRequest command) {
        return caller.command(AlertServiceGrpc.getHandOverMethod(), command);
    }

    public Receipt close(AlertServiceCloseRequest command) {
        return caller.command(AlertServiceGrpc.getCloseMethod(), command);
    }

    /** One alert. */
    public Alert get(String id) {
        return caller.call(AlertServiceGrpc.getGetMethod(),
                AlertServiceGetRequest.newBuilder().setId(id).build()).getAlert();
    }

    /** The whole box, urgent first; for police those that went to everybody before its own; pages are fetched as the stream is read. */
    public Stream<Alert> list(AlertBox box) {
        return Pages.stream(token -> {
            var page = caller.call(AlertServiceGrpc.getListOpenMethod(),
                    AlertServiceListOpenRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getAlertsList(), page.getNextPageToken());
        });
    }

    /** What the caller's terminals should be showing, as one digest. */
    public AlertServiceGetDigestResponse digest() {
        return caller.call(AlertServiceGrpc.getGetDigestMethod(), AlertServiceGetDigestRequest.getDefaultInstance());
    }

    /** Terminals that got an alert, or its recall, and have not shown it; pages are fetched as the stream is read. */
    public Stream<UnconfirmedTerminal> unconfirmed(String id) {
        return Pages.stream(token -> {
            var page = caller.call(AlertServiceGrpc.getListUnconfirmedMethod(),
                    AlertServiceListUnconfirmedRequest.newBuilder().setId(id).setPageToken(token).build());
            return new Pages.Page<>(page.getTerminalsList(), page.getNextPageToken());
        });
    }
}
