// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import xietong.app.output.Output;
import xietong.app.terminal.AlertDesk;
import xietong.app.terminal.AlertScreen;
import xietong.app.terminal.DisplayReceipts;
import xietong.app.terminal.HubTime;
import xietong.client.CursorStore;
import xietong.client.HubClient;
import xietong.client.Subscription;
import xietong.client.SubscriptionPosition;
import xietong.v1.CommandHeader;
import xietong.v1.MailboxItem;

/** A police terminal in a console: follows its mailbox, shows what comes, confirms what it has shown, does what is typed. */
final class AlertTerminal extends Following {
    private final HubClient hub;
    private final AlertScreen screen;
    private final AlertDesk desk;
    private final DisplayReceipts receipts;
    private final String name;
    private final String mailbox;

    /** {@code name} is that of its subscription; {@code heads} gives each command a head of its own. */
    AlertTerminal(HubClient hub, String name, String mailbox, boolean bell, Supplier<CommandHeader> heads, Output output) {
        super(output);
        this.hub = hub;
        this.name = name;
        this.mailbox = mailbox;
        var time = new HubTime(Clock.systemUTC());
        screen = new AlertScreen(output, time, bell);
        desk = new AlertDesk(hub.alerts(), screen, heads);
        receipts = new DisplayReceipts(hub.alerts(), heads, mailbox, name, time, screen::say);
    }

    /** Until it is told to end. */
    int run(CursorStore cursors) throws InterruptedException {
        Subscription running;
        // What is open comes first on the screen; what is delivered meanwhile waits.
        synchronized (screen) {
            running = hub.subscription(name)
                    .mailbox(mailbox)
                    .cursorStore(cursors)
                    .listener(this)
                    .start(this::delivered);
            desk.refresh();
            screen.list();
            screen.say("terminal 终端 " + name + ": h 帮助 tells what can be typed");
        }
        Thread keyboard = new Thread(this::keyboard, "keyboard");
        keyboard.setDaemon(true);
        keyboard.start();
        return await(() -> {
            running.close();
            receipts.close();
        });
    }

    private void delivered(MailboxItem item) {
        screen.delivered(item);
        receipts.shown(item.getSeq());
    }

    /** Its end is not the terminal's: that goes on showing. */
    private void keyboard() {
        try {
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!desk.typed(line)) {
                    stop();
                    return;
                }
            }
            screen.say("nothing more can be typed; alerts are still shown 输入已断开，继续显示告警");
        } catch (IOException e) {
            screen.say("nothing more can be typed: " + e.getMessage());
        }
    }

    @Override
    public void onOpened(SubscriptionPosition position) {
        receipts.opened(position.epoch(), position.cursor());
        screen.say("link 链路: live 实时, " + position.behind() + " waiting");
    }

    @Override
    public void onDisconnected(Throwable why, Duration delay) {
        screen.say("link 链路: broken 中断, again in " + delay.toMillis() + " ms; what is shown may be old 画面可能已旧: "
                + why.getMessage());
    }
}
