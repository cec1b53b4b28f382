// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xietong.app.output.RefusalText;
import xietong.client.Alerts;
import xietong.client.HubRefusal;
import xietong.rules.Times;
import xietong.v1.AlertServiceConfirmDisplayedRequest;
import xietong.v1.CommandHeader;

/**
 * Tells the hub how far the terminal has shown its mailbox 已显示, in the background: always the latest, so that a burst costs
 * few commands. What could not be told is tried again.
 */
public final class DisplayReceipts implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Object lock = new Object();
    private final Alerts alerts;
    private final Supplier<CommandHeader> heads;
    private final String mailbox;
    private final String terminal;
    private final HubTime time;
    private final Consumer<String> aside;
    private final Thread thread = new Thread(this::run, "displayed");
    private String epoch = "";
    private long shown;
    private String toldEpoch = "";
    private long told;
    private boolean closed;

    /** {@code heads} gives each receipt a head of its own; {@code aside} is told what the hub refused. */
    public DisplayReceipts(
            Alerts alerts, Supplier<CommandHeader> heads, String mailbox, String terminal, HubTime time,
            Consumer<String> aside) {
        this.alerts = alerts;
        this.heads = heads;
        this.mailbox = mailbox;
        this.terminal = terminal;
        this.time = time;
        this.aside = aside;
        thread.setDaemon(true);
        thread.start();
    }

    /** The mailbox is numbered in this epoch; everything up to a number was shown before. */
    public void opened(String current, long cursor) {
        synchronized (lock) {
            epoch = current;
            shown = cursor;
            lock.notifyAll();
        }
    }

    /** Everything up to this number of the epoch is on the screen. */
    public void shown(long seq) {
        synchronized (lock) {
            shown = Math.max(shown, seq);
            lock.notifyAll();
        }
    }

    private boolean due() {
        return shown > (epoch.equals(toldEpoch) ? told : 0);
    }

    private void run() {
        try {
            while (true) {
                AlertServiceConfirmDisplayedRequest next;
                synchronized (lock) {
                    while (!due()) {
                        if (closed) {
                            return;
                        }
                        lock.wait();
                    }
                    next = AlertServiceConfirmDisplayedRequest.newBuilder()
                            .setHeader(heads.get())
                            .setMailbox(mailbox)
                            .setTerminal(terminal)
                            .setEpoch(epoch)
                            .setSeq(shown)
                            .build();
                }
                tell(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(AlertServiceConfirmDisplayedRequest next) throws InterruptedException {
        try {
            time.isNow(Times.instant(alerts.confirmDisplayed(next).getAcceptTime()));
        } catch (HubRefusal refusal) {
            if (refusal.temporary()) {
                synchronized (lock) {
                    if (!closed) {
                        lock.wait(PAUSE.toMillis());
                        return;
                    }
                }
            }
            aside.accept("not confirmed as shown 显示回执未受理: " + RefusalText.line(refusal));
        }
        synchronized (lock) {
            toldEpoch = next.getEpoch();
            told = next.getSeq();
        }
    }

    /** Waits a little until the last is told. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            thread.join(LAST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
