// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.v1.Supervision;

/** Supervision 督办: who owes whom an answer until when. */
public final class SupervisionText {
    private static final Listing<Supervision> LISTING = new Listing<>("supervision", SupervisionText::row,
            "ID", "STATE", "FROM", "TO", "CASE", "ABOUT", "DUE", "SETTLED", "");

    private SupervisionText() {}

    public static void list(Output output, Stream<Supervision> supervisions) {
        LISTING.print(output, supervisions);
    }

    private static String[] row(Supervision s) {
        return new String[] {s.getId(), WarningWords.of(s.getState()), s.getSuperior(), s.getRecipient(), s.getCaseNumber(),
            s.getResource(), Words.time(s.getDueTime()), Words.time(s.getSettleTime()), marks(s)};
    }

    private static String marks(Supervision s) {
        return Stream.of(s.getHung() ? "on the board 挂牌" : "", s.getOverdue() ? "overdue 超期" : "",
                        s.getSentBack() == 0 ? "" : "sent back 退回 " + s.getSentBack(),
                        s.getLaidBeforeCount() == 0 ? "" : "before 已报 " + String.join(" ", s.getLaidBeforeList()))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** In a line of others. */
    public static String brief(Supervision s) {
        return WarningWords.of(s.getState()) + " " + s.getSuperior() + " → " + s.getRecipient()
                + ", due 期限 " + Words.time(s.getDueTime()) + (marks(s).isEmpty() ? "" : ", " + marks(s));
    }
}
