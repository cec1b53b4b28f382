// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.collaboration.Collaborator;
import xietong.rules.collaboration.Rollup;
import xietong.rules.directory.Divisions;
import xietong.rules.directory.NationalDirectory;
import xietong.v1.Asset;
import xietong.v1.AssetKey;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.CourtLevel;
import xietong.v1.DispatchLine;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchRollup;
import xietong.v1.FreezeOrder;
import xietong.v1.LineFreeze;
import xietong.v1.MeasureKind;
import xietong.v1.OrderedAccount;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;

/** 49 accounts, 39 courts, 14 provinces, 72 hours (domain brief 10 A). */
class ShenzhenScenarioTest {
    private static final List<String> PROVINCES =
            List.of("京", "冀", "苏", "浙", "闽", "赣", "豫", "湘", "粤", "琼", "川", "黔", "陕", "鲁");
    private static final int ACCOUNTS = 49;
    private static final int COURTS = 39;
    private static final RuleBook NATIONAL = national();

    private final Docket docket = Docket.opens("2026-03-02T09:00").under(NATIONAL);
    private final Collaborator shenzhen = Collaborator.of("粤03");
    private final Collaborator guangdong = Collaborator.of("粤");
    private final Collaborator supreme = Collaborator.of("最高法");
    private final List<Holder> courts = courts();
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, List<String>> freezes = new LinkedHashMap<>();
    private final List<DispatchLine> lines = new ArrayList<>();

    private static RuleBook national() {
        var entries = new HashMap<String, byte[]>();
        var divisions = Divisions.parse(
                Config.file("config/directory/divisions/provinces.csv"),
                Config.file("config/directory/divisions/cities.csv"),
                Config.file("config/directory/divisions/areas.csv"));
        NationalDirectory.generate(divisions).stream()
                .filter(o -> Config.BOOK.directory().find(o.getCode()).isEmpty())
                .map(RuleBook::entry)
                .forEach(e -> entries.put(e.getKey(), e.getValue()));
        return Config.BOOK.with(2, entries);
    }

    /** Three courts of each province, two of the last three. */
    private static List<Holder> courts() {
        var courts = new ArrayList<Holder>();
        for (int p = 0; p < PROVINCES.size(); p++) {
            String province = PROVINCES.get(p);
            NATIONAL.directory().all().stream()
                    .filter(o -> o.getLevel() == CourtLevel.COURT_LEVEL_BASIC && o.getCode().startsWith(province))
                    .map(Organisation::getCode)
                    .limit(p < PROVINCES.size() - 3 ? 3 : 2)
                    .forEach(code -> courts.add(new Holder(new Court(code), "（2024）" + code + "执9001号")));
        }
        return courts;
    }

    private static AssetKey account(int number) {
        return Holder.ACCOUNT.toBuilder().setNumber("4403009" + (10_000_000 + number)).build();
    }

    @BeforeEach
    void theAccountsAreFrozen() {
        assertThat(courts).hasSize(COURTS);
        courts.forEach(c -> holders.put(c.code(), c));
        for (int i = 0; i < ACCOUNTS; i++) {
            var line = DispatchLine.newBuilder().setKey(account(i));
            freeze(line, i, courts.get(i % COURTS), ReceiptResult.RECEIPT_RESULT_DONE);
            if (i < 10) {
                freeze(line, i, courts.get((i + 7) % COURTS), ReceiptResult.RECEIPT_RESULT_QUEUED);
            }
            lines.add(line.build());
        }
        docket.after(Duration.ofHours(1));
    }

    private void freeze(DispatchLine.Builder line, int account, Holder court, ReceiptResult result) {
        Motion<?> order = court.orders(account(account), 10_000);
        String id = docket.hears(order);
        docket.after(Duration.ofMinutes(1));
        docket.hears(Holder.BANK.registers(id, result, docket.now(), 10_000));
        freezes.computeIfAbsent(court.code(), c -> new ArrayList<>()).add(id);
        line.addFreezes(LineFreeze.newBuilder()
                .setCourt(court.code())
                .setOriginalCaseNumber(court.caseNumber())
                .setOriginalRequestNumber(order(id).getRequestNumber()));
    }

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private Motion<CollaborationServiceApplyRequest.Builder> application() {
        return shenzhen.applies(CollaborationKind.COLLABORATION_KIND_DISPATCH)
                .but(c -> c.setGround("企业破产法 19")
                        .addAllLines(lines)
                        .setDueTime(Times.timestamp(docket.now().plus(Duration.ofHours(72)))));
    }

    private Collaboration campaign(String id) {
        return docket.get(id, Collaboration.getDefaultInstance());
    }

    private DispatchRollup rollup(String id) {
        return Rollup.of(id, campaign(id), docket, NATIONAL.directory());
    }

    private String decided() {
        String id = docket.hears(application());
        docket.hears(supreme.grants(id, "DECISION"));
        return id;
    }

    private void releases(String freeze) {
        Holder holder = holders.get(order(freeze).getCourt());
        docket.hears(holder.releases(freeze, order(freeze).getRequestNumber()));
        docket.hears(Holder.BANK.does(freeze, MeasureKind.MEASURE_KIND_RELEASE));
    }

    @Test
    void accountsCourtsAndProvincesAreCountedByTheHub() {
        Collaboration applied = campaign(docket.hears(application()));

        assertThat(applied.getAccountCount()).isEqualTo(49);
        assertThat(applied.getCourtCount()).isEqualTo(39);
        assertThat(applied.getProvinceCount()).isEqualTo(14);
        assertThat(applied.getDecider()).isEqualTo("最高法");
        assertThat(applied.getRouteList()).containsExactly("粤");
        assertThat(docket.told()).containsExactly("最高法 collaboration.applied", "粤 collaboration.applied");
    }

    @Test
    void aLineWithoutOriginalNumbersIsRefusedWithItsNumber() {
        lines.set(6, lines.get(6).toBuilder().setFreezes(0, lines.get(6).getFreezes(0).toBuilder()
                .clearOriginalRequestNumber()).build());
        Refused refused = docket.refuses(application());

        assertThat(refused.reason()).isEqualTo(Reason.REASON_ORIGINAL_MISMATCH);
        assertThat(refused.metadata())
                .containsEntry("line", "7")
                .containsEntry("field", "lines.freezes.original_request_number");
    }

    @Test
    void aProvincialApproverIsRefusedAndToldWhoItWouldBe() {
        Refused asked = docket.refuses(application().but(c -> c.setDecider("粤")));
        assertThat(asked.reason()).isEqualTo(Reason.REASON_NOT_COMMON_SUPERIOR);
        assertThat(asked.metadata()).containsEntry("superior", "最高法");

        String id = docket.hears(application());
        Refused decided = docket.refuses(guangdong.grants(id, "DECISION"));
        assertThat(decided.reason()).isEqualTo(Reason.REASON_NOT_COMMON_SUPERIOR);
        assertThat(decided.metadata()).containsEntry("superior", "最高法").containsEntry("article", "ENF 67, ENF 74");
    }

    @Test
    void oneDecisionFansOutIntoAnOrderPerCourtWithItsOwnAccountsOnly() {
        String id = decided();
        var orders = docket.all(DispatchOrder.getDefaultInstance()).values();

        assertThat(orders).hasSize(39);
        assertThat(orders).extracting(DispatchOrder::getCourt).doesNotHaveDuplicates();
        assertThat(docket.told().stream().filter(t -> t.endsWith("dispatch_order.sent"))).hasSize(39);
        assertThat(orders).allSatisfy(o -> {
            assertThat(o.getAccountsList()).extracting(OrderedAccount::getOrder)
                    .containsExactlyInAnyOrderElementsOf(freezes.get(o.getCourt()));
            assertThat(o.getDueTime()).isEqualTo(campaign(id).getDueTime());
        });
        assertThat(orders.stream().mapToInt(DispatchOrder::getAccountsCount).sum()).isEqualTo(59);
    }

    @Test
    void whoDoesNotAcknowledgeInFourHoursIsLaidBeforeItsSuperior() {
        decided();
        String late = courts.get(0).code();
        docket.all(DispatchOrder.getDefaultInstance()).forEach((id, o) -> {
            if (!o.getCourt().equals(late)) {
                docket.hears(new Collaborator(new Court(o.getCourt())).acknowledges(id));
            }
        });
        docket.after(Duration.ofHours(6));

        String superior = NATIONAL.directory().require(late).getSuperior();
        assertThat(docket.told()).contains(
                superior + " dispatch_order.acknowledge_overdue",
                "最高法 dispatch_order.acknowledge_overdue",
                "粤03 dispatch_order.acknowledge_overdue");
        assertThat(docket.all(DispatchOrder.getDefaultInstance()).values().stream().filter(DispatchOrder::getOverdue))
                .extracting(DispatchOrder::getCourt).containsExactly(late);
    }

    @Test
    void anAccountWithAQueuedFreezeStaysOpenAndSaysWhose() {
        String id = decided();
        String first = freezes.get(courts.get(0).code()).get(0);
        releases(first);

        assertThat(docket.told()).contains("粤03 asset.changed", "最高法 asset.changed");
        DispatchRollup rollup = rollup(id);
        assertThat(rollup.getAccountsFree()).isZero();
        var account = rollup.getAccountStatuses(0);
        assertThat(account.getOpen()).isTrue();
        assertThat(account.getHoldersList()).singleElement().satisfies(h -> {
            assertThat(h.getCourt()).isEqualTo(courts.get(7).code());
            assertThat(h.getOrdered()).isTrue();
        });
    }

    @Test
    void noCourtReportsDoneWhatTheBankHasNotReleased() {
        decided();
        String court = courts.get(20).code();
        String order = docket.all(DispatchOrder.getDefaultInstance()).entrySet().stream()
                .filter(e -> e.getValue().getCourt().equals(court))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Collaborator collaborator = Collaborator.of(court);
        docket.hears(collaborator.acknowledges(order));
        String freeze = freezes.get(court).get(0);
        docket.hears(holders.get(court).releases(freeze, order(freeze).getRequestNumber()));

        Refused refused = docket.refuses(collaborator.reportsDone(order));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_ACCOUNTS_OPEN);
        assertThat(refused.metadata()).containsEntry("lines", "21");
        docket.hears(Holder.BANK.does(freeze, MeasureKind.MEASURE_KIND_RELEASE));
        docket.hears(collaborator.reportsDone(order));
        assertThat(docket.told()).containsExactly("最高法 dispatch_order.done", "粤03 dispatch_order.done");
    }

    @Test
    void aCourtThatQueuesAfterTheDecisionGetsItsOrderByDispatch() {
        String id = decided();
        Holder late = new Holder(new Court("京0117"), "（2026）京0117执9009号");
        holders.put("京0117", late);
        docket.hears(late.orders(account(30), 5_000));
        assertThat(docket.told()).contains("粤03 asset.changed");
        assertThat(rollup(id).getAccountStatuses(30).getHoldersList())
                .anySatisfy(h -> {
                    assertThat(h.getCourt()).isEqualTo("京0117");
                    assertThat(h.getOrdered()).isFalse();
                });

        docket.hears(supreme.dispatches(id));

        assertThat(docket.told()).contains("京0117 dispatch_order.sent");
        assertThat(docket.all(DispatchOrder.getDefaultInstance())).hasSize(40);
        assertThat(docket.refuses(supreme.dispatches(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void theCampaignClosesOnlyWhenEveryAccountIsFreeAndEveryOrderDone() {
        String id = decided();
        docket.all(DispatchOrder.getDefaultInstance()).forEach((order, o) ->
                docket.hears(Collaborator.of(o.getCourt()).acknowledges(order)));
        List<String> all = freezes.values().stream().flatMap(List::stream).collect(Collectors.toList());
        String last = all.remove(all.size() - 1);
        for (String freeze : all) {
            docket.after(Duration.ofMinutes(30));
            releases(freeze);
        }

        Refused early = docket.refuses(supreme.closes(id));
        assertThat(early.reason()).isEqualTo(Reason.REASON_ACCOUNTS_OPEN);
        assertThat(early.metadata()).containsEntry("open", "1");
        assertThat(early.metadata().get("accounts")).contains(order(last).getCourt());
        releases(last);
        assertThat(docket.refuses(supreme.closes(id)).reason()).isEqualTo(Reason.REASON_ORDERS_OPEN);

        docket.all(DispatchOrder.getDefaultInstance()).forEach((order, o) ->
                docket.hears(Collaborator.of(o.getCourt()).reportsDone(order)));
        DispatchRollup rollup = rollup(id);
        assertThat(List.of(rollup.getAccountsFree(), rollup.getAccounts())).containsExactly(49, 49);
        assertThat(List.of(rollup.getCourtsDone(), rollup.getCourts())).containsExactly(39, 39);
        assertThat(List.of(rollup.getProvincesDone(), rollup.getProvinces())).containsExactly(14, 14);
        assertThat(rollup.getComplete()).isTrue();
        assertThat(docket.refuses(shenzhen.closes(id)).reason()).isEqualTo(Reason.REASON_RIGHT_MISSING);
        docket.hears(supreme.closes(id));
        assertThat(docket.now()).isBefore(Times.instant(campaign(id).getDueTime()));
        assertThat(docket.all(Asset.getDefaultInstance()).values())
                .allSatisfy(a -> assertThat(a.getCampaignsList()).isEmpty());
    }

    @Test
    void aCourtThatIsOrderedSeesItsOrderAndNothingOfTheCampaign() {
        String id = decided();
        String court = courts.get(5).code();
        String stranger = "沪0105";
        assertThat(docket.view(id, court, "CollaborationService/Get")).isEmpty();
        assertThat(docket.view(id, stranger, "CollaborationService/Get")).isEmpty();
        assertThat(docket.view(id, "粤", "CollaborationService/Get")).isPresent();
        docket.all(DispatchOrder.getDefaultInstance()).forEach((order, o) -> {
            assertThat(docket.view(order, court, "CollaborationService/GetOrder").isPresent())
                    .isEqualTo(o.getCourt().equals(court));
            assertThat(docket.view(order, stranger, "CollaborationService/GetOrder")).isEmpty();
            assertThat(docket.view(order, "粤03", "CollaborationService/GetOrder")).isPresent();
        });
        docket.all(Asset.getDefaultInstance()).keySet().forEach(asset -> {
            assertThat(docket.view(asset, "粤03", "FreezeService/GetAsset")).isPresent();
            assertThat(docket.view(asset, stranger, "FreezeService/GetAsset")).isEmpty();
            assertThat(docket.view(asset, "BANK-A", "FreezeService/GetAsset").map(Asset.class::cast).orElseThrow()
                    .getCampaignsList()).as("a campaign is not the bank's to know").isEmpty();
        });
    }
}
