// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.ArrayList;
import java.util.List;

/** Whom one command tells of what, in order; nobody hears the same twice. */
public final class Notices {
    private final String kind;
    private final List<Notice> notices = new ArrayList<>();

    /** Of a kind of resource; its topics begin with it. */
    public Notices(String kind) {
        this.kind = kind;
    }

    /** Tells a mailbox of an event, by the relation that entitles it. */
    public void tell(String mailbox, String event, Relation right) {
        String topic = kind + "." + event;
        if (notices.stream().noneMatch(n -> n.mailbox().equals(mailbox) && n.topic().equals(topic))) {
            notices.add(new Notice(mailbox, topic, right));
        }
    }

    /** All of them. */
    public List<Notice> all() {
        return List.copyOf(notices);
    }
}
