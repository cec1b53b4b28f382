// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.Receipt;
import xietong.v1.RoomMessageKind;

/** A member posts. */
@Command(name = "post", description = {
    "Post a formal opinion 正式意见, by an officer with --work-pass; it is numbered.",
    "--talk posts talk 沟通 instead."
})
final class RoomPostCommand extends ActCommand {
    @Option(names = "--talk", description = "Talk, not a formal opinion.")
    private boolean talk;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What it says.")
    private String text;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = CollaborationServicePostRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setKind(talk ? RoomMessageKind.ROOM_MESSAGE_KIND_TALK : RoomMessageKind.ROOM_MESSAGE_KIND_OPINION)
                .setText(text)
                .addAllPapers(papers.store(hub));
        return hub.rooms().post(command.build());
    }
}
