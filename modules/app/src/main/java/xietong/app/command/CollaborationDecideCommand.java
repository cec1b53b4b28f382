// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceDecideRequest;
import xietong.v1.Receipt;

/** The common superior decides 决定. */
@Command(name = "decide", description = {
    "Decide as the superior that all courts concerned share 决定, by an approver; its orders go out at once.",
    "--refuse refuses it and needs --reason."
})
final class CollaborationDecideCommand extends ActCommand {
    @Option(names = "--refuse", description = "Refuse it; needs --reason.")
    private boolean refuse;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "The decision, in words.")
    private String text;

    @Option(names = "--due", paramLabel = "TIME", converter = Moment.class,
            description = "Deadline, e.g. '2026-11-21 09:30' Beijing time. Default: the one applied for.")
    private Timestamp due;

    @Option(names = "--receiving", paramLabel = "CODE", defaultValue = "",
            description = "Court that receives the cases. Default: the one applied for.")
    private String receiving;

    @Option(names = "--disposer", paramLabel = "ID", defaultValue = "",
            description = "Freeze order whose court disposes, for SETTLE_DISPOSAL.")
    private String disposer;

    @Option(names = "--open-room", description = "Open a room for the courts that take part 协作室.")
    private boolean openRoom;

    @Mixin
    private TaskOptions tasks;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        if (refuse) {
            head.requireReason();
        } else if (text.isBlank()) {
            throw usage("Missing required option: '--text=TEXT', or --refuse");
        }
        var command = CollaborationServiceDecideRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setGranted(!refuse)
                .setText(text)
                .setReceiving(receiving)
                .setDisposer(disposer)
                .addAllTasks(tasks.given())
                .setOpenRoom(openRoom);
        if (due != null) {
            command.setDueTime(due);
        }
        return hub.collaborations().decide(command.addAllPapers(papers.store(hub)).build());
    }
}
