// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.DispatchOrderText;
import xietong.client.HubClient;
import xietong.v1.DispatchOrderBox;

/** Orders of collaborations in a box. */
@Command(name = "orders", description = "Orders for the caller to carry out, by deadline 待办调度令.")
final class DispatchOrdersCommand extends HubCommand {
    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--done", description = "Those that the caller has carried out.")
        private boolean done;

        @Option(names = "--sent", description = "Not yet done, of collaborations that the caller decided or leads.")
        private boolean sent;

        @Option(names = "--supervision", description = "Late ones, laid before the caller as superior.")
        private boolean supervision;
    }

    @Override
    int run(HubClient hub) {
        DispatchOrderText.list(output(), hub.collaborations().orders(box()));
        return done();
    }

    private DispatchOrderBox box() {
        if (other == null) {
            return DispatchOrderBox.DISPATCH_ORDER_BOX_TO_DO;
        }
        if (other.done) {
            return DispatchOrderBox.DISPATCH_ORDER_BOX_DONE;
        }
        return other.sent ? DispatchOrderBox.DISPATCH_ORDER_BOX_SENT : DispatchOrderBox.DISPATCH_ORDER_BOX_SUPERVISION;
    }
}
