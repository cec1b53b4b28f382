// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.SubjectFile;

/** One person's file, masked; in clear only on the record. */
@Command(name = "subject", description = {
    "One person's file: names and addresses with their dates, for its court alone 人员档案.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class CaseSubjectCommand extends ClearableCommand<SubjectFile> {
    @Override
    SubjectFile masked(HubClient hub, String id) {
        return hub.cases().subject(id);
    }

    @Override
    SubjectFile content(AuditServiceRevealResponse answer) {
        return answer.getSubject();
    }
}
