// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Stream;
import xietong.v1.CaseTransfer;

/** Transfers of cases in a list. */
public final class CaseText {
    private static final Listing<CaseTransfer> LISTING = new Listing<>("transfer", CaseText::row,
            "ID", "STATE", "KIND", "FROM", "CASE", "TO", "NEW CASE", "SENT", "DOCKETED", "");

    private CaseText() {}

    public static void list(Output output, Stream<CaseTransfer> transfers) {
        LISTING.print(output, transfers);
    }

    private static String[] row(CaseTransfer t) {
        return new String[] {t.getId(), CollaborationWords.of(t.getState()), CollaborationWords.of(t.getKind()),
            t.getSender(), t.getCaseNumber(), t.getReceiver(), t.getNewCaseNumber(), Words.time(t.getSendTime()),
            Words.time(t.getDocketTime()), t.getOverdue() ? "超期" : ""};
    }
}
