// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

/**
 * One frame of a stream to a browser.
 *
 * @param id where to go on from after it; empty where that moves nothing
 * @param type what it is
 * @param json its data, on one line
 */
record Event(String id, String type, String json) {
    static Event of(String type, String json) {
        return new Event("", type, json);
    }

    /** As text/event-stream. */
    void append(StringBuilder text) {
        if (!id.isEmpty()) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("event: ").append(type).append("\ndata: ").append(json).append("\n\n");
    }

    /** As an element of an array. */
    String element() {
        return "{" + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",") + "\"event\":\"" + type + "\",\"data\":" + json + "}";
    }
}
