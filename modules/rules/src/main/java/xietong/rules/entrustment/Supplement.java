// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS;

import java.util.LinkedHashSet;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceSupplementRequest;
import xietong.v1.Paper;
import xietong.v1.Reason;
import xietong.v1.Step;

/**
 * The sender hands in what was asked for 补正.
 *
 * <p>Refused with: REASON_PAPERS_MISSING where a kind that was asked for is not among them.
 */
final class Supplement extends EntrustmentRule<EntrustmentServiceSupplementRequest> {

    Supplement() {
        super(Act.SUPPLEMENT, EntrustmentServiceSupplementRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceSupplementRequest command, CommandHeader head) {
        List<Paper> papers = papers("papers", command.getPapersList(), draft.context());
        var missing = new LinkedHashSet<>(List.of(asked(draft).split(",")));
        papers.forEach(p -> missing.remove(p.getKind()));
        if (!missing.isEmpty()) {
            throw new Refused(Reason.REASON_PAPERS_MISSING, "papers are missing: " + String.join(", ", missing))
                    .with("field", "papers")
                    .with("missing", String.join(",", missing));
        }
        draft.step.addAllPapers(papers);
        draft.state(ENTRUSTMENT_STATE_IN_PROGRESS)
                .text(Checks.text("text", command.getText(), Checks.TEXT))
                .tellRecipient("supplemented");
    }

    private static String asked(Draft draft) {
        return draft.before.getStepsList().stream()
                .filter(s -> s.getAction().equals(Act.REQUEST_SUPPLEMENT.rpc()))
                .reduce((a, b) -> b)
                .map(Step::getCode)
                .orElseThrow();
    }
}
