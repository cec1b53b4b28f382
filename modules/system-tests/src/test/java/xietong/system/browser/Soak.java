// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Many seconds of a wall's traffic, one after the other without waiting, and what the page holds then. */
public final class Soak {
    /**
     * Draws so many seconds of full traffic with the page's own state and view: figures, alerts that come and go, cases,
     * flows, tiles and notices change each second, links break now and then. Ends, where asked, with the frame as recorded.
     */
    static final String TICKS = """
            async ({ frame, ticks, seed, settle, start = 0 }) => {
              const { render } = await import('/webjars/lit-html/3.3.0/lit-html.js');
              const state = await import('/wall/state.js');
              const { view } = await import('/wall/view.js');
              const { Widgets } = await import('/wall/widgets.js');
              const { i18n } = await import('/lib/i18n.js');
              const { formats } = await import('/wall/formats.js');
              const { default: zh } = await import('/wall/i18n/zh-CN.js');
              const { default: en } = await import('/wall/i18n/en.js');
              const recorded = JSON.parse(frame);
              const root = document.getElementById('wall');
              const t = i18n({ 'zh-CN': zh, en }, 'zh-CN');
              const fmt = formats('zh-CN');
              let now = Date.parse(recorded.time) + start * 1000;
              let random = seed;
              const any = most => { random = (random * 1103515245 + 12345) % 2147483648; return random % most; };
              const wall = window.soaked ??= state.empty();
              const widgets = window.soakedWidgets ??= new Widgets();
              const draw = () => render(view({
                state: wall, t, fmt, lang: 'zh-CN', now, isWide: matchMedia('(min-aspect-ratio: 3/1)').matches,
                isFar: false, isFrozen: settle, widgets,
              }), root);
              if (!wall.isLoaded) state.frame(wall, recorded);
              const names = ['UNACKNOWLEDGED', 'ACKNOWLEDGED', 'CLAIMED', 'IN_PROGRESS', 'CONTROLLED'];
              for (let i = 0; i < ticks; i++) {
                now += 1000;
                const alerts = recorded.alerts.alerts.slice(any(5)).map(a => ({
                  ...a, id: `A${any(1e6)}`, priority: 1 + any(3), state: `ALERT_STATE_${names[any(5)]}`,
                  raiseTime: new Date(now - any(90000)).toISOString(),
                }));
                const open = alerts.filter(a => a.state.endsWith('_UNACKNOWLEDGED'));
                state.frame(wall, {
                  time: new Date(now).toISOString(),
                  snapshot: any(600) === 0 ? true : undefined,
                  heading: recorded.heading,
                  figures: { ...recorded.figures, inFlight: any(99999), frozen: any(9999), unacknowledged: open.length,
                    unacknowledgedUrgent: open.filter(a => a.priority === 1).length },
                  overdue: { kinds: recorded.overdue.kinds.map(k => ({ ...k, count: any(60), yesterday: any(60) })) },
                  overdueCases: { total: 137, cases: Array.from({ length: any(200) }, (none, n) =>
                    ({ ...recorded.overdueCases.cases[n % 7], caseNumber: `（2026）京0117执${any(99999)}号` })) },
                  tiles: recorded.tiles.slice(0, 1 + any(recorded.tiles.length)).map(tile => ({
                    ...tile, inFlight: any(300), urgent: any(40) === 0 ? 1 : 0, important: any(30) === 0 ? 1 : 0,
                    link: any(50) === 0 ? 'WALL_LINK_OFFLINE' : 'WALL_LINK_ONLINE' })),
                  flows: { flows: recorded.flows.flows.slice(any(9)).map(f => ({ ...f, count: any(20) })) },
                  hours: { ...recorded.hours, counts: recorded.hours.counts.map(() => any(90)) },
                  alerts: { alerts },
                  campaigns: any(20) === 0 ? {} : { total: 1, campaigns: recorded.campaigns.campaigns.map(c => ({
                    ...c, accounts: c.accounts.map(() => `WALL_ACCOUNT_STATE_${['FREE', 'TO_DO', 'PROMOTED'][any(3)]}`) })) },
                  notices: { notices: recorded.notices.notices.slice(any(4)).map(n => ({ ...n, time: new Date(now).toISOString() })) },
                  cluster: { ...recorded.cluster, nodes: 4 + any(2), backlogs: recorded.cluster.backlogs.slice(any(5)) },
                  grid: recorded.grid, rooms: { total: 4, rooms: recorded.rooms.rooms.slice(any(5)) },
                  periods: recorded.periods,
                });
                state.link(wall, any(200) === 0 ? 'down' : 'live', { latency: any(900), since: now - 9000 });
                draw();
              }
              if (settle) {
                now = Date.parse(recorded.time);
                state.frame(wall, recorded);
                state.link(wall, 'live', {});
                draw();
              }
              return [...t.missing];
            }""";

    /** Machine code, and what is not in the script engine's heap. */
    private static final Set<String> NOT_HELD = Set.of("code", "native", "synthetic");

    private Soak() {}

    /** One of the figures that the browser keeps of a page. */
    public static double metric(CDPSession session, String name) {
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject one = metric.getAsJsonObject();
            if (one.get("name").getAsString().equals(name)) {
                return one.get("value").getAsDouble();
            }
        }
        throw new AssertionError("the browser keeps no " + name);
    }

    /**
     * Bytes that the page's objects, texts and functions take after a collection. Machine code is left out: the browser makes
     * more of it for hours, of functions that are called often enough, until it has made all.
     */
    public static long held(CDPSession session) {
        collect(session);
        var text = new StringBuilder();
        Consumer<JsonObject> piece = event -> text.append(event.get("chunk").getAsString());
        session.on("HeapProfiler.addHeapSnapshotChunk", piece);
        session.send("HeapProfiler.takeHeapSnapshot");
        session.off("HeapProfiler.addHeapSnapshotChunk", piece);
        JsonObject snapshot = JsonParser.parseString(text.toString()).getAsJsonObject();
        JsonObject meta = snapshot.getAsJsonObject("snapshot").getAsJsonObject("meta");
        List<String> fields = texts(meta.getAsJsonArray("node_fields"));
        List<String> types = texts(meta.getAsJsonArray("node_types").get(0).getAsJsonArray());
        JsonArray nodes = snapshot.getAsJsonArray("nodes");
        long bytes = 0;
        for (int i = 0; i < nodes.size(); i += fields.size()) {
            if (!NOT_HELD.contains(types.get(nodes.get(i + fields.indexOf("type")).getAsInt()))) {
                bytes += nodes.get(i + fields.indexOf("self_size")).getAsLong();
            }
        }
        return bytes;
    }

    private static List<String> texts(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    /** After everything that nobody holds is gone. */
    public static void collect(CDPSession session) {
        for (int i = 0; i < 3; i++) {
            session.send("HeapProfiler.collectGarbage");
        }
    }
}
