// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import xietong.v1.CourtLevel;
import xietong.v1.WallLink;
import xietong.v1.WallScope;
import xietong.v1.WallTile;

/** The tiles of a board: divisions whose courts the directory has, or a court's partners. For one thread. */
final class Tiles {
    /** The court's own among them: more do not fit on a wall. */
    static final int MOST_PARTNERS = 33;

    private static final int MINUTES = 10;

    private final Board board;
    private final Area area;
    private final Links links;
    /** High courts by tile. */
    private final Map<String, String> high = new HashMap<>();

    Tiles(Board board, Links links) {
        this.board = board;
        this.area = board.area();
        this.links = links;
    }

    List<WallTile> of(Instant now) {
        Map<String, Long> standing = board.counts().by(What.IN_FLIGHT, now, 0);
        Map<String, Long> alarms = board.counts().by(What.ALARM, now, 0);
        return area.scope() == WallScope.WALL_SCOPE_COURT
                ? partners(now, standing, alarms)
                : divisions(standing, alarms);
    }

    private List<WallTile> divisions(Map<String, Long> standing, Map<String, Long> alarms) {
        if (high.isEmpty()) {
            area.directory().all().stream()
                    .filter(o -> o.getLevel() == CourtLevel.COURT_LEVEL_HIGH && !o.getClosed())
                    .filter(o -> !area.tile(o.getCode()).isEmpty())
                    .forEach(o -> high.putIfAbsent(area.tile(o.getCode()), o.getCode()));
        }
        var codes = new TreeSet<>(high.keySet());
        codes.addAll(standing.keySet());
        alarms.keySet().forEach(key -> codes.add(key.split("/")[0]));
        codes.remove("");
        return codes.stream()
                .map(code -> tile(code, "", standing, alarms)
                        .setLink(high.containsKey(code) ? links.of(high.get(code)) : WallLink.WALL_LINK_UNSPECIFIED)
                        .build())
                .toList();
    }

    /** The court itself, and those with whom it has most to do. */
    private List<WallTile> partners(Instant now, Map<String, Long> standing, Map<String, Long> alarms) {
        var weights = new TreeMap<String, Long>();
        standing.forEach(weights::put);
        board.counts().by(What.FLOW, now, MINUTES - 1).forEach((key, n) ->
                Stream.of(key.split(">")).limit(2).forEach(code -> weights.merge(code, n, Long::sum)));
        weights.remove("");
        weights.remove(area.code());
        List<String> most = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_PARTNERS - 1L)
                .map(Map.Entry::getKey)
                .toList();
        return Stream.concat(Stream.of(area.code()), most.stream())
                .sorted(Comparator.naturalOrder())
                .map(code -> tile(code, area.name(code), standing, alarms).setLink(links.of(code)).build())
                .toList();
    }

    private static WallTile.Builder tile(
            String code, String name, Map<String, Long> standing, Map<String, Long> alarms) {
        return WallTile.newBuilder()
                .setCode(code)
                .setName(name)
                .setInFlight(standing.getOrDefault(code, 0L).intValue())
                .setUrgent(alarms.getOrDefault(code + "/1", 0L).intValue())
                .setImportant(alarms.getOrDefault(code + "/2", 0L).intValue())
                .setOrdinary(alarms.getOrDefault(code + "/3", 0L).intValue());
    }
}
