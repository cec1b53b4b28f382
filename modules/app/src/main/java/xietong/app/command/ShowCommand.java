// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealRequest;

/** One matter, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One matter.", "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class ShowCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The matter.")
    private String id;

    @Option(names = "--clear", description = "In clear; needs --reason and --officer, and is recorded.")
    private boolean clear;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        if (!clear) {
            output().message(hub.entrustments().get(id));
            return done();
        }
        head.requireReason();
        var answer = hub.audit().reveal(
                AuditServiceRevealRequest.newBuilder().setHeader(head.header()).setResource(id).build());
        if (answer.hasEntrustment()) {
            output().message(answer.getEntrustment());
        } else {
            output().aside("this request id was answered before; a new one reads again 此号已答复，请用新号");
        }
        output().aside("recorded 已留痕: " + answer.getReceipt().getResource() + ", position "
                + answer.getReceipt().getPosition());
        return done();
    }
}
