// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Cases that change hands, facts that bind other courts, and persons in cases. */
@Command(name = "case",
        description = "Cases as far as others are concerned: they change hands, facts are reported, events move their "
                + "clocks, persons have files 案件移送、案件事实、流程节点、人员档案.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CaseTransferCommand.class, CaseDocketCommand.class, CaseListCommand.class, CaseShowCommand.class,
            CaseFactCommand.class, CaseShowFactCommand.class, CaseEventCommand.class, CaseImportCommand.class,
            CaseNodesCommand.class, CaseAliasCommand.class, CaseAddressCommand.class,
            CaseSubjectCommand.class
        })
final class CaseCommand {}
