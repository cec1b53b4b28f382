// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceAddTaskRequest;
import xietong.v1.Receipt;

/** The lead gives a task. */
@Command(name = "task", description = "Give a member a task, as the lead 任务.")
final class RoomTaskCommand extends ActCommand {
    @Option(names = "--to", paramLabel = "CODE", required = true, description = "Member that is to do it.")
    private String member;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What.")
    private String text;

    @Option(names = "--due", paramLabel = "TIME", converter = Moment.class,
            description = "Until when, e.g. '2026-11-21 09:30' Beijing time.")
    private Timestamp due;

    @Override
    Receipt act(HubClient hub) {
        var command = CollaborationServiceAddTaskRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setOrganisation(member)
                .setText(text);
        if (due != null) {
            command.setDueTime(due);
        }
        return hub.rooms().addTask(command.build());
    }
}
