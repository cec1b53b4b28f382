// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Tasks for grid workers and others at the grass roots. */
@Command(name = "grid", description = "Ask grid workers, villages, townships, police where someone lives 网格协助、三推送.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "  grid push --kind FIND --person PERSON,NAME,NUMBER --to CODE --case NUMBER    the court",
            "  grid list, grid assign ID --worker DESK                     the recipient",
            "  grid report ID --result FOUND                               the recipient or its worker",
            "  grid verify ID, grid rate ID --score 5                      the court",
            "  grid rollup PUSH                                            the court: how far it has come",
            "  case alias --person PERSON,NAME,NUMBER --name NAME          the court: who found nobody is asked again"
        },
        subcommands = {
            GridPushCommand.class, GridBatchCommand.class, GridListCommand.class, GridShowCommand.class,
            GridAssignCommand.class, GridReportCommand.class, GridVerifyCommand.class, GridRateCommand.class,
            GridRollupCommand.class
        })
final class GridCommand {}
