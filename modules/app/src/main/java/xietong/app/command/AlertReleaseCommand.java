// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AlertServiceReleaseClaimRequest;
import xietong.v1.Receipt;

/** The unit gives it back. */
@Command(name = "release", description = "Give a claimed alert back; needs --reason 释放认领.")
final class AlertReleaseCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = AlertServiceReleaseClaimRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.alerts().releaseClaim(command.build());
    }
}
