// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import xietong.hub.gateway.Forwarding;
import xietong.hub.screening.SightingDesk;
import xietong.hub.writer.Submission;
import xietong.hub.writer.SubscriptionChange;
import xietong.ledger.Filter;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.store.v1.Forwarded;
import xietong.store.v1.ForwardedCommand;
import xietong.store.v1.ForwardedSighting;
import xietong.store.v1.ForwardedSubscription;
import xietong.store.v1.SightingMatched;
import xietong.store.v1.SignedRequest;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/** What is handed in at one node, as the writer's node gets it. */
final class Wire {
    private Wire() {}

    static Forwarded of(long number, Submission submission) {
        var forwarded = Forwarded.newBuilder().setNumber(number);
        if (submission.route() != null) {
            return forwarded
                    .setSighting(ForwardedSighting.newBuilder()
                            .setMatch((SightingMatched) submission.message())
                            .setRequestId(submission.requestId()))
                    .build();
        }
        var command = ForwardedCommand.newBuilder()
                .setMethod(submission.rule().method())
                .setOrganisation(submission.caller().code());
        if (submission.signed() == null) {
            command.setRequest(submission.message().toByteString());
        } else {
            command.setSigned(submission.signed());
        }
        return forwarded.setCommand(command).build();
    }

    static Forwarded of(long number, SubscriptionChange change) {
        return Forwarded.newBuilder()
                .setNumber(number)
                .setSubscription(ForwardedSubscription.newBuilder()
                        .setKind(change.kind().name())
                        .setMailbox(change.mailbox())
                        .setName(change.name())
                        .addAllTopics(change.filter().topics())
                        .addAllAreas(change.filter().areas())
                        .addAllPersons(change.filter().persons())
                        .setCursor(change.cursor()))
                .build();
    }

    /** Refused with REASON_METHOD_UNKNOWN or REASON_MALFORMED by a node that is older than the one that sent it. */
    static Submission submission(ForwardedCommand forwarded, Directory directory, CompletableFuture<Receipt> answer) {
        CommandRule<Message, Message> rule = Catalogue.rule(forwarded.getMethod())
                .orElseThrow(() -> new Refused(
                        Reason.REASON_METHOD_UNKNOWN, "no such command: " + forwarded.getMethod()));
        SignedRequest signed = forwarded.hasSigned() ? forwarded.getSigned() : null;
        Message message = parsed(rule.prototype(), signed == null ? forwarded.getRequest() : signed.getRequest());
        // Of one that is not there the writer says that it is not in service.
        Organisation organisation = directory
                .find(forwarded.getOrganisation())
                .orElse(Organisation.newBuilder().setCode(forwarded.getOrganisation()).build());
        var caller = new Caller(organisation, rule.header(message).getOfficer());
        return new Submission(
                rule,
                message,
                caller,
                rule.header(message).getRequestId(),
                signed,
                Forwarding.documents(message, caller.code()),
                answer);
    }

    /** The hub's own command of a match. */
    static Submission submission(ForwardedSighting forwarded) {
        return SightingDesk.submission(forwarded.getMatch(), forwarded.getRequestId());
    }

    static SubscriptionChange change(ForwardedSubscription forwarded) {
        var filter = new Filter(
                Set.copyOf(forwarded.getTopicsList()),
                Set.copyOf(forwarded.getAreasList()),
                Set.copyOf(forwarded.getPersonsList()));
        return new SubscriptionChange(
                SubscriptionChange.Kind.valueOf(forwarded.getKind()),
                forwarded.getMailbox(),
                forwarded.getName(),
                filter,
                forwarded.getCursor());
    }

    private static Message parsed(Message prototype, ByteString bytes) {
        try {
            return prototype.getParserForType().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new Refused(Reason.REASON_MALFORMED, "this is no " + prototype.getDescriptorForType().getFullName());
        }
    }
}
