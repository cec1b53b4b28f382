// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import xietong.rules.Refused;
import xietong.v1.DocumentServiceDownloadResponse;

/** A document as a file to keep: whatever it holds, no browser runs any of it as a page of the hub. */
final class DownloadLine extends BrowserLine {
    static final String METHOD = "xietong.v1.DocumentService/Download";
    private static final int RESET = 2;
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");

    private final String name;
    private final String type;
    private boolean begun;

    /** {@code type}: that of a picture that a page shows; anything else comes as bytes. */
    DownloadLine(HttpServerRequest request, String name, String type) {
        super(request, METHOD);
        this.name = name;
        this.type = PICTURES.contains(type) ? type : "application/octet-stream";
    }

    @Override
    public byte[] encode(Message message) {
        return ((DocumentServiceDownloadResponse) message).getContent().toByteArray();
    }

    @Override
    public Future<Void> write(byte[] encoded) {
        requireThere();
        begin();
        return response.write(Buffer.buffer(encoded));
    }

    private void begin() {
        if (!begun) {
            begun = true;
            response.setChunked(true)
                    .putHeader("content-type", type)
                    .putHeader("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                    .putHeader("content-disposition", "attachment; filename*=UTF-8''"
                            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }

    @Override
    public Future<Void> end() {
        requireThere();
        begin();
        return response.end();
    }

    @Override
    public void refuse(Refused refused) {
        if (begun) {
            // Half a document must not look like a whole one.
            response.reset(RESET);
        } else {
            super.refuse(refused);
        }
    }
}
