// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The lines between terminals and the hub: each {@link Line} has a port of its own and can be cut, closed for good, or
 * stopped in one direction, where bytes then wait and go on later. One thread moves all bytes.
 */
final class Link implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final InetAddress host;
    private final InetSocketAddress hub;
    private final Selector selector;
    private final Queue<Runnable> todo = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    Link(int hubPort) {
        this(InetAddress.getLoopbackAddress(), hubPort);
    }

    /** On another address of this machine, where the hub listens, too. */
    Link(InetAddress host, int hubPort) {
        this.host = host;
        try {
            hub = new InetSocketAddress(host, hubPort);
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, "link");
        thread.setDaemon(true);
        thread.start();
    }

    /** A port through which a terminal reaches the hub. */
    final class Line {
        private final ServerSocketChannel door;
        private final List<Pipe> pipes = new ArrayList<>();
        private boolean stopUp;
        private boolean stopDown;
        /** Callers whose connections alone are stopped, with up and down. */
        private final Map<InetAddress, boolean[]> callers = new HashMap<>();

        private Line() throws IOException {
            door = ServerSocketChannel.open();
            door.bind(new InetSocketAddress(host, 0), 16);
            door.configureBlocking(false);
        }

        int port() {
            return door.socket().getLocalPort();
        }

        /** Every connection breaks; new ones are taken. */
        void cut() {
            soon(() -> List.copyOf(pipes).forEach(Pipe::end));
        }

        /** Every connection breaks, and no new one is taken any more. */
        void close() {
            soon(() -> {
                quietly(door);
                List.copyOf(pipes).forEach(Pipe::end);
            });
        }

        /** Nothing more goes to the hub, or to the terminal, until it goes on. */
        void stop(boolean up, boolean down) {
            soon(() -> {
                stopUp = up;
                stopDown = down;
                List.copyOf(pipes).forEach(Pipe::interest);
            });
        }

        /** The same for the connections from one address alone. */
        void stop(InetAddress caller, boolean up, boolean down) {
            soon(() -> {
                callers.put(caller, new boolean[] {up, down});
                List.copyOf(pipes).forEach(Pipe::interest);
            });
        }
    }

    /** One connection: what was read from a side waits in its buffer until the other side takes it. */
    private final class Pipe {
        private final Line line;
        private final SocketChannel[] ends;
        private final InetAddress caller;
        private final SelectionKey[] keys = new SelectionKey[2];
        private final ByteBuffer[] read = {ByteBuffer.allocate(BUFFER).flip(), ByteBuffer.allocate(BUFFER).flip()};

        Pipe(Line line, SocketChannel terminal) throws IOException {
            this.line = line;
            caller = ((InetSocketAddress) terminal.getRemoteAddress()).getAddress();
            ends = new SocketChannel[] {terminal, SocketChannel.open()};
            ends[1].connect(hub);
            for (int i = 0; i < 2; i++) {
                ends[i].configureBlocking(false);
                ends[i].socket().setTcpNoDelay(true);
                keys[i] = ends[i].register(selector, 0, this);
            }
            line.pipes.add(this);
            interest();
        }

        private boolean isStopped(int from) {
            boolean[] stopped = line.callers.get(caller);
            return (from == 0 ? line.stopUp : line.stopDown) || stopped != null && stopped[from];
        }

        void interest() {
            for (int i = 0; i < 2; i++) {
                if (keys[i].isValid()) {
                    boolean reads = !read[i].hasRemaining() && !isStopped(i);
                    boolean writes = read[1 - i].hasRemaining() && !isStopped(1 - i);
                    keys[i].interestOps((reads ? SelectionKey.OP_READ : 0) | (writes ? SelectionKey.OP_WRITE : 0));
                }
            }
        }

        void move() {
            try {
                for (int from = 0; from < 2; from++) {
                    if (isStopped(from)) {
                        continue;
                    }
                    if (!read[from].hasRemaining()) {
                        read[from].clear();
                        int count = ends[from].read(read[from]);
                        read[from].flip();
                        if (count < 0) {
                            end();
                            return;
                        }
                    }
                    ends[1 - from].write(read[from]);
                }
                interest();
            } catch (IOException e) {
                end();
            }
        }

        void end() {
            line.pipes.remove(this);
            quietly(ends[0]);
            quietly(ends[1]);
        }
    }

    Line open() {
        try {
            var line = new Line();
            soon(() -> {
                try {
                    line.door.register(selector, SelectionKey.OP_ACCEPT, line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void soon(Runnable what) {
        todo.add(what);
        selector.wakeup();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select();
                for (Runnable next = todo.poll(); next != null; next = todo.poll()) {
                    next.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isValid() && key.attachment() instanceof Line line) {
                        accept(line);
                    } else if (key.isValid() && key.attachment() instanceof Pipe pipe) {
                        pipe.move();
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException e) {
            throw new IllegalStateException(e);
        } finally {
            selector.keys().forEach(key -> quietly(key.channel()));
            quietly(selector);
        }
    }

    /** A hub that is not there looks to the terminal like a line that breaks at once. */
    private void accept(Line line) {
        SocketChannel terminal = null;
        try {
            terminal = line.door.accept();
            if (terminal != null) {
                new Pipe(line, terminal);
            }
        } catch (IOException e) {
            quietly(terminal);
        }
    }

    private static void quietly(AutoCloseable what) {
        try {
            if (what != null) {
                what.close();
            }
        } catch (Exception e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        selector.wakeup();
        thread.join();
    }
}
