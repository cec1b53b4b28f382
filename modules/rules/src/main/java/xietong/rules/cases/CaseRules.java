// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;
import xietong.rules.subject.SubjectFileResource;

/** All that can be commanded about cases as far as other courts are concerned, and on what. */
public final class CaseRules {
    private CaseRules() {}

    /** One rule a command, the clock's steps included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new Transfer(),
                new Docket(),
                new ReportFact(),
                new AddAlias(),
                new AddAddress(),
                new TransferClock(),
                new FactClock(),
                new NodeClock());
    }

    /** Transfers, facts, persons, and the nodes of cases. */
    public static List<Resource<?>> resources() {
        return List.of(
                new CaseTransferResource(),
                new CaseFactResource(),
                new SubjectFileResource(),
                new CaseProgressResource(),
                new CaseNodeResource());
    }
}
