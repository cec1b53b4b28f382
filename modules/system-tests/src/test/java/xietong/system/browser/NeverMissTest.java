// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Worker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import xietong.system.PoliceScene;
import xietong.system.PoliceScene.Kind;
import xietong.v1.Alert;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertState;
import xietong.v1.DutyFault;
import xietong.v1.TerminalFault;
import xietong.v1.UnconfirmedTerminal;

/** What must hold of a police terminal so that no alert is missed, whatever fails: one test for each. */
class NeverMissTest extends PoliceRoom {
    private static final String CURSOR = """
            new Promise(done => { const open = indexedDB.open('xietong-police-' + xietongPolice.state.seat, 1);
              open.onsuccess = () => { const get = open.result.transaction('meta').objectStore('meta').get('cursor');
                get.onsuccess = () => { open.result.close(); done(String(get.result)); }; }; })""";
    private static final String FORGET = """
            id => new Promise(done => { const open = indexedDB.open('xietong-police-' + xietongPolice.state.seat, 1);
              open.onsuccess = () => { const change = open.result.transaction('alerts', 'readwrite');
                change.objectStore('alerts').delete(id);
                change.oncomplete = () => { open.result.close(); done(true); }; }; })""";

    private static boolean said(String station, TerminalFault fault) {
        return scene.as(station).duties().list().flatMap(d -> d.getFaultsList().stream()).map(DutyFault::getFault)
                .anyMatch(fault::equals);
    }

    @Test
    void i1AnAlertIsUnacknowledgedUntilTheHubSaysOtherwise() throws Exception {
        Alert alert = scene.raised(Kind.URGENT, "I-1");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-1"))) {
            seat.shows(alert.getId()).choose(alert.getId());
            // An answer that says yes, of a command that never reached the hub.
            seat.page().route("**/api/call/AlertService/Acknowledge", route -> route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"receipt\":{\"revision\":\"7\"}}")));
            seat.press("F2");
            seat.until("it says that it is sent", "xietongPolice.state.pending['" + alert.getId() + "']");
            assertThat(seat.row(alert.getId()).getAttribute("class")).contains("is-waiting");
            assertThat(seat.row(alert.getId()).innerText()).contains("提交中");
            seat.until("and that nothing came of it", "!xietongPolice.state.pending['" + alert.getId() + "']");
            assertThat(seat.state(alert.getId())).isEqualTo("UNACKNOWLEDGED");
            scene.as("I-1").alerts().acknowledge(acknowledge(alert, "by-another"));
            seat.awaitState(alert.getId(), "ACKNOWLEDGED");
        }
    }

    private static AlertServiceAcknowledgeRequest acknowledge(Alert alert, String requestId) {
        return AlertServiceAcknowledgeRequest.newBuilder().setHeader(PoliceScene.head(requestId)).setId(alert.getId()).build();
    }

    @Test
    void i2TheCursorMovesWithTheAlertOnTheDiskAndNotBefore() throws Exception {
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-2"))) {
            PoliceScene.until("a cursor", () -> String.valueOf(seat.ask(CURSOR)).contains("-"));
            String before = String.valueOf(seat.ask(CURSOR));
            Worker worker = seat.page().workers().get(0);
            worker.evaluate("() => { self.put = IDBObjectStore.prototype.put;"
                    + " IDBObjectStore.prototype.put = () => { throw new Error('the disk is full'); }; }");
            Alert alert = scene.raised(Kind.URGENT, "I-2");
            seat.shows(alert.getId());
            seat.until("it says so", "xietongPolice.state.store === 'failed'");
            assertThat(seat.page().locator(".bar.red").allInnerTexts()).anyMatch(text -> text.contains("无法保存"));
            assertThat(seat.ask(CURSOR)).isEqualTo(before);
            assertThat(unconfirmed(alert)).as("nor is it confirmed").isTrue();
            worker.evaluate("() => { IDBObjectStore.prototype.put = self.put; }");
            PoliceScene.until("it comes again, and the cursor moves", () -> !seat.ask(CURSOR).equals(before));
            seat.until("the disk is well", "xietongPolice.state.store === 'ok'");
            // A crash: what is on the disk is on the screen before the hub is asked.
            seat.page().route("**/api/stream/**", Route::abort);
            seat.page().reload();
            seat.shows(alert.getId());
        }
    }

    private static boolean unconfirmed(Alert alert) {
        return scene.court().alerts().unconfirmed(alert.getId()).map(UnconfirmedTerminal::getTerminal)
                .anyMatch(name -> name.startsWith("police-"));
    }

    @Test
    void i3WhereTheHeadIsAheadAndNothingComesTheTerminalConnectsAgain() throws Exception {
        try (Between between = new Between(scene.webPort());
                PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-3"), between)) {
            between.fault(Between.Fault.LOSE_ITEMS);
            long streams = between.asked("/api/stream/alerts?");
            Alert alert = scene.raised(Kind.URGENT, "I-3");
            PoliceScene.until("it connects again", () -> between.asked("/api/stream/alerts?") > streams);
            between.fault(Between.Fault.NONE);
            seat.shows(alert.getId());
        }
    }

    @Test
    void i4WhatTheTerminalHasLostIsFetchedByTheDigestAndSaid() throws Exception {
        scene.roster("I-4", "P1", "P2");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-4"))) {
            seat.until("the first list is in", "xietongPolice.state.duty");
            Alert alert = scene.raised(Kind.URGENT, "I-4");
            seat.shows(alert.getId());
            long old = System.nanoTime() + Duration.ofMillis(5_500).toNanos();
            PoliceScene.until("it is no alert that is on its way", () -> System.nanoTime() > old);
            seat.page().evaluate(FORGET, alert.getId());
            seat.page().reload();
            seat.shows(alert.getId());
            PoliceScene.until("the desk hears of the gap", () -> said("I-4", TerminalFault.TERMINAL_FAULT_GAP));
            assertThat(scene.as("I-4").alerts().digest().getCount()).isEqualTo(1);
        }
    }

    @Test
    void i5AnAlertCountsAsShownOnceItIsPaintedWithinASecondAndTheCourtSeesWhereItIsNot() throws Exception {
        try (Between between = new Between(scene.webPort());
                PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-5"), between)) {
            seat.ask("new MutationObserver(() => { if (document.querySelector('.row.p1')) window.drawn ??= Date.now(); })"
                    + ".observe(document.querySelector('.rows'), { childList: true, subtree: true }) && 0");
            between.fault(Between.Fault.SILENCE);
            Alert alert = scene.raised(Kind.URGENT, "I-5");
            assertThat(unconfirmed(alert)).as("the court sees that it is not shown").isTrue();
            between.fault(Between.Fault.NONE);
            seat.shows(alert.getId());
            PoliceScene.until("shown, says the hub", () -> !unconfirmed(alert));
            // When the terminal said so, not when this test came to ask.
            long later = between.lastAsked("/api/call/AlertService/ConfirmDisplayed") - ((Number) seat.ask("window.drawn")).longValue();
            System.out.printf("painted, and confirmed within %d ms%n", later);
            assertThat(later).isLessThan(2_000);
        }
    }

    @Test
    void i6ALinkThatIsDownIsSeenHeardAndAtLastTheTelephone() throws Exception {
        try (Between between = new Between(scene.webPort());
                PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-6"), between)) {
            seat.startShift();
            Alert alert = scene.raised(Kind.INFORM, "I-6");
            seat.shows(alert.getId());
            // By the page's own clock, from the last sign of life to the drawing.
            seat.ask("new MutationObserver(() => { if (document.querySelector('.bar.amber'))"
                    + " window.said ??= xietongPolice.state.link.info.lag; })"
                    + ".observe(document.querySelector('.bars'), { childList: true, subtree: true }) && 0");
            between.fault(Between.Fault.SILENCE);
            seat.page().locator(".bar.amber").waitFor();
            Duration after = Duration.ofMillis(((Number) seat.ask("window.said")).longValue());
            System.out.printf("silence, and said after %d ms%n", after.toMillis());
            assertThat(after).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(11));
            assertThat(seat.page().locator(".bar.amber").innerText()).contains("中断", "画面停在");
            PoliceScene.until("its own sound", () -> seat.heard().stream().anyMatch(tone -> tone.pitch() == 580));
            new Looks(seat, "police").shot("stale");
            seat.choose(alert.getId());
            assertThat(seat.page().locator(".acts .act").nth(1).isDisabled()).as("a claim is a race").isTrue();
            // A minute later, by this machine's clock.
            seat.ask("{ const now = Date.now; Date.now = () => now() + 55_000; }");
            seat.page().locator(".phone").waitFor();
            assertThat(seat.page().locator(".phone").innerText()).contains("执行110");
            new Looks(seat, "police").shot("telephone");
            between.fault(Between.Fault.NONE);
            seat.live();
            assertThat(seat.page().locator(".bar.amber").count()).isZero();
        }
    }

    @Test
    void i7OfTwoWindowsOneLeadsAndTheOtherTakesOverWithinTwoSeconds() throws Exception {
        try (Between between = new Between(scene.webPort());
                PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-7"), between)) {
            Alert first = scene.raised(Kind.INFORM, "I-7");
            seat.shows(first.getId());
            Page second = seat.window();
            PoliceScene.until("it mirrors", () -> PoliceSeat.isTrue(second, "xietongPolice.state.role === 'mirror'"));
            second.locator("[data-id=\"" + first.getId() + "\"]").waitFor();
            long streams = between.asked("/api/stream/alerts?");
            Alert next = scene.raised(Kind.INFORM, "I-7");
            second.locator("[data-id=\"" + next.getId() + "\"]").waitFor();
            assertThat(between.asked("/api/stream/alerts?")).as("one stream for both").isEqualTo(streams);
            // By the page's own clock, from when the first window is gone.
            second.evaluate("setInterval(() => { if (xietongPolice.state.role === 'leader') window.led ??= Date.now(); }, 10) && 0");
            seat.page().close();
            long closed = System.currentTimeMillis();
            PoliceScene.until("it leads", () -> PoliceSeat.isTrue(second, "window.led"));
            long after = ((Number) second.evaluate("window.led")).longValue() - closed;
            System.out.printf("the other window leads %d ms after the first has gone%n", after);
            assertThat(after).isLessThan(2_000);
            Alert last = scene.raised(Kind.URGENT, "I-7");
            second.locator("[data-id=\"" + last.getId() + "\"]").waitFor();
        }
    }

    @Test
    void i8WhereTheTerminalCannotBeHeardOrSeenItSaysSoAloud() throws Exception {
        scene.roster("I-8", "P1", "P2");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("I-8"))) {
            seat.startShift();
            seat.ask("{ loudspeaker.resume = () => Promise.reject(new Error('no device')); loudspeaker.suspend(); 0 }");
            seat.until("the fault is seen", "[...document.querySelectorAll('.bar.red')].some(x => x.innerText.includes('听不到'))");
            PoliceScene.until("the desk hears of it", () -> said("I-8", TerminalFault.TERMINAL_FAULT_SOUND));
            new Looks(seat, "police").shot("fault");
            seat.ask("{ delete loudspeaker.resume; loudspeaker.resume(); 0 }");
            seat.until("it is well again", "!document.querySelector('.bar.red')");
            // Something else lies over it for more than ten seconds, by this machine's clock.
            seat.ask("{ Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });"
                    + " document.dispatchEvent(new Event('visibilitychange'));"
                    + " const now = Date.now; Date.now = () => now() + 11_000; 0 }");
            PoliceScene.until("the desk hears of that too", () -> said("I-8", TerminalFault.TERMINAL_FAULT_HIDDEN));
        }
    }

    @Test
    void whatIsAcknowledgedWithoutTheHubIsKeptAndSentOnceItIsBack() throws Exception {
        try (Between between = new Between(scene.webPort());
                PoliceSeat seat = PoliceSeat.open(browser(), scene.link("QUEUE"), between)) {
            Alert alert = scene.raised(Kind.INFORM, "QUEUE");
            seat.shows(alert.getId()).choose(alert.getId());
            between.fault(Between.Fault.REFUSE);
            seat.press("F2");
            seat.until("it is kept", "xietongPolice.state.outbox.length === 1");
            seat.until("and says so", "document.querySelector('.foot .outbox').innerText.includes('未上传 1')");
            assertThat(seat.state(alert.getId())).isEqualTo("UNACKNOWLEDGED");
            between.fault(Between.Fault.NONE);
            seat.awaitState(alert.getId(), "ACKNOWLEDGED");
            seat.until("nothing is kept any more", "xietongPolice.state.outbox.length === 0");
            assertThat(scene.as("QUEUE").alerts().get(alert.getId()).getAcknowledgementsList()).hasSize(1);
            assertThat(scene.as("QUEUE").alerts().get(alert.getId()).getState())
                    .isEqualTo(AlertState.ALERT_STATE_ACKNOWLEDGED);
        }
    }
}
