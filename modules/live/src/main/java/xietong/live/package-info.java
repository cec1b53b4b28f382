// SPDX-License-Identifier: Apache-2.0

/**
 * What all nodes share while they run, on Hazelcast Community. Nothing here is the truth and no lock here matters: a
 * miss is a read of the ledger, and everything may be lost at any time (design, promise 7).
 */
package xietong.live;
