// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceFetchResponse;
import xietong.v1.MailboxServiceGrpc;

/** A caller that knows several nodes takes any that is there. */
class EndpointsTest {
    private final List<Server> servers = new ArrayList<>();
    private ManagedChannel channel;

    /** Answers with its own number. */
    private void node(int number) throws IOException {
        servers.add(Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new MailboxServiceGrpc.MailboxServiceImplBase() {
                    @Override
                    public void fetch(
                            MailboxServiceFetchRequest request, StreamObserver<MailboxServiceFetchResponse> answer) {
                        answer.onNext(MailboxServiceFetchResponse.newBuilder()
                                .setPosition(MailboxPosition.newBuilder().setHead(number))
                                .build());
                        answer.onCompleted();
                    }
                })
                .build()
                .start());
    }

    private Caller caller() {
        String endpoints = servers.stream()
                .map(server -> "127.0.0.1:" + server.getPort())
                .collect(Collectors.joining(", "));
        assertThat(Endpoints.wellFormed(endpoints)).isTrue();
        channel = Endpoints.channel(endpoints, InsecureChannelCredentials.create()).build();
        return new Caller(channel, true, RetryPolicy.standard(), Time.SYSTEM);
    }

    private static int asked(Caller caller) {
        return (int) caller.<MailboxServiceFetchRequest, MailboxServiceFetchResponse>call(
                        MailboxServiceGrpc.getFetchMethod(), MailboxServiceFetchRequest.getDefaultInstance())
                .getPosition()
                .getHead();
    }

    @AfterEach
    void close() {
        if (channel != null) {
            channel.shutdownNow();
        }
        servers.forEach(Server::shutdownNow);
    }

    @Test
    void whereOneNodeEndsTheNextIsTakenUntilNoneIsLeft() throws Exception {
        for (int i = 0; i < 3; i++) {
            node(i);
        }
        Caller caller = caller();
        int first = asked(caller);
        servers.get(first).shutdownNow().awaitTermination();
        int second = asked(caller);
        assertThat(second).isNotEqualTo(first);
        servers.get(second).shutdownNow().awaitTermination();

        assertThat(asked(caller)).isNotIn(first, second);
    }

    @Test
    void aNodeThatClosesIsLeftForAnother() throws Exception {
        node(0);
        node(1);
        Caller caller = caller();
        int first = asked(caller);

        caller.reconnectNow(HubRefusal.bye("the hub said bye"));

        assertThat(asked(caller)).isNotEqualTo(first);
        caller.reconnectNow(HubRefusal.bye("said at the same time to another stream"));
        assertThat(asked(caller)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:", "host:1,", "host:1,other", "a b:1"})
    void whatIsNoListOfAddressesIsNone(String text) {
        assertThat(Endpoints.wellFormed(text)).isFalse();
    }
}
