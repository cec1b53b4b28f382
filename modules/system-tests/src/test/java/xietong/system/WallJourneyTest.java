// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.SightingStream;
import xietong.system.browser.Chromium;
import xietong.system.browser.Pages;
import xietong.system.browser.Soak;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.LegalBasis;

/** A wall on a real hub: it shows each step as it is taken, nobody's name, and that it is cut off. */
@ExtendWith(Watch.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WallJourneyTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String COURT = Lookout.COURT;
    private static final String RECIPIENT = "津0119";
    private static final String POLICE = "POLICE-350623";
    private static final String PERSON = Lookout.identifier(7);
    private static final double STALE_MILLIS = 9_500;
    /** A line of news has more words than another; what is left behind each second would be many more. */
    private static final double MOST_NODES = 20;
    private static final double NOISE = 512 << 10;
    private static final double MOST_AN_HOUR = 50 << 10;

    @TempDir
    static Path folder;

    private static Site site;
    private static Pages pages;
    private static Lookout lookout;

    @BeforeAll
    static void start() {
        site = new Site(folder, Pages.settings()).start();
        pages = new Pages(site);
        lookout = new Lookout(site);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Page wall(String viewer) {
        BrowserContext profile = CHROMIUM.profile(1920, 1080);
        Page page = pages.open(profile, pages.links(viewer + "=W1,大屏,COMMAND_CENTRE=wall").get(0));
        page.waitForFunction("() => document.querySelector('#wall .bars li')");
        return page;
    }

    private static void shows(Page page, String selector, String text) {
        Pages.until(page, () -> selector + " says " + page.locator(selector).allTextContents() + ", not " + text, () ->
                page.locator(selector).allTextContents().stream().anyMatch(t -> t.contains(text)));
    }

    private static String figure(int number) {
        return ".kpi:nth-child(" + number + ") .value b";
    }

    @Test
    @Order(1)
    void aCourtsWallShowsEachStepOfItsMatters() {
        Page page = wall(COURT);
        shows(page, figure(1), "0");
        Pages.shot(page, "wall-live-empty");
        assertThat(page.locator(".drill").textContent()).isEqualTo("演练");
        var paper = Matters.paper(site.as(COURT));
        String id = site.as(COURT).entrustments().submit(Matters.freeze("wall-1", RECIPIENT, paper)).getResource();
        shows(page, figure(1), "1");
        shows(page, ".ticker p", "漳浦法院向蓟州法院发出委托");
        shows(page, ".tile-name", "蓟州");
        site.as(RECIPIENT).entrustments().sign(
                EntrustmentServiceSignRequest.newBuilder().setHeader(Matters.header("wall-sign")).setId(id).build());
        shows(page, ".ticker p", "蓟州法院签收漳浦法院的委托");
        Pages.shot(page, "wall-live-matter");
    }

    @Test
    @Order(2)
    void a22AnAlertIsOnTheWallAtOnceAndNobodysNameIs() throws Exception {
        Page page = wall(COURT);
        lookout.watched(PERSON, LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, List.of(POLICE));
        long began = System.nanoTime();
        try (SightingStream source = lookout.source().watches().sightings(1)) {
            source.send(List.of(Lookout.seen(PERSON, "wall-seen", "350623"))).get(30, TimeUnit.SECONDS);
        }
        shows(page, ".alert.p1.open .name", "演**");
        System.out.printf("wall: a sighting was on the wall after %d ms%n", (System.nanoTime() - began) / 1_000_000);
        assertThat(page.locator(".kpi.p1").count()).isEqualTo(1);
        Pages.shot(page, "wall-live-alarm");
        String stream = (String) page.evaluate("""
                async () => {
                  const reader = (await fetch('/api/watch/WallService/Watch')).body.getReader();
                  const text = new TextDecoder();
                  let all = '';
                  while (all.split('event: message').length < 3) {
                    all += text.decode((await reader.read()).value, { stream: true });
                  }
                  await reader.cancel();
                  return all;
                }""");
        assertThat(stream).contains("演**", "overdueCases");
        for (String seen : List.of(stream, page.content())) {
            assertThat(seen).doesNotContain("演示某", PERSON, Matters.DEBTOR.getName(), Matters.DEBTOR.getIdentifier());
            assertThat(seen).doesNotContainPattern("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
        }
        String alert = (String) page.evaluate("text => /\"id\":\"([0-9A-Z]+)\",\"priority\"/.exec(text)[1]", stream);
        site.as(POLICE).alerts().acknowledge(Lookout.acknowledge(alert, "wall-ack"));
        Pages.until(page, () -> "the card is quiet", () -> page.locator(".alert.open").count() == 0);
        shows(page, ".alert .state", "已确认");
    }

    @Test
    @Order(3)
    void aNationsWallHasAllDivisionsAndNobodyBelowSeesIt() {
        Page page = wall("最高法");
        shows(page, ".head .scope", "全国");
        assertThat(page.locator("rect.tile").count()).isEqualTo(35 + 1);
        shows(page, figure(1), "1");
        Pages.shot(page, "wall-live-nation");
        CHROMIUM.complaints().announce("403");
        Object status = wall(COURT).evaluate("""
                async () => (await fetch('/api/watch/WallService/Watch?q='
                  + encodeURIComponent(JSON.stringify({ scope: 'WALL_SCOPE_NATION' })))).status""");
        assertThat(status).isEqualTo(403);
    }

    @Test
    @Order(4)
    @Timeout(value = 150, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a8RealTrafficLeavesNoListenerAndNoNodeBehind() {
        // Two hours at full length; a matter a tenth of a second is several times what a court sees.
        int seconds = Size.of("seconds of real traffic on a wall", 6, 7_200);
        int pieces = Math.min(60, seconds);
        Page page = wall(COURT);
        CDPSession session = page.context().newCDPSession(page);
        session.send("Performance.enable");
        var paper = Matters.paper(site.as(COURT));
        var sender = Executors.newSingleThreadScheduledExecutor();
        try {
            var sent = new AtomicInteger();
            sender.scheduleAtFixedRate(() -> {
                int next = sent.incrementAndGet();
                String id = site.as(COURT).entrustments().submit(Matters.freeze("traffic-" + next, RECIPIENT, paper)).getResource();
                if (next % 2 == 0) {
                    site.as(RECIPIENT).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                            .setHeader(Matters.header("traffic-sign-" + next)).setId(id).build());
                }
            }, 0, 100, TimeUnit.MILLISECONDS);
            // What fills up once, the lists and the browser's own tables, is full after a tenth.
            // The browser's driver waits, not the page: nothing of the test is in its heap.
            page.waitForTimeout(2_000 + seconds * 100);
            var heap = new SimpleRegression();
            Soak.collect(session);
            double nodes = Soak.metric(session, "Nodes");
            double listeners = Soak.metric(session, "JSEventListeners");
            double all = Soak.metric(session, "JSHeapUsedSize");
            heap.addData(0, Soak.held(session));
            for (int i = 1; i <= pieces; i++) {
                page.waitForTimeout(seconds * 900.0 / pieces);
                heap.addData(seconds * 0.9 * i / pieces / 3_600, Soak.held(session));
                if (i * 6 % pieces == 0) {
                    System.out.printf("wall: %d matters in %d s, nodes %+.0f, listeners %+.0f, heap %+.0f KB an hour ± %.0f,"
                                    + " with machine code %+.0f KB%n",
                            sent.get(), seconds * (10 + 90 * i / pieces) / 100, Soak.metric(session, "Nodes") - nodes,
                            Soak.metric(session, "JSEventListeners") - listeners, heap.getSlope() / 1024,
                            heap.getSlopeStdErr() / 1024, (Soak.metric(session, "JSHeapUsedSize") - all) / 1024);
                }
            }
            assertThat(sent.get()).as("traffic went on").isGreaterThan(seconds * 3);
            assertThat(Soak.metric(session, "JSEventListeners")).isEqualTo(listeners);
            assertThat(Soak.metric(session, "Nodes") - nodes).isLessThan(MOST_NODES);
            double hours = seconds / 3_600.0;
            assertThat(heap.getSlope() * hours).isLessThan(hours < 1 ? NOISE : MOST_AN_HOUR * hours);
        } finally {
            sender.shutdownNow();
        }
    }

    @Test
    @Order(5)
    void a13AWallThatIsCutOffLooksLikeIt() {
        CHROMIUM.complaints().announce("ERR_|Failed to fetch|503");
        Page page = wall(COURT);
        Pages.until(page, () -> "the link is up", () -> page.locator(".head .link").count() == 1);
        long began = System.nanoTime();
        site.hub().kill();
        Pages.until(page, () -> "the band is amber", STALE_MILLIS, () -> page.locator(".head.cut").count() == 1);
        System.out.printf("wall: cut off was shown after %d ms%n", (System.nanoTime() - began) / 1_000_000);
        assertThat(page.locator(".head.cut").textContent()).contains("连接中断", "画面停在");
        assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.columns')).filter").toString())
                .contains("grayscale(1)");
        Pages.shot(page, "wall-live-stale");
        site.start();
        Pages.until(page, () -> "the wall is live again", 60_000, () -> page.locator(".head .link").count() == 1);
        Pages.until(page, () -> "what it showed is there again", () -> !page.locator(figure(1)).textContent().equals("—"));
    }
}
