// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import xietong.hub.States;
import xietong.ledger.Checkpoint;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.Seal;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.AuditBatch;
import xietong.v1.AuditCheckpoint;
import xietong.v1.AuditEvidence;
import xietong.v1.AuditKind;
import xietong.v1.AuditServiceExportRequest;
import xietong.v1.AuditServiceExportResponse;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.AuditServiceListResponse;

/** Who read whom and what administrators did, as a list and as evidence. Blocks; not for event loops. */
final class AuditReads {
    /** Acts that one page looks at: more is the next page, even where nothing was found. */
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int AT_A_TIME = 1_000;
    private static final int MOST_BATCHES = 200;
    private static final int MOST_CHECKPOINTS = 200;
    /** Digests and evidence of one page of an export. */
    private static final int MOST_BYTES = 700_000;

    private final Ledger ledger;
    private final AuditSight sight;
    private final PublicKey key;

    AuditReads(Ledger ledger, States states, PublicKey key) {
        this.ledger = ledger;
        this.sight = new AuditSight(ledger, states);
        this.key = key;
    }

    /** Refused with REASON_FIELD_INVALID for a size or a token that is none. */
    AuditServiceListResponse list(AuditServiceListRequest request, Caller reader) {
        Moments.require(request);
        int size = request.getPageSize() == 0 ? 50 : request.getPageSize();
        if (size < 1 || size > 200) {
            throw Refused.field("page_size", "1 to 200; 0 takes 50");
        }
        long[] at = request.getPageToken().isEmpty()
                ? new long[] {request.hasFromTime() ? before(request.getFromTime()) : 0, Integer.MAX_VALUE}
                : place(request.getPageToken());
        Instant end = request.hasToTime() ? Times.instant(request.getToTime()) : Instant.MAX;
        var response = AuditServiceListResponse.newBuilder();
        int looked = 0;
        while (looked < MOST_LOOKED_AT) {
            List<HistoryRecord> page = ledger.auditedAfter(request.getOrganisation(), at[0], (int) at[1], AT_A_TIME);
            for (HistoryRecord record : page) {
                if (!record.stamp().isBefore(end)) {
                    return response.build();
                }
                if (asked(record, request, reader)) {
                    response.addRecords(sight.record(record, reader));
                }
                at = new long[] {record.position(), record.ordinal()};
                if (response.getRecordsCount() == size) {
                    return response.setNextPageToken(at[0] + "." + at[1]).build();
                }
            }
            if (page.size() < AT_A_TIME) {
                return response.build();
            }
            looked += page.size();
        }
        return response.setNextPageToken(at[0] + "." + at[1]).build();
    }

    private boolean asked(HistoryRecord record, AuditServiceListRequest request, Caller reader) {
        AuditKind kind = AuditSight.kind(record);
        return kind != AuditKind.AUDIT_KIND_UNSPECIFIED
                && (request.getKind() == AuditKind.AUDIT_KIND_UNSPECIFIED || request.getKind() == kind)
                && (request.getOrganisation().isEmpty() || request.getOrganisation().equals(AuditSight.organisation(record)))
                && (request.getResource().isEmpty()
                        ? sight.sees(record, reader)
                        : request.getResource().equals(AuditSight.about(record)) && sight.seesWhole(record, reader));
    }

    private static long[] place(String token) {
        if (!token.matches("[0-9]{1,18}\\.[0-9]{1,9}")) {
            throw Refused.field("page_token", "next_page_token of the answer before");
        }
        String[] parts = token.split("\\.");
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }

    /** Refused with REASON_FIELD_INVALID for a position that is none. */
    AuditServiceExportResponse export(AuditServiceExportRequest request, Caller reader) {
        Moments.require(request);
        if (request.getAfterPosition() < 0) {
            throw Refused.field("after_position", "0, or next_position of the page before");
        }
        long after = request.getAfterPosition() == 0 && request.hasFromTime()
                ? before(request.getFromTime())
                : request.getAfterPosition();
        long end = end(request);
        var response = AuditServiceExportResponse.newBuilder()
                .setLedger(ledger.info().id())
                .setPublicKey(ByteString.copyFrom(key.getEncoded()));
        long last = after;
        int bytes = 0;
        List<Seal> seals = ledger.sealsAfter(after, MOST_BATCHES);
        for (Seal seal : seals) {
            if (seal.position() > end || bytes > MOST_BYTES) {
                break;
            }
            AuditBatch batch = batch(seal, reader);
            response.addBatches(batch);
            bytes += batch.getSerializedSize();
            last = seal.position();
        }
        for (Checkpoint checkpoint : ledger.checkpointsFrom(after + 1, MOST_CHECKPOINTS)) {
            if (checkpoint.position() <= last) {
                response.addCheckpoints(AuditCheckpoint.newBuilder()
                        .setPosition(checkpoint.position())
                        .setDigest(ByteString.copyFrom(checkpoint.digest()))
                        .setTime(Times.timestamp(checkpoint.stamp()))
                        .setKeyId(checkpoint.keyId())
                        .setAlgorithm(checkpoint.algorithm())
                        .setSignature(ByteString.copyFrom(checkpoint.signature())));
            }
        }
        return response.setNextPosition(last > after && last < end ? last : 0).build();
    }

    /** The checkpoint at or after the last commit that was asked for; without one the last commit. */
    private long end(AuditServiceExportRequest request) {
        long head = ledger.heads().position();
        if (!request.hasToTime()) {
            return head;
        }
        long last = before(request.getToTime());
        return ledger.checkpointsFrom(last, 1).stream().map(Checkpoint::position).findFirst().orElse(head);
    }

    /** The last commit before an instant; 0 where there is none. Stamps grow with positions. */
    private long before(Timestamp time) {
        Instant instant = Times.instant(time);
        long low = 0;
        long high = ledger.heads().position();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            List<Seal> seal = ledger.sealsAfter(middle - 1, 1);
            if (!seal.isEmpty() && seal.get(0).stamp().isBefore(instant)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private AuditBatch batch(Seal seal, Caller reader) {
        var batch = AuditBatch.newBuilder()
                .setPosition(seal.position())
                .setTime(Times.timestamp(seal.stamp()))
                .setPrevious(ByteString.copyFrom(seal.previous()))
                .setDigest(ByteString.copyFrom(seal.digest()))
                .setAlgorithm(seal.algorithm());
        // Of this batch: the records after the one before it.
        for (HistoryRecord record : ledger.historyAfter(seal.position() - 1, Integer.MAX_VALUE, seal.entries())) {
            batch.addRecordDigests(ByteString.copyFrom(record.digest()));
            if (AuditSight.kind(record) != AuditKind.AUDIT_KIND_UNSPECIFIED && sight.seesWhole(record, reader)) {
                batch.addEvidence(evidence(record, reader));
            }
        }
        return batch.build();
    }

    private AuditEvidence evidence(HistoryRecord record, Caller reader) {
        var evidence = AuditEvidence.newBuilder()
                .setOrdinal(record.ordinal())
                .setKind(record.kind())
                .setResource(record.resource())
                .setRevision(record.revision())
                .setOrganisation(record.organisation())
                .setOfficerId(record.officer())
                .setCommand(record.command())
                .setRuleBookVersion(record.rulesVersion())
                .setAlgorithm(record.algorithm())
                .setPrevious(ByteString.copyFrom(record.previous()))
                .setBodyDigests(ByteString.copyFrom(record.bodyDigests()))
                .setOutcome(ByteString.copyFrom(record.outcome()))
                .setBody(ByteString.copyFrom(record.body()));
        if (sight.seesReason(record, reader)) {
            AuditSight.reason(record).ifPresent(part -> evidence.setReason(part.toByteString()));
        }
        return evidence.build();
    }
}
