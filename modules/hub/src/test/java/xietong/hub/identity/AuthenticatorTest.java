// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.server.GrpcServerRequest;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;

/** A token counts on loopback only: elsewhere a stolen one is worth nothing. */
class AuthenticatorTest {
    @TempDir
    Path folder;

    private Authenticator authenticator;
    private String token;

    @BeforeEach
    void start() {
        var tokens = new Tokens(Identity.initialise(folder.resolve("identity"), List.of()));
        var court = Organisation.newBuilder()
                .setCode("京0117")
                .setName("北京市平谷区人民法院")
                .setKind(OrganisationKind.ORGANISATION_KIND_COURT)
                .build();
        Directory directory = Directory.of(List.of(court));
        authenticator = new Authenticator(() -> directory, tokens, new SessionEnds(null));
        token = tokens.issue("京0117", Instant.now(), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1"})
    void a_token_from_loopback_is_its_organisation(String address) {
        assertThat(authenticator.authenticate(from(address)).organisation().getCode()).isEqualTo("京0117");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "192.168.1.1", "0.0.0.0", "2001:db8::1", "8.8.8.8"})
    void a_token_from_elsewhere_is_nobodys(String address) {
        assertThatThrownBy(() -> authenticator.authenticate(from(address)))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.REASON_UNAUTHENTICATED));
    }

    @Test
    void a_token_lives_at_most_as_long_as_it_may() {
        assertThatThrownBy(() -> new Tokens(Identity.load(folder.resolve("identity")))
                        .issue("京0117", Instant.now(), Tokens.LONGEST.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private GrpcServerRequest<?, ?> from(String address) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("authorization", "Bearer " + token);
        HttpConnection connection = answering(
                HttpConnection.class, Map.of("remoteAddress", SocketAddress.inetSocketAddress(40_000, address)));
        return answering(GrpcServerRequest.class, Map.of("headers", headers, "connection", connection));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
