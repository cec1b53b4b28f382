// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.live.WallShare;
import xietong.live.WallShare.Sign;

/**
 * When each wall last said that it draws: nobody sits in front of one who would notice. Who has fallen silent is an alarm of
 * the operator's, 大屏失联, until it draws again. Safe for use by many threads.
 */
public final class WallBeats {
    /** After this a wall is lost. */
    public static final Duration LOST = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(WallBeats.class);
    /** A person's own screen that went to sleep is nobody's concern for longer. */
    private static final Duration CONCERN = Duration.ofHours(1);

    private final WallShare share;
    private final Counters counters;
    private final String node;
    /** Walls that this node has told of as lost. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Of a node; all nodes share the signs. */
    public WallBeats(WallShare share, Counters counters, String node) {
        this.share = share;
        this.counters = counters;
        this.node = node;
    }

    /** A wall draws; {@code enrolled}: it is a wall of its own, and not somebody's who looks at one. */
    public void beat(String organisation, String wall, String title, boolean enrolled, Instant now) {
        share.tell(new Sign(organisation, wall, title, node, enrolled, now));
    }

    /** Somebody who looked at one has closed it; a wall of its own that is closed is missed all the same. */
    public void closed(String organisation, String wall) {
        share.close(organisation, wall);
    }

    /** Looks who has fallen silent and who is back; each is told once, by the node that heard of it last. */
    public void look(Instant now) {
        List<Sign> lost = lost(share, now);
        for (Sign sign : lost) {
            if (sign.node().equals(node) && told.add(key(sign))) {
                counters.count("wall.lost");
                LOG.warn("a wall of {} has not drawn for {} s 大屏失联", sign.organisation(), LOST.toSeconds());
            }
        }
        List<String> still = lost.stream().map(WallBeats::key).toList();
        told.removeIf(key -> {
            boolean isBack = !still.contains(key);
            if (isBack) {
                LOG.info("a wall of {} draws again, or is missed no longer", key.split("\n")[0]);
            }
            return isBack;
        });
    }

    private static String key(Sign sign) {
        return sign.organisation() + "\n" + sign.wall();
    }

    /** The walls that are lost at that moment, the longest silent first. */
    public static List<Sign> lost(WallShare share, Instant now) {
        return share.signs().stream()
                .filter(sign -> !now.isBefore(sign.at().plus(LOST)))
                .filter(sign -> sign.enrolled() || now.isBefore(sign.at().plus(CONCERN)))
                .sorted(Comparator.comparing(Sign::at).thenComparing(WallBeats::key))
                .toList();
    }
}
