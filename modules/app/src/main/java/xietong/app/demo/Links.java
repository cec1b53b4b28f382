// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.app.output.Columns;

/**
 * One link per screen, each of which signs in once as a demo person. Every screen has a host of its own, so that one browser
 * can be several persons at once: names below localhost are this machine's loopback in every browser.
 */
final class Links {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final Map<String, String> TITLES = Map.of(
            "wall", "大屏 wall",
            "police", "警务终端 police",
            "desk", "法院工作台 desk",
            "grid", "网格员 grid worker",
            "stats", "统计 statistics",
            "operator", "平台运行 operator");
    private static final List<String> ORDER = List.of("wall", "police", "desk", "grid", "stats", "operator");

    private final DemoHub hub;
    private final Map<String, Scenario.Person> people;
    private final Consumer<String> out;

    Links(DemoHub hub, Map<String, Scenario.Person> people, Consumer<String> out) {
        this.hub = hub;
        this.people = people;
        this.out = out;
    }

    /** Prints new ones. */
    void print() {
        var table = new Columns("屏幕 screen", "身份 as", "链接 link");
        for (String surface : ORDER) {
            Scenario.Person person = people.get(surface);
            table.add(TITLES.get(surface), person.as() + (person.desk().isEmpty() ? "" : "/" + person.desk()),
                    hub.link(surface, person));
        }
        table.print(out);
        out.accept("Each signs in once, within ten minutes; Enter prints new ones. 每条十分钟内一次有效，按回车给出新链接。");
    }

    /** From now on whoever presses Enter gets new ones. */
    void listen() {
        var typing = new Thread(this::typed, "xietong-demo-input");
        typing.setDaemon(true);
        typing.start();
    }

    /** Until Ctrl-C. */
    void keep() throws InterruptedException {
        out.accept("");
        out.accept("The hub goes on until Ctrl-C. 按 Ctrl-C 结束。");
        new CountDownLatch(1).await();
    }

    private void typed() {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                print();
            }
        } catch (IOException e) {
            LOG.debug("nothing more can be typed", e);
        }
    }
}
