// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.MethodDescriptor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.hub.Await;
import xietong.hub.HubSettings;
import xietong.hub.Served;
import xietong.hub.TestHub;
import xietong.hub.identity.Tokens;
import xietong.rules.Rights;
import xietong.rules.book.RuleBook;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.OfficerRole;

/** At the browsers' door: who gets in, who gets what, and what nobody gets. */
@Timeout(180)
class BrowserDoorTest {
    private static final String COURT = "京0117";
    private static final OfficerRole OFFICER = OfficerRole.OFFICER_ROLE_OFFICER;

    /** What the gateway says before anything is looked up; later refusals are about the resource. */
    private static final List<String> AT_THE_DOOR =
            List.of("this is not yours to call", "this is not yours to do in this role");

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static Visitor outsider;
    private static Visitor officer;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder, s -> {
            var rules = new LinkedHashMap<>(s.initialRules());
            for (OrganisationKind kind : kinds()) {
                var entry = RuleBook.entry(Organisation.newBuilder()
                        .setCode(code(kind))
                        .setName("演练单位")
                        .setKind(kind)
                        .setSynthetic(true)
                        .build());
                rules.put(entry.getKey(), entry.getValue());
            }
            return new HubSettings(
                    s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), s.live(), rules)
                    .with(new HubSettings.Web("127.0.0.1", 0, "", false, ""));
        });
        outsider = new Visitor(hub);
        officer = outsider.another().enter(COURT, "J1", OFFICER, "");
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static List<OrganisationKind> kinds() {
        return List.of(OrganisationKind.ORGANISATION_KIND_COURT, OrganisationKind.ORGANISATION_KIND_POLICE,
                OrganisationKind.ORGANISATION_KIND_GRID_CENTRE, OrganisationKind.ORGANISATION_KIND_BANK,
                OrganisationKind.ORGANISATION_KIND_REGISTRY, OrganisationKind.ORGANISATION_KIND_OTHER);
    }

    private static String code(OrganisationKind kind) {
        return "DOOR-" + kind.getNumber();
    }

    private static void requireHeaders(HttpResponse<?> answer) {
        assertThat(answer.headers().firstValue("content-security-policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
        assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("cross-origin-opener-policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("cross-origin-resource-policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("permissions-policy")).isPresent();
    }

    @Test
    void whoIsNotSignedInGetsTheLoginPageWithItsFilesAndHealthAndNothingElse() {
        Map<String, Integer> expected = new LinkedHashMap<>();
        List.of("/lib/live.js", "/lib/base.css", "/lib/i18n/en.js", "/webjars/lit-html/3.3.0/lit-html.js", "/health/live",
                "/health/ready").forEach(path -> expected.put(path, 200));
        List.of("/", "/police", "/desk", "/wall", "/grid", "/stats", "/operator").forEach(path -> expected.put(path, 303));
        List.of("/desk/main.js", "/metrics", "/xietong.v1.AdminService/GetHub", "/api/me", "/api/stream/all",
                "/api/poll/all?wait=0", "/api/watch/MailboxService/Subscribe", "/api/blobs/" + COURT + "/" + "0".repeat(64),
                "/enter?code=x", "/enter", "/index.html", "/web/lib/live.js", "/../data/identity/ca-key.pem",
                "/wall/../../data/identity/ca-key.pem").forEach(path -> expected.put(path, 401));
        List.of("/lib/../../identity/ca-key.pem", "/lib/none.js", "/lib/", "/webjars/", "/webjars/../xietong/rules/rights.yaml",
                "/lib/%2e%2e/%2e%2e/rights.yaml").forEach(path -> expected.put(path, 404));
        expected.forEach((path, status) -> {
            HttpResponse<String> answer = outsider.get(path);
            assertThat(answer.statusCode()).as("GET %s: %s", path, answer.body()).isEqualTo(status);
            requireHeaders(answer);
            if (status == 303) {
                assertThat(answer.headers().firstValue("location").orElse("")).startsWith("/login");
            }
        });
        for (String path : List.of("/api/call/AdminService/GetHub", "/api/stream/all/receipt", "/api/unlock", "/api/logout",
                "/api/wall/beat", "/api/login")) {
            assertThat(outsider.post(path, "{}").statusCode()).as("POST %s", path).isEqualTo(401);
        }
        assertThat(outsider.send("PUT", "/api/blobs/" + "0".repeat(64), new byte[3], "origin", outsider.origin()).statusCode())
                .isEqualTo(401);
        assertThat(outsider.send("OPTIONS", "/api/me", null).statusCode()).isBetween(400, 499);
        assertThat(outsider.send("DELETE", "/desk", null).statusCode()).isBetween(400, 499);
    }

    @Test
    void cameraAndPositionAreForTheGridPageOnly() {
        assertThat(outsider.get("/grid").headers().firstValue("permissions-policy").orElse("")).contains("camera=(self)");
        assertThat(outsider.get("/desk").headers().firstValue("permissions-policy").orElse("")).contains("camera=()");
    }

    @Test
    void everyMethodGivesEveryRoleOfEveryKindWhatTheRightsTableSays() {
        Rights rights = Rights.standard();
        Map<String, MethodDescriptor<?, ?>> methods = Served.methods(hub.administrator().channel());
        int every = Integer.parseInt(System.getProperty("xietong.long", "false").equals("true") ? "1" : "6");
        int cells = 0;
        for (OrganisationKind kind : kinds()) {
            for (OfficerRole role : OfficerRole.values()) {
                if (role == OfficerRole.UNRECOGNIZED || role == OfficerRole.OFFICER_ROLE_UNSPECIFIED) {
                    continue;
                }
                Visitor visitor = outsider.another().enter(code(kind), "o" + role.getNumber(), role, "");
                for (var method : methods.entrySet()) {
                    String name = method.getKey().substring("xietong.v1.".length());
                    boolean unary = method.getValue().getType() == MethodDescriptor.MethodType.UNARY;
                    if (!unary || (role.getNumber() + kind.getNumber() + name.hashCode()) % every != 0) {
                        continue;
                    }
                    String header = "{\"header\":{\"requestId\":\"door-" + cells + "\"}}";
                    HttpResponse<String> answer = visitor.call(name, header);
                    if (Visitor.reason(answer).equals("REASON_MALFORMED")) {
                        answer = visitor.call(name, "{}");
                    }
                    boolean refused = answer.statusCode() == 403 && AT_THE_DOOR.contains(
                            new JsonObject(answer.body()).getString("message"));
                    assertThat(refused).as("%s by %s as %s: %s", name, kind, role, answer.body())
                            .isEqualTo(!rights.mayCall(method.getKey(), kind, role));
                    cells++;
                }
            }
        }
        System.out.printf("%,d calls of %d methods%n", cells, methods.size());
        assertThat(cells).isGreaterThan(methods.size());
    }

    @Test
    void aCommandIsTheSessionsOfficersOwnWhateverThePageSays() {
        String forged = "{\"header\":{\"requestId\":\"own-1\",\"officer\":{\"id\":\"someone\",\"name\":\"别人\","
                + "\"role\":\"OFFICER_ROLE_ADMINISTRATOR\"}},\"code\":\"DOOR-1\"}";
        assertThat(Visitor.reason(officer.call("DirectoryService/RevokeKeys", forged))).isEqualTo("REASON_RIGHT_MISSING");
        JsonObject me = new JsonObject(officer.get("/api/me").body());
        assertThat(me.getJsonObject("officer").getString("id")).isEqualTo("J1");
        assertThat(me.getString("mailbox")).isEqualTo(COURT);
        assertThat(me.getString("mode")).isEqualTo("DRILL");
        assertThat(me.getJsonArray("surfaces").contains("desk")).isTrue();
    }

    @Test
    void callsOfOtherSitesPagesAreRefused() {
        String path = "/api/call/EntrustmentService/List";
        byte[] body = "{\"box\":\"MATTER_BOX_INBOX\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(officer.post(path, "{\"box\":\"MATTER_BOX_INBOX\"}").statusCode()).isEqualTo(200);
        assertThat(officer.send("POST", path, body, "origin", officer.origin()).statusCode()).isEqualTo(200);
        for (String[] headers : new String[][] {
            {}, {"origin", "https://evil.example"}, {"origin", "null"}, {"sec-fetch-site", "cross-site"},
            {"sec-fetch-site", "same-site"}, {"sec-fetch-site", "none"},
            {"origin", officer.origin(), "sec-fetch-site", "cross-site"},
            {"origin", "http://localhost:" + hub.hub().webPort(), "sec-fetch-site", "same-origin"}
        }) {
            HttpResponse<String> answer = officer.send("POST", path, body, headers);
            assertThat(answer.statusCode()).as("%s", List.of(headers)).isEqualTo(403);
            assertThat(Visitor.reason(answer)).isEqualTo("REASON_RIGHT_MISSING");
        }
        assertThat(officer.get("/api/me", "sec-fetch-site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(officer.get("/api/stream/all", "origin", "https://evil.example").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{\"nix\":1}", "{\"box\":\"NONE\"}", "{\"box\":{}}", "[]", "\"x\"", "{\"pageSize\":\"a\"}"})
    void whatIsNoRequestIsRefusedByName(String body) {
        HttpResponse<String> answer = officer.call("EntrustmentService/List", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Visitor.reason(answer)).isIn("REASON_MALFORMED", "REASON_FIELD_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{}{}", "{},", "{}]", "{\"box\":1}}", "[]", "1", "null", "{} //"})
    void aRequestIsOneObjectAndNothingBehindIt(String body) {
        assertThat(Visitor.reason(officer.call("EntrustmentService/List", body))).isEqualTo("REASON_MALFORMED");
        assertThat(officer.call("MailboxService/ListTerminals", " {} \n").statusCode()).isEqualTo(200);
    }

    @Test
    void deepLargeAndUnknownThingsAreRefusedAndTheDoorStaysOpen() {
        assertThat(Visitor.reason(officer.call("EntrustmentService/List", "[".repeat(20_000)))).isEqualTo("REASON_MALFORMED");
        assertThat(Visitor.reason(officer.call("EntrustmentService/List", "{\"header\":".repeat(20_000))))
                .isEqualTo("REASON_MALFORMED");
        HttpResponse<String> large = officer.call("EntrustmentService/List", "{\"pageToken\":\"" + "x".repeat(2 << 20) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(Visitor.reason(large)).isEqualTo("REASON_TOO_LARGE");
        for (String method : List.of("EntrustmentService/None", "None/List", "MailboxService/Subscribe",
                "DocumentService/Upload", "EntrustmentService/List/x", "%0d%0aset-cookie:a/b")) {
            assertThat(officer.call(method, "{}").statusCode()).as(method).isEqualTo(404);
        }
        assertThat(officer.get("/api/watch/EntrustmentService/List").statusCode()).isEqualTo(404);
        assertThat(officer.get("/api/stream/none").statusCode()).isEqualTo(400);
        assertThat(officer.get("/api/stream/all?after=x").statusCode()).isEqualTo(410);
        assertThat(officer.get("/api/stream/all?after=other-1").statusCode()).isEqualTo(410);
        assertThat(officer.get("/api/poll/all?wait=x").statusCode()).isEqualTo(400);
        assertThat(officer.get("/api/stream/all?mailbox=" + "DOOR-1").statusCode()).isEqualTo(403);
        assertThat(officer.call("EntrustmentService/List", "{\"box\":\"MATTER_BOX_INBOX\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkLetsInOnceAndToPagesOfTheHubOnly() {
        String code = hub.hub().browser().enter(COURT, "J2", OFFICER, "");
        for (String to : List.of("https://evil.example", "//evil.example", "/desk%0d%0aset-cookie:a=b", "/desk/../api/me",
                "/nowhere", "/desk?x=%22%3E")) {
            HttpResponse<String> answer = outsider.get("/enter?code=" + code + "&to=" + to);
            assertThat(answer.statusCode()).as(to).isEqualTo(400);
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        }
        HttpResponse<String> in = outsider.get("/enter?code=" + code + "&to=/desk?lang=en");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("location")).hasValue("/desk?lang=en");
        assertThat(in.headers().firstValue("set-cookie").orElse(""))
                .startsWith("__Host-xietong=").contains("Path=/", "Secure", "HTTPOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(outsider.get("/enter?code=" + code + "&to=/desk").statusCode()).isEqualTo(401);
        assertThat(outsider.another().withCookie(code).get("/api/me").statusCode()).as("a code is no cookie").isEqualTo(401);
    }

    @Test
    void aCookieIsNoTokenAndATokenNoCookie() {
        String token = new Tokens(hub.hub().identity()).issue(COURT, Instant.now(), Duration.ofHours(1));
        assertThat(outsider.another().withCookie(token).get("/api/me").statusCode()).isEqualTo(401);
        String cookie = officer.cookieValue();
        String bent = cookie.substring(0, cookie.length() - 4) + (cookie.endsWith("AAAA") ? "BBBB" : "AAAA");
        assertThat(outsider.another().withCookie(bent).get("/api/me").statusCode()).isEqualTo(401);
        assertThat(outsider.another().get("/api/me", "authorization", "Bearer " + token).statusCode()).isEqualTo(401);
        assertThat(outsider.another().withCookie(cookie).get("/api/me").statusCode()).isEqualTo(200);
        assertThat(outsider.grpcStatus("Bearer " + cookie)).as("of the gRPC port").isEqualTo("16");
        assertThat(outsider.grpcStatus("DPoP " + cookie)).isEqualTo("16");
        assertThat(outsider.grpcStatus("Bearer " + token)).isEqualTo("0");
    }

    @Test
    void aPersonWhoLogsOutIsOutEverywhere() {
        Visitor leaving = outsider.another().enter(COURT, "leaving", OFFICER, "");
        try (Visitor.Stream stream = leaving.stream("/api/stream/all?subscription=leaving")) {
            Await.until("the stream is open", () -> !stream.events("hello").isEmpty());
            HttpResponse<String> out = leaving.post("/api/logout", "{}");
            assertThat(out.statusCode()).as(out.body()).isEqualTo(204);
            assertThat(out.headers().firstValue("set-cookie").orElse("")).contains("Max-Age=0");
            Await.until("the stream says good-bye", () -> !stream.events("bye").isEmpty());
            assertThat(stream.events("bye").get(0).getString("why")).isEqualTo("login");
            Await.until("the stream has ended", stream::hasEnded);
        }
        assertThat(leaving.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void documentsGoInByTheirDigestAndComeOutAsFiles() throws Exception {
        byte[] content = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        String[] headers = {"origin", officer.origin(), "content-type", "text/html", "x-file-name", "%E7%85%A7%E7%89%87.html"};
        HttpResponse<String> stored = officer.send("PUT", "/api/blobs/" + digest, content, headers);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        JsonObject document = new JsonObject(stored.body()).getJsonObject("document");
        assertThat(document.getString("digest")).isEqualTo("sha256:" + digest);
        assertThat(document.getString("name")).as("masked as everything else").isEqualTo("***");
        assertThat(officer.send("PUT", "/api/blobs/" + digest, content, headers).statusCode()).as("again").isEqualTo(200);
        assertThat(Visitor.reason(officer.send("PUT", "/api/blobs/" + "0".repeat(64), content, headers)))
                .isEqualTo("REASON_DIGEST_MISMATCH");
        headers[5] = "a%0d%0aset-cookie:b%00";
        assertThat(officer.send("PUT", "/api/blobs/" + digest, content, headers).statusCode()).isEqualTo(400);
        HttpResponse<String> read = officer.get("/api/blobs/" + COURT + "/" + digest + "?name=a%22%0d%0ab");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(new String(content, StandardCharsets.UTF_8));
        assertThat(read.headers().firstValue("content-disposition").orElse("")).startsWith("attachment").doesNotContain("\n");
        assertThat(read.headers().firstValue("content-type")).hasValue("application/octet-stream");
        assertThat(read.headers().firstValue("content-security-policy").orElse("")).contains("sandbox");
        assertThat(outsider.another().enter("DOOR-1", "x", OFFICER, "").get("/api/blobs/" + COURT + "/" + digest).statusCode())
                .as("another organisation's").isEqualTo(403);
    }
}
