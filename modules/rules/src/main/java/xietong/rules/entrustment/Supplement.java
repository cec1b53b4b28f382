// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import java.util.LinkedHashSet;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceSupplementRequest;
import xietong.v1.Paper;
import xietong.v1.Reason;
import xietong.v1.Step;

/**
 * The sender hands in what was asked for 补正; the matter goes on where it was asked for, so that papers alone never
 * count as work begun (CPL 240).
 *
 * <p>Refused with: REASON_PAPERS_MISSING where a kind that was asked for is not among them.
 */
final class Supplement extends EntrustmentRule<EntrustmentServiceSupplementRequest> {

    Supplement() {
        super(Act.SUPPLEMENT, EntrustmentServiceSupplementRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceSupplementRequest command, CommandHeader head) {
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        List<Step> steps = draft.before.getStepsList();
        int asked = asked(steps);
        var missing = new LinkedHashSet<>(List.of(steps.get(asked).getCode().split(",")));
        papers.forEach(p -> missing.remove(p.getKind()));
        if (!missing.isEmpty()) {
            throw new Refused(Reason.REASON_PAPERS_MISSING, "papers are missing: " + String.join(", ", missing))
                    .with("field", "papers")
                    .with("missing", String.join(",", missing));
        }
        draft.step.addAllPapers(papers);
        draft.state(steps.get(asked - 1).getState())
                .text(Checks.text("text", command.getText(), Checks.TEXT))
                .tellRecipient("supplemented");
    }

    /** Place of the step that asked last; never the first, which submits. */
    private static int asked(List<Step> steps) {
        int place = steps.size() - 1;
        while (!steps.get(place).getAction().equals(Act.REQUEST_SUPPLEMENT.rpc())) {
            place--;
        }
        return place;
    }
}
