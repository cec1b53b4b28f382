// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.hub.HubSettings;
import xietong.ledger.LedgerSettings;
import xietong.live.LiveSettings;
import xietong.v1.Mode;

/**
 * {@code hub.yaml}, overridden by the environment, made into what the parts are told. All values are checked before
 * any is used.
 */
public final class Configuration {
    private static final String FILE = "hub.yaml";

    private final Places places;
    private final Map<String, YamlValues.Written> written;

    private Configuration(Places places, Map<String, YamlValues.Written> written) {
        this.places = places;
        this.written = written;
    }

    /** @throws InvalidConfiguration naming file and line, or the variable, and what is accepted */
    public static Configuration load(Places places, Map<String, String> environment) {
        Path file = places.config().resolve(FILE);
        Map<String, YamlValues.Written> written = new HashMap<>(YamlValues.read(file.toString(), read(file), names()));
        written.putAll(Environment.values(environment));
        Configuration configuration = new Configuration(places, written);
        Keys.ALL.forEach(configuration::value);
        if (!configuration.value(Keys.LEDGER_PASSWORD).isEmpty()) {
            configuration.refuseIf(!configuration.value(Keys.LEDGER_PASSWORD_FILE).isEmpty(), Keys.LEDGER_PASSWORD_FILE,
                    "only one of ledger.password and ledger.password_file is accepted");
        }
        configuration.refuseIf(
                configuration.value(Keys.IDLE_TIMEOUT).compareTo(configuration.value(Keys.HEARTBEAT)) <= 0,
                Keys.IDLE_TIMEOUT, "more than mailbox.heartbeat is accepted, or idle streams would be cut off");
        return configuration;
    }

    private void refuseIf(boolean fault, Key<?> key, String accepted) {
        if (fault) {
            throw new InvalidConfiguration(where(key) + ": " + key.name() + ": " + accepted);
        }
    }

    static List<String> names() {
        return Keys.ALL.stream().<String>map(Key::name).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidConfiguration(file + " cannot be read (" + e.getClass().getSimpleName()
                    + "); --config or " + Environment.CONFIG + " names the folder of the configuration");
        }
    }

    private <T> T value(Key<T> key) {
        YamlValues.Written value = written.get(key.name());
        try {
            return key.parse().apply(value == null ? key.initial() : value.text());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(where(key) + ": " + key.name() + ": "
                    + (key.secret() ? "" : "\"" + value.text() + "\"; ") + "accepted: " + key.accepted());
        }
    }

    private String where(Key<?> key) {
        YamlValues.Written value = written.get(key.name());
        return value == null ? "default" : value.where();
    }

    public Path configFolder() {
        return places.config();
    }

    public Path data() {
        return places.home().resolve(value(Keys.DATA)).normalize();
    }

    /** Folder of the hub's keys. */
    public Path identity() {
        return data().resolve("identity");
    }

    /** Credential bundle of the hub's administrator. */
    public Path administrator() {
        return identity().resolve("administrator");
    }

    /** Where a program on this machine reaches the hub. */
    public String endpoint() {
        String host = value(Keys.HOST);
        return (everywhere(host) ? "127.0.0.1" : host) + ":" + value(Keys.PORT);
    }

    private static boolean everywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    }

    /** Where organisations reach the hub; empty where the configuration does not say. */
    public String publicEndpoint() {
        return value(Keys.PUBLIC_ENDPOINT);
    }

    public Mode mode() {
        return value(Keys.MODE).equals("live") ? Mode.MODE_LIVE : Mode.MODE_DRILL;
    }

    /** The ledger; made if need be. */
    public LedgerSettings ledger() {
        return ledger(mode(), false);
    }

    /** The ledger that is there, of whichever mode. */
    public LedgerSettings ledgerAsItIs() {
        return ledger(null, false);
    }

    /** The ledger for looking at: nothing is made, migrated or taken from the writer. */
    public LedgerSettings ledgerReadOnly() {
        return ledger(null, true);
    }

    private LedgerSettings ledger(Mode createAs, boolean readOnly) {
        String url = value(Keys.LEDGER_URL);
        Path file = data().resolve("ledger.db");
        if (url.startsWith("sqlite:")) {
            file = places.home().resolve(url.substring("sqlite:".length())).normalize();
        }
        return new LedgerSettings(
                url.startsWith("jdbc:") ? url : "sqlite:" + file,
                value(Keys.LEDGER_USER), password(), file.resolveSibling("documents"), createAs,
                value(Keys.LEDGER_DIGEST), value(Keys.DURABILITY).equals("asynchronous"), readOnly);
    }

    private String password() {
        String file = value(Keys.LEDGER_PASSWORD_FILE);
        if (file.isEmpty()) {
            return value(Keys.LEDGER_PASSWORD);
        }
        try {
            return Files.readString(places.home().resolve(file)).strip();
        } catch (IOException e) {
            throw new InvalidConfiguration(where(Keys.LEDGER_PASSWORD_FILE) + ": " + file + " cannot be read");
        }
    }

    public LiveSettings live() {
        return new LiveSettings(
                value(Keys.CLUSTER), value(Keys.LIVE_ADDRESS), value(Keys.LIVE_PORT), value(Keys.LIVE_ENDPOINT),
                value(Keys.MEMBERS));
    }

    private HubSettings.Outbound outbound() {
        String file = value(Keys.OUTBOUND_CHANNELS);
        return new HubSettings.Outbound(
                value(Keys.OUTBOUND_AFTER), value(Keys.OUTBOUND_ATTEMPTS), value(Keys.OUTBOUND_BACKOFF),
                file.isEmpty() ? List.of() : Channels.read(places.home().resolve(file)));
    }

    /** Whether the log is one JSON object a line. */
    public boolean logsJson() {
        return value(Keys.LOG_FORM).equals("json");
    }

    /** Where a program on this machine reads the node's health and metrics. */
    public String operations() {
        String host = value(Keys.OPERATIONS_HOST);
        return (everywhere(host) ? "127.0.0.1" : host) + ":" + value(Keys.OPERATIONS_PORT);
    }

    public int maxConnections() {
        return value(Keys.MAX_CONNECTIONS);
    }

    /** Where browsers reach the hub; empty folders for what is the program's own. */
    public HubSettings.Web web() {
        String port = value(Keys.WEB_PORT);
        return new HubSettings.Web(
                value(Keys.WEB_HOST), port.isEmpty() ? -1 : Integer.parseInt(port), folder(Keys.WEB_CERTIFICATE),
                Boolean.parseBoolean(value(Keys.WEB_PLAIN)), folder(Keys.WEB_FILES));
    }

    private String folder(Key<String> key) {
        String folder = value(key);
        return folder.isEmpty() ? "" : places.home().resolve(folder).normalize().toString();
    }

    /** All that a hub must be told, with this rule book for a new ledger. */
    public HubSettings hub(Map<String, byte[]> initialRules) {
        return new HubSettings(
                value(Keys.NODE), data(),
                new HubSettings.Server(
                        value(Keys.HOST), value(Keys.PORT), Math.toIntExact(value(Keys.MAX_MESSAGE)),
                        value(Keys.MAX_CONNECTIONS), value(Keys.MAX_DOCUMENT), value(Keys.IDLE_TIMEOUT),
                        value(Keys.SHUTDOWN_GRACE)),
                ledger(),
                new HubSettings.Writer(
                        value(Keys.BATCH_LIMIT), value(Keys.QUEUE_LIMIT), value(Keys.PER_ORGANISATION),
                        value(Keys.LEASE), value(Keys.CHECKPOINT_EVERY)),
                new HubSettings.Mailbox(
                        value(Keys.HEARTBEAT), value(Keys.MAX_STREAM_AGE), value(Keys.MAX_STREAMS),
                        value(Keys.MAX_SUBSCRIPTIONS), value(Keys.FRAME)),
                live(), outbound(), new HubSettings.Cluster(value(Keys.NODE_ENDPOINT)),
                new HubSettings.Limits(
                        value(Keys.LIMIT_COMMANDS), value(Keys.LIMIT_BURST), value(Keys.LIMIT_QUESTIONS),
                        value(Keys.LIMIT_BYTES), value(Keys.LIMIT_CALLS), value(Keys.LIMIT_STREAMS),
                        value(Keys.LIMIT_DOCUMENTS)),
                new HubSettings.Operations(
                        value(Keys.OPERATIONS_HOST), value(Keys.OPERATIONS_PORT), value(Keys.LEAST_FREE),
                        value(Keys.SURVEY_EVERY), value(Keys.TRACES), value(Keys.TRACES_PERCENT)),
                web(),
                initialRules);
    }

    /** Every key with its text, secrets left out. */
    @Override
    public String toString() {
        Map<String, String> shown = new LinkedHashMap<>();
        Keys.ALL.forEach(key -> {
            YamlValues.Written value = written.get(key.name());
            String text = value == null ? key.initial() : value.text();
            shown.put(key.name(), key.secret() && !text.isEmpty() ? "***" : text);
        });
        return shown.toString();
    }
}
