// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import xietong.client.Exchange;
import xietong.client.HubClient;
import xietong.client.Subscription;
import xietong.v1.Asset;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.MailboxItem;
import xietong.v1.MeasureKind;
import xietong.v1.Receipt;

/**
 * Courts in several processes race for one account after the other; a bank answers what its mailbox delivers. While the
 * next race runs, the orders of a few accounts before are released, head by head.
 */
final class Race implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So that every process has the start before it comes. */
    private static final long LEAD_MILLIS = 10;

    private static final int RELEASING = 12;
    private static final int UNANSWERED = 2_000;

    private final Site site;
    private final List<String> courts;
    private final List<RacingProcess> processes = new ArrayList<>();
    private final Map<Integer, RaceRound> rounds = new ConcurrentHashMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ExecutorService observers = Executors.newFixedThreadPool(2);
    private final HubClient bank;
    private final Exchange receipts;
    private final Subscription mailbox;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    /** First ranks by process, and what else is worth telling. */
    final int[] firsts;
    int disputed;
    int commits;
    final AtomicLong looks = new AtomicLong();

    Race(Site site, List<String> courts, int count) {
        this.site = site;
        this.courts = courts;
        firsts = new int[count];
        bank = site.as(Freezing.BANK);
        receipts = bank.exchange(UNANSWERED);
        mailbox = bank.subscription("judicial").start(item -> guarded(() -> delivered(item)));
        for (int i = 0; i < count; i++) {
            String name = "process " + i;
            int from = courts.size() * i / count;
            int to = courts.size() * (i + 1) / count;
            processes.add(new RacingProcess(
                    site, courts.subList(from, to), line -> guarded(() -> heard(name, line))));
        }
        await("all processes are ready", () -> ready.size() == count);
    }

    /** Runs one round after the other; of each eight one registers otherwise and one knows a freeze from outside. */
    void run(int count, Random random) {
        for (int number = 1; number <= count; number++) {
            RaceRegister.Way way = number % 8 == 3
                    ? RaceRegister.Way.OTHERWISE
                    : number % 8 == 6 ? RaceRegister.Way.OUTSIDE : RaceRegister.Way.AS_DELIVERED;
            var round = new RaceRound(
                    number, courts.size(), new RaceRegister(way, courts.size(), new Random(random.nextLong())));
            rounds.put(number, round);
            race(round);
            await("few accounts are being released", () -> rounds.size() <= RELEASING);
            say("release " + number);
        }
        await("all is released", rounds::isEmpty);
    }

    private void race(RaceRound round) {
        say("race " + round.number + " " + Freezing.account(round.number) + " " + round.register.balance + " "
                + (System.currentTimeMillis() + LEAD_MILLIS));
        await("round " + round.number + " is registered", round::isRegistered);
        List<RaceRound.Accepted> accepted = round.inOrderOfAcceptance();
        Asset asset = bank.freezes().asset(accepted.get(0).order());
        round.verifyQueue(asset);
        say("look " + round.number);
        await("all have looked at round " + round.number, round::isLookedAt);
        round.verifyStands();
        String first = accepted.get(0).court();
        for (int i = 0; i < processes.size(); i++) {
            firsts[i] += processes.get(i).courts.contains(first) ? 1 : 0;
        }
        commits += accepted.stream().map(RaceRound.Accepted::position).distinct().count();
        if (asset.getDisputesCount() > 0) {
            disputed++;
            String superior = Ranks.open(asset).get(0).getSuperior();
            for (String seer : List.of(first, superior)) {
                assertThat(Ranks.disputed(site.as(seer).freezes().asset(asset.getId())))
                        .as("disputes about %s as %s sees them", asset.getId(), seer)
                        .isEqualTo(Ranks.disputed(asset));
            }
        }
    }

    private void say(String line) {
        processes.forEach(p -> p.say(line));
    }

    private void heard(String process, String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "ready" -> ready.add(process);
            case "ordered" -> round(words).accepted(new RaceRound.Accepted(
                    words[2], words[3], Long.parseLong(words[4]), Integer.parseInt(words[5])));
            case "looked" -> looks.incrementAndGet();
            case "stands" -> round(words).stands(words[2], words[3] + " " + words[4]);
            case "told" -> {
                round(words).told(words[2], words[3], words[4]);
                over(round(words));
            }
            default -> throw new AssertionError(process + ": " + line);
        }
    }

    private RaceRound round(String[] words) {
        return rounds.get(Integer.parseInt(words[1]));
    }

    private void delivered(MailboxItem item) throws InterruptedException {
        FreezeOrder order = item.getFreezeOrder();
        RaceRound round = rounds.get(RacingCourt.round(order));
        switch (item.getTopic()) {
            case "freeze.ordered" -> {
                for (FreezeServiceRecordReceiptRequest receipt : round.register.deliver(order)) {
                    answer(round, receipt);
                }
            }
            case "freeze.release_asked" -> {
                round.releaseAsked(new RaceRound.Ended(order.getId(), item.getPosition()));
                answer(round, Freezing.receipt(order.getId(), Freezing.released()));
            }
            default -> throw new AssertionError("the bank was told " + item);
        }
    }

    private void answer(RaceRound round, FreezeServiceRecordReceiptRequest receipt) throws InterruptedException {
        receipts.send(FreezeServiceGrpc.getRecordReceiptMethod(), receipt).whenComplete((done, refusal) -> {
            if (refusal != null) {
                failures.add(refusal);
                return;
            }
            answered(round, receipt, done);
        });
    }

    private void answered(RaceRound round, FreezeServiceRecordReceiptRequest receipt, Receipt done) {
        if (receipt.getReceipt().getMeasure() == MeasureKind.MEASURE_KIND_ORDER) {
            round.registered();
        } else {
            round.released(new RaceRound.Ended(receipt.getId(), done.getPosition()));
        }
        if (round.looking.compareAndSet(false, true)) {
            observers.execute(() -> guarded(() -> {
                round.looking.set(false);
                round.observed(bank.freezes().asset(receipt.getId()));
                looks.incrementAndGet();
            }));
        }
        over(round);
    }

    private void over(RaceRound round) {
        if (round.isOver() && round.ended.compareAndSet(false, true)) {
            observers.execute(() -> guarded(() -> {
                round.verifyEnd(bank.freezes().asset(round.inOrderOfAcceptance().get(0).order()));
                rounds.remove(round.number);
            }));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        Await.until(() -> what, PATIENCE, () -> !failures.isEmpty() || condition.getAsBoolean());
        if (!failures.isEmpty()) {
            throw new AssertionError("until " + what, failures.get(0));
        }
    }

    @Override
    public void close() {
        mailbox.close();
        processes.forEach(RacingProcess::close);
        observers.shutdownNow();
        receipts.close();
    }
}
