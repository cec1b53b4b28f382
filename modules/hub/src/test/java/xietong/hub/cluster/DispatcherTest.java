// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xietong.hub.HubSettings;
import xietong.hub.writer.SubscriptionChange;
import xietong.ledger.Filter;
import xietong.ledger.Subscription;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** Whatever becomes of the ways to the writer, what was handed in goes in its order and gets one outcome. */
class DispatcherTest {
    private final AtomicReference<Refused> fault = new AtomicReference<>();
    private final Dispatcher dispatcher = new Dispatcher(
            new HubSettings.Writer(256, 3, 3, Duration.ofSeconds(5), Duration.ofSeconds(60)), fault::get);

    /** A way on which nothing happens by itself. */
    private static final class Line implements Way {
        private final LinkedBlockingQueue<Item> sent = new LinkedBlockingQueue<>();
        private final boolean link;

        Line(boolean link) {
            this.link = link;
        }

        @Override
        public void send(Item item) {
            sent.add(item);
        }

        Item next() throws InterruptedException {
            Item item = sent.poll(5, TimeUnit.SECONDS);
            assertThat(item).as("something was sent").isNotNull();
            return item;
        }

        long cursor() throws InterruptedException {
            return next().change.cursor();
        }

        @Override
        public boolean owesNothing() {
            return link;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private CompletableFuture<Subscription> put(long cursor) {
        return dispatcher.put(SubscriptionChange.acknowledge("m", "s", cursor));
    }

    private static Outcome done(long cursor) {
        return Outcome.changed(new Subscription("m", "s", Filter.ALL, cursor));
    }

    private static Outcome noWriter() {
        return Outcome.failed(new Refused(Reason.REASON_NO_WRITER, "not now"));
    }

    @Test
    void what_a_broken_link_took_along_is_sent_again_before_what_came_later() throws Exception {
        var first = new Line(true);
        var second = new Line(true);
        dispatcher.use(first);
        var answers = new ArrayList<>(List.of(put(1), put(2)));
        Item late = first.next();
        dispatcher.broken(first);
        answers.add(put(3));

        dispatcher.use(second);
        dispatcher.settled(late.number, first, done(99));

        for (int i = 1; i <= 3; i++) {
            Item item = second.next();
            assertThat(item.change.cursor()).isEqualTo(i);
            assertThat(answers.get(i - 1)).isNotDone();
            dispatcher.settled(item.number, second, done(i));
            assertThat(answers.get(i - 1).get().cursor()).isEqualTo(i);
        }
    }

    @Test
    void what_finds_no_writer_holds_back_all_that_came_after_it() throws Exception {
        var here = new Line(false);
        dispatcher.use(here);
        put(1);
        put(2);
        Item one = here.next();
        Item two = here.next();

        dispatcher.settled(one.number, here, noWriter());
        put(3);
        assertThat(here.sent).isEmpty();
        dispatcher.settled(two.number, here, noWriter());

        assertThat(List.of(here.cursor(), here.cursor(), here.cursor())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void another_way_waits_for_what_this_node_still_decides() throws Exception {
        var here = new Line(false);
        var link = new Line(true);
        dispatcher.use(here);
        var first = put(1);
        Item one = here.next();

        dispatcher.use(link);
        put(2);
        assertThat(link.sent).isEmpty();
        dispatcher.settled(one.number, here, done(1));

        assertThat(first.get().cursor()).isEqualTo(1);
        assertThat(link.cursor()).isEqualTo(2);
    }

    @Test
    void more_than_the_hub_holds_is_refused_and_so_is_anything_without_the_ledger() {
        for (int i = 0; i < 6; i++) {
            put(i);
        }
        assertThatThrownBy(() -> put(7).get()).isInstanceOf(ExecutionException.class)
                .rootCause().extracting(e -> ((Refused) e).reason()).isEqualTo(Reason.REASON_OVERLOADED);
        fault.set(new Refused(Reason.REASON_NO_WRITER, "no ledger").with("streams_as_of", "then"));
        assertThatThrownBy(() -> put(8).get()).rootCause().isSameAs(fault.get());
    }

    @Test
    void what_has_no_outcome_at_the_end_is_refused() {
        var answer = put(1);

        dispatcher.close();

        assertThatThrownBy(answer::get).rootCause().extracting(e -> ((Refused) e).reason())
                .isEqualTo(Reason.REASON_CLOSING);
    }
}
