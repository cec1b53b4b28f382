// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

/** Columns of a file of case events, in any order; each by its name or its Chinese title. */
public enum EventColumn implements Heading {
    CASE_NUMBER("案号", true, "number of the court's own case"),
    KIND("事件", true, "what happened, e.g. DOCKETED 立案 or PROPERTY_FOUND 发现财产"),
    TIME("时间", false, "when it happened, e.g. 2026-11-21 09:30 (Beijing time); left out: now"),
    ITEM("财产编号", false, "the court's own key of the property or sum; never an account, a plate or a name"),
    UNTIL("到期时间", false, "when the measure ends, for MEASURE_TAKEN"),
    GROUND("扣除事由", false, "why time does not count, for EXCLUSION_BEGUN and EXCLUSION_ENDED"),
    NODE("节点", false, "number of the node, for NODE_DONE"),
    TEAM("团队", false, "desk of the team, for DOCKETED and HANDLER_CHANGED"),
    HANDLER("承办人", false, "desk of the officer, for DOCKETED and HANDLER_CHANGED");

    private final About about;

    EventColumn(String title, boolean required, String description) {
        about = new About(title, required, description);
    }

    @Override
    public About about() {
        return about;
    }
}
