// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.CaseTransfer;

/** One transfer of a case, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One transfer of a case 案件移送.", "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class CaseShowCommand extends ClearableCommand<CaseTransfer> {
    @Override
    CaseTransfer masked(HubClient hub, String id) {
        return hub.cases().transfer(id);
    }

    @Override
    CaseTransfer content(AuditServiceRevealResponse answer) {
        return answer.getCaseTransfer();
    }
}
