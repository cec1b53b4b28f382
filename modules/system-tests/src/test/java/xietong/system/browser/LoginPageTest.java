// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
import xietong.v1.AccountState;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceEnrolWallRequest;
import xietong.v1.DirectoryServiceRemoveWallRequest;
import xietong.v1.DirectoryServiceResetOfficerRequest;
import xietong.v1.OfficerRole;

/** The sign-in page: accounts set up, used, locked and reset; browsers that become walls. */
@ExtendWith(Watch.class)
@Timeout(180)
class LoginPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String COURT = "京0117";
    private static final String PASSWORD = "Heping-Xietong-7";
    private static final String WORDS = "/login/i18n/";
    /** Of the third code of the reference implementation (qrcode 8.2), mask 3. */
    private static final String QR = "792cd0a141a2da2d1b56bacbf867aa772b6a36d14da5e76f49985319de647e68";

    @TempDir
    static Path folder;

    private static Site site;
    private static Pages pages;
    private static int numbers;

    @BeforeAll
    static void start() {
        site = new Site(folder, Pages.settings()).start();
        pages = new Pages(site);
    }

    @AfterAll
    static void end() {
        site.close();
    }

    private static CommandHeader head() {
        return Matters.header("login-" + numbers++, OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                .setReason("演练")
                .build();
    }

    private static String enrolled(String officer) {
        return site.as(COURT).directory().enrolOfficer(DirectoryServiceEnrolOfficerRequest.newBuilder()
                .setHeader(head())
                .setOfficerId(officer)
                .setName("演示法官")
                .addRoles(OfficerRole.OFFICER_ROLE_OFFICER)
                .build()).getSetupCode();
    }

    private static String address(String rest) {
        return pages.origin("login") + "/login" + rest;
    }

    private static Page open(BrowserContext profile, String rest) {
        // Who is signed in is asked, and the answer is nobody; and what is refused here is refused on purpose.
        CHROMIUM.complaints().announce("40[0134]");
        Page page = profile.newPage();
        page.navigate(address(rest));
        page.waitForSelector("form");
        return page;
    }

    /** What stands in the fields, one after the other, as hands type it: Tab between them, Enter at the end. */
    private static void type(Page page, String first, String... texts) {
        page.focus("input[name=" + first + "]");
        for (int i = 0; i < texts.length; i++) {
            page.keyboard().insertText(texts[i]);
            page.keyboard().press(i == texts.length - 1 ? "Enter" : "Tab");
        }
    }

    private static Authenticator setUp(Page page, String officer, String setup) {
        type(page, "organisation", COURT, officer, setup);
        var phone = new Authenticator(page.waitForSelector("#secret").textContent());
        type(page, "newPassword", PASSWORD, PASSWORD, phone.code());
        page.waitForSelector(".done");
        return phone;
    }

    private static void signIn(Page page, String officer, String password, String code) {
        page.fill("input[name=organisation]", COURT);
        page.fill("input[name=officer]", officer);
        page.fill("input[name=password]", password);
        page.fill("input[name=code]", code);
        page.keyboard().press("Enter");
    }

    /** Status and answer of /api/me as the page would get them. */
    private static String me(Page page) {
        return String.valueOf(page.evaluate("() => fetch('/api/me').then(async r => r.status + ' ' + await r.text())"));
    }

    /** Status of what lifts the lock of a page that was left alone. */
    static int unlock(Page page, String code) {
        return (int) page.evaluate("code => fetch('/api/unlock', {method: 'POST', headers: {'content-type':"
                + " 'application/json'}, body: JSON.stringify({code})}).then(r => r.status)", code);
    }

    private static String problem(Page page) {
        page.waitForFunction("() => document.querySelector('.x-problem')?.textContent");
        return page.textContent(".x-problem");
    }

    @Test
    void a17AnAccountIsSetUpAndUsedWithTheKeyboardAlone() {
        BrowserContext profile = CHROMIUM.profile(1366, 768);
        Page page = open(profile, "");
        Soundness.holds(page, 1366, 768, WORDS);
        Pages.shot(page, "login-1366");
        page.focus("#tab-login");
        page.keyboard().press("ArrowRight");
        assertThat(page.getAttribute("#tab-setup", "aria-selected")).isEqualTo("true");
        type(page, "organisation", COURT, "2001", enrolled("2001"));
        page.waitForSelector("svg.qr");
        Soundness.holds(page, 1366, 1100, WORDS);
        Pages.shot(page, "login-setup");
        var phone = new Authenticator(page.textContent("#secret"));
        type(page, "newPassword", PASSWORD, "another", "000000");
        assertThat(problem(page)).contains("不同");
        page.fill("input[name=newPassword]", "");
        page.fill("input[name=again]", "");
        type(page, "newPassword", "short", "short", "000000");
        Pages.until(page, () -> "the password is too weak", () -> problem(page).contains("不合要求"));
        page.fill("input[name=newPassword]", "");
        page.fill("input[name=again]", "");
        type(page, "newPassword", PASSWORD, PASSWORD, phone.code());
        page.waitForSelector(".done");
        type(page, "password", PASSWORD, phone.code());
        page.waitForSelector(".surfaces");
        Soundness.holds(page, 1366, 768, WORDS);
        Pages.shot(page, "login-signed-in");
        assertThat(page.textContent(".card")).contains("北京市平谷区人民法院", "演示法官", "法院工作台");
        assertThat(profile.cookies()).allSatisfy(cookie -> assertThat(cookie.httpOnly).isTrue());
        assertThat(unlock(page, "000000")).isEqualTo(401);
        String code = phone.code();
        assertThat(unlock(page, code)).isEqualTo(204);
        assertThat(unlock(page, code)).as("a code counts once").isEqualTo(401);
        page.click(".out");
        page.waitForSelector("form");
        assertThat(me(page)).startsWith("401");
    }

    @Test
    void fiveFailuresLockTheAccountAndThePageSaysNoMoreThanBefore() {
        Page page = open(CHROMIUM.profile(390, 844), "?lang=en#setup");
        Authenticator phone = setUp(page, "2002", enrolled("2002"));
        Soundness.holds(page, 390, 844, WORDS);
        Pages.shot(page, "login-en-phone");
        String said = "";
        for (int i = 0; i < 5; i++) {
            signIn(page, "2002", "wrong-password-" + i, "00000" + i);
            page.waitForFunction("() => !document.querySelector('form button').disabled");
            said = problem(page);
        }
        Pages.shot(page, "login-en-refused");
        assertThat(site.as(COURT).directory().officers().filter(a -> a.getOfficerId().equals("2002")))
                .singleElement()
                .satisfies(a -> assertThat(a.getState()).isEqualTo(AccountState.ACCOUNT_STATE_LOCKED));
        signIn(page, "2002", PASSWORD, phone.code());
        page.waitForFunction("() => !document.querySelector('form button').disabled");
        assertThat(problem(page)).isEqualTo(said).contains("15 minutes");
        assertThat(page.inputValue("input[name=code]")).as("a code counts once").isEmpty();
        signIn(page, "nobody", PASSWORD, "123456");
        page.waitForFunction("() => !document.querySelector('form button').disabled");
        assertThat(problem(page)).isEqualTo(said);
    }

    @Test
    void aResetEndsTheOpenPageWhichStaysUnderTheSignInDialog() {
        Page page = open(CHROMIUM.profile(1366, 768), "?to=/stats#setup");
        Authenticator phone = setUp(page, "2003", enrolled("2003"));
        signIn(page, "2003", PASSWORD, phone.code());
        page.waitForURL("**/stats");
        page.waitForSelector(".filters");
        site.as(COURT).directory().resetOfficer(DirectoryServiceResetOfficerRequest.newBuilder()
                .setHeader(head()).setOfficerId("2003").build());
        Pages.until(page, () -> "the session has ended",
                () -> me(page).startsWith("401"));
        page.selectOption("select[name=period]", "MONTH");
        page.waitForSelector("[role=dialog]");
        Pages.shot(page, "login-again-in-place");
        assertThat(page.url()).endsWith("/stats");
        assertThat(page.isVisible(".filters")).as("what was there is under it").isTrue();
    }

    @Test
    void aCodeMakesABrowserTheWallUntilItIsRemoved() {
        BrowserContext profile = CHROMIUM.profile(1920, 1080);
        Page page = open(profile, "#wall");
        Soundness.holds(page, 1920, 1080, WORDS);
        Pages.shot(page, "login-wall");
        String code = site.as(COURT).directory().enrolWall(DirectoryServiceEnrolWallRequest.newBuilder()
                .setHeader(head()).setWallId("hall").setTitle("执行指挥中心大厅").build()).getCode();
        type(page, "organisation", COURT, "hall", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA");
        assertThat(problem(page)).contains("没有通过");
        page.fill("input[name=wallCode]", "");
        type(page, "wallCode", code.toLowerCase(Locale.ROOT));
        page.waitForURL("**/wall");
        assertThat(me(page)).contains("OFFICER_ROLE_WALL", "执行指挥中心大厅");
        profile.clearCookies(new BrowserContext.ClearCookiesOptions().setName("xietong"));
        assertThat(me(page)).as("its credential gives it the next session").contains("wall:hall");
        assertThat(page.evaluate("() => fetch('/api/call/DirectoryService/ListOrganisations', {method: 'POST',"
                + " headers: {'content-type': 'application/json'}, body: '{}'}).then(r => r.status)"))
                .as("it reads the wall's picture and nothing else").isEqualTo(403);
        site.as(COURT).directory().removeWall(
                DirectoryServiceRemoveWallRequest.newBuilder().setHeader(head()).setWallId("hall").build());
        Pages.until(page, () -> "the wall's session has ended", () -> me(page).startsWith("401"));
    }

    @Test
    void theCodeForThePhoneIsTheOneOfTheStandard() throws Exception {
        Page page = open(CHROMIUM.profile(1366, 768), "");
        Object rows = page.evaluate("async ([text, mask]) => (await import('/login/qr.js')).qr(text, mask)"
                + ".map(row => row.join('')).join('\\n')", List.of(
                        "otpauth://totp/%E5%8D%8F%E5%90%8C%20%E4%BA%AC0117%3A1024?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
                                + "&issuer=%E5%8D%8F%E5%90%8C", 3));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(String.valueOf(rows).getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(QR);
    }
}
