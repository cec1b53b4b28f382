// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.RoomText;
import xietong.client.HubClient;

/** The caller's open rooms. */
@Command(name = "list", description = "Open rooms of which the caller is a member 协作室列表.")
final class RoomListCommand extends HubCommand {
    @Override
    int run(HubClient hub) {
        RoomText.list(output(), hub.rooms().list());
        return done();
    }
}
