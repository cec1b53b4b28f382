// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.ZHANGPU;
import static xietong.rules.locate.Watcher.ZHANGPU_POLICE;
import static xietong.rules.retention.Retained.Standing.DUE;
import static xietong.rules.retention.Retained.Standing.ERASED;
import static xietong.rules.retention.Retained.Standing.OPEN;
import static xietong.rules.retention.Retained.Standing.YOUNG;
import static xietong.v1.LegalBasis.LEGAL_BASIS_DETENTION_DECISION;
import static xietong.v1.SightingSource.SIGHTING_SOURCE_HOTEL;

import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;

/** Who was looked for is kept while the order is in force and for the period after it; an alert, until the court closes it. */
class KeptWatchOrderTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00")
            .under(Config.edited("retention", "\nyears: {}", "\nyears: {watch_order: 3, alert: 3}"));

    @Test
    void anOrderInForceIsKeptAndOneThatEndedCountsFromItsEnd() {
        String order = docket.hears(ZHANGPU.requests(LEGAL_BASIS_DETENTION_DECISION, ZHANGPU_POLICE));
        docket.hears(ZHANGPU_POLICE.accepts(order));
        String alert = docket.sees(Watcher.seen(order, SIGHTING_SOURCE_HOTEL, docket.now(), "350623").build()).orElseThrow();
        docket.hears(ZHANGPU_POLICE.acknowledges(alert));
        assertThat(docket.retained(order).standing()).isEqualTo(OPEN);
        assertThat(docket.retained(alert).standing()).isEqualTo(OPEN);
        docket.hears(ZHANGPU.cancels(order));
        docket.at("2026-03-03T00:00");
        assertThat(docket.retained(order).standing()).isEqualTo(YOUNG);
        assertThat(docket.standing("2029-03-02T23:59", order)).isEqualTo(YOUNG);
        assertThat(docket.standing("2029-03-03T00:01", alert)).as("called back, and not closed").isEqualTo(OPEN);
        assertThat(docket.retained(order).standing()).isEqualTo(DUE);
        assertThat(docket.passes(order)).isTrue();
        docket.hears(ZHANGPU.closes(alert));
        assertThat(docket.retained(alert).standing()).as("closing takes its words").isEqualTo(ERASED);
    }
}
