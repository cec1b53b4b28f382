// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.system.Matters;
import xietong.system.Size;
import xietong.system.Site;
import xietong.system.Watch;
import xietong.v1.DocumentRef;
import xietong.v1.MailboxSubscription;
import xietong.v1.SessionServiceCloseRequest;

/**
 * A page's stream outlives whatever happens between it and the hub. The faults happen at the same time, each to a page of
 * its own: five news before, five meanwhile, five after.
 */
@ExtendWith(Watch.class)
@Timeout(180)
class StreamFaultTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String SENDER = "京0117";
    private static final String READER = "津0119";
    /** Of a mailbox of its own. */
    private static final String ANOTHER = "冀1082";
    private static final int EACH = 5;
    private static final double SHOWN_MILLIS = 8_500;

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static Site site;
    private static Pages pages;
    private static DocumentRef paper;

    @BeforeAll
    static void start() {
        site = new Site(folder, Pages.settings(Probe.pages(folder))).start();
        pages = new Pages(site);
        paper = Matters.paper(site.as(SENDER));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static void send(int count) {
        send(READER, count);
    }

    /** News for a mailbox. */
    private static void send(String to, int count) {
        for (int i = 0; i < count; i++) {
            site.as(SENDER).entrustments().submit(Matters.freeze("stream-" + NUMBERS.incrementAndGet(), to, paper));
        }
    }

    private static String seat(String officer) {
        return seat(READER, officer);
    }

    private static String seat(String organisation, String officer) {
        return organisation + "=" + officer + ",演示员,OFFICER=desk";
    }

    /** A page behind something that meddles. */
    private record Behind(Meddler meddler, Probe probe) {}

    private static Behind behind(String name, String link, Meddler.Mood mood, String after) throws IOException {
        var meddler = new Meddler(pages.port());
        var probe = Probe.open(CHROMIUM.profile(600, 400), Pages.through(meddler.port(), link));
        meddler.be(mood);
        return new Behind(meddler, probe.start(name, after));
    }

    private static void all(Map<String, Behind> pages, int count) {
        pages.forEach((name, page) -> Pages.until(
                page.probe().page(),
                () -> name + " has " + count + " news: " + page.probe().count() + ", " + page.probe().states(),
                40_000,
                () -> page.probe().count() >= count));
    }

    @Test
    void a11EveryFaultEndsWithEverythingThereOnceInOrderAndAStaleScreenSaysSoInTime() throws IOException {
        CHROMIUM.complaints().announce("Failed to load resource|net::ERR_|401|503|410");
        List<String> names = List.of("killed", "busy", "captive", "silent", "buffered", "gone", "login");
        List<String> links = pages.links(names.stream().map(StreamFaultTest::seat).toArray(String[]::new));
        var open = new LinkedHashMap<String, Behind>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            open.put(name, behind(name, links.get(i),
                    name.equals("buffered") ? Meddler.Mood.BUFFERING : Meddler.Mood.PASSING,
                    name.equals("gone") ? "another-17" : null));
        }
        var direct = new LinkedHashMap<>(open);
        Behind buffered = direct.remove("buffered");
        send(EACH);
        all(direct, EACH);

        // From here on a page that the machine kept waiting is allowed that much.
        open.values().forEach(page -> page.probe().page().evaluate("() => { probe.late = 0; }"));
        open.get("killed").meddler().be(Meddler.Mood.CUTTING);
        open.get("busy").meddler().be(Meddler.Mood.BUSY);
        open.get("captive").meddler().be(Meddler.Mood.LOGIN_PAGE);
        open.get("silent").meddler().be(Meddler.Mood.SILENT);
        site.as(READER).sessions().close(SessionServiceCloseRequest.newBuilder()
                .setHeader(Matters.header("end-login"))
                .setOfficerId("login")
                .build());
        send(EACH);
        Probe login = open.get("login").probe();
        Pages.until(login.page(), () -> "the session that ended asks for a login: " + login.states(),
                () -> login.state().equals("login"));
        for (String name : List.of("killed", "busy", "captive", "silent")) {
            Probe probe = open.get(name).probe();
            Pages.until(probe.page(), () -> name + " looks stale: " + probe.states(), () -> probe.state().equals("down"));
            double lag = ((Number) probe.states().get(probe.states().size() - 1).get("lag")).doubleValue();
            assertThat(lag).as("%s is shown, ms after the last sign of life", name).isBetween(8_000.0, SHOWN_MILLIS + probe.number("late"));
        }
        for (String name : List.of("killed", "busy", "captive", "silent")) {
            open.get(name).meddler().be(Meddler.Mood.PASSING);
        }
        var again = login.page().context().newPage();
        again.navigate(Pages.through(open.get("login").meddler().port(), pages.links(seat("login")).get(0)));
        login.page().evaluate("() => probe.stream.kick()");
        send(EACH);
        all(open, 3 * EACH);

        open.forEach((name, page) -> {
            List<Integer> seqs = page.probe().seqs();
            assertThat(seqs).as(name).doesNotHaveDuplicates().isSorted().hasSize(3 * EACH);
            Pages.until(page.probe().page(), () -> name + " is live: " + page.probe().states(),
                    () -> page.probe().state().equals("live"));
        });
        assertThat(open.get("gone").probe().number("gone")).as("the page heard that its cursor is none").isEqualTo(1);
        assertThat(buffered.meddler().asked()).as("long polls instead of streams")
                .anyMatch(line -> line.startsWith("GET /api/poll/all"));
        for (Behind page : open.values()) {
            page.meddler().close();
        }
    }

    @Test
    void a12AllNewsComeOnceInOrderThroughRandomResetsAndTheReceiptsSaySo() throws Exception {
        int count = Size.of("news to one page through random resets", 200, 2_000);
        CHROMIUM.complaints().announce("Failed to load resource|net::ERR_");
        Behind page = behind("resets", pages.links(seat(ANOTHER, "resets")).get(0), Meddler.Mood.PASSING, "now");
        Pages.until(page.probe().page(), () -> "the stream is open", () -> page.probe().number("hellos") > 0);
        HubClient reader = site.as(ANOTHER);
        var random = Size.random();
        var sending = new Thread(() -> IntStream.range(0, 8).parallel().forEach(part -> send(ANOTHER, count / 8)));
        sending.start();
        int resets = 0;
        while (page.probe().count() < count / 8 * 8) {
            page.probe().page().waitForTimeout(100 + random.nextInt(400));
            page.meddler().cut();
            resets++;
            if (resets > 8) {
                Pages.until(page.probe().page(), () -> "everything has come: " + page.probe().count(), 60_000,
                        () -> page.probe().count() >= count / 8 * 8);
            }
        }
        sending.join();
        List<Integer> seqs = page.probe().seqs();
        System.out.printf("%d news, %d resets, %d connections%n", seqs.size(), resets, page.probe().number("hellos"));
        assertThat(seqs).doesNotHaveDuplicates().isSorted().hasSize(count / 8 * 8);
        assertThat(page.probe().number("hellos")).as("connections").isGreaterThan(1);
        Pages.until(page.probe().page(), () -> "the receipts say so", () -> cursor(reader, "resets") == seqs.get(seqs.size() - 1));
        page.meddler().close();
    }

    private static long cursor(HubClient reader, String subscription) {
        return reader.mailbox().subscriptions()
                .filter(s -> s.getName().equals(subscription))
                .mapToLong(MailboxSubscription::getCursor)
                .findFirst()
                .orElse(-1);
    }
}
