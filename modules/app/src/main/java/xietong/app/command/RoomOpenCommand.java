// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceOpenRoomRequest;

/** A court opens a room and leads it. */
@Command(name = "open", description = "Open a room and lead it 开设协作室.")
final class RoomOpenCommand extends HubCommand {
    @Option(names = "--title", paramLabel = "TEXT", required = true,
            description = "What it is about. Names of persons do not belong here.")
    private String title;

    @Option(names = "--member", paramLabel = "CODE", required = true,
            description = "Organisation that is invited. Repeatable.")
    private List<String> members = new ArrayList<>();

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        output().receipt(hub.rooms().open(CollaborationServiceOpenRoomRequest.newBuilder()
                .setHeader(head.header())
                .setTitle(title)
                .addAllMembers(members)
                .build()));
        return done();
    }
}
