// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.system.PoliceScene.Kind;

/** The page 告警质量: what a seat's alarms are measured by. */
abstract class AlarmQualityChecks extends PoliceLoadChecks {
    private static final String STATION = "QUALITY";
    private static final String WORDS = "/stats/i18n/";

    @Test
    void aStationSeesHowManyAlarmsItGotOfWhichPriorityAndFromWhere() throws Exception {
        scene.raised(Kind.URGENT, STATION);
        scene.raised(Kind.INFORM, STATION);
        scene.raised(Kind.VEHICLE, STATION);
        for (int i = 0; i < 9; i++) {
            scene.raised(Kind.OLD, STATION);
        }
        try (PoliceSeat seat = PoliceSeat.open(browser(), scene.link(STATION))) {
            Page page = seat.page();
            URI at = URI.create(page.url());
            page.navigate(at.getScheme() + "://" + at.getAuthority() + "/stats#quality");
            page.waitForSelector(".tiles .aim");
            assertThat(figure(page, "告警数")).isEqualTo("12");
            assertThat(figure(page, "10 分钟内最多")).as("all came within the test's time").isEqualTo("12");
            assertThat(figure(page, "告警泛滥次数")).isEqualTo("1");
            assertThat(figure(page, "每 10 分钟平均")).as("12 in 144 times ten minutes").isEqualTo("0.08");
            assertThat(figure(page, "超过 24 小时未处置")).isEqualTo("0");
            assertThat(row(page, "▲1 紧急")).containsExactly("1", "8.3%", "约 5%");
            assertThat(row(page, "◆2 重要")).containsExactly("2", "16.7%", "约 15%");
            assertThat(row(page, "■3 一般")).containsExactly("9", "75.0%", "约 80%");
            assertThat(page.textContent(".body")).contains("紧急告警占比高于目标").contains("仍在持续")
                    .contains("只计送达本岗位信箱的协查告警");
            List<String> sources = page.locator("section:has(h2:text-is('告警最多的十个来源')) tbody tr").allInnerTexts();
            assertThat(sources).hasSize(2);
            assertThat(sources.get(0)).startsWith("宾馆入住 · ").contains("11");
            assertThat(sources.get(1)).startsWith("车辆卡口 · ").contains("1");
            Soundness.holds(page, 390, 844, WORDS);
            Pages.shot(page, "quality-phone");
            Soundness.holds(page, 1366, 768, WORDS);
            Pages.shot(page, "quality-1366");
            page.selectOption("select[name=span]", "720");
            Pages.until(page, () -> "thirty days are shown", () -> figure(page, "每 10 分钟平均").equals("0"));
            assertThat(figure(page, "告警数")).isEqualTo("12");
            assertThat(measured(page)).isEqualTo(Map.of(
                    "count", 14, "most", 12, "floods", "0-0.2:11 1-open:13", "mix", "1,1,11", "unread", 1, "old", "b,a"));
        }
    }

    private static String figure(Page page, String name) {
        return page.locator(".tiles div:has(dt:text-is('" + name + "')) dd").first().innerText();
    }

    private static List<String> row(Page page, String first) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(first)).first()
                .locator("td").allInnerTexts();
    }

    /** The measures themselves, on deliveries whose times are known. */
    private static Object measured(Page page) {
        return page.evaluate("""
                async () => {
                  const { floods, measure } = await import('/stats/quality/measure.js');
                  const minute = 60000, hour = 60 * minute;
                  const t0 = Date.parse('2026-11-20T00:00:00Z');
                  const item = (resource, at, priority, topic = 'alert.raised') => ({ resource, time: new Date(t0 + at).toISOString(),
                    topic, ...priority ? { alert: { priority, sightings: [{ source: 'SIGHTING_SOURCE_RAIL', organisation: 'R' }] } } : {} });
                  const items = [
                    item('early', -minute, 3), item('early', minute, 3, 'alert.escalated'),
                    item('withheld', 2 * hour),
                    ...Array.from({ length: 11 }, (_, i) => item(`n${i}`, 4 * hour + i * 1000, 3)),
                    item('p1', 4 * hour + 12000, 1), item('p1', 4 * hour + 13000, 1, 'alert.escalated'),
                    item('p2', 4 * hour + 20 * minute, 2),
                  ];
                  const open = [{ id: 'a', raiseTime: new Date(t0 - 25 * hour).toISOString() },
                    { id: 'b', raiseTime: new Date(t0 - 48 * hour).toISOString() },
                    { id: 'c', raiseTime: new Date(t0 - 10 * hour).toISOString() }];
                  const found = measure({ items, open, from: t0, until: t0 + 5 * hour, isWhole: true, isOpenWhole: true });
                  // Eleven at once and no more; then twelve, and another while it lasts.
                  const times = [...Array(11).fill(0), ...Array(12).fill(hour), hour + minute];
                  const spans = floods(times, hour + 2 * minute).map(f =>
                    `${Math.floor(f.from / hour)}-${f.isOpen ? 'open' : Math.round(f.until / hour * 10) / 10}:${f.count}`);
                  return { count: found.count, most: found.rate.most, floods: spans.join(' '), mix: found.mix.counts.join(),
                    unread: found.mix.unread, old: found.standing.map(a => a.id).join() };
                }""");
    }
}
