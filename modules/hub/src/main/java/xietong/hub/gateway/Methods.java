// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.grpc.health.HealthService;
import io.vertx.grpc.reflection.ReflectionService;
import io.vertx.grpc.server.GrpcServer;
import java.util.List;
import java.util.function.BooleanSupplier;
import xietong.hub.Counters;
import xietong.hub.HubSettings;
import xietong.hub.States;
import xietong.hub.account.AccountSecrets;
import xietong.hub.identity.Authenticator;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Tokens;
import xietong.hub.mailbox.MailboxCalls;
import xietong.hub.mailbox.TerminalReads;
import xietong.hub.operations.Health;
import xietong.hub.screening.SightingDesk;
import xietong.hub.screening.WatchFeed;
import xietong.hub.writer.Writer;
import xietong.hub.tracing.Traces;
import xietong.hub.wall.Walls;
import xietong.ledger.Ledger;
import xietong.live.Live;
import xietong.rules.Catalogue;
import xietong.rules.Refused;
import xietong.rules.screening.Digester;
import xietong.v1.AdminServiceOuterClass;
import xietong.v1.AlertServiceOuterClass;
import xietong.v1.AuditServiceOuterClass;
import xietong.v1.CaseServiceOuterClass;
import xietong.v1.CollaborationServiceOuterClass;
import xietong.v1.DirectoryServiceOuterClass;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceOuterClass;
import xietong.v1.DutyServiceOuterClass;
import xietong.v1.EntrustmentServiceOuterClass;
import xietong.v1.ExchangeServiceOuterClass;
import xietong.v1.FreezeServiceOuterClass;
import xietong.v1.GridServiceOuterClass;
import xietong.v1.LocateServiceOuterClass;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceDeleteSubscriptionRequest;
import xietong.v1.MailboxServiceListTerminalsRequest;
import xietong.v1.MailboxServiceOuterClass;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.SessionServiceOuterClass;
import xietong.v1.StatisticsServiceOuterClass;
import xietong.v1.SupervisionServiceOuterClass;
import xietong.v1.WallServiceOuterClass;
import xietong.v1.WallServiceWatchRequest;

/** Which method is handled by what. Every command of the catalogue is bound alike. */
public final class Methods {
    private static final String V1 = "xietong.v1.";
    private static final String REFLECTION = "/grpc.reflection.";
    private static final List<FileDescriptor> FILES = List.of(
            EntrustmentServiceOuterClass.getDescriptor(),
            FreezeServiceOuterClass.getDescriptor(),
            CollaborationServiceOuterClass.getDescriptor(),
            CaseServiceOuterClass.getDescriptor(),
            LocateServiceOuterClass.getDescriptor(),
            AlertServiceOuterClass.getDescriptor(),
            GridServiceOuterClass.getDescriptor(),
            SupervisionServiceOuterClass.getDescriptor(),
            DutyServiceOuterClass.getDescriptor(),
            StatisticsServiceOuterClass.getDescriptor(),
            MailboxServiceOuterClass.getDescriptor(),
            ExchangeServiceOuterClass.getDescriptor(),
            DirectoryServiceOuterClass.getDescriptor(),
            DocumentServiceOuterClass.getDescriptor(),
            AuditServiceOuterClass.getDescriptor(),
            AdminServiceOuterClass.getDescriptor(),
            SessionServiceOuterClass.getDescriptor(),
            WallServiceOuterClass.getDescriptor());

    private final Commands commands;
    private final ReadingMethods readings;
    private final DocumentCalls documents;
    private final ExchangeCalls exchange;
    private final SightingCalls sightings;
    private final ListCalls lists;
    private final MailboxCalls mailboxes;
    private final Walls walls;
    private final TerminalReads terminals;
    private final Answers answers;
    private final SessionCalls sessions;
    private final WorkerExecutor workers;
    private final Counters counters;
    private final Quota calls;
    private final Rates rates;
    private final Quota unread = new Quota("bytes of answers that are not taken", 128 << 20, 16 << 20);
    private final Authenticator authenticator;
    private final Health health;
    private final Traces traces;

    /** Wired by {@code Hub}. */
    public Methods(
            Ledger ledger,
            Writer writer,
            States states,
            Live live,
            MailboxCalls mailboxes,
            Walls walls,
            Identity identity,
            Authenticator authenticator,
            OpenStreams streams,
            Tokens tokens,
            SightingDesk desk,
            WatchFeed watches,
            List<Digester> digesters,
            WorkerExecutor workers,
            WorkerExecutor transfers,
            Counters counters,
            Traces traces,
            Health health,
            HubSettings settings) {
        HubSettings.Limits limits = settings.limits();
        this.rates = Rates.of(limits, System::nanoTime);
        this.calls = new Quota("calls", 4_096, limits.calls());
        this.commands = new Commands(writer, counters, rates);
        this.readings = new ReadingMethods(ledger, writer, states, live, mailboxes, counters, settings.node(),
                identity.verifyingKey(), new AccountSecrets(identity), health);
        this.documents = new DocumentCalls(ledger, states, transfers, streams, rates, limits.documents(),
                settings.server().maxDocument());
        this.exchange = new ExchangeCalls(commands, workers, authenticator, streams, limits.streams());
        this.sightings = new SightingCalls(desk, writer, authenticator, streams, limits.streams());
        this.lists = new ListCalls(watches, digesters, writer, authenticator, streams);
        this.mailboxes = mailboxes;
        this.walls = walls;
        this.terminals = new TerminalReads(live, () -> writer.book().directory());
        this.sessions = new SessionCalls(tokens);
        this.answers = new Answers(writer, new Reveals(ledger, states), identity, sessions, readings.accounts(),
                workers);
        this.workers = workers;
        this.counters = counters;
        this.authenticator = authenticator;
        this.health = health;
        this.traces = traces;
    }

    /** To be called now and then. */
    public void rest() {
        rates.forget();
    }

    /** Every method for those who come over another way than gRPC. */
    public Door door(Vertx vertx) {
        return new Door(gateway(vertx), FILES);
    }

    /** Binds every method, health and reflection to one server instance. */
    public void bind(Vertx vertx, GrpcServer server) {
        gateway(vertx).bind(server, FILES);
        List<String> services = FILES.stream()
                .flatMap(f -> f.getServices().stream())
                .map(ServiceDescriptor::getFullName)
                .toList();
        new HealthCalls(services, health).bind(vertx, server);
        server.addService(ReflectionService.v1());
    }

    private Gateway gateway(Vertx vertx) {
        var gateway = new Gateway(vertx, workers, authenticator, counters, calls, unread, rates, traces);
        Catalogue.methods().stream().filter(m -> m.startsWith(V1)).forEach(m -> command(gateway, m));
        readings.bind(gateway);
        gateway.reading(
                V1 + "MailboxService/ListTerminals",
                MailboxServiceListTerminalsRequest.getDefaultInstance(),
                terminals::list);
        gateway.later(
                V1 + "MailboxService/Acknowledge",
                MailboxServiceAcknowledgeRequest.getDefaultInstance(),
                mailboxes::acknowledge);
        gateway.later(
                V1 + "MailboxService/DeleteSubscription",
                MailboxServiceDeleteSubscriptionRequest.getDefaultInstance(),
                mailboxes::delete);
        gateway.question(V1 + "MailboxService/Subscribe", (call, bytes) -> {
            mailboxes.subscribe(
                    Call.parse(MailboxServiceSubscribeRequest.getDefaultInstance(), bytes),
                    call.reader(),
                    () -> authenticator.requireInForce(call.principal()),
                    new StreamOutlet(call));
            // From now on it counts as one of the organisation's streams.
            call.release();
        });
        gateway.question(V1 + "WallService/Watch", (call, bytes) -> {
            walls.watch(
                    Call.parse(WallServiceWatchRequest.getDefaultInstance(), bytes),
                    call.reader(),
                    () -> authenticator.requireInForce(call.principal()),
                    new StreamOutlet(call));
            // From now on it counts as one of the organisation's walls.
            call.release();
        });
        gateway.question(V1 + "SessionService/Renew", sessions::renew);
        gateway.question(V1 + "DocumentService/Download", (call, bytes) -> documents.download(
                call, Call.parse(DocumentServiceDownloadRequest.getDefaultInstance(), bytes)));
        gateway.counted(V1 + "DocumentService/Upload", documents::upload);
        gateway.stream(V1 + "ExchangeService/Exchange", exchange::exchange);
        gateway.stream(V1 + "LocateService/ReportSightings", sightings::report);
        gateway.stream(V1 + "LocateService/FollowList", lists::follow);
        return gateway;
    }

    /** Whether a request may go to the gRPC server: reflection tells what there is, and answers callers only. */
    public boolean admits(HttpServerRequest request) {
        if (!request.path().startsWith(REFLECTION)) {
            return true;
        }
        try {
            authenticator.authenticate(
                    request.connection(), request.getHeader("authorization"), request.getHeader("dpop"), request.path());
            return true;
        } catch (Refused outsider) {
            return false;
        }
    }

    private void command(Gateway gateway, String method) {
        gateway.unary(method, (call, bytes) -> {
            var context = vertxContext();
            byte[] signature = Commands.signature(call.line().headers());
            workers.<Commands.Taken>executeBlocking(
                            () -> commands.take(method, bytes, signature, call.principal(), call.trace()), false)
                    .onSuccess(taken -> taken.receipt().whenComplete((receipt, failure) -> context.runOnContext(v -> {
                        try {
                            if (failure != null) {
                                call.fail(failure);
                            } else {
                                answers.give(call, taken, receipt);
                            }
                        } catch (RuntimeException e) {
                            call.fail(e);
                        }
                    })))
                    .onFailure(call::fail);
        });
    }

    private static io.vertx.core.Context vertxContext() {
        return Vertx.currentContext();
    }
}
