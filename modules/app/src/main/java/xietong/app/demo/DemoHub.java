// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.hub.Hub;
import xietong.hub.HubSettings;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Tokens;
import xietong.hub.screening.SightingKeys;
import xietong.ledger.LedgerSettings;
import xietong.live.LiveSettings;
import xietong.rules.screening.Digester;
import xietong.v1.Mode;

/**
 * A real hub on a DRILL ledger of its own, with clients that reach it over the network like any other, and with pages if
 * somebody is to look. What it keeps is gone when it is closed, also by Ctrl-C.
 */
final class DemoHub implements AutoCloseable {
    private final Path folder;
    private final Hub hub;
    private final List<HubClient> clients = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    DemoHub(Map<String, byte[]> rules, HubSettings.Web pages) throws IOException {
        folder = Files.createTempDirectory("xietong-demo-");
        Identity.initialise(Hub.identityFolder(folder), List.of());
        hub = Hub.start(new HubSettings(
                "demo",
                folder,
                new HubSettings.Server(
                        "127.0.0.1", 0, 1 << 20, 1_000, 32 << 20, Duration.ofSeconds(60), Duration.ofSeconds(5)),
                LedgerSettings.sqlite(folder, Mode.MODE_DRILL),
                new HubSettings.Writer(256, 8_192, 2_048, Duration.ofSeconds(30), Duration.ofSeconds(5)),
                new HubSettings.Mailbox(Duration.ofSeconds(5), Duration.ofHours(1), 100, 64, 128),
                new LiveSettings("xietong-demo-" + folder.getFileName(), "127.0.0.1", 0, List.of()),
                rules).with(pages));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "xietong-closing"));
    }

    /** Numbers of commands and sightings: each once on this hub, whatever is played. */
    AtomicInteger number() {
        return number;
    }

    /** Whether it was closed, perhaps while somebody was at it. */
    boolean isClosed() {
        return closed.get();
    }

    Hub hub() {
        return hub;
    }

    /** A client of an organisation, over TLS with a short-lived token. */
    HubClient client(String organisation) throws IOException {
        String token = new Tokens(hub.identity()).issue(organisation, Instant.now(), Duration.ofHours(1));
        HubClient client = HubClient.connect(Credentials.token(
                "127.0.0.1:" + hub.port(), token, hub.identity().administratorBundle().resolve("ca.pem")));
        clients.add(client);
        return client;
    }

    /** A link that signs one browser in, once, as this person at this screen. */
    String link(String screen, Scenario.Person person) {
        String code = hub.browser().enter(
                person.as(), person.officer().getId(), person.name(), person.officer().getRole(), person.desk());
        return "http://" + screen + ".localhost:" + hub.webPort() + "/enter?code=" + code + "&to=/" + screen;
    }

    /** The present key for digests, as its sources have it. */
    Digester sightingKey() {
        return SightingKeys.load(Hub.identityFolder(folder)).get(0);
    }

    static ByteString paper(String kind, String organisation) {
        return ByteString.copyFromUtf8("演示材料\n" + kind + "\n" + organisation + "\n本文书仅供演练，无法律效力。\n");
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        clients.forEach(HubClient::close);
        hub.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
