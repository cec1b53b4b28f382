// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.v1.AddressStatus;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.AlertBox;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.CollaborationServiceReportOrderRequest;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderBox;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.OrderedAccount;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;
import xietong.v1.RoomMessageKind;
import xietong.v1.RuleDocument;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/** A hub with pages, and what courts and banks do there whose desks are not looked at. */
public final class DeskScene implements AutoCloseable {
    private final Site site;
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, DocumentRef> papers = new HashMap<>();

    /** Starts it. Seats are ORGANISATION=ID,NAME,ROLE; each has a link of its own. */
    public DeskScene(Path folder, List<String> seats) {
        site = new Site(folder, Map.of(
                "XIETONG_WEB_HOST", "127.0.0.1",
                "XIETONG_WEB_PORT", String.valueOf(Site.freePort()),
                "XIETONG_WEB_PLAIN", "true",
                "XIETONG_WEB_FILES", Program.ROOT.resolve("modules/web/src/main/resources/web").toString()));
        site.start();
        var command = new ArrayList<>(List.of("session", "link"));
        seats.forEach(seat -> command.add(seat.contains("=desk") || seat.matches(".*=[a-z]+") ? seat : seat + "=desk"));
        List<String> made = site.xietong(command.toArray(String[]::new)).ended(0).out().lines()
                .filter(line -> line.startsWith("http"))
                .toList();
        for (int i = 0; i < seats.size(); i++) {
            links.put(seats.get(i), made.get(i));
        }
    }

    /** The link of a seat; good once. */
    public String link(String seat) {
        return links.get(seat);
    }

    /** A client of an organisation. */
    public HubClient as(String organisation) {
        return site.as(organisation);
    }

    /** A document of a court, for all its papers. */
    public DocumentRef paper(String organisation) {
        return papers.computeIfAbsent(organisation, code -> Matters.paper(as(code)));
    }

    /** So many days pass. */
    public void pass(int days) {
        site.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(Matters.header("pass-" + days, OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(Duration.ofDays(days).toSeconds())
                .build());
    }

    /** The hub ends at once. */
    public void kill() {
        site.hub().kill();
    }

    /** A matter of the 京0117 court to another; gives its identifier. */
    public String matter(String requestId, String recipient) {
        return as("京0117").entrustments().submit(Matters.freeze(requestId, recipient, paper("京0117"))).getResource();
    }

    /** The bank registers an order that was handed to it. */
    public void registered(String bank, String order, boolean queued, long balance) {
        var receipt = Freezing.registered(
                queued ? ReceiptResult.RECEIPT_RESULT_QUEUED : ReceiptResult.RECEIPT_RESULT_DONE, Instant.now(), balance);
        FreezeOrder at = as(bank).freezes().get(order);
        receipt.setRegisteredTime(at.getAcceptTime());
        as(bank).freezes().recordReceipt(Freezing.receipt(order, receipt));
    }

    /** An order of a court on an account at BANK-A, of 600 元. */
    public FreezeServiceOrderRequest order(String requestId, String court, String account) {
        return Freezing.order(requestId, court, 9001, account, 60_000, paper(court));
    }

    /** A freeze of an account by a court, registered by the bank; gives its identifier. */
    public String frozen(String court, String bank, String account, long fen, boolean queued) {
        int serial = 9001;
        String request = "冻-" + bank + account;
        var order = Freezing.order(requestId(court, account), court, serial, account, fen, paper(court)).toBuilder();
        order.getHeaderBuilder().setCaseNumber("（2025）" + court + "执9001号");
        order.getKeyBuilder().setRegistrar(bank);
        String id = as(court).freezes()
                .order(order.setClaim(Freezing.fen(300_000_000)).setRequestNumber(request).build())
                .getResource();
        registered(bank, id, queued, fen);
        return id;
    }

    private static String requestId(String court, String account) {
        return "f/" + Integer.toHexString(court.hashCode()) + "/" + account;
    }

    /** Orders of a campaign that a court has to carry out. */
    public List<DispatchOrder> orders(String court) {
        return as(court).collaborations().orders(DispatchOrderBox.DISPATCH_ORDER_BOX_TO_DO).toList();
    }

    public void acknowledge(String court, DispatchOrder order) {
        as(court).collaborations().acknowledgeOrder(CollaborationServiceAcknowledgeOrderRequest.newBuilder()
                .setHeader(Matters.header("ack-" + order.getId()))
                .setId(order.getId())
                .build());
    }

    /** The court orders a release of one of its measures, and the bank carries it out. */
    public void released(String court, OrderedAccount account) {
        as(court).freezes().release(FreezeServiceReleaseRequest.newBuilder()
                .mergeFrom(Freezing.release("rel-" + account.getOrder(), as(court).freezes().get(account.getOrder()), paper(court)))
                .setGround(ReleaseGround.RELEASE_GROUND_BANKRUPTCY)
                .build());
        answerRelease(account.getKey().getRegistrar(), account.getOrder(), true, "1");
    }

    /** The bank's answer to a release that waits for it. */
    public void answerRelease(String bank, String order, boolean done, String attempt) {
        FreezeReceipt.Builder receipt = FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_RELEASE)
                .setResult(done ? ReceiptResult.RECEIPT_RESULT_DONE : ReceiptResult.RECEIPT_RESULT_REFUSED)
                .setReason(done ? "" : "通知书文号不符");
        var request = Freezing.receipt(order, receipt).toBuilder();
        request.getHeaderBuilder().setRequestId("r/" + order + "/" + attempt);
        as(bank).freezes().recordReceipt(request.build());
    }

    public void reported(String court, DispatchOrder order) {
        as(court).collaborations().reportOrder(CollaborationServiceReportOrderRequest.newBuilder()
                .setHeader(Matters.header("done-" + order.getId()))
                .setId(order.getId())
                .setDone(true)
                .setText("已解除")
                .build());
    }

    /** A court says something in a room. */
    public void says(String court, String room, String text) {
        as(court).rooms().post(CollaborationServicePostRequest.newBuilder()
                .setHeader(Matters.header("say-" + text.hashCode()))
                .setId(room)
                .setKind(RoomMessageKind.ROOM_MESSAGE_KIND_TALK)
                .setText(text)
                .build());
    }

    /** From now on a second officer approves every freeze. */
    public void fourEyes() {
        String freezes = site.administrator().admin().rules().getDocumentsList().stream()
                .filter(d -> d.getName().equals("freezes"))
                .map(RuleDocument::getText)
                .findFirst()
                .orElseThrow();
        String changed = freezes.replaceAll("(ORDER: \\{[^}]*four_eyes: )false", "$1true");
        if (changed.equals(freezes)) {
            throw new IllegalStateException("freezes.yaml says nothing of four eyes: " + freezes);
        }
        site.administrator().admin().applyRules(AdminServiceApplyRulesRequest.newBuilder()
                .setHeader(Matters.header("four-eyes", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .addDocuments(RuleDocument.newBuilder().setName("freezes").setText(changed))
                .build());
    }

    /** Police accept a watch order. */
    public void accepts(String police, String watch) {
        as(police).watches().accept(LocateServiceAcceptRequest.newBuilder()
                .setHeader(Matters.header("accept-" + watch, OfficerRole.OFFICER_ROLE_POLICE))
                .setId(watch)
                .build());
    }

    /** A source sees somebody in a hotel of a division, now: the list knows him, so there is an alert; gives its identifier. */
    public String seen(String police, String identifier, String division) {
        var lookout = new Lookout(site);
        try (SightingStream source = lookout.source().watches().sightings(8)) {
            SightingReport report = Lookout.seen(identifier, "E-1", division);
            Await.until("the list knows him", () -> verdict(source, report) == SightingVerdict.SIGHTING_VERDICT_MATCH);
        }
        return as(police).alerts().list(AlertBox.ALERT_BOX_OPEN).findFirst().orElseThrow().getId();
    }

    private static SightingVerdict verdict(SightingStream source, SightingReport report) {
        try {
            return source.send(List.of(report)).get(30, TimeUnit.SECONDS).get(0).getVerdict();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A grid centre passes a task to one of its own desks. */
    public void assigned(String centre, String task, String desk) {
        as(centre).grid().assign(GridServiceAssignRequest.newBuilder()
                .setHeader(Matters.header("assign-" + task, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE))
                .setId(task)
                .setWorker(desk)
                .build());
    }

    /** A grid centre answers a task: not there any more, and where he lives now. */
    public void answersNewAddress(String centre, String task) {
        as(centre).grid().report(GridServiceReportRequest.newBuilder()
                .setHeader(Matters.header("report-" + task, OfficerRole.OFFICER_ROLE_GRID_WORKER))
                .setId(task)
                .setAnswer(GridAnswer.newBuilder()
                        .setResult(GridResult.GRID_RESULT_FOUND)
                        .setAddressStatus(AddressStatus.ADDRESS_STATUS_NEW)
                        .setNewAddress("井冈山市演练乡演练村2号"))
                .build());
    }

    /** Waits for something to be so. */
    public static void until(String what, BooleanSupplier condition) {
        Await.until(what, condition::getAsBoolean);
    }

    @Override
    public void close() {
        site.close();
    }
}
