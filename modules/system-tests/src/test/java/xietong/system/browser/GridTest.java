// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.GridTaskKind.GRID_TASK_KIND_FIND;
import static xietong.v1.GridTaskKind.GRID_TASK_KIND_SERVE;
import static xietong.v1.GridTaskKind.GRID_TASK_KIND_URGE;
import static xietong.v1.GridTaskKind.GRID_TASK_KIND_WITNESS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import xietong.v1.AddressStatus;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridTask;
import xietong.v1.GridTaskKind;
import xietong.v1.GridTaskState;

/** The grid worker's page on a phone, with a real hub behind it. */
class GridTest extends GridStage {
    private static final String LONG_PLACE = "新疆生产建设兵团第八师中级人民法院家属院二期工程第十二号楼三单元一千二百零一室";

    @Test
    void a1NothingScrollsSidewaysOnAnyPhoneAndRowsAreFitForThumbs() {
        String find = scene().task(GRID_TASK_KIND_FIND, "王演宽", LONG_PLACE);
        String serve = scene().task(GRID_TASK_KIND_SERVE, "王演送", LONG_PLACE);
        for (int[] size : new int[][] {{390, 844}, {360, 640}}) {
            GridPhone phone = phone(size[0], size[1]).open(link());
            phone.card(find).waitFor();
            assertThat(phone.scrollsSideways()).as("list").isFalse();
            phone.task(find).choose("NEW");
            assertThat(phone.scrollsSideways()).as("new address").isFalse();
            phone.choose("OFTEN");
            assertThat(phone.scrollsSideways()).as("hours").isFalse();
            for (Locator row : phone.page().locator(".option, .small, .primary, .add").all()) {
                assertThat(row.boundingBox().height).as(row.innerText()).isGreaterThanOrEqualTo(56);
            }
            phone.page().goBack();
            phone.task(serve).choose("SERVED");
            phone.page().locator("input[name=way][value=LEFT]").check();
            assertThat(phone.scrollsSideways()).as("witnesses").isFalse();
            phone.page().goBack();
            for (String tab : List.of("2", "3")) {
                phone.page().locator(".tab:nth-child(" + tab + ")").click();
                assertThat(phone.scrollsSideways()).as("tab " + tab).isFalse();
            }
        }
    }

    @Test
    void a2a3a5TextsAreWholeReadableInTheSunAndNamedForThoseWhoHear() {
        String find = scene().task(GRID_TASK_KIND_FIND, "王演长", LONG_PLACE);
        String serve = scene().task(GRID_TASK_KIND_SERVE, "王演留", LONG_PLACE);
        GridPhone phone = phone().open(link());
        phone.card(find).waitFor();
        fine(phone, "list");
        phone.task(serve).choose("SERVED");
        phone.page().locator("input[name=way][value=LEFT]").check();
        fine(phone, "form");
        phone.page().goBack();
        phone.page().locator(".tab:nth-child(3)").click();
        fine(phone, "me");
        withoutNetwork();
        phone.context().setOffline(true);
        phone.page().locator(".tab:nth-child(1)").click();
        phone.task(find).choose("MOVED").submit().awaitWaiting(1);
        phone.page().locator(".chip").waitFor();
        fine(phone, "offline");
        phone.context().setOffline(false);
        phone.awaitWaiting(0);
    }

    private static void fine(GridPhone phone, String what) {
        assertThat(PhoneLook.cut(phone.page())).as("A2: cut off, " + what).isEmpty();
        assertThat(PhoneLook.pale(phone.page(), 5.2)).as("A3: too pale for the sun, " + what).isEmpty();
        assertThat(PhoneLook.small(phone.page(), 16)).as("small, " + what).isEmpty();
        assertThat(Axe.violations(phone.page())).as("A5: axe, " + what).isEmpty();
    }

    @Test
    void a17EverythingIsDoneWithTheKeyboardAndNothingHappensWhileAnInputMethodComposes() {
        String task = scene().task(GRID_TASK_KIND_FIND, "王演键", "平谷区演练镇键盘路 1 号");
        GridPhone phone = phone().open(link());
        Page page = phone.page();
        phone.card(task).focus();
        page.keyboard().press("Enter");
        page.locator(".task").waitFor();
        page.waitForFunction("() => document.activeElement.tagName === 'H1'");
        page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', "
                + "{code: 'Escape', key: 'Process', keyCode: 229, isComposing: true, bubbles: true}))");
        assertThat(page.locator(".task").isVisible()).as("Escape belongs to the input method").isTrue();
        page.keyboard().press("Escape");
        page.waitForFunction("id => document.activeElement.id === 'task-' + id", task);

        page.keyboard().press("Enter");
        page.locator(".task").waitFor();
        page.waitForFunction("() => document.activeElement.tagName === 'H1'");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("input[name=choice]:checked").getAttribute("value")).isEqualTo("MOVED");
        tabUntil(page, ".primary");
        page.keyboard().press("Enter");
        await(page, "the court has the answer", () -> scene().answers(task).size() == 1);
        assertThat(scene().answers(task).get(0).getAddressStatus()).isEqualTo(AddressStatus.ADDRESS_STATUS_NOT_LIVING_HERE);
    }

    private static void tabUntil(Page page, String wanted) {
        for (int i = 0; i < 20; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("s => document.activeElement.matches(s)", wanted)) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + wanted);
    }

    @Test
    void a19ThreeAnswersFilledInWithoutAServerAreStoredThreeTimesHoweverFlakyItComesBack() throws IOException {
        List<String> tasks = List.of(
                scene().task(GRID_TASK_KIND_FIND, "王演一", "平谷区演练镇离线路 1 号"),
                scene().task(GRID_TASK_KIND_URGE, "王演二", "平谷区演练镇离线路 2 号"),
                scene().task(GRID_TASK_KIND_WITNESS, "王演三", "平谷区演练镇离线路 3 号"));
        GridPhone phone = phone().open(through(link())).shelled();
        phone.card(tasks.get(2)).waitFor();
        assertThat(phone.page().evaluate("""
                async () => {
                  const loaded = performance.getEntriesByType('resource').map(e => new URL(e.name).pathname);
                  const kept = await Promise.all(loaded.filter(p => !p.startsWith('/api/')).map(async p => (await caches.match(p)) ? '' : p));
                  return kept.join('');
                }""")).as("files of the page that its shell does not hold").isEqualTo("");
        withoutNetwork();
        gate().die();
        phone.page().reload();
        phone.card(tasks.get(2)).waitFor();
        phone.page().locator(".chip").waitFor();
        Shots.take(phone.page(), "grid-dead");

        List<String> found = List.of("MOVED", "SETTLED", "WITNESSED");
        for (int i = 0; i < tasks.size(); i++) {
            phone.task(tasks.get(i)).choose(found.get(i));
            if (i == 2) {
                phone.page().locator("input[type=file]").setInputFiles(new FilePayload("p.jpg", "image/jpeg", picture(800, 600)));
                phone.page().locator(".photo").waitFor();
            }
            phone.submit().awaitWaiting(i + 1);
        }
        phone.reopen().awaitWaiting(3);
        Shots.takeForDocs(phone.page(), "grid-offline", 390);

        gate().cutEveryOther("POST /api/call/GridService/Report");
        gate().revive();
        phone.awaitWaiting(0);
        for (String task : tasks) {
            assertThat(scene().answers(task)).as("stored once").hasSize(1);
        }
        assertThat(gate().asked()).as("posts, answers to half of which were cut off").isGreaterThanOrEqualTo(5);
        assertThat(scene().answers(tasks.get(2)).get(0).getEvidenceList()).hasSize(1);
        gate().cutEveryOther("");
    }

    @Test
    void a21NoKeyIsMissingInEitherLanguageAndNoButtonIsCut() {
        String task = scene().task(GRID_TASK_KIND_SERVE, "王演英", LONG_PLACE);
        GridPhone phone = phone(360, 640).open(link());
        assertThat(phone.page().evaluate("""
                async () => {
                  const keys = async lang => Object.keys((await import(`/grid/i18n/${lang}.js`)).default).sort();
                  const [zh, en] = [await keys('zh-CN'), await keys('en')];
                  return [...zh.filter(k => !en.includes(k)), ...en.filter(k => !zh.includes(k))].join(' ');
                }""")).as("keys that only one language has").isEqualTo("");
        phone.at("lang=en").card(task).waitFor();
        assertThat(phone.page().locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(phone.page().locator("h1").innerText()).isEqualTo("My tasks");
        whole(phone);
        Shots.take(phone.page(), "grid-english");
        phone.task(task).choose("SERVED");
        phone.page().locator("input[name=way][value=LEFT]").check();
        whole(phone);
        phone.page().locator(".back").click();
        phone.page().locator(".tab:nth-child(3)").click();
        whole(phone);
        phone.page().locator(".wide").first().click();
        phone.page().locator(".tabs").waitFor();
        assertThat(phone.page().locator("html").getAttribute("lang")).isEqualTo("zh-CN");
    }

    private static void whole(GridPhone phone) {
        assertThat(phone.scrollsSideways()).isFalse();
        assertThat(PhoneLook.cut(phone.page())).isEmpty();
        assertThat(phone.page().locator("body").innerText()).as("keys instead of words")
                .doesNotContainPattern("\\b(choice|title|kind|due|entry|reason|hours|source|way|me|state)\\.[A-Za-z]");
    }

    @Test
    void aPhotographLosesWhatTheCameraWroteBesideItAndComesWithThePositionAsAField() throws IOException {
        String task = scene().task(GRID_TASK_KIND_SERVE, "王演照", "平谷区演练镇照片路 1 号");
        GridPhone phone = phone().open(link()).task(task).choose("SERVED");
        phone.page().locator(".here.ok").waitFor();
        assertThat(phone.page().locator(".primary").innerText()).contains("送达未完成");
        phone.page().locator("input[type=file]")
                .setInputFiles(new FilePayload("回证.jpg", "image/jpeg", withExif(picture(3000, 2000))));
        phone.page().locator(".photo").waitFor();
        assertThat(phone.page().locator(".attempt").count()).as("now there is evidence").isZero();
        Shots.takeForDocs(phone.page(), "grid-form", 390);
        phone.submit();
        await(phone.page(), "the court has the answer", () -> scene().answers(task).size() == 1);

        GridAnswer answer = scene().answers(task).get(0);
        assertThat(answer.getResult()).isEqualTo(GridResult.GRID_RESULT_SERVED);
        assertThat(answer.getEvidence(0).getKind()).isEqualTo("SERVICE_RETURN");
        byte[] stored = scene().picture(task, answer.getEvidence(0));
        assertThat(stored.length).isBetween(1_000, 400 * 1024);
        assertThat(GridScene.holds(stored, "Exif")).as("what the camera wrote").isFalse();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(stored));
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(scene().position(task)).isEqualTo("40.14050,117.12130");
    }

    @Test
    void serviceWithoutEvidenceIsKeptAsAnAttemptAndSaysSo() {
        String task = scene().task(GRID_TASK_KIND_SERVE, "王演未", "平谷区演练镇送达路 1 号");
        GridPhone phone = phone().open(link()).task(task).choose("SERVED");
        assertThat(phone.page().locator(".attempt").innerText()).contains("只记为");
        phone.submit();
        await(phone.page(), "the court has the answer", () -> scene().answers(task).size() == 1);
        assertThat(scene().answers(task).get(0).getResult()).isEqualTo(GridResult.GRID_RESULT_SERVICE_ATTEMPTED);
        phone.page().locator(".tab:nth-child(2)").click();
        phone.page().getByText("未送到").first().waitFor();
        Shots.take(phone.page(), "grid-done");
    }

    @Test
    void whoIsAskedAgainUnderANewNameReadsSoWithTheOldAnswerAndAnEarlierAnswerDoesNotCount() {
        String task = scene().task(GRID_TASK_KIND_FIND, "罗演中", "平谷区演练镇马家寨社区 3 组 12 号");
        GridPhone phone = phone().open(link());
        phone.task(task).choose("UNKNOWN");
        phone.page().locator("textarea").fill("邻居不认识此人");
        phone.submit();
        await(phone.page(), "the court has the answer", () -> scene().answers(task).size() == 1);
        phone.card(task).waitFor(gone());

        scene().renamed(task, "罗演忠");
        phone.card(task).getByText("已更新，请重查").waitFor();
        assertThat(phone.card(task).innerText()).contains("罗演忠（曾用名 罗演中）");
        phone.task(task);
        assertThat(phone.page().locator(".before").innerText()).contains("已更新，请重查", "无法核实", "邻居不认识此人");
        Shots.take(phone.page(), "grid-again");
        phone.choose("FOUND").submit();
        await(phone.page(), "the court has both", () -> scene().answers(task).size() == 2);
        assertThat(scene().answers(task)).extracting(GridAnswer::getRound).containsExactly(1, 2);
    }

    @Test
    void anAnswerToAnEarlierQuestionIsNotSent() {
        String task = scene().task(GRID_TASK_KIND_FIND, "李演中", "平谷区演练镇更名路 1 号");
        GridPhone phone = phone().open(link());
        phone.card(task).waitFor();
        withoutNetwork();
        phone.context().setOffline(true);
        phone.task(task).choose("MOVED");
        phone.page().locator("textarea").fill("门锁着");
        phone.submit().awaitWaiting(1);
        scene().answeredBeside(task);
        scene().renamed(task, "李演忠");
        phone.context().setOffline(false);

        phone.page().locator(".strip.red").waitFor();
        assertThat(scene().answers(task)).as("the centre's to the first question").hasSize(1);
        phone.task(task);
        assertThat(phone.page().locator(".refused").innerText()).contains("按新的姓名重查");
        assertThat(phone.page().locator("input[name=choice]:checked").count()).as("to be looked at again").isZero();
        assertThat(phone.page().locator("textarea").inputValue()).isEqualTo("门锁着");
        Shots.take(phone.page(), "grid-error");
        phone.choose("FOUND").submit();
        await(phone.page(), "the court has the second", () -> scene().answers(task).size() == 2);
        assertThat(scene().answers(task).get(1).getRound()).isEqualTo(2);
    }

    @Test
    void whatTheHubRefusesIsShownWithWhyAndCanBeLetGoOf() {
        String task = scene().task(GRID_TASK_KIND_FIND, "赵演重", "平谷区演练镇重复路 1 号");
        GridPhone phone = phone().open(link());
        phone.card(task).waitFor();
        withoutNetwork();
        phone.context().setOffline(true);
        phone.task(task).choose("MOVED").submit().awaitWaiting(1);
        scene().answeredBeside(task);
        phone.context().setOffline(false);

        Locator refused = phone.page().locator(".refused").filter(new Locator.FilterOptions().setHasText("赵演重"));
        refused.waitFor();
        assertThat(refused.innerText()).contains("已有回报", "未记入");
        refused.getByText("删除这条回报").click();
        refused.waitFor(gone());
        assertThat(phone.page().locator(".strip.red").count()).isZero();
        assertThat(scene().answers(task)).as("the centre's").hasSize(1);
    }

    @Test
    void a22ThePhoneNeverHasANumberATelephoneACaseOrAnotherWorkersTasks() {
        String own = scene().task(GRID_TASK_KIND_FIND, "孙演己", "平谷区演练镇遮掩路 1 号");
        scene().task(GRID_TASK_KIND_FIND, GridScene.person("孙演他", "平谷区演练镇遮掩路 2 号"), "patch-02");
        GridPhone phone = phone().open(link());
        phone.task(own);
        String everything = phone.everything();
        assertThat(everything).contains("孙演己").doesNotContain("孙演他", GridScene.NUMBER, GridScene.PHONE, "执92");
        assertThat(everything).doesNotContainPattern("(?<![0-9a-f.])[0-9]{17}[0-9Xx](?![0-9a-f])");
    }

    @Test
    void whatHasWaitedForThreeDaysIsWarnedOfAndNobodySignsOutWhereTheHubIsNotReached() {
        String task = scene().task(GRID_TASK_KIND_FIND, "周演久", "平谷区演练镇等待路 1 号");
        GridPhone phone = phone().open(through(link())).shelled();
        phone.card(task).waitFor();
        withoutNetwork();
        gate().die();
        phone.task(task).choose("MOVED").submit().awaitWaiting(1);
        phone.page().evaluate("""
                async days => {
                  const db = await new Promise(done => {
                    const r = indexedDB.open('xietong-grid'); r.onsuccess = () => done(r.result); });
                  const rows = db.transaction('outbox', 'readwrite').objectStore('outbox');
                  const all = await new Promise(done => { const r = rows.getAll(); r.onsuccess = () => done(r.result); });
                  all.forEach(row => rows.put({...row, at: row.at - days * 86400000}));
                  await new Promise(done => { rows.transaction.oncomplete = done; });
                  db.close();
                }""", 3.1);
        phone.reopen().awaitWaiting(1);
        assertThat(phone.page().locator(".strip[role=alert]").innerText()).contains("3 天");
        phone.page().locator(".tab:nth-child(3)").click();
        phone.page().getByText("退出登录").click();
        phone.page().getByText("仍要退出").click();
        phone.page().getByText("没有退出").waitFor();
        gate().revive();
        phone.page().locator(".tab:nth-child(1)").click();
        phone.awaitWaiting(0);
        assertThat(scene().answers(task)).hasSize(1);
    }

    @Test
    void whoSignsOutOverAnswersIsWarnedAndTheyStayOnThePhoneUntilTheirWorkerIsBack() {
        String task = scene().task(GRID_TASK_KIND_FIND, "冯演退", "平谷区演练镇退出路 1 号");
        GridPhone phone = phone().open(returningLink());
        Page page = phone.page();
        phone.card(task).waitFor();
        withoutNetwork();
        page.route("**/api/call/GridService/Report", route -> route.abort());
        phone.task(task).choose("MOVED").submit().awaitWaiting(1);
        page.locator(".tab:nth-child(3)").click();
        page.locator(".actions .out").focus();
        page.keyboard().press("Enter");
        page.locator(".actions [data-first]:focus").waitFor();
        assertThat(page.locator(".actions [role=alert]").innerText()).contains("还有 1 条回报未上传", "仍存在本机", "本人");
        assertThat(Axe.violations(page)).isEmpty();
        Shots.take(page, "grid-leave");
        page.keyboard().press("Enter");
        page.locator(".actions .out:focus").waitFor();
        assertThat(page.locator(".actions [role=alert]").count()).as("stays signed in").isZero();
        page.keyboard().press("Enter");
        page.locator(".actions [data-first]:focus").waitFor();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/login?to=/grid");
        assertThat(kept(page)).isEqualTo("outbox 1, tasks 0, drafts 0, meta 0");

        phone.open(link());
        page.getByText("还有他人的 1 条回报").waitFor();
        page.locator(".tab:nth-child(3)").click();
        page.locator(".actions .out").click();
        page.waitForURL("**/login?to=/grid");
        assertThat(kept(page)).startsWith("outbox 1,");

        page.unroute("**/api/call/GridService/Report");
        phone.open(returningLink()).awaitWaiting(0);
        await(page, "the court has the answer", () -> scene().answers(task).size() == 1);
    }

    /** How much of what the phone keeps. */
    private static String kept(Page page) {
        return String.valueOf(page.evaluate("""
                async () => {
                  const db = await new Promise(done => {
                    const r = indexedDB.open('xietong-grid'); r.onsuccess = () => done(r.result); });
                  const count = store => new Promise(done => {
                    const r = db.transaction(store).objectStore(store).count(); r.onsuccess = () => done(`${store} ${r.result}`); });
                  const all = [];
                  for (const store of ['outbox', 'tasks', 'drafts', 'meta']) all.push(await count(store));
                  db.close();
                  return all.join(', ');
                }"""));
    }

    @Test
    void theListOnAQuietDayAndABusyOne() {
        GridPhone quiet = phone().open(quietLink());
        quiet.page().locator(".empty").waitFor();
        Shots.take(quiet.page(), "grid-empty");
        for (GridTaskKind kind : List.of(GRID_TASK_KIND_FIND, GRID_TASK_KIND_SERVE, GRID_TASK_KIND_WITNESS)) {
            scene().task(kind, "吴演" + kind.getNumber(), "平谷区演练镇光明路 1" + kind.getNumber() + " 号");
        }
        GridPhone busy = phone().open(link());
        busy.card(scene().task(GRID_TASK_KIND_FIND, "郑演", "平谷区演练镇新平社区 2 号楼")).waitFor();
        Shots.takeForDocs(busy.page(), "grid-list", 390);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }

    /** A picture in many colours, as a camera's. */
    private static byte[] picture(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        Graphics2D pen = image.createGraphics();
        for (int y = 0; y < height; y += 100) {
            for (int x = 0; x < width; x += 100) {
                pen.setColor(new Color(random.nextInt(0x1000000)));
                pen.fillRect(x, y, 100, 100);
            }
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    /** With a segment as cameras write it, behind the first mark. */
    private static byte[] withExif(byte[] jpeg) throws IOException {
        byte[] said = "Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (said.length + 2)});
        out.write(said);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
