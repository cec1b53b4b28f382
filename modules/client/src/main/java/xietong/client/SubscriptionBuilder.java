// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import xietong.v1.MailboxFilter;

/** A subscription before its start. */
public final class SubscriptionBuilder {
    /** Items are acknowledged so long after they were handled at the latest, unless asked otherwise. */
    public static final Duration ACKNOWLEDGE_WITHIN = Duration.ofMillis(500);

    private final Caller caller;
    private final String name;
    private String mailbox = "";
    private MailboxFilter filter = MailboxFilter.getDefaultInstance();
    private int window = 1_000;
    private Duration watchdog = Duration.ofSeconds(45);
    private int acknowledgeEvery = 100;
    private Duration acknowledgeWithin = ACKNOWLEDGE_WITHIN;
    private CursorStore store = CursorStore.inMemory();
    private SubscriptionListener listener = new SubscriptionListener() {};

    SubscriptionBuilder(Caller caller, String name) {
        this.caller = caller;
        this.name = name;
    }

    /** The organisation's code, or code/desk; unset, the organisation's own. */
    public SubscriptionBuilder mailbox(String address) {
        mailbox = address;
        return this;
    }

    /** Only these topics. A changed filter changes the subscription for good. */
    public SubscriptionBuilder topics(String... topics) {
        filter = filter.toBuilder().clearTopics().addAllTopics(List.of(topics)).build();
        return this;
    }

    /** Only what lies in these areas, prefixes of divisions of two, four or six digits, or nobody knows where. */
    public SubscriptionBuilder areas(String... divisions) {
        filter = filter.toBuilder().clearAreas().addAllAreas(List.of(divisions)).build();
        return this;
    }

    /** Only what is about these: identifiers of watch orders, of persons' files or of pushes. */
    public SubscriptionBuilder persons(String... identifiers) {
        filter = filter.toBuilder().clearPersons().addAllPersons(List.of(identifiers)).build();
        return this;
    }

    /** At most this many items sent and not yet acknowledged, 1 to 10,000; 1,000 where not set. */
    public SubscriptionBuilder window(int items) {
        if (items < 1 || items > 10_000) {
            throw new IllegalArgumentException("window is 1 to 10,000, not " + items);
        }
        window = items;
        return this;
    }

    /** After so long without a frame the stream counts as dead; the hub sends one every 15 seconds. 45 by default. */
    public SubscriptionBuilder watchdog(Duration silence) {
        watchdog = silence;
        return this;
    }

    /** Acknowledges once so many items are handled, and no later than so long after one; 100 and {@link #ACKNOWLEDGE_WITHIN} by default. */
    public SubscriptionBuilder acknowledge(int every, Duration within) {
        acknowledgeEvery = every;
        acknowledgeWithin = within;
        return this;
    }

    public SubscriptionBuilder cursorStore(CursorStore cursors) {
        store = Objects.requireNonNull(cursors);
        return this;
    }

    public SubscriptionBuilder listener(SubscriptionListener told) {
        listener = Objects.requireNonNull(told);
        return this;
    }

    /** Starts it in the background; it runs until it is closed, taken over or refused for good. */
    public Subscription start(MailboxHandler handler) {
        return new Subscription(caller, new SubscriptionSettings(mailbox, name, filter, window,
                watchdog, acknowledgeEvery, acknowledgeWithin, store, listener, Objects.requireNonNull(handler)));
    }
}
