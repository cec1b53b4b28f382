// SPDX-License-Identifier: Apache-2.0
package xietong.app.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.hub.identity.Identity;
import xietong.ledger.Evidence;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Seal;
import xietong.rules.Times;
import xietong.store.v1.BodyDigests;
import xietong.store.v1.HistoryBody;
import xietong.store.v1.PersonalPart;
import xietong.v1.AuditBatch;
import xietong.v1.AuditCheckpoint;
import xietong.v1.AuditEvidence;
import xietong.v1.AuditServiceExportResponse;

/**
 * Checks an export against itself and the hub's public key, without the hub: every record's digest over what it says,
 * every seal over its records and the seal before, every checkpoint's signature over a seal. Pages are given in order.
 */
public final class ExportCheck {
    private static final int MOST_FINDINGS = 1_000;

    private final List<PublicKey> keys;
    private final List<String> findings = new ArrayList<>();
    private final Map<Long, ByteString> seals = new LinkedHashMap<>();
    private String ledger = "";
    private AuditBatch before;
    private long records;
    private long shown;
    private long checkpoints;
    private long covered;
    private long total;

    /** With the keys that the hub signs with; they come from elsewhere than the export. */
    public ExportCheck(List<PublicKey> keys) {
        this.keys = keys;
    }

    /** The next page. */
    public void page(AuditServiceExportResponse page) {
        if (ledger.isEmpty()) {
            ledger = page.getLedger();
        } else if (!ledger.equals(page.getLedger())) {
            find("it is of two ledgers");
        }
        page.getBatchesList().forEach(this::batch);
        page.getCheckpointsList().forEach(this::checkpoint);
        seals.keySet().removeIf(position -> before != null && position < before.getPosition());
    }

    /**
     * A checkpoint that was received at another time.
     *
     * @return whether the export holds its commit
     */
    public boolean checkpoint(AuditCheckpoint checkpoint) {
        String place = "checkpoint " + checkpoint.getPosition();
        checkpoints++;
        byte[] content = Evidence.checkpointContent(
                ledger, checkpoint.getPosition(), checkpoint.getDigest().toByteArray(), Times.instant(checkpoint.getTime()));
        boolean signed = keys.stream()
                .anyMatch(key -> Identity.verifies(key, content, checkpoint.getSignature().toByteArray()));
        ByteString seal = seals.get(checkpoint.getPosition());
        if (!signed) {
            find(place + ": its signature is not by the hub's key");
        } else if (seal != null && !seal.equals(checkpoint.getDigest())) {
            find(place + ": the commit is not as it was when the hub signed it");
        } else if (seal != null) {
            covered = Math.max(covered, checkpoint.getPosition());
        }
        return seal != null;
    }

    private void batch(AuditBatch batch) {
        String place = "commit " + batch.getPosition();
        if (before != null && batch.getPosition() != before.getPosition() + 1) {
            find(place + ": follows " + before.getPosition());
        }
        if (before != null && !batch.getPrevious().equals(before.getDigest())) {
            find(place + ": is not chained to the one before");
        }
        Seal seal = new Evidence(batch.getAlgorithm()).seal(
                batch.getPosition(),
                Times.instant(batch.getTime()),
                batch.getPrevious().toByteArray(),
                batch.getRecordDigestsList().stream().map(ByteString::toByteArray).toList());
        if (!Arrays.equals(seal.digest(), batch.getDigest().toByteArray())) {
            find(place + ": its seal is not over its records");
        }
        records += batch.getRecordDigestsCount();
        batch.getEvidenceList().forEach(evidence -> evidence(batch, evidence));
        seals.put(batch.getPosition(), batch.getDigest());
        before = batch;
    }

    private void evidence(AuditBatch batch, AuditEvidence shownRecord) {
        String place = "record " + batch.getPosition() + "." + shownRecord.getOrdinal();
        shown++;
        Evidence evidence = new Evidence(shownRecord.getAlgorithm());
        if (shownRecord.getOrdinal() < 0
                || shownRecord.getOrdinal() >= batch.getRecordDigestsCount()
                || !Arrays.equals(
                        evidence.record(record(batch, shownRecord)),
                        batch.getRecordDigests(shownRecord.getOrdinal()).toByteArray())) {
            find(place + ": is not what was recorded");
            return;
        }
        try {
            BodyDigests digests = BodyDigests.parseFrom(shownRecord.getBodyDigests());
            if (!evidence.isBody(digests, HistoryBody.parseFrom(shownRecord.getBody()))) {
                find(place + ": its command is not the one that was recorded");
            }
            boolean reasoned = !shownRecord.getReason().isEmpty();
            if (reasoned && !evidence.isPart(digests, PersonalPart.parseFrom(shownRecord.getReason()))) {
                find(place + ": its reason is not the one that was recorded");
            }
        } catch (InvalidProtocolBufferException e) {
            find(place + ": cannot be read");
        }
    }

    private static HistoryRecord record(AuditBatch batch, AuditEvidence e) {
        return new HistoryRecord(
                batch.getPosition(), e.getOrdinal(), e.getKind(), e.getResource(), e.getRevision(),
                Times.instant(batch.getTime()), e.getOrganisation(), e.getOfficerId(), e.getCommand(),
                e.getRuleBookVersion(), e.getAlgorithm(), e.getPrevious().toByteArray(),
                e.getBodyDigests().toByteArray(), e.getOutcome().toByteArray(), new byte[0], new byte[0], null, null);
    }

    private void find(String finding) {
        total++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    /**
     * What came out.
     *
     * @param findings what does not fit; the first thousand
     * @param total how many
     * @param last last commit
     * @param covered up to this commit a checkpoint proves it all; 0 for none
     * @param records records whose digests were chained
     * @param shown records that are there in full
     * @param checkpoints checkpoints checked
     */
    public record Report(
            List<String> findings, long total, long last, long covered, long records, long shown, long checkpoints) {}

    public Report report() {
        return new Report(List.copyOf(findings), total, before == null ? 0 : before.getPosition(), covered, records, shown,
                checkpoints);
    }
}
