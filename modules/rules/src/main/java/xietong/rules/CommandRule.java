// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import xietong.v1.CommandHeader;

/**
 * One kind of command: its class header says how it can be refused, {@link #decide} is a pure function.
 *
 * @param <C> the command's message
 * @param <S> state of the resource that it changes
 */
public interface CommandRule<C extends Message, S extends Message> {
    /** Any kind of existing resource. */
    String ANY_KIND = "*";

    /** Full method name, e.g. {@code xietong.v1.EntrustmentService/Submit}. */
    String method();

    /** An empty command, for parsing. */
    C prototype();

    /** Kind of the resource, a {@link Resource#kind}; {@link #ANY_KIND} where it is whatever the resource is. */
    String kind();

    /** Head of the command. */
    CommandHeader header(C command);

    /** Identifier of the resource that is changed; empty when the command creates one. */
    String resource(C command, Caller caller);

    /** Resource on which the caller's rights are checked, where that is another than the one changed. */
    default String subject(C command, Caller caller) {
        return resource(command, caller);
    }

    /**
     * Decides.
     *
     * @param state present state; the default instance where there is none
     * @throws Refused when the command cannot be accepted
     */
    Decision<S> decide(S state, C command, Context context);
}
