// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/**
 * A value of which the newest stays, whatever the order of arrival. Newer is a strict total order over all values of
 * one key.
 */
interface Ranked<V> extends IdentifiedDataSerializable {

    boolean newerThan(V other);

    /** After so many seconds it is forgotten; 0 for never. */
    default long lifetimeSeconds() {
        return 0;
    }

    @Override
    default int getFactoryId() {
        return Serializers.FACTORY;
    }
}
