// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.CaseFact;

/** One fact, masked; in clear only on the record. */
@Command(name = "show-fact", description = {
    "One fact, for the court that reported it 案件事实.", "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class CaseShowFactCommand extends ClearableCommand<CaseFact> {
    @Override
    CaseFact masked(HubClient hub, String id) {
        return hub.cases().fact(id);
    }

    @Override
    CaseFact content(AuditServiceRevealResponse answer) {
        return answer.getCaseFact();
    }
}
