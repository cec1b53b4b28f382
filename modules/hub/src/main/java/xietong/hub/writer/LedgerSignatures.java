// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.security.PublicKey;
import java.util.List;
import xietong.hub.identity.Identity;
import xietong.ledger.Checkpoint;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Reads;
import xietong.ledger.Verifier;
import xietong.rules.Catalogue;
import xietong.rules.book.RuleBook;
import xietong.store.v1.SignedRequest;
import xietong.v1.Organisation;

/**
 * Checks the signatures that a ledger holds: the hub's under its checkpoints, the organisations' under their commands.
 * A command's signature is right when the directory then in force lists the key, the signature is by that key over the
 * message, and the message is the command that the record tells of.
 */
public final class LedgerSignatures implements Verifier.Signatures {
    private final Reads ledger;
    private final List<PublicKey> hub;

    /** With the keys that the hub has signed checkpoints with. */
    public LedgerSignatures(Reads ledger, List<PublicKey> hub) {
        this.ledger = ledger;
        this.hub = hub;
    }

    @Override
    public boolean checkpoint(Checkpoint checkpoint, byte[] content) {
        return hub.stream().anyMatch(key -> Identity.verifies(key, content, checkpoint.signature()));
    }

    @Override
    public boolean request(HistoryRecord record) {
        try {
            SignedRequest signed = SignedRequest.parseFrom(record.signed());
            PublicKey key = Identity.publicKey(signed.getPublicKey().toByteArray());
            return wasInForce(key, record)
                    && signed.getAlgorithm().equals(Identity.signatureAlgorithm(key))
                    && Identity.verifies(
                            key, signed.getRequest().toByteArray(), signed.getSignature().toByteArray())
                    && isCommandOf(record, signed.getRequest());
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean wasInForce(PublicKey key, HistoryRecord record) throws InvalidProtocolBufferException {
        var entry = ledger.rule(RuleBook.organisationKey(record.organisation()), record.rulesVersion());
        return entry.isPresent()
                && Organisation.parseFrom(entry.get()).getKeyDigestsList().contains(Identity.keyDigest(key));
    }

    private static boolean isCommandOf(HistoryRecord record, ByteString request) throws InvalidProtocolBufferException {
        var rule = Catalogue.<Message>rule(record.command());
        return rule.isPresent()
                && Bodies.of(rule.get().prototype().getParserForType().parseFrom(request)).sameAs(record);
    }
}
