// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.DeliveryText;
import xietong.client.HubClient;
import xietong.v1.MatterBox;

/** What is entrusted to the caller; followed, every delivery of its mailbox as it comes. */
@Command(name = "inbox", description = {
    "Matters entrusted to the caller 收件, the most pressing first.",
    "With --follow every delivery of the mailbox as it comes, until interrupted."
})
final class InboxCommand extends HubCommand {
    @Option(names = "--ended", description = "Those that have ended.")
    private boolean ended;

    @Option(names = "--supervision", description = "Those laid before the caller as superior.")
    private boolean supervision;

    @Option(names = "--follow", description = "Follow the mailbox. What was printed is acknowledged.")
    private boolean follow;

    @Option(names = "--subscription", paramLabel = "NAME", defaultValue = "cli",
            description = "Named subscription to follow with. Default: ${DEFAULT-VALUE}.")
    private String subscription;

    @Option(names = "--mailbox", paramLabel = "CODE[/DESK]", defaultValue = "",
            description = "Mailbox to follow. Default: the organisation's.")
    private String mailbox;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only this topic. Repeatable.")
    private List<String> topics = new ArrayList<>();

    @Override
    int run(HubClient hub) throws InterruptedException {
        if (!follow) {
            MatterBox box = supervision ? MatterBox.MATTER_BOX_SUPERVISION
                    : ended ? MatterBox.MATTER_BOX_INBOX_ENDED : MatterBox.MATTER_BOX_INBOX;
            Matters.print(output(), hub.entrustments().list(box));
            return done();
        }
        var following = new Following(output());
        var running = hub.subscription(subscription)
                .mailbox(mailbox)
                .topics(topics.toArray(String[]::new))
                .listener(following)
                .start(item -> DeliveryText.print(item, output()));
        return following.await(running::close);
    }
}
