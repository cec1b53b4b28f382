// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import xietong.hub.HubClock;
import xietong.hub.identity.Identity;
import xietong.hub.writer.Writer;
import xietong.rules.Times;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceEnrolWallRequest;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServiceIssueCertificateResponse;
import xietong.v1.DirectoryServiceResetOfficerRequest;
import xietong.v1.Receipt;
import xietong.v1.SessionServiceOpenRequest;

/** The answer to an accepted command: its receipt, with what the command asked for where that is more. */
final class Answers {
    /** For so long the answer to a reading in clear can be had again under its request_id: a lost one is retried. */
    private static final Duration READING = Duration.ofMinutes(1);

    private final Writer writer;
    private final Reveals reveals;
    private final Identity identity;
    private final SessionCalls sessions;
    private final AccountReads accounts;
    private final WorkerExecutor workers;

    Answers(Writer writer, Reveals reveals, Identity identity, SessionCalls sessions, AccountReads accounts,
            WorkerExecutor workers) {
        this.writer = writer;
        this.reveals = reveals;
        this.identity = identity;
        this.sessions = sessions;
        this.accounts = accounts;
        this.workers = workers;
    }

    void give(Call call, Commands.Taken taken, Receipt receipt) {
        if (taken.message() instanceof AuditServiceRevealRequest reveal) {
            workers.<AuditServiceRevealResponse>executeBlocking(() -> reading(call, reveal, receipt), false)
                    .onSuccess(call::replyInClear)
                    .onFailure(call::fail);
        } else if (taken.message() instanceof DirectoryServiceIssueCertificateRequest issue) {
            call.reply(DirectoryServiceIssueCertificateResponse.newBuilder()
                    .setReceipt(receipt)
                    .setCertificateChain(identity.issue(
                            issue.getCode(), issue.getPublicKey().toByteArray(), validFrom(receipt)))
                    .build());
        } else if (taken.message() instanceof SessionServiceOpenRequest open) {
            call.reply(sessions.opened(call.principal(), open, receipt));
        } else if (taken.message() instanceof DirectoryServiceEnrolOfficerRequest) {
            later(call, () -> accounts.enrolled(receipt));
        } else if (taken.message() instanceof DirectoryServiceResetOfficerRequest) {
            later(call, () -> accounts.reset(receipt));
        } else if (taken.message() instanceof DirectoryServiceEnrolWallRequest) {
            later(call, () -> accounts.enrolledWall(receipt));
        } else {
            call.reply(CommandResponses.of(call.method(), receipt));
        }
    }

    private void later(Call call, Callable<Message> answer) {
        workers.executeBlocking(answer, false).onSuccess(call::reply).onFailure(call::fail);
    }

    /** One record is one reading: long after it the same request_id gives the receipt alone. */
    private AuditServiceRevealResponse reading(Call call, AuditServiceRevealRequest reveal, Receipt receipt) {
        return writer.now().isBefore(Times.instant(receipt.getAcceptTime()).plus(READING))
                ? reveals.answer(reveal, receipt, call.reader())
                : AuditServiceRevealResponse.newBuilder().setReceipt(receipt).build();
    }

    /** TLS looks at the machines' clocks, which a DRILL ledger's may be ahead of. */
    private static Instant validFrom(Receipt receipt) {
        Instant accepted = Times.instant(receipt.getAcceptTime());
        Instant now = HubClock.now();
        return accepted.isBefore(now) ? accepted : now;
    }
}
