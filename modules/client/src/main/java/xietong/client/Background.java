// SPDX-License-Identifier: Apache-2.0
package xietong.client;

/** What runs on until it is closed, at the latest with its client. */
interface Background extends AutoCloseable {
    @Override
    void close();
}
