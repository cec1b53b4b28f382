// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxPosition;

class ViewTest {
    private final View view = new View(true);

    private static MailboxItem item(long seq, long prev) {
        return MailboxItem.newBuilder().setSeq(seq).setPrev(prev).build();
    }

    private static MailboxPosition heartbeat(long viewHead, long cursor) {
        return MailboxPosition.newBuilder().setHead(99).setViewHead(viewHead).setCursor(cursor).build();
    }

    @Test
    void afterAStartTheFirstItemMayFollowOnAnythingUpToTheCursor() {
        view.start("e", 10);
        assertThat(view.step(item(12, 7))).isEqualTo(View.Step.NEXT);
        assertThat(view.step(item(12, 10))).isEqualTo(View.Step.NEXT);
        assertThat(view.step(item(12, 11))).isEqualTo(View.Step.GAP);
        assertThat(view.step(item(10, 7))).isEqualTo(View.Step.SEEN);
    }

    @Test
    void afterAnItemTheNextMustNameIt() {
        view.start("e", 0);
        view.handled(item(5, 0));
        assertThat(view.step(item(9, 5))).isEqualTo(View.Step.NEXT);
        assertThat(view.step(item(9, 7))).isEqualTo(View.Step.GAP);
        assertThat(view.step(item(9, 4))).isEqualTo(View.Step.GAP);
        assertThat(view.step(item(5, 0))).isEqualTo(View.Step.SEEN);
    }

    @Test
    void anItemThatTwoHeartbeatsAnnounceAndNobodySendsIsMissing() {
        view.start("e", 5);
        assertThat(view.missing(heartbeat(9, 5))).isFalse();
        assertThat(view.missing(heartbeat(9, 5))).isTrue();
    }

    @Test
    void anItemThatComesBetweenTheHeartbeatsIsNotMissing() {
        view.start("e", 5);
        assertThat(view.missing(heartbeat(9, 5))).isFalse();
        view.received(item(9, 5), 9);
        view.handled(item(9, 5));
        assertThat(view.missing(heartbeat(11, 9))).isFalse();
    }

    @Test
    void whatTheHubHoldsBackUntilAcknowledgementIsNotMissing() {
        view.start("e", 5);
        assertThat(view.missing(heartbeat(9, 4))).isFalse();
        assertThat(view.missing(heartbeat(9, 4))).isFalse();
    }

    @Test
    void behindCountsUpToTheHeadOfTheView() {
        view.start("e", 5);
        view.opened(heartbeat(9, 5));
        assertThat(view.position(5).behind()).isEqualTo(4);
        view.handled(item(9, 5));
        assertThat(view.position(5)).isEqualTo(new SubscriptionPosition("e", 9, 5, 99, 9));
        assertThat(view.position(5).behind()).isZero();
    }
}
