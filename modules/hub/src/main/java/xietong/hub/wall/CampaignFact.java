// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.rules.Times;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationState;

/** A unified dispatch that is in force, or was. */
record CampaignFact(
        String id, long revision, String lead, String decider, Set<String> courts, Instant due, Instant last, boolean open)
        implements Fact {

    /** Empty of other collaborations. */
    static Optional<Fact> of(String id, Collaboration c) {
        if (c.getKind() != CollaborationKind.COLLABORATION_KIND_DISPATCH || c.getStepsCount() == 0) {
            return Optional.empty();
        }
        Set<String> courts = Stream.concat(
                        Stream.of(c.getLead(), c.getDecider()),
                        c.getLinesList().stream().flatMap(l -> l.getFreezesList().stream()).map(f -> f.getCourt()))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new CampaignFact(
                id, c.getRevision(), c.getLead(), c.getDecider(), courts,
                c.hasDueTime() ? Times.instant(c.getDueTime()) : null,
                Times.instant(c.getSteps(c.getStepsCount() - 1).getTime()),
                c.getState() == CollaborationState.COLLABORATION_STATE_IN_FORCE));
    }

    /** Who leads or decided it sees it, and whoever is above either; a court that got an order sees its order only. */
    @Override
    public boolean concerns(Area area) {
        return (area.has(lead) || area.has(decider)) && (area.isViewers(lead) || area.viewer().code().equals(decider));
    }
}
