// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import java.util.List;
import xietong.rules.Docket;
import xietong.rules.Times;
import xietong.rules.calendar.Deadlines;
import xietong.v1.CaseNode;
import xietong.v1.Warning;
import xietong.v1.WarningKind;
import xietong.v1.WarningState;

/** The docket of one case of {@link CaseCourt}, with what tests ask of its nodes and warnings. */
abstract class OneCase {
    final Docket docket = Docket.opens("2026-03-01T10:00").under(CaseCourt.BOOK);

    List<Warning> of(WarningKind kind) {
        return docket.all(Warning.getDefaultInstance()).values().stream().filter(w -> w.getKind() == kind).toList();
    }

    List<Warning> open(WarningKind kind) {
        return of(kind).stream().filter(w -> w.getState() != WarningState.WARNING_STATE_CLEARED).toList();
    }

    CaseNode node(int number) {
        return docket.all(CaseNode.getDefaultInstance()).values().stream()
                .filter(n -> n.getNumber() == number)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    String due(int number) {
        return Times.instant(node(number).getClocks(0).getDueTime()).atZone(Deadlines.ZONE)
                .toLocalDateTime().toString();
    }
}
