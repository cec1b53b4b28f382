// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** {@link WallShare} as texts that every member holds, a line for each part of a sign. */
final class HazelcastWallShare implements WallShare, AutoCloseable {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST = 20_000;
    private static final int LINES = 6;

    private final SharedLines lines;

    HazelcastWallShare(HazelcastInstance hazelcast) {
        lines = new SharedLines(hazelcast, Cluster.WALLS, MOST, LIFE);
    }

    @Override
    public void tell(Sign sign) {
        lines.put(key(sign.organisation(), sign.wall()), text(sign));
    }

    @Override
    public void close(String organisation, String wall) {
        lines.remove(key(organisation, wall));
    }

    @Override
    public Collection<Sign> signs() {
        try {
            return lines.all().stream().map(HazelcastWallShare::sign).toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static String key(String organisation, String wall) {
        return line(organisation) + "\n" + line(wall);
    }

    private static String text(Sign sign) {
        return String.join("\n", line(sign.organisation()), line(sign.wall()), line(sign.title()), line(sign.node()),
                Boolean.toString(sign.enrolled()), Long.toString(sign.at().toEpochMilli()));
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static Sign sign(String text) {
        String[] lines = text.split("\n", LINES);
        return new Sign(lines[0], lines[1], lines[2], lines[3], Boolean.parseBoolean(lines[4]),
                Instant.ofEpochMilli(Long.parseLong(lines[LINES - 1])));
    }

    @Override
    public void close() {
        lines.close();
    }
}
