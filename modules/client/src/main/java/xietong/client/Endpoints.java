// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.ChannelCredentials;
import io.grpc.EquivalentAddressGroup;
import io.grpc.Grpc;
import io.grpc.ManagedChannelBuilder;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.Status;
import io.grpc.StatusOr;
import io.grpc.SynchronizationContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The nodes of one hub: a caller takes any of them, begins with one by chance, and after each failure tries the others in
 * turn.
 */
final class Endpoints {
    private static final String SCHEME = "xietong-nodes";
    private static final String FORM = "[^\\s,]+:\\d{1,5}";

    /** Which node a channel begins with when it looks for one again. */
    private static final NameResolver.Args.Key<AtomicInteger> NEXT = NameResolver.Args.Key.create("next-node");

    static {
        NameResolverRegistry.getDefaultRegistry().register(new Provider());
    }

    private Endpoints() {}

    /** Whether a text is host:port, or several of them with commas between. */
    static boolean wellFormed(String endpoints) {
        return endpoints.matches(FORM + "(\\s*,\\s*" + FORM + ")*");
    }

    /** A channel to them. */
    static ManagedChannelBuilder<?> channel(String endpoints, ChannelCredentials credentials) {
        return Grpc.newChannelBuilder(target(endpoints), credentials)
                .setNameResolverArg(NEXT, new AtomicInteger(ThreadLocalRandom.current().nextInt(split(endpoints).size())));
    }

    /** What gRPC is to connect to. */
    private static String target(String endpoints) {
        List<String> all = split(endpoints);
        return all.size() == 1 ? all.get(0) : SCHEME + ":///" + String.join(",", all);
    }

    private static List<String> split(String endpoints) {
        return Stream.of(endpoints.split(",")).map(String::strip).toList();
    }

    /** Known to gRPC by its scheme. */
    private static final class Provider extends NameResolverProvider {
        @Override
        public NameResolver newNameResolver(URI target, NameResolver.Args args) {
            return target.getScheme().equals(SCHEME)
                    ? new Resolver(split(target.getPath().substring(1)), args)
                    : null;
        }

        @Override
        public String getDefaultScheme() {
            return SCHEME;
        }

        @Override
        protected boolean isAvailable() {
            return true;
        }

        @Override
        protected int priority() {
            // Never in the place of DNS for a target without a scheme.
            return 0;
        }

        @Override
        public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
            return Set.of(InetSocketAddress.class);
        }
    }

    /** Looks the names up anew each time, and begins each time with the next. */
    private static final class Resolver extends NameResolver {
        private final List<String> endpoints;
        private final SynchronizationContext context;
        private final Executor executor;
        private Listener2 listener;
        private boolean looking;
        private final AtomicInteger next;

        Resolver(List<String> endpoints, Args args) {
            this.endpoints = endpoints;
            this.context = args.getSynchronizationContext();
            this.executor = args.getOffloadExecutor() == null ? Runnable::run : args.getOffloadExecutor();
            this.next = args.getArg(NEXT) == null ? new AtomicInteger() : args.getArg(NEXT);
        }

        @Override
        public String getServiceAuthority() {
            return Credentials.AUTHORITY;
        }

        @Override
        public void start(Listener2 told) {
            listener = told;
            refresh();
        }

        @Override
        public void refresh() {
            if (looking || listener == null) {
                return;
            }
            looking = true;
            var order = new ArrayList<>(endpoints);
            Collections.rotate(order, -next.getAndIncrement());
            executor.execute(() -> {
                StatusOr<List<EquivalentAddressGroup>> found = found(order);
                context.execute(() -> {
                    looking = false;
                    if (listener != null) {
                        listener.onResult2(ResolutionResult.newBuilder()
                                .setAddressesOrError(found)
                                .build());
                    }
                });
            });
        }

        private static StatusOr<List<EquivalentAddressGroup>> found(List<String> order) {
            var groups = new ArrayList<EquivalentAddressGroup>();
            String unknown = "";
            for (String endpoint : order) {
                int colon = endpoint.lastIndexOf(':');
                try {
                    int port = Integer.parseInt(endpoint.substring(colon + 1));
                    for (InetAddress address : InetAddress.getAllByName(endpoint.substring(0, colon))) {
                        groups.add(new EquivalentAddressGroup(new InetSocketAddress(address, port)));
                    }
                } catch (UnknownHostException e) {
                    unknown = "unknown host: " + endpoint;
                }
            }
            return groups.isEmpty()
                    ? StatusOr.fromStatus(Status.UNAVAILABLE.withDescription(unknown))
                    : StatusOr.fromValue(groups);
        }

        @Override
        public void shutdown() {
            listener = null;
        }
    }
}
