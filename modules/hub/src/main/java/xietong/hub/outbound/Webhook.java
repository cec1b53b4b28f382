// SPDX-License-Identifier: Apache-2.0
package xietong.hub.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import xietong.hub.HubClock;

/**
 * An HTTP POST of a JSON object with id, priority, kind and link. Headers: Xietong-Key, the idempotency key; Xietong-Time,
 * ISO 8601; Xietong-Signature, HMAC-SHA-256 in hex over key, time and body with a line feed between. Any 2xx is a yes.
 */
final class Webhook implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI url;
    private final SecretKeySpec secret;

    Webhook(HttpClient http, String url, String secret) {
        this.http = http;
        this.url = URI.create(url);
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Connections of all webhooks. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public void call(Call call) throws IOException, InterruptedException {
        String body = body(call);
        String time = HubClock.now().toString();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Xietong-Key", call.key())
                .header("Xietong-Time", time)
                .header("Xietong-Signature", signature(String.join("\n", call.key(), time, body)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("answered " + status);
        }
    }

    private static String body(Call call) {
        return "{\"id\":" + quoted(call.id()) + ",\"priority\":" + call.priority() + ",\"kind\":" + quoted(call.kind())
                + ",\"link\":" + quoted(call.link()) + "}";
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ') {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
