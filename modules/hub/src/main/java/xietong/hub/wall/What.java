// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

/** What is counted, and by which span of time; of {@link Span#EVER} it is how many there are now. */
enum What {
    IN_FLIGHT(Span.EVER),
    RECEIVED(Span.DAY),
    DONE(Span.DAY),
    LATE(Span.EVER),
    LATE_BEGUN(Span.DAY),
    LATE_ENDED(Span.DAY),
    ENTRUSTED(Span.HOUR),
    FLOW(Span.MINUTE),
    FROZEN(Span.DAY),
    FROZEN_FEN(Span.DAY),
    RELEASED(Span.DAY),
    RELEASED_FEN(Span.DAY),
    OVERDUE(Span.EVER),
    OVERDUE_BEGUN(Span.DAY),
    OVERDUE_ENDED(Span.DAY),
    ALERT(Span.MINUTE),
    CLAIM(Span.MINUTE),
    UNACKNOWLEDGED(Span.EVER),
    ALARM(Span.EVER),
    HELD(Span.DAY),
    HOLDING(Span.EVER),
    GRID(Span.DAY);

    /** Lengths of time; days and hours in Beijing, whose hours begin with those of UTC. */
    enum Span {
        EVER,
        DAY,
        HOUR,
        MINUTE
    }

    private final Span span;

    What(Span span) {
        this.span = span;
    }

    Span span() {
        return span;
    }
}
