// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceFinishTaskRequest;
import xietong.v1.Receipt;

/** A member has done its task. */
@Command(name = "done", description = "Say that an own task is done 任务完成.")
final class RoomDoneCommand extends ActCommand {
    @Option(names = "--task", paramLabel = "N", required = true, description = "Number of the task.")
    private int task;

    @Option(names = "--result", paramLabel = "TEXT", required = true, description = "With what result.")
    private String result;

    @Override
    Receipt act(HubClient hub) {
        var command = CollaborationServiceFinishTaskRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setNumber(task)
                .setResult(result);
        return hub.rooms().finishTask(command.build());
    }
}
