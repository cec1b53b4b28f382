// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.system.PoliceScene;
import xietong.system.Watch;

/** One hub and one browser for all tests of a class about the police terminal; each test has a station of its own. */
@ExtendWith(Watch.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class PoliceRoom {
    static PoliceScene scene;

    @TempDir
    private static Path folder;

    private static OfficeBrowser chromium;

    @BeforeAll
    static void start() {
        scene = new PoliceScene(folder, PoliceScene.LONGEST, "RACE-A", "RACE-B", "SOUND", "KEYS", "HOLD", "FORMS", "LATE", "VIEW",
                "I-1", "I-2", "I-3", "I-4", "I-5", "I-6", "I-7", "I-8", "QUEUE", "LATENCY", "FLOOD", "QUALITY", "LEAVE");
        chromium = new OfficeBrowser();
    }

    @AfterAll
    static void close() {
        chromium.close();
        scene.close();
    }

    static OfficeBrowser browser() {
        return chromium;
    }
}
