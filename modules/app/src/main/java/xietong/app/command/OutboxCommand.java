// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.MatterBox;

/** What the caller has entrusted to others. */
@Command(name = "outbox", description = "Matters that the caller entrusted 发件, the most pressing first.")
final class OutboxCommand extends HubCommand {
    @Option(names = "--ended", description = "Those that have ended.")
    private boolean ended;

    @Override
    int run(HubClient hub) {
        MatterBox box = ended ? MatterBox.MATTER_BOX_OUTBOX_ENDED : MatterBox.MATTER_BOX_OUTBOX;
        Matters.print(output(), hub.entrustments().list(box));
        return done();
    }
}
