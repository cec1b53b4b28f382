// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.system.PoliceScene;
import xietong.system.PoliceScene.Kind;
import xietong.v1.Alert;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertState;
import xietong.v1.AuditServiceListRequest;

/** The police terminal in a real browser: acts, races, sound, keys, looks. Each test has a station of its own. */
class PoliceTerminalTest extends AlarmQualityChecks {
    @Test
    void a1A2A3A5A10A21TheTerminalFitsItsScreensInBothLanguagesAndBreaksNoRule() throws Exception {
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link(PoliceScene.LONGEST))) {
            Looks looks = new Looks(seat, "police");
            looks.check("empty");
            scene.roster(PoliceScene.LONGEST, "P1", "P2");
            seat.page().reload();
            seat.live().startShift();
            Alert urgent = scene.raised(Kind.URGENT, PoliceScene.LONGEST);
            Alert vehicle = scene.raised(Kind.VEHICLE, PoliceScene.LONGEST);
            Alert inform = scene.raised(Kind.INFORM, PoliceScene.LONGEST);
            Alert old = scene.raised(Kind.OLD, PoliceScene.LONGEST);
            List.of(urgent, vehicle, inform, old).forEach(a -> seat.shows(a.getId()));
            looks.check("alarm");
            seat.choose(inform.getId());
            assertThat(seat.page().locator(".basis").innerText()).contains("仅核实，不得控制");
            looks.check("inform-only");
            seat.choose(urgent.getId()).press("F2");
            seat.awaitState(urgent.getId(), "ACKNOWLEDGED");
            seat.press("F4");
            seat.awaitState(urgent.getId(), "CLAIMED");
            looks.check("busy");
            seat.press("F6");
            seat.page().locator("[data-panel=report]").waitFor();
            looks.check("report");
            seat.press("Escape", "F9");
            looks.check("subscriptions");
            seat.press("Escape", "F10");
            looks.check("end-of-shift");
            seat.press("Escape");
            seat.ask("document.documentElement.dataset.theme = 'dark'");
            looks.check("dark");
            seat.ask("document.documentElement.dataset.theme = 'light'");
            looks.sizes("busy");
            Shots.takeForDocs(seat.page(), "police", 683);
            seat.page().navigate(seat.page().url() + "?lang=en");
            seat.live().choose(urgent.getId());
            looks.check("english");
            seat.press("F6");
            looks.check("english-report");
            seat.press("Escape", "F10");
            looks.check("english-shift");
            looks.sizes("english");
            assertThat(seat.ask("[...xietongPolice.missing].join()")).as("words that are missing").isEqualTo("");
            assertThat(seat.problems()).as("A10").isEmpty();
        }
    }

    @Test
    void a15TheLoserOfAClaimRaceReadsWhoWon() throws Exception {
        Alert alert = scene.raised(Kind.URGENT, "RACE-A", "RACE-B");
        try (PoliceSeat one = PoliceSeat.open(browser(), scene.link("RACE-A"));
                PoliceSeat other = PoliceSeat.open(browser(), scene.link("RACE-B"))) {
            one.shows(alert.getId()).choose(alert.getId());
            other.shows(alert.getId()).choose(alert.getId());
            // At the same moment: neither has heard of the other's yet.
            one.ask("setTimeout(() => document.querySelectorAll('.act')[1].click(), 100) && 0");
            other.ask("setTimeout(() => document.querySelectorAll('.act')[1].click(), 100) && 0");
            one.awaitState(alert.getId(), "CLAIMED");
            other.awaitState(alert.getId(), "CLAIMED");
            Alert claimed = scene.as("RACE-A").alerts().get(alert.getId());
            boolean oneWon = claimed.getClaim().getOrganisation().equals("RACE-A");
            PoliceSeat winner = oneWon ? one : other;
            PoliceSeat loser = oneWon ? other : one;
            winner.until("its report is open", "!document.querySelectorAll('.act')[2].disabled");
            loser.until("it reads who won", "/已由 演练派出所 .*认领/.test(document.querySelector('.detail').innerText)");
            assertThat(loser.page().locator(".acts .act").nth(1).isDisabled()).as("nothing more to claim").isTrue();
            assertThat(claimed.getStepsList().stream().filter(s -> s.getAction().equals("Claim"))).hasSize(1);
            assertThat(loser.problems()).isEmpty();
        }
    }

    @Test
    void a15WhoClaimsWhatIsClaimedReadsItAsARefusal() throws Exception {
        Alert alert = scene.raised(Kind.URGENT, "RACE-A", "RACE-B");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("RACE-A"))) {
            seat.shows(alert.getId()).choose(alert.getId());
            // The other's claim goes by while this one's line is held back for a moment.
            seat.page().route("**/api/call/AlertService/Claim", route -> {
                scene.as("RACE-B").alerts().claim(AlertServiceClaimRequest.newBuilder()
                        .setHeader(PoliceScene.head("first-" + alert.getId()))
                        .setId(alert.getId())
                        .build());
                route.resume();
            });
            seat.press("F4");
            seat.page().locator(".detail .problem").waitFor();
            assertThat(seat.page().locator(".detail .problem").innerText())
                    .contains("已由", "演练派出所", "认领").containsPattern("\\d\\d:\\d\\d:\\d\\d");
            assertThat(seat.row(alert.getId()).innerText()).contains("已由");
        }
    }

    @Test
    void a16AfterTheShiftHasBegunAnUrgentAlertIsHeardWithinHalfASecondUntilItIsAcknowledged() throws Exception {
        scene.roster("SOUND", "P1", "P2");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("SOUND"))) {
            assertThat(seat.page().locator(".bar.red").innerText()).contains("未上岗");
            seat.startShift();
            assertThat(seat.ask("xietongPolice.state.sound.state")).isEqualTo("running");
            seat.until("nothing sounds any more", "Date.now() - heard[heard.length - 1].at > 500");
            int before = seat.heard().size();
            String person = scene.watched(Kind.URGENT, "SOUND");
            // When the page has drawn it, by the page's own clock.
            seat.ask("new MutationObserver(() => { if (document.querySelector('.row.p1.is-waiting')) window.drawn ??= Date.now(); })"
                    + ".observe(document.querySelector('.rows'), { childList: true, subtree: true }) && 0");
            Alert alert = scene.alert("SOUND", scene.seen(Kind.URGENT, person));
            seat.shows(alert.getId());
            seat.until("it sounds", "heard.length > " + before);
            PoliceSeat.Tone first = seat.heard().get(before);
            long drawn = ((Number) seat.ask("window.drawn")).longValue();
            System.out.printf("drawn, and heard %d ms later%n", first.at() - drawn);
            assertThat(first.at() - drawn).isLessThanOrEqualTo(500);
            assertThat(first.pitch()).as("the urgent voice").isEqualTo(440);
            seat.until("again after five seconds", "heard.length >= " + (before + 20));
            seat.choose(alert.getId()).press("F2");
            seat.awaitState(alert.getId(), "ACKNOWLEDGED");
            int acknowledged = seat.heard().size();
            long quiet = System.nanoTime() + Duration.ofSeconds(6).toNanos();
            PoliceScene.until("six seconds of quiet", () -> System.nanoTime() > quiet);
            assertThat(seat.heard()).hasSize(acknowledged);
        }
    }

    @Test
    void a17EachFlowGoesByTheKeyboardAndKeysOfAnInputMethodAreNotTaken() throws Exception {
        scene.roster("KEYS", "P1", "P2");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("KEYS"))) {
            seat.startShift();
            Alert first = scene.raised(Kind.INFORM, "KEYS");
            Alert second = scene.raised(Kind.INFORM, "KEYS");
            seat.shows(first.getId()).shows(second.getId()).choose(first.getId());
            for (String composing : List.of("isComposing: true", "keyCode: 229")) {
                seat.ask("['F2', 'F4', 'F7', 'F8', 'Enter', 'ArrowDown'].forEach(code => document.activeElement.dispatchEvent("
                        + "new KeyboardEvent('keydown', { code, key: code, bubbles: true, " + composing + " })))");
            }
            assertThat(seat.ask("xietongPolice.state.pending[xietongPolice.state.opened]")).isNull();
            assertThat(seat.ask("xietongPolice.state.mute ?? xietongPolice.state.panel")).isNull();
            assertThat(seat.state(first.getId())).isEqualTo("UNACKNOWLEDGED");
            // Acknowledge, claim, report.
            seat.press("F2");
            seat.awaitState(first.getId(), "ACKNOWLEDGED");
            seat.press("F4");
            seat.awaitState(first.getId(), "CLAIMED");
            seat.press("F6");
            seat.page().locator("[data-panel=report]").waitFor();
            assertThat(seat.page().locator("[data-panel=report] [name=outcome]").all())
                    .as("inform only: nobody is held").noneMatch(o -> o.getAttribute("value").equals("CONTROLLED"));
            seat.press("Space", "ArrowDown", "ArrowDown");
            seat.until("an outcome is chosen", "document.querySelector('[name=outcome]:checked')?.value === 'NOT_FOUND'");
            seat.press("Enter");
            PoliceScene.until("it is reported", () -> scene.as("KEYS").alerts().get(first.getId()).getState()
                    == AlertState.ALERT_STATE_REPORTED);
            // Pass on.
            seat.choose(second.getId()).press("F7");
            seat.page().locator("[data-panel=transfer]").waitFor();
            seat.page().keyboard().insertText("RACE-B");
            seat.press("Tab");
            seat.page().keyboard().insertText("不在本辖区");
            seat.press("Enter");
            PoliceScene.until("it is passed on", () -> scene.as("KEYS").alerts().get(second.getId()).getAddresseesList().stream()
                    .anyMatch(a -> a.getMailbox().equals("RACE-B")));
            // Mute, subscriptions, end of the shift.
            seat.press("F8");
            seat.until("it is muted", "xietongPolice.state.mute");
            seat.press("F9");
            seat.page().locator("[data-panel=subscriptions]").waitFor();
            seat.press("Escape", "F10");
            seat.page().locator("[data-panel=shift] [name=to]").waitFor();
            seat.press("Enter");
            seat.until("the shift has ended", "xietongPolice.state.sound.test === undefined");
            assertThat(seat.problems()).isEmpty();
        }
    }

    @Test
    void a17WhoSignsOutHandsTheShiftOverFirstAndNobodyDoesOverActsThatWereNotSent() throws Exception {
        scene.roster("LEAVE", "P1", "P2");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("LEAVE"))) {
            Page page = seat.page();
            seat.startShift();
            Alert alert = scene.raised(Kind.INFORM, "LEAVE");
            seat.shows(alert.getId()).choose(alert.getId());
            page.route("**/api/call/AlertService/Acknowledge", route -> route.abort());
            seat.press("F2");
            seat.until("the act is kept", "xietongPolice.state.outbox.length === 1");
            seat.focus(".top .out").press("Enter");
            page.locator("[data-panel=outbox]").waitFor();
            assertThat(page.locator(".toasts").innerText()).contains("还有 1 条操作只存在本机");
            page.unroute("**/api/call/AlertService/Acknowledge");
            seat.until("it is sent", "xietongPolice.state.outbox.length === 0");
            seat.awaitState(alert.getId(), "ACKNOWLEDGED");
            seat.focus(".top .out").press("Enter");
            page.locator("[data-panel=shift] [name=to]:focus").waitFor();
            assertThat(page.locator("[data-panel=shift]").innerText()).contains("请先交班", "交班并退出");
            seat.press("Escape");
            assertThat(seat.ask("xietongPolice.state.sound.test")).as("the shift goes on").isEqualTo("yes");
            seat.focus(".top .out").press("Enter");
            page.locator("[data-panel=shift] [name=to]:focus").waitFor();
            seat.press("Enter");
            page.waitForURL("**/login");
            seat.focus("button.out").press("Enter");
            page.getByText("已退出登录").waitFor();
            page.navigate(page.url().replace("/login", "/police"));
            assertThat(page.url()).as("nobody is signed in").contains("/login");
            assertThat(scene.as("LEAVE").duties().list().filter(d -> d.getPresent().getId().equals("P1"))).as("on duty").isEmpty();
            assertThat(seat.problems()).isEmpty();
        }
    }

    @Test
    void whoIsControlledHasAClockAndIsHandedToTwoOfficersOfTheCourt() throws Exception {
        Alert alert = scene.raised(Kind.URGENT, "HOLD");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("HOLD"))) {
            seat.shows(alert.getId()).choose(alert.getId()).press("F4");
            seat.awaitState(alert.getId(), "CLAIMED");
            seat.press("F6");
            Page page = seat.page();
            page.locator("[name=outcome][value=CONTROLLED]").check();
            page.locator("[name=place]").fill("演示县演示镇某酒店大堂");
            page.locator("[name=photo]").setInputFiles(new com.microsoft.playwright.options.FilePayload(
                    "photo.png", "image/png", Pictures.png(40, 30)));
            page.locator("[data-panel=report] [type=submit]").click();
            seat.awaitState(alert.getId(), "CONTROLLED");
            Alert held = scene.as("HOLD").alerts().get(alert.getId());
            assertThat(held.getControl().getArticle()).contains("INT 482");
            assertThat(held.getReportPapersList()).singleElement().satisfies(p -> assertThat(p.getKind()).isEqualTo("PHOTO"));
            page.locator("[data-panel=handover]").waitFor();
            seat.press("Escape");
            assertThat(page.locator("div.hold").innerText()).contains("起控制");
            new Looks(seat, "police").shot("held");
            seat.press("F6");
            page.locator("[name=officer1]").fill("陈演示");
            page.locator("[name=number1]").fill("C-1");
            page.locator("[name=officer2]").fill("林演示");
            page.locator("[name=number2]").fill("C-1");
            page.locator("[name=place]").fill("演练派出所");
            page.locator("[data-panel=handover] [type=submit]").click();
            page.locator("[data-panel=handover] .problem").waitFor();
            assertThat(page.locator("[data-panel=handover] .problem").innerText()).contains("两名法院人员");
            page.locator("[name=number2]").fill("C-2");
            page.locator("[data-panel=handover] [type=submit]").click();
            PoliceScene.until("handed over", () -> scene.as("HOLD").alerts().get(alert.getId()).getState()
                    == AlertState.ALERT_STATE_HANDED_OVER);
        }
    }

    @Test
    void anAnswerThatComesLateClosesNoFormThatTheOfficerHasOpenedMeanwhile() throws Exception {
        Alert alert = scene.raised(Kind.INFORM, "LATE");
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("LATE"))) {
            Page page = seat.page();
            Pages.holdAnswers(page, "AlertService/Claim");
            seat.shows(alert.getId()).choose(alert.getId()).press("F4");
            // By the event, which overtakes the answer.
            seat.awaitState(alert.getId(), "CLAIMED");
            seat.press("F6");
            page.locator("[data-panel=report]").waitFor();
            Pages.letGo(page);
            seat.until("the form is still open", "xietongPolice.state.panel === 'report'");
        }
    }

    @Test
    void whatIsShelvedGoesToItsListAndNeverAnUrgentOneAndWhoIsItIsShownForAMinuteOnRecord() throws Exception {
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("FORMS"))) {
            Alert urgent = scene.raised(Kind.URGENT, "FORMS");
            Alert inform = scene.raised(Kind.INFORM, "FORMS");
            seat.shows(urgent.getId()).shows(inform.getId());
            Page page = seat.page();
            seat.choose(urgent.getId());
            assertThat(page.locator(".acts.minor .act").count()).as("nothing to shelve").isZero();
            seat.choose(inform.getId());
            page.locator(".acts.minor .act").first().click();
            page.locator("[name=minutes][value='10']").check();
            page.locator("[name=reason]").fill("等待对方核实");
            page.locator("[data-panel=shelve] [type=submit]").click();
            seat.awaitState(inform.getId(), "SHELVED");
            seat.until("it is in its list", "document.querySelector('.sections').innerText.includes('搁置 1')");
            seat.choose(urgent.getId());
            assertThat(page.locator(".detail").innerText()).doesNotContain("演示某");
            seat.press("F4");
            seat.awaitState(urgent.getId(), "CLAIMED");
            page.locator(".who button").click();
            page.locator("[name=reason]").fill("现场核对身份");
            page.locator("[data-panel=reveal] [type=submit]").click();
            seat.until("the name is shown", "document.querySelector('.detail').innerText.includes('演示某')");
            assertThat(scene.as("FORMS").audit().list(AuditServiceListRequest.newBuilder().setResource(urgent.getId()).build()).findAny()
                    .isPresent()).isTrue();
        }
    }

    @Test
    void aNarrowerViewHoldsItsPersonsOnlyAndAWiderOneBringsTheRest() throws Exception {
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link("VIEW"))) {
            String wanted = scene.watched(Kind.INFORM, "VIEW");
            seat.page().reload();
            seat.live();
            seat.until("the watch order is listed", "xietongPolice.state.watches.length === 1");
            seat.press("F9");
            seat.page().locator("[name=scope][value=persons]").check();
            seat.page().locator("[name=person]").check();
            seat.page().locator("[data-panel=subscriptions] [type=submit]").click();
            seat.until("it is live again", "xietongPolice.state.link.state === 'live' && xietongPolice.state.filter.persons.length === 1");
            Alert other = scene.raised(Kind.INFORM, "VIEW");
            Alert mine = scene.alert("VIEW", scene.seen(Kind.INFORM, wanted));
            seat.shows(mine.getId());
            assertThat(seat.row(other.getId()).count()).isZero();
            seat.press("F9");
            seat.page().locator("[name=scope][value=all]").check();
            seat.page().locator("[data-panel=subscriptions] [type=submit]").click();
            seat.shows(other.getId());
        }
    }
}
