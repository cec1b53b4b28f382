// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import xietong.rules.Times;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.CollaborationServiceGrpc;
import xietong.v1.CollaborationServiceReportOrderRequest;
import xietong.v1.DispatchOrder;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.MailboxItem;
import xietong.v1.OfficerRole;
import xietong.v1.OrderedAccount;
import xietong.v1.OriginalFreeze;
import xietong.v1.Paper;
import xietong.v1.ReleaseGround;

/**
 * A court that deals with orders of a collaboration: it acknowledges, releases its own freezes by its own rulings, which
 * name the original case and request number, and reports done once the institutions have said so.
 */
final class Clerk implements Actor {
    private final String court;
    private final Desk desk;
    private final int number;
    private final int of;
    private final OfficeHours hours;
    private final Cast cast;
    private final Agenda agenda;
    private final Voice voice;
    private final Map<String, Set<String>> open = new HashMap<>();

    /**
     * How the courts work. A length is one for all, or a range in which they lie evenly: PT20M..PT3H.
     *
     * @param acknowledge from the order to the acknowledgement
     * @param release from then to the releases; none where it is a court that only acknowledges
     * @param report from the last receipt to the report
     * @param hours office hours
     * @param ground ground of the releases
     * @param except courts that take another time to acknowledge
     */
    record Desk(
            String acknowledge,
            String release,
            String report,
            String hours,
            String ground,
            Map<String, String> except) {

        Duration acknowledging(String court, int number, int of) {
            String own = except == null ? null : except.get(court);
            return own == null ? within(acknowledge, number, of) : Duration.parse(own);
        }

        /** The length for one of so many, from 0, in whole minutes. */
        static Duration within(String range, int number, int of) {
            String[] ends = range.split("\\.\\.");
            Duration from = Duration.parse(ends[0]);
            if (ends.length == 1 || of < 2) {
                return from;
            }
            long minutes = Duration.parse(ends[1]).minus(from).toMinutes();
            return from.plusMinutes(minutes * number / (of - 1));
        }
    }

    Clerk(String court, Desk desk, int number, int of, Cast cast, Agenda agenda, Voice voice) {
        this.court = court;
        this.desk = desk;
        this.number = number;
        this.of = of;
        this.cast = cast;
        this.agenda = agenda;
        this.voice = voice;
        hours = OfficeHours.parse(desk.hours());
    }

    @Override
    public void on(MailboxItem item) {
        if (item.getTopic().equals("dispatch_order.sent")) {
            take(item.getDispatchOrder(), Times.instant(item.getTime()));
        } else if (item.getTopic().equals("freeze.released")) {
            open.entrySet().removeIf(e -> e.getValue().remove(item.getResource())
                    && e.getValue().isEmpty()
                    && reports(e.getKey(), Times.instant(item.getTime())));
        }
    }

    private void take(DispatchOrder order, Instant at) {
        Instant acknowledged = hours.after(at, desk.acknowledging(court, number, of));
        agenda.at(acknowledged, () -> voice.send(court, "签收" + order.getDecider() + "调度令",
                CollaborationServiceGrpc.getAcknowledgeOrderMethod(),
                CollaborationServiceAcknowledgeOrderRequest.newBuilder()
                        .setHeader(cast.head(OfficerRole.OFFICER_ROLE_OFFICER))
                        .setId(order.getId())
                        .build()));
        List<OrderedAccount> accounts = order.getAccountsList();
        if (accounts.isEmpty() || desk.release() == null) {
            return;
        }
        open.put(order.getId(), accounts.stream().map(OrderedAccount::getOrder).collect(Collectors.toSet()));
        Instant release = hours.after(acknowledged, Desk.within(desk.release(), number, of));
        accounts.forEach(account -> agenda.at(release, () -> release(account)));
    }

    private void release(OrderedAccount account) {
        voice.send(court, "裁定解除 " + account.getKey().getRegistrar() + " " + account.getKey().getNumber() + "，原案号 "
                        + account.getOriginalCaseNumber() + "，原请求 " + account.getOriginalRequestNumber(),
                FreezeServiceGrpc.getReleaseMethod(),
                FreezeServiceReleaseRequest.newBuilder()
                        .setHeader(cast.head(OfficerRole.OFFICER_ROLE_OFFICER)
                                .setCaseNumber(account.getOriginalCaseNumber())
                                .setReason("依调度令解除"))
                        .setId(account.getOrder())
                        .setOriginal(OriginalFreeze.newBuilder()
                                .setCaseNumber(account.getOriginalCaseNumber())
                                .setRequestNumber(account.getOriginalRequestNumber()))
                        .setGround(ReleaseGround.valueOf("RELEASE_GROUND_" + desk.ground()))
                        .addPapers(paper("RULING", account.getOriginalCaseNumber() + "之一"))
                        .addPapers(paper("RELEASE_NOTICE", "演示文书"))
                        .build());
    }

    private Paper paper(String kind, String number) {
        try {
            return Paper.newBuilder().setKind(kind).setNumber(number).setDocument(cast.paper(kind, court)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean reports(String order, Instant last) {
        agenda.at(hours.after(last, Desk.within(desk.report(), number, of)), () -> voice.send(court, "报告：已全部解除",
                CollaborationServiceGrpc.getReportOrderMethod(),
                CollaborationServiceReportOrderRequest.newBuilder()
                        .setHeader(cast.head(OfficerRole.OFFICER_ROLE_OFFICER))
                        .setId(order)
                        .setDone(true)
                        .setText("已裁定解除并送达，协助单位均已回执。")
                        .build()));
        return true;
    }
}
