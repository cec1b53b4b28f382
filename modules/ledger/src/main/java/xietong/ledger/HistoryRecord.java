// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;
import xietong.store.v1.Effect;

/**
 * One append-only record of a change. {@link Evidence} says how its digests are made.
 *
 * @param position commit
 * @param ordinal which record of the commit, from 0
 * @param kind kind of resource
 * @param resource the resource
 * @param revision the revision that it made
 * @param stamp trusted time
 * @param organisation who acted; empty for the hub
 * @param officer identifier of the officer, within the organisation; may be empty
 * @param command full method name, or the hub's own command, or {@link #EFFECT}
 * @param rulesVersion rule book in force
 * @param algorithm digest algorithm
 * @param previous digest of the resource's record before, empty at revision 1
 * @param bodyDigests serialised {@code xietong.store.v1.BodyDigests}
 * @param outcome digest of the deliveries that went out with it
 * @param digest digest over all of the above
 * @param body serialised {@code HistoryBody}
 * @param parts serialised {@code PersonalParts}; null once erased
 * @param signed serialised {@code SignedRequest}; null where none, or erased
 */
public record HistoryRecord(
        long position,
        int ordinal,
        String kind,
        String resource,
        long revision,
        Instant stamp,
        String organisation,
        String officer,
        String command,
        long rulesVersion,
        String algorithm,
        byte[] previous,
        byte[] bodyDigests,
        byte[] outcome,
        byte[] digest,
        byte[] body,
        byte[] parts,
        byte[] signed) {

    /** Command of a record that only follows from another of its batch; its body names which, and it has no request. */
    public static final String EFFECT = Effect.getDescriptor().getFullName();

    /** Whether another record of its batch is the command that made it. */
    public boolean isEffect() {
        return command.equals(EFFECT);
    }

    /** This record with its own digest. */
    public HistoryRecord withDigest(byte[] made) {
        return new HistoryRecord(
                position, ordinal, kind, resource, revision, stamp, organisation, officer, command, rulesVersion,
                algorithm, previous, bodyDigests, outcome, made, body, parts, signed);
    }

    /** This record with what lies beside it. */
    HistoryRecord withBody(byte[] content, byte[] personal, byte[] message) {
        return new HistoryRecord(
                position, ordinal, kind, resource, revision, stamp, organisation, officer, command, rulesVersion,
                algorithm, previous, bodyDigests, outcome, digest, content, personal, message);
    }
}
