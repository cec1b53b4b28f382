// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.List;
import xietong.app.input.PaperSpec;
import xietong.client.HubRefusal;
import xietong.v1.FreezeServiceOrderRequest;

/**
 * One line of a file: an order that can be sent, or why it cannot.
 *
 * @param row as a spreadsheet numbers it; the header is row 1
 * @param order without its head's officer and without papers; empty where the line is refused
 * @param papers papers of this line alone
 * @param refusal null where it can be sent
 */
public record OrderLine(
        long row, FreezeServiceOrderRequest order, List<PaperSpec> papers, HubRefusal refusal) {

    static OrderLine of(long row, FreezeServiceOrderRequest order, List<PaperSpec> papers) {
        return new OrderLine(row, order, List.copyOf(papers), null);
    }

    static OrderLine refused(long row, HubRefusal refusal) {
        return new OrderLine(row, FreezeServiceOrderRequest.getDefaultInstance(), List.of(), refusal);
    }
}
