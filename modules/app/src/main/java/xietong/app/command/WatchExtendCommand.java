// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.client.HubClient;
import xietong.v1.LocateServiceExtendRequest;
import xietong.v1.Receipt;

/** Whoever asked extends it. */
@Command(name = "extend", description = "Extend a watch order before it ends, as who asked for it; needs --reason 延期.")
final class WatchExtendCommand extends ActCommand {
    @Option(names = "--until", paramLabel = "TIME", required = true, converter = Moment.class,
            description = "New end, later than the present one, e.g. '2026-11-21 09:30' Beijing time.")
    private Timestamp until;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        head.requireReason();
        var command = LocateServiceExtendRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setValidUntil(until)
                .addAllPapers(papers.store(hub));
        return hub.watches().extend(command.build());
    }
}
