// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Reason;
import xietong.v1.WatchAddressee;
import xietong.v1.WatchAnswer;

/** What an addressee answers, once. */
final class Answers {
    private Answers() {}

    /** Notes the caller's answer; refused with REASON_STATE_FORBIDS where it has answered before. */
    static void answer(WatchDraft draft, WatchAnswer answer, String reason) {
        String caller = draft.context().caller().code();
        if (!WatchOrderResource.isAsked(draft.before, caller)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "this organisation has answered");
        }
        for (WatchAddressee.Builder addressee : draft.next.getAddresseesBuilderList()) {
            if (addressee.getOrganisation().equals(caller)) {
                addressee.setAnswer(answer).setReason(reason).setTime(Times.timestamp(draft.context().now()));
            }
        }
    }
}
