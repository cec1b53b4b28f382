// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.List;
import java.util.stream.Stream;
import xietong.v1.AuditRecord;
import xietong.v1.AuditServiceExportRequest;
import xietong.v1.AuditServiceExportResponse;
import xietong.v1.AuditServiceGrpc;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.AuditServiceRevealResponse;

/** Reading in clear, on the record 调阅留痕. */
public final class Audit {
    private final Caller caller;

    Audit(Caller caller) {
        this.caller = caller;
    }

    /** All acts on the record that the question asks for, the earliest first. Pages are fetched as the stream is read. */
    public Stream<AuditRecord> list(AuditServiceListRequest question) {
        return Pages.stream(token -> {
            var page = caller.call(AuditServiceGrpc.getListMethod(), question.toBuilder().setPageToken(token).build());
            return new Pages.Page<>(page.getRecordsList(), page.getNextPageToken());
        });
    }

    /** The pages of an export, one after another. */
    public Stream<AuditServiceExportResponse> export(AuditServiceExportRequest question) {
        return Pages.stream(token -> {
            var page = caller.call(AuditServiceGrpc.getExportMethod(), token.isEmpty()
                    ? question
                    : question.toBuilder().setAfterPosition(Long.parseLong(token)).build());
            long next = page.getNextPosition();
            return new Pages.Page<>(List.of(page), next == 0 ? "" : String.valueOf(next));
        });
    }

    /**
     * Every reading is recorded. A repeated request_id is one reading, and gives the content again only within a minute
     * of the first: later the answer holds the receipt alone.
     */
    public AuditServiceRevealResponse reveal(AuditServiceRevealRequest command) {
        return caller.call(AuditServiceGrpc.getRevealMethod(), command);
    }
}
