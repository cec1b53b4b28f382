// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.time.Instant;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.LocateServiceExtendRequest;

/**
 * Whoever asked extends it 延期, before it ends.
 *
 * <p>Refused with: REASON_PERIOD_TOO_LONG; REASON_FIELD_INVALID for an end no later than the present one, or without a reason;
 * REASON_DOCUMENT_UNKNOWN.
 */
final class Extend extends WatchRule<LocateServiceExtendRequest> {
    private static final int MOST_PAPERS = 100;

    Extend() {
        super("Extend", LocateServiceExtendRequest.getDefaultInstance());
    }

    @Override
    void apply(WatchDraft draft, LocateServiceExtendRequest command, CommandHeader head) {
        draft.step.setText(Checks.reason(head));
        Instant end = Request.end(Times.instant(command.getValidUntil()), draft.context());
        if (!end.isAfter(Times.instant(draft.before.getValidUntil()))) {
            throw Refused.field("valid_until", "later than the present end");
        }
        if (draft.before.getPapersCount() + command.getPapersCount() > MOST_PAPERS) {
            throw Refused.field("papers", "at most " + MOST_PAPERS + " on one order");
        }
        draft.next
                .setValidUntil(Times.timestamp(end))
                .setExtensions(draft.before.getExtensions() + 1)
                .addAllPapers(Papers.known("papers", command.getPapersList(), draft.context()));
        draft.tellAddressees("extended");
    }
}
