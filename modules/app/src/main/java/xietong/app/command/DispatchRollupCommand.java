// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.output.RollupText;
import xietong.client.HubClient;
import xietong.v1.CollaborationState;
import xietong.v1.DispatchRollup;

/** How far a unified dispatch has come, once or as it goes on. */
@Command(name = "rollup", description = {
    "How far a unified dispatch has come 汇总, by account, court and province; for the lead and the decider.",
    "With --follow again whenever a delivery of the mailbox changed it, until it is closed or interrupted."
})
final class DispatchRollupCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The collaboration.")
    private String id;

    @Option(names = "--open", description = "Only accounts and courts that are not done 未清.")
    private boolean open;

    @Option(names = "--follow", description = "Follow the mailbox, and print it whenever it has changed.")
    private boolean follow;

    @Option(names = "--subscription", paramLabel = "NAME", description = "Named subscription to follow with; it goes "
            + "once the collaboration is closed. Default: rollup-ID; two that follow at once need two names.")
    private String subscription;

    private DispatchRollup last;

    @Override
    int run(HubClient hub) throws Exception {
        if (!follow) {
            print(hub.collaborations().rollup(id));
            return done();
        }
        String name = subscription == null ? "rollup-" + id : subscription;
        try (var news = new CampaignNews(hub, name, id, output())) {
            do {
                DispatchRollup now = hub.collaborations().rollup(id);
                if (!now.equals(last)) {
                    print(now);
                }
                last = now;
            } while (!closed(hub) && news.await());
            Optional<RuntimeException> cause = news.stoppedBy();
            if (cause.isPresent()) {
                throw cause.get();
            }
        }
        hub.mailbox().deleteSubscription(name);
        return done();
    }

    private boolean closed(HubClient hub) {
        return hub.collaborations().get(id).getState() == CollaborationState.COLLABORATION_STATE_CLOSED;
    }

    private void print(DispatchRollup rollup) {
        if (output().json()) {
            output().json(rollup);
            return;
        }
        if (last != null) {
            output().line("");
        }
        RollupText.print(rollup, open, output()::line);
    }
}
