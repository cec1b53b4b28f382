// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import com.google.protobuf.Message;
import xietong.rules.Masking;

/** A message that has been through the masking pass; its binary form is made once for all who are sent it. */
public final class Masked {
    private final Message message;
    private volatile byte[] binary;

    private Masked(Message message) {
        this.message = message;
    }

    /** Puts a message through the masking pass. */
    public static Masked of(Message clear) {
        return new Masked(Masking.mask(clear));
    }

    /** As readers see it. */
    public Message message() {
        return message;
    }

    /** In the contract's binary form; not to be changed. */
    public byte[] binary() {
        byte[] made = binary;
        if (made == null) {
            made = message.toByteArray();
            binary = made;
        }
        return made;
    }
}
