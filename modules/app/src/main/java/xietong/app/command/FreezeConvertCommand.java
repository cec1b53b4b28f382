// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceConvertRequest;
import xietong.v1.FreezeStage;
import xietong.v1.Receipt;

/** The holding court moves an order to a later stage 保全转执行. */
@Command(name = "convert", description = "Move an order to a later stage, or to the case in which enforcement is "
        + "resumed, --case 保全转执行 (PRES 17)、恢复执行 (INT 517).")
final class FreezeConvertCommand extends ActCommand {
    @Option(names = "--stage", paramLabel = "STAGE", required = true, converter = ShortNames.Stages.class,
            completionCandidates = ShortNames.Stages.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private FreezeStage stage;

    @Override
    Receipt act(HubClient hub) {
        var command = FreezeServiceConvertRequest.newBuilder().setHeader(head.header()).setId(id).setStage(stage);
        return hub.freezes().convert(command.build());
    }
}
