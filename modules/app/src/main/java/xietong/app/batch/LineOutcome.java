// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import xietong.app.output.Output;
import xietong.app.output.RefusalText;
import xietong.client.HubRefusal;
import xietong.v1.ExchangeOutcome;
import xietong.v1.Receipt;

/**
 * What became of one line.
 *
 * @param row its row
 * @param receipt null where it was not accepted
 * @param refusal null where it was
 */
public record LineOutcome(long row, Receipt receipt, HubRefusal refusal) {
    /** What became of a line. */
    public enum Kind { ACCEPTED, REFUSED, UNANSWERED }

    /** Of a line that nobody answered, or the hub had no time for, it is unknown whether it was accepted. */
    public Kind kind() {
        if (receipt != null) {
            return Kind.ACCEPTED;
        }
        return refusal.temporary() || RefusalText.unreachable(refusal) ? Kind.UNANSWERED : Kind.REFUSED;
    }

    /** For machines: number is the row. */
    public ExchangeOutcome message() {
        var outcome = ExchangeOutcome.newBuilder().setNumber(row);
        return (receipt != null ? outcome.setReceipt(receipt) : outcome.setRefusal(RefusalText.message(refusal)))
                .build();
    }

    /** Either way. */
    public void print(Output output) {
        if (output.json()) {
            output.json(message());
        } else {
            output.line(text());
        }
    }

    /** For people. */
    public String text() {
        return "row " + row + ": " + (receipt != null
                ? "accepted 已受理 " + receipt.getResource() + ", request_id " + receipt.getRequestId()
                : RefusalText.line(refusal));
    }
}
