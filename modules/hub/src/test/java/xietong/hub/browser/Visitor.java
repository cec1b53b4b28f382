// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import io.vertx.core.json.JsonObject;
import xietong.hub.TestHub;
import xietong.v1.OfficerRole;

/** Somebody with a browser of their own: a cookie, and requests as a page makes them, over TLS and HTTP/2. */
final class Visitor {
    private final TestHub hub;
    private final HttpClient http;
    private String cookie = "";

    Visitor(TestHub hub) {
        this.hub = hub;
        this.http = HttpClient.newBuilder().sslContext(trusting(hub)).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    private Visitor(Visitor like) {
        this.hub = like.hub;
        this.http = like.http;
    }

    /** Somebody else at the same machine. */
    Visitor another() {
        return new Visitor(this);
    }

    private static SSLContext trusting(TestHub hub) {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            try (InputStream in = Files.newInputStream(hub.hub().identity().administratorBundle().resolve("ca.pem"))) {
                trust.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusting.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusting.getTrustManagers(), null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String origin() {
        return "https://localhost:" + hub.hub().webPort();
    }

    Visitor withCookie(String value) {
        cookie = "__Host-xietong=" + value;
        return this;
    }

    /** Signs in by a code. */
    Visitor enter(String organisation, String officer, OfficerRole role, String desk) {
        String code = hub.hub().browser().enter(organisation, officer, role, desk);
        HttpResponse<String> answer = get("/enter?to=/desk&code=" + code);
        String set = answer.headers().firstValue("set-cookie").orElseThrow(() -> new AssertionError(answer.body()));
        cookie = set.substring(0, set.indexOf(';'));
        return this;
    }

    String cookieValue() {
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** As a page of the hub calls. */
    HttpResponse<String> post(String path, String body, String... headers) {
        String[] own = {"origin", origin(), "sec-fetch-site", "same-origin", "content-type", "application/json"};
        String[] all = Arrays.copyOf(own, own.length + headers.length);
        System.arraycopy(headers, 0, all, own.length, headers.length);
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), all);
    }

    HttpResponse<String> call(String method, String body) {
        return post("/api/call/" + method, body);
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        try {
            return http.send(request(method, path, body, headers), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /** Status of an empty call of the gRPC port with this authorization. */
    String grpcStatus(String authorization) {
        try {
            var call = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + hub.hub().port() + "/xietong.v1.MailboxService/Fetch"))
                    .header("content-type", "application/grpc")
                    .header("authorization", authorization)
                    // One empty message.
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5]));
            HttpResponse<Void> answer = http.send(call.build(), BodyHandlers.discarding());
            // A message and then trailers, which this client does not show, where it was let in.
            return answer.headers().firstValue("grpc-status").orElse("0");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        return request.build();
    }

    /** Lines of a stream, as they come. */
    Stream stream(String path) {
        return new Stream(path);
    }

    /** One open stream. */
    final class Stream implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final java.util.stream.Stream<String> body;
        private final Thread reading;
        private volatile boolean ended;

        private Stream(String path) {
            try {
                HttpResponse<java.util.stream.Stream<String>> response =
                        http.send(request("GET", path, null), BodyHandlers.ofLines());
                body = response.body();
                if (response.statusCode() != 200) {
                    throw new AssertionError(path + ": " + response.statusCode() + " " + body.toList());
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            reading = new Thread(() -> {
                try {
                    body.forEach(lines::add);
                } catch (RuntimeException e) {
                    // Broken off, as closing does.
                }
                ended = true;
            });
            reading.start();
        }

        /** Data of the events of a type so far. */
        List<JsonObject> events(String type) {
            var found = new ArrayList<JsonObject>();
            List<String> now = List.copyOf(lines);
            for (int i = 0; i + 1 < now.size(); i++) {
                if (now.get(i).equals("event: " + type)) {
                    found.add(new JsonObject(now.get(i + 1).substring("data: ".length())));
                }
            }
            return found;
        }

        /** Ids of the events so far. */
        List<String> ids() {
            return lines.stream().filter(l -> l.startsWith("id: ")).map(l -> l.substring(4)).toList();
        }

        boolean hasEnded() {
            return ended;
        }

        @Override
        public void close() {
            body.close();
        }
    }

    /** The reason of a refusal; empty where there was none. */
    static String reason(HttpResponse<String> answer) {
        return answer.statusCode() < 300 ? "" : new JsonObject(answer.body()).getString("reason");
    }

    static Map<String, Object> details(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonObject("details").getMap();
    }
}
