// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.CaseText;
import xietong.client.HubClient;
import xietong.v1.CaseTransferBox;

/** The caller's transfers of cases. */
@Command(name = "list", description = "Transferred cases for the caller to docket 待立案.")
final class CaseListCommand extends HubCommand {
    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--sent", description = "Those that the caller sent.")
        private boolean sent;

        @Option(names = "--docketed", description = "Those that the caller received and docketed.")
        private boolean docketed;
    }

    @Override
    int run(HubClient hub) {
        CaseText.list(output(), hub.cases().transfers(box()));
        return done();
    }

    private CaseTransferBox box() {
        if (other == null) {
            return CaseTransferBox.CASE_TRANSFER_BOX_TO_DOCKET;
        }
        return other.sent ? CaseTransferBox.CASE_TRANSFER_BOX_SENT : CaseTransferBox.CASE_TRANSFER_BOX_DOCKETED;
    }
}
