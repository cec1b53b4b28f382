// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.Checkpoint;
import xietong.ledger.Evidence;
import xietong.ledger.Heads;
import xietong.ledger.Ledger;

/** Signs the latest seal regularly, so that anyone who received a checkpoint can prove what history was then. */
public final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /**
     * The hub's key.
     *
     * @param keyId name of the key
     * @param algorithm signature algorithm
     * @param sign signs bytes
     */
    public record Signer(String keyId, String algorithm, Function<byte[], byte[]> sign) {}

    private final Ledger ledger;
    private final Signer signer;
    private final Duration every;
    private long signedPosition;
    private Instant signedAt = Instant.EPOCH;

    /** Signs at most this often, and only when something was committed since. */
    public Checkpoints(Ledger ledger, Signer signer, Duration every) {
        this.ledger = ledger;
        this.signer = signer;
        this.every = every;
    }

    void signIfDue(Heads heads, Instant now) {
        if (heads.position() > signedPosition && !now.isBefore(signedAt.plus(every))) {
            sign(heads, now);
        }
    }

    /** Signs where the ledger stands. A failure is logged and tried again; no command waits for it. */
    public void sign(Heads heads, Instant now) {
        try {
            byte[] content = Evidence.checkpointContent(ledger.info().id(), heads.position(), heads.digest(), now);
            ledger.putCheckpoint(new Checkpoint(
                    heads.position(), heads.digest(), now, signer.keyId(), signer.algorithm(), signer.sign().apply(content)));
            signedPosition = heads.position();
            signedAt = now;
        } catch (RuntimeException e) {
            LOG.warn("signing a checkpoint failed", e);
        }
    }
}
