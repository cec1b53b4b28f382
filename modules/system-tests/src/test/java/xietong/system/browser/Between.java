// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What stands between a browser and the hub, in plain HTTP: passes everything on, and can lose the items of a stream while
 * its heartbeats pass, hold everything back in silence, or cut it off. Notes the paths that were asked for.
 */
final class Between implements AutoCloseable {
    /** What it does to streams and calls. */
    enum Fault { NONE, LOSE_ITEMS, SILENCE, REFUSE }

    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "accept-encoding", "http2-settings");
    private static final Set<String> OWN_FRAMES = Set.of("hello", "hb", "bye");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "between");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final List<HttpExchange> streams = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final int port;
    private volatile Fault fault = Fault.NONE;

    /** Before the hub's port for browsers. */
    Between(int port) {
        this.port = port;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on; what is cut off stays so until {@link Fault#NONE}. */
    void fault(Fault next) {
        fault = next;
        if (next == Fault.REFUSE) {
            cut();
        }
    }

    /** Ends the streams that are open. */
    void cut() {
        streams.forEach(HttpExchange::close);
        streams.clear();
    }

    /** How often a path was asked for that begins so. */
    long asked(String path) {
        return asked.stream().filter(p -> p.startsWith(path)).count();
    }

    /** When a path was asked for last, ms since 1970. */
    long lastAsked(String path) {
        return last.get(path);
    }

    private void pass(HttpExchange exchange) {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        last.put(path, System.currentTimeMillis());
        boolean isPage = !path.startsWith("/api/") || path.equals("/api/me");
        try {
            if (fault == Fault.REFUSE && !isPage) {
                exchange.close();
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            hold(isPage);
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                    String value = values.get(0);
                    request.header(name, name.equalsIgnoreCase("origin") ? "http://127.0.0.1:" + port : value);
                }
            });
            HttpResponse<java.io.InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase()) && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean isStream = answer.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
            if (isStream) {
                exchange.sendResponseHeaders(answer.statusCode(), 0);
                streams.add(exchange);
                frames(exchange, answer);
            } else {
                byte[] bytes = answer.body().readAllBytes();
                hold(isPage);
                exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (IOException e) {
            // One of the two went away: so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** Frame by frame, each as it comes. */
    private void frames(HttpExchange exchange, HttpResponse<java.io.InputStream> answer) throws IOException, InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        var frame = new StringBuilder();
        String type = "message";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                frame.append(line).append('\n');
                if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                }
                if (line.isEmpty()) {
                    hold(false);
                    if (fault != Fault.LOSE_ITEMS || OWN_FRAMES.contains(type) || !frame.toString().contains("data:")) {
                        exchange.getResponseBody().write(frame.toString().getBytes(StandardCharsets.UTF_8));
                        exchange.getResponseBody().flush();
                    }
                    frame.setLength(0);
                    type = "message";
                }
            }
        } finally {
            answer.body().close();
        }
    }

    private void hold(boolean isPage) throws InterruptedException {
        synchronized (this) {
            while (fault == Fault.SILENCE && !isPage) {
                wait(20);
            }
        }
    }

    @Override
    public void close() {
        fault = Fault.NONE;
        cut();
        server.stop(0);
        threads.shutdownNow();
    }
}
