// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import xietong.app.output.Output;
import xietong.app.output.RefusalText;
import xietong.app.output.WhereaboutsWords;
import xietong.client.HubRefusal;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingVerdict;

/**
 * What became of one sighting.
 *
 * @param row its row; 0 where it is of no file
 * @param answer the hub's; null where its line cannot be sent
 * @param refusal why its line cannot be sent; null where it was
 */
public record SightingOutcome(long row, SightingAnswer answer, HubRefusal refusal) {

    /** What became of it; a line that cannot be sent is invalid. */
    public SightingVerdict verdict() {
        return answer == null ? SightingVerdict.SIGHTING_VERDICT_INVALID : answer.getVerdict();
    }

    /** One line, or JSON: the hub's answer, or the refusal. */
    public void print(Output output) {
        if (output.json()) {
            output.json(answer == null ? RefusalText.message(refusal) : answer);
            return;
        }
        String said = answer == null ? ": " + RefusalText.line(refusal)
                : " " + answer.getNumber() + ", list 名单 " + answer.getListPosition()
                        + (answer.getFault().isEmpty() ? "" : ": " + answer.getFault());
        output.line((row == 0 ? "" : "row " + row + ": ") + WhereaboutsWords.of(verdict()) + said);
    }
}
