// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.rules.freeze.Accounts;
import xietong.v1.Asset;
import xietong.v1.CaseRef;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationOrBuilder;
import xietong.v1.DispatchLine;
import xietong.v1.LineFreeze;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/** The courts that a collaboration concerns, and the superior that they share: it alone, or one above it, decides. */
final class Concerned {
    private final Set<String> courts;
    private final Directory directory;

    private Concerned(Set<String> courts, Directory directory) {
        this.courts = courts;
        this.directory = directory;
    }

    /** As the application says. */
    static Concerned asApplied(CollaborationOrBuilder c, Context context) {
        var courts = new LinkedHashSet<String>(List.of(c.getApplicant(), c.getLead()));
        courts.addAll(c.getCourtsList());
        c.getCasesList().stream().map(CaseRef::getCourt).forEach(courts::add);
        c.getLinesList().stream().flatMap(l -> l.getFreezesList().stream()).map(LineFreeze::getCourt).forEach(courts::add);
        if (!c.getReceiving().isEmpty()) {
            courts.add(c.getReceiving());
        }
        courts.addAll(concerned(c.getAsset(), context));
        return below(courts, Stream.of(c.getApplicant(), c.getReceiving()), context.book().directory());
    }

    /** As it is now: whoever holds a measure on one of the accounts by now is concerned too. */
    static Concerned asOfNow(Collaboration c, Context context) {
        Concerned applied = asApplied(c, context);
        var courts = new LinkedHashSet<>(applied.courts);
        for (DispatchLine line : c.getLinesList()) {
            Accounts.find(line.getKey(), context.look())
                    .ifPresent(f -> courts.addAll(Accounts.concerned(f.asset(), applied.directory)));
        }
        return new Concerned(courts, applied.directory);
    }

    private static List<String> concerned(String asset, Context context) {
        return context.look()
                .state(asset, Asset.getDefaultInstance())
                .map(a -> Accounts.concerned(a, context.book().directory()))
                .orElse(List.of());
    }

    /** A superior that acts by itself, or takes the case itself, is no party between its own courts. */
    private static Concerned below(Set<String> courts, Stream<String> perhapsAbove, Directory directory) {
        perhapsAbove.filter(above -> isAbove(above, courts, directory)).toList().forEach(courts::remove);
        return new Concerned(courts, directory);
    }

    private static boolean isAbove(String above, Collection<String> courts, Directory directory) {
        List<String> others = courts.stream().filter(c -> !c.equals(above)).toList();
        return !others.isEmpty() && others.stream().allMatch(c -> directory.isSuperior(c, above));
    }

    /** The superior that all share; refused with REASON_NOT_COMMON_SUPERIOR where there is none. */
    Organisation superior() {
        return directory.commonSuperior(courts)
                .orElseThrow(() -> new Refused(
                                Reason.REASON_NOT_COMMON_SUPERIOR, "the directory knows no superior that all courts share")
                        .with("article", "ENF 67"));
    }

    /** Whether a court is that superior, or above it. */
    boolean mayDecide(String court) {
        String superior = superior().getCode();
        return court.equals(superior) || directory.isSuperior(superior, court);
    }

    /** Refused with REASON_NOT_COMMON_SUPERIOR, saying who it would be. */
    void requireDecider(String court) {
        if (!mayDecide(court)) {
            throw new Refused(Reason.REASON_NOT_COMMON_SUPERIOR, "only a superior that all courts concerned share decides")
                    .with("superior", superior().getCode())
                    .with("article", "ENF 67, ENF 74");
        }
    }
}
