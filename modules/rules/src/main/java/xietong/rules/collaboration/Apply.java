// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.CollaborationState.COLLABORATION_STATE_APPLIED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Collaborations.Kind;
import xietong.rules.book.Collaborations.Power;
import xietong.rules.directory.Directory;
import xietong.rules.freeze.Accounts;
import xietong.v1.Asset;
import xietong.v1.CaseRef;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DispatchLine;
import xietong.v1.Organisation;

/**
 * A court applies to the superior that all courts concerned share 申请, or such a superior takes it up by itself. The hub
 * computes who that is, and counts accounts, courts and provinces.
 *
 * <p>Refused with: REASON_NOT_COMMON_SUPERIOR where another is asked, or there is none (ENF 67); REASON_PAPERS_MISSING;
 * REASON_AGREEMENT_REQUIRED ({@link UnderAgreement}); REASON_ORIGINAL_MISMATCH and others for a line ({@link Lines});
 * REASON_NOT_PARTY for an asset on which the applicant holds nothing; REASON_FIELD_INVALID for what the kind does not
 * take, or lacks.
 */
final class Apply extends CollaborationRule<CollaborationServiceApplyRequest> {

    Apply() {
        super("Apply", CollaborationServiceApplyRequest.getDefaultInstance());
    }

    @Override
    void apply(CollaborationDraft draft, CollaborationServiceApplyRequest command, CommandHeader head) {
        Context context = draft.context();
        Checks.known("kind", command.getKind(), CollaborationKind.COLLABORATION_KIND_UNSPECIFIED);
        requireShape(command);
        Kind kind = context.book().collaborations().kind(command.getKind());
        String applicant = context.caller().code();
        Directory directory = context.book().directory();
        draft.next
                .setKind(command.getKind())
                .setApplicant(applicant)
                .setLead(command.getLead().isEmpty() ? applicant : Checks.court("lead", command.getLead(), directory))
                .setCaseNumber(head.getCaseNumber().isEmpty()
                        ? ""
                        : Checks.caseNumber("header.case_number", head.getCaseNumber()))
                .setGround(Checks.text("ground", command.getGround(), 200))
                .setText(Checks.reason(head))
                .addAllPapers(Papers.complete(command.getPapersList(), kind.application(), kind.source(), context))
                .setApplyTime(Times.timestamp(context.now()));
        for (String court : Checks.list("courts", command.getCourtsList(), 0)) {
            draft.next.addCourts(Checks.court("courts", court, directory));
        }
        if (command.hasDueTime()) {
            draft.next.setDueTime(Times.timestamp(due(Times.instant(command.getDueTime()), context)));
        }
        subject(draft.next, command, context);
        if (!command.getAgreement().isEmpty()) {
            UnderAgreement.begin(draft, command);
            return;
        }
        layBefore(draft, command.getDecider(), kind);
    }

    private static void layBefore(CollaborationDraft draft, String asked, Kind kind) {
        Collaboration.Builder next = draft.next;
        Concerned concerned = Concerned.asApplied(next, draft.context());
        String decider = decider(asked, next, concerned);
        concerned.requireDecider(decider);
        if (kind.power() == Power.MOVES_UP && next.getReceiving().isEmpty()) {
            next.setReceiving(decider);
        }
        next.setDecider(decider);
        List<String> above = draft.context().book().directory().superiors(next.getApplicant()).stream()
                .map(Organisation::getCode)
                .toList();
        next.addAllRoute(above.subList(0, Math.max(0, above.indexOf(decider))));
        draft.state(COLLABORATION_STATE_APPLIED).tellDecider("applied").tellRoute("applied").tellLead("applied");
    }

    /** Who is asked; else who applies or receives, where it is above all others; else the superior that they share. */
    private static String decider(String asked, Collaboration.Builder next, Concerned concerned) {
        return Optional.of(asked)
                .filter(d -> !d.isEmpty())
                .or(() -> Optional.of(next.getApplicant()).filter(concerned::mayDecide))
                .or(() -> Optional.of(next.getReceiving()).filter(r -> !r.isEmpty() && concerned.mayDecide(r)))
                .orElseGet(() -> concerned.superior().getCode());
    }

    private static void subject(Collaboration.Builder next, CollaborationServiceApplyRequest command, Context context) {
        Directory directory = context.book().directory();
        if (command.getKind() == CollaborationKind.COLLABORATION_KIND_DISPATCH) {
            next.addAllLines(Lines.canonical(command.getLinesList(), context));
            count(next, directory);
        }
        for (CaseRef moved : command.getCasesList()) {
            next.addCases(CaseRef.newBuilder()
                    .setCourt(Checks.court("cases.court", moved.getCourt(), directory))
                    .setCaseNumber(Checks.caseNumber("cases.case_number", moved.getCaseNumber())));
        }
        if (!command.getReceiving().isEmpty()) {
            next.setReceiving(Checks.court("receiving", command.getReceiving(), directory));
        }
        if (!command.getAsset().isEmpty()) {
            context.look()
                    .state(command.getAsset(), Asset.getDefaultInstance())
                    .filter(a -> Accounts.courts(a).contains(context.caller().code()))
                    .orElseThrow(Refused::notParty);
            next.setAsset(command.getAsset());
        }
    }

    private static void count(Collaboration.Builder next, Directory directory) {
        List<String> courts = next.getLinesList().stream()
                .map(DispatchLine::getFreezesList)
                .flatMap(List::stream)
                .map(f -> f.getCourt())
                .distinct()
                .toList();
        long provinces = courts.stream().flatMap(c -> directory.provinceOf(c).stream()).distinct().count();
        next.setAccountCount(next.getLinesCount())
                .setCourtCount(courts.size())
                .setProvinceCount(Math.toIntExact(provinces));
    }

    /** A deadline that can still be met. */
    static Instant due(Instant due, Context context) {
        if (!due.isAfter(context.now())) {
            throw Refused.field("due_time", "later than now");
        }
        return due;
    }

    /** Each kind takes its own subject and nothing else. */
    private static void requireShape(CollaborationServiceApplyRequest command) {
        Checks.list("cases", command.getCasesList(), 0);
        var wrong = new ArrayList<String>();
        boolean moves = false;
        boolean others = false;
        boolean asset = false;
        boolean lines = false;
        switch (command.getKind()) {
            case COLLABORATION_KIND_SUPERVISE, COLLABORATION_KIND_ACT_JOINTLY -> others = true;
            case COLLABORATION_KIND_SETTLE_DISPOSAL -> asset = true;
            case COLLABORATION_KIND_DISPATCH -> lines = true;
            default -> moves = true;
        }
        check(wrong, "courts", others, command.getCourtsCount() > 0);
        check(wrong, "asset", asset, !command.getAsset().isEmpty());
        check(wrong, "lines", lines, command.getLinesCount() > 0);
        check(wrong, "cases", moves, command.getCasesCount() > 0);
        if (!moves && !command.getReceiving().isEmpty()) {
            wrong.add("receiving: nothing for this kind");
        }
        boolean jointly = command.getKind() == CollaborationKind.COLLABORATION_KIND_ACT_JOINTLY;
        boolean agreed = !command.getAgreement().isEmpty();
        if (!jointly && agreed || !agreed && command.getMatterKindsCount() + command.getTasksCount() > 0) {
            wrong.add("agreement: with matter_kinds and tasks, for ACT_JOINTLY under one");
        }
        if (!wrong.isEmpty()) {
            String[] first = wrong.get(0).split(": ", 2);
            throw Refused.field(first[0], first[1]);
        }
    }

    private static void check(List<String> wrong, String field, boolean needed, boolean present) {
        if (needed != present) {
            wrong.add(field + ": " + (needed ? "at least one for this kind" : "nothing for this kind"));
        }
    }
}
