// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import com.google.protobuf.Timestamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.DutyServiceSetRosterRequest;
import xietong.v1.DutyShift;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.SightedIdentity;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.SightingVerdict;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedVehicle;

/** A hub with pages, police stations with a superior, a court that looks for persons, and a source that sees them. */
public final class PoliceScene implements AutoCloseable {
    /** The station with the longest name. */
    public static final String LONGEST = "LONGEST";
    private static final String LONGEST_NAME = "新疆生产建设兵团第八师石河子垦区公安局城郊中心派出所";
    private static final String SUPERIOR = "BUREAU-1";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** What is seen, and so how urgent its alert is. */
    public enum Kind {
        /** Of priority 1: may be held. */
        URGENT,
        /** Of priority 2: inform only. */
        INFORM,
        /** Of priority 3: seen hours ago. */
        OLD,
        /** Of priority 2: a vehicle. */
        VEHICLE
    }

    private final Site site;
    private final Lookout lookout;
    private final int webPort = Site.freePort();
    private final Map<String, String> watched = new HashMap<>();
    private final Map<String, Deque<String>> links = new HashMap<>();
    private SightingStream source;

    /** Starts it, with stations by these codes, and links for two officers of each: P1 王警官 and P2 赵警官. */
    public PoliceScene(Path folder, String... stations) {
        site = new Site(folder, Map.of(
                "XIETONG_WEB_HOST", "127.0.0.1",
                "XIETONG_WEB_PORT", String.valueOf(webPort),
                "XIETONG_WEB_PLAIN", "true",
                "XIETONG_WEB_FILES", Program.ROOT.resolve("modules/web/src/main/resources/web").toString()));
        site.start();
        lookout = new Lookout(site);
        lookout.station(SUPERIOR, "", false);
        var seats = new ArrayList<>(List.of("session", "link"));
        for (String station : stations) {
            lookout.station(station, station.equals(LONGEST) ? LONGEST_NAME : "演练派出所", SUPERIOR, true);
            seats.add(station + "=P1,王警官,POLICE=police");
            seats.add(station + "=P2,赵警官,POLICE=police");
        }
        List<String> made = site.xietong(seats.toArray(String[]::new)).ended(0).out().lines()
                .filter(line -> line.startsWith("http"))
                .toList();
        for (int i = 0; i < made.size(); i++) {
            links.computeIfAbsent(stations[i / 2], station -> new ArrayDeque<>()).add(made.get(i));
        }
    }

    /** A link that opens a station's terminal, once: first for P1, then for P2. */
    public String link(String station) {
        return links.get(station).remove();
    }

    /** Port of the pages. */
    public int webPort() {
        return webPort;
    }

    /** A client of an organisation. */
    public HubClient as(String organisation) {
        return site.as(organisation);
    }

    /** The court's client. */
    public HubClient court() {
        return site.as(Lookout.COURT);
    }

    /** Ends the hub at once, or starts it again. */
    public void kill() {
        source = null;
        site.hub().kill();
    }

    /** As it was. */
    public void start() {
        site.start();
    }

    /** Two officers have the turn of the station's duty desk from a second from now on. */
    public void roster(String station, String officerA, String officerB) {
        Instant now = Instant.now();
        site.as(station).duties().setRoster(DutyServiceSetRosterRequest.newBuilder()
                .setHeader(Lookout.police("roster-" + NUMBERS.incrementAndGet()))
                .setDesk("duty")
                .addShifts(DutyShift.newBuilder()
                        .setStartTime(timestamp(now.plus(Duration.ofSeconds(1))))
                        .setEndTime(timestamp(now.plus(Duration.ofHours(12))))
                        .setOfficerA(officerA)
                        .setOfficerB(officerB))
                .build());
    }

    /** Somebody new is looked for by the stations; gives what he is known by. */
    public String watched(Kind kind, String... stations) {
        int number = NUMBERS.incrementAndGet();
        if (kind != Kind.VEHICLE) {
            LegalBasis basis = kind == Kind.URGENT
                    ? LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE
                    : LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN;
            String identifier = Lookout.identifier(number);
            watched.put(identifier, lookout.watched(identifier, basis, List.of(stations)));
            return identifier;
        }
        String plate = String.format("闽E%05d", number);
        LocateServiceRequestRequest person = lookout.request(
                Lookout.identifier(number), LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN, List.of(stations));
        var vehicle = person.toBuilder()
                .setLegalBasis(LegalBasis.LEGAL_BASIS_VEHICLE_FIND)
                .setTarget(WatchTarget.newBuilder().setVehicle(WatchedVehicle.newBuilder().setPlate(plate)))
                .addPapers(person.getPapers(0).toBuilder().setKind("RULING"));
        watched.put(plate, lookout.ordered(vehicle.build(), List.of(stations)));
        return plate;
    }

    /** The watch order of somebody. */
    public String order(String known) {
        return watched.get(known);
    }

    /** He is seen now; gives the number of the event. */
    public String seen(Kind kind, String known) throws Exception {
        int number = NUMBERS.incrementAndGet();
        String event = "E-" + number;
        SightingReport.Builder report = Lookout.seen(known, event, String.format("98%04d", number)).toBuilder();
        if (kind == Kind.OLD) {
            report.getSightingBuilder().setTime(timestamp(Instant.now().minus(Duration.ofHours(3))));
        }
        if (kind == Kind.VEHICLE) {
            report.getSightingBuilder().setSource(SightingSource.SIGHTING_SOURCE_VEHICLE);
            report.setIdentity(SightedIdentity.newBuilder().setPlate(known));
        }
        if (source == null) {
            source = lookout.source().watches().sightings(64);
        }
        SightingReport sent = report.build();
        Await.until("the list is sure", () -> verdict(sent) == SightingVerdict.SIGHTING_VERDICT_MATCH);
        return event;
    }

    private SightingVerdict verdict(SightingReport report) {
        try {
            return source.send(List.of(report)).get(30, TimeUnit.SECONDS).get(0).getVerdict();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody new is looked for by the stations, and seen: the alert. */
    public Alert raised(Kind kind, String... stations) throws Exception {
        return alert(stations[0], seen(kind, watched(kind, stations)));
    }

    /** The open alert of an event. */
    public Alert alert(String station, String event) {
        return site.as(station).alerts().list(AlertBox.ALERT_BOX_OPEN)
                .filter(a -> a.getSightings(0).getNumber().equals(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alert of " + event));
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
    }

    /** Waits for what must become true. */
    public static void until(String what, java.util.function.BooleanSupplier condition) {
        Await.until(() -> what, Duration.ofSeconds(30), condition);
    }

    /** The size of this run, printed. */
    public static int size(String what, int brief, int full) {
        return Size.of(what, brief, full);
    }

    /** A head for a command of a police officer. */
    public static xietong.v1.CommandHeader head(String requestId) {
        return Lookout.police(requestId);
    }

    @Override
    public void close() {
        site.close();
    }
}
