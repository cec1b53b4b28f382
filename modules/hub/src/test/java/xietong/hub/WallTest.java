// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.wall.Rebuilt;
import xietong.v1.WallScope;
import xietong.v1.WallServiceWatchResponse;

/** What a wall adds up commit by commit is what the ledger makes anew, and nobody sees more than is his. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WallTest {
    private static final int LOOK = 40;
    private static final int MOST_BYTES = 64 << 10;
    private static final String TOP = "最高法";
    private static final String HIGH = "京";
    private static final String COURT = "津0119";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static final Map<String, Wall> WALLS = new LinkedHashMap<>();

    @BeforeAll
    static void walk() throws Exception {
        hub = TestHub.start(folder);
        int moves = Size.of("moves by chance under open walls", 80, 3_000);
        var walk = new Walk(hub, folder, 20261122);
        walk.looksFor();
        for (int move = 1; move <= LOOK; move++) {
            walk.move();
        }
        // From here on with walls, which begin from what the ledger holds.
        open(TOP, WallScope.WALL_SCOPE_UNSPECIFIED);
        open(HIGH, WallScope.WALL_SCOPE_UNSPECIFIED);
        open(COURT, WallScope.WALL_SCOPE_UNSPECIFIED);
        for (int move = 1; move <= moves; move++) {
            walk.move();
            if (move % LOOK == 0) {
                requireEqual();
            }
        }
    }

    @AfterAll
    static void close() {
        WALLS.values().forEach(Wall::close);
        hub.close();
    }

    private static void open(String viewer, WallScope scope) {
        WALLS.put(viewer, Wall.open(hub.as(viewer), scope, ""));
    }

    private static void requireEqual() {
        WALLS.forEach((viewer, wall) -> {
            var last = new WallServiceWatchResponse[2];
            try {
                Await.until("the wall of " + viewer + " shows what the ledger holds", () -> {
                    last[0] = Rebuilt.comparable(Rebuilt.of(hub.hub(), wall.request, viewer));
                    last[1] = Rebuilt.comparable(wall.shown());
                    return last[0].equals(last[1]);
                });
            } catch (AssertionError e) {
                assertThat(last[1]).as(e.getMessage()).isEqualTo(last[0]);
            }
        });
    }

    @Test
    @Order(1)
    void theFirstFrameIsWholeAndSmallAndLaterOnesHoldWhatHasChanged() {
        WALLS.forEach((viewer, wall) -> {
            assertThat(wall.frames().get(0).getSnapshot()).as(viewer).isTrue();
            assertThat(wall.frames().stream().skip(1)).as(viewer).noneMatch(WallServiceWatchResponse::getSnapshot);
            assertThat(wall.frames().get(0).getSerializedSize()).isLessThan(MOST_BYTES);
        });
        WallServiceWatchResponse nation = WALLS.get(TOP).shown();
        assertThat(nation.getHeading().getScope()).isEqualTo(WallScope.WALL_SCOPE_NATION);
        assertThat(nation.getOverdue().getKindsCount()).isEqualTo(5);
        assertThat(nation.getHours().getCountsCount()).isEqualTo(25);
        assertThat(nation.getTilesList()).anyMatch(t -> t.getCode().equals("120000"));
        assertThat(nation.getNotices().getNoticesCount()).isPositive();
        assertThat(WALLS.get(HIGH).shown().getHeading().getArea()).isEqualTo("110000");
        assertThat(WALLS.get(COURT).shown().getHeading().getName()).isEqualTo("天津市蓟州区人民法院");
    }

    @Test
    @Order(2)
    void framesComeAtMostOnceASecond() {
        List<Long> arrivals = List.copyOf(WALLS.get(TOP).arrivals());
        assertThat(arrivals).hasSizeGreaterThan(1);
        long first = arrivals.get(0);
        long last = arrivals.get(arrivals.size() - 1);
        // A frame may be late and the next on time: so over all of them.
        assertThat((last - first) / 1e9).isGreaterThan((arrivals.size() - 1) * 0.85);
    }

    @Test
    @Order(3)
    void noFrameHoldsANameANumberOrAPlaceInClear() throws Exception {
        for (Wall wall : WALLS.values()) {
            for (WallServiceWatchResponse frame : wall.frames()) {
                String json = JsonFormat.printer().print(frame);
                assertThat(json).doesNotContain(
                        Matters.DEBTOR.getName(), Matters.DEBTOR.getIdentifier(), Matters.APPLICANT.getName());
                assertThat(json).doesNotContainPattern("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
            }
        }
    }

    @Test
    @Order(4)
    void nobodySeesAWallThatIsWiderThanHisOwn() {
        refused(COURT, WallScope.WALL_SCOPE_NATION, "", Status.Code.PERMISSION_DENIED);
        refused(COURT, WallScope.WALL_SCOPE_PROVINCE, "120000", Status.Code.PERMISSION_DENIED);
        refused(COURT, WallScope.WALL_SCOPE_COURT, "京0117", Status.Code.PERMISSION_DENIED);
        refused(HIGH, WallScope.WALL_SCOPE_PROVINCE, "120000", Status.Code.PERMISSION_DENIED);
        refused(HIGH, WallScope.WALL_SCOPE_NATION, "", Status.Code.PERMISSION_DENIED);
        refused(Watching.POLICE, WallScope.WALL_SCOPE_COURT, COURT, Status.Code.PERMISSION_DENIED);
        refused(TOP, WallScope.WALL_SCOPE_COURT, "无此院", Status.Code.FAILED_PRECONDITION);
        refused(TOP, WallScope.WALL_SCOPE_PROVINCE, "110101", Status.Code.INVALID_ARGUMENT);
        try (Wall below = Wall.open(hub.as(TOP), WallScope.WALL_SCOPE_COURT, COURT)) {
            assertThat(below.shown().getHeading().getArea()).isEqualTo(COURT);
        }
    }

    private static void refused(String viewer, WallScope scope, String area, Status.Code code) {
        try (Wall wall = Wall.open(hub.as(viewer), scope, area)) {
            assertThat(wall.end()).as(viewer + " " + scope + " " + area).isNotNull();
            assertThat(wall.end().getCode()).isEqualTo(code);
        }
    }

    @Test
    @Order(5)
    void afterARestartAWallShowsWhatItShowed() {
        WALLS.values().forEach(Wall::close);
        WALLS.clear();
        hub.restart();
        open(TOP, WallScope.WALL_SCOPE_UNSPECIFIED);
        open(COURT, WallScope.WALL_SCOPE_UNSPECIFIED);
        requireEqual();
    }
}
