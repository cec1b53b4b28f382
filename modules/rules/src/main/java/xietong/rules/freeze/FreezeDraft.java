// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_EFFECTIVE;
import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.rules.book.Freezes.PeriodStart;
import xietong.rules.calendar.Deadlines;
import xietong.rules.calendar.Period;
import xietong.v1.Asset;
import xietong.v1.AssetCampaign;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezePeriod;
import xietong.v1.Money;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;

/**
 * What one command changes: an asset's queue, the orders in it, and who is told. Whatever a change of the queue does
 * to other orders (promotion, demotion, another amount) follows here, once, for all commands.
 */
final class FreezeDraft {
    /** A longer queue does not fit into the asset. */
    private static final int LONGEST_QUEUE = 150;

    private final Context context;
    private final Map<String, OrderDraft> orders = new LinkedHashMap<>();
    private final Notices assetNotices;
    private final List<String> warnings = new ArrayList<>();
    private String assetId = "";
    private Asset before = Asset.getDefaultInstance();
    private Asset.Builder asset;
    private Queue queue;
    private Effect merged;
    private Instant turn = Instant.EPOCH;

    FreezeDraft(Context context) {
        this.context = context;
        this.assetNotices = Notices.toOthers(AssetResource.KIND, context);
    }

    Context context() {
        return context;
    }

    /** What is accepted but looks wrong. */
    void warn(String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        return warnings;
    }

    /** Who moves up does so from then on, by law: what ended did, however late the hub comes to it (SEAL 26, 27). */
    FreezeDraft turn(Instant instant) {
        turn = instant;
        return this;
    }

    /** Begins to write an order. */
    OrderDraft order(String id, FreezeOrder state, String action) {
        var draft = new OrderDraft(id, state, action, context);
        orders.put(id, draft);
        return draft;
    }

    /** An order of the queue, to be written along. */
    OrderDraft other(String id, String action) {
        OrderDraft known = orders.get(id);
        if (known != null) {
            return known;
        }
        FreezeOrder state = context.look()
                .state(id, FreezeOrder.getDefaultInstance())
                .orElseThrow(() -> new IllegalStateException("the queue names order " + id + ", which is not there"));
        return order(id, state, action);
    }

    /** Takes up an asset that is there, or the one that it was merged into. */
    FreezeDraft on(String id) {
        Asset state = context.look()
                .state(id, Asset.getDefaultInstance())
                .orElseThrow(() -> new IllegalStateException("asset " + id + " is not there"));
        return state.getMergedInto().isEmpty() ? on(id, state) : on(state.getMergedInto());
    }

    /** Takes up an asset, new ones included. */
    FreezeDraft on(String id, Asset state) {
        assetId = id;
        before = state;
        asset = state.toBuilder().setId(id);
        queue = Queue.of(state.getQueueList(), isMoney(), state.getBalance().getMinorUnits());
        return this;
    }

    Asset.Builder asset() {
        return asset;
    }

    String assetId() {
        return assetId;
    }

    Queue queue() {
        return queue;
    }

    boolean isMoney() {
        return context.book().freezes().asset(asset.getKey().getKind()).money();
    }

    /** The balance as the institution reports it. */
    void balance(Money balance) {
        asset.setBalance(balance).setBalanceTime(Times.timestamp(context.now()));
    }

    /** Tells every court with a live order, and the institution, of something about the asset. */
    void tellAll(String event) {
        for (String court : AssetResource.claimants(asset.build())) {
            assetNotices.tell(court, event, Relation.CLAIMANT);
        }
        assetNotices.tell(asset.getKey().getRegistrar(), event, Relation.REGISTRAR);
        tellCampaigns();
    }

    /** Tells who leads or decided a campaign that the asset is part of: an account stays open as long as one waits. */
    private void tellCampaigns() {
        for (AssetCampaign campaign : asset.getCampaignsList()) {
            assetNotices.tell(campaign.getLead(), "changed", Relation.CAMPAIGN);
            assetNotices.tell(campaign.getDecider(), "changed", Relation.CAMPAIGN);
        }
    }

    /** Tells one court, where it holds a live order. */
    void tellClaimant(String court, String event) {
        if (AssetResource.claimants(asset.build()).contains(court)) {
            assetNotices.tell(court, event, Relation.CLAIMANT);
        }
    }

    /** Lays the asset before a superior and tells it. */
    void lay(String superior, String event) {
        if (!asset.getLaidBeforeList().contains(superior)) {
            asset.addLaidBefore(superior);
        }
        assetNotices.tell(superior, event, Relation.HOLDER_SUPERIOR);
    }

    /** Another asset goes into this one: it stays only as a pointer. */
    void merge(String other, Asset state) {
        merged = Effect.quiet(
                other,
                state.toBuilder()
                        .setRevision(state.getRevision() + 1)
                        .clearQueue()
                        .clearClocks()
                        .clearDisputes()
                        .clearTransfers()
                        .setMergedInto(assetId)
                        .build());
    }

    /** Puts a new queue in place of the old: orders whose state or amount it changes are written along. */
    void queue(Queue after) {
        if (after.entries().size() > LONGEST_QUEUE) {
            throw new Refused(Reason.REASON_TOO_LARGE, "as many orders wait on this asset as the hub keeps")
                    .with("accepted", LONGEST_QUEUE);
        }
        var entries = new ArrayList<QueueEntry>();
        Map<String, QueueEntry> former = queue.byOrder();
        for (QueueEntry entry : after.entries()) {
            QueueEntry begun = begun(entry);
            entries.add(begun);
            QueueEntry was = entry.getOutside() ? null : former.get(entry.getOrder());
            if (was != null && !sameMeasure(was, begun)) {
                move(was, begun);
            }
        }
        if (!entries.equals(queue.entries())) {
            tellCampaigns();
        }
        queue = Queue.of(entries, isMoney(), after.balance());
        asset.clearQueue().addAllQueue(queue.entries());
    }

    /** A period begins when the order comes into force, or where the rule book says so when it is registered. */
    private QueueEntry begun(QueueEntry entry) {
        boolean begins = entry.getState() == FREEZE_STATE_EFFECTIVE
                || entry.getState() != FREEZE_STATE_ORDERED
                        && context.book().freezes().queuePeriodStarts() == PeriodStart.QUEUEING;
        if (!begins || entry.hasStartTime() || entry.getOutside()) {
            return entry;
        }
        FreezeOrder order = other(entry.getOrder(), "promoted").next.build();
        return begin(entry, order.getPeriod(), turn(entry));
    }

    private Instant turn(QueueEntry entry) {
        if (turn.equals(Instant.EPOCH)) {
            return context.now();
        }
        Instant registered = Times.instant(entry.getRegisteredTime());
        return turn.isAfter(registered) ? turn : registered;
    }

    /** The entry with its period begun. */
    QueueEntry begin(QueueEntry entry, FreezePeriod period, Instant start) {
        return entry.toBuilder()
                .setStartTime(Times.timestamp(start))
                .setEndTime(Times.timestamp(end(start, period)))
                .build();
    }

    /** End of a measure that begins then: the day itself does not count (INT 125), and rest days are not added. */
    Instant end(Instant start, FreezePeriod period) {
        return Deadlines.end(start, period(period), context.book().calendar()).end();
    }

    static Period period(FreezePeriod period) {
        return Period.measure(period.getLength(), Period.Unit.valueOf(period.getUnit()));
    }

    private static boolean sameMeasure(QueueEntry was, QueueEntry is) {
        return was.getState() == is.getState()
                && was.getEffectiveAmount().equals(is.getEffectiveAmount())
                && was.getEndTime().equals(is.getEndTime());
    }

    private void move(QueueEntry was, QueueEntry is) {
        boolean promoted = was.getState() != FREEZE_STATE_EFFECTIVE && is.getState() == FREEZE_STATE_EFFECTIVE;
        boolean demoted = was.getState() == FREEZE_STATE_EFFECTIVE && is.getState() != FREEZE_STATE_EFFECTIVE;
        OrderDraft order = other(is.getOrder(), promoted ? "promoted" : demoted ? "demoted" : "amount");
        order.next.setState(is.getState());
        copy(is, order.next);
        if (promoted) {
            order.tellHolder("activated").tellRegistrar("activated");
        } else if (demoted) {
            order.tellHolder("queued").tellRegistrar("queued");
        } else if (was.getState() != is.getState()) {
            order.tellHolder("queued");
        } else if (!was.getEffectiveAmount().equals(is.getEffectiveAmount())) {
            order.tellHolder("amount");
        }
    }

    private static void copy(QueueEntry from, FreezeOrder.Builder to) {
        if (from.hasEffectiveAmount()) {
            to.setEffectiveAmount(from.getEffectiveAmount());
        }
        if (from.hasStartTime()) {
            to.setStartTime(from.getStartTime());
        }
        if (from.hasEndTime()) {
            to.setEndTime(from.getEndTime());
        }
    }

    /** All orders that were written, with their clocks. */
    private Map<String, FreezeOrder> written() {
        var written = new LinkedHashMap<String, FreezeOrder>();
        orders.forEach((id, draft) -> written.put(id, OrderClocks.timed(draft, context)));
        return written;
    }

    /** The decision of a command whose own resource is this order. */
    Decision<FreezeOrder> ofOrder(String primary) {
        Map<String, FreezeOrder> written = written();
        var effects = new ArrayList<Effect>();
        written.forEach((id, order) -> {
            if (!id.equals(primary)) {
                effects.add(new Effect(id, order, orders.get(id).notices()));
            }
        });
        changedAsset().ifPresent(a -> effects.add(new Effect(assetId, a, assetNotices.all())));
        return Decision.of(written.get(primary), orders.get(primary).notices(), warnings).with(effects);
    }

    /** The decision of a command whose own resource is the asset. */
    Decision<Asset> ofAsset() {
        List<Effect> effects = orderEffects();
        if (merged != null) {
            effects.add(merged);
        }
        follow();
        return Decision.of(timedAsset(), assetNotices.all(), warnings).with(effects);
    }

    /** What it changes, for a command whose own resource is neither an order nor an asset. */
    List<Effect> effects() {
        List<Effect> effects = orderEffects();
        changedAsset().ifPresent(a -> effects.add(new Effect(assetId, a, assetNotices.all())));
        return effects;
    }

    private List<Effect> orderEffects() {
        var effects = new ArrayList<Effect>();
        written().forEach((id, order) -> effects.add(new Effect(id, order, orders.get(id).notices())));
        return effects;
    }

    private Optional<Asset> changedAsset() {
        if (asset == null) {
            return Optional.empty();
        }
        follow();
        boolean same = asset.build().equals(before) && assetNotices.all().isEmpty();
        return same ? Optional.empty() : Optional.of(timedAsset());
    }

    /** What a change of the queue does to who disposes, and to requests and disputes about it. */
    private void follow() {
        Disposal.follow(before, asset, context.now());
        Transfers.follow(this);
        RankDisputes.follow(this);
    }

    private Asset timedAsset() {
        return AssetClocks.timed(before, asset.setRevision(before.getRevision() + 1).build(), context);
    }
}
