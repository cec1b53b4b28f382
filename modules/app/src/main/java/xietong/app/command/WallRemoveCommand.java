// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceRemoveWallRequest;

/** Removes a wall. */
@Command(name = "remove", description = "Remove a wall: its browser's credential counts no more, and what it shows ends.")
final class WallRemoveCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Identifier of the wall.")
    private String id;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        output().receipt(hub.directory().removeWall(DirectoryServiceRemoveWallRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setWallId(id)
                .build()));
        return done();
    }
}
