// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import xietong.rules.Look;
import xietong.rules.directory.Directory;
import xietong.rules.freeze.Accounts;
import xietong.v1.AccountHolder;
import xietong.v1.AccountStatus;
import xietong.v1.Collaboration;
import xietong.v1.CourtStatus;
import xietong.v1.DispatchLine;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderState;
import xietong.v1.DispatchRollup;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeState;
import xietong.v1.FreezeStep;
import xietong.v1.LineFreeze;
import xietong.v1.MeasureKind;
import xietong.v1.OrderedAccount;
import xietong.v1.ProvinceStatus;
import xietong.v1.QueueEntry;
import xietong.v1.ReceiptResult;

/**
 * How far a unified dispatch has come 汇总, by account, court and province. An account is open as long as anything stands
 * or waits in its queue; for a freeze that the hub did not carry, as long as its court has not reported its order done.
 */
public final class Rollup {
    private final Collaboration collaboration;
    private final List<DispatchOrder> orders;
    private final Look look;
    private final Directory directory;
    private final Map<String, CourtStatus.Builder> courts = new LinkedHashMap<>();

    private Rollup(Collaboration collaboration, List<DispatchOrder> orders, Look look, Directory directory) {
        this.collaboration = collaboration;
        this.orders = orders;
        this.look = look;
        this.directory = directory;
    }

    /** Of a collaboration as things stand; empty for one without accounts. */
    public static DispatchRollup of(String id, Collaboration collaboration, Look look, Directory directory) {
        return new Rollup(collaboration, List.copyOf(Orders.of(id, look).values()), look, directory).count();
    }

    private DispatchRollup count() {
        var accounts = new ArrayList<AccountStatus>();
        for (int i = 0; i < collaboration.getLinesCount(); i++) {
            accounts.add(account(i + 1, collaboration.getLines(i)));
        }
        orders.forEach(this::count);
        List<CourtStatus> counted = courts.values().stream().map(Rollup::finished).toList();
        List<ProvinceStatus> provinces = provinces(counted);
        int free = (int) accounts.stream().filter(a -> !a.getOpen()).count();
        int done = (int) counted.stream().filter(CourtStatus::getDone).count();
        return DispatchRollup.newBuilder()
                .setAccounts(accounts.size())
                .setAccountsFree(free)
                .setCourts(counted.size())
                .setCourtsDone(done)
                .setProvinces(provinces.size())
                .setProvincesDone((int) provinces.stream().filter(p -> p.getCourts() == p.getCourtsDone()).count())
                .addAllAccountStatuses(accounts)
                .addAllCourtStatuses(counted)
                .addAllProvinceStatuses(provinces)
                .setComplete(free == accounts.size() && done == counted.size())
                .build();
    }

    private AccountStatus account(int number, DispatchLine line) {
        Optional<Accounts.Found> found = Accounts.find(line.getKey(), look);
        List<QueueEntry> queue = found.map(f -> f.asset().getQueueList()).orElse(List.of());
        List<AccountHolder> holders = Stream.concat(
                        queue.stream().map(e -> holder(number, e)),
                        Campaign.notCarried(line, found, look).stream().flatMap(f -> reported(number, f).stream()))
                .toList();
        var here = new LinkedHashMap<String, Boolean>();
        line.getFreezesList().forEach(f -> here.put(f.getCourt(), false));
        orders.stream().filter(o -> concerns(o, number)).forEach(o -> here.put(o.getCourt(), false));
        holders.stream().filter(h -> !h.getOutside()).forEach(h -> here.put(h.getCourt(), true));
        here.forEach((court, open) -> {
            CourtStatus.Builder status = court(court);
            status.setAccounts(status.getAccounts() + 1).setAccountsOpen(status.getAccountsOpen() + (open ? 1 : 0));
        });
        return AccountStatus.newBuilder()
                .setLine(number)
                .setKey(line.getKey())
                .setOpen(!holders.isEmpty())
                .addAllHolders(holders)
                .setUnknown(found.isEmpty())
                .build();
    }

    private static boolean concerns(DispatchOrder order, int line) {
        return order.getAccountsList().stream().anyMatch(a -> a.getLine() == line);
    }

    private AccountHolder holder(int line, QueueEntry entry) {
        return AccountHolder.newBuilder()
                .setCourt(entry.getCourt())
                .setCaseNumber(entry.getCaseNumber())
                .setState(entry.getState())
                .setReleasing(entry.getReleasing())
                .setOutside(entry.getOutside())
                .setOrdered(orders.stream().anyMatch(o -> o.getCourt().equals(entry.getCourt()) && concerns(o, line)))
                .setReleaseRefused(!entry.getOutside() && !entry.getReleasing() && wasRefused(entry.getOrder()))
                .build();
    }

    /** Whether the institution's last word on a release of this order was no. */
    private boolean wasRefused(String order) {
        return look.state(order, FreezeOrder.getDefaultInstance()).stream()
                .flatMap(o -> o.getStepsList().stream())
                .map(FreezeStep::getReceipt)
                .filter(r -> r.getMeasure() == MeasureKind.MEASURE_KIND_RELEASE)
                .reduce((earlier, later) -> later)
                .filter(r -> r.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED)
                .isPresent();
    }

    /** What the hub does not carry stands until the court has reported it done. */
    private Optional<AccountHolder> reported(int line, LineFreeze freeze) {
        List<DispatchOrder> sent = orders.stream()
                .filter(o -> o.getCourt().equals(freeze.getCourt()))
                .filter(o -> o.getAccountsList().stream().anyMatch(a -> isFor(a, line, freeze)))
                .toList();
        boolean done = !sent.isEmpty() && sent.stream().allMatch(DispatchOrderResource::isDone);
        return done
                ? Optional.empty()
                : Optional.of(AccountHolder.newBuilder()
                        .setCourt(freeze.getCourt())
                        .setCaseNumber(freeze.getOriginalCaseNumber())
                        .setState(FreezeState.FREEZE_STATE_UNSPECIFIED)
                        .setOrdered(!sent.isEmpty())
                        .build());
    }

    private static boolean isFor(OrderedAccount account, int line, LineFreeze freeze) {
        return account.getLine() == line
                && account.getOriginalCaseNumber().equals(freeze.getOriginalCaseNumber())
                && account.getOriginalRequestNumber().equals(freeze.getOriginalRequestNumber());
    }

    private void count(DispatchOrder order) {
        CourtStatus.Builder status = court(order.getCourt());
        boolean acknowledged = order.getState() != DispatchOrderState.DISPATCH_ORDER_STATE_SENT;
        status.setOrders(status.getOrders() + 1)
                .setAcknowledged(status.getAcknowledged() + (acknowledged ? 1 : 0))
                .setOrdersDone(status.getOrdersDone() + (DispatchOrderResource.isDone(order) ? 1 : 0));
    }

    private CourtStatus.Builder court(String code) {
        return courts.computeIfAbsent(code, c -> CourtStatus.newBuilder()
                .setCourt(c)
                .setProvince(directory.provinceToken(c).orElse("")));
    }

    private static CourtStatus finished(CourtStatus.Builder court) {
        return court.setDone(court.getAccountsOpen() == 0 && court.getOrdersDone() == court.getOrders()).build();
    }

    private static List<ProvinceStatus> provinces(List<CourtStatus> courts) {
        var provinces = new TreeMap<String, ProvinceStatus.Builder>();
        for (CourtStatus court : courts) {
            if (!court.getProvince().isEmpty()) {
                ProvinceStatus.Builder province = provinces.computeIfAbsent(
                        court.getProvince(), p -> ProvinceStatus.newBuilder().setProvince(p));
                province.setCourts(province.getCourts() + 1)
                        .setCourtsDone(province.getCourtsDone() + (court.getDone() ? 1 : 0));
            }
        }
        return provinces.values().stream().map(ProvinceStatus.Builder::build).toList();
    }
}
