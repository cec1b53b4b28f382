// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.app.output.WarningText;
import xietong.client.HubClient;
import xietong.v1.WarningBox;
import xietong.v1.WarningKind;

/** What is late, or soon will be. */
@Command(name = "warnings", description = {
    "Warnings 预警, the oldest first; with a command, one of them.",
    "A warning that nobody takes up climbs from the officer to team, bureau, president and superior court 逐级预警."
},
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {WarningShowCommand.class, WarningAckCommand.class, WarningHandOverCommand.class})
final class WarningsCommand extends HubCommand {
    private static final Set<WarningKind> FIVE = EnumSet.of(
            WarningKind.WARNING_KIND_UNCONTROLLED, WarningKind.WARNING_KIND_UNDISPOSED, WarningKind.WARNING_KIND_UNPAID,
            WarningKind.WARNING_KIND_UNCLOSED, WarningKind.WARNING_KIND_UNARCHIVED);

    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--acknowledged", description = "Those that someone has taken up.")
        private boolean acknowledged;

        @Option(names = "--cleared", description = "Those whose cause has gone.")
        private boolean cleared;

        @Option(names = "--laid-before", description = "Those of organisations below, laid before the caller 下级上报.")
        private boolean laidBefore;
    }

    @Option(names = "--kind", paramLabel = "KIND", converter = ShortNames.WarningKinds.class,
            completionCandidates = ShortNames.WarningKinds.class,
            description = "Only this kind, one of ${COMPLETION-CANDIDATES}. Repeatable.")
    private List<WarningKind> kinds;

    @Option(names = "--five", description = "Only the five overdue kinds 五超.")
    private boolean five;

    @Override
    int run(HubClient hub) {
        WarningText.list(output(), hub.warnings().list(box()).filter(w -> isWanted(w.getKind())), Instant.now());
        return done();
    }

    private boolean isWanted(WarningKind kind) {
        return (!five || FIVE.contains(kind)) && (kinds == null || kinds.contains(kind));
    }

    private WarningBox box() {
        if (other == null) {
            return WarningBox.WARNING_BOX_OPEN;
        }
        if (other.acknowledged) {
            return WarningBox.WARNING_BOX_ACKNOWLEDGED;
        }
        return other.cleared ? WarningBox.WARNING_BOX_CLEARED : WarningBox.WARNING_BOX_LAID_BEFORE;
    }
}
