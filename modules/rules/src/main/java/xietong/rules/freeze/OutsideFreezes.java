// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.FreezeReceipt;
import xietong.v1.PriorFreeze;
import xietong.v1.QueueEntry;

/**
 * Freezes that the hub did not carry, as the institution reports them 中枢外冻结. It alone knows what becomes of them: a
 * receipt that names one again with another end says that it was renewed there, or, with an end that has passed, that it
 * is over. Without that nobody who waits behind it would ever move up.
 */
final class OutsideFreezes {
    private OutsideFreezes() {}

    /** Those that the hub does not know yet. */
    static List<QueueEntry> unknown(FreezeReceipt receipt, FreezeDraft draft, Instant registered) {
        var outside = new ArrayList<QueueEntry>();
        for (PriorFreeze prior : receipt.getPriorFreezesList()) {
            boolean over = prior.hasEndTime() && !draft.context().now().isBefore(Times.instant(prior.getEndTime()));
            if (!over && draft.queue().entries().stream().noneMatch(e -> isSame(e, prior))) {
                outside.add(entry(prior, draft, registered));
            }
        }
        return outside;
    }

    /** Puts the end that is said now in place of the one said before; what is over leaves the queue. */
    static void ends(FreezeReceipt receipt, FreezeDraft draft) {
        var entries = new ArrayList<QueueEntry>();
        for (QueueEntry entry : draft.queue().entries()) {
            Optional<PriorFreeze> said = receipt.getPriorFreezesList().stream()
                    .filter(p -> entry.getOutside() && p.hasEndTime() && isSame(entry, p))
                    .findFirst();
            if (said.isEmpty()) {
                entries.add(entry);
            } else if (draft.context().now().isBefore(Times.instant(said.get().getEndTime()))) {
                entries.add(entry.toBuilder().setEndTime(said.get().getEndTime()).build());
            }
        }
        if (!entries.equals(draft.queue().entries())) {
            draft.queue(Queue.of(entries, draft.isMoney(), draft.queue().balance()));
            draft.tellAll("changed");
        }
    }

    static void check(FreezeReceipt receipt) {
        for (PriorFreeze prior : Checks.list("receipt.prior_freezes", receipt.getPriorFreezesList(), 0)) {
            Checks.required("receipt.prior_freezes.organ", prior.getOrgan(), 100);
            Checks.required("receipt.prior_freezes.case_number", prior.getCaseNumber(), 100);
            Checks.text("receipt.prior_freezes.request_number", prior.getRequestNumber(), 100);
        }
    }

    private static boolean isSame(QueueEntry entry, PriorFreeze prior) {
        String given = canonical(prior.getCaseNumber());
        boolean sameCase = given.equals(entry.getOriginalCaseNumber()) || given.equals(entry.getCaseNumber());
        boolean sameNumber = prior.getRequestNumber().isEmpty()
                || prior.getRequestNumber().equals(entry.getRequestNumber());
        return sameCase && sameNumber;
    }

    /** Institutions keep case numbers as they were written. */
    private static String canonical(String caseNumber) {
        try {
            return Checks.caseNumber("receipt.prior_freezes.case_number", caseNumber);
        } catch (Refused e) {
            return caseNumber;
        }
    }

    private static QueueEntry entry(PriorFreeze prior, FreezeDraft draft, Instant registered) {
        var entry = QueueEntry.newBuilder()
                .setCourt(prior.getOrgan())
                .setCaseNumber(canonical(prior.getCaseNumber()))
                .setOriginalCaseNumber(canonical(prior.getCaseNumber()))
                .setRequestNumber(prior.getRequestNumber())
                .setOutside(true)
                .setAcceptTime(Times.timestamp(draft.context().now()))
                .setRegisteredTime(prior.hasRegisteredTime() ? prior.getRegisteredTime() : Times.timestamp(registered));
        if (prior.hasEndTime()) {
            entry.setEndTime(prior.getEndTime());
        }
        if (draft.isMoney()) {
            entry.setAmount(Measures.amount("receipt.prior_freezes.amount", prior.getAmount(), draft.asset().getKey()));
        }
        return entry.build();
    }
}
