// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom one command tells of what, in order; nobody hears the same twice. */
public final class Notices {
    private final String kind;
    private final Map<List<String>, Notice> notices = new LinkedHashMap<>();

    /** Of a kind of resource; its topics begin with it. */
    public Notices(String kind) {
        this.kind = kind;
    }

    /** Tells a mailbox of an event, by the relation that entitles it. */
    public void tell(String mailbox, String event, Relation right) {
        String topic = kind + "." + event;
        notices.putIfAbsent(List.of(mailbox, topic), new Notice(mailbox, topic, right));
    }

    /** All of them. */
    public List<Notice> all() {
        return List.copyOf(notices.values());
    }
}
