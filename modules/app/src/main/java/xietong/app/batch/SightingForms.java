// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import com.google.protobuf.ByteString;
import java.time.DateTimeException;
import java.util.List;
import xietong.rules.identifier.InvalidIdentifier;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.IdentifierDigest;
import xietong.v1.SightedDigests;
import xietong.v1.SightingReport;

/**
 * In what form a source says whom it saw: keyed digests where it has the key, so that the hub never sees a stranger's number;
 * in clear only where it says so itself, and the directory allows it. Digests and hits that are there already stay as they are.
 *
 * @param key may be null
 * @param clear whether identities may go as they are
 */
public record SightingForms(Digester key, boolean clear) {
    private static final int MOST_DIGESTS = 16;

    /** As it is sent. @throws IllegalArgumentException where it cannot be sent so; the identity is not in the message */
    public SightingReport sent(SightingReport report) {
        if (!report.hasIdentity() || clear) {
            return report;
        }
        if (key == null) {
            throw new IllegalArgumentException("whom it saw stands there in clear: --keys FILE makes digests of it, "
                    + "--clear sends it as it is, where the directory allows that");
        }
        List<Identifier> identifiers;
        try {
            identifiers = Identifier.of(report.getIdentity());
        } catch (InvalidIdentifier e) {
            throw new IllegalArgumentException(e.getMessage());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("birth: a day that exists, as 1900-01-01");
        }
        if (identifiers.isEmpty() || identifiers.size() > MOST_DIGESTS) {
            throw new IllegalArgumentException("a number, or a name with a date of birth; at most " + MOST_DIGESTS + " in all");
        }
        var digests = SightedDigests.newBuilder().setKey(key.key());
        identifiers.forEach(i -> digests.addDigests(IdentifierDigest.newBuilder()
                .setKind(i.kind())
                .setDigest(ByteString.copyFrom(key.digest(i).bytes()))));
        return report.toBuilder().setDigests(digests).build();
    }
}
