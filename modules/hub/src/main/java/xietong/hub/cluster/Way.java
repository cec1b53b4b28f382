// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

/** A way to the writer: straight into this node's queue, or over a link to another node. */
interface Way {
    /** Takes one along, in the order given; its outcome goes to the dispatcher. Does not wait. */
    void send(Item item);

    /** Whether outcomes that it still owes are given up when it is left; else they are waited for. */
    boolean owesNothing();

    /** Nothing more comes back from it. */
    void close();
}
