// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import xietong.hub.tracing.Trace;
import xietong.ledger.DocumentKey;
import xietong.ledger.RequestKey;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Look;
import xietong.rules.Refused;
import xietong.rules.book.RuleBook;
import xietong.store.v1.SignedRequest;
import xietong.v1.Receipt;

/**
 * A command on its way to the writer.
 *
 * @param rule its rule
 * @param message the command
 * @param caller who commands, as known at the gateway
 * @param requestId unique within the caller's organisation
 * @param signed its detached signature with the bytes that it is over, as received; null where none
 * @param documents of the caller's own that it cites, as far as they are worth looking up together with those of others
 * @param answer completed with the receipt when it is durable, or with the refusal
 * @param route of a command of the hub's own that what stands decides; null of any other
 * @param payer organisation whose share of the queue it takes up: the caller, or whoever made the hub command
 * @param trace span of the call that carries it
 */
public record Submission(
        CommandRule<Message, Message> rule,
        Message message,
        Caller caller,
        String requestId,
        SignedRequest signed,
        List<DocumentKey> documents,
        CompletableFuture<Receipt> answer,
        Route route,
        String payer,
        Trace trace) {
    private static final int LONGEST_ID = 200;
    private static final String TIMER = "timer/";

    /**
     * Which command it comes to, seen just before it is decided: all before it in the batch counts.
     */
    public interface Route {
        /** The command; empty where there is nothing to do, and the answer is null. */
        Optional<Message> of(Look look, RuleBook book, Instant now);
    }

    /** One that is what it is. */
    public Submission(
            CommandRule<Message, Message> rule,
            Message message,
            Caller caller,
            String requestId,
            SignedRequest signed,
            List<DocumentKey> documents,
            CompletableFuture<Receipt> answer) {
        this(rule, message, caller, requestId, signed, documents, answer, null, caller.code(), Trace.NONE);
    }

    /** The same, carried by a call that may be traced. */
    public Submission by(Trace call) {
        return new Submission(rule, message, caller, requestId, signed, documents, answer, route, payer, call);
    }

    /** The firing of a timer. */
    static Submission fired(CommandRule<Message, Message> rule, Message fired, String timer) {
        return new Submission(rule, fired, Caller.hub(), TIMER + timer, null, List.of(), new CompletableFuture<>());
    }

    /** A command of the hub's own that what stands decides, because of a payer; {@code first} is what it is at most. */
    public static Submission own(Message first, String requestId, String payer, Route route) {
        return own(Catalogue.own(first), first, requestId, payer, route);
    }

    /** The same by a rule that others command by too. */
    public static Submission own(
            CommandRule<Message, Message> rule, Message first, String requestId, String payer, Route route) {
        return new Submission(
                rule, first, Caller.hub(), requestId, null, List.of(), new CompletableFuture<>(), route, payer, Trace.NONE);
    }

    /** As what it comes to; empty where that is nothing. */
    Optional<Submission> settled(Look look, RuleBook book, Instant now) {
        return route == null
                ? Optional.of(this)
                : route.of(look, book, now)
                        .map(m -> new Submission(settled(m), m, caller, requestId, signed, documents, answer));
    }

    private CommandRule<Message, Message> settled(Message as) {
        return as.getClass() == message.getClass() ? rule : Catalogue.own(as);
    }

    /** What it is called where commands are counted: its method without the package. */
    public String kind() {
        return kind(rule);
    }

    /** The same of any rule. */
    public static String kind(CommandRule<Message, Message> rule) {
        String method = rule.method();
        return method.substring(method.lastIndexOf('.', method.indexOf('/')) + 1);
    }

    boolean isTimer() {
        return caller.code().isEmpty() && requestId.startsWith(TIMER);
    }

    /** Identifier of the timer whose firing it is. */
    String timer() {
        return requestId.substring(TIMER.length());
    }

    /** What it is remembered by. */
    RequestKey key() {
        return new RequestKey(caller.code(), requestId);
    }

    /** Resources that deciding it will surely ask for; none where naming them is refused, which deciding then says. */
    List<String> resources() {
        try {
            return Stream.of(rule.resource(message, caller), rule.subject(message, caller))
                    .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID && id.indexOf(0) < 0)
                    .toList();
        } catch (Refused e) {
            return List.of();
        }
    }
}
