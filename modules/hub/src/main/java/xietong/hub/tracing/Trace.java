// SPDX-License-Identifier: Apache-2.0
package xietong.hub.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/** One span that is open, or nothing. For any thread; what is told after its end is ignored. */
public final class Trace {
    /** Nothing is traced. */
    public static final Trace NONE = new Trace(Span.getInvalid());

    private static final String OUTCOME = "xietong.outcome";

    private final Span span;

    private Trace(Span span) {
        this.span = span;
    }

    static Trace of(Span span) {
        return span.isRecording() ? new Trace(span) : NONE;
    }

    /** Whether anything is kept of it. */
    public boolean isKept() {
        return span.getSpanContext().isSampled();
    }

    SpanContext context() {
        return span.getSpanContext();
    }

    Span span() {
        return span;
    }

    /** Ends it as it should be. */
    public void done(String outcome) {
        span.setAttribute(OUTCOME, outcome);
        span.end();
    }

    /** Ends it with a refusal or a failure, by its name in the program. */
    public void failed(String outcome) {
        span.setStatus(StatusCode.ERROR);
        done(outcome);
    }
}
