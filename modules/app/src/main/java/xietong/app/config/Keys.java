// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.time.Duration;
import java.util.List;

/** All keys of {@code hub.yaml} in their order there; what each is for stands there. */
final class Keys {
    private static final int MOST = 1_000_000;
    private static final long GIB = 1L << 30;
    private static final String HOST_AND_PORT = "\\S+:\\d{1,5}";

    static final Key<String> NODE = Key.text("node", "hub-1", "1 to 64 characters of A-Z a-z 0-9 . _ -",
            text -> text.matches("[A-Za-z0-9._-]{1,64}"));
    static final Key<String> DATA = Key.text("data", "data", "a folder", text -> !text.isBlank());
    static final Key<String> MODE = Key.oneOf("mode", "live", "drill");

    static final Key<String> HOST = address("server.host");
    static final Key<Integer> PORT = port("server.port", "8443");
    static final Key<String> PUBLIC_ENDPOINT = Key.text("server.public_endpoint", "",
            "\"\" or host:port, of several nodes with commas between",
            text -> text.isEmpty() || text.matches(HOST_AND_PORT));
    static final Key<String> NODE_ENDPOINT = Key.text("server.node_endpoint", "", "\"\" or host:port",
            text -> text.isEmpty() || text.matches(HOST_AND_PORT));
    static final Key<Long> MAX_MESSAGE = Key.size("server.max_message", "1MiB", GIB);
    static final Key<Integer> MAX_CONNECTIONS = count("server.max_connections", "20000");
    static final Key<Long> MAX_DOCUMENT = Key.size("server.max_document", "32MiB", 2 * GIB - 1);
    static final Key<Duration> IDLE_TIMEOUT = Key.duration("server.idle_timeout", "60s");
    static final Key<Duration> SHUTDOWN_GRACE = Key.duration("server.shutdown_grace", "10s");

    static final Key<String> WEB_HOST = address("web.host");
    static final Key<String> WEB_PORT = Key.text("web.port", "", "\"\" or 0 to 65535",
            text -> text.isEmpty() || text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535);
    static final Key<String> WEB_CERTIFICATE = Key.text("web.certificate", "", "\"\" or a folder", text -> true);
    static final Key<String> WEB_PLAIN = Key.oneOf("web.plain", "false", "true");
    static final Key<String> WEB_FILES = Key.text("web.files", "", "\"\" or a folder", text -> true);

    static final Key<String> LEDGER_URL = Key.text("ledger.url", "", "\"\", sqlite:<file> or jdbc:postgresql://…",
            text -> text.isEmpty() || text.matches("sqlite:.+|jdbc:postgresql:.+"));
    static final Key<String> LEDGER_USER = Key.text("ledger.user", "", "a text", text -> true);
    static final Key<String> LEDGER_PASSWORD = Key.text("ledger.password", "", "a text", text -> true);
    static final Key<String> LEDGER_PASSWORD_FILE = Key.text("ledger.password_file", "", "a file", text -> true);
    static final Key<String> LEDGER_DIGEST = Key.oneOf("ledger.digest", "SHA-256", "SM3");

    static final Key<String> DURABILITY = Key.oneOf("ledger.durability", "synchronous", "asynchronous");

    static final Key<Integer> BATCH_LIMIT = count("writer.batch_limit", "256");
    static final Key<Integer> QUEUE_LIMIT = count("writer.queue_limit", "8192");
    static final Key<Integer> PER_ORGANISATION = count("writer.per_organisation", "2048");
    static final Key<Duration> LEASE = Key.duration("writer.lease", "5s");
    static final Key<Duration> CHECKPOINT_EVERY = Key.duration("writer.checkpoint_every", "60s");

    static final Key<Duration> HEARTBEAT = Key.duration("mailbox.heartbeat", "15s");
    static final Key<Duration> MAX_STREAM_AGE = Key.duration("mailbox.max_stream_age", "1h");
    static final Key<Integer> MAX_STREAMS = count("mailbox.max_streams", "200");
    static final Key<Integer> MAX_SUBSCRIPTIONS = count("mailbox.max_subscriptions", "64");
    static final Key<Integer> FRAME = count("mailbox.frame", "128");

    static final Key<Integer> LIMIT_COMMANDS = count("limits.commands", "20000");
    static final Key<Integer> LIMIT_BURST = count("limits.burst", "40000");
    static final Key<Integer> LIMIT_QUESTIONS = count("limits.questions", "10000");
    static final Key<Long> LIMIT_BYTES = Key.size("limits.bytes", "64MiB", 1024 * GIB);
    static final Key<Integer> LIMIT_CALLS = count("limits.calls", "512");
    static final Key<Integer> LIMIT_STREAMS = count("limits.streams", "64");
    static final Key<Integer> LIMIT_DOCUMENTS = count("limits.documents", "8");

    static final Key<String> CLUSTER = Key.text("live.cluster", "xietong", "1 to 64 characters without spaces",
            text -> text.matches("\\S{1,64}"));
    static final Key<String> LIVE_ADDRESS = address("live.address");
    static final Key<Integer> LIVE_PORT = port("live.port", "5701");
    static final Key<String> LIVE_ENDPOINT = Key.text("live.endpoint", "", "\"\" or host:port",
            text -> text.isEmpty() || text.matches(HOST_AND_PORT));
    static final Key<List<String>> MEMBERS = Key.list("live.members", "host:port entries",
            text -> text.matches(HOST_AND_PORT));

    static final Key<Duration> OUTBOUND_AFTER = Key.duration("outbound.after", "10s");
    static final Key<Integer> OUTBOUND_ATTEMPTS = Key.number("outbound.attempts", "8", 1, 100);
    static final Key<Duration> OUTBOUND_BACKOFF = Key.duration("outbound.backoff", "1s");
    static final Key<String> OUTBOUND_CHANNELS = Key.text("outbound.channels", "", "\"\" or a file", text -> true);

    static final Key<String> OPERATIONS_HOST = address("operations.host");
    static final Key<Integer> OPERATIONS_PORT = port("operations.port", "9464");
    static final Key<Long> LEAST_FREE = Key.size("operations.least_free", "512MiB", 1024 * GIB);
    static final Key<Duration> SURVEY_EVERY = Key.duration("operations.survey_every", "15s");
    static final Key<String> LOG_FORM = Key.oneOf("operations.log", "text", "json");
    static final Key<String> TRACES = Key.text("operations.traces", "", "\"\" or an http or https address",
            text -> text.isEmpty() || text.matches("https?://\\S+"));
    static final Key<Integer> TRACES_PERCENT = Key.number("operations.traces_percent", "0", 0, 100);

    static final List<Key<?>> ALL = List.of(
            NODE, DATA, MODE,
            HOST, PORT, PUBLIC_ENDPOINT, NODE_ENDPOINT, MAX_MESSAGE, MAX_CONNECTIONS, MAX_DOCUMENT, IDLE_TIMEOUT, SHUTDOWN_GRACE,
            WEB_HOST, WEB_PORT, WEB_CERTIFICATE, WEB_PLAIN, WEB_FILES,
            LEDGER_URL, LEDGER_USER, LEDGER_PASSWORD, LEDGER_PASSWORD_FILE, LEDGER_DIGEST, DURABILITY,
            BATCH_LIMIT, QUEUE_LIMIT, PER_ORGANISATION, LEASE, CHECKPOINT_EVERY,
            HEARTBEAT, MAX_STREAM_AGE, MAX_STREAMS, MAX_SUBSCRIPTIONS, FRAME,
            LIMIT_COMMANDS, LIMIT_BURST, LIMIT_QUESTIONS, LIMIT_BYTES, LIMIT_CALLS, LIMIT_STREAMS, LIMIT_DOCUMENTS,
            CLUSTER, LIVE_ADDRESS, LIVE_PORT, LIVE_ENDPOINT, MEMBERS,
            OUTBOUND_AFTER, OUTBOUND_ATTEMPTS, OUTBOUND_BACKOFF, OUTBOUND_CHANNELS,
            OPERATIONS_HOST, OPERATIONS_PORT, LEAST_FREE, SURVEY_EVERY, LOG_FORM, TRACES,
            TRACES_PERCENT);

    private Keys() {}

    private static Key<String> address(String name) {
        return Key.text(name, "127.0.0.1", "an address or host name", text -> text.matches("\\S{1,255}"));
    }

    private static Key<Integer> port(String name, String initial) {
        return Key.number(name, initial, 0, 65_535);
    }

    private static Key<Integer> count(String name, String initial) {
        return Key.number(name, initial, 1, MOST);
    }
}
