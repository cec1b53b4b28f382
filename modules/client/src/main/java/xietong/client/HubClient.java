// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.Message;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import xietong.v1.Receipt;

/**
 * One caller's connection to the hub; safe for use by many threads. Closing it closes its subscriptions and exchanges
 * first, so that what was handled is also acknowledged.
 */
public final class HubClient implements AutoCloseable {
    private final Caller caller;
    private final String organisation;

    private HubClient(Caller caller, String organisation) {
        this.caller = caller;
        this.organisation = organisation;
    }

    /** Does not wait for the hub: the first call finds out whether it is there. */
    public static HubClient connect(Credentials credentials) {
        return connect(credentials, RetryPolicy.standard());
    }

    public static HubClient connect(Credentials credentials, RetryPolicy policy) {
        return new HubClient(new Caller(credentials.open(), credentials.severalNodes(), policy, Time.SYSTEM), credentials.organisation());
    }

    static HubClient over(ManagedChannel channel, RetryPolicy policy, Time time) {
        return new HubClient(new Caller(channel, policy, time), "");
    }

    /** Code of the calling organisation as its bundle names it; empty with a token. */
    public String organisation() {
        return organisation;
    }

    public Entrustments entrustments() {
        return new Entrustments(caller);
    }

    /** Who disposes, and how the proceeds are shared. */
    public Distributions distributions() {
        return new Distributions(caller);
    }

    /** Collaboration between courts. */
    public Collaborations collaborations() {
        return new Collaborations(caller);
    }

    /** Rooms. */
    public Rooms rooms() {
        return new Rooms(caller);
    }

    /** Looking for persons and vehicles. */
    public Watches watches() {
        return new Watches(caller);
    }

    /** Alerts. */
    public Alerts alerts() {
        return new Alerts(caller);
    }

    /** The grid. */
    public Grid grid() {
        return new Grid(caller);
    }

    /** Cases that move, and facts of cases. */
    public Cases cases() {
        return new Cases(caller);
    }

    /** Warnings, and the clocks behind them. */
    public Warnings warnings() {
        return new Warnings(caller);
    }

    /** What superiors order answers to. */
    public Supervisions supervisions() {
        return new Supervisions(caller);
    }

    /** Duty at the caller's desks. */
    public Duties duties() {
        return new Duties(caller);
    }

    /** Figures without persons. */
    public Statistics statistics() {
        return new Statistics(caller);
    }

    public Freezes freezes() {
        return new Freezes(caller);
    }

    public Documents documents() {
        return new Documents(caller);
    }

    public Directory directory() {
        return new Directory(caller);
    }

    public Admin admin() {
        return new Admin(caller);
    }

    public Audit audit() {
        return new Audit(caller);
    }

    public Sessions sessions() {
        return new Sessions(caller);
    }

    /** The organisation's own mailbox. */
    public Mailbox mailbox() {
        return mailbox("");
    }

    /** A mailbox of the organisation: its code, or code/desk. */
    public Mailbox mailbox(String address) {
        return new Mailbox(caller, address);
    }

    /** Begins a named subscription of the caller's mailbox; nothing happens before its start. */
    public SubscriptionBuilder subscription(String name) {
        return new SubscriptionBuilder(caller, name);
    }

    /** Opens a stream of commands of which at most that many are unanswered at any time. */
    public Exchange exchange(int unanswered) {
        return new Exchange(caller, unanswered);
    }

    /** Any unary method, retried; a command without request_id gets one. */
    public <Q extends Message, R extends Message> R call(MethodDescriptor<Q, R> method, Q request) {
        return caller.call(method, request);
    }

    /** Any command that answers with a receipt. */
    public <Q extends Message, R extends Message> Receipt command(MethodDescriptor<Q, R> method, Q request) {
        return caller.command(method, request);
    }

    /** For the generated stubs, which try nothing again by themselves. */
    public Channel channel() {
        return caller.channel();
    }

    @Override
    public void close() {
        caller.close();
    }
}
