// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.CollaborationText;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.Collaboration;

/** One collaboration, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One collaboration: who asked, what was decided, what happened 协同.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class CollaborationShowCommand extends ClearableCommand<Collaboration> {
    @Override
    Collaboration masked(HubClient hub, String id) {
        return hub.collaborations().get(id);
    }

    @Override
    Collaboration content(AuditServiceRevealResponse answer) {
        return answer.getCollaboration();
    }

    @Override
    void print(Collaboration resource) {
        if (output().json()) {
            output().json(resource);
        } else {
            CollaborationText.print(resource, output());
        }
    }
}
