// SPDX-License-Identifier: Apache-2.0
package xietong.hub.outbound;

import java.io.IOException;

/** A way to call someone outside. */
interface Channel {

    /** Calls and waits for the answer, not for long; an answer that is none, or no, is an exception. */
    void call(Call call) throws IOException, InterruptedException;

    /**
     * What is said: nothing personal.
     *
     * @param key the same at every attempt, also after a restart: whoever got it before does nothing
     * @param id the alert
     * @param priority 1 紧急, 2 重要, 3 一般
     * @param kind what happened, e.g. alert.raised
     * @param link where to look at it
     */
    record Call(String key, String id, int priority, String kind, String link) {}
}
