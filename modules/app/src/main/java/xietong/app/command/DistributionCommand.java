// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Distributions, from the plan to the payment. */
@Command(name = "distribution",
        description = "Distribute what was deducted or obtained 财产分配: plan, objections, payment (INT 506-510).",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "who disposes    distribution propose ORDER --total 800000.00 --shares shares.csv --reason TEXT",
            "each court      distribution waive ID; or distribution object ID --share 2 --in-favour-of 1 --reason TEXT",
            "each court      distribution oppose ID --objection 1; then distribution suit ID --objection 1 --suit-case NUMBER",
            "who disposes    distribution finalise ID"
        },
        subcommands = {
            DistributionProposeCommand.class, DistributionListCommand.class, DistributionShowCommand.class,
            DistributionObjectCommand.class, DistributionOpposeCommand.class, DistributionWaiveCommand.class,
            DistributionSuitCommand.class, DistributionSettleCommand.class, DistributionFinaliseCommand.class,
            DistributionWithdrawCommand.class
        })
final class DistributionCommand {}
