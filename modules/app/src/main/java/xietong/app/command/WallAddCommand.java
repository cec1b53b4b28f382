// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.app.output.AccountText;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceEnrolWallRequest;

/** Enrols a wall. */
@Command(name = "add", description = {
    "Enrol a wall of the caller's organisation, or enrol one anew: what it showed before ends.",
    "Prints its code, once and good for an hour: typed at /login on the wall itself, it makes that browser the wall."
})
final class WallAddCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Identifier of the wall.")
    private String id;

    @Parameters(index = "1", paramLabel = "TITLE", description = "Where it hangs, e.g. 执行指挥中心大厅.")
    private String title;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        var answer = hub.directory().enrolWall(DirectoryServiceEnrolWallRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setWallId(id)
                .setTitle(title)
                .build());
        AccountText.answer(output(), answer, answer.getReceipt(), answer.getCode(), answer.getExpireTime());
        return done();
    }
}
