// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xietong.system.Matters;
import xietong.system.Site;
import xietong.system.Watch;
import xietong.v1.SessionServiceCloseRequest;

/** The pages do what they do within their own policy: no script, style or trusted type is ever stopped. */
@ExtendWith(Watch.class)
@Timeout(120)
class PolicyTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Who sits before which page. */
    private static final Map<String, String> SEATS = Map.of(
            "wall", "京0117=C1,演示员,COMMAND_CENTRE=wall",
            "police", "POLICE-350623=P1,演示员,POLICE=police",
            "desk", "京0117=J1,演示员,OFFICER=desk",
            "grid", "GRID-360881=G1,演示员,GRID_WORKER=grid",
            "stats", "京0117=J2,演示员,COMMAND_CENTRE=stats",
            "operator", "HUB=A1,演示员,ADMINISTRATOR=operator");

    @TempDir
    static Path folder;

    private static Site site;
    private static Pages pages;

    @BeforeAll
    static void start() {
        site = new Site(folder, Pages.settings(Probe.pages(folder))).start();
        pages = new Pages(site);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a10EveryPageThereIsLoadsWithoutAComplaint() {
        List<String> surfaces = new ArrayList<>(SEATS.keySet().stream()
                .filter(name -> Files.exists(Pages.SOURCES.resolve(name).resolve("index.html")))
                .sorted()
                .toList());
        List<String> links = surfaces.isEmpty() ? List.of() : pages.links(surfaces.stream().map(SEATS::get).toArray(String[]::new));
        for (int i = 0; i < surfaces.size(); i++) {
            Page page = pages.open(CHROMIUM.profile(1366, 768), links.get(i));
            page.waitForLoadState(LoadState.LOAD);
            Pages.until(page, () -> page.url() + " shows something", () -> !page.innerText("body").isBlank());
        }
        System.out.println("looked at " + surfaces + " in Chromium " + CHROMIUM.version());
        assertThat(CHROMIUM.complaints().ofPolicy()).isEmpty();
    }

    @Test
    void a10TheBannerTheWatermarkAndTheLoginInPlaceKeepToThePolicy() {
        CHROMIUM.complaints().announce("401");
        Probe probe = Probe.open(CHROMIUM.profile(1366, 768), pages.links("京0117=J9,演示员,OFFICER=desk").get(0));
        Page page = probe.page();
        page.evaluate("() => { probe.session({watermark: true}); }");
        page.waitForSelector(".x-drill");
        assertThat(page.innerText(".x-drill")).contains("演练");
        assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.x-watermark')).backgroundImage").toString())
                .startsWith("url(\"data:image/svg+xml");
        probe.start("J9", "now");
        Pages.until(page, () -> "the stream is live", () -> probe.state().equals("live"));
        site.as("京0117").sessions().close(SessionServiceCloseRequest.newBuilder()
                .setHeader(Matters.header("end-J9"))
                .setOfficerId("J9")
                .build());
        Pages.until(page, () -> "the stream asks for a login: " + probe.states(), () -> probe.state().equals("login"));
        page.evaluate("() => import('/lib/call.js').then(m => m.call('EntrustmentService/List', {}).catch(() => {}))");
        page.waitForSelector(".x-overlay");
        assertThat(page.innerText("h1")).as("what was there stays under it").isEqualTo("probe");
        assertThat(page.inputValue(".x-overlay input[name=officer]")).isEqualTo("J9");
        Pages.shot(page, "login-in-place");
        assertThat(CHROMIUM.complaints().ofPolicy()).isEmpty();
    }

    @Test
    void a10WhatThePolicyForbidsIsStoppedAndHeard() {
        CHROMIUM.complaints().announce("nothing");
        Page page = Probe.open(CHROMIUM.profile(600, 400), pages.links("京0117=J8,演示员,OFFICER=desk").get(0)).page();
        page.evaluate("() => document.body.setAttribute('style', 'color: red')");
        Pages.until(page, () -> "the browser's log speaks of it", () -> !CHROMIUM.complaints().ofPolicy().isEmpty());
        CHROMIUM.complaints().forget();
    }
}
