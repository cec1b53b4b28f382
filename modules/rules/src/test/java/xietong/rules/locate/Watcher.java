// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.rules.Times;
import xietong.store.v1.SightingMatched;
import xietong.v1.AlertHandOver;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertServiceCloseRequest;
import xietong.v1.AlertServiceConfirmDisplayedRequest;
import xietong.v1.AlertServiceHandOverRequest;
import xietong.v1.AlertServiceReleaseClaimRequest;
import xietong.v1.AlertServiceReportRequest;
import xietong.v1.AlertServiceShelveRequest;
import xietong.v1.AlertServiceTransferRequest;
import xietong.v1.HandOver;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.LocateServiceCancelRequest;
import xietong.v1.LocateServiceExtendRequest;
import xietong.v1.LocateServiceRefuseRequest;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.MatchKind;
import xietong.v1.OfficerRole;
import xietong.v1.Place;
import xietong.v1.Sighting;
import xietong.v1.SightingSource;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;
import xietong.v1.WatchedVehicle;

/** A court or a police organisation that looks for someone; each motion is acceptable as it stands. */
public record Watcher(Court court) {
    /** 漳浦. */
    public static final Watcher ZHANGPU = of("闽0623");
    /** 漳浦县公安局, with the liaison desk at the court. */
    public static final Watcher ZHANGPU_POLICE = of("POLICE-350623");
    /** 海淀. */
    public static final Watcher HAIDIAN = of("京0108");
    /** 海淀分局; above it 北京市公安局. */
    public static final Watcher HAIDIAN_POLICE = of("POLICE-110108");
    /** 平谷分局, beside it. */
    public static final Watcher PINGGU_POLICE = of("POLICE-110117");
    /** 北京铁路公安局. */
    public static final Watcher RAIL_POLICE = of("POLICE-RAIL-BJ");

    private static final AtomicInteger EVENTS = new AtomicInteger();

    /** By code. */
    public static Watcher of(String code) {
        return new Watcher(new Court(code));
    }

    /** Asks for a person or, on VEHICLE_FIND, a vehicle, with the instrument that the basis needs. */
    public Motion<LocateServiceRequestRequest.Builder> requests(LegalBasis basis, Watcher... addressees) {
        var request = LocateServiceRequestRequest.newBuilder()
                .setLegalBasis(basis)
                .setTarget(basis == LegalBasis.LEGAL_BASIS_VEHICLE_FIND ? vehicle() : person())
                .addAllPapers(court.papers(instrument(basis)))
                .addAllAddressees(List.of(addressees).stream().map(a -> a.court.code()).toList());
        if (basis == LegalBasis.LEGAL_BASIS_DETENTION_DECISION) {
            request.addDispatchedOfficers(court.officer(1, OfficerRole.OFFICER_ROLE_OFFICER))
                    .addDispatchedOfficers(court.officer(2, OfficerRole.OFFICER_ROLE_OFFICER));
        }
        String token = court.code().startsWith("POLICE") ? "闽0623" : court.code();
        return court.by(request).head(h -> h.setCaseNumber("（2026）" + token + "执9001号")).reason("传唤不到，下落不明");
    }

    static String[] instrument(LegalBasis basis) {
        return switch (basis) {
            case LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN -> new String[] {"ASSISTANCE_NOTICE"};
            case LEGAL_BASIS_COMPELLED_ATTENDANCE -> new String[] {"COMPULSORY_SUMMONS", "ASSISTANCE_NOTICE"};
            case LEGAL_BASIS_DETENTION_DECISION -> new String[] {"DETENTION_DECISION", "ASSISTANCE_NOTICE"};
            case LEGAL_BASIS_EXIT_BAN -> new String[] {"DECISION", "ASSISTANCE_NOTICE"};
            case LEGAL_BASIS_VEHICLE_FIND -> new String[] {"RULING", "ASSISTANCE_NOTICE"};
            default -> new String[0];
        };
    }

    /** 被执行人. */
    public static WatchTarget person() {
        return WatchTarget.newBuilder().setPerson(WatchedPerson.newBuilder().setSubject(Examples.debtor())).build();
    }

    static WatchTarget vehicle() {
        return WatchTarget.newBuilder()
                .setVehicle(WatchedVehicle.newBuilder().setPlate("闽E00000").setDescription("白色轿车"))
                .build();
    }

    public Motion<LocateServiceAcceptRequest.Builder> accepts(String order) {
        return police(LocateServiceAcceptRequest.newBuilder().setId(order));
    }

    public Motion<LocateServiceRefuseRequest.Builder> refuses(String order) {
        return police(LocateServiceRefuseRequest.newBuilder().setId(order)).reason("文书不齐");
    }

    public Motion<LocateServiceExtendRequest.Builder> extendsTo(String order, Instant until) {
        return court.by(LocateServiceExtendRequest.newBuilder().setId(order).setValidUntil(Times.timestamp(until)))
                .reason("仍未到案");
    }

    public Motion<LocateServiceCancelRequest.Builder> cancels(String order) {
        return court.by(LocateServiceCancelRequest.newBuilder().setId(order)).reason("已和解");
    }

    public Motion<AlertServiceAcknowledgeRequest.Builder> acknowledges(String alert) {
        return police(AlertServiceAcknowledgeRequest.newBuilder().setId(alert));
    }

    public Motion<AlertServiceClaimRequest.Builder> claims(String alert) {
        return police(AlertServiceClaimRequest.newBuilder().setId(alert));
    }

    public Motion<AlertServiceReleaseClaimRequest.Builder> releasesClaim(String alert) {
        return police(AlertServiceReleaseClaimRequest.newBuilder().setId(alert)).reason("警力不足");
    }

    public Motion<AlertServiceTransferRequest.Builder> transfers(String alert, Watcher to) {
        return police(AlertServiceTransferRequest.newBuilder().setId(alert).setOrganisation(to.court.code()))
                .reason("人在贵所辖区");
    }

    public Motion<AlertServiceShelveRequest.Builder> shelves(String alert, int minutes) {
        return police(AlertServiceShelveRequest.newBuilder().setId(alert).setMinutes(minutes)).reason("正在核对");
    }

    public Motion<AlertServiceReportRequest.Builder> reports(String alert, AlertOutcome outcome) {
        return police(AlertServiceReportRequest.newBuilder().setId(alert).setOutcome(outcome).setText("到场情况"));
    }

    public Motion<AlertServiceConfirmDisplayedRequest.Builder> hasShown(String terminal, long seq) {
        return police(AlertServiceConfirmDisplayedRequest.newBuilder()
                .setTerminal(terminal).setEpoch("e1").setSeq(seq));
    }

    /** Hands the person over to two officers of a court. */
    public Motion<AlertServiceHandOverRequest.Builder> handsOver(String alert, HandOverResult result, Instant time) {
        var record = HandOver.newBuilder()
                .setTime(Times.timestamp(time))
                .setPlace("某派出所")
                .setInstrumentNumber("（2026）闽0623司惩9001号")
                .setCondition("精神正常，无伤；手机一部")
                .addHandingOfficers(court.officer(1, OfficerRole.OFFICER_ROLE_POLICE))
                .addReceivingOfficers(ZHANGPU.court.officer(1, OfficerRole.OFFICER_ROLE_OFFICER))
                .addReceivingOfficers(ZHANGPU.court.officer(2, OfficerRole.OFFICER_ROLE_OFFICER));
        return police(AlertServiceHandOverRequest.newBuilder()
                .setId(alert)
                .setHandOver(AlertHandOver.newBuilder().setRecord(record).setResult(result)));
    }

    public Motion<AlertServiceCloseRequest.Builder> closes(String alert) {
        return court.by(AlertServiceCloseRequest.newBuilder().setId(alert).setText("办结"));
    }

    private <B extends com.google.protobuf.Message.Builder> Motion<B> police(B command) {
        boolean police = court.code().startsWith("POLICE");
        return court.by(command).as(court.officer(
                1, police ? OfficerRole.OFFICER_ROLE_POLICE : OfficerRole.OFFICER_ROLE_OFFICER));
    }

    /** A sighting of an order's target as the index finds it: now, by a number, in a hotel of a township. */
    public static SightingMatched.Builder seen(String order, SightingSource source, Instant time, String division) {
        return SightingMatched.newBuilder()
                .setWatchOrder(order)
                .setMatch(MatchKind.MATCH_KIND_EXACT)
                .setListPosition(7)
                .setSighting(Sighting.newBuilder()
                        .setSource(source)
                        .setOrganisation("POLICE-350623")
                        .setNumber("E-" + EVENTS.incrementAndGet())
                        .setTime(Times.timestamp(time))
                        .setReceiveTime(Times.timestamp(time.plus(Duration.ofSeconds(1))))
                        .setPlace(Place.newBuilder().setDivision(division).setText("漳浦县绥安镇某酒店303房").setPosition("24.1,117.6")));
    }
}
