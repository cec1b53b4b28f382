// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.Freezes;
import xietong.v1.CommandHeader;
import xietong.v1.DistributionShare;
import xietong.v1.DistributionState;
import xietong.v1.FreezeServiceFinaliseDistributionRequest;
import xietong.v1.Paper;
import xietong.v1.Reason;

/**
 * The disposing court pays out what nobody disputes and deposits exactly the rest (INT 510); again, as disputes end and
 * reserved claims are confirmed, until all of it is paid.
 *
 * <p>Refused with: REASON_TOO_EARLY while some court may still object, or where nothing that is deposited can be paid
 * yet; REASON_DISPUTE_OPEN while one about the asset is open (ENF 68); REASON_FIELD_INVALID for a share that is not
 * reserved; REASON_PAPERS_MISSING where a claim is confirmed without its document.
 */
final class FinaliseDistribution extends DistributionRule<FreezeServiceFinaliseDistributionRequest> {

    FinaliseDistribution() {
        super(DistributionAct.FINALISE, FreezeServiceFinaliseDistributionRequest.getDefaultInstance());
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceFinaliseDistributionRequest command, CommandHeader head) {
        Disposal.requireNoDispute(draft.asset());
        Objections.openUntil(draft.next, draft.now()).ifPresent(end -> {
            throw tooEarly("a court may still object", Optional.of(end), "INT 509");
        });
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        confirm(draft, command, papers);
        long paid = paid(draft);
        boolean first = draft.next.getState() == DistributionState.DISTRIBUTION_STATE_SERVED;
        Shares.settle(draft.next);
        boolean ended = draft.next.getState() == DistributionState.DISTRIBUTION_STATE_PAID;
        if (!first && !ended && paid(draft) == paid) {
            throw tooEarly("what is deposited is still disputed or not confirmed", Objections.nextEnd(draft.next), "INT 510");
        }
        draft.next.addAllPapers(papers);
        if (first) {
            draft.next.setFinaliseTime(Times.timestamp(draft.now()));
        }
        if (ended) {
            draft.next.setEndTime(Times.timestamp(draft.now()));
        }
        draft.tellAll(StateNames.of(draft.next.getState()).toLowerCase(Locale.ROOT));
    }

    private static void confirm(
            DistributionDraft draft, FreezeServiceFinaliseDistributionRequest command, List<Paper> papers) {
        if (command.getConfirmedCount() == 0) {
            return;
        }
        Freezes.Distribution rule = draft.context().book().freezes().distribution();
        Papers.complete("papers", papers, rule.confirmationPapers(), "法释〔2016〕6号");
        for (int number : command.getConfirmedList()) {
            DistributionShare.Builder share = draft.share("confirmed", number);
            if (!share.getReserved()) {
                throw Refused.field("confirmed", "numbers of shares that are reserved");
            }
            share.setReserved(false);
        }
    }

    private static long paid(DistributionDraft draft) {
        return draft.next.getSharesList().stream().mapToLong(s -> s.getPaid().getMinorUnits()).sum();
    }

    private static Refused tooEarly(String message, Optional<Instant> end, String article) {
        return new Refused(Reason.REASON_TOO_EARLY, message)
                .with("not_before", end.filter(e -> !e.equals(Instant.MAX)).orElse(null))
                .with("article", article);
    }
}
