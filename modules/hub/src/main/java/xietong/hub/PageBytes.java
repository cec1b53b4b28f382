// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.Message;

/** How much a page may hold in bytes, whatever its length: it is sent as one message, and readers take 4 MB. */
public final class PageBytes {
    /** Most bytes of a page of more than one entry. */
    public static final long MOST = 1_000_000;


    private long taken;

    /** Whether there is room for one more, which then counts; for the first there always is. */
    public boolean take(Message entry) {
        long with = taken + entry.getSerializedSize();
        if (taken > 0 && with > MOST) {
            return false;
        }
        taken = with;
        return true;
    }
}
