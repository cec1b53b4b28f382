// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import xietong.client.HubClient;
import xietong.v1.AssetKind;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceSubmitResponse;
import xietong.v1.Matter;
import xietong.v1.Money;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Paper;
import xietong.v1.Party;
import xietong.v1.PartyRole;
import xietong.v1.PropertyMatter;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** Courts that submit freezes as fast as they are answered, with a bounded number in flight over some connections. */
final class Load implements AutoCloseable {
    static final String[] COURTS = {"京0117", "津0119", "冀1082", "冀0822", "冀0281", "冀0229", "京0108", "闽0623"};
    private static final String[] PAPERS = {"ENTRUSTMENT_LETTER", "RULING", "ASSISTANCE_NOTICE", "CREDENTIALS"};

    private final List<HubClient> clients = new ArrayList<>();
    private final List<EntrustmentServiceGrpc.EntrustmentServiceFutureStub> stubs = new ArrayList<>();
    private final List<EntrustmentServiceSubmitRequest> requests = new ArrayList<>();
    private final AtomicLong number = new AtomicLong();
    private final String run = Long.toHexString(System.nanoTime());
    private final int inFlight;

    Load(HubProcess hub, int connections, int inFlight) throws IOException {
        this.inFlight = inFlight;
        for (int i = 0; i < connections; i++) {
            String court = COURTS[i % COURTS.length];
            HubClient client = hub.client(court);
            DocumentRef paper = client.documents()
                    .upload("演示".getBytes(StandardCharsets.UTF_8), "演示.txt", "text/plain");
            clients.add(client);
            stubs.add(EntrustmentServiceGrpc.newFutureStub(client.channel()));
            requests.add(request(paper, COURTS[(i + 1) % COURTS.length]));
        }
    }

    /** Commands accepted in so long a time. */
    long run(Duration time) throws InterruptedException {
        var free = new Semaphore(inFlight);
        var accepted = new AtomicLong();
        var failure = new Throwable[1];
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            free.acquire();
            long n = number.incrementAndGet();
            int connection = (int) (n % stubs.size());
            var request = requests.get(connection).toBuilder();
            request.getHeaderBuilder().setRequestId(run + "-" + n);
            Futures.addCallback(
                    stubs.get(connection).submit(request.build()),
                    new FutureCallback<EntrustmentServiceSubmitResponse>() {
                        @Override
                        public void onSuccess(EntrustmentServiceSubmitResponse response) {
                            accepted.incrementAndGet();
                            free.release();
                        }

                        @Override
                        public void onFailure(Throwable e) {
                            failure[0] = e;
                            free.release();
                        }
                    },
                    MoreExecutors.directExecutor());
        }
        free.acquire(inFlight);
        if (failure[0] != null) {
            throw new IllegalStateException("a command was refused", failure[0]);
        }
        return accepted.get();
    }

    /** A freeze of a deposit, without a request_id. */
    static EntrustmentServiceSubmitRequest request(DocumentRef paper, String recipient) {
        Subject debtor = Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                .setName("王演示")
                .setIdentifier("990100190001010011")
                .build();
        Subject applicant = Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_ORGANISATION)
                .setName("演示公司")
                .setIdentifier("91990100MA0000015X")
                .build();
        var matter = Matter.newBuilder()
                .setKind("FREEZE_DEPOSIT")
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_APPLICANT).setSubject(applicant))
                .addParties(Party.newBuilder().setRole(PartyRole.PARTY_ROLE_DEBTOR).setSubject(debtor))
                .setProperty(PropertyMatter.newBuilder()
                        .setAssetKind(AssetKind.ASSET_KIND_DEPOSIT)
                        .setRegistrar("演示银行")
                        .setAssetNumber("6299990000000000012")
                        .setOwner(debtor)
                        .setAmount(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(100)));
        for (String kind : PAPERS) {
            matter.addPapers(Paper.newBuilder().setKind(kind).setDocument(paper));
        }
        return EntrustmentServiceSubmitRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setCaseNumber("（2018）京0117执9002号")
                        .setOfficer(Officer.newBuilder()
                                .setId("bench")
                                .setName("演示员")
                                .setRole(OfficerRole.OFFICER_ROLE_OFFICER)))
                .setRecipient(recipient)
                .setMatter(matter)
                .build();
    }

    @Override
    public void close() {
        clients.forEach(HubClient::close);
    }
}
