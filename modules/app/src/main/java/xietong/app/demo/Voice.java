// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import xietong.v1.Receipt;

/** How someone who acts by itself sends a command, for all to see. */
interface Voice {
    /**
     * Sends it and shows it.
     *
     * @param who organisation that sends it
     * @param say what a person reads
     */
    <Q extends Message, R extends Message> Receipt send(String who, String say, MethodDescriptor<Q, R> method, Q request);
}
