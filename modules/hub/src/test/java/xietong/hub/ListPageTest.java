// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.v1.FreezeBox;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.FreezeServiceListOrdersRequest;

/** A page of a list ends where it was asked to, or before it outgrows what a reader takes in one message. */
class ListPageTest {
    private static final int ORDERS = 60;

    @TempDir
    Path folder;

    @Test
    void a_page_of_large_resources_ends_early_and_the_next_goes_on_where_it_ended() {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as("京0117");
            var paper = Matters.paper(court);
            var ordered = new ArrayList<String>();
            for (int i = 0; i < ORDERS; i++) {
                var order = Freezing.order("京0117", paper, 100, "l-" + i).toBuilder()
                        .setClaim(Freezing.yuan(100 * ORDERS));
                order.getKeyBuilder().setNumber(String.format("9999990000%08d", i));
                // About 20 KB each.
                for (int p = 0; p < 60; p++) {
                    order.addPapers(Freezing.paper("RULING", paper).setNumber("演".repeat(50) + p));
                }
                ordered.add(court.freezes().order(order.build()).getResource());
            }
            var first = court.call(FreezeServiceGrpc.getListOrdersMethod(), FreezeServiceListOrdersRequest.newBuilder()
                    .setBox(FreezeBox.FREEZE_BOX_HELD)
                    .setPageSize(200)
                    .build());
            assertThat(first.getOrdersCount()).isLessThan(ORDERS);
            assertThat(first.getSerializedSize()).isLessThan(2_000_000);
            assertThat(first.getNextPageToken()).isNotEmpty();
            for (int size : List.of(7, 200)) {
                assertThat(court.freezes().list(FreezeBox.FREEZE_BOX_HELD, size)).extracting(FreezeOrder::getId)
                        .containsExactlyElementsOf(ordered);
            }
        }
    }
}
