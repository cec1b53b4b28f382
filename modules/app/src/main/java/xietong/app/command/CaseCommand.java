// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Cases that change hands, and facts that bind other courts. */
@Command(name = "case",
        description = "Cases as far as other courts are concerned: they change hands, facts are reported 案件移送、案件事实.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CaseTransferCommand.class, CaseDocketCommand.class, CaseListCommand.class, CaseShowCommand.class,
            CaseFactCommand.class, CaseShowFactCommand.class
        })
final class CaseCommand {}
