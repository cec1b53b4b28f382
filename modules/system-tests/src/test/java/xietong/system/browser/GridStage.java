// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xietong.system.Site;
import xietong.system.Watch;

/**
 * A hub with its pages, a court that asks and a grid that answers, for all tests of one class; each has phones of its own.
 * A10: whatever a test does, pages complain of nothing that it has not announced.
 */
@ExtendWith(Watch.class)
abstract class GridStage {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int PHONES = 24;
    private static final Deque<String> LINKS = new ArrayDeque<>();
    private static final Deque<String> RETURNING = new ArrayDeque<>();

    @TempDir
    private static Path folder;

    private static Site site;
    private static Pages pages;
    private static GridScene scene;
    private static String quiet;

    private Gate gate;

    @BeforeAll
    static void begin() {
        site = new Site(folder, Pages.settings()).start();
        pages = new Pages(site);
        scene = new GridScene(site.as(GridScene.COURT), site.as(GridScene.CENTRE));
        LINKS.addAll(pages.links(Stream.concat(
                IntStream.rangeClosed(1, PHONES).mapToObj(i -> seat(GridScene.WORKER, i)),
                Stream.of(seat(GridScene.WORKER, 0), seat(GridScene.WORKER, 0), seat("patch-02", 0))).toArray(String[]::new)));
        quiet = LINKS.removeLast();
        RETURNING.addAll(List.of(LINKS.removeLast(), LINKS.removeLast()));
    }

    private static String seat(String desk, int number) {
        return GridScene.CENTRE + "/" + desk + "=W" + number + ",演示网格员" + number + ",GRID_WORKER=grid";
    }

    @AfterEach
    void shut() {
        if (gate != null) {
            gate.close();
        }
    }

    @AfterAll
    static void end() {
        site.close();
        LINKS.clear();
        RETURNING.clear();
    }

    static GridScene scene() {
        return scene;
    }

    /** A worker's link: each phone's own worker, all of the same patch. */
    static String link() {
        return LINKS.removeFirst();
    }

    /** One of two links of the same worker. */
    static String returningLink() {
        return RETURNING.removeFirst();
    }

    /** Of a patch that nothing is asked of. */
    static String quietLink() {
        return quiet;
    }

    /** The same by way of the gate. */
    String through(String link) {
        return Pages.through(gate().port(), link);
    }

    Gate gate() {
        if (gate == null) {
            gate = new Gate(pages.port());
        }
        return gate;
    }

    GridPhone phone() {
        return phone(390, 844);
    }

    GridPhone phone(int width, int height) {
        return new GridPhone(CHROMIUM, width, height);
    }

    /** What must become true at the hub, while the page goes on. */
    static void await(Page page, String what, BooleanSupplier condition) {
        Pages.until(page, () -> what, condition);
    }

    /** The network goes away in this test: that something could not be loaded is no fault of the page. */
    static void withoutNetwork() {
        CHROMIUM.complaints().announce("ERR_|Failed to load resource");
    }
}
