// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.Metric;
import xietong.hub.tracing.Trace;
import xietong.hub.tracing.Traces;
import xietong.ledger.Batch;
import xietong.ledger.RequestKey;
import xietong.rules.Refused;
import xietong.v1.Receipt;

/**
 * What is told of each command to those who run the hub: counted by kind and outcome, traced where its caller is, and
 * with debug logged with its request_id. Nothing of what it says.
 */
final class Account {
    private static final Logger LOG = LoggerFactory.getLogger(Account.class);

    private final Counters counters;
    private final Traces traces;

    Account(Counters counters, Traces traces) {
        this.counters = counters;
        this.traces = traces;
    }

    /** What waited is refused as it is. */
    void refused(List<Submission> submissions, Refused why) {
        submissions.forEach(s -> told(s, why.reason().name(), 0));
    }

    /** Deciding it is beyond this program. */
    void failed(Submission submission, Throwable failure) {
        LOG.atError()
                .addKeyValue("request", submission.requestId())
                .addKeyValue("organisation", submission.caller().code())
                .addKeyValue("command", submission.kind())
                .setCause(failure)
                .log("deciding failed; nothing was accepted");
    }

    /** Begins to account for what is decided together. */
    Together together(List<Submission> all) {
        return new Together(all);
    }

    private void told(Submission submission, String outcome, long position) {
        counters.count(Metric.COMMANDS, submission.kind(), outcome);
        if (LOG.isDebugEnabled()) {
            LOG.atDebug()
                    .addKeyValue("request", submission.requestId())
                    .addKeyValue("organisation", submission.caller().code())
                    .addKeyValue("command", submission.kind())
                    .addKeyValue("outcome", outcome)
                    .addKeyValue("position", position)
                    .log("decided");
        }
    }

    private static String name(Receipt receipt, RuntimeException refusal, long committed) {
        if (refusal != null) {
            return refusal instanceof Refused refused ? refused.reason().name() : "failed";
        }
        if (receipt == null) {
            return "nothing";
        }
        return receipt.getPosition() < committed ? "repeated" : "accepted";
    }

    /** Commands of one batch. For the writer's thread alone. */
    final class Together {
        private final Trace batch;
        private final Map<Submission, Trace> decided = new IdentityHashMap<>();
        private long begin;
        private Trace commit = Trace.NONE;

        private Together(List<Submission> all) {
            batch = traces.batch(all.stream().map(Submission::trace).toList());
            if (batch.isKept()) {
                all.forEach(s -> decided.put(s, traces.decide(s.trace(), batch, s.kind())));
            }
        }

        /** The ledger is asked. */
        void committing() {
            begin = System.nanoTime();
            commit = traces.commit(batch);
        }

        /** So many commands are durable. */
        void durable(int commands) {
            counters.took(Metric.COMMIT, System.nanoTime() - begin);
            counters.record(Metric.COMMIT_COMMANDS, commands);
            commit.done("durable");
        }

        /** Before streams are woken: whose change it was. */
        void caused(Batch committed) {
            if (!batch.isKept()) {
                return;
            }
            var byRequest = new HashMap<RequestKey, Trace>();
            decided.forEach((s, trace) -> byRequest.put(s.key(), trace));
            Trace cause = Trace.NONE;
            for (Batch.Entry entry : committed.entries()) {
                // Effects follow the command that has them.
                if (entry.request() != null) {
                    cause = byRequest.getOrDefault(
                            new RequestKey(entry.request().organisation(), entry.request().requestId()), Trace.NONE);
                }
                traces.accepted(cause, committed.seal().position(), entry.history().resource());
            }
        }

        /** What came of one; {@code committed} is the position of this batch. */
        void told(Submission submission, Receipt receipt, RuntimeException refusal, long committed) {
            String outcome = name(receipt, refusal, committed);
            Account.this.told(submission, outcome, receipt == null ? 0 : receipt.getPosition());
            Trace trace = decided.getOrDefault(submission, Trace.NONE);
            if (refusal == null) {
                trace.done(outcome);
            } else {
                trace.failed(outcome);
            }
        }

        /** All is told that was decided, and the rest waits; or the ledger did not answer. */
        void ended(boolean durable) {
            if (durable) {
                decided.values().forEach(trace -> trace.done("later"));
                batch.done("durable");
            } else {
                commit.failed("failed");
                decided.values().forEach(trace -> trace.failed("failed"));
                batch.failed("failed");
            }
        }
    }
}
