// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import xietong.hub.writer.Filling;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerSettings;
import xietong.ledger.Ledgers;
import xietong.rules.Caller;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.Directory;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.IdentifierDigest;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Place;
import xietong.v1.SightedDigests;
import xietong.v1.Sighting;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/**
 * Open matters, each sent by one court to another, and watch orders in force, each of one of so many police stations, in a
 * ledger while no node runs. Every command is decided by the rules and sealed into history like any other.
 */
final class RestartLedger implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final byte[] PAPER = "演示".getBytes(StandardCharsets.UTF_8);

    private final LedgerSettings settings;
    private final Ledger ledger;
    private final Filling filling;
    private final Directory directory;

    RestartLedger(LedgerSettings settings) {
        this.settings = settings;
        ledger = Ledgers.open(settings);
        filling = new Filling(ledger);
        long version = ledger.rulesVersion();
        directory = RuleBook.of(version, ledger.rules(version)).directory();
    }

    /** So many matters. */
    void matters(int count) throws IOException, NoSuchAlgorithmException {
        List<EntrustmentServiceSubmitRequest> requests = new ArrayList<>();
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < Load.COURTS.length; i++) {
            String court = Load.COURTS[i];
            var paper = DocumentRef.newBuilder()
                    .setOrganisation(court)
                    .setDigest("sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PAPER)))
                    .setName("演示.txt")
                    .setMediaType("text/plain")
                    .setSize(PAPER.length)
                    .build();
            ledger.documents().put(court, paper.getDigest(), PAPER.length, new ByteArrayInputStream(PAPER));
            var request = Load.request(paper, Load.COURTS[(i + 1) % Load.COURTS.length]);
            requests.add(request);
            callers.add(new Caller(directory.require(court), request.getHeader().getOfficer()));
        }
        commit(count, i -> {
            int court = i % Load.COURTS.length;
            var command = requests.get(court).toBuilder();
            command.getHeaderBuilder().setRequestId("matter-" + i);
            return new Filling.Given(
                    "xietong.v1.EntrustmentService/Submit", command.build(), callers.get(court), "matter-" + i);
        });
    }

    /** Orders for the first so many of {@link People}, in turn of so many stations. */
    void orders(int count, int stations) {
        Officer officer = officer();
        commit(count, i -> {
            String station = Stations.code(i % stations);
            var command = LocateServiceRequestRequest.newBuilder()
                    .setHeader(CommandHeader.newBuilder()
                            .setRequestId("watch-" + i)
                            .setOfficer(officer)
                            .setCaseNumber("（2026）闽0623执" + (9_000 + i) + "号")
                            .setReason("拒不执行判决"))
                    .setLegalBasis(LegalBasis.LEGAL_BASIS_CRIMINAL_313)
                    .setTarget(WatchTarget.newBuilder().setPerson(WatchedPerson.newBuilder().setSubject(Subject.newBuilder()
                            .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                            .setName(People.name(People.FAMILIES.charAt(0), i))
                            .setIdentifier(People.number(People.WATCHED, i)))))
                    .addAddressees(station)
                    .build();
            return new Filling.Given("xietong.v1.LocateService/Request", command,
                    new Caller(directory.require(station), officer), "watch-" + i);
        });
    }

    /** What the engine does by itself in an hour: it knows how many rows there are, and which of them everybody sees. */
    void settle() throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }

    private static Officer officer() {
        return Officer.newBuilder().setId("bench").setName("演示员").setRole(OfficerRole.OFFICER_ROLE_POLICE).build();
    }

    private void commit(int count, IntFunction<Filling.Given> command) {
        List<Filling.Given> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < count; i++) {
            batch.add(command.apply(i));
            if (batch.size() == BATCH || i == count - 1) {
                filling.commit(batch);
                batch.clear();
            }
        }
    }

    /** A person is seen by a hotel now: looked for, by number, or a stranger. Each event is another. */
    static SightingReport seen(Digester key, boolean watched, int person, int event) {
        Identifier identifier = watched
                ? Identifier.citizenId(People.number(People.WATCHED, person))
                : People.stranger(person);
        return SightingReport.newBuilder()
                .setSighting(Sighting.newBuilder()
                        .setSource(SightingSource.SIGHTING_SOURCE_HOTEL)
                        .setNumber("E-" + event)
                        .setTime(Times.timestamp(Instant.now()))
                        .setPlace(Place.newBuilder()
                                .setDivision(String.valueOf(980_000 + event % 9_999))
                                .setText("演示县演示镇某酒店")))
                .setDigests(SightedDigests.newBuilder()
                        .setKey(key.key())
                        .addDigests(IdentifierDigest.newBuilder()
                                .setKind(identifier.kind())
                                .setDigest(ByteString.copyFrom(key.digest(identifier).bytes()))))
                .build();
    }

    @Override
    public void close() {
        filling.close();
        ledger.close();
    }
}
