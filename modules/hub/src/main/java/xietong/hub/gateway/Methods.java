// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.grpc.health.HealthService;
import io.vertx.grpc.reflection.ReflectionService;
import io.vertx.grpc.server.GrpcServer;
import java.util.List;
import java.util.function.BooleanSupplier;
import xietong.hub.Counters;
import xietong.hub.HubSettings;
import xietong.hub.States;
import xietong.hub.identity.Authenticator;
import xietong.hub.identity.Identity;
import xietong.hub.mailbox.MailboxCalls;
import xietong.hub.mailbox.TerminalReads;
import xietong.hub.screening.SightingDesk;
import xietong.hub.screening.WatchFeed;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.live.Live;
import xietong.rules.Catalogue;
import xietong.rules.screening.Digester;
import xietong.v1.AdminServiceOuterClass;
import xietong.v1.AlertServiceOuterClass;
import xietong.v1.AuditServiceOuterClass;
import xietong.v1.CaseServiceOuterClass;
import xietong.v1.CollaborationServiceOuterClass;
import xietong.v1.DirectoryServiceOuterClass;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceOuterClass;
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

/** Which method is handled by what. Every command of the catalogue is bound alike. */
public final class Methods {
    private static final String V1 = "xietong.v1.";
    private static final List<FileDescriptor> FILES = List.of(
            EntrustmentServiceOuterClass.getDescriptor(),
            FreezeServiceOuterClass.getDescriptor(),
            CollaborationServiceOuterClass.getDescriptor(),
            CaseServiceOuterClass.getDescriptor(),
            LocateServiceOuterClass.getDescriptor(),
            AlertServiceOuterClass.getDescriptor(),
            GridServiceOuterClass.getDescriptor(),
            MailboxServiceOuterClass.getDescriptor(),
            ExchangeServiceOuterClass.getDescriptor(),
            DirectoryServiceOuterClass.getDescriptor(),
            DocumentServiceOuterClass.getDescriptor(),
            AuditServiceOuterClass.getDescriptor(),
            AdminServiceOuterClass.getDescriptor());

    private final Commands commands;
    private final ReadingMethods readings;
    private final DocumentCalls documents;
    private final ExchangeCalls exchange;
    private final SightingCalls sightings;
    private final ListCalls lists;
    private final MailboxCalls mailboxes;
    private final TerminalReads terminals;
    private final Answers answers;
    private final WorkerExecutor workers;
    private final Counters counters;
    private final Quota calls = new Quota("calls", 4_096, 512);
    private final Quota unread = new Quota("bytes of answers that are not taken", 128 << 20, 16 << 20);
    private final Authenticator authenticator;
    private volatile BooleanSupplier ready;

    /** Wired by {@code Hub}. */
    public Methods(
            Ledger ledger,
            Writer writer,
            States states,
            Live live,
            MailboxCalls mailboxes,
            Identity identity,
            Authenticator authenticator,
            SightingDesk desk,
            WatchFeed watches,
            List<Digester> digesters,
            WorkerExecutor workers,
            WorkerExecutor transfers,
            Counters counters,
            HubSettings settings) {
        this.commands = new Commands(writer);
        this.readings = new ReadingMethods(ledger, writer, states, live, mailboxes, counters, settings.node());
        this.documents = new DocumentCalls(ledger, states, transfers, settings.server().maxDocument());
        this.exchange = new ExchangeCalls(commands, workers, authenticator);
        this.sightings = new SightingCalls(desk, writer, authenticator);
        this.lists = new ListCalls(watches, digesters, writer, authenticator);
        this.mailboxes = mailboxes;
        this.terminals = new TerminalReads(live, () -> writer.book().directory());
        this.answers = new Answers(writer, new Reveals(ledger, states), identity, workers);
        this.ready = writer::isWriter;
        this.workers = workers;
        this.counters = counters;
        this.authenticator = authenticator;
    }

    /** Binds every method, health and reflection to one server instance. */
    public void bind(Vertx vertx, GrpcServer server) {
        var gateway = new Gateway(vertx, workers, authenticator, counters, calls, unread);
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
        gateway.unary(V1 + "MailboxService/Subscribe", (call, bytes) -> {
            mailboxes.subscribe(
                    Call.parse(MailboxServiceSubscribeRequest.getDefaultInstance(), bytes),
                    call.reader(),
                    () -> authenticator.requireInForce(call.principal()),
                    new StreamOutlet(call));
            // From now on it counts as one of the organisation's streams.
            call.release();
        });
        gateway.unary(V1 + "DocumentService/Download", (call, bytes) -> documents.download(
                call, Call.parse(DocumentServiceDownloadRequest.getDefaultInstance(), bytes)));
        gateway.counted(V1 + "DocumentService/Upload", documents::upload);
        gateway.stream(V1 + "ExchangeService/Exchange", exchange::exchange);
        gateway.stream(V1 + "LocateService/ReportSightings", sightings::report);
        gateway.stream(V1 + "LocateService/FollowList", lists::follow);
        gateway.bind(server, FILES);
        health(vertx, server);
        server.addService(ReflectionService.v1());
    }

    /** Asked whether this node serves; else it does while it is the writer. */
    public void readyWhen(BooleanSupplier serves) {
        ready = serves;
    }

    private void health(Vertx vertx, GrpcServer server) {
        HealthService health = HealthService.create(vertx);
        health.register("", () -> Future.succeededFuture(ready.getAsBoolean()));
        FILES.forEach(f -> f.getServices()
                .forEach(s -> health.register(s.getFullName(), () -> Future.succeededFuture(ready.getAsBoolean()))));
        server.addService(health);
    }

    private void command(Gateway gateway, String method) {
        gateway.unary(method, (call, bytes) -> {
            var context = vertxContext();
            byte[] signature = Commands.signature(call.request().headers());
            workers.<Commands.Taken>executeBlocking(
                            () -> commands.take(method, bytes, signature, call.principal()), false)
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
