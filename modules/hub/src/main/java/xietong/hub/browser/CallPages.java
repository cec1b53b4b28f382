// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import xietong.hub.gateway.Door;
import xietong.rules.Refused;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.Reason;

/** Calls that are answered once: any method of the contract with one answer, and documents in and out. */
final class CallPages {
    private static final String V1 = "xietong.v1.";

    private final Sessions sessions;
    private final Door door;
    private final int largest;

    CallPages(Sessions sessions, Door door, int largest) {
        this.sessions = sessions;
        this.door = door;
        this.largest = largest;
    }

    /** POST /api/call/{Service}/{Method}. */
    void call(HttpServerRequest request, String method) {
        Sessions.Caller caller = sessions.require(request);
        MethodDescriptor called = door.method(method)
                .filter(m -> !m.isClientStreaming() && !m.isServerStreaming())
                .orElseThrow(() -> unknown(method));
        Forms.answer(request, Bodies.text(request, largest), body -> {
            var message = Json.by(Json.request(called.getInputType(), body), caller.seat().officer());
            var line = new AnswerLine(request, V1 + method);
            door.take(line, caller.principal());
            line.ask(message.toByteArray());
        });
    }

    static Refused unknown(String method) {
        return new Refused(Reason.REASON_METHOD_UNKNOWN, "no such method: "
                + (method.matches("[A-Za-z]{1,64}/[A-Za-z]{1,64}") ? method : "its name is none"));
    }

    /** PUT /api/blobs/{sha256}. */
    void upload(HttpServerRequest request, String digest) {
        Sessions.Caller caller = sessions.require(request);
        if (Bodies.declared(request) < 0) {
            throw Refused.field("content-length", "the length of the document, in bytes");
        }
        var declared = DocumentRef.newBuilder()
                .setDigest("sha256:" + digest)
                .setSize(Bodies.declared(request))
                .setMediaType(header(request, "content-type"))
                .setName(header(request, "x-file-name"));
        var line = new UploadLine(request);
        door.take(line, caller.principal());
        if (!request.response().ended()) {
            line.start(declared.build());
        }
    }

    /** Percent-encoded where it is not plain. */
    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        try {
            return value == null ? "" : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.field(name, "percent-encoded");
        }
    }

    /** GET /api/blobs/{organisation}/{digest}?resource=…&name=…&type=… */
    void download(HttpServerRequest request, String organisation, String digest) {
        Sessions.Caller caller = sessions.require(request);
        var line = new DownloadLine(request, request.getParam("name", digest), request.getParam("type", ""));
        door.take(line, caller.principal());
        line.ask(DocumentServiceDownloadRequest.newBuilder()
                .setResource(request.getParam("resource", ""))
                .setOrganisation(organisation)
                .setDigest(digest.contains(":") ? digest : "sha256:" + digest)
                .build()
                .toByteArray());
    }
}
