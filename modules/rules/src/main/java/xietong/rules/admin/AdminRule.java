// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import com.google.protobuf.Message;
import xietong.rules.Caller;
import xietong.rules.StandardRule;

/** What administrators' commands share: a fixed resource that exists from the beginning. */
abstract class AdminRule<C extends Message, S extends Message> extends StandardRule<C, S> {

    AdminRule(String method, C prototype, String kind) {
        super(method, prototype, kind);
    }

    @Override
    public String resource(C command, Caller caller) {
        return kind();
    }
}
