// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadlines;
import xietong.v1.CourtLevel;
import xietong.v1.Mode;
import xietong.v1.Organisation;
import xietong.v1.WallAlerts;
import xietong.v1.WallBacklog;
import xietong.v1.WallCampaigns;
import xietong.v1.WallCluster;
import xietong.v1.WallFigures;
import xietong.v1.WallFlow;
import xietong.v1.WallFlowKind;
import xietong.v1.WallFlows;
import xietong.v1.WallGrid;
import xietong.v1.WallHeading;
import xietong.v1.WallHours;
import xietong.v1.WallLink;
import xietong.v1.WallNotice;
import xietong.v1.WallNotices;
import xietong.v1.WallOverdue;
import xietong.v1.WallOverdueCase;
import xietong.v1.WallOverdueCases;
import xietong.v1.WallOverdueKind;
import xietong.v1.WallRoom;
import xietong.v1.WallRooms;
import xietong.v1.WallServiceWatchResponse;
import xietong.v1.WarningKind;

/** From a board to the whole frame of its walls at one moment. For one thread. */
final class Frames {
    static final int MOST_CASES = 200;
    static final int MOST_ALERTS = 24;
    static final int MOST_FLOWS = 8;
    static final int MOST_CAMPAIGNS = 3;
    static final int MOST_ROOMS = 6;
    static final int HOURS = 25;
    private static final int MOST_BACKLOGS = 6;
    private static final int MINUTES = 10;
    private static final int CLAIM_MINUTES = 60;

    private final Board board;
    private final Area area;
    private final RuleBook book;
    private final Links links;
    private final Tiles tiles;

    Frames(Board board, RuleBook book, Links links) {
        this.board = board;
        this.area = board.area();
        this.book = book;
        this.links = links;
        this.tiles = new Tiles(board, links);
    }

    /** The board's part of a frame. */
    WallServiceWatchResponse.Builder of(Instant now, Mode mode, Periods periods, Campaigns campaigns) {
        return WallServiceWatchResponse.newBuilder()
                .setTime(Times.timestamp(now))
                .setHeading(heading(mode))
                .setFigures(figures(now, periods))
                .setOverdue(overdue(now))
                .setOverdueCases(cases())
                .addAllTiles(tiles.of(now))
                .setFlows(flows(now))
                .setHours(hours(now))
                .setAlerts(WallAlerts.newBuilder()
                        .addAllAlerts(board.alerts().limit(MOST_ALERTS).map(a -> a.view(area)).toList()))
                .setCampaigns(WallCampaigns.newBuilder()
                        .addAllCampaigns(board.campaigns()
                                .limit(MOST_CAMPAIGNS)
                                .flatMap(c -> campaigns.of(c.id(), area).stream())
                                .toList())
                        .setTotal(board.campaignCount()))
                .setNotices(WallNotices.newBuilder().addAllNotices(board.notices(now).map(this::notice).toList()))
                .setGrid(grid(now))
                .setRooms(rooms())
                .setPeriods(periods.periods(book.matters()));
    }

    private WallHeading heading(Mode mode) {
        var heading = WallHeading.newBuilder().setScope(area.scope()).setMode(mode);
        return switch (area.scope()) {
            case WALL_SCOPE_PROVINCE -> heading.setArea(area.code() + "0000").build();
            case WALL_SCOPE_COURT -> heading.setArea(area.code())
                    .setName(area.directory().find(area.code()).map(Organisation::getName).orElse(""))
                    .build();
            default -> heading.build();
        };
    }

    private WallFigures figures(Instant now, Periods periods) {
        Counts counts = board.counts();
        Map<String, Long> grid = counts.by(What.GRID, now, 0);
        Map<String, Long> open = counts.by(What.UNACKNOWLEDGED, now, 0);
        Instant midnight = now.atZone(Deadlines.ZONE).toLocalDate().atStartOfDay(Deadlines.ZONE).toInstant();
        int minutesToday = (int) Duration.between(midnight, now).toMinutes();
        int late = counts.now(What.LATE, now);
        var figures = WallFigures.newBuilder()
                .setInFlight(counts.now(What.IN_FLIGHT, now))
                .setReceived(counts.now(What.RECEIVED, now))
                .setDone(counts.now(What.DONE, now))
                .setFrozen(counts.now(What.FROZEN, now))
                .setFrozenFen(counts.sum(What.FROZEN_FEN, now, 0))
                .setReleased(counts.now(What.RELEASED, now))
                .setReleasedFen(counts.sum(What.RELEASED_FEN, now, 0))
                .setUnacknowledged((int) open.values().stream().mapToLong(Long::longValue).sum())
                .setUnacknowledgedUrgent(open.getOrDefault("1", 0L).intValue())
                .setClaimSeconds(claimSeconds(counts, now))
                .setClaims((int) counts.sum(What.CLAIM, now, CLAIM_MINUTES - 1))
                .setAlerts((int) counts.sum(What.ALERT, now, minutesToday))
                .setAlertsLately((int) counts.sum(What.ALERT, now, MINUTES - 1))
                .setLate(late)
                .setLateYesterday(late - counts.now(What.LATE_BEGUN, now) + counts.now(What.LATE_ENDED, now))
                .setGridAnswers(n(grid, GridFact.ANSWERED))
                .setGridFound(n(grid, GridFact.FOUND))
                .setServed(n(grid, GridFact.SERVED))
                .setServeAttempts(n(grid, GridFact.ATTEMPTED))
                .setHeld(counts.now(What.HELD, now))
                .setHolding(counts.now(What.HOLDING, now))
                .setDoneShare(periods.doneShare());
        board.alerts()
                .filter(AlertFact::isUnacknowledged)
                .map(AlertFact::raised)
                .min(Comparator.naturalOrder())
                .ifPresent(oldest -> figures.setOldestTime(Times.timestamp(oldest)));
        Set<String> online = links.online();
        List<Organisation> courts = courts();
        return figures.setCourts(courts.size())
                .setCourtsOnline((int) courts.stream().filter(c -> online.contains(c.getCode())).count())
                .build();
    }

    private List<Organisation> courts() {
        return area.courts();
    }

    private static int n(Map<String, Long> by, String key) {
        return by.getOrDefault(key, 0L).intValue();
    }

    private static int claimSeconds(Counts counts, Instant now) {
        var seconds = new TreeMap<Long, Long>();
        counts.by(What.CLAIM, now, CLAIM_MINUTES - 1).forEach((s, n) -> seconds.merge(Long.valueOf(s), n, Long::sum));
        return (int) Percentile.of95(seconds);
    }

    private WallOverdue overdue(Instant now) {
        Map<String, Long> standing = board.counts().by(What.OVERDUE, now, 0);
        Map<String, Long> begun = board.counts().by(What.OVERDUE_BEGUN, now, 0);
        Map<String, Long> ended = board.counts().by(What.OVERDUE_ENDED, now, 0);
        var overdue = WallOverdue.newBuilder();
        for (WarningKind kind : WarningFact.FIVE) {
            int count = n(standing, kind.name());
            overdue.addKinds(WallOverdueKind.newBuilder()
                    .setKind(kind)
                    .setCount(count)
                    .setYesterday(count - n(begun, kind.name()) + n(ended, kind.name())));
        }
        return overdue.build();
    }

    private WallOverdueCases cases() {
        var cases = WallOverdueCases.newBuilder().setTotal(board.overdueCount());
        board.overdue().limit(MOST_CASES).forEach(w -> {
            boolean mine = w.isFor(area);
            cases.addCases(WallOverdueCase.newBuilder()
                    .setDueTime(Times.timestamp(w.due()))
                    .setKind(w.kind())
                    .setCourt(area.name(w.court()))
                    .setCaseNumber(mine ? w.caseNumber() : "")
                    .setHandler(mine ? w.handler() : ""));
        });
        return cases.build();
    }

    private WallFlows flows(Instant now) {
        List<WallFlow> all = new ArrayList<>();
        board.counts().by(What.FLOW, now, MINUTES - 1).forEach((key, n) -> {
            String[] part = key.split(">");
            all.add(WallFlow.newBuilder()
                    .setFrom(part[0])
                    .setTo(part[1])
                    .setKind(WallFlowKind.forNumber(Integer.parseInt(part[2])))
                    .setCount(n.intValue())
                    .build());
        });
        all.sort(Comparator.comparing(WallFlow::getCount).reversed()
                .thenComparing(WallFlow::getFrom)
                .thenComparing(WallFlow::getTo)
                .thenComparing(WallFlow::getKind));
        return WallFlows.newBuilder().addAllFlows(all.subList(0, Math.min(MOST_FLOWS, all.size()))).build();
    }

    private WallHours hours(Instant now) {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        var hours = WallHours.newBuilder().setLastTime(Times.timestamp(last));
        for (int i = HOURS - 1; i >= 0; i--) {
            hours.addCounts(board.counts().now(What.ENTRUSTED, last.minus(Duration.ofHours(i))));
        }
        return hours.build();
    }

    private WallNotice notice(Board.Happened happened) {
        Fact.Event event = happened.event();
        var matter = event.matter().isEmpty() ? null : book.matters().kinds().get(event.matter());
        return WallNotice.newBuilder()
                .setTime(Times.timestamp(event.time()))
                .setKind(event.kind())
                .setBy(event.by().isEmpty() ? "" : area.name(event.by()))
                .setOther(event.other().isEmpty() ? "" : area.name(event.other()))
                .setMatter(matter == null ? event.matter() : matter.title())
                .build();
    }

    private WallGrid grid(Instant now) {
        Map<String, Long> by = board.counts().by(What.GRID, now, 0);
        return WallGrid.newBuilder()
                .setAddressOk(n(by, GridFact.ADDRESS_OK))
                .setMoved(n(by, GridFact.MOVED))
                .setNewAddress(n(by, GridFact.NEW_ADDRESS))
                .setServed(n(by, GridFact.SERVED))
                .setWitnessed(n(by, GridFact.WITNESSED))
                .setUnknown(n(by, GridFact.UNKNOWN))
                .build();
    }

    private WallRooms rooms() {
        var rooms = WallRooms.newBuilder().setTotal(board.roomCount());
        board.rooms().limit(MOST_ROOMS).forEach(r -> rooms.addRooms(WallRoom.newBuilder()
                .setTitle(r.isFor(area) ? r.title() : "")
                .setLead(area.name(r.lead()))
                .setMembers(r.members().size())
                .setTasks(r.tasks())
                .setTime(Times.timestamp(r.last()))));
        return rooms.build();
    }

    /** Hub, nodes and links; of this node's own. */
    WallCluster cluster(int nodesExpected, int deliveryMillis) {
        List<WallLink> high = courts().stream()
                .filter(o -> o.getLevel() == CourtLevel.COURT_LEVEL_HIGH)
                .map(o -> links.of(o.getCode()))
                .filter(link -> link != WallLink.WALL_LINK_UNSPECIFIED)
                .toList();
        List<Map.Entry<String, Long>> waiting = links.backlog().entrySet().stream()
                .filter(e -> area.has(e.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        var cluster = WallCluster.newBuilder()
                .setNodes(links.nodes())
                .setNodesExpected(Math.max(nodesExpected, links.nodes()))
                .setHighCourts((int) high.stream().filter(link -> link == WallLink.WALL_LINK_ONLINE).count())
                .setHighCourtsExpected(high.size())
                .setBacklog(waiting.stream().mapToLong(Map.Entry::getValue).sum())
                .setDeliveryMillis(deliveryMillis);
        waiting.stream().limit(MOST_BACKLOGS).forEach(e -> cluster.addBacklogs(WallBacklog.newBuilder()
                .setName(area.name(e.getKey()))
                .setItems(e.getValue())
                .setLink(links.of(e.getKey()))));
        return cluster.build();
    }
}
