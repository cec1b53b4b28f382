// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import xietong.hub.tracing.Trace;
import xietong.hub.writer.Submission;
import xietong.hub.writer.Submissions;
import xietong.ledger.Reads;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Refused;
import xietong.rules.account.Accounts;
import xietong.rules.account.OfficerResource;
import xietong.rules.account.WallResource;
import xietong.rules.directory.Directory;
import xietong.store.v1.OfficerState;
import xietong.store.v1.WallState;
import xietong.v1.CommandHeader;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/** Accounts as the ledger has them, and the hub's own commands about them. Blocks; for the threads of signing in. */
final class AccountBook {
    private static final int SECONDS = 20;

    private final Reads ledger;
    private final Submissions writer;
    private final Supplier<Directory> directory;

    AccountBook(Reads ledger, Submissions writer, Supplier<Directory> directory) {
        this.ledger = ledger;
        this.writer = writer;
        this.directory = directory;
    }

    /** An organisation in service. */
    Optional<Organisation> organisation(String code) {
        return directory.get().find(code).filter(o -> !o.getClosed());
    }

    /** An officer's account of an organisation in service; empty where there is none, removed or not. */
    Optional<OfficerState> officer(String organisation, String officer) {
        return isNamed(organisation, officer)
                ? state(OfficerResource.of(organisation, officer), OfficerResource.KIND, OfficerState.getDefaultInstance())
                : Optional.empty();
    }

    /** A wall of an organisation in service. */
    Optional<WallState> wall(String organisation, String wall) {
        return isNamed(organisation, wall)
                ? state(WallResource.of(organisation, wall), WallResource.KIND, WallState.getDefaultInstance())
                : Optional.empty();
    }

    private boolean isNamed(String organisation, String id) {
        return Accounts.isId(id) && organisation(organisation).isPresent();
    }

    private <S extends Message> Optional<S> state(String id, String kind, S empty) {
        return ledger.state(id).filter(row -> row.kind().equals(kind)).map(row -> {
            try {
                @SuppressWarnings("unchecked")
                S state = (S) empty.getParserForType().parseFrom(row.body());
                return state;
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("state of " + id + " cannot be read", e);
            }
        });
    }

    /** Head of a command of the hub's own about an officer. */
    static CommandHeader head(String act, String officer, OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId(act + "/" + UUID.randomUUID())
                .setOfficer(Officer.newBuilder().setId(officer).setRole(role))
                .build();
    }

    /** Gives a command of the hub's own, which takes up the organisation's share of the queue. */
    CompletableFuture<Receipt> give(String organisation, Message own) {
        CommandRule<Message, Message> rule = Catalogue.own(own);
        CommandHeader header = rule.header(own);
        var answer = new CompletableFuture<Receipt>();
        writer.submit(new Submission(
                rule,
                own,
                new Caller(Organisation.getDefaultInstance(), header.getOfficer()),
                header.getRequestId(),
                null,
                List.of(),
                answer,
                null,
                organisation,
                Trace.NONE));
        return answer;
    }

    /** The same, and waits. */
    Receipt done(String organisation, Message own) {
        return await(give(organisation, own));
    }

    private static Receipt await(CompletableFuture<Receipt> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000);
        } catch (TimeoutException e) {
            throw new Refused(Reason.REASON_NO_WRITER, "the writer does not answer").with("retry_after_ms", 1_000);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
