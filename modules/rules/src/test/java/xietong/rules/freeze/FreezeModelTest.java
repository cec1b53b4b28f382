// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.MeasureKind.MEASURE_KIND_BALANCE;
import static xietong.v1.MeasureKind.MEASURE_KIND_DEDUCTION;
import static xietong.v1.MeasureKind.MEASURE_KIND_ORDER;
import static xietong.v1.MeasureKind.MEASURE_KIND_RELEASE;
import static xietong.v1.MeasureKind.MEASURE_KIND_RENEWAL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.AssetKey;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeState;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.QueueEntry;
import xietong.v1.ReceiptResult;

/**
 * Random histories of two assets against the rules and against {@link FreezeModel}, which knows nothing of them. What
 * fails is made as short as it can be and printed.
 */
class FreezeModelTest {
    private static final int FULL = 100_000;
    private static final int STEPS = Boolean.getBoolean("xietong.long") ? FULL : 40_000;
    private static final int HISTORY = 120;
    private static final List<Holder> COURTS =
            List.of(Holder.LUXI, Holder.PINGXIANG, Holder.ANYUAN, Holder.SHANGLI, Holder.PINGGU);
    private static final List<AssetKey> KEYS = List.of(Holder.ACCOUNT, Holder.HOUSE);

    /** What happens next; the numbers are read modulo what there is, so that any part of a history is one. */
    private record Move(String kind, int a, int b, int c) {
        @Override
        public String toString() {
            return kind + "(" + a + "," + b + "," + c + ")";
        }
    }

    private static final List<String> KINDS = List.of(
            "order", "order", "order", "register", "register", "register", "register", "refuse", "renew", "release",
            "deduct", "answer", "answer", "answer", "decline", "balance", "pass", "pass", "again");

    @Test
    void theRulesAgreeWithTheLawSaidSimplyInEveryHistory() {
        long seed = Long.getLong("xietong.seed", System.nanoTime());
        System.out.println("FreezeModelTest -Dxietong.seed=" + seed + " size: " + STEPS + " of " + FULL + " steps");
        var random = new Random(seed);
        int moved = 0;
        for (int steps = 0; steps < STEPS; steps += HISTORY) {
            List<Move> history = history(random);
            var failure = failure(history);
            if (failure.isPresent()) {
                List<Move> least = shortest(history);
                throw new AssertionError("seed " + seed + ", least history " + least + ": "
                        + failure(least).map(Throwable::getMessage).orElse(""), failure(least).orElse(null));
            }
            moved += accepted;
        }
        // About a third are; a run of chance must not fall below.
        assertThat(moved).as("moves that were accepted").isGreaterThan(STEPS / 4);
    }

    private static List<Move> history(Random random) {
        var moves = new ArrayList<Move>();
        for (int i = 0; i < HISTORY; i++) {
            moves.add(new Move(
                    KINDS.get(random.nextInt(KINDS.size())), random.nextInt(1000), random.nextInt(1000), random.nextInt(1000)));
        }
        return moves;
    }

    /** Takes moves away as long as it still fails. */
    private List<Move> shortest(List<Move> history) {
        List<Move> least = history;
        for (int size = least.size() / 2; size > 0; size = size == 1 ? 0 : size / 2) {
            for (int from = 0; from + size <= least.size(); ) {
                var without = new ArrayList<>(least.subList(0, from));
                without.addAll(least.subList(from + size, least.size()));
                if (failure(without).isPresent()) {
                    least = without;
                } else {
                    from += size;
                }
            }
        }
        return least;
    }

    private Optional<Throwable> failure(List<Move> history) {
        docket = Docket.opens("2026-03-02T09:00");
        models = List.of(new FreezeModel(true, 1), new FreezeModel(false, 3));
        last = null;
        accepted = 0;
        try {
            for (Move move : history) {
                step(move);
                agree();
            }
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e);
        }
    }

    // --- one history

    private Docket docket;
    private List<FreezeModel> models;
    private Motion<?> last;
    private int accepted;

    private void step(Move move) {
        int which = move.a % 2;
        FreezeModel model = models.get(which);
        switch (move.kind) {
            case "order" -> order(COURTS.get(move.b % COURTS.size()), which, model, 1 + move.c % 9);
            case "register" -> pick(model, move.b, o -> o.registered == null)
                    .ifPresent(o -> register(o, which, model, Duration.ofMinutes(move.c % 3 * 20), move.c % 20));
            case "refuse" -> pick(model, move.b, o -> o.registered == null && !o.isAsked()).ifPresent(o -> {
                hears(registrar(which).cannot(o.id, MEASURE_KIND_ORDER));
                model.remove(o, docket.now());
            });
            case "renew" -> pick(model, move.b, o -> o.end != null && !o.isAsked()).ifPresent(o -> {
                if (model.mayRenew(o, docket.now())) {
                    hears(holder(o.id).renews(o.id, order(o.id).getRequestNumber()));
                    model.renew(o);
                } else {
                    assertThat(docket.refuses(holder(o.id).renews(o.id, order(o.id).getRequestNumber())).reason())
                            .isEqualTo(xietong.v1.Reason.REASON_PERIOD_TOO_LONG);
                }
            });
            case "release" -> pick(model, move.b, o -> !o.isAsked()).ifPresent(o -> {
                hears(holder(o.id).releases(o.id, order(o.id).getRequestNumber()));
                o.releaseAsked = true;
            });
            case "deduct" -> pick(model, move.b, o -> model.money && o.takes >= 100 && !o.isAsked() && o.effective)
                    .ifPresent(o -> deduct(o, model, 1 + move.c % (o.takes / 100)));
            case "answer" -> pick(model, move.b, FreezeModel.Live::isAsked).ifPresent(o -> answer(o, which, model, true));
            case "decline" -> pick(model, move.b, FreezeModel.Live::isAsked).ifPresent(o -> answer(o, which, model, false));
            case "balance" -> pick(model, move.b, o -> model.money && o.registered != null).ifPresent(o -> {
                hears(registrar(which).answers(o.id, FreezeReceipt.newBuilder()
                        .setMeasure(MEASURE_KIND_BALANCE)
                        .setResult(ReceiptResult.RECEIPT_RESULT_DONE)
                        .setBalance(fen(move.c % 20 * 100L))));
                model.balance(move.c % 20 * 100L, docket.now());
            });
            case "pass" -> pass(move.b % 3 == 0 ? Duration.ofDays(move.c) : Duration.ofMinutes(move.c));
            default -> again();
        }
    }

    private void order(Holder court, int which, FreezeModel model, long yuan) {
        boolean holds = model.live().stream().anyMatch(o -> order(o.id).getCourt().equals(court.code()));
        Motion<?> motion = court.orders(KEYS.get(which), which == 0 ? yuan : 0);
        if (holds) {
            assertThat(docket.refuses(motion).reason().name()).isEqualTo("REASON_ALREADY_FROZEN");
        } else {
            model.order(hears(motion), yuan * 100);
        }
    }

    private void register(FreezeModel.Live order, int which, FreezeModel model, Duration ago, long yuan) {
        Instant registered = docket.now().minus(ago);
        long balance = model.money ? yuan * 100 : 0;
        boolean effective = model.wouldBeEffective(order, registered, balance);
        var result = effective ? ReceiptResult.RECEIPT_RESULT_DONE : ReceiptResult.RECEIPT_RESULT_QUEUED;
        var opposite = effective ? ReceiptResult.RECEIPT_RESULT_QUEUED : ReceiptResult.RECEIPT_RESULT_DONE;
        assertThat(docket.refuses(registrar(which).registers(order.id, opposite, registered, which == 0 ? yuan : -1)).reason())
                .as("a receipt against the institution's own register")
                .isEqualTo(xietong.v1.Reason.REASON_RECEIPT_INVALID);
        hears(registrar(which).registers(order.id, result, registered, which == 0 ? yuan : -1));
        model.register(order, registered, balance, docket.now());
    }

    private void deduct(FreezeModel.Live order, FreezeModel model, long yuan) {
        if (model.isDisputed()) {
            assertThat(docket.refuses(holder(order.id).deducts(order.id, order(order.id).getRequestNumber(), yuan)).reason())
                    .isEqualTo(xietong.v1.Reason.REASON_DISPUTE_OPEN);
            return;
        }
        hears(holder(order.id).deducts(order.id, order(order.id).getRequestNumber(), yuan));
        hears(holder(order.id).approves(order.id));
        order.deductionAsked = yuan * 100;
    }

    private void answer(FreezeModel.Live order, int which, FreezeModel model, boolean done) {
        MeasureKind measure = order.formerEnd != null
                ? MEASURE_KIND_RENEWAL
                : order.releaseAsked ? MEASURE_KIND_RELEASE : MEASURE_KIND_DEDUCTION;
        hears(done ? registrar(which).does(order.id, measure) : registrar(which).cannot(order.id, measure));
        switch (measure) {
            case MEASURE_KIND_RENEWAL -> model.renewed(order, done, docket.now());
            case MEASURE_KIND_RELEASE -> model.released(order, done, docket.now());
            default -> model.deducted(order, done, docket.now());
        }
    }

    private void pass(Duration time) {
        docket.after(time);
        models.forEach(m -> m.pass(docket.now()));
        last = null;
    }

    /** The hub would answer with the stored receipt; even decided anew, the same command has no second effect. */
    private void again() {
        boolean once = last != null && !last.rule().method().endsWith("/RecordReceipt")
                || last != null && ((xietong.v1.FreezeServiceRecordReceiptRequest) last.command())
                                .getReceipt().getMeasure() != MEASURE_KIND_BALANCE;
        if (once) {
            docket.refuses(last);
        }
    }

    private String hears(Motion<?> motion) {
        last = motion;
        accepted++;
        return docket.hears(motion);
    }

    private static Optional<FreezeModel.Live> pick(
            FreezeModel model, int number, java.util.function.Predicate<FreezeModel.Live> which) {
        var candidates = model.live().stream().filter(which).toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(number % candidates.size()));
    }

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private Holder holder(String id) {
        return COURTS.stream().filter(c -> c.code().equals(order(id).getCourt())).findFirst().orElseThrow();
    }

    private static Holder registrar(int which) {
        return which == 0 ? Holder.BANK : Holder.LAND;
    }

    private static Money fen(long fen) {
        return Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(fen).build();
    }

    // --- what must hold after every step

    private void agree() {
        docket.all(Asset.getDefaultInstance()).forEach((id, asset) -> {
            FreezeModel model = models.get(KEYS.indexOf(asset.getKey()));
            assertThat(asset.getQueueList().stream().map(e -> line(e, model.money)).toList()).isEqualTo(model.lines());
            lawful(asset, model);
        });
    }

    private static String line(QueueEntry e, boolean money) {
        boolean registered = e.hasRegisteredTime();
        return e.getOrder() + " " + StateNames.of(e.getState())
                + (money && registered ? " " + e.getEffectiveAmount().getMinorUnits() : "")
                + (e.hasEndTime() ? " until " + Times.instant(e.getEndTime()) : "");
    }

    /** The legal invariants, looked at directly. */
    private void lawful(Asset asset, FreezeModel model) {
        long effective = asset.getQueueList().stream().filter(e -> e.getState() == FreezeState.FREEZE_STATE_EFFECTIVE).count();
        boolean anyRegistered = asset.getQueueList().stream().anyMatch(QueueEntry::hasRegisteredTime);
        assertThat(effective).as("in force").isGreaterThanOrEqualTo(anyRegistered ? 1 : 0);
        if (!model.money) {
            assertThat(effective).as("never two in force on what cannot be divided").isLessThanOrEqualTo(1);
        }
        long taken = asset.getQueueList().stream().mapToLong(e -> e.getEffectiveAmount().getMinorUnits()).sum();
        assertThat(taken).as("no more than there is").isLessThanOrEqualTo(model.balance());
        for (QueueEntry entry : asset.getQueueList()) {
            FreezeOrder order = order(entry.getOrder());
            assertThat(order.getState()).as("the order says what the queue says").isEqualTo(entry.getState());
            assertThat(order.getEndTime()).isEqualTo(entry.getEndTime());
            assertThat(order.getEffectiveAmount().getMinorUnits()).isEqualTo(entry.getEffectiveAmount().getMinorUnits());
            boolean before = !entry.hasRegisteredTime()
                    || !Times.instant(entry.getRegisteredTime()).isAfter(docket.now());
            assertThat(before).as("nothing is registered in the future").isTrue();
        }
        docket.all(FreezeOrder.getDefaultInstance()).forEach((id, order) -> {
            boolean queued = asset.getQueueList().stream().anyMatch(e -> e.getOrder().equals(id));
            boolean here = KEYS.indexOf(order.getKey()) == KEYS.indexOf(asset.getKey());
            assertThat(queued).as("live is queued: %s", id).isEqualTo(here && FreezeOrderResource.isLive(order));
        });
    }
}
