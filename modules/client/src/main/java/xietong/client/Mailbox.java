// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.MailboxServiceDeleteSubscriptionRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceListSubscriptionsRequest;
import xietong.v1.MailboxServiceListTerminalsRequest;
import xietong.v1.MailboxServiceListTerminalsResponse;
import xietong.v1.MailboxSubscription;

/** The named subscriptions of one mailbox: they outlive those who read through them. */
public final class Mailbox {
    private final Caller caller;
    private final String address;

    Mailbox(Caller caller, String address) {
        this.caller = caller;
        this.address = address;
    }

    /** All of them, by name; pages are fetched as the stream is read. */
    public Stream<MailboxSubscription> subscriptions() {
        return Pages.stream(token -> {
            var page = caller.call(MailboxServiceGrpc.getListSubscriptionsMethod(),
                    MailboxServiceListSubscriptionsRequest.newBuilder().setMailbox(address).setPageToken(token).build());
            return new Pages.Page<>(page.getSubscriptionsList(), page.getNextPageToken());
        });
    }

    /** Terminals of the caller's organisation that are connected now, and how many there are below it. */
    public MailboxServiceListTerminalsResponse terminals() {
        return caller.call(
                MailboxServiceGrpc.getListTerminalsMethod(), MailboxServiceListTerminalsRequest.getDefaultInstance());
    }

    /** Its cursor is forgotten and an open stream of it ends; one that is not there is no fault. */
    public void deleteSubscription(String name) {
        caller.call(MailboxServiceGrpc.getDeleteSubscriptionMethod(), MailboxServiceDeleteSubscriptionRequest.newBuilder()
                .setMailbox(address)
                .setSubscription(name)
                .build());
    }
}
