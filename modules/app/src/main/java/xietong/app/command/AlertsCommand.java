// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.output.AlertText;
import xietong.client.CursorStore;
import xietong.client.HubClient;
import xietong.v1.AlertBox;

/** Alerts: listed, acted on one by one, or followed at a terminal. */
@Command(name = "alerts", description = {
    "Alerts 告警, urgent first; with a command, one of them.",
    "With --follow a terminal in this console: what is open, and what comes as it comes; recalls at once. What it has printed "
            + "is confirmed to the hub as displayed 已显示. Commands are typed with Enter, also from a pipe; h lists them."
},
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            AlertShowCommand.class, AlertAckCommand.class, AlertClaimCommand.class, AlertReleaseCommand.class,
            AlertTransferCommand.class, AlertShelveCommand.class, AlertReportCommand.class, AlertHandOverCommand.class,
            AlertCloseCommand.class
        })
final class AlertsCommand extends HubCommand {
    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--working", description = "Those that are claimed, or whose person is held.")
        private boolean working;

        @Option(names = "--shelved", description = "Those set aside.")
        private boolean shelved;

        @Option(names = "--lapsed", description = "Those recalled before anyone acknowledged them 失效未确认.")
        private boolean lapsed;

        @Option(names = "--to-close", description = "Those for the calling court to close 待关闭.")
        private boolean toClose;

        @Option(names = "--closed", description = "Those that the calling court has closed.")
        private boolean closed;

        @Option(names = "--follow", description = "A terminal, until interrupted or told to quit.")
        private boolean follow;
    }

    @Option(names = "--terminal", paramLabel = "NAME", description = "Name of the terminal, its own in the mailbox; one that "
            + "starts under the name of another takes its place.")
    private String terminal;

    @Option(names = "--mailbox", paramLabel = "CODE[/DESK]", defaultValue = "",
            description = "Mailbox that the terminal reads. Default: the organisation's.")
    private String mailbox;

    @Option(names = "--cursor", paramLabel = "FILE", description = "Keep here how far the terminal has read. Default: the "
            + "hub keeps it.")
    private Path cursor;

    @Option(names = "--bell", description = "Ring the console's bell at each new alert of priority 1.")
    private boolean bell;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) throws InterruptedException {
        if (other == null || !other.follow) {
            AlertText.list(output(), hub.alerts().list(box()), Instant.now());
            return done();
        }
        if (terminal == null) {
            throw usage("Which terminal? --terminal NAME, a name of its own for each");
        }
        // Refused now where nobody is named, not at the first thing typed.
        head.headerOfMany();
        return new AlertTerminal(hub, terminal, mailbox, bell, head::headerOfMany, output())
                .run(cursor == null ? CursorStore.inMemory() : CursorStore.file(cursor));
    }

    private AlertBox box() {
        if (other == null) {
            return AlertBox.ALERT_BOX_OPEN;
        }
        if (other.working) {
            return AlertBox.ALERT_BOX_WORKING;
        }
        if (other.shelved) {
            return AlertBox.ALERT_BOX_SHELVED;
        }
        if (other.lapsed) {
            return AlertBox.ALERT_BOX_LAPSED;
        }
        return other.toClose ? AlertBox.ALERT_BOX_TO_CLOSE : AlertBox.ALERT_BOX_CLOSED;
    }
}
