// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import xietong.rules.Checks;
import xietong.rules.book.ClockRule.Audience;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceUrgeRequest;

/** The sender urges the recipient 催办; once it is late the recipient's superior hears it too (CPL 240 ¶2). */
final class Urge extends EntrustmentRule<EntrustmentServiceUrgeRequest> {

    Urge() {
        super(Act.URGE, EntrustmentServiceUrgeRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceUrgeRequest command, CommandHeader head) {
        draft.next.setUrgeCount(draft.before.getUrgeCount() + 1);
        draft.text(Checks.text("text", command.getText(), Checks.TEXT)).tellRecipient("urged");
        if (draft.before.getOverdue()) {
            draft.tell(Audience.RECIPIENT_SUPERIOR, "urged");
        }
    }
}
