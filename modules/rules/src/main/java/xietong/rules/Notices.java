// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom one command tells of what, in order; nobody hears the same twice. An empty mailbox is nobody. */
public final class Notices {
    private final String kind;
    private final String untold;
    private final Map<List<String>, Notice> notices = new LinkedHashMap<>();

    private Notices(String kind, String untold) {
        this.kind = kind;
        this.untold = untold;
    }

    /** Of a kind of resource; its topics begin with it. Whoever acts is told too. */
    public static Notices toAll(String kind) {
        return new Notices(kind, "");
    }

    /** Of a kind of resource; its topics begin with it. Whoever acts knows it from the receipt and is left out. */
    public static Notices toOthers(String kind, Context context) {
        return new Notices(kind, context.caller().code());
    }

    /** Tells a mailbox of an event, by the relation that entitles it. */
    public void tell(String mailbox, String event, Relation right) {
        if (mailbox.isEmpty() || mailbox.equals(untold)) {
            return;
        }
        String topic = kind + "." + event;
        notices.putIfAbsent(List.of(mailbox, topic), new Notice(mailbox, topic, right));
    }

    /** All of them. */
    public List<Notice> all() {
        return List.copyOf(notices.values());
    }
}
