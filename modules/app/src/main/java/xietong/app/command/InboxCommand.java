// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.ExitCodes;
import xietong.app.output.FreezeWords;
import xietong.app.output.Output;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.client.SubscriptionListener;
import xietong.client.SubscriptionPosition;
import xietong.rules.StateNames;
import xietong.v1.MailboxItem;
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
        CountDownLatch stopped = new CountDownLatch(1);
        Listener listener = new Listener(output(), stopped);
        var running = hub.subscription(subscription)
                .mailbox(mailbox)
                .topics(topics.toArray(String[]::new))
                .listener(listener)
                .start(item -> print(output(), item));
        Thread closing = new Thread(running::close);
        Runtime.getRuntime().addShutdownHook(closing);
        stopped.await();
        Runtime.getRuntime().removeShutdownHook(closing);
        if (listener.cause instanceof RuntimeException refusal) {
            throw refusal;
        }
        return ExitCodes.FAILED;
    }

    private static void print(Output output, MailboxItem item) {
        if (output.json()) {
            output.json(item);
            return;
        }
        output.line("#" + item.getSeq() + " " + Words.time(item.getTime()) + " " + item.getTopic() + " "
                + item.getResource() + " revision " + item.getRevision()
                + (item.getActor().isEmpty() ? "" : " by " + item.getActor())
                + (item.getWithheld() ? " (withheld: the right to see it has ended)" : brief(item)));
    }

    private static String brief(MailboxItem item) {
        return switch (item.getContentCase()) {
            case ENTRUSTMENT -> " " + Words.state(item.getEntrustment().getState())
                    + " " + item.getEntrustment().getMatter().getKind();
            case FREEZE_ORDER -> " " + FreezeWords.of(item.getFreezeOrder().getState())
                    + " " + item.getFreezeOrder().getCourt() + " " + item.getFreezeOrder().getCaseNumber();
            case ASSET -> " " + FreezeWords.of(item.getAsset().getKey().getKind())
                    + ", " + item.getAsset().getQueueCount() + " in the queue 轮候队列";
            case DISTRIBUTION -> " " + StateNames.of(item.getDistribution().getState())
                    + " " + item.getDistribution().getCaseNumber();
            case COLLABORATION -> " " + StateNames.of(item.getCollaboration().getState())
                    + " " + Words.shortName(item.getCollaboration().getKind());
            case DISPATCH_ORDER -> " " + StateNames.of(item.getDispatchOrder().getState())
                    + " " + item.getDispatchOrder().getCourt();
            case CASE_TRANSFER -> " " + StateNames.of(item.getCaseTransfer().getState())
                    + " " + item.getCaseTransfer().getCaseNumber();
            case WATCH_ORDER -> " " + StateNames.of(item.getWatchOrder().getState())
                    + " " + Words.shortName(item.getWatchOrder().getLegalBasis());
            case ALERT -> " " + StateNames.of(item.getAlert().getState()) + ", priority " + item.getAlert().getPriority();
            case GRID_TASK -> " " + StateNames.of(item.getGridTask().getState());
            default -> "";
        };
    }

    private static final class Listener implements SubscriptionListener {
        private final Output output;
        private final CountDownLatch stopped;
        private volatile Throwable cause;

        Listener(Output output, CountDownLatch stopped) {
            this.output = output;
            this.stopped = stopped;
        }

        @Override
        public void onOpened(SubscriptionPosition position) {
            output.aside("following from #" + position.cursor() + ", " + position.behind() + " waiting");
        }

        @Override
        public void onDisconnected(Throwable why, Duration delay) {
            output.aside("disconnected, again in " + delay.toMillis() + " ms: " + why.getMessage());
        }

        @Override
        public void onStopped(Throwable why) {
            cause = why;
            stopped.countDown();
        }
    }
}
